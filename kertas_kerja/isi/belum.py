"""Derived cells that a fill leaves blank: what keeps a formula out, and one sentence on what the operator does next.

A cell whose row simply has no figures yet is not mentioned; a missing predikat AKIP is KK902's to say.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, kosong
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.isi.setahun import PemasokDeret, Ragu
from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Parameter, Ringkas, daun
from kertas_kerja.tabel.capaian import polaritas_ragu
from kertas_kerja.tabel.persen_ganda import persen_ganda
from kertas_kerja.tabel.relasi import tempat_relasi
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks, Relasi
    from kertas_kerja.tabel.relasi import HasilRelasi, Tempat

Letak = tuple[int, int]
Lawan = dict[tuple["Relasi", str], "tuple[Sel, ...]"]
MAKS_ALAMAT = 6
# Results without one formula, with what they are called.
_TANPA_RUMUS = {"bertambah": "kenaikan", "pertumbuhan": "kenaikan", "menunjang": "menunjang"}
_SEBUT_DITAHAN = {"polaritas": "capaian", "sendiri": "capaian", "daftar": "predikat"} | dict.fromkeys(
    ("ganda", "kata"), "capaian"
)
_BERALAMAT = frozenset(
    ("kurang", "rincian", "teks", "tanggal", "galat", "bertentangan", "ditahan", "sendiri", "ganda", "kata")
)
KALIMAT = {
    "kosong": "{kata} di baris itu masih kosong; isi dahulu bila memang ada.",
    "kosong_di": "{kata} masih kosong; isi dahulu.",
    "kurang": "nilai setahun di {kata} belum ada padahal tribulannya terisi; isi dahulu yang di bawahnya.",
    "rincian": "{kata} masih kosong padahal baris di bawahnya terisi; isi dahulu, lalu jalankan lagi.",
    "skala": "{kata} ditulis dengan persen dan tanpa persen sekaligus; samakan penulisannya, lalu jalankan lagi.",
    "teks": "{kata} berupa teks yang tidak terbaca rumus; ketik angkanya saja, lalu jalankan lagi.",
    "tanggal": "{kata} berupa tanggal, bukan angka; ketik angkanya, lalu jalankan lagi.",
    "galat": "{kata} bernilai galat; betulkan dahulu, lalu jalankan lagi.",
    "tanpa_nilai": "rumus yang dibacanya belum menyimpan nilai; buka dan simpan di Excel, lalu jalankan lagi.",
    "panjang": "rumusnya melebihi batas Excel; isi sendiri jumlahnya.",
    "selisih": "dua hitungannya berbeda, {kata}; betulkan angka yang keliru, lalu jalankan lagi.",
    "tertulis": "hasilnya tidak cocok dengan {kata}; betulkan angka yang keliru, lalu jalankan lagi.",
    "bertentangan": "yang tertulis di {kata} tidak mengikuti hitungan itu; samakan dahulu, lalu jalankan lagi.",
    "ditahan": "{kata} yang dibacanya dibiarkan kosong; isi dahulu.",
    "sifat": "tidak diketahui apakah indikatornya dijumlahkan atau memakai nilai terakhir; isi kolom Satuan.",
    "sendiri": "{kata} bukan angka; isi sendiri capaiannya, lalu jalankan lagi.",
    "ganda": "{kata} seratus kali terlalu besar; ketik ulang dengan tanda %, lalu jalankan lagi.",
    "kata": "{kata} bukan angka; ketik angkanya saja, misalnya 1,5 untuk 1 jam 30 menit, lalu jalankan lagi.",
    "polaritas": "tidak dinyatakan apakah makin tinggi atau makin rendah yang lebih baik; isi kolom Polaritas (positif "
    "atau negatif), tambahkan bila belum ada, lalu jalankan lagi.",
    "pilihan": "ada lebih dari satu cara menghitungnya; isi sendiri, lalu jalankan lagi supaya diperiksa.",
    "contoh": "ada lebih dari satu cara menghitungnya; isi satu baris sebagai contoh, lalu jalankan lagi.",
    "jumlahnya": "formulir resmi menghitungnya hanya untuk jumlahnya; bila tiap baris dihitung, isi satu baris sebagai "
    "contoh, lalu jalankan lagi.",
    "daftar": "daftar pilihan sel itu ({kata}) tidak memuat kata predikat yang dipakai; pilih sendiri, atau tambahkan "
    "tabel skala predikat dengan kata-kata itu.",
    "belum_pasti": "belum pasti cara menghitungnya; isi dua atau tiga baris sebagai contoh, lalu jalankan lagi.",
    "susunan": "belum pasti baris mana yang dijumlah; isi dahulu yang masih kosong di antara barisnya, atau isi "
    "sendiri, lalu jalankan lagi.",
    "deret": "angka tribulannya dapat berarti tiap tribulan atau sampai dengan tribulan itu; isi nilai setahunnya, "
    'atau tulis "s.d." di kepala kolom tribulan bila kumulatif.',
    "capaian": "dapat dihitung dari tribulan itu saja atau sampai dengan tribulan itu; isi satu capaian TB II sebagai "
    "contoh, lalu jalankan lagi.",
}


class Halangan(NamedTuple):
    """What keeps a formula out of a cell: the kind (a key of KALIMAT, or one that is not told), the cells, words."""

    jenis: str
    sel: tuple[Sel, ...] = ()
    kata: tuple[str, ...] = ()


class Belum(NamedTuple):
    """Blank derived cells of one sheet with the same reason, and the sentence that says so."""

    lembar: str
    alamat: tuple[str, ...]
    kalimat: str


def halangan(tempat: Tempat, teks_tetap: set[Letak]) -> Halangan | None:
    """None where an Excel formula can read the inputs: known parameters, one scale a range, at least one number."""
    ada = isinstance(tempat.pemasok, PemasokDeret) or (tetapan(tempat) and _baris_berisi(tempat))
    dibaca = {(tempat.sel.baris, tempat.sel.kolom): ""}
    for d in daun(tempat.relasi.rumus):
        if isinstance(d, Parameter):
            if tempat.pemasok.angka(d) is None:
                return Halangan("parameter")
            continue
        sel = tempat.pemasok.sel(d)
        letak = {(s.baris, s.kolom) for s in sel}
        nama = d.nama if isinstance(d, Kolom) else str(getattr(d, "kolom", ""))
        if not sel or any(dibaca.setdefault(x, nama) != nama for x in letak):
            return Halangan("tanpa_sel")  # a formula reads neither its own cell nor one cell for two columns
        if isinstance(d, Himpunan) and not tempat.pemasok.seragam(d):
            return Halangan("skala", kata=(_nama(d.kolom),))
        if not teks_tetap.isdisjoint(letak):
            tetap = tuple(s for s in sel if (s.baris, s.kolom) in teks_tetap)
            return Halangan("teks" if tetap[0].angka is not None else "tanggal", tetap)
        ada = ada or any(tempat.pemasok.angka_sel(s) is not None for s in sel)
    if ada:
        return None
    return Halangan("kosong", tuple(_sel_ringkas(tempat)), tuple(dict.fromkeys(_masukan(tempat))))


def _sel_ringkas(tempat: Tempat) -> Iterator[Sel]:
    """The cells of other rows that the formula reads: an NKO, from which its predikat follows."""
    for d in daun(tempat.relasi.rumus):
        if isinstance(d, Ringkas):
            yield from (s for s in tempat.pemasok.sel(d) if s.baris != tempat.sel.baris)


def ditahan_awal(tabel: Tabel, konteks: Konteks, teks_tetap: set[Letak], lawan: Lawan) -> dict[Letak, Halangan]:
    """The blank cells that no relation may fill: a capaian that is not certain, a column that contradicts it."""
    hasil = _tanpa_capaian(tabel, konteks)
    for t in tempat_relasi(tabel, konteks) if lawan else ():
        if (t.relasi, t.grup) in lawan and t.sel.kosong and halangan(t, teks_tetap) is None:
            hasil[t.sel.baris, t.sel.kolom] = Halangan("bertentangan", lawan[t.relasi, t.grup])
    return hasil


def _tanpa_capaian(tabel: Tabel, konteks: Konteks) -> dict[Letak, Halangan]:
    """The blank capaian of rows whose indicator may be better the lower it is, or whose target is not a number."""
    hasil: dict[Letak, Halangan] = {}
    for b in tabel.data() if tabel.punya("capaian") else ():
        ragu = Halangan("polaritas") if _terukur(b) and polaritas_ragu(b, konteks) else None
        for k, s in b.sel.items():
            nama, _, grup = k.partition("@")
            if nama == "capaian" and s.kosong and (ada := _salah_ketik(b, grup) or ragu or _bukan_angka(b, grup)):
                hasil[s.baris, s.kolom] = ada
    return hasil


def _bukan_angka(baris: Baris, grup: str) -> Halangan | None:
    """The target of a measured row is a word or a range (WTP, "4,5 - 5,0"): only a person knows the capaian.

    Or the realisasi is written in words: "1 jam 45 menit".
    """
    sel = [baris.ambil(f"{n}@{grup}" if grup and f"{n}@{grup}" in baris.sel else n) for n in ("target", "realisasi")]
    target, realisasi = sel
    if target is None or realisasi is None or (target.angka is not None and realisasi.angka is not None):
        return None
    if any(s.kosong or kosong(s.teks) for s in (target, realisasi)):
        return None
    if target.angka is None:
        return Halangan("sendiri", (target,)) if target.jenis == "s" else None
    return Halangan("kata", (realisasi,)) if realisasi.angka is None and realisasi.jenis == "s" else None


def _salah_ketik(baris: Baris, grup: str) -> Halangan | None:
    """A percent of the group that was typed without its sign into a cell of percents: 96 became 9600%."""
    kunci = {f"{n}@{grup}" if grup else n for n in ("target", "realisasi", "target_prev", "realisasi_prev")}
    besar = [s for s, _ in persen_ganda(baris) if any(baris.sel.get(k) is s for k in kunci)]
    return Halangan("ganda", tuple(besar)) if besar else None


def _terukur(baris: Baris) -> bool:
    """A row with a realisasi, of this year or the last; one that is still to come keeps nothing back."""
    nama = ("realisasi", "realisasi_prev")
    return any(s.angka is not None for k, s in baris.sel.items() if k.split("@")[0] in nama)


def menunggu_excel(sel: Sel) -> bool:
    """Whether the cell holds a formula whose value Excel has still to work out."""
    return sel.rumus is not None and sel.mentah is None and sel.jenis != "e"


def kenaikan_kosong(tabel: Tabel, baru: Mapping[Letak, Angka | str]) -> Iterator[Ragu]:
    """Blank results of rows with figures that have no one formula.

    An increase is one over last year's realisasi or over its target, in points or in percent; the state at the end of a
    Renstra is the last year's or the sum of the years; whether a kegiatan supports its program follows the program.
    """
    for k in tabel.kolom:
        nama = _tanpa_rumus(k.nama, tabel.kind)
        for b in tabel.baris if nama else ():
            sel = b.ambil(k.kunci)
            isi = (s for kunci, s in b.sel.items() if kunci != "no")
            angka = sum(s.angka is not None or isinstance(baru.get((s.baris, s.kolom)), Angka) for s in isi)
            if sel is not None and sel.kosong and angka > 1 and b.jenis != "catatan":
                yield Ragu(sel, nama, "pilihan")


def _tanpa_rumus(nama: str, kind: str) -> str:
    """What such a column is called, "" where the form says how it is computed or people type it."""
    if nama == "target_renstra":
        return "kondisi akhir" if kind in RENSTRA_TAHUNAN else ""
    return "" if kind == "komponen_target" else _TANPA_RUMUS.get(nama, "")


def tetapan(tempat: Tempat) -> bool:
    """A relation that reads no cell: the koreksi rate."""
    return all(isinstance(d, Parameter) for d in daun(tempat.relasi.rumus))


def bertentangan(hasil: Iterable[HasilRelasi]) -> dict[tuple[str, Relasi, str], tuple[Sel, ...]]:
    """Columns (table, relation, group) whose typed cells all contradict their relation: there it means another thing.

    One cell may be a slip of the pen, two are none; of bobot × nilai one is enough, the bobot may be those of another
    instrument.
    """
    daftar = [h for h in hasil if h.tempat.relasi.baris == "data" and h.tempat.relasi.isi and not h.tempat.relasi.batas]
    salah: dict[tuple[str, Relasi, str], list[Sel]] = {}
    for t, putusan in daftar:
        if putusan.status == "wrong":
            salah.setdefault((t.tabel.id, t.relasi, t.grup), []).append(t.sel)
    diduga = {kunci[0] for kunci in salah}
    benar = {
        (t.tabel.id, t.relasi, t.grup) for t, putusan in daftar if t.tabel.id in diduga and putusan.status != "wrong"
    }
    cukup = {k: s for k, s in salah.items() if k not in benar and (len(s) > 1 or k[1].rumus.op == "kali")}
    return {k: tuple(s) for k, s in cukup.items()}


def _baris_berisi(tempat: Tempat) -> bool:
    """A constant (the koreksi rate) belongs in an empty cell of a row that has figures, never over a typed one."""
    return tempat.sel.kosong and any(
        s.angka is not None
        for k, s in tempat.baris.sel.items()
        if k.split("@")[0] in ("target", "realisasi", "capaian")
    )


def _masukan(tempat: Tempat) -> Iterator[str]:
    """The names of the columns that the formula reads."""
    for d in daun(tempat.relasi.rumus):
        if isinstance(d, Kolom):
            yield _nama(d.nama)
        elif isinstance(d, Himpunan | Ringkas):
            yield _nama(d.kolom)


def _nama(kolom: str) -> str:
    return kolom.replace("_", " ")


def susun_belum(
    tabel: Tabel,
    tunda: Iterable[tuple[Tempat, Halangan]],
    ragu: Iterable[Ragu],
    ditahan: Mapping[Letak, Halangan],
    nilai: Mapping[Letak, Angka | str],
) -> tuple[Belum, ...]:
    """The cells that stay blank, those with the same reason together; causes before what waits for them."""
    dipakai = _kolom_berangka(tabel, nilai)
    kelompok: dict[tuple[str, str, str], dict[Letak, None]] = {}
    for letak, h in ditahan.items():
        nama = _SEBUT_DITAHAN.get(h.jenis, "nilai")
        kelompok.setdefault((nama, h.jenis, _kata(h)), {})[letak] = None
    for r in ragu:
        if (r.sel.baris, r.sel.kolom) not in nilai:
            kelompok.setdefault((r.nama, r.sebab, ""), {})[r.sel.baris, r.sel.kolom] = None
    for tempat, h in tunda:
        letak = (tempat.sel.baris, tempat.sel.kolom)
        if letak not in nilai and h.jenis in KALIMAT and _patut_disebut(tempat, h, dipakai):
            jenis = "kosong_di" if h.jenis == "kosong" and h.sel else h.jenis
            kunci = (tempat.relasi.nama or _nama(tempat.relasi.hasil), jenis, _kata(h))
            kelompok.setdefault(kunci, {})[letak] = None
    return tuple(_satu(tabel.lembar, sorted(letak), *kunci) for kunci, letak in kelompok.items())


def _satu(lembar: str, letak: list[Letak], nama: str, jenis: str, kata: str) -> Belum:
    alamat = tuple(format_cell(*satu) for satu in letak)
    sebab = KALIMAT[jenis].format(kata=kata)
    return Belum(lembar, alamat, f"{lembar}!{_daftar_alamat(alamat)} ({nama}) dibiarkan kosong karena {sebab}")


def _kolom_berangka(tabel: Tabel, nilai: Mapping[Letak, Angka | str]) -> set[int]:
    """Columns that hold, or will hold, at least one number or formula."""
    terisi = {kolom for _, kolom in nilai}
    for baris in tabel.baris:
        terisi.update(s.kolom for s in baris.sel.values() if s.angka is not None or s.rumus is not None)
    return terisi


def _patut_disebut(tempat: Tempat, h: Halangan, dipakai: set[int]) -> bool:
    """Rows of data without figures speak for themselves; a summary row is missed where its column is used."""
    if h.jenis not in ("kosong", "tanpa_nilai"):
        return True
    if tempat.relasi.baris in ("data", "induk"):
        return False
    return tempat.sel.kolom in dipakai or h.jenis == "tanpa_nilai"


def _kata(h: Halangan) -> str:
    if h.jenis in _BERALAMAT or (h.jenis == "kosong" and h.sel):
        return _daftar_alamat(tuple(s.alamat for s in h.sel))
    return " dan ".join(h.kata)


def _daftar_alamat(alamat: tuple[str, ...]) -> str:
    sisa = len(alamat) - MAKS_ALAMAT
    teks = ", ".join(alamat[:MAKS_ALAMAT])
    return f"{teks}, dan {sisa} sel lain" if sisa > 0 else teks
