"""The rows below a header: where the table ends, which rows are data, summaries, notes, and how deep."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import baca_angka
from kertas_kerja.kenali.jenjang import tingkat_kata
from kertas_kerja.model import Kolom
from kertas_kerja.tabel.dasar import MASUKAN
from kertas_kerja.tabel.kosakata import mungkin_bernomor, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.tabel.dasar import Deklarasi

MAKS_KOSONG = 2
_JUDUL = r"(?i)(tabel|lampiran|grafik|gambar|diagram|bab) ?[\divx]"
_TANDA_TANGAN = r"(?i)\b(mengetahui|nip\b|pembina|penata|kepala dinas|camat|lurah|sekretaris|\w+, \d{1,2} \w+ 20\d\d)"
_ADA_TANDA_TANGAN = ("mengetahui", "nip", "pembina", "penata", "kepala dinas", "camat", "lurah", "sekretaris", " 20")
_BERHURUF = re.compile(r"[^\W\d_].*[^\W\d_]", re.S)
_KETERANGAN = r"(?i)\W*(definisi|sumber|catatan|keterangan|note|dasar hukum)\b"
_KUNCI = frozenset({"indikator", "komponen", "program", "sasaran", "rentang", "desa"})
_UKURAN = frozenset(
    {"target", "realisasi", "capaian", "normalisasi", "koreksi", "nilai_akhir", "pagu", "realisasi_anggaran"}
    | {"serapan", "bobot", "nilai", "nilai_aspek", "perkiraan", "target_prev", "realisasi_prev", "kemajuan"}
)
_RINGKASAN = r"(?:(grand |sub ?)?total|jumlah|rata ?-? ?rata|rerata|nilai (kinerja|hasil|rata)|nko|predikat|estimasi)"
# Bare words of a sum or mean name no indicator, even where target and realisasi are summed as well.
_RINGKAS_SAJA = (
    r"(?:grand |sub ?)?(?:total|jumlah)(?: (?:total|seluruh\w*|keseluruhan|anggaran))?|(?:nilai )?rata ?-? ?rata|rerata"
)
_ADA_RINGKAS = ("total", "jumlah", "rata")
# A mean of what the columns measure; "Rata-rata lama sekolah" is an indicator.
_RATA_SAJA = (
    r"(?:nilai |skor )?(?:rata ?-? ?rata|rerata)(?: (?:capaian|serapan|penyerapan|realisasi|anggaran|kinerja|total"
    r"|nilai|skor|persentase|persen|tingkat|keseluruhan|seluruh\w*|indikator|program|kegiatan|dan|%))*"
)
# The row below a mean that names it in words, in a table that declares no such row.
_PREDIKAT_SAJA = r"\w+(?: (?:kinerja|capaian|pencapaian|realisasi|anggaran|organisasi|program))+"
_NOMOR_DEPAN = r"^\s*(?:\d+|[IVXivx]+|[A-Za-z])[.)]\s*"


class BarisMentah(NamedTuple):
    """A row of the body before it is classified: its number and its non-empty cells by column index."""

    nomor: int
    sel: dict[int, Cell]


def baris_isi(kisi: Kisi, blok: BlokKepala, awal_lain: set[int]) -> list[BarisMentah]:
    """The rows of a table, from below its header to its end.

    `awal_lain` are the first rows of other header blocks over the same columns. A header that repeats this
    block's words (a page break) is skipped and the table goes on; after an empty row it begins a new table,
    unless the row numbers go on below it.
    """
    hasil: list[BarisMentah] = []
    kosong = 0
    nomor = blok.mulai_isi
    while nomor <= kisi.sheet.max_row and kosong <= MAKS_KOSONG:
        if nomor in awal_lain:
            lanjut = _sesudah_kepala(kisi, blok, nomor)
            if not _kepala_berulang(kisi, blok, nomor) or (kosong and not _nomor_lanjut(kisi, blok, hasil, lanjut)):
                break
            nomor, kosong = lanjut, 0
            continue
        sel = kisi.antara(nomor, blok.kiri, blok.kanan)
        if not sel:
            kosong += not (blok.tepi[0] and kisi.antara(nomor, *blok.tepi))
        elif _judul_lain(kisi, sel) or (kosong and not _lanjutan(kisi, sel, blok, hasil, kosong)):
            break
        else:
            kosong = 0
            hasil.append(BarisMentah(nomor, sel))
        nomor += 1
    return hasil


def _kepala_berulang(kisi: Kisi, blok: BlokKepala, nomor: int) -> bool:
    sama = beda = 0
    for k in range(blok.kiri, blok.kanan + 1):
        a, b = kisi.normal(blok.atas, k), kisi.normal(nomor, k)
        if a or b:
            sama, beda = sama + (a[:12] == b[:12]), beda + (a[:12] != b[:12])
    return sama > beda * 2


def _sesudah_kepala(kisi: Kisi, blok: BlokKepala, nomor: int) -> int:
    """The first row below a repeated header and its repeated numbering row."""
    bawah = nomor + blok.bawah - blok.atas + 1
    if blok.baris_nomor is None:
        return bawah
    sama = all(kisi.normal(blok.baris_nomor, k) == kisi.normal(bawah, k) for k in range(blok.kiri, blok.kanan + 1))
    return bawah + sama


def _nomor_lanjut(kisi: Kisi, blok: BlokKepala, hasil: list[BarisMentah], nomor: int) -> bool:
    """True where the first row number below a repeated header follows the last one above it."""
    kolom = next((k.indeks for k in blok.kolom if k.nama == "no"), None)
    if kolom is None:
        return False
    atas = [n for b in hasil if (n := _bilangan(kisi, b.nomor, kolom)) is not None]
    awal = _bilangan(kisi, nomor, kolom)
    return bool(atas) and awal is not None and awal == atas[-1] + 1


def _bilangan(kisi: Kisi, nomor: int, kolom: int) -> int | None:
    teks = kisi.teks(nomor, kolom).rstrip(". )")
    return int(teks) if teks.isdecimal() and len(teks) <= 4 else None


def _judul_lain(kisi: Kisi, sel: dict[int, Cell]) -> bool:
    return len(sel) <= 2 and any(re.match(_JUDUL, kisi.tampil(c)) for c in sel.values())


def _lanjutan(kisi: Kisi, sel: dict[int, Cell], blok: BlokKepala, hasil: list[BarisMentah], kosong: int) -> bool:
    """After an empty row a table only goes on with a row that looks like its rows.

    It carries words and a number, numbers where the table has numbers, and nothing beyond the table's right
    edge that the table's own rows do not have. After two empty rows it must be a summary row or go on with
    the row numbers.
    """
    nomor = next(iter(sel.values())).row
    teks = {k: kisi.tampil(c) for k, c in sel.items()}
    if len(sel) < 2 or any(map(_tanda_tangan, teks.values())) or _melebar(kisi, nomor, blok, hasil):
        return False
    nama = {k.indeks: k.nama for k in blok.kolom}
    if any(_salah_jenis(sel[k], t) for k, t in teks.items() if nama.get(k) in _UKURAN):
        return False
    angka = any(
        isinstance(sel[k].value, float) or _menunggu(sel[k]) or (len(t) < 40 and baca_angka(t) is not None)
        for k, t in teks.items()
        if nama.get(k) not in _KUNCI
    )
    kata = [t for t in teks.values() if len(t) > 2 and _BERHURUF.search(t)]
    if not (angka and kata):
        return False
    return kosong < 2 or re.match(_RINGKASAN, normalkan(kata[0])) is not None or _nomor_lanjut(kisi, blok, hasil, nomor)


def _tanda_tangan(teks: str) -> bool:
    """True for the words of a signature block; the cheap sieve comes first."""
    return any(k in teks.lower() for k in _ADA_TANDA_TANGAN) and re.search(_TANDA_TANGAN, teks) is not None


def _melebar(kisi: Kisi, nomor: int, blok: BlokKepala, hasil: list[BarisMentah]) -> bool:
    """True where the row goes on beyond the right edge although the rows of the table do not."""
    kanan = blok.kanan + 1
    return kanan in kisi.baris(nomor) and not any(kanan in kisi.baris(b.nomor) for b in hasil[-3:])


def _menunggu(sel: Cell) -> bool:
    """A formula that shows an error or nothing yet: a number once what it reads is there."""
    return sel.formula is not None and (sel.kind == "e" or sel.value in (None, ""))


def _salah_jenis(sel: Cell, teks: str) -> bool:
    """Words in a column of measures (a dash or a unit is none)."""
    return isinstance(sel.value, str) and len(teks) > 3 and baca_angka(teks) is None and " " in teks.strip()


class Peran(NamedTuple):
    """Which columns of a table play which part when its rows are classified; the same for every row."""

    ukuran: frozenset[int]
    kunci: frozenset[int]
    nama: frozenset[int]
    pasangan: frozenset[int]
    ringkas: tuple[tuple[str, str], ...]
    berurutan: frozenset[int] = frozenset()


def peran_kolom(kolom: tuple[Kolom, ...], deklarasi: Deklarasi, mentah: list[BarisMentah]) -> Peran:
    """The parts that the columns play, and the rows in the midst of the row numbers."""
    kunci = _KUNCI | set(deklarasi.salah_satu)
    return Peran(
        frozenset(k.indeks for k in kolom if _terukur(k, deklarasi)),
        frozenset(k.indeks for k in kolom if k.nama in kunci),
        frozenset(k.indeks for k in kolom if k.nama in ("indikator", "komponen", "program", "sasaran")),
        frozenset(k.indeks for k in kolom if k.nama in MASUKAN),
        tuple((r.jenis, r.pola) for r in deklarasi.ringkas),
        _berurutan(kolom, mentah),
    )


def _berurutan(kolom: tuple[Kolom, ...], mentah: list[BarisMentah]) -> frozenset[int]:
    """The rows whose number follows the one above and is followed by the next below: no summary stands there."""
    kolom_no = next((k.indeks for k in kolom if k.nama == "no"), None)
    sel = [(b.nomor, b.sel[kolom_no].value) for b in mentah if kolom_no is not None and kolom_no in b.sel]
    urut = [(nomor, n) for nomor, v in sel if (n := _nomor_urut(v)) is not None]
    tengah = zip(urut, urut[1:], urut[2:], strict=False)
    return frozenset(b[0] for a, b, c in tengah if a[1] + 1 == b[1] == c[1] - 1)


def _nomor_urut(nilai: object) -> int | None:
    if isinstance(nilai, str):
        nilai = nilai.rstrip(". )").strip()
        return int(nilai) if nilai.isdecimal() and len(nilai) <= 4 else None
    return int(nilai) if isinstance(nilai, float) and nilai == int(nilai) else None


def label_baris(baris: BarisMentah) -> str:
    """The text that names a row: the first cell with letters, wherever the label was put."""
    for indeks in sorted(baris.sel):
        nilai = baris.sel[indeks].value
        if isinstance(nilai, str) and _BERHURUF.search(nilai) and baca_angka(nilai) is None:
            return nilai.strip()
    return ""


def jenis_baris(
    kisi: Kisi,
    baris: BarisMentah,
    kolom: tuple[Kolom, ...],
    deklarasi: Deklarasi,
    terakhir: bool,
    peran: Peran,
    teks: str,
) -> str:
    """`data`, a summary kind of the declaration, `catatan`, or "" for a prepared row without content.

    `teks` is the row's label.
    """
    label = _rapat(normalkan(re.sub(_NOMOR_DEPAN, "", teks) if mungkin_bernomor(teks) else teks))
    berisi = baris_berangka(baris, peran)
    merata = _rata_saja(label, baris, kolom)
    saja = merata or (any(k in label for k in _ADA_RINGKAS) and re.fullmatch(_RINGKAS_SAJA, label) is not None)
    if label and not _indikator_terukur(baris, peran, saja):
        for jenis, pola in peran.ringkas:
            if re.match(pola, label) and (berisi or _ringkas_murni(label)):
                return jenis
    if merata or _predikat_saja(label, baris):
        return "catatan"
    if not label and berisi and terakhir:
        return next((r.jenis for r in deklarasi.ringkas if r.tanpa_label), "data")
    if not label and not berisi:
        return ""
    if len(baris.sel) == 1 and not berisi:
        return "data" if _nama_saja(kisi, baris, kolom, deklarasi) else "catatan"
    berisi = berisi or any(k in peran.kunci for k in baris.sel) or _berangka_lain(baris, kolom)
    return "data" if berisi else "catatan"


def _berangka_lain(baris: BarisMentah, kolom: tuple[Kolom, ...]) -> bool:
    """True where numbers stand in two columns that the declaration does not name: the row waits for its results."""
    lain = (baris.sel.get(k.indeks) for k in kolom if k.judul and not k.nama)
    return sum(c is not None and isinstance(c.value, float) for c in lain) > 1


def baris_berangka(baris: BarisMentah, peran: Peran) -> bool:
    """True where something stands in a measured column of that row."""
    return any(k in peran.ukuran and _terisi(c) for k, c in baris.sel.items())


def _rata_saja(label: str, baris: BarisMentah, kolom: tuple[Kolom, ...]) -> bool:
    """True for a row that only names a mean and has no row number; no table counts it among its indicators."""
    if "rata" not in label or re.fullmatch(_RATA_SAJA, label) is None:
        return False
    return not any(k.nama == "no" and k.indeks in baris.sel and _terisi(baris.sel[k.indeks]) for k in kolom)


def _predikat_saja(label: str, baris: BarisMentah) -> bool:
    """ "Predikat kinerja" and words alone."""
    if not label.startswith(("predikat ", "kategori ", "kriteria ")) or not re.fullmatch(_PREDIKAT_SAJA, label):
        return False
    return not any(isinstance(c.value, float) for c in baris.sel.values())


def _rapat(label: str) -> str:
    """ "j u m l a h" as one word."""
    huruf = label.split(" ")
    return "".join(huruf) if len(huruf) > 3 and all(len(h) == 1 for h in huruf) else label


def baris_terakhir(mentah: list[BarisMentah], kolom: tuple[Kolom, ...]) -> int:
    """Position of the last row that shows anything but a row number; below it rows are only prepared."""
    nomor = {k.indeks for k in kolom if k.nama == "no"}
    for i in range(len(mentah) - 1, -1, -1):
        if any(_terisi(c) for k, c in mentah[i].sel.items() if k not in nomor):
            return i
    return len(mentah) - 1


def _terisi(sel: Cell) -> bool:
    """True where the cell shows something (a formula may show nothing)."""
    return bool(sel.value.strip()) if isinstance(sel.value, str) else sel.value is not None


def _nama_saja(kisi: Kisi, baris: BarisMentah, kolom: tuple[Kolom, ...], deklarasi: Deklarasi) -> bool:
    """A row of one cell is data where that cell names an indicator, or a level of the hierarchy."""
    indeks, sel = next(iter(baris.sel.items()))
    teks = kisi.tampil(sel)
    if len(teks) > 200 or re.match(_KETERANGAN, teks):
        return False
    nama = next((k.nama for k in kolom if k.indeks == indeks), "")
    berjenjang = deklarasi.hierarki or deklarasi.rincian
    return nama == "indikator" or (berjenjang and nama in _KUNCI and tingkat_kata(teks) is not None)


def _terukur(kolom: Kolom, deklarasi: Deklarasi) -> bool:
    asal = deklarasi.kolom_bernama(kolom.nama)
    return asal is not None and asal.jenis not in ("teks", "nomor")


def _ringkas_murni(label: str) -> bool:
    return len(label) <= 110


def _indikator_terukur(baris: BarisMentah, peran: Peran, ringkas_saja: bool) -> bool:
    """A row with two names, one amid the row numbers, or with target and realisasi, is data whatever its first word."""
    terukur = baris.nomor in peran.berurutan or sum(k in peran.pasangan for k in baris.sel) > 1
    if terukur and not ringkas_saja:
        return True
    teks = {
        normalkan(c.value)
        for i, c in baris.sel.items()
        if i in peran.nama and isinstance(c.value, str) and len(c.value.strip()) > 2
    }
    return len(teks) > 1
