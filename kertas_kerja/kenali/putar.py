"""A view of tables with a line for each column of the usual form: rows and columns change places.

Indicators across over the lines Target, Realisasi, Capaian; and cards, the label in one column, its value beside it.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import baca_angka
from kertas_kerja.buku.refs import Range
from kertas_kerja.kenali.label_ukuran import bukan_indikator, label_ukuran, periode_sel, sebutan
from kertas_kerja.kenali.nama_luar import DISEBUT, disebut_di_atas
from kertas_kerja.kenali.pandang import LembarPandang, Pandangan
from kertas_kerja.kenali.rekaman import INDIKATOR
from kertas_kerja.tabel.kosakata import kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.kenali.pandang import Letak

_NAMA_LAIN = frozenset({"", "sasaran", "keterangan", "tujuan", "komponen", "program"})
_MAKS_NILAI = 60  # value columns


class _Daerah(NamedTuple):
    """A table on its side: the column of labels, its rows in order, the value columns."""

    kolom: int
    baris: list[int]
    nilai: list[int]


def pandang_putar(kisi: Kisi, kolom: int, deret: list[tuple[int, ...]], bernama: bool = False) -> Pandangan | None:
    """The view of a table whose labels stand in the column, its measures in these runs of rows; None for others.

    With `bernama` only where a label of its own says that a row names the indicators.
    """
    d = _daerah(kisi, kolom, deret)
    bertingkat = len(deret) > 1
    if not d.nilai or (bertingkat and not all(_tingkat(kisi, r[0], kolom) for r in deret)):
        return None
    if not _berangka(kisi, d):
        return None
    letak, kata, gabung = _putar(kisi, d, deret if bertingkat else [])
    satu = len(d.nilai) == 1
    dinamai = _bernama(kisi, d, kata, deret[0][0], bernama or satu)
    if not dinamai and (not satu or bernama or not _dari_luar(kisi, d, letak, kata, gabung)):
        return None
    area = Range(d.baris[0], kolom - bertingkat, d.baris[-1], d.nilai[-1])
    return Pandangan(LembarPandang(kisi.sheet, letak, kata, gabung), area)


def _daerah(kisi: Kisi, kolom: int, deret: list[tuple[int, ...]]) -> _Daerah:
    inti = list(range(deret[0][0], deret[-1][-1] + 1))
    nilai = _kolom_nilai(kisi, kolom, inti)
    atas = _lanjut(kisi, kolom, nilai, deret[0][0], -1, set())
    ada = {n for b in (*atas, *inti) if (n := kenali_mirip(kisi.teks(b, kolom)).nama)}
    bawah = _lanjut(kisi, kolom, nilai, deret[-1][-1], 1, ada)
    baris = [*reversed(atas), *(b for b in inti if kisi.teks(b, kolom)), *bawah]
    return _Daerah(kolom, baris, nilai)


def _kolom_nilai(kisi: Kisi, kolom: int, baris: list[int]) -> list[int]:
    """The columns to the right that hold values, up to the first empty one; colons are none."""
    isi: dict[int, list[str]] = {}
    for b in baris:
        for k in kisi.baris(b):
            if k > kolom:
                isi.setdefault(k, []).append(kisi.teks(b, k))
    hasil: list[int] = []
    for k in sorted(isi):
        if (hasil and k != hasil[-1] + 1) or len(hasil) >= _MAKS_NILAI:
            break
        if any(t.strip() != ":" for t in isi[k]):
            hasil.append(k)
    return hasil


def _lanjut(kisi: Kisi, kolom: int, nilai: list[int], mulai: int, arah: int, ada: set[str]) -> list[int]:
    """The rows that go on above or below: a label and a value; over an empty row only a known label.

    A measure belongs to another table, so does a label that is there already (`ada`).
    A row of words over the values, without a label, is the names of what stands across: nothing goes on above it.
    """
    hasil: list[int] = []
    kosong = 0
    baris = mulai + arah
    while baris > 0 and kosong <= 1 and nilai:
        berisi = not kisi.kosong(baris, nilai[0], nilai[-1])
        label = kisi.teks(baris, kolom)
        if not label and not berisi:
            kosong += 1
        elif not berisi or label_ukuran(label) or kenali_mirip(label).nama in (ada | {None} if kosong else ada):
            break
        elif not label:
            return [*hasil, baris] if arah < 0 and not kosong else hasil
        else:
            hasil.append(baris)
            kosong = 0
        baris += arah
    return hasil


def _tingkat(kisi: Kisi, baris: int, kolom: int) -> bool:
    """True where a period stands to the left of the label: "2023" before Target, Realisasi, Capaian."""
    return kolom > 1 and periode_sel(kisi, baris, kolom - 1)


def _berangka(kisi: Kisi, d: _Daerah) -> bool:
    """True where the lines of measures hold figures: a list that explains the words "Target", "Realisasi" does not."""
    isi = [t for b in d.baris if label_ukuran(kisi.teks(b, d.kolom)) for k in d.nilai if (t := kisi.teks(b, k))]
    angka = sum(len(t) <= 40 and baca_angka(t) is not None for t in isi)
    return angka > 0 and angka * 3 >= len(isi) * 2


def _putar(
    kisi: Kisi, d: _Daerah, deret: list[tuple[int, ...]]
) -> tuple[dict[Letak, Letak], dict[Letak, str], list[Range]]:
    """The view: a header row (two where periods stand before the labels), then a row for each value column."""
    letak: dict[Letak, Letak] = {}
    kata: dict[Letak, str] = {}
    gabung: list[Range] = []
    kepala = 2 if deret else 1
    kolom_baris = {b: k for k, b in enumerate(d.baris, 1)}
    for r in deret:
        kiri = kolom_baris[r[0]]
        letak[1, kiri] = (r[0], d.kolom - 1)
        gabung.append(Range(1, kiri, 1, kiri + len(r) - 1))
    dalam = {b for r in deret for b in r}
    for b, k in kolom_baris.items():
        atas = kepala if b in dalam else 1
        letak[atas, k] = (b, d.kolom)
        teks = kisi.teks(b, d.kolom)
        if label_ukuran(teks):
            kata[atas, k] = sebutan(teks)
        if atas < kepala:
            gabung.append(Range(1, k, kepala, k))
        letak |= {(kepala + n, k): (b, nilai) for n, nilai in enumerate(d.nilai, 1)}
    return letak, kata, gabung


def _bernama(kisi: Kisi, d: _Daerah, kata: dict[Letak, str], awal: int, tertulis: bool) -> bool:
    """True where a row names the indicators; the first row of names above the measures is headed so where none is."""
    nama = {k: kenali_mirip(kisi.teks(b, d.kolom)).nama or "" for k, b in enumerate(d.baris, 1)}
    tertulis_di = [k for k, n in nama.items() if n == "indikator"]
    if tertulis or tertulis_di:
        return any(_kata_semua(kisi.teks(d.baris[k - 1], n) for n in d.nilai) for k in tertulis_di)
    atas = ((k, b) for k, b in enumerate(d.baris, 1) if b < awal and nama[k] in _NAMA_LAIN)
    atas = ((k, b) for k, b in atas if not bukan_indikator(kisi.teks(b, d.kolom)))
    calon = next((k for k, b in atas if _kata_semua(kisi.teks(b, n) for n in d.nilai)), None)
    if calon is not None:
        kata[1, calon] = INDIKATOR
    return calon is not None


def _kata_semua(teks: Iterable[str]) -> bool:
    isi = [t for t in teks if t]
    return bool(isi) and all(len(t) > 3 and baca_angka(t) is None and not label_ukuran(t) for t in isi)


def _dari_luar(kisi: Kisi, d: _Daerah, letak: dict[Letak, Letak], kata: dict[Letak, str], gabung: list[Range]) -> bool:
    """Add the columns that the lines above give to the single record; False where they do not name it."""
    ada = {kenali_mirip(kisi.teks(b, d.kolom)).nama or "" for b in d.baris}
    luar = disebut_di_atas(kisi, d.baris[0], frozenset(DISEBUT) - ada, judul=False)
    tinggi = max(b for b, _ in letak)
    for k, satu in enumerate(luar, len(d.baris) + 1):
        kata[1, k] = satu.kepala
        if tinggi > 2:
            gabung.append(Range(1, k, tinggi - 1, k))
        letak[tinggi, k] = satu.letak
        if satu.kata:
            kata[tinggi, k] = satu.kata
    return bool(luar)
