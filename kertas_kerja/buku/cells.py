"""The cells of one sheet as columns of numbers: about 13 bytes a cell, no object per cell."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from itertools import compress

EMPTY, NUMBER, SHARED, TEXT, BOOL, ERROR, DATE = range(7)
"""What a cell holds. `SHARED` counts in the workbook's strings; `TEXT`, `ERROR`, `DATE` in the sheet's own texts."""
NORMAL, SHARED_FORMULA, ARRAY, DATA_TABLE = range(4)
"""What a formula is; a follower of a shared formula is a `SHARED_FORMULA` without text."""


class Formulas:
    """The formulas of a sheet by ascending cell number, all texts in one string of bytes."""

    __slots__ = ("cells", "ends", "kinds", "refs", "shared", "text")

    def __init__(self) -> None:
        self.cells = array("I")
        self.kinds = bytearray()
        self.ends = array("I")
        self.text = bytearray()
        self.shared = array("i")
        """The `si` of a shared formula, -1 for the others."""
        self.refs: dict[int, str] = {}
        """The `ref` by position in `cells`, where one is written."""

    def add(self, cell: int, text: bytes, kind: int, shared: int, ref: str | None) -> None:
        """Append one formula, its text in UTF-8; `cell` must not be below the last one. `<f/>` is none."""
        if kind == NORMAL and not text:
            return
        if ref is not None:
            self.refs[len(self.cells)] = ref
        self.cells.append(cell)
        self.kinds.append(kind)
        self.text += text
        self.ends.append(len(self.text))
        self.shared.append(shared)

    def own_text(self, at: int) -> str:
        """The stored text of the formula at this position, `""` for a follower."""
        return self.own_bytes(at).decode()

    def own_bytes(self, at: int) -> bytes:
        """The same in UTF-8."""
        return bytes(self.text[self.ends[at - 1] if at else 0 : self.ends[at]])


class Cells:
    """Cell number `i` has `cols[i]`, `kinds[i]`, `values[i]`, `styles[i]`; row `rows[k]` holds the cells from
    `starts[k]` up to `starts[k + 1]`, columns ascending, rows ascending. `starts` ends with the number of cells."""

    __slots__ = ("cols", "formulas", "kinds", "rows", "starts", "styles", "texts", "values")

    def __init__(self) -> None:
        self.rows = array("I")
        self.starts = array("I")
        self.cols = array("H")
        self.kinds = bytearray()
        self.values = array("d")
        self.styles = array("H")
        self.texts: list[str] = []
        self.formulas = Formulas()

    def find(self, kind: int, wanted: Collection[float]) -> list[int]:
        """The numbers of all cells of one kind whose value is among the wanted ones."""
        if not wanted:
            return []
        flags = self._flags(kind)
        values = compress(self.values, flags)
        return [at for at, value in zip(compress(range(len(flags)), flags), values, strict=True) if value in wanted]

    def reach(self, kind: int) -> tuple[float, float]:
        """The least and the greatest value of the cells of one kind, `(0, -1)` when there is none."""
        values = list(compress(self.values, self._flags(kind)))
        return (min(values), max(values)) if values else (0, -1)

    def _flags(self, kind: int) -> bytearray:
        return self.kinds.translate(bytes(k == kind for k in range(256)))

    def row_numbers(self) -> Iterator[tuple[int, int, int]]:
        """(row number, first cell, end) of every row that holds cells."""
        return zip(self.rows, self.starts, self.starts[1:], strict=False)


def sort_cells(cells: Cells) -> Cells:
    """The same cells in order, for parts whose rows or cells are not; of two cells in one place the last one counts."""
    where: dict[tuple[int, int], int] = {}
    for row, first, end in cells.row_numbers():
        for i in range(first, end):
            where[row, cells.cols[i]] = i
    position = {cell: at for at, cell in enumerate(cells.formulas.cells)}
    result = Cells()
    result.texts = cells.texts
    for (row, col), i in sorted(where.items()):
        if not result.rows or result.rows[-1] != row:
            result.rows.append(row)
            result.starts.append(len(result.cols))
        if i in position:
            _copy_formula(cells.formulas, position[i], result.formulas, len(result.cols))
        result.cols.append(col)
        result.kinds.append(cells.kinds[i])
        result.values.append(cells.values[i])
        result.styles.append(cells.styles[i])
    result.starts.append(len(result.cols))
    return result


def _copy_formula(source: Formulas, at: int, target: Formulas, cell: int) -> None:
    target.add(cell, source.own_bytes(at), source.kinds[at], source.shared[at], source.refs.get(at))
