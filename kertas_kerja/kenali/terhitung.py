"""Columns told by their numbers: of whole, part and percentage, those that no known word heads.

"Volume", "Hasil" or "Skor" may head anything; three columns whose rows agree that one is the percentage that the other
two make are a measurement, whatever their headers. At least one of the three must have a header that is known.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

from kertas_kerja.angka import baca_angka, float_tepat
from kertas_kerja.tabel.kosakata import kenali_kepala

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.model import Kolom

    Nilai = tuple[Decimal, Decimal]
    """A number and the unit of its last digit."""

_TIGA = (
    ("target", "realisasi", "capaian"),
    ("pagu", "realisasi_anggaran", "serapan"),
    ("target_renstra", "realisasi", "kemajuan"),
)
"""Whole, part, percentage."""
_BERNAMA = frozenset({"indikator", "sasaran", "tujuan", "program", "komponen"})
_TANPA = frozenset({""})
_LAIN = _TANPA | {
    "nilai",
    "pembanding",
    "persen_pembanding",
    "keterangan",
}  # heads of a percentage beside its two figures
_MAKS_BARIS = 200
_MAKS_CALON = 6
_MAKS_DESIMAL = 10
_CUKUP = 6  # digits that agree, over all rows: two rows of three, three rows of two


def menurut_hitungan(blok: BlokKepala, baris: list[BarisMentah]) -> tuple[BlokKepala, tuple[str, ...]]:
    """The block, those columns named that complete a whole, its part and their percentage in one period; and why."""
    kolom = blok.kolom
    if not any(k.nama in _BERNAMA for k in kolom):
        return blok, ()
    for tiga in _TIGA:
        for grup in dict.fromkeys(k.grup for k in kolom if k.nama in tiga):
            kolom = _lengkapi(kolom, baris, tiga, grup)
    if kolom is blok.kolom:
        return blok, ()
    baru = [b for a, b in zip(blok.kolom, kolom, strict=True) if a.nama != b.nama]
    return blok._replace(kolom=kolom), tuple(f'kolom "{k.judul}" adalah {k.nama} menurut angkanya' for k in baru)


def _lengkapi(
    kolom: tuple[Kolom, ...], baris: list[BarisMentah], tiga: tuple[str, str, str], grup: str
) -> tuple[Kolom, ...]:
    sama = [k for k in kolom if k.grup == grup]
    ada = {k.nama: k.indeks for k in sama if k.nama in tiga}
    kurang = [nama for nama in tiga if nama not in ada]
    nama = _LAIN if kurang == [tiga[2]] else _TANPA
    calon = [k.indeks for k in sama if k.nama in nama and k.judul and not _pembanding_kedua(k)]
    if not kurang or len(calon) < len(kurang) or (tiga[0] in kurang and _utuh_lain(sama, tiga)):
        return kolom
    calon = [k for k in calon if _berangka(baris, k)][:_MAKS_CALON]
    for pilihan in permutations(calon, len(kurang)):
        letak = ada | dict(zip(kurang, pilihan, strict=True))
        if terbukti(baris, [letak[nama] for nama in tiga]):
            nama_baru = dict(zip(pilihan, kurang, strict=True))
            return tuple(k._replace(nama=nama_baru[k.indeks]) if k.indeks in nama_baru else k for k in kolom)
    return kolom


def _pembanding_kedua(kolom: Kolom) -> bool:
    """True for a further benchmark and its percentage: headers that are known, but whose names are taken."""
    return not kolom.nama and kenali_kepala(kolom.judul).nama in ("pembanding", "persen_pembanding")


def _utuh_lain(kolom: list[Kolom], tiga: tuple[str, str, str]) -> bool:
    """True where another whole is there, of which the part may be: "Realisasi" beside "Anggaran Awal" is money."""
    return any(k.nama == utuh for k in kolom for utuh, _, _ in _TIGA if utuh != tiga[0])


def _berangka(baris: list[BarisMentah], kolom: int) -> bool:
    """True where at least two cells of the column, and most of those filled, are numbers."""
    isi = [sel for b in baris[:_MAKS_BARIS] if (sel := b.sel.get(kolom)) is not None and sel.value not in (None, "")]
    angka = sum(nilai_sel(sel) is not None for sel in isi)
    return angka >= 2 and angka * 5 >= len(isi) * 3


def terbukti(baris: list[BarisMentah], kolom: list[int]) -> bool:
    """True where three of five rows that have all three numbers fit, and digits enough agree to be no accident."""
    lengkap, cocok, angka = kecocokan(baris, kolom)
    return cocok * 5 >= lengkap * 3 and angka >= _CUKUP


def kecocokan(baris: list[BarisMentah], kolom: list[int]) -> tuple[int, int, int]:
    """How many rows hold whole, part and percentage (`kolom`, in this order), how many fit, with how many digits."""
    lengkap = cocok = angka = 0
    for b in baris[:_MAKS_BARIS]:
        tiga = [nilai_sel(sel) if (sel := b.sel.get(k)) is not None else None for k in kolom]
        if None in tiga or not tiga[0] or not tiga[0][0]:
            continue
        lengkap += 1
        tepat = _angka_tepat(*(n for n in tiga if n is not None))
        cocok += tepat is not None
        angka += tepat or 0
    return lengkap, cocok, angka


def _angka_tepat(utuh: Nilai, bagian: Nilai, persen: Nilai) -> int | None:
    """How many digits of the percentage the other two confirm; None where it is not theirs.

    0 where it says nothing: part and whole are alike, the whole is a hundred, or its digits are too few.
    """
    nilai, satuan = persen
    rasio = bagian[0] / utuh[0]
    for skala in (Decimal(1), Decimal(100)):
        if abs(nilai - rasio * skala) < satuan:
            teliti = bagian[0] not in (utuh[0], nilai) and abs(nilai) >= satuan * 20
            return min(len(str(int(abs(nilai / satuan)))), 4) if teliti else 0
    return None


def nilai_sel(sel: Cell) -> Nilai | None:
    """The number of a cell and the unit of its last digit, None where it holds none."""
    if isinstance(sel.value, float):
        nilai, desimal = float_tepat(sel.value)
        return nilai, Decimal(1).scaleb(-min(desimal, _MAKS_DESIMAL))
    angka = baca_angka(sel.value) if isinstance(sel.value, str) else None
    return None if angka is None else (angka.nilai, Decimal(1).scaleb(-angka.desimal_nilai))
