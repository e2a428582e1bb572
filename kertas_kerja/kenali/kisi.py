"""A worksheet as recognition sees it: texts with merges resolved, rows as small dictionaries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from kertas_kerja.angka import baca_angka
from kertas_kerja.kenali.label_ukuran import mungkin_label
from kertas_kerja.tabel.kosakata import adalah_kepala, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.buku.refs import Range
    from kertas_kerja.buku.sheet import Cell, Sheet
    from kertas_kerja.buku.styles import Styles
    from kertas_kerja.kenali.pandang import LembarPandang

    Lembar = Sheet | LembarPandang


def penampil(styles: Styles) -> Callable[[float | str | bool | None, int], str]:
    """What a number shows in a style; a number too large for its format shows in scientific notation."""

    def tampil(nilai: float | str | bool | None, gaya: int) -> str:
        try:
            return styles.shown(nilai, gaya)
        except ArithmeticError:
            return f"{nilai:.5E}".replace(".", ",") if isinstance(nilai, float) else str(nilai)

    return tampil


class Kisi:
    """Read access to one sheet for the recogniser; rows are materialised on demand and kept."""

    def __init__(self, sheet: Lembar, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self.penampil = penampil(styles)
        self.nama: str = sheet.name
        self._baris: dict[int, dict[int, Cell]] = {}
        self._kolom: dict[int, list[int]] = {}
        self._satuan: dict[int, str] = {}
        self._kata: list[tuple[int, int]] | None = None
        self._gabung: dict[int, list[Range]] = {}
        for area in sheet.merged:
            if area.bottom - area.top <= 200:
                for nomor in range(area.top, area.bottom + 1):
                    self._gabung.setdefault(nomor, []).append(area)

    def kata_kepala(self) -> list[tuple[int, int]]:
        """The places of the cells that hold a header word."""
        if self._kata is None:
            self._kata = self.sheet.find_strings(adalah_kepala)
        return self._kata

    def label(self) -> list[tuple[int, int]]:
        """These places, and those of the short labels of measures that are no header words ("R", "- Target")."""
        return sorted({*self.kata_kepala(), *self.sheet.find_strings(mungkin_label)})

    def baris(self, nomor: int) -> dict[int, Cell]:
        """The non-empty cells of a row by column."""
        ada = self._baris.get(nomor)
        if ada is None:
            ada = {c.col: c for c in self.sheet.row(nomor) if c.value not in (None, "") or c.formula is not None}
            self._baris[nomor] = ada
        return ada

    def antara(self, nomor: int, kiri: int, kanan: int) -> dict[int, Cell]:
        """The non-empty cells of a row from one column to another, in their order."""
        baris, kolom = self.baris(nomor), self._kolom_isi(nomor)
        return {k: baris[k] for k in kolom[bisect_left(kolom, kiri) : bisect_right(kolom, kanan)]}

    def _kolom_isi(self, nomor: int) -> list[int]:
        """The columns of the non-empty cells of a row, ascending."""
        ada = self._kolom.get(nomor)
        if ada is None:
            ada = self._kolom[nomor] = list(self.baris(nomor))
        return ada

    def lupakan(self) -> None:
        """Drop the materialised rows (memory is bounded by the tables, not by the sheet)."""
        self._baris.clear()
        self._kolom.clear()

    def gabungan_baris(self, nomor: int) -> list[Range]:
        """The merged ranges that cross a row, but for very tall ones."""
        return self._gabung.get(nomor, [])

    def gabungan(self, nomor: int, kolom: int) -> Range | None:
        """The merged range that covers the cell."""
        for area in self._gabung.get(nomor, ()):
            if area.left <= kolom <= area.right:
                return area
        return None

    def di_atas(self, nomor: int, kolom: int) -> Cell | None:
        """The cell above that is merged down over this one, None where there is none."""
        area = self.gabungan(nomor, kolom)
        return self.baris(area.top).get(kolom) if area is not None and area.left == kolom else None

    def teks(self, nomor: int, kolom: int) -> str:
        """What the cell shows, taken from the top-left cell where it is merged."""
        area = self.gabungan(nomor, kolom)
        if area is not None:
            nomor, kolom = area.top, area.left
        sel = self.baris(nomor).get(kolom)
        return self.tampil(sel) if sel is not None else ""

    def tampil(self, sel: Cell) -> str:
        """The text that a person sees in the cell."""
        if isinstance(sel.value, str):
            return sel.value.strip()
        if sel.value is None:
            return ""
        if isinstance(sel.value, bool):
            return "TRUE" if sel.value else "FALSE"
        return self.penampil(sel.value, sel.style).strip()

    def satuan(self, gaya: int) -> str:
        """The unit that a number format writes behind the number ("dokumen" of `0" dokumen"`)."""
        ada = self._satuan.get(gaya)
        if ada is None:
            tulisan = baca_angka("1" + self.styles.format(gaya).suffix)
            ada = self._satuan[gaya] = tulisan.satuan if tulisan is not None else ""
        return ada

    def normal(self, nomor: int, kolom: int) -> str:
        """The text, normalised for comparison."""
        return normalkan(self.teks(nomor, kolom))

    def kosong(self, nomor: int, kiri: int, kanan: int) -> bool:
        """True where the row has nothing between the two columns."""
        kolom = self._kolom_isi(nomor)
        return bisect_left(kolom, kiri) == bisect_right(kolom, kanan)
