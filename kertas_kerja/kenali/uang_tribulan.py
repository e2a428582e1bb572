"""Bare "TW I" to "TW IV", or months, beside one budget: their numbers tell that they share it out."""

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
_UANG = 10_000  # less may be a count


def bagi_pagu(blok: BlokKepala, mentah: list[BarisMentah]) -> BlokKepala:
    """The block, its columns without a name but a period's called budgets where two of three rows add up to the one."""
    pagu = [k for k in blok.kolom if k.nama == "pagu"]
    periode = {k.indeks: p for k in blok.kolom if not k.nama and (p := _periode(k))}
    if len(pagu) != 1 or pagu[0].grup or len(set(periode.values())) < max(_MIN_BAGIAN, len(periode)):
        return blok
    angka = [{k: n[0] for k, s in b.sel.items() if (n := nilai_sel(s)) is not None} for b in mentah[:_MAKS_BARIS]]
    baris = [b for b in angka if b.get(pagu[0].indeks, 0) >= _UANG and sum(k in b for k in periode) >= _MIN_BAGIAN]
    cocok = sum(sum((b.get(k, Decimal(0)) for k in periode), Decimal(0)) == b[pagu[0].indeks] for b in baris)
    if not baris or cocok * 3 < len(baris) * 2:
        return blok
    kolom = (k._replace(nama="pagu", grup=periode[k.indeks]) if k.indeks in periode else k for k in blok.kolom)
    return blok._replace(kolom=tuple(kolom))


def _periode(kolom: Kolom) -> str:
    """ "TB I" of a header that is a period alone, ""."""
    kata = kenali_kepala(kolom.judul.rpartition(" | ")[2])
    return kata.periode if kata.nama is None and kata.periode.startswith(BAGIAN_TAHUN) else ""
