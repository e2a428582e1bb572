"""Reads a worksheet part for the proof: every row and cell as stored, and all that stands around them.

Nothing of the splicer is used here, so that one fault cannot hide the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from kertas_kerja.buku.refs import format_cell, parse_cell

Place = tuple[int, int]
Event = tuple[object, ...]
_OPEN = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?>")
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\s[^>]*\?>)?\s*(?=<[A-Za-z_])")
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""", re.I)
_ROW = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s/>])")
_NUMBERED = re.compile(rb"""<(?:[\w.-]+:)?row\s(?:[^>"']*?\s)?r\s*=\s*["'](\d+)["']""")


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
        elif depth == 3:
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


def read_pair(before: bytes, after: bytes, edited: set[int]) -> tuple[SheetReader, SheetReader]:
    """Both versions of a part, read; rows with equal bytes on both sides may be left out of both.

    Rows are skipped only in plain parts (UTF-8, no comments, every row numbered), never `edited` ones; and
    where a row that differs takes part in a shared formula, every row that does is read.
    """
    old, new = _pieces(before), _pieces(after)
    if old is None or new is None:
        return SheetReader().read(before), SheetReader().read(after)
    same = set(old.rows) & set(new.rows)
    if [r for r in old.rows if r in same] != [r for r in new.rows if r in same]:
        same = set()
    same = {row for row in same if edited.isdisjoint(map(int, _NUMBERED.findall(row)))}
    if any(b"shared" in row for row in {*old.rows, *new.rows} - same):
        same = {row for row in same if b"shared" not in row}
    return _read_pieces(old, same), _read_pieces(new, same)


class _Pieces(NamedTuple):
    """A part cut at its rows; `opening` and `closing` make a document of any of them."""

    outside: bytes
    opening: bytes
    closing: bytes
    rows: list[bytes]


def _pieces(data: bytes) -> _Pieces | None:
    """The part cut at its rows; None when it is not plain."""
    prolog, tag = _PROLOG.match(data), _OPEN.search(data)
    if prolog is None or tag is None or tag[0].endswith(b"/>") or _ENCODING.match(data):
        return None
    root, close = prolog.end(), data.find(b"</" + tag[1] + b"sheetData", tag.end())
    if close < 0 or data.find(b"<!", root) >= 0 or data.find(b"<?", root) >= 0:
        return None
    region = data[tag.end() : close]
    numbers = [int(number) for number in _NUMBERED.findall(region)]
    if len(numbers) != len(_ROW.findall(region)) or numbers != sorted(set(numbers)):
        return None
    name = data[root + 1 : tag.start()].split(None, 1)[0].split(b">")[0]
    after = data.index(b">", close) + 1
    outside, closing = data[: tag.end()] + data[close:], data[close:after] + b"</" + name + b">"
    return _Pieces(outside, data[root : tag.end()], closing, _split(region, b"</" + tag[1] + b"row>"))


def _split(region: bytes, end: bytes) -> list[bytes]:
    """The region cut behind every end tag of a row."""
    *rows, last = region.split(end)
    return [row + end for row in rows] + [last]


def _read_pieces(pieces: _Pieces, skip: set[bytes]) -> SheetReader:
    rows = SheetReader()
    rows.read(pieces.opening + b"".join(row for row in pieces.rows if row not in skip) + pieces.closing)
    rows.outside = SheetReader().read(pieces.outside).outside
    return rows
