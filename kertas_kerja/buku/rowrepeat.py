"""Rows that repeat an earlier row but for their numbers and formulas are read without the XML parser.

Writers of worksheets write the rows of a list alike: `<c r="B7" s="3"><v>12</v></c>` again and again. The first row of
a kind goes through expat, which vouches that it is well-formed and says what it means; what remains of its bytes
without values, formulas and row number is its skeleton. A later row with the same skeleton means the same, with other
numbers. Whatever is not plain (texts, entities in values, cells of another row) has no skeleton and is left to expat.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from itertools import pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cells import EMPTY, NUMBER, SHARED, Cells
from kertas_kerja.buku.rowparse import FormulaPlace, RowBuilder, formula_place
from kertas_kerja.buku.strings import unescape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ROW_END = b"</row>"
_ZERO = ord("0")
_ROW_START = b'<row r="'
_PLAIN = rb"[ !-%'-;=?-~]*"  # ASCII of formulas without < > &
_FORMULA = re.compile(
    rb'<f((?: [a-z]+="[A-Za-z0-9:$]*")*)(?:/>|>(' + _PLAIN + rb"(?:&(?:amp|lt|gt|quot|apos);" + _PLAIN + rb")*)</f>)\0"
)
"""A formula right before a value, whose `<v>` became a NUL: (attributes, text)."""
_ATTRIBUTE = rb' ([a-z]+)="([^"]*)"'
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))
_MOST = 2_000
_PATIENCE = 100
"""Rows in vain after which a sheet is left to expat, if those read here are fewer than a quarter of them."""


_Formula = tuple[int, bytes, FormulaPlace]
"""Before which value it stands, counted from 0; its text; its place."""


class _Repeat(NamedTuple):
    """What all rows of one skeleton share."""

    cols: array[int]
    styles: array[int]
    kinds: bytes
    valued: tuple[int, ...] | None
    """Which cells hold the values, in order; None when all do."""
    marks: int
    """How often the row number stands in the skeleton: in the row and in every cell."""
    attributes: dict[str, str] | None
    """The attributes of the row where it is hidden or has a style."""


class Draft(NamedTuple):
    """A row that no earlier one explains, on its way through expat."""

    number: bytes
    skeleton: bytes
    numbers: list[bytes]
    rows: int
    """How many rows, cells and formulas there were before it."""
    cells: int
    formulas: int


class RowRepeater:
    """The skeletons of one sheet; rows it knows go straight to the columns of `builder`."""

    def __init__(self, builder: RowBuilder, row_attributes: dict[int, dict[str, str]]) -> None:
        self._builder = builder
        self._row_attributes = row_attributes
        self._known: dict[bytes, _Repeat] = {}
        self._hits = self._misses = 0
        self._plain = True
        """No comment or CDATA so far, in which an end tag may stand for nothing."""

    @property
    def worthwhile(self) -> bool:
        """Whether rows of this sheet can be told apart, and enough of them repeat each other."""
        return self._plain and (self._misses < _PATIENCE or self._hits * 4 > self._misses)

    def take(self, row: bytes) -> Draft | None:
        """Read a row, from `<row` up to its end tag; None when done, else what `learn` needs once expat has read it."""
        number = row[8 : row.find(b'"', 8, 18)] if row.startswith(_ROW_START) else b""
        # A piece behind a value begins with "/", so a value that is closed before it is opened has no known skeleton.
        text = row.replace(b"<v>", b"\0").replace(b"</v>", b"\0/")
        # `find`, because `in` takes what it looks for as a number first and makes an exception of it every time.
        text, formulas = _split_formulas(text) if row.find(b"<f") >= 0 else (text, ())
        pieces = text.split(b"\0")
        skeleton = b"\0".join(pieces[::2])
        mark = number + b'"'
        repeat = self._known.get(skeleton.replace(mark, b'"'))
        # More hits than cells: a style number ends like the row number, and rows could be taken for each other.
        if (
            repeat is not None
            and skeleton.count(mark) == repeat.marks
            and self._place(repeat, number, pieces, formulas)
        ):
            self._hits += 1
            return None
        self._misses += 1
        self._plain = self._plain and b"<!" not in row
        cells = self._builder.cells
        return Draft(number, skeleton, pieces[1::2], len(cells.rows), len(cells.cols), len(cells.formulas.cells))

    def _place(self, repeat: _Repeat, number: bytes, pieces: list[bytes], formulas: Sequence[_Formula]) -> bool:
        """Append the row to the columns; False, with nothing changed, where it is not plain after all."""
        try:
            values = list(map(float, pieces[1::2]))
        except ValueError:
            return False
        builder, cells, valued = self._builder, self._builder.cells, repeat.valued
        if not number.isdigit() or number[0] == _ZERO or not builder.begin(int(number)):
            return False
        base = builder.place(repeat.cols, repeat.styles)
        for index, text, place in formulas:
            cells.formulas.add(base + (index if valued is None else valued[index]), text, *place)
        if valued is not None:
            given, values = values, [0.0] * len(repeat.cols)
            for index, value in zip(valued, given, strict=True):
                values[index] = value
        cells.values.extend(values)
        cells.kinds += repeat.kinds
        if repeat.attributes is not None:
            self._row_attributes[builder.row] = repeat.attributes | {"r": number.decode()}
        return True

    def learn(self, draft: Draft) -> None:
        """Keep the skeleton of a row that expat has read meanwhile, if it is plain in every respect."""
        cells, skeleton = self._builder.cells, draft.skeleton
        repeat = self._repeat(draft, cells) if len(self._known) < _MOST else None
        mark = draft.number + b'"'
        if repeat is not None and skeleton.count(mark) == repeat.marks and not _has_more(skeleton):
            self._known[skeleton.replace(mark, b'"')] = repeat

    def _repeat(self, draft: Draft, cells: Cells) -> _Repeat | None:
        """What the columns say of the row that was just read; None where it differs from what its bytes say."""
        row, first, end = self._builder.row, draft.cells, len(cells.cols)
        kinds = bytes(cells.kinds[first:])
        if draft.number != str(row).encode() or cells.rows[draft.rows :].tolist() != [row] or first == end:
            return None
        if not set(kinds) <= {EMPTY, NUMBER, SHARED} or not _ascending(cells.cols[first:]):
            return None
        valued = tuple(i for i, kind in enumerate(kinds) if kind != EMPTY)
        if not _same(draft.numbers, [cells.values[first + i] for i in valued]):
            return None
        if any(at - first not in valued for at in cells.formulas.cells[draft.formulas :]):
            return None
        all_valued = len(valued) == len(kinds)
        attributes = self._row_attributes.get(row)
        return _Repeat(
            cells.cols[first:], cells.styles[first:], kinds, None if all_valued else valued, len(kinds) + 1, attributes
        )


def _same(texts: list[bytes], values: list[float]) -> bool:
    try:
        return [float(text) for text in texts] == values
    except ValueError:
        return False


def _ascending(cols: array[int]) -> bool:
    return all(a < b for a, b in pairwise(cols))


def _has_more(skeleton: bytes) -> bool:
    """Whether a value, a formula or a comment is still in it, so that it means more than its cells."""
    return any(mark in skeleton for mark in (b"<f", b"<v", b"<!", b"<?", b"\n", b"\r"))


def _split_formulas(row: bytes) -> tuple[bytes, Sequence[_Formula]]:
    """A row with its values between NULs, without the plain formulas that stand right before one; and these."""
    parts = _FORMULA.split(row)
    found = []
    ends = 0
    for before, attributes, text in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        ends += before.count(b"\0")
        place = _place_of(attributes)
        if place is None:
            return row, ()
        text = text or b""
        found.append((ends // 2, _unescaped(text) if max(text.find(b"&"), text.find(b"_x")) >= 0 else text, place))
        ends += 1
    return b"\0".join(parts[::3]), found


def _unescaped(text: bytes) -> bytes:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return unescape(text.decode()).encode()


@lru_cache(maxsize=1024)
def _place_of(attributes: bytes) -> FormulaPlace | None:
    """None for attributes that XML forbids."""
    if not attributes:
        return formula_place({})
    pairs = [(name.decode(), value.decode()) for name, value in re.findall(_ATTRIBUTE, attributes)]
    return formula_place(dict(pairs)) if len(dict(pairs)) == len(pairs) else None
