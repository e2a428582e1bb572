"""A worksheet for reading: cells by address or row, texts by content, formulas, merges, hidden rows and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import compress

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cells import (
    ARRAY,
    BOOL,
    DATA_TABLE,
    DATE,
    EMPTY,
    ERROR,
    NUMBER,
    SHARED,
    SHARED_FORMULA,
    TEXT,
    Cells,
)
from kertas_kerja.buku.layout import SheetLayout, optional_range
from kertas_kerja.buku.refs import MAX_COL, Range, format_cell
from kertas_kerja.buku.sheetparse import Outline, parse_sheet
from kertas_kerja.buku.xmlscan import damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from kertas_kerja.buku.rangeindex import Covered
    from kertas_kerja.buku.workbook import SheetInfo, SheetState, Workbook

    Kind = Literal["n", "s", "b", "e", "d", ""]
    FormulaKind = Literal["normal", "shared", "array", "dataTable"]

_KINDS: dict[int, Kind] = {EMPTY: "", NUMBER: "n", SHARED: "s", TEXT: "s", BOOL: "b", ERROR: "e", DATE: "d"}
_FEW = 1_000
_FORMULA_KINDS: tuple[FormulaKind, ...] = ("normal", "shared", "array", "dataTable")


class Cell(NamedTuple):
    """One cell as stored: numbers as `float`, errors as their text (`"#REF!"`), ISO dates (`kind` "d") as text.

    `kind` is "" for a cell that holds no value (only a style, or a formula whose result is not stored).
    `formula` has no `=`; a follower of a shared formula has the translated text, a what-if table `""`.
    """

    row: int
    col: int
    kind: Kind
    value: float | str | bool | None
    formula: str | None
    style: int

    @property
    def ref(self) -> str:
        """The address, `"B3"`."""
        return format_cell(self.row, self.col)


class FormulaInfo(NamedTuple):
    """A formula as stored: `text` as in `Cell.formula`, `ref` the cells it fills (array, data table, shared master)."""

    text: str
    kind: FormulaKind
    ref: Range | None
    si: int | None


class Sheet(SheetLayout):
    """A parsed worksheet. Rows and columns count from 1; nothing here changes the file."""

    def __init__(self, workbook: Workbook, info: SheetInfo, outline: Outline) -> None:
        super().__init__(outline)
        self.name = info.name
        self.part = info.part
        self.state: SheetState = info.state
        self._workbook = workbook
        self._cells: Cells = outline.cells
        self._masters: dict[int, tuple[int, int, str]] | None = None

    # ------------------------------------------------------------------ cells

    @property
    def rows(self) -> array[int]:
        """The numbers of the rows that hold cells (empty styled ones included), ascending; not to be changed."""
        return self._cells.rows

    @property
    def cell_count(self) -> int:
        """How many cells the part holds, empty styled ones included."""
        return len(self._cells.cols)

    def _span(self, row: int) -> tuple[int, int]:
        """The cell numbers of a row, `(0, 0)` when it holds none."""
        cells = self._cells
        at = bisect_left(cells.rows, row)
        if at == len(cells.rows) or cells.rows[at] != row:
            return 0, 0
        return cells.starts[at], cells.starts[at + 1]

    def _index(self, row: int, col: int) -> int:
        """The number of a cell, -1 when the part does not hold it."""
        first, end = self._span(row)
        at = bisect_left(self._cells.cols, col, first, end)
        return at if at < end and self._cells.cols[at] == col else -1

    def cell(self, row: int, col: int) -> Cell | None:
        """The cell at that place; `None` when the part does not hold it."""
        at = self._index(row, col)
        return None if at < 0 else self._cell(at, row)

    def row(self, row: int, left: int = 1, right: int = MAX_COL) -> list[Cell]:
        """The cells of a row between two columns, ascending; empty styled cells included."""
        first, end = self._span(row)
        if left > 1 or right < MAX_COL:
            cols = self._cells.cols
            first, end = bisect_left(cols, left, first, end), bisect_right(cols, right, first, end)
        return [self._cell(at, row) for at in range(first, end)]

    def __iter__(self) -> Iterator[Cell]:
        """All cells, row by row."""
        for row, first, end in self._cells.row_numbers():
            for at in range(first, end):
                yield self._cell(at, row)

    def _cell(self, at: int, row: int) -> Cell:
        cells = self._cells
        formula = self._formula(at, row)
        return Cell(row, cells.cols[at], _KINDS[cells.kinds[at]], self._value(at), formula, cells.styles[at])

    def _value(self, at: int) -> float | str | bool | None:
        kind, value = self._cells.kinds[at], self._cells.values[at]
        if kind == NUMBER:
            return value
        if kind == SHARED:
            return self._workbook.strings[int(value)]
        if kind == EMPTY:
            return None
        return bool(value) if kind == BOOL else self._cells.texts[int(value)]

    def value(self, row: int, col: int) -> float | str | bool | None:
        """Only the value of a cell; `None` for an empty or absent one."""
        at = self._index(row, col)
        return None if at < 0 else self._value(at)

    def style(self, row: int, col: int) -> int:
        """The style index of a cell; of an absent one that of its row, else its column, as Excel does."""
        at = self._index(row, col)
        return self.default_style(row, col) if at < 0 else self._cells.styles[at]

    def text(self, row: int, col: int) -> str:
        """What the cell shows: texts as they are, numbers and dates in their format, `""` when empty."""
        at = self._index(row, col)
        value = None if at < 0 else self._value(at)
        if value is None or isinstance(value, str):
            return value or ""
        return self._workbook.styles.shown(value, self._cells.styles[at])

    def find_strings(self, match: Callable[[str], bool]) -> list[tuple[int, int]]:
        """(row, column) of every cell whose string satisfies `match`, in order; asked once for each distinct string."""
        cells = self._cells
        hits = cells.find(SHARED, self._workbook.strings_where(match)) if SHARED in cells.kinds else []
        hits += cells.find(TEXT, {number for number, text in enumerate(cells.texts) if match(text)})
        return [self._place(at) for at in sorted(hits)]

    def _place(self, at: int) -> tuple[int, int]:
        cells = self._cells
        return cells.rows[bisect_right(cells.starts, at) - 1], cells.cols[at]

    # ------------------------------------------------------------------ formulas

    def has_formula(self, row: int, col: int) -> bool:
        """Whether the cell holds a formula of its own (the other cells of an array do not)."""
        at = self._index(row, col)
        return at >= 0 and self._formula_at(at) >= 0

    def formulas(self) -> Iterator[tuple[int, int, FormulaInfo]]:
        """(row, column, formula) of every formula cell, in order."""
        for position, at in enumerate(self._cells.formulas.cells):
            row, col = self._place(at)
            yield row, col, self._formula_info(position, row, col)

    def valueless(self) -> Iterator[tuple[int, int]]:
        """(row, column) of every formula cell without a stored value, in order."""
        return (self._place(at) for at in self._cells.formulas.cells if self._cells.kinds[at] == EMPTY)

    def all_results_in(self, values: Collection[object]) -> bool:
        """Whether every formula cell, if there is one, holds one of these values."""
        return all(self._value(at) in values for at in self._cells.formulas.cells)

    def formulas_mention(self, word: bytes) -> bool:
        """Whether these bytes stand in some formula, as it is stored."""
        return word in self._cells.formulas.text

    def formula_texts(self) -> Iterator[tuple[int, int, str]]:
        """(row, column, text) of every formula cell, in order."""
        cells, numbers = self._cells, self._cells.formulas.cells
        position = 0
        for row, _, end in cells.row_numbers():
            while position < len(numbers) and numbers[position] < end:
                col = cells.cols[numbers[position]]
                yield row, col, self._formula_text(position, row, col)
                position += 1

    def formula(self, row: int, col: int) -> FormulaInfo | None:
        """The formula of a cell with its kind and reach; `None` when it has none."""
        at = self._index(row, col)
        position = self._formula_at(at) if at >= 0 else -1
        return None if position < 0 else self._formula_info(position, row, col)

    def _formula_at(self, at: int) -> int:
        """The position of a cell's formula, -1 for none."""
        numbers = self._cells.formulas.cells
        position = bisect_left(numbers, at)
        return position if position < len(numbers) and numbers[position] == at else -1

    def _formula(self, at: int, row: int) -> str | None:
        position = self._formula_at(at)
        return None if position < 0 else self._formula_text(position, row, self._cells.cols[at])

    def _formula_info(self, position: int, row: int, col: int) -> FormulaInfo:
        formulas = self._cells.formulas
        ref = formulas.refs.get(position)
        si = formulas.shared[position]
        return FormulaInfo(
            self._formula_text(position, row, col),
            _FORMULA_KINDS[formulas.kinds[position]],
            optional_range(ref),
            si if si >= 0 else None,
        )

    def _formula_text(self, position: int, row: int, col: int) -> str:
        """The stored text, for a follower that of its master seen from here."""
        formulas = self._cells.formulas
        text = formulas.own_text(position)
        if text or formulas.kinds[position] != SHARED_FORMULA:
            return text
        master = self._shared_masters().get(formulas.shared[position])
        if master is None:
            raise damaged(self.part, f"rumus bersama di {format_cell(row, col)} kehilangan induknya")
        from kertas_kerja.buku.formula import translate

        master_row, master_col, text = master
        return translate(text, row - master_row, col - master_col)

    def _shared_masters(self) -> dict[int, tuple[int, int, str]]:
        """si -> (row, column, text) of the first shared formula that has a text."""
        if self._masters is None:
            self._masters = {}
            formulas = self._cells.formulas
            for position, at in enumerate(formulas.cells):
                if formulas.kinds[position] == SHARED_FORMULA and (text := formulas.own_text(position)):
                    self._masters.setdefault(formulas.shared[position], (*self._place(at), text))
        return self._masters

    @cached_property
    def filled_ranges(self) -> list[Range]:
        """The cells of array formulas and what-if tables: nothing may be written inside one."""
        formulas = self._cells.formulas
        refs = (formulas.refs.get(at) for at, kind in enumerate(formulas.kinds) if kind in (ARRAY, DATA_TABLE))
        return [found for ref in refs if (found := optional_range(ref)) is not None]

    @cached_property
    def _filled(self) -> Covered:
        from kertas_kerja.buku.rangeindex import Covered

        return Covered(self.filled_ranges)

    def filled_at(self, row: int, col: int) -> Range | None:
        """The range of the array formula or what-if table that a cell belongs to."""
        return self._filled.area(row, col)

    def cells_of(self, area: Range) -> list[tuple[int, int]]:
        """The cells of a range; where they are more than a thousand, those that the sheet holds."""
        if area.rows * area.cols <= _FEW:
            rows, cols = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
            return [(row, col) for row in rows for col in cols]
        held = (row for row in self.rows if area.top <= row <= area.bottom)
        return [(row, c.col) for row in held for c in self.row(row) if area.left <= c.col <= area.right]

    # ------------------------------------------------------------------ the sheet as a whole

    @cached_property
    def max_row(self) -> int:
        """The last row that holds a value or a formula, 0 when there is none."""
        last = len(self._cells.kinds.rstrip(b"\0")) - 1
        if self._cells.formulas.cells:
            last = max(last, self._cells.formulas.cells[-1])
        return self._place(last)[0] if last >= 0 else 0

    @cached_property
    def max_col(self) -> int:
        """The last column that holds a value or a formula, 0 when there is none."""
        cells = self._cells
        widest = max(compress(cells.cols, cells.kinds), default=0)
        return max(widest, max((cells.cols[at] for at in cells.formulas.cells), default=0))


def read_sheet(workbook: Workbook, info: SheetInfo) -> Sheet:
    """Parse the part of a tab; chart sheets and tabs without a part have no cells."""
    if not info.part or info.kind == "chartsheet":
        cells = Cells()
        cells.starts.append(0)
        return Sheet(workbook, info, Outline(cells, [], {}))
    stream = workbook.stream(info.part, "c", workbook.cells_left, "sel")
    outline = parse_sheet(stream, info.part, workbook.cells_left)
    workbook.cells_left -= len(outline.cells.cols)
    least, greatest = outline.cells.reach(SHARED)
    if greatest >= least:
        known = len(workbook.strings)  # read now, so that the sheet outlives the open file
        if least < 0 or greatest >= known:
            raise damaged(info.part, f"teks bersama nomor {least if least < 0 else greatest:.0f} tidak ada")
    return Sheet(workbook, info, outline)
