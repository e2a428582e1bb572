"""A view of tables with a line for each measure: the lines of one indicator become one row, a column for each period.

"Indeks A" over the lines Target, Realisasi, Capaian and the columns 2022, 2023, 2024; or a block of lines for every
measure, the indicators repeated in each.
"""

from __future__ import annotations

from itertools import pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import baca_angka
from kertas_kerja.buku.refs import Range
from kertas_kerja.kenali.kepala_nama import KOLOM_TEKS
from kertas_kerja.kenali.label_ukuran import bukan_indikator, label_baris, periode_kolom, sebutan, sebutan_periode
from kertas_kerja.kenali.nama_luar import DISEBUT, disebut_di_atas
from kertas_kerja.kenali.pandang import LembarPandang, Pandangan
from kertas_kerja.tabel.kosakata import kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.kenali.pandang import Letak

INDIKATOR = "Indikator Kinerja"
_MAKS_KEPALA = 4
_BERDIRI_SENDIRI = frozenset({"satuan", "sasaran", "program", "tujuan", "kode", "no", "polaritas", "penanggung_jawab"})


class Rekaman(NamedTuple):
    """One indicator: the row where its name stands, the rows of its measures in the order of the labels."""

    kepala: int
    ukuran: tuple[int, ...]


class _Identitas(NamedTuple):
    """A column that every record has once: its header, its cell for each record, words in their stead."""

    kepala: str
    letak: tuple[Letak, ...]
    kata: str = ""


def pandang_rekaman(kisi: Kisi, kolom: int, label: list[str], rekaman: list[Rekaman]) -> Pandangan | None:
    """The view of these records, whose labels stand in the column; None where no periods stand above, or no name."""
    baris_periode = _baris_periode(kisi, rekaman[0].kepala - 1, kolom + 1)
    if baris_periode is None:
        return None
    periode = periode_kolom(kisi, baris_periode, kolom + 1)
    identitas = _bernama(kisi, kolom, baris_periode, rekaman, _identitas(kisi, kolom, baris_periode, periode, rekaman))
    if not identitas:
        return None
    letak, kata, gabung = _tata(kisi, kolom, baris_periode, periode, label, rekaman, identitas)
    kiri = min([kolom, *(k for i in identitas for b, k in i.letak if b >= baris_periode)])
    kanan = max([*periode, *(k for i in identitas for b, k in i.letak if b >= baris_periode)])
    bawah = max(b for r in rekaman for b in r.ukuran)
    return Pandangan(LembarPandang(kisi.sheet, letak, kata, gabung), Range(baris_periode, kiri, bawah, kanan))


def _baris_periode(kisi: Kisi, mulai: int, kiri: int) -> int | None:
    """The nearest row of periods above the first record, over nothing but words and a numbering row."""
    for baris in range(mulai, max(mulai - _MAKS_KEPALA, 0), -1):
        if periode_kolom(kisi, baris, kiri):
            return baris
        angka = [c.value for c in kisi.baris(baris).values() if isinstance(c.value, float)]
        if angka and any(b - a != 1 for a, b in pairwise(angka)):
            return None
    return None


def _identitas(
    kisi: Kisi, kolom: int, kepala: int, periode: list[int], rekaman: list[Rekaman]
) -> list[tuple[int, _Identitas]]:
    """The columns beside the labels that say of which indicator a record is, by their column."""
    kiri = kolom - 1
    while kiri > 0 and (_judul_kolom(kisi, kepala, kiri) or any(kisi.teks(r.kepala, kiri) for r in rekaman)):
        kiri -= 1
    calon = list(range(kiri + 1, kolom))
    calon += [
        k
        for k in kisi.baris(kepala) | kisi.baris(kepala - 1)
        if k > kolom and k not in periode and kenali_mirip(_judul_kolom(kisi, kepala, k)).nama in KOLOM_TEKS
    ]
    hasil = ((k, tuple(_letak(kisi, r, k) for r in rekaman)) for k in calon)
    return [(k, _Identitas(_judul_kolom(kisi, kepala, k), letak)) for k, letak in hasil]


def _judul_kolom(kisi: Kisi, kepala: int, kolom: int) -> str:
    """The header of a column beside the periods: in their row or, where nothing stands there, in the one above."""
    return kisi.teks(kepala, kolom) or (kisi.teks(kepala - 1, kolom) if len(kisi.baris(kepala - 1)) > 1 else "")


def _letak(kisi: Kisi, rekaman: Rekaman, kolom: int) -> Letak:
    """The cell that names a record in a column: in its first row, or the first below that holds anything."""
    baris = range(rekaman.kepala, max(rekaman.ukuran[0], rekaman.kepala) + 1)
    if rekaman.ukuran == tuple(range(rekaman.ukuran[0], rekaman.ukuran[-1] + 1)):
        baris = range(rekaman.kepala, rekaman.ukuran[-1] + 1)
    return next(((b, kolom) for b in baris if kolom in kisi.baris(b)), (rekaman.kepala, kolom))


def _bernama(
    kisi: Kisi, kolom: int, kepala: int, rekaman: list[Rekaman], beri: list[tuple[int, _Identitas]]
) -> list[_Identitas]:
    """The columns with one that names the indicator; nothing where no cell does."""
    identitas = [i for _, i in beri]
    nama = [kenali_mirip(i.kepala).nama or "" for i in identitas]
    if "indikator" not in nama and all(_nama_di_kolom_label(kisi, kolom, r) for r in rekaman):
        return [*identitas, _Identitas(INDIKATOR, tuple((r.kepala, kolom) for r in rekaman))]
    if "indikator" in nama:
        return identitas
    for i in reversed(range(len(identitas))):
        if nama[i] not in _BERDIRI_SENDIRI and _berisi_kata(kisi, identitas[i]):
            if bukan_indikator(identitas[i].kepala):
                return []
            return [x._replace(kepala=INDIKATOR) if n == i else x for n, x in enumerate(identitas)]
    if any(n in ("sasaran", "program") for n in nama):
        return identitas
    if len(rekaman) > 1:
        return []
    perlu = frozenset(DISEBUT) - set(nama)
    luar = disebut_di_atas(kisi, kepala, perlu)
    return [*identitas, *(_Identitas(d.kepala, (d.letak,), d.kata) for d in luar)] if luar else []


def _nama_di_kolom_label(kisi: Kisi, kolom: int, rekaman: Rekaman) -> bool:
    """True where the indicator is named in the column of the labels: in a row above its measures, or in a block."""
    teks = kisi.teks(rekaman.kepala, kolom) if kolom in kisi.baris(rekaman.kepala) else ""
    return bool(teks) and not label_baris(teks)


def _berisi_kata(kisi: Kisi, identitas: _Identitas) -> bool:
    teks = [kisi.teks(*letak) for letak in identitas.letak]
    return all(len(t) > 3 and baca_angka(t) is None for t in teks)


def _tata(
    kisi: Kisi,
    kolom: int,
    kepala: int,
    periode: list[int],
    label: list[str],
    rekaman: list[Rekaman],
    identitas: list[_Identitas],
) -> tuple[dict[Letak, Letak], dict[Letak, str], list[Range]]:
    """The view: two header rows, the period over its measures, then a row for each record."""
    letak: dict[Letak, Letak] = {}
    kata: dict[Letak, str] = {}
    gabung: list[Range] = []
    for k, i in enumerate(identitas, 1):
        kata[1, k] = i.kepala
        gabung.append(Range(1, k, 2, k))
        for b, satu in enumerate(i.letak, 3):
            letak[b, k] = satu
            if i.kata:
                kata[b, k] = i.kata
    awal = len(identitas) + 1
    for p in periode:
        letak[1, awal] = (kepala, p)
        if penuh := sebutan_periode(kisi, kepala, p):
            kata[1, awal] = penuh
        gabung.append(Range(1, awal, 1, awal + len(label) - 1))
        for m, teks in enumerate(label):
            letak[2, awal + m] = (rekaman[0].ukuran[m], kolom)
            kata[2, awal + m] = sebutan(teks)
            letak |= {(b, awal + m): (r.ukuran[m], p) for b, r in enumerate(rekaman, 3)}
        awal += len(label)
    return letak, kata, gabung
