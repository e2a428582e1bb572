"""One expat pass over a worksheet part into columns of numbers; the part is never held whole.

Speed decides here (1.2 million cells). Expat reports `<c>`, `<v>` and the text of a plain cell; they are only noted in
a list of events, which becomes columns a row at a time. Rows repeat each other's shape (columns, styles, types), so a
shape is worked out once. End tags are listened to only inside text cells and formulas, because every handler costs;
that a text then runs on to the next start tag is harmless for numbers: blanks around them do not count.
The stream is fed up to its last `>`, so no number is cut in two.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from itertools import chain
from typing import Any, NamedTuple

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
from kertas_kerja.buku.xmlscan import CHUNK, Readable, attribute_map, damaged, new_parser
from kertas_kerja.errors import KertasKerjaError

_TYPES = {"n": NUMBER, "s": SHARED, "str": TEXT, "inlineStr": TEXT, "b": BOOL, "e": ERROR, "d": DATE, "": NUMBER}
_FORMULA_TYPES = {"normal": NORMAL, "shared": SHARED_FORMULA, "array": ARRAY, "dataTable": DATA_TABLE}
_AFTER_DATA = frozenset(
    ["sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"]
)
_KEPT = frozenset(("dimension", "sheetFormatPr", "col", "sheetProtection", "mergeCell", "autoFilter"))
_MAX_SHAPES = 2_000


class Outline(NamedTuple):
    """A worksheet as read: its cells, and what is said outside them (attributes as text)."""

    cells: Cells
    elements: list[tuple[str, dict[str, str]]]
    """(local name, attributes) of `dimension`, `sheetFormatPr`, `col`, `sheetProtection`, `mergeCell`, `autoFilter`."""
    rows: dict[int, dict[str, str]]
    """The attributes of rows that are hidden or have a style of their own."""


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


def parse_sheet(stream: Readable, part: str) -> Outline:
    """Read a worksheet part; malformed XML, cells off the grid and values that are none raise `BerkasRusak`."""
    try:
        return _SheetParser(part).run(stream)
    except KertasKerjaError:
        raise
    except _expat_error() as error:
        raise damaged(part, f"XML tidak sah pada baris {getattr(error, 'lineno', '?')}") from None


def _expat_error() -> type[Exception]:
    from pyexpat import ExpatError

    return ExpatError


class _SheetParser:
    """The state of one pass. Hot handlers are closures made in `_data_handlers`; the rest are methods."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.cells = Cells()
        self.outline = Outline(self.cells, [], {})
        self.parser = new_parser(part, namespaces=True)
        self.space = ""
        self.row, self.row_text = 0, "0"
        self.ordered = True
        self.events: list[list[str] | str | None] = []
        """The row being read: the attributes of a cell, `None` for its `<v>`, then its text."""
        self.row_formulas: list[tuple[int, str, list[str]]] = []
        """(position in `events`, text, attributes) of the formulas in the row being read."""
        self.shapes: dict[str, _Shape] = {}
        self.own_texts: dict[str, int] = {}
        # Inside a text cell or a formula.
        self.pieces: list[str] = []
        self.has_text = False
        self.in_text_cell = False
        self.phonetic = False
        self.depth = 0

    def run(self, stream: Readable) -> Outline:
        """Feed the stream; a number is never split because each piece but the last ends with `>`."""
        self.parser.StartElementHandler = self._outer_start
        parse, rest = self.parser.Parse, b""
        while chunk := stream.read(CHUNK):
            at = chunk.rfind(b">") + 1
            parse(rest + chunk[:at] if rest else chunk[:at], False)
            rest = chunk[at:]
        parse(rest, True)
        self._flush_row()
        return self._finish()

    def _finish(self) -> Outline:
        cells = self.cells
        cells.starts.append(len(cells.cols))
        cells.texts = list(self.own_texts)
        total = sum(cells.values)
        if total - total != 0:  # not finite: one of them is not
            self._refuse_infinite()
        if not self.ordered:
            cells = sort_cells(cells)
        return self.outline._replace(cells=cells)

    def _refuse_infinite(self) -> None:
        for row, first, end in self.cells.row_numbers():
            for i in range(first, end):
                if self.cells.values[i] - self.cells.values[i] != 0:
                    raise self._bad(f"{col_letters(self.cells.cols[i])}{row}", "bilangannya tidak terhingga")

    def _bad(self, cell: str, why: str) -> Exception:
        return damaged(self.part, f"sel {cell}: {why}")

    # ------------------------------------------------------------------ outside the cell data

    def _outer_start(self, tag: str, attributes: list[str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self.space:
            self.space = space
        if space != self.space:
            return
        if name == "sheetData":
            self._enter_data()
        elif name in _KEPT:
            self.outline.elements.append((name, attribute_map(attributes)))

    def _enter_data(self) -> None:
        self.data_start, self.data_text = self._data_handlers()
        self._resume()

    def _resume(self) -> None:
        """Listen for plain cells."""
        self.parser.StartElementHandler = self.data_start
        self.parser.CharacterDataHandler = self.data_text
        self.parser.EndElementHandler = None

    def _leave_data(self, tag: str, attributes: list[str]) -> None:
        """The first element after `</sheetData>`."""
        self.parser.StartElementHandler = self._outer_start
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None
        self._outer_start(tag, attributes)

    # ------------------------------------------------------------------ the hot path

    def _data_handlers(self) -> tuple[Callable[[str, list[str]], None], Callable[[str], None]]:
        prefix = self.space + " " if self.space else ""
        C, V, F, ROW = names = [prefix + name for name in ("c", "v", "f", "row")]
        self.parser.intern.update(zip(names, names, strict=True))
        add = self.events.append
        start_row, other, typed, formula = self._start_row, self._other, self._typed, self._formula_handler()
        self.begin_formula = formula

        def start(name: str, attributes: list[str]) -> None:
            if name == V:
                add(None)
            elif name == C:
                add(attributes)
                if "t" in attributes:
                    typed(attributes)
            elif name == F:
                formula(attributes)
            elif name == ROW:
                start_row(attributes)
            else:
                other(name, attributes)

        return start, add

    def _formula_handler(self) -> Callable[[list[str]], None]:
        """A formula is read up to its end tag, aside from the events: a closure, since sheets are full of them."""
        parser, events, found, pieces = self.parser, self.events, self.row_formulas, []
        take, put = pieces.append, self.events.append
        current: list[str] = []

        def begin(attributes: list[str]) -> None:
            nonlocal current
            current = attributes
            parser.EndElementHandler = end
            parser.CharacterDataHandler = take

        def end(_tag: str) -> None:
            found.append((len(events) - 1, "".join(pieces), current))
            pieces.clear()
            if self.in_text_cell:
                self._resume_text_cell()
            else:
                parser.EndElementHandler = None
                parser.CharacterDataHandler = put

        return begin

    def _typed(self, attributes: list[str]) -> None:
        """A cell with a type: shared strings go the plain way, the others are read with their end tags."""
        if attributes[attributes.index("t") + 1] not in ("s", "n"):
            self._enter_text_cell()

    def _start_row(self, attributes: list[str]) -> None:
        self._flush_row()
        a = attribute_map(attributes)
        self.row_text = a.get("r") or str(self.row + 1)
        try:
            row = int(self.row_text)
        except ValueError:
            row = 0
        if not 1 <= row <= MAX_ROW:
            raise damaged(self.part, f"nomor baris {self.row_text[:20]} tidak sah")
        self.row, self.row_text = row, str(row)
        if "hidden" in a or "s" in a:
            self.outline.rows[row] = a

    def _other(self, tag: str, attributes: list[str]) -> None:
        """An element that is no row, cell or value while cells are read."""
        space, _, name = tag.rpartition(" ")
        if space == self.space:
            if name in _AFTER_DATA:
                self._leave_data(tag, attributes)
                return
            if name == "is":
                self._enter_text_cell()
                return
        self._skip()

    # ------------------------------------------------------------------ text cells, formulas, foreign elements

    def _enter_text_cell(self) -> None:
        self.in_text_cell, self.has_text = True, False
        self.pieces.clear()
        self._resume_text_cell()

    def _resume_text_cell(self) -> None:
        self.parser.StartElementHandler = self._text_start
        self.parser.EndElementHandler = self._text_end
        self.parser.CharacterDataHandler = None

    def _text_start(self, tag: str, attributes: list[str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "f":
            self.begin_formula(attributes)
        elif name == "rPh":
            self.phonetic = True
        elif name in ("v", "t", "is") and not self.phonetic:
            self.has_text = True
            if name != "is":
                self.parser.CharacterDataHandler = self.pieces.append

    def _text_end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif name == "rPh":
            self.phonetic = False
        elif name == "c":
            if self.has_text:
                self.events += (None, "".join(self.pieces))
            self.in_text_cell = False
            self._pause()

    def _skip(self) -> None:
        """Pass over a foreign element and all it holds."""
        self.depth = 1
        self.parser.StartElementHandler = self._skip_start
        self.parser.EndElementHandler = self._skip_end
        self.parser.CharacterDataHandler = None

    def _skip_start(self, _tag: str, _attributes: list[str]) -> None:
        self.depth += 1

    def _skip_end(self, _tag: str) -> None:
        self.depth -= 1
        if not self.depth:
            self._pause()

    def _pause(self) -> None:
        """Ignore text until the next element, so that blanks do not overwrite the value of the cell before."""
        self.parser.StartElementHandler = self._wake
        self.parser.EndElementHandler = None
        self.parser.CharacterDataHandler = None

    def _wake(self, tag: str, attributes: list[str]) -> None:
        self._resume()
        self.data_start(tag, attributes)

    # ------------------------------------------------------------------ a row becomes columns

    def _flush_row(self) -> None:
        events = self.events
        if not events:
            return
        if not self._plain_row():
            self._any_row()
        events.clear()
        self.row_formulas.clear()

    def _plain_row(self) -> bool:
        """Take a row of a known shape whose cells all hold numbers or shared strings; False when it is none."""
        events, values = self.events, self.cells.values
        count, rest = divmod(len(events), 3)
        if rest or events[1::3].count(None) != count:
            return False
        shape = self.shapes.get(self._key(events[0::3]))
        if shape is None or not shape.plain:
            return False
        try:
            values.extend(map(float, events[2::3]))  # type: ignore[arg-type]
        except (TypeError, ValueError):  # blanks, or no text where one was expected
            del values[len(self.cells.kinds) :]
            return False
        self._place(shape, lambda position: position // 3)
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
            self._place(shape, lambda position: bisect_right(starts, position) - 1)
            for index, text in enumerate(texts):
                kind, value = self._value(shape, index, text)
                self.cells.kinds.append(kind)
                self.cells.values.append(value)

    def _place(self, shape: _Shape, index_at: Callable[[int], int]) -> None:
        """Record where the row's cells are, and their formulas; `index_at` gives the cell at an event."""
        cells = self.cells
        if not shape.ascending or (cells.rows and cells.rows[-1] >= self.row):
            self.ordered = False
        base = len(cells.cols)
        cells.rows.append(self.row)
        cells.starts.append(base)
        for index, row in shape.strays:
            cells.rows.extend((row, self.row))
            cells.starts.extend((base + index, base + index + 1))
        for position, text, attributes in self.row_formulas:
            cells.formulas.add(base + index_at(position), unescape(text), *_formula_info(attributes))
        cells.styles.extend(shape.styles)
        cells.cols.extend(shape.cols)

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
        ascending = not strays and all(a < b for a, b in zip(cols, cols[1:], strict=False))
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
        if not text.isdecimal() or int(text) > 0xFFFF:
            raise damaged(self.part, f"nomor gaya {text[:20]!r} tidak sah")
        return int(text)

    def _kind(self, attributes: dict[str, str]) -> int:
        kind = _TYPES.get(attributes.get("t", "n"))
        if kind is None:
            raise damaged(self.part, f"jenis sel {attributes['t'][:20]!r} tidak dikenal")
        return kind


def _formula_info(attributes: list[str]) -> tuple[int, int, str | None]:
    """(kind, si, ref) of a formula."""
    if not attributes:
        return NORMAL, -1, None
    a = attribute_map(attributes)
    kind = _FORMULA_TYPES.get(a.get("t", "normal"), NORMAL)
    shared = a.get("si", "")
    return kind, int(shared) if kind == SHARED_FORMULA and shared.isdecimal() else -1, a.get("ref")
