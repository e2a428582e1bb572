"""Reads a worksheet part for the proof: every row and cell as stored, and all that stands around them.

Nothing of the splicer is used here, so that one fault cannot hide the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import format_cell, parse_cell

Place = tuple[int, int]
Event = tuple[object, ...]
_OPEN = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?>")
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\s[^>]*\?>)?\s*(?=<[A-Za-z_])")
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""", re.I)


class Formula(NamedTuple):
    """An `<f>` as stored."""

    text: str
    attrs: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """One attribute."""
        return dict(self.attrs).get(name)


class CellRecord(NamedTuple):
    """A `<c>` as stored; `rest` holds other attributes and children, `meta` the `cm` and `vm` attributes."""

    style: str
    type: str
    value: str | None
    formula: Formula | None
    rest: tuple[Event, ...]
    meta: tuple[str | None, str | None]


class Row(NamedTuple):
    """A `<row>`: attributes without `r` and `spans`, and its cells by column."""

    attrs: tuple[tuple[str, str], ...]
    spans: str | None
    cells: dict[int, CellRecord]


class SheetReader:
    """Reads documents in order: `outside` are the events around the rows, `rows` the rows by number.

    `groups` gives for each member of a shared formula its master: (row, column, formula).
    """

    def __init__(self) -> None:
        self.outside: list[Event] = []
        self.rows: dict[int, Row] = {}
        self.groups: dict[Place, tuple[int, int, Formula] | None] = {}
        self.problems: list[str] = []
        self._masters: dict[str, tuple[int, int, Formula]] = {}
        self._path: list[str] = []
        self._row = self._col = 0
        self._record = Row((), None, {})
        self._cell: dict[str, str] = {}
        self._rest: list[Event] = []
        self._text_of: list[str] = []
        self._attrs: tuple[tuple[str, str], ...] = ()
        self._value: str | None = None
        self._formula: Formula | None = None

    def read(self, document: bytes) -> SheetReader:
        """Parses one document; further ones must come in row order."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = lambda text: self._note("comment", text)
        parser.ProcessingInstructionHandler = lambda target, text: self._note("instruction", target, text)
        parser.StartNamespaceDeclHandler = lambda prefix, uri: self._note("namespace", prefix, uri)
        parser.Parse(document, True)
        return self

    def _note(self, *event: object) -> None:
        if self._path[1:2] != ["sheetData"]:
            self.outside.append(event)

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._path.append(local)
        depth = len(self._path)
        if depth < 3 or self._path[1] != "sheetData":
            self.outside.append(("<", name, tuple(sorted(attrs.items()))))
        elif depth == 3 and local == "row":
            self._start_row(attrs)
        elif depth == 4 and local == "c":
            self._start_cell(attrs)
        elif depth == 5 and local in ("f", "v"):
            self._text_of, self._attrs = [], tuple(sorted(attrs.items()))
        else:
            self._rest.append(("<", local, tuple(sorted(attrs.items()))))

    def _start_row(self, attrs: dict[str, str]) -> None:
        number = int(attrs.pop("r", self._row + 1))
        if number <= self._row:
            self.problems.append(f"baris {number} tidak berurutan")
        self._row, self._col = number, 0
        spans = attrs.pop("spans", None)
        self._record = self.rows[number] = Row(tuple(sorted(attrs.items())), spans, {})

    def _start_cell(self, attrs: dict[str, str]) -> None:
        ref = attrs.pop("r", None)
        row, col = parse_cell(ref) if ref else (self._row, self._col + 1)
        if col <= self._col or row != self._row:
            self.problems.append(f"sel {format_cell(row, col)} tidak berurutan")
        self._col = col
        known = ("s", "t", "cm", "vm")
        self._cell = {name: attrs.pop(name) for name in known if name in attrs}
        self._rest = [("attribute", *item) for item in sorted(attrs.items())]
        self._value = self._formula = None

    def _text(self, text: str) -> None:
        depth = len(self._path)
        if self._path[1:2] != ["sheetData"]:
            self.outside.append(("text", text))
        elif depth == 5 and self._path[4] in ("f", "v"):
            self._text_of.append(text)
        elif depth >= 5:
            self._rest.append(("text", text))

    def _end(self, name: str) -> None:
        local, depth = self._path.pop(), len(self._path) + 1
        if depth < 3 or self._path[1] != "sheetData":
            self.outside.append((">", name))
        elif depth == 4 and local == "c":
            self._end_cell()
        elif depth == 5 and local == "v":
            self._value = "".join(self._text_of)
        elif depth == 5 and local == "f":
            self._formula = Formula("".join(self._text_of), self._attrs)
        elif depth > 3:
            self._rest.append((">", local))

    def _end_cell(self) -> None:
        formula, cell = self._formula, self._cell
        if formula is not None and formula.get("t") == "shared":
            si = formula.get("si") or ""
            if formula.get("ref") is not None:
                self._masters[si] = (self._row, self._col, formula)
            self.groups[self._row, self._col] = self._masters.get(si)
        self._record.cells[self._col] = CellRecord(
            cell.get("s", "0"),
            cell.get("t", "n"),
            self._value,
            formula,
            tuple(self._rest),
            (cell.get("cm"), cell.get("vm")),
        )

    def formula_at(self, place: Place) -> str | None:
        """The formula as it takes effect in a cell: a follower of a shared one gets the translated text."""
        formula = self.rows[place[0]].cells[place[1]].formula
        if formula is None or formula.text or formula.get("t") != "shared":
            return formula.text if formula is not None else None
        master = self.groups.get(place)
        if master is None:
            return ""
        from openpyxl.formula.translate import Translator

        moved = Translator("=" + master[2].text, format_cell(master[0], master[1]))
        return str(moved.translate_formula(format_cell(*place)))[1:]


def read_pair(before: bytes, after: bytes, edited: set[Place]) -> tuple[SheetReader, SheetReader]:
    """Both versions of a part, read; rows and cells with equal bytes on both sides may be left out of both.

    That is done only in plain parts (UTF-8, no comments, every row numbered), and never with `edited` cells; and where
    a row that differs takes part in a shared formula, every row that does is read.
    """
    old, new = _pieces(before), _pieces(after)
    if old is None or new is None:
        return SheetReader().read(before), SheetReader().read(after)
    same = set(old.rows) & set(new.rows)
    if [r for r in old.rows if r in same] != [r for r in new.rows if r in same]:
        same = set()
    rows = {row for row, _ in edited}
    same.difference_update(
        row for row, numbers in zip(old.rows, old.numbers, strict=True) if not rows.isdisjoint(numbers)
    )
    if any(b"shared" in row for row in {*old.rows, *new.rows} - same):
        same = {row for row in same if row.find(b"shared") < 0}
    left = [[row for row in pieces.rows if row not in same] for pieces in (old, new)]
    left = _trimmed(left[0], left[1], edited, old.prefix)
    return _read_pieces(old, left[0]), _read_pieces(new, left[1])


def _trimmed(old: list[bytes], new: list[bytes], edited: set[Place], prefix: bytes) -> list[list[bytes]]:
    """The rows that are on both sides, without the equal cells at their beginnings and ends; the others whole."""
    refs: dict[int, list[bytes]] = {}
    for place in edited:
        refs.setdefault(place[0], []).append(f'"{format_cell(*place)}"'.encode())
    before = {number: at for at, row in enumerate(old) if (number := _only_number(row, prefix)) is not None}
    old, new = list(old), list(new)
    for at, row in enumerate(new):
        number = _only_number(row, prefix)
        other = before.get(number) if number is not None else None
        if number is not None and other is not None:
            old[other], new[at] = _trim(old[other], row, refs.get(number, []), b"<" + prefix + b"c")
    return [old, new]


def _only_number(piece: bytes, prefix: bytes) -> int | None:
    """The number of a piece that is one row."""
    numbers = _numbers(piece, prefix)
    return numbers[0] if len(numbers) == 1 else None


def _numbers(piece: bytes, prefix: bytes) -> list[int]:
    """The numbers of the rows in a piece, mostly one at its beginning."""
    numbered = _numbered_row(prefix)
    first = numbered.match(piece)
    if first is not None and piece.count(b"<" + prefix + b"row") == 1:
        return [int(first[1])]
    return [int(number) for number in numbered.findall(piece)]


def _trim(old: bytes, new: bytes, edited: list[bytes], cell: bytes) -> tuple[bytes, bytes]:
    """Two versions of a row without the cells that begin or end both, but for the nearest ones, which show the order.

    Nothing is left out of a row that holds shared formulas, cells without an address, or an edit among equal cells.
    """
    for row in (old, new):
        if b"shared" in row or row.count(cell + b' r="') != row.count(cell + b" ") or cell + b">" in row:
            return old, new
    first = [row.find(cell + b" ") for row in (old, new)]
    if -1 in first:
        return old, new
    head, tail = _common(old[first[0] :], new[first[1] :])
    differing = [row.rfind(cell + b" ", at, at + head) for row, at in zip((old, new), first, strict=True)]
    starts = [row.rfind(cell + b" ", 0, max(at, 0)) for row, at in zip((old, new), differing, strict=True)]
    ends = [row.find(cell + b" ", len(row) - tail) for row in (old, new)]
    if -1 in starts:
        starts = first
    if -1 not in ends:
        ends = [_next(row, end, cell) for row, end in zip((old, new), ends, strict=True)]
    if -1 in ends or any(s >= e for s, e in zip(starts, ends, strict=True)):
        ends = [len(old), len(new)]
    gone = new[first[1] : starts[1]] + new[ends[1] :]
    if any(ref in gone for ref in edited):
        return old, new
    close = b"</" + cell[1:-1] + b"row>"
    cut = [row[:f] + row[s:e] for row, f, s, e in zip((old, new), first, starts, ends, strict=True)]
    whole = [e == len(row) for row, e in zip((old, new), ends, strict=True)]
    return tuple(piece if w else piece + close for piece, w in zip(cut, whole, strict=True))  # type: ignore[return-value]


def _next(row: bytes, at: int, cell: bytes) -> int:
    """Where the cell after the one at `at` begins, else where the row's end tag does."""
    following = row.find(cell + b" ", at + 1)
    return following if following >= 0 else row.rindex(b"</")


def _common(one: bytes, other: bytes) -> tuple[int, int]:
    """How many bytes both have in common at the beginning, and how many more at the end."""
    shorter = min(len(one), len(other))
    head = _longest(shorter, lambda n: one[:n] == other[:n])
    return head, _longest(shorter - head, lambda n: n == 0 or one[-n:] == other[-n:])


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to `limit` for which it holds, as it does for all smaller ones."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


class _Pieces(NamedTuple):
    """A part cut at its rows; `opening` and `closing` make a document of any of them; `prefix` is `x:` or empty."""

    outside: bytes
    opening: bytes
    closing: bytes
    rows: list[bytes]
    numbers: list[list[int]]
    """The numbers of the rows in each piece, mostly one."""
    prefix: bytes


def _pieces(data: bytes) -> _Pieces | None:
    """The part cut at its rows; None when it is not plain."""
    prolog, tag = _PROLOG.match(data), _OPEN.search(data)
    if prolog is None or tag is None or tag[0].endswith(b"/>") or _ENCODING.match(data):
        return None
    root, close = prolog.end(), data.find(b"</" + tag[1] + b"sheetData", tag.end())
    if close < 0 or data.find(b"<!", root) >= 0 or data.find(b"<?", root) >= 0:
        return None
    region = data[tag.end() : close]
    numbers = _row_numbers(region, tag[1])
    if numbers is None or numbers != sorted(set(numbers)):
        return None
    name = data[root + 1 : tag.start()].split(None, 1)[0].split(b">")[0]
    after = data.index(b">", close) + 1
    outside, closing = data[: tag.end()] + data[close:], data[close:after] + b"</" + name + b">"
    rows = _split(region, b"</" + tag[1] + b"row>")
    return _Pieces(outside, data[root : tag.end()], closing, rows, _by_piece(rows, numbers, tag[1]), tag[1])


def _row_numbers(region: bytes, prefix: bytes) -> list[int] | None:
    """The numbers of all rows; None where one has none, or another prefix than the cell data."""
    if (b"<row" if prefix else b":row") in region:
        return None
    numbers = list(map(int, _numbered_row(prefix).findall(region)))
    return numbers if len(numbers) == region.count(b"<" + prefix + b"row") else None


def _by_piece(rows: list[bytes], numbers: list[int], prefix: bytes) -> list[list[int]]:
    """The numbers of the rows in each piece. Where every piece but the last begins a row, and no more do, it is one."""
    start = b"<" + prefix + b"row"
    if len(numbers) == len(rows) - 1 and all(row.lstrip().startswith(start) for row in rows[:-1]):
        return [*([number] for number in numbers), []]
    return [_numbers(row, prefix) for row in rows]


@lru_cache(maxsize=8)
def _numbered_row(prefix: bytes) -> re.Pattern[bytes]:
    """The number of a row that has one; with the prefix in letters, because that is searched fast."""
    return re.compile(b"<" + re.escape(prefix) + rb"""row\s(?:[^>"']*?\s)?r\s*=\s*["'](\d+)["']""")


def _split(region: bytes, end: bytes) -> list[bytes]:
    """The region cut behind every end tag of a row."""
    *rows, last = region.split(end)
    return [row + end for row in rows] + [last]


def _read_pieces(pieces: _Pieces, left: list[bytes]) -> SheetReader:
    rows = SheetReader().read(pieces.opening + b"".join(left) + pieces.closing)
    rows.outside = SheetReader().read(pieces.outside).outside
    return rows
