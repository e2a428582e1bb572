"""A measure that is split below its header: "Realisasi" over districts, sources of funds, men and women.

None of the parts is the measure; the one that says so ("Jumlah", "Volume") is.
"""

from __future__ import annotations

import re

from kertas_kerja.angka import baca_angka
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, SAMPAI_DENGAN, daun_polos, kenali_mirip, normalkan
from kertas_kerja.tabel.perubahan import sebelum_atau_sesudah

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Kolom

_DIUKUR = frozenset({"target", "realisasi", "capaian", "pagu", "realisasi_anggaran", "serapan"})
_SISA = frozenset({"sisa", "lebih_kurang"})  # of money
_UANG = frozenset({"rp", "rupiah", "keuangan", "anggaran"})
_POKOK = frozenset({"jumlah", "total", "kuantitas", "output", "volume", "angka", "nilai", "fisik", "setahun"})
_BERDAUN, _TANPA_DAUN = 2, 3  # from so many columns of numbers on the header is one over parts
_MAKS_BARIS = 12


def tanpa_bagian(kisi: Kisi, kolom: list[Kolom], bawah: int, pendek: Collection[str]) -> list[Kolom]:
    """The columns without the name of a measure where they are parts of it; `pendek` are leaves with a meaning."""
    kembar: dict[tuple[str, str], list[Kolom]] = {}
    banding = {_induk(k) for k in kolom if k.nama == "pembanding"}  # "Kabupaten | Provinsi | Nasional" are no parts
    for k in kolom:
        if (k.nama in _DIUKUR or k.nama in _SISA) and _induk(k) not in banding:
            kembar.setdefault((k.kunci, _induk(k)), []).append(k)
    bagian = {k.indeks for semua in kembar.values() for k in _bagian(kisi, semua, bawah, pendek)}
    return [k._replace(nama="") if k.indeks in bagian else k for k in kolom] if bagian else kolom


def tanpa_sebagian(kolom: list[Kolom]) -> list[Kolom]:
    """ "Anggaran Setahun | Anggaran Bulan Juni": the one of a month in which nothing is measured is none."""
    grup = [k.grup for k in kolom if k.nama]
    ganti = set()
    for nama in ("pagu", "target"):
        milik = [k for k in kolom if k.nama == nama]
        sebagian = [k for k in milik if k.grup.startswith(BAGIAN_TAHUN) and grup.count(k.grup) == 1]
        if len(milik) == _BERDAUN and len(sebagian) == 1:
            ganti.add(sebagian[0].indeks)
    return [k._replace(nama="", grup="") if k.indeks in ganti else k for k in kolom] if ganti else kolom


def terkumpul(kolom: list[Kolom], pertama: Kolom, kedua: Kolom) -> bool:
    """ "TW I | TW II | s.d. TW II" beside a target or capaian "s.d. TW II": the accumulated one is measured."""
    if not kedua.grup.startswith(BAGIAN_TAHUN) or _bersampai(pertama) or not _bersampai(kedua):
        return False
    return any(k.grup == kedua.grup and k.nama in ("target", "capaian", "pagu") and _bersampai(k) for k in kolom)


def _bersampai(kolom: Kolom) -> bool:
    return re.search(SAMPAI_DENGAN, normalkan(kolom.judul.rpartition(" | ")[2])) is not None


def _induk(kolom: Kolom) -> str:
    return kolom.judul.rpartition(" | ")[0]


def _bagian(kisi: Kisi, semua: list[Kolom], bawah: int, pendek: Collection[str]) -> list[Kolom]:
    """Which of the columns of one name below one header are parts: none where they are too few, or not numbers."""
    uang = [k for k in semua if k.nama in _SISA and daun_polos(k.judul.rpartition(" | ")[2]) in _UANG]
    if len(uang) == 1 < len(semua):
        return [k for k in semua if k not in uang]
    if len(semua) < _BERDAUN or any(_bermakna(k, pendek) for k in semua):
        return []
    berdaun = " | " in semua[0].judul
    if not berdaun and len({k.judul for k in semua}) > 1:
        return []
    angka = [k for k in semua if _berangka(kisi, bawah, k.indeks)]
    if len(angka) < (_BERDAUN if berdaun else _TANPA_DAUN):
        return []
    pokok = [k for k in angka if berdaun and daun_polos(k.judul.rpartition(" | ")[2]) in _POKOK]
    return [k for k in semua if len(pokok) != 1 or k is not pokok[0]]


def _bermakna(kolom: Kolom, pendek: Collection[str]) -> bool:
    """Whether the leaf itself names the measure, how it is counted, or the budget that it is of."""
    _, garis, daun = kolom.judul.rpartition(" | ")
    if not garis:
        return False
    return kenali_mirip(daun).nama is not None or daun_polos(daun) in pendek or sebelum_atau_sesudah(daun)


def _berangka(kisi: Kisi, bawah: int, kolom: int) -> bool:
    """Whether most of what stands in the column below the header is numbers."""
    isi = [c for b in range(bawah + 1, bawah + 1 + _MAKS_BARIS) if (c := kisi.baris(b).get(kolom)) is not None]
    angka = sum(
        isinstance(c.value, float) or (isinstance(c.value, str) and baca_angka(c.value) is not None) for c in isi
    )
    return angka * 2 > len(isi)
