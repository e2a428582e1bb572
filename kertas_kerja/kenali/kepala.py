"""Find header blocks: 1 to 4 rows with or without merges, a numbering row below, several side by side."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import baca_angka
from kertas_kerja.kenali.kepala_tetangga import menurut_tetangga
from kertas_kerja.model import Kolom
from kertas_kerja.tabel.kosakata import KOSAKATA, KataKepala, adalah_kepala, kenali_mirip, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.kisi import Kisi

MAKS_BARIS_KEPALA = 4
_DAUN_PENDEK = frozenset(
    ["k", "rp", "rp.", "%", "i", "ii", "iii", "iv", "t", "r", "kinerja", "fisik", "keuangan", "volume"]
)
_DAUN_STATUS = frozenset({"selesai", "sesuai", "dalam proses", "proses", "belum", "belum selesai", "baik", "rusak"})
_NOMOR_URUT = re.compile(r"\(?[0-9]{1,2}\)?|\(?[A-Za-z©]\)?")
_RUMUS_KATA = r"^\(?(\d{0,2}|[A-Za-z©])\)? ?=|\(\d+\) ?[Xx×*/+-]|^\(?\d{1,2}(\.[A-Za-z])?\)?$|^\(?[A-Za-z©]\)?$"
_UKURAN_TEKS = r"-?\d[\d.]*(?:,\d+ ?%?|\.\d+ ?%?| ?%)"  # a figure typed as text: "70,00", "95%"
_AKHIR_UKURAN = frozenset("0123456789%")
_ANGGARAN = r"(?i)anggaran|keuangan|pagu|belanja|\brp\b"
_NAMA_ANGGARAN = frozenset({"pagu", "realisasi_anggaran", "serapan"})
_SINGKATAN = {"t": "target", "r": "realisasi"}  # "Tahun 2024" dengan T, R, % di bawahnya
_KE_ANGGARAN = {"target": "pagu", "realisasi": "realisasi_anggaran", "capaian": "serapan", "sasaran": "pagu"}
KOLOM_TEKS = frozenset({"no", "kode", "tujuan", "sasaran", "indikator", "program", "komponen", "satuan", "desa"})


class BlokKepala(NamedTuple):
    """A header block: its rows, its columns with canonical names, the numbering row if there is one."""

    atas: int
    bawah: int
    kiri: int
    kanan: int
    kolom: tuple[Kolom, ...]
    baris_nomor: int | None

    @property
    def mulai_isi(self) -> int:
        """The first row below the header and its numbering row."""
        return max(self.baris_nomor or 0, self.bawah) + 1


def cari_kepala(kisi: Kisi) -> list[BlokKepala]:
    """Every header block of a sheet, top to bottom, left to right."""
    kandidat: dict[int, set[int]] = {}
    for nomor, kolom in kisi.sheet.find_strings(adalah_kepala):
        kandidat.setdefault(nomor, set()).add(kolom)
    blok: list[BlokKepala] = []
    terpakai: dict[int, set[int]] = {}
    for nomor in sorted(kandidat):
        milik_lain = terpakai.pop(nomor, set())
        kolom_kena = kandidat[nomor] - milik_lain
        if len(kolom_kena) < 2:
            continue
        for kiri, kanan in _potong(kisi, nomor, kolom_kena, milik_lain):
            if not _baris_kepala(kisi, nomor, {k for k in kolom_kena if kiri <= k <= kanan}, kiri, kanan):
                continue
            baru = _bangun(kisi, nomor, kiri, kanan)
            if baru is not None:
                blok.append(baru)
                for b in range(baru.atas, baru.mulai_isi):
                    terpakai.setdefault(b, set()).update(range(baru.kiri, baru.kanan + 1))
    return blok


def _baris_kepala(kisi: Kisi, nomor: int, kena: set[int], kiri: int, kanan: int) -> bool:
    """A header row is words: no numbers but years and column numbers, and mostly words we know.

    Only the cells of the table itself count: beside it the numbering row or the data of another may stand.
    """
    isi = {k: c for k, c in kisi.baris(nomor).items() if kiri <= k <= kanan}
    angka = [c for c in isi.values() if isinstance(c.value, float) and not 2000 <= c.value <= 2100]
    if any(c.formula is not None for c in isi.values() if c.kind == "n") and angka:
        return False
    teks = [c for c in isi.values() if isinstance(c.value, str)]
    panjang = sum(len(c.value) > 160 for c in teks if isinstance(c.value, str))
    ukuran = sum(_ukuran_teks(c.value) for c in teks if isinstance(c.value, str))
    return len(angka) + ukuran <= len(kena) // 3 and panjang == 0 and len(kena) * 5 >= len(teks) * 2


def _ukuran_teks(teks: str) -> bool:
    return teks.strip()[-1:] in _AKHIR_UKURAN and re.fullmatch(_UKURAN_TEKS, teks.strip()) is not None


def _potong(kisi: Kisi, nomor: int, kena: set[int], milik_lain: set[int]) -> list[tuple[int, int]]:
    """Split a header row into tables that stand side by side: a gap with a column that is empty below as well.

    `milik_lain` are the columns of this row that belong to the header of a table already found.
    """
    terisi = _kolom_terisi(kisi, nomor) - milik_lain
    if not terisi:
        return []
    potongan, awal, akhir = [], min(terisi), min(terisi)
    for kolom in sorted(terisi)[1:]:
        celah = range(akhir + 1, kolom)
        if milik_lain.intersection(celah) or any(_celah(kisi, nomor, k) for k in celah):
            potongan.append((awal, akhir))
            awal = kolom
        akhir = kolom
    potongan.append((awal, akhir))
    return [(a, b) for a, b in potongan if sum(a <= k <= b for k in kena) >= 2]


def _kolom_terisi(kisi: Kisi, nomor: int) -> set[int]:
    terisi = set(kisi.baris(nomor))
    for kolom in list(terisi):
        area = kisi.gabungan(nomor, kolom)
        if area is not None:
            terisi.update(range(area.left, min(area.right, area.left + 60) + 1))
    for area in kisi.gabungan_baris(nomor):
        tegak = area.top < nomor <= area.bottom and area.bottom - area.top < MAKS_BARIS_KEPALA
        if tegak and kisi.teks(area.top, area.left):
            terisi.update(range(area.left, min(area.right, area.left + 60) + 1))
    return terisi


def _celah(kisi: Kisi, nomor: int, kolom: int) -> bool:
    """True for an empty column: nothing in it, nor a merge across it, from the header row down."""
    return all(kisi.kosong(b, kolom, kolom) and kisi.gabungan(b, kolom) is None for b in range(nomor, nomor + 12))


def _bangun(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> BlokKepala | None:
    atas = _naik(kisi, nomor, kiri, kanan)
    bawah, kanan = _turun(kisi, atas, nomor, kiri, kanan)
    baris_nomor = _baris_penomoran(kisi, bawah + 1, kiri, kanan)
    if baris_nomor is not None and _daun_saja(kisi, baris_nomor + 1, kiri, kanan):
        bawah = baris_nomor + 1
    kolom = namai(kisi, atas, bawah, kiri, kanan, baris_nomor)
    if sum(bool(k.nama) for k in kolom) < 2:
        return None
    return BlokKepala(atas, bawah, kiri, kanan, tuple(kolom), baris_nomor)


def _naik(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> int:
    """Group rows above: known words or periods over several columns, never a title across the table."""
    atas = nomor
    while atas > 1 and nomor - atas < MAKS_BARIS_KEPALA - 1:
        isi = {k: c for k, c in kisi.baris(atas - 1).items() if kiri <= k <= kanan}
        if not isi or _judul_tunggal(kisi, atas - 1, set(isi), kiri):
            break
        if not all(_kata_grup(kisi, atas - 1, k, kiri, kanan) for k in isi):
            break
        atas -= 1
    return atas


def _judul_tunggal(kisi: Kisi, nomor: int, isi: set[int], kiri: int) -> bool:
    """A single unmerged text is the table's title, whatever its first word: over the first column or a text column."""
    if len(isi) != 1:
        return False
    (kolom,) = isi
    if kisi.gabungan(nomor, kolom) is not None:
        return False
    return kolom == kiri or kenali_mirip(kisi.teks(nomor + 1, kolom)).nama in KOLOM_TEKS


def _kata_grup(kisi: Kisi, nomor: int, kolom: int, kiri: int, kanan: int) -> bool:
    area = kisi.gabungan(nomor, kolom)
    if area is not None and area.right - area.left >= kanan - kiri:
        return False
    kata = kenali_mirip(kisi.teks(nomor, kolom))
    selebar_grup = area is not None and area.right > area.left and len(kisi.teks(nomor, kolom)) <= 60
    return bool(kata.nama or kata.cocok or selebar_grup)


def _turun(kisi: Kisi, atas: int, nomor: int, kiri: int, kanan: int) -> tuple[int, int]:
    """The last header row: as far as merges reach, then rows of leaves below group cells."""
    bawah = nomor
    while bawah - atas < MAKS_BARIS_KEPALA - 1:
        kanan = _kanan_daun(kisi, bawah, max(kanan, _kanan_gabungan(kisi, bawah, kiri, kanan)))
        tegak = any(
            (a := kisi.gabungan(bawah, k)) is not None and a.bottom > bawah and kisi.teks(a.top, a.left)
            for k in range(kiri, kanan + 1)
        )
        if not _baris_daun(kisi, bawah, kiri, kanan, tegak):
            break
        bawah += 1
    return bawah, kanan


def _kanan_gabungan(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> int:
    area = kisi.gabungan(nomor, kanan)
    return min(area.right, kanan + 60) if area is not None else kanan


def _kanan_daun(kisi: Kisi, nomor: int, kanan: int) -> int:
    """The last unmerged group cell reaches as far as the leaves below it go on."""
    if not (kisi.teks(nomor, kanan) and kisi.teks(nomor + 1, kanan)):
        return kanan
    while not kisi.teks(nomor, kanan + 1) and _kata_daun(kisi.teks(nomor + 1, kanan + 1)):
        kanan += 1
    return kanan


def _kata_daun(teks: str) -> bool:
    kata = kenali_mirip(teks)
    return bool(kata.nama or kata.cocok or teks.lower() in _DAUN_PENDEK or teks.lower() in _DAUN_STATUS)


def _baris_daun(kisi: Kisi, atas: int, kiri: int, kanan: int, tegak: bool) -> bool:
    """True where the row below `atas` holds leaves of its groups rather than data."""
    isi = {k: c for k, c in kisi.baris(atas + 1).items() if kiri <= k <= kanan}
    if not isi or set(isi) == {kiri}:
        return False
    kenal = 0
    for kolom, sel in isi.items():
        teks = kisi.tampil(sel)
        if len(teks) > 60 or (isinstance(sel.value, float) and not 2000 <= sel.value <= 2100):
            return False
        kenal += _kata_daun(teks)
        area = kisi.gabungan(atas, kolom)
        mendatar = area is not None and area.right > area.left
        if not tegak and not mendatar and kisi.teks(atas, kolom) and not _berkelompok(kisi, atas, kolom, kanan):
            return False
    return kenal * 2 >= len(isi)


def _berkelompok(kisi: Kisi, nomor: int, kolom: int, kanan: int) -> bool:
    """An unmerged group cell: the cells to its right are empty up to the next word, with leaves below them."""
    for k in range(kolom + 1, kanan + 1):
        if kisi.teks(nomor, k):
            return False
        if kisi.teks(nomor + 1, k):
            return True
    return False


def _baris_penomoran(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> int | None:
    """The row `1 2 3`, `(a) (b) ©` or `13 = 9 + 10 + 11 + 12` directly below a header."""
    teks = [kisi.tampil(c) for k, c in sorted(kisi.baris(nomor).items()) if kiri <= k <= kanan]
    if len(teks) < min(3, kanan - kiri + 1) or len(teks) * 2 < kanan - kiri + 1 or any(len(t) > 40 for t in teks):
        return None
    cocok = [t for t in teks if _NOMOR_URUT.fullmatch(t.strip()) or re.search(_RUMUS_KATA, t.strip())]
    angka = [int(m[1]) for t in teks if (m := re.match(r"\(?(\d{1,2})\b", t)) is not None]
    urut = all(b - a in (0, 1, 2) for a, b in pairwise(angka)) if angka else True
    return nomor if len(cocok) == len(teks) and urut and (not angka or angka[0] in (0, 1)) else None


def _daun_saja(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> bool:
    """A row of K and Rp alone: the numbering row may stand above the leaves."""
    isi = [kisi.tampil(c).strip() for k, c in kisi.baris(nomor).items() if kiri <= k <= kanan]
    return len(isi) > 1 and all(t.lower() in _DAUN_PENDEK for t in isi)


def namai(kisi: Kisi, atas: int, bawah: int, kiri: int, kanan: int, baris_nomor: int | None) -> list[Kolom]:
    """Canonical names of the columns of a header block, from group and leaf texts without the numbering row."""
    baris = [b for b in range(atas, bawah + 1) if b != baris_nomor]
    kolom: list[Kolom] = []
    periode: list[list[str]] = []
    for indeks in range(kiri, kanan + 1):
        rantai = _rantai(kisi, baris, indeks, kiri)
        kolom.append(Kolom(_nama_kolom(rantai), indeks, " | ".join(rantai)))
        periode.append(_periode(rantai))
    return _bedakan(kisi, _kelompokkan(menurut_tetangga(kolom), periode), max(baris_nomor or 0, bawah))


def _periode(rantai: list[str]) -> list[str]:
    """The periods over a column from coarse to fine: the group's, then all that are written."""
    kata = [k for k in map(kenali_mirip, rantai) if k.periode]
    if not kata:
        return [""]
    semua = " ".join(dict.fromkeys(p for k in kata for p in k.lengkap.split(" ") if p != "TB"))
    return [kata[0].periode, kata[0].lengkap, kata[-1].periode, " ".join(k.lengkap for k in kata), semua]


def _kelompokkan(kolom: list[Kolom], periode: list[list[str]]) -> list[Kolom]:
    """The coarsest period that tells the columns of every name apart."""
    for i in range(max((len(p) for p in periode), default=1)):
        hasil = [k._replace(grup=p[min(i, len(p) - 1)]) for k, p in zip(kolom, periode, strict=True)]
        kunci = [k.kunci for k in hasil if k.nama and k.grup]
        if len(kunci) == len(set(kunci)):
            return hasil
    return [k._replace(grup=p[0]) for k, p in zip(kolom, periode, strict=True)]


def _rantai(kisi: Kisi, baris: list[int], indeks: int, kiri: int) -> list[str]:
    """The header texts that stand over a column in these rows, group first, each once."""
    rantai: list[str] = []
    for i, nomor in enumerate(baris, 1):
        teks = kisi.teks(nomor, indeks)
        if not teks and _berdaun(kisi, baris[i:], indeks):
            teks = _grup_kiri(kisi, nomor, baris[i:], indeks, kiri)
        if teks and (not rantai or normalkan(rantai[-1]) != normalkan(teks)):
            rantai.append(" ".join(teks.split()))
    return rantai


def _berdaun(kisi: Kisi, bawahnya: list[int], kolom: int) -> bool:
    return any(kisi.teks(b, kolom) for b in bawahnya)


def _grup_kiri(kisi: Kisi, nomor: int, bawahnya: list[int], indeks: int, kiri: int) -> str:
    """The unmerged group text to the left that stands over a column as well: all between have leaves below."""
    for kolom in range(indeks - 1, kiri - 1, -1):
        area = kisi.gabungan(nomor, kolom)
        if area is not None and (area.right < indeks or area.bottom > nomor):
            return ""
        if teks := kisi.teks(nomor, kolom):
            return teks if _berdaun(kisi, bawahnya, kolom) else ""
        if not _berdaun(kisi, bawahnya, kolom):
            return ""
    return ""


def _nama_kolom(rantai: list[str]) -> str:
    if not rantai:
        return ""
    kata = [kenali_mirip(t) for t in rantai]
    daun = kata[-1]
    if daun.nama is None or (len(rantai) > 1 and rantai[-1].strip().lower() in _DAUN_PENDEK):
        return _nama_dari_grup(rantai, kata)
    grup = zip(rantai[:-1], kata[:-1], strict=True)
    if daun.nama in _KE_ANGGARAN and any(k.nama in _NAMA_ANGGARAN or re.search(_ANGGARAN, t) for t, k in grup):
        return _KE_ANGGARAN[daun.nama]
    return daun.nama


def _nama_dari_grup(rantai: list[str], kata: list[KataKepala]) -> str:
    nama = next((k.nama for k in reversed(kata[:-1]) if k.nama), None) or ""
    uang = nama in _NAMA_ANGGARAN or any(re.search(_ANGGARAN, t) for t in rantai[:-1])
    daun = rantai[-1].strip().lower().rstrip(".")
    if daun in ("rp", "keuangan"):
        return _KE_ANGGARAN.get(nama, nama) or ("pagu" if uang else "")
    if daun == "%":
        return "serapan" if uang else "capaian"
    if daun in _SINGKATAN and not nama:
        return _SINGKATAN[daun]
    return nama or (kata[-1].nama or "")


def _bedakan(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """Keep a period only where it tells columns apart; settle headers that occur twice."""
    kolom = _tanpa_kepala(kisi, kolom, bawah)
    jumlah: dict[str, set[str]] = {}
    for k in kolom:
        if k.nama:
            jumlah.setdefault(k.nama, set()).add(k.grup)
    hasil = [k if k.nama and len(jumlah[k.nama]) > 1 else k._replace(grup="") for k in kolom]
    hasil = _capaian_berarti_realisasi(hasil)
    terlihat: dict[str, int] = {}
    for i, k in enumerate(hasil):
        if not k.nama:
            continue
        if k.kunci in terlihat:
            lama = terlihat[k.kunci]
            if _yang_kedua(kisi, bawah, hasil[lama], k):
                hasil[lama] = hasil[lama]._replace(nama=_nama_uraian(k.nama))
                terlihat[k.kunci] = i
            else:
                hasil[i] = k._replace(nama="")
        else:
            terlihat[k.kunci] = i
    return hasil


def _tanpa_kepala(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """A column of numbers without a header beside a measure that holds words: one header written over both."""
    hasil = list(kolom)
    for i, (kiri, k) in enumerate(pairwise(kolom), 1):
        if not k.judul and kiri.nama and kiri.nama not in KOLOM_TEKS and _yang_kedua(kisi, bawah, kiri, k):
            hasil[i] = kiri._replace(indeks=k.indeks)
    return hasil


def _capaian_berarti_realisasi(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target | Capaian | %": with no realisasi column the first capaian is the realisasi."""
    capaian = [i for i, k in enumerate(kolom) if k.nama == "capaian" and not k.grup]
    if len(capaian) == 2 and not any(k.nama == "realisasi" for k in kolom) and any(k.nama == "target" for k in kolom):
        pertama = capaian[0]
        kolom = [k._replace(nama="realisasi") if i == pertama else k for i, k in enumerate(kolom)]
    return kolom


def _yang_kedua(kisi: Kisi, bawah: int, pertama: Kolom, kedua: Kolom) -> bool:
    """Of two columns under one header: words belong to a text column, numbers to a measure.

    Of the indicators of a tujuan and of its sasaran the second is the one that is measured.
    """
    if pertama.nama in KOLOM_TEKS:
        kedua_kata = _berisi_teks(kisi, bawah, kedua.indeks)
        lebih_rinci = kedua.nama == "indikator" and kedua.indeks - pertama.indeks <= 2
        return kedua_kata and (lebih_rinci or not _berisi_teks(kisi, bawah, pertama.indeks))
    return _berisi_teks(kisi, bawah, pertama.indeks) and not _berisi_teks(kisi, bawah, kedua.indeks)


def _nama_uraian(nama: str) -> str:
    """What the wordy twin of a measure column is: the unit of a target, the description of a need."""
    if nama == "target":
        return "satuan"
    return f"{nama}_uraian" if f"{nama}_uraian" in KOSAKATA else ""


def _berisi_teks(kisi: Kisi, bawah: int, kolom: int) -> bool:
    """Most cells below the header, down to the first empty row, are words, not numbers with or without a unit."""
    isi = takewhile(bool, (kisi.baris(b) for b in range(bawah + 1, bawah + 13)))
    contoh = [c for baris in isi if (c := baris.get(kolom)) is not None]
    kata = sum(isinstance(c.value, str) and len(c.value) > 2 and baca_angka(c.value) is None for c in contoh)
    return bool(contoh) and kata * 2 > len(contoh)
