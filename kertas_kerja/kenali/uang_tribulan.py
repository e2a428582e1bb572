"""Bare "TW I" to "TW IV", or months, beside one sum of money: their numbers tell that they are its parts."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.kenali.terhitung import nilai_sel
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, kenali_kepala

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.model import Kolom

_MAKS_BARIS = 200
_MIN_BAGIAN = 2
_UANG = ("pagu", "realisasi_anggaran")
_UANG_TERKECIL = 10_000  # less may be a count


def bagi_pagu(blok: BlokKepala, mentah: list[BarisMentah]) -> BlokKepala:
    """The block, its columns without a name but a period's called budgets or spending where the rows add up to it."""
    periode = {k.indeks: p for k in blok.kolom if not k.nama and (p := _periode(k))}
    if len(set(periode.values())) < max(_MIN_BAGIAN, len(periode)):
        return blok
    angka = [{k: n[0] for k, s in b.sel.items() if (n := nilai_sel(s)) is not None} for b in mentah[:_MAKS_BARIS]]
    for nama in _UANG:
        setahun = [k for k in blok.kolom if k.nama == nama]
        if len(setahun) == 1 and _terbagi(angka, setahun[0].indeks, periode):
            grup = periode | {setahun[0].indeks: ""}
            kolom = (k._replace(nama=nama, grup=grup[k.indeks]) if k.indeks in grup else k for k in blok.kolom)
            return blok._replace(kolom=tuple(kolom))
    return blok


def _terbagi(angka: list[dict[int, Decimal]], setahun: int, periode: dict[int, str]) -> bool:
    """True where two of three rows with money in the one column add up to it."""
    baris = [b for b in angka if b.get(setahun, 0) >= _UANG_TERKECIL and sum(k in b for k in periode) >= _MIN_BAGIAN]
    cocok = sum(sum((b.get(k, Decimal(0)) for k in periode), Decimal(0)) == b[setahun] for b in baris)
    return bool(baris) and cocok * 3 >= len(baris) * 2


def _periode(kolom: Kolom) -> str:
    """ "TB I" of a header that is a period alone, ""."""
    kata = kenali_kepala(kolom.judul.rpartition(" | ")[2])
    return kata.periode if kata.nama is None and kata.periode.startswith(BAGIAN_TAHUN) else ""
