"""Formulas of the operator that show an error of their own: a fill writes the table's formula in their stead.

#REF! names a cell that is gone, #DIV/0! a target that is still blank: no value of theirs is lost. One whose input is an
error, or a text that becomes a number, will work again by itself and stays. So does one over the columns of an Excel
table, which grows with it, one in a column that contradicts the relation, and a capaian of which it is not known which
way is better.
"""

from __future__ import annotations

from kertas_kerja.aturan.rumus_tertulis import daerah
from kertas_kerja.tabel.capaian import polaritas_ragu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.buku.refs import Range
    from kertas_kerja.isi.belum import Lawan, Letak
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

_HILANG = "#REF!"


class RumusGalat:
    """Says of the formulas of a table which can show nothing but an error."""

    def __init__(self, tabel: Tabel, konteks: Konteks, lawan: Lawan, teks_tetap: set[Letak]) -> None:
        self.konteks, self.lawan = konteks, lawan
        sel = [s for b in tabel.baris for s in b.sel.values()]
        self.pulih = {(s.baris, s.kolom) for s in sel if _akan_pulih(s, teks_tetap)}

    def __call__(self, tempat: Tempat) -> bool:
        """Whether the cell may get the relation's own formula."""
        sel, relasi = tempat.sel, tempat.relasi
        if sel.jenis != "e" or sel.rumus is None or not relasi.isi or (relasi, tempat.grup) in self.lawan:
            return False
        if relasi.hasil == "capaian" and polaritas_ragu(tempat.baris, self.konteks):
            return False
        return _HILANG in sel.rumus or not self._menular(sel, sel.rumus)

    def _menular(self, sel: Sel, rumus: str) -> bool:
        """The error comes from a cell that the formula reads, or may come from another sheet or a table column."""
        if "[" in rumus:
            return True
        sendiri = (sel.baris, sel.kolom)
        return any(d.lembar or any(letak != sendiri for letak in self._pulih_di(d.rentang)) for d in daerah(rumus))

    def _pulih_di(self, r: Range) -> Iterator[Letak]:
        """The cells of a range that will work again: whichever are fewer are gone through, its cells or those."""
        if r.rows * r.cols > len(self.pulih):
            return (letak for letak in self.pulih if r.contains(*letak))
        semua = ((b, k) for b in range(r.top, r.bottom + 1) for k in range(r.left, r.right + 1))
        return (letak for letak in semua if letak in self.pulih)


def _akan_pulih(masukan: Sel, teks_tetap: set[Letak]) -> bool:
    """An input that is an error itself, or a number typed as text that the fill makes a number."""
    if masukan.jenis == "s":
        return masukan.angka is not None and (masukan.baris, masukan.kolom) not in teks_tetap
    return masukan.jenis == "e"
