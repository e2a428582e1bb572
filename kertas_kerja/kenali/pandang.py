"""A sheet seen in another order: its cells at other places, so that a table on its side reads as any other.

The recogniser reads a `LembarPandang` as it reads a sheet; the table it finds there gets the real addresses back, so
that findings, formulas and edits are about the cells of the workbook.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.sheet import Cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kertas_kerja.kenali.kisi import Lembar
    from kertas_kerja.model import Baris, Sel, Tabel

Letak = tuple[int, int]


class LembarPandang:
    """A view of a sheet: `letak` gives the real place of each cell, `kata` words shown instead of what stands there."""

    def __init__(
        self, asal: Lembar, letak: Mapping[Letak, Letak], kata: Mapping[Letak, str], gabung: Iterable[Range] = ()
    ) -> None:
        self.name: str = asal.name
        self.merged = list(gabung)
        self.asal = asal
        self.letak, self.kata = letak, kata
        self._baris: dict[int, list[int]] = {}
        for baris, kolom in sorted({*letak, *kata}):
            self._baris.setdefault(baris, []).append(kolom)

    @property
    def max_row(self) -> int:
        """The last row of the view."""
        return max(self._baris, default=0)

    def row(self, row: int) -> list[Cell]:
        """The cells of a row of the view, by column."""
        calon = (self.cell(row, kolom) for kolom in self._baris.get(row, ()))
        return [sel for sel in calon if sel is not None]

    def cell(self, row: int, col: int) -> Cell | None:
        """The cell at that place of the view; None where nothing stands."""
        if (row, col) in self.kata:
            return Cell(row, col, "s", self.kata[row, col], None, self.style(row, col))
        sel = self.asal.cell(*self.letak[row, col]) if (row, col) in self.letak else None
        return sel._replace(row=row, col=col) if sel is not None else None

    def value(self, row: int, col: int) -> float | str | bool | None:
        """The value of the cell at that place; None where nothing stands."""
        sel = self.cell(row, col)
        return sel.value if sel is not None else None

    def style(self, row: int, col: int) -> int:
        """The style of the real cell."""
        return self.asal.style(*self.letak[row, col]) if (row, col) in self.letak else 0

    def find_strings(self, match: Callable[[str], bool]) -> list[Letak]:
        """(row, column) of every cell whose string satisfies `match`, in order."""
        sel = (c for baris in sorted(self._baris) for c in self.row(baris))
        return [(c.row, c.col) for c in sel if isinstance(c.value, str) and match(c.value)]

    def nyata(self, baris: int, kolom: int) -> Letak | None:
        """The place in the workbook's own sheet, None for words of ours."""
        letak = self.letak.get((baris, kolom))
        return self.asal.nyata(*letak) if letak is not None and isinstance(self.asal, LembarPandang) else letak


class Pandangan(NamedTuple):
    """A view and the area of the real sheet that it shows."""

    lembar: LembarPandang
    area: Range


def kembalikan(tabel: Tabel, pandangan: Pandangan) -> Tabel:
    """The table of a view with the real addresses of its cells; cells that only the view has are left out."""
    lembar = pandangan.lembar
    baris = tuple(b._replace(sel=_sel_nyata(b, lembar)) for b in tabel.baris)
    return tabel._replace(baris=baris, rentang=pandangan.area, baris_nomor=None, rebah=True)


def _sel_nyata(baris: Baris, lembar: LembarPandang) -> dict[str, Sel]:
    hasil = {}
    for kunci, sel in baris.sel.items():
        letak = lembar.nyata(sel.baris, sel.kolom)
        if letak is not None:
            hasil[kunci] = sel._replace(baris=letak[0], kolom=letak[1])
    return hasil
