"""Where the rows of a worksheet part lie, in bytes, without parsing every cell.

`SheetMap` splits the part into the head (up to `<sheetData>`), the rows and the tail. Rows are found with one
regular expression when the part is plain (no comments, CDATA or processing instructions, every row numbered, one
prefix for all elements), else with an expat pass. Cells are parsed only for the rows that an edit touches.
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.strings import MAIN_SPACES
from kertas_kerja.buku.xmlspan import OPEN_TAG, Node, parse, utf8
from kertas_kerja.errors import BerkasRusak, PerubahanDitolak

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s[^>]*\?>)?\s*")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_UNSORTED = "Baris pada lembar ini tidak berurutan; buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."
_NO_DATA = "Lembar ini tidak memiliki data sel yang dapat diubah; buka di Excel lalu simpan ulang sebagai .xlsx."


class RowSpan(NamedTuple):
    """One `<row>`: its number, whether the number is written, and its bytes."""

    number: int
    explicit: bool
    start: int
    end: int


class SheetMap:
    """The byte map of one worksheet part (`data` is the part in UTF-8).

    `root` holds the root and, two levels down, everything but the rows (`sheetData` itself is empty there). `plain` is
    the prefix of its elements (b"" or b"x:") when rows were found by regular expression, else None. Without `rows` none
    are looked for in a plain part.
    """

    def __init__(self, data: bytes, rows: bool = True) -> None:
        self.data = data = utf8(data)
        self.plain: bytes | None = None
        self.rows: list[RowSpan] = []
        begin = _PROLOG.match(data)
        root_at = begin.end() if begin else 0
        plain = data.find(b"<!", root_at) < 0 and data.find(b"<?", root_at) < 0 and _declared(data) < 2
        if not (plain and self._quick(root_at, rows)):
            self._slow()
        if any(a.number >= b.number for a, b in zip(self.rows, self.rows[1:], strict=False)):
            raise PerubahanDitolak(_UNSORTED)

    def _outline(self, cut_start: int, cut_end: int) -> None:
        """The tree around the cell data; offsets after the cut are moved back to those of the whole part."""
        self.root = parse(self.data[:cut_start] + self.data[cut_end:], 3)
        for node in self.root.walk():
            for field in ("start", "open_end", "close_start", "end"):
                if getattr(node, field) > cut_start or (field == "close_start" and node.name == "sheetData"):
                    setattr(node, field, getattr(node, field) + cut_end - cut_start)
        data = self.root.child("sheetData")
        if data is None or self.root.name != "worksheet":
            raise PerubahanDitolak(_NO_DATA)
        self.sheet_data = data

    def _quick(self, root_at: int, rows: bool) -> bool:
        """Rows by regular expression; False when the part is not plain enough for that."""
        root = OPEN_TAG.match(self.data, root_at)
        if root is None:
            return False
        name = self.data[root_at + 1 : root.end()].split(None, 1)[0].rstrip(b"/>")
        prefix = re.escape(name.rpartition(b":")[0] + b":") if b":" in name else b""
        opening = re.compile(b"<" + prefix + rb"sheetData(?=[\s/>])").search(self.data, root.end())
        tag = OPEN_TAG.match(self.data, opening.start()) if opening else None
        if tag is None:
            return False
        self.plain = name.rpartition(b":")[0] + b":" if b":" in name else b""
        if tag[0].endswith(b"/>"):
            self._outline(tag.end(), tag.end())
            return True
        closing = re.compile(b"</" + prefix + rb"sheetData\s*>").search(self.data, tag.end())
        if closing is None or (rows and not self._quick_rows(prefix, tag.end(), closing.start())):
            return False
        self._outline(tag.end(), closing.start())
        return True

    def _quick_rows(self, prefix: bytes, start: int, end: int) -> bool:
        """Fills `rows` for a region that holds nothing but rows."""
        row = re.compile(b"<" + prefix + rb"""row((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
        close = re.compile(b"</" + prefix + rb"row\s*>")
        rows = self.rows
        data = self.data
        at = start
        while match := row.match(data, at):
            number = _ROW_NUMBER.search(match[1])
            done = match if match[2] else close.search(data, match.end(), end)
            if number is None or done is None:
                return False
            rows.append(RowSpan(int(number[1]), True, at, done.end()))
            at = done.end()
            while data[at] in b" \t\r\n":
                at += 1
        return at == end

    def _slow(self) -> None:
        """Rows by an expat pass over the whole part."""
        self.plain = None
        root = parse(self.data, 3)
        data = root.child("sheetData")
        if data is None or root.name != "worksheet":
            raise PerubahanDitolak(_NO_DATA)
        self.root, self.sheet_data = root, data
        self.rows = []
        number = 0
        for row in data.all("row"):
            number = row_number(row, number)
            self.rows.append(RowSpan(number, "r" in row.attrs, row.start, row.end))
        data.children = []

    def row_node(self, span: RowSpan) -> Node:
        """The parsed row; positions count in the whole part."""
        data = self.data
        root, outer = self.root, self.sheet_data
        wrapper = data[root.start : root.open_end] + data[outer.start : outer.open_end]
        close = f"</{outer.qname}></{root.qname}>".encode()
        row = parse(wrapper + data[span.start : span.end] + close).children[0].children[0]
        for node in row.walk():
            for field in ("start", "open_end", "close_start", "end"):
                setattr(node, field, getattr(node, field) + span.start - len(wrapper))
        return row


def _declared(data: bytes) -> int:
    """How often the namespace of worksheets is named: twice where rows or cells have a prefix of their own."""
    return sum(data.count(space.encode()) for space in MAIN_SPACES)


def row_number(row: Node, before: int) -> int:
    """A row's number: as written, else one more than the row before."""
    text = row.attrs.get("r")
    if text is None:
        return before + 1
    if not text.strip().isdigit():
        raise BerkasRusak("Nomor baris pada lembar ini rusak; buka di Excel lalu simpan ulang sebagai .xlsx.")
    return int(text)
