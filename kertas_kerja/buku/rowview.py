"""One row of a worksheet part as the splicer needs it: where its cells lie, and the bytes of those it edits.

In a plain part (see `SheetMap`) a row whose cells all begin with their address is read with byte searches; any other
row is parsed. Both give the same view.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.groups import numbered_cells
from kertas_kerja.buku.refs import col_letters, col_number
from kertas_kerja.buku.sheetmap import RowSpan, SheetMap
from kertas_kerja.buku.xmlspan import OPEN_TAG, Node
from kertas_kerja.errors import PerubahanDitolak

_ATTRIBUTE = re.compile(rb"""\s([^\s=]+)\s*=\s*["']([^"']*)["']""")
_column = lru_cache(maxsize=None)(lambda letters: col_number(letters.decode()))


class CellSource(NamedTuple):
    """An existing cell: its bytes `start:end` in the part, its start tag, its `<f>` and what an edit must keep.

    `kind` is the `t` attribute of the formula, "" for an ordinary one, None without formula.
    """

    start: int
    end: int
    tag: bytes
    formula: bytes
    kind: str | None
    kept: bytes
    explicit: bool


class RowView:
    """A row: its start tag ends at `open_end`, its content at `close_start`; `cols` are its cells in order."""

    def __init__(self, sheet: SheetMap, span: RowSpan) -> None:
        self.sheet, self.span = sheet, span
        self._nodes: dict[int, Node] = {}
        if sheet.plain is None or not self._quick(sheet.plain):
            self._parse()

    def _quick(self, prefix: bytes) -> bool:
        """Reads the row by byte searches; False when it is not regular enough."""
        data, start, end = self.sheet.data, self.span.start, self.span.end
        tag = OPEN_TAG.match(data, start)
        if tag is None or data.find(b"extLst", start, end) >= 0:
            return False
        self.open_end, self.prefix = tag.end(), prefix.decode()
        self.self_closing = tag[0].endswith(b"/>")
        self.close_start = end if self.self_closing else data.rindex(b"</", start, end)
        letters = _cell_pattern(prefix).findall(data, self.open_end, self.close_start)
        if len(letters) != _any_cell(prefix, data, self.open_end, self.close_start):
            return False
        self.attrs = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(tag[0])}
        self.cols = [_column(name) for name in letters]
        self.extra: int | None = None
        if any(a >= b for a, b in zip(self.cols, self.cols[1:], strict=False)):
            raise PerubahanDitolak(
                f"Sel pada baris {self.span.number} tidak berurutan; buka di Excel, simpan ulang, lalu ulangi."
            )
        return True

    def _parse(self) -> None:
        row = self.sheet.row_node(self.span)
        self.open_end, self.close_start, self.self_closing = row.open_end, row.close_start, row.self_closing
        self.prefix = f"{row.prefix}:" if row.prefix else ""
        self.attrs = row.attrs
        self._nodes = dict(numbered_cells(row))
        self.cols = list(self._nodes)
        self.extra = next((k.start for k in row.children if k.name != "c"), None)

    def start_of(self, col: int) -> int:
        """The byte at which an existing cell begins."""
        if self._nodes:
            return self._nodes[col].start
        opening = f'<{self.prefix}c r="{col_letters(col)}{self.span.number}"'.encode()
        return self.sheet.data.index(opening, self.open_end, self.close_start)

    def source(self, col: int) -> CellSource:
        """An existing cell."""
        if self._nodes:
            return _from_node(self.sheet.data, self._nodes[col])
        data, start = self.sheet.data, self.start_of(col)
        tag = OPEN_TAG.match(data, start)
        assert tag is not None
        if tag[0].endswith(b"/>"):
            return CellSource(start, tag.end(), tag[0], b"", None, b"", True)
        close = _closing_pattern(self.prefix.encode()).search(data, tag.end())
        assert close is not None
        content_end, end = close.span()
        formula = _formula_pattern(self.prefix.encode()).search(data, tag.end(), content_end)
        kind = None
        if formula is not None:
            attrs = dict(_ATTRIBUTE.findall(formula[1]))
            kind = attrs.get(b"t", b"").decode()
        return CellSource(start, end, tag[0], formula[0] if formula else b"", kind, b"", True)

    def uncounted(self) -> list[int]:
        """The columns of cells that carry no address: their position counts."""
        return [col for col, node in self._nodes.items() if "r" not in node.attrs]


@lru_cache(maxsize=8)
def _cell_pattern(prefix: bytes) -> re.Pattern[bytes]:
    """The letters of every cell that begins with its address."""
    return re.compile(b"<" + re.escape(prefix) + rb'c r="([A-Z]{1,3})[1-9][0-9]*"')


@lru_cache(maxsize=8)
def _closing_pattern(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(b"</" + re.escape(prefix) + rb"c\s*>")


@lru_cache(maxsize=8)
def _formula_pattern(prefix: bytes) -> re.Pattern[bytes]:
    name = re.escape(prefix) + b"f"
    return re.compile(
        b"<" + name + rb"""((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?:/>|>[^<]*</""" + name + rb"\s*>)"
    )


def _any_cell(prefix: bytes, data: bytes, start: int, end: int) -> int:
    """How many cells there are, however written."""
    return sum(
        data.count(b"<" + prefix + b"c" + after, start, end) for after in (b" ", b">", b"/", b"\t", b"\n", b"\r")
    )


def _from_node(data: bytes, cell: Node) -> CellSource:
    formula = cell.child("f")
    kept = b"".join(data[k.start : k.end] for k in cell.children if k.name not in ("f", "v", "is"))
    return CellSource(
        cell.start,
        cell.end,
        data[cell.start : cell.open_end],
        data[formula.start : formula.end] if formula is not None else b"",
        formula.attrs.get("t", "") if formula is not None else None,
        kept,
        "r" in cell.attrs,
    )
