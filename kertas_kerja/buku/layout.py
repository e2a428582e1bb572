"""What a worksheet says outside its cells: merged ranges, hidden rows and columns, default styles, protection."""

from __future__ import annotations

from functools import cached_property

from kertas_kerja.buku.refs import MAX_COL, Range
from kertas_kerja.buku.sheetparse import Outline
from kertas_kerja.buku.workbook import truth
from kertas_kerja.buku.xmlscan import whole

_TALL = 64
"""Merges of more rows than this are searched one by one, the others by row."""


def optional_range(ref: str | None) -> Range | None:
    """A range attribute, `None` when it is absent or no range (Excel repairs such a sheet, we pass over it)."""
    try:
        return None if ref is None else Range.parse(ref)
    except ValueError:
        return None


def _size(text: str | None) -> float | None:
    """A width or height; `None` where it is absent or no number."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


class SheetLayout:
    """The base of `Sheet`: everything that is no cell."""

    def __init__(self, outline: Outline) -> None:
        self._elements = outline.elements
        self._row_attributes = outline.rows

    @cached_property
    def merged(self) -> list[Range]:
        """The merged ranges, in the order of the part."""
        refs = (a.get("ref") for name, a in self._elements if name == "mergeCell")
        return [found for ref in refs if (found := optional_range(ref)) is not None]

    @cached_property
    def _merges_by_row(self) -> tuple[dict[int, list[Range]], list[Range]]:
        by_row: dict[int, list[Range]] = {}
        tall: list[Range] = []
        for merge in self.merged:
            if merge.rows > _TALL:
                tall.append(merge)
            else:
                for row in range(merge.top, merge.bottom + 1):
                    by_row.setdefault(row, []).append(merge)
        return by_row, tall

    def covered(self, row: int, col: int) -> bool:
        """Whether a merged range hides the cell; ranges that overlap, as no Excel writes them, each count."""
        by_row, tall = self._merges_by_row
        candidates = (*by_row.get(row, ()), *tall)
        return any(merge.contains(row, col) and (merge.top, merge.left) != (row, col) for merge in candidates)

    def merge_at(self, row: int, col: int) -> Range | None:
        """The merged range that covers the cell, if any."""
        by_row, tall = self._merges_by_row
        candidates: list[Range] = by_row.get(row, []) + tall
        return next((merge for merge in candidates if merge.contains(row, col)), None)

    @cached_property
    def hidden_rows(self) -> set[int]:
        """The rows that are hidden by hand, by a filter or by a closed outline."""
        return {row for row, a in self._row_attributes.items() if truth(a.get("hidden"))}

    @cached_property
    def hidden_cols(self) -> list[tuple[int, int]]:
        """(first, last) of the hidden columns."""
        return [(first, last) for first, last, a in self._columns if truth(a.get("hidden"))]

    @cached_property
    def _columns(self) -> list[tuple[int, int, dict[str, str]]]:
        found = []
        for name, a in self._elements:
            if name != "col":
                continue
            first, last = whole(a.get("min")), whole(a.get("max"))
            if first is not None and last is not None:
                found.append((first, min(last, MAX_COL), a))
        return found

    def is_hidden(self, row: int, col: int) -> bool:
        """Whether the cell lies in a hidden row or column."""
        return row in self.hidden_rows or any(first <= col <= last for first, last in self.hidden_cols)

    def row_style(self, row: int) -> int | None:
        """The style of a row that new cells in it take, `None` when it has none of its own."""
        a = self._row_attributes.get(row, {})
        return whole(a.get("s")) if truth(a.get("customFormat")) else None

    def col_style(self, col: int) -> int | None:
        """The style of a column that new cells in it take, `None` when it has none of its own."""
        for first, last, a in self._columns:
            if first <= col <= last:
                return whole(a.get("style"))
        return None

    def default_style(self, row: int, col: int) -> int:
        """The style that a new cell takes: its row's, else its column's, else 0."""
        style = self.row_style(row)
        if style is None:
            style = self.col_style(col)
        return style or 0

    @cached_property
    def widths(self) -> list[tuple[int, int, float, bool]]:
        """(first, last, width in characters, hidden) of the columns whose width the part states."""
        return [
            (first, last, _size(a.get("width")) or 0.0, truth(a.get("hidden")))
            for first, last, a in self._columns
            if _size(a.get("width")) is not None or truth(a.get("hidden"))
        ]

    @cached_property
    def default_sizes(self) -> tuple[float | None, float | None, bool]:
        """(column width in characters, row height in points, rows hidden) where the part states no other."""
        a = next((a for name, a in self._elements if name == "sheetFormatPr"), {})
        return _size(a.get("defaultColWidth")), _size(a.get("defaultRowHeight")), truth(a.get("zeroHeight"))

    @property
    def protected(self) -> bool:
        """Whether the sheet's protection is on."""
        return any(name == "sheetProtection" and truth(a.get("sheet")) for name, a in self._elements)

    @property
    def objects_locked(self) -> bool:
        """Whether the protection keeps drawings and notes from being changed."""
        return any(
            name == "sheetProtection" and truth(a.get("sheet")) and truth(a.get("objects"))
            for name, a in self._elements
        )

    @property
    def linked(self) -> bool:
        """Whether the sheet has links."""
        return any(name == "hyperlinks" for name, _ in self._elements)

    @property
    def links_locked(self) -> bool:
        """Whether the protection keeps links from being added: it does unless it says otherwise."""
        return any(
            name == "sheetProtection" and truth(a.get("sheet")) and truth(a.get("insertHyperlinks"), True)
            for name, a in self._elements
        )
