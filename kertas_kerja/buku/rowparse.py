"""The events of one row become columns of numbers; what rows have in common is worked out once."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cells import (
    ARRAY,
    BOOL,
    DATA_TABLE,
    DATE,
    EMPTY,
    ERROR,
    NORMAL,
    NUMBER,
    SHARED,
    SHARED_FORMULA,
    TEXT,
    Cells,
    sort_cells,
)
from kertas_kerja.buku.refs import MAX_COL, MAX_ROW, col_letters, parse_cell
from kertas_kerja.buku.strings import unescape
from kertas_kerja.buku.xmlscan import attribute_map, damaged
from kertas_kerja.errors import BerkasRusak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TYPES = {"n": NUMBER, "s": SHARED, "str": TEXT, "inlineStr": TEXT, "b": BOOL, "e": ERROR, "d": DATE, "": NUMBER}
_FORMULA_TYPES = {"normal": NORMAL, "shared": SHARED_FORMULA, "array": ARRAY, "dataTable": DATA_TABLE}
_MAX_SHAPES = 2_000
Event = list[str] | str | None


class _Shape(NamedTuple):
    """The columns, styles and kinds of a row, shared by all rows that look the same."""

    cols: array[int]
    styles: array[int]
    kinds: bytes
    plain: bool
    """Only numbers and shared strings."""
    ascending: bool
    strays: tuple[tuple[int, int], ...]
    """(index in the row, row number) of cells that say they belong to another row."""


class RowBuilder:
    """The row being read, and the columns that all rows so far became."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.cells = Cells()
        self.row, self.row_text = 0, "0"
        self.ordered = True
        self.events: list[Event] = []
        """The row being read: the attributes of a cell, `None` for its `<v>`, then its text."""
        self.formulas: list[tuple[int, str, list[str]]] = []
        """(position in `events`, text, attributes) of the formulas in the row being read."""
        self.shapes: dict[str, _Shape] = {}
        self.own_texts: dict[str, int] = {}

    def start(self, number: str | None) -> int:
        """Finish the row before and begin one; a row without a number follows the one before."""
        self.flush()
        text = number or str(self.row + 1)
        row = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else 0
        if not self.begin(row):
            raise damaged(self.part, f"nomor baris {text[:20]} tidak sah")
        return row

    def begin(self, row: int) -> bool:
        """Begin a row after one that is finished; False when the number is off the grid."""
        if not 1 <= row <= MAX_ROW:
            return False
        self.row, self.row_text = row, str(row)
        return True

    def finish(self) -> Cells:
        """Finish the last row; the cells in order."""
        self.flush()
        cells = self.cells
        cells.starts.append(len(cells.cols))
        cells.texts = list(self.own_texts)
        total = sum(cells.values)
        if total - total != 0:  # not finite: one of them may not be
            self._refuse_infinite()
        return cells if self.ordered else sort_cells(cells)

    def _refuse_infinite(self) -> None:
        for row, first, end in self.cells.row_numbers():
            for i in range(first, end):
                if self.cells.values[i] - self.cells.values[i] != 0:
                    raise self._bad(f"{col_letters(self.cells.cols[i])}{row}", "bilangannya tidak terhingga")

    def _bad(self, cell: str, why: str) -> BerkasRusak:
        return damaged(self.part, f"sel {cell}: {why}")

    def flush(self) -> None:
        """Turn the events of the row into columns."""
        events = self.events
        if not events:
            return
        if not self._plain_row():
            self._any_row()
        events.clear()
        self.formulas.clear()

    def _plain_row(self) -> bool:
        """Take a row of a known shape whose cells all hold numbers or shared strings; False when it is none."""
        events, values = self.events, self.cells.values
        count, rest = divmod(len(events), 3)
        if rest or events[1::3].count(None) != count:
            return False
        begins = events[0::3]
        if not all(isinstance(event, list) for event in begins):  # a value where a cell should begin
            return False
        shape = self.shapes.get(self._key(begins))
        if shape is None or not shape.plain:
            return False
        try:
            values.extend(map(float, events[2::3]))  # type: ignore[arg-type]
        except (TypeError, ValueError):  # blanks, or no text where one was expected
            del values[len(self.cells.kinds) :]
            return False
        self._place(shape, range(0, len(events), 3))
        self.cells.kinds += shape.kinds
        return True

    def _any_row(self) -> None:
        """Take a row cell by cell: empty cells, texts, blanks between the elements, a new shape."""
        attributes: list[list[str]] = []
        texts: list[str | None] = []
        starts: list[int] = []
        in_value = False
        for position, event in enumerate(self.events):
            if isinstance(event, list):
                attributes.append(event)
                texts.append(None)
                starts.append(position)
            elif event is None and texts:
                texts[-1] = ""
            elif event is not None and in_value:
                texts[-1] = event
            in_value = event is None and bool(texts)
        if attributes:
            shape = self._shape(attributes)
            self._place(shape, starts)
            for index, text in enumerate(texts):
                kind, value = self._value(shape, index, text)
                self.cells.kinds.append(kind)
                self.cells.values.append(value)

    def _place(self, shape: _Shape, starts: Sequence[int]) -> None:
        """Record where the row's cells are, and their formulas; `starts` are the events that each cell begins with."""
        cells = self.cells
        base = self.place(shape.cols, shape.styles, shape.ascending)
        for index, row in shape.strays:
            cells.rows.extend((row, self.row))
            cells.starts.extend((base + index, base + index + 1))
        for position, text, attributes in self.formulas:
            index = bisect_right(starts, position) - 1
            place = formula_place(known := attribute_map(attributes))
            if index < 0:
                raise damaged(self.part, f"pada baris {self.row} ada rumus di luar sel")
            if place is None:
                raise damaged(self.part, f"pada baris {self.row} ada rumus bersama bernomor {known['si'][:20]!r}")
            cells.formulas.add(base + index, unescape(text).encode(), *place)

    def place(self, cols: array[int], styles: array[int], ascending: bool = True) -> int:
        """Record the row begun last with its columns and styles; returns the number of its first cell."""
        cells = self.cells
        if not ascending or (cells.rows and cells.rows[-1] >= self.row):
            self.ordered = False
        base = len(cells.cols)
        cells.rows.append(self.row)
        cells.starts.append(base)
        cells.styles.extend(styles)
        cells.cols.extend(cols)
        return base

    def _value(self, shape: _Shape, index: int, text: str | None) -> tuple[int, float]:
        """(kind, number) of one cell; texts are numbered as they come."""
        kind = shape.kinds[index]
        if text is None:
            return EMPTY, 0.0
        if kind in (TEXT, ERROR, DATE):
            return kind, self.own_texts.setdefault(unescape(text), len(self.own_texts))
        bare = text.strip()
        if not bare:
            return EMPTY, 0.0
        if kind == BOOL:
            return BOOL, float(bare.lower() in ("1", "true"))
        try:
            return kind, float(bare)
        except ValueError:
            where = f"{col_letters(shape.cols[index])}{self.row}"
            raise self._bad(where, f"nilai {bare[:30]!r} bukan bilangan") from None

    # ------------------------------------------------------------------ shapes

    def _key(self, attributes: list[Any]) -> str:
        """What all rows of one shape share: their attributes without the row number. `""` when it cannot be told."""
        mark = self.row_text + "\0"
        flat = "\0".join(chain.from_iterable(attributes)) + "\0"
        # More hits than cells: a style number ends like the row number, and rows could be taken for each other.
        return flat.replace(mark, "\0") if flat.count(mark) == len(attributes) else ""

    def _shape(self, attributes: list[list[str]]) -> _Shape:
        """The shape of a row, kept for the rows like it unless it holds cells that name no row or another one."""
        key = self._key(attributes)
        if key in self.shapes:
            return self.shapes[key]
        shape = self._new_shape([attribute_map(a) for a in attributes])
        regular = all(a and a[0] == "r" for a in attributes) and not shape.strays
        if key and regular and len(self.shapes) < _MAX_SHAPES:
            self.shapes[key] = shape
        return shape

    def _new_shape(self, attributes: list[dict[str, str]]) -> _Shape:
        cols, styles, kinds = array("H"), array("H"), bytearray()
        strays: list[tuple[int, int]] = []
        last = 0
        for index, a in enumerate(attributes):
            row, last = self._where(a.get("r"), last)
            if row != self.row:
                strays.append((index, row))
            cols.append(last)
            styles.append(self._style(a.get("s")))
            kinds.append(self._kind(a))
        ascending = not strays and all(a < b for a, b in pairwise(cols))
        plain = all(kind in (NUMBER, SHARED) for kind in kinds)
        return _Shape(cols, styles, bytes(kinds), plain, ascending, tuple(strays))

    def _where(self, ref: str | None, last: int) -> tuple[int, int]:
        """(row, column) of a cell; without an address it follows the one before."""
        if ref is None:
            row, col = self.row, last + 1
        else:
            try:
                row, col = parse_cell(ref)
            except ValueError:
                raise damaged(self.part, f"alamat sel {ref[:20]!r} tidak sah") from None
        if col > MAX_COL:
            raise damaged(self.part, f"baris {self.row} melewati kolom XFD")
        return row, col

    def _style(self, text: str | None) -> int:
        if text is None or not text:
            return 0
        if len(text) > 9 or not text.isdecimal() or int(text) > 0xFFFF:
            raise damaged(self.part, f"nomor gaya {text[:20]!r} tidak sah")
        return int(text)

    def _kind(self, attributes: dict[str, str]) -> int:
        kind = _TYPES.get(attributes.get("t", "n"))
        if kind is None:
            raise damaged(self.part, f"jenis sel {attributes['t'][:20]!r} tidak dikenal")
        return kind


FormulaPlace = tuple[int, int, str | None]


def formula_place(attributes: dict[str, str]) -> FormulaPlace | None:
    """(kind, si, ref) of a formula; None for a number of a shared formula beyond all bounds."""
    if not attributes:
        return NORMAL, -1, None
    kind = _FORMULA_TYPES.get(attributes.get("t", "normal"), NORMAL)
    shared = attributes.get("si", "")
    if len(shared) > 9 and kind == SHARED_FORMULA:
        return None
    return kind, int(shared) if kind == SHARED_FORMULA and shared.isdecimal() else -1, attributes.get("ref")
