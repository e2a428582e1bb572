"""Which ranges cover a cell, for many ranges and many cells: a segment tree over the rows, kept sparse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kertas_kerja.buku.refs import MAX_ROW, Range

_NARROW = 16
Key = tuple[int, int, int]


class RangeIndex:
    """Numbers filed under ranges of sheets.

    A range is cut into at most 40 spans of rows, each a node of a binary tree over all rows; a cell lies in the 21
    nodes above its row. Narrow ranges are filed by column as well, so that what is found is what covers the cell.
    """

    def __init__(self) -> None:
        self._narrow: dict[Key, list[int]] = {}
        self._wide: dict[tuple[int, int], list[tuple[int, int, int]]] = {}

    def add(self, sheet: int, area: Range, number: int) -> None:
        """Files a number under a range."""
        narrow = area.cols <= _NARROW
        for node in _nodes(area.top, area.bottom):
            if not narrow:
                self._wide.setdefault((sheet, node), []).append((area.left, area.right, number))
                continue
            for col in range(area.left, area.right + 1):
                self._narrow.setdefault((sheet, node, col), []).append(number)

    def covering(self, sheet: int, row: int, col: int, seen: set[Key]) -> Iterator[int]:
        """The numbers of the ranges that cover a cell.

        `seen` remembers what was given already: with the same set nothing is given twice, and a walk over many cells
        stays as cheap as what it finds.
        """
        node = row - 1 + MAX_ROW
        while node:
            key = (sheet, node, col)
            if key not in seen:
                seen.add(key)
                yield from self._narrow.get(key, ())
                for left, right, number in self._wide.get((sheet, node), ()):
                    if left <= col <= right:
                        yield number
            node >>= 1

    def on(self, sheets: set[int]) -> set[int]:
        """The numbers of all ranges on these sheets."""
        found: set[int] = set()
        for (sheet, _, _), numbers in self._narrow.items():
            if sheet in sheets:
                found.update(numbers)
        for (sheet, _), entries in self._wide.items():
            if sheet in sheets:
                found.update(number for _, _, number in entries)
        return found


class Covered:
    """The cells that any of these ranges of one sheet cover: `(row, col) in covered`."""

    def __init__(self, areas: Iterable[Range]) -> None:
        self.areas = tuple(areas)
        self._index = RangeIndex()
        for number, area in enumerate(self.areas):
            self._index.add(0, area, number)

    def __contains__(self, place: tuple[int, int]) -> bool:
        return self.area(*place) is not None

    def area(self, row: int, col: int) -> Range | None:
        """A range that covers the cell, None where none does."""
        number = next(self._index.covering(0, row, col, set()), None) if self.areas else None
        return None if number is None else self.areas[number]


def _nodes(top: int, bottom: int) -> Iterator[int]:
    """The fewest tree nodes that make up the rows; node 1 is all of them, the leaves begin at MAX_ROW (2 to the 20)."""
    low, high = top - 1 + MAX_ROW, bottom + MAX_ROW
    while low < high:
        if low & 1:
            yield low
            low += 1
        if high & 1:
            high -= 1
            yield high
        low >>= 1
        high >>= 1
