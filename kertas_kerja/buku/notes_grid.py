"""Where a box of a given size lies over the cells: VML anchors count columns and rows, not pixels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kertas_kerja.buku.refs import MAX_COL, MAX_ROW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Sheet

_ROW = rb"<(?:[\w.-]+:)?row\s([^>]*)>"
_ATTRIBUTE = rb"""(?:^|\s)(r|ht|hidden)\s*=\s*["']([^"']*)["']"""
_DIGIT = 7
"""Pixels of one unit of column width in the usual fonts."""
_COLUMN, _HEIGHT = 64, 15.0
_GAP, _DROP = 15, 10
"""How far a box lies from its cell, as Excel places it."""
_HIDDEN = (b"1", b"true", b"on")
_LARGEST = 2000.0
_BELOW = 2000


class Axis:
    """Columns or rows as lengths in pixels; those not in `sizes` (first, last, size; ascending) have the default."""

    def __init__(self, default: int, sizes: Iterable[tuple[int, int, int]], count: int) -> None:
        self._first: list[int] = []
        self._offset: list[int] = []
        self._size: list[int] = []
        following, offset = 1, 0
        for first, last, size in [*sizes, (count + 1, count, 0)]:
            gap, stated = (following, first - 1, default), (max(first, following), last, size)
            for start, end, each in (gap, stated):
                end = min(end, count)
                if start <= end:
                    self._first.append(start)
                    self._offset.append(offset)
                    self._size.append(each)
                    offset += (end - start + 1) * each
                    following = end + 1
        self.length, self._count = offset, count

    def start(self, number: int) -> int:
        """Where a column or row begins; one beyond the last ends the sheet."""
        at = bisect_right(self._first, number) - 1
        return self._offset[at] + (number - self._first[at]) * self._size[at] if number <= self._count else self.length

    def find(self, position: int) -> tuple[int, int]:
        """(number from 0, pixels inside it) of the column or row at a position; the last one beyond the end."""
        at = bisect_right(self._offset, position) - 1
        if position >= self.length or not self._size[at]:
            return self._count - 1, 0
        steps, inside = divmod(position - self._offset[at], self._size[at])
        return self._first[at] - 1 + steps, inside


class Grid:
    """The columns and rows of a sheet: `data` is its part, which alone holds the heights of rows.

    They are read to some way below row `last`, where boxes end.
    """

    def __init__(self, sheet: Sheet, data: bytes, last: int) -> None:
        width, height, hidden = sheet.default_sizes
        column = _COLUMN if width is None else round(width * _DIGIT)
        row = 0 if hidden else _pixels(_HEIGHT if height is None else height)
        columns = ((first, last, 0 if gone else round(_bounded(w) * _DIGIT)) for first, last, w, gone in sheet.widths)
        self.columns = Axis(column, sorted(columns), MAX_COL)
        self.rows = Axis(row, sorted(_heights(data, last + _BELOW)), MAX_ROW)

    def anchor(self, top: int, right: int, width: int, height: int) -> str:
        """The anchor of a box beside the cell of row `top` whose last column is `right`; it stays inside the sheet."""
        x = max(min(self.columns.start(right + 1) + _GAP, self.columns.length - width - 1), 0)
        y = max(min(self.rows.start(top) - _DROP, self.rows.length - height - 1), 2)
        corners = (self.columns.find(x), self.rows.find(y), self.columns.find(x + width), self.rows.find(y + height))
        return ", ".join(f"{number}, {inside}" for number, inside in corners)


def _heights(data: bytes, last: int) -> Iterator[tuple[int, int, int]]:
    """(row, row, pixels) of the rows up to `last` that state a height or are hidden."""
    for row in re.finditer(_ROW, data):
        if b"ht" not in row[1] and b"hidden" not in row[1]:
            continue
        a = dict(re.findall(_ATTRIBUTE, row[1]))
        number = a.get(b"r", b"")
        try:
            size = 0 if a.get(b"hidden") in _HIDDEN else _pixels(float(a[b"ht"]))
        except (KeyError, ValueError):
            continue
        if number.isdigit():
            yield int(number), int(number), size
            if int(number) > last:
                return


def _pixels(points: float) -> int:
    return round(_bounded(points) * 4 / 3)


def _bounded(size: float) -> float:
    """A size as a sheet can have it; what a damaged file says may be anything."""
    return min(max(size, 0.0), _LARGEST) if size == size else 0.0
