"""One pass over a worksheet part for its wholeness: rows and cells in order, indexes in range, merges apart.

Nothing is kept of the cells, so that new tabs are proved at the price of parsing them. What a sheet holds, and whether
that is what was planned, `proof_read` and `proof_sheet` say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.parsers import expat

from kertas_kerja.buku.refs import Range, format_cell, parse_cell

Count = Callable[[str], int]
"""How many cell formats ("cellXfs"), differential formats ("dxfs") or shared strings ("sst") the package has."""


class SheetCheck:
    """Reads one worksheet part: `problems` are short phrases, `prefixed` its attributes with a namespace, as
    ("uri name", value). Raises ExpatError where the part is not well-formed.
    """

    def __init__(self, document: bytes, count: Count) -> None:
        self.problems: list[str] = []
        self.prefixed: set[tuple[str, str]] = set()
        self._count = count
        self._styles, self._dxfs = count("cellXfs"), count("dxfs")
        self._fine: set[str] = set()
        self._merged: list[Range] = []
        self._depth = 0
        self._in_data = False
        self._row = self._col = 0
        self._value: list[str] | None = None
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.Parse(document, True)
        if any(a.overlaps(b) for a, b in _neighbours(self._merged)):
            self.problems.append("sel gabungan bertumpuk")

    def _start(self, tag: str, attrs: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        local = tag.rpartition(" ")[2]
        if depth == 2:
            self._in_data = local == "sheetData"
        if depth == 4 and self._in_data and local == "c":
            self._cell(attrs)
        elif depth == 3 and self._in_data and local == "row":
            self._begin_row(attrs)
        elif depth == 5 and self._in_data and local == "v" and self._value is not None:
            self._value.clear()
            self._parser.CharacterDataHandler = self._value.append
        elif depth < 3 or not self._in_data:
            self._around(tag, attrs)
        for name in attrs:
            if " " in name:
                self.prefixed.add((name, attrs[name]))

    def _begin_row(self, attrs: dict[str, str]) -> None:
        number = int(attrs.get("r", self._row + 1))
        if number <= self._row:
            self.problems.append(f"baris {number} tidak berurutan")
        self._row, self._col = number, 0

    def _cell(self, attrs: dict[str, str]) -> None:
        ref = attrs.get("r")
        row, col = parse_cell(ref) if ref else (self._row, self._col + 1)
        if col <= self._col or row != self._row:
            self.problems.append(f"sel {format_cell(row, col)} tidak berurutan")
        self._col = col
        style = attrs.get("s", "0")
        if style not in self._fine:
            if style.isdigit() and int(style) < self._styles:
                self._fine.add(style)
            else:
                self.problems.append(f"gaya sel baris {self._row} kolom {col} di luar daftar")
        if attrs.get("t") == "s":
            self._value = []

    def _end(self, _tag: str) -> None:
        if self._value is not None:
            self._parser.CharacterDataHandler = None
            if self._depth == 4:
                self._shared("".join(self._value))
                self._value = None
        self._depth -= 1

    def _shared(self, number: str) -> None:
        where = f"teks sel baris {self._row} kolom {self._col}"
        if not number.strip().isdigit():
            self.problems.append(f"{where} rusak")
        elif int(number) >= self._count("sst"):
            self.problems.append(f"{where} di luar daftar")

    def _around(self, tag: str, attrs: dict[str, str]) -> None:
        if tag.endswith(" mergeCell"):
            try:
                self._merged.append(Range.parse(attrs.get("ref", "")))
            except ValueError:
                return
        elif tag.endswith(" cfRule"):
            dxf = attrs.get("dxfId")
            if dxf is not None and int(dxf) >= self._dxfs:
                self.problems.append(f"dxfId {dxf} di luar daftar")


def _neighbours(areas: list[Range]) -> Iterator[tuple[Range, Range]]:
    """Pairs that could overlap: by their rows, so that many merges stay cheap."""
    open_areas: list[Range] = []
    for area in sorted(areas):
        open_areas = [other for other in open_areas if other.bottom >= area.top]
        yield from ((other, area) for other in open_areas)
        open_areas.append(area)
