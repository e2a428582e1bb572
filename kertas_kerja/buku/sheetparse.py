"""One expat pass over a worksheet part into columns of numbers; the part is never held whole.

Speed decides here (1.2 million cells). Expat reports `<c>`, `<v>` and the text of a plain cell; they are only noted in
a list of events, which becomes columns a row at a time. Rows repeat each other's shape (columns, styles, types), so a
shape is worked out once. End tags are listened to only inside text cells and formulas, because every handler costs;
that a text then runs on to the next start tag is harmless for numbers: blanks around them do not count.
The stream is fed up to its last `>`, so no number is cut in two.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pyexpat import ExpatError

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cells import Cells
from kertas_kerja.buku.rowparse import RowBuilder
from kertas_kerja.buku.rowrepeat import ROW_END, RowRepeater
from kertas_kerja.buku.strings import MAIN_SPACES
from kertas_kerja.buku.xmlscan import CHUNK, attribute_map, damaged, new_parser, too_many, unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.xmlscan import Readable

_AFTER_DATA = frozenset((
    "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF",
    "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
))  # fmt: skip
"""What may follow the cells in a worksheet, `extLst` apart: that also occurs inside them."""
_LONGEST = 1 << 20
"""Text without any `>` that is kept back at most; far beyond a number, and beyond what Excel allows in a cell."""
_WIDEST = 1 << 18
"""Events of one row: 16,384 cells of four, and blanks between them."""
_ELEMENTS = 500_000
"""Merged ranges and column settings."""
_ROWS_BEGIN, _ROWS_END = b"<sheetData>", b"</sheetData"
_KEPT = frozenset(("sheetFormatPr", "col", "sheetProtection", "mergeCell", "hyperlinks"))


class Outline(NamedTuple):
    """A worksheet as read: its cells, and what is said outside them (attributes as text)."""

    cells: Cells
    elements: list[tuple[str, dict[str, str]]]
    """(local name, attributes) of `sheetFormatPr`, `col`, `sheetProtection`, `mergeCell`, `hyperlinks`."""
    rows: dict[int, dict[str, str]]
    """The attributes of rows that are hidden or have a style of their own."""


def parse_sheet(stream: Readable, part: str, most: int = sys.maxsize) -> Outline:
    """Read a worksheet part of at most `most` cells (beyond: `BerkasTerlaluBesar`).

    Malformed XML, cells off the grid and values that are none raise `BerkasRusak`.
    """
    try:
        return _SheetParser(part, most).run(stream)
    except (ExpatError, LookupError) as error:
        raise unreadable(error, part) from None


class _SheetParser:
    """The state of one pass. Hot handlers are closures made in `_data_handlers`; the rest are methods."""

    def __init__(self, part: str, most: int) -> None:
        self.part, self.most = part, most
        self.rows = RowBuilder(part)
        self.outline = Outline(self.rows.cells, [], {})
        self.parser = new_parser(part, namespaces=True)
        self.space: str | None = None
        """The namespace of the cells, from the root."""
        self.repeater = RowRepeater(self.rows, self.outline.rows)
        self.in_rows = False
        """Whether whole rows may be read by `repeater`."""
        self.data_start: Callable[[str, list[str]], None] = self._outer_start
        # Inside a text cell or a formula.
        self.pieces: list[str] = []
        self.has_text = False
        self.in_text_cell = False
        self.phonetic = False
        self.depth = 0

    def run(self, stream: Readable) -> Outline:
        """Feed the stream; a number is never split because each piece but the last ends with `>`."""
        self.parser.StartElementHandler = self._outer_start
        rest = b""
        while chunk := stream.read(CHUNK):
            rest = self._feed(rest + chunk if rest else chunk)
            self._check_size()
        self.parser.Parse(rest, True)
        self._check_size()
        return self.outline._replace(cells=self.rows.finish())

    def _feed(self, data: bytes) -> bytes:
        """Read what ends in `data`; returns what does not yet."""
        if not self.in_rows and (start := data.find(_ROWS_BEGIN)) >= 0:
            start += len(_ROWS_BEGIN)
            self.parser.Parse(data[:start], False)
            self.in_rows = self.parser.StartElementHandler == self.data_start
            data = data[start:]
        if self.in_rows:
            data = self._feed_rows(data)
            if self.in_rows and len(data) <= _LONGEST:
                return data
        at = data.rfind(b">") + 1
        if at or len(data) > _LONGEST:
            self.parser.Parse(data[:at], False)
            return data[at:]
        return data

    def _feed_rows(self, data: bytes) -> bytes:
        """Read all rows that end in `data`, those that repeat an earlier one without the parser."""
        rows = data.split(ROW_END)
        rest = rows.pop()
        for number, row in enumerate(rows):
            if not self.repeater.worthwhile or self.depth:
                self.in_rows = False
                return ROW_END.join((*rows[number:], rest))
            draft = self.repeater.take(row)
            if draft is not None:
                self.parser.Parse(row + ROW_END, False)
                self.rows.flush()
                self.repeater.learn(draft)
        self.in_rows = _ROWS_END not in rest
        return rest

    def _check_size(self) -> None:
        """Between two pieces of the stream: enough is enough."""
        if len(self.rows.cells.cols) > self.most or len(self.rows.events) > _WIDEST:
            raise too_many(self.part, "sel")
        if len(self.outline.elements) > _ELEMENTS:
            raise too_many(self.part, "sel gabungan")

    # ------------------------------------------------------------------ outside the cell data

    def _outer_start(self, tag: str, attributes: list[str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self.space is None:
            self.space = self._cell_space(space, name)
        if space != self.space:
            return
        if name == "sheetData":
            self._enter_data()
        elif name in _KEPT:
            self.outline.elements.append((name, attribute_map(attributes)))

    def _cell_space(self, space: str, root: str) -> str:
        """The namespace of the cells: the root's, but a macro sheet's root has one of its own."""
        if root not in ("worksheet", "chartsheet", "dialogsheet", "macrosheet"):
            raise damaged(self.part, f"bukan lembar kerja melainkan <{root[:30]}>")
        return MAIN_SPACES[0] if root == "macrosheet" else space

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
        add = self.rows.events.append
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
        parser, events, found = self.parser, self.rows.events, self.rows.formulas
        pieces: list[str] = []
        take, put = pieces.append, self.rows.events.append
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
        plain = len(attributes) > 1 and attributes[0] == "r"
        row = self.rows.start(attributes[1] if plain else attribute_map(attributes).get("r"))
        if "hidden" in attributes or "s" in attributes:
            self.outline.rows[row] = attribute_map(attributes)

    def _other(self, tag: str, attributes: list[str]) -> None:
        """An element that is no row, cell or value while cells are read."""
        space, _, name = tag.rpartition(" ")
        if space == self.space and name in _AFTER_DATA:
            self._leave_data(tag, attributes)
        else:
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
                self.rows.events += (None, "".join(self.pieces))
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
