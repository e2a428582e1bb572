"""Which formulas depend on changed cells, through any number of steps: their cached values would be stale.

Where a formula does not say which cells it reads, it is taken to read every cell that it could: the whole sheet for
OFFSET and for names relative to the cell, the whole workbook for computed range ends and for INDIRECT of anything but a
plain text. Too many dependents cost a recomputation; one too few would leave a wrong number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.formula import Reference, scan
from kertas_kerja.buku.rangeindex import RangeIndex
from kertas_kerja.buku.refs import MAX_COL, MAX_ROW, Range, parse_cell
from kertas_kerja.buku.structured import find_table, table_range, workbook_tables
from kertas_kerja.buku.workbook import DefinedName, Workbook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.tables import Table

At = tuple[str, int, int]
Cell = tuple[int, int, int]
_ANYTHING = frozenset(("INDIRECT", "EVALUATE"))
_STRETCHING = frozenset(("SUMIF", "AVERAGEIF"))
_CONSTANT = re.compile(r"""INDIRECT\(\s*"([^"]+)"\s*(?:,\s*(?:TRUE|1)\s*)?\)""", re.I)
"""What reads the cells that its text names."""
_COMPUTED_RANGE = re.compile(r"\)\s*:|:\s*(?:[A-Za-z_.]+\s*)?\(")
_QUOTED = re.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"")
_COLON = re.compile(r"""\s*:\s*(?:(?:'(?:[^']|'')+'|[^\s'"():!,]+)!)?""")
_OWN = "[0]"
"""How a reference names the very workbook that it stands in."""
_DEEPEST = 100
"""Names within names that are followed."""
_SHEET = Range(1, 1, MAX_ROW, MAX_COL)


class Area(NamedTuple):
    """A rectangle on a sheet, the sheet by its position."""

    sheet: int
    range: Range


class Graph:
    """The formulas of a workbook with what they read. Building it parses every sheet that holds formulas.

    `skip` are cells to leave out, `only` the tabs whose formulas count (None: all).
    """

    def __init__(self, workbook: Workbook, skip: Iterable[At] = (), only: Iterable[str] | None = None) -> None:
        self.workbook = workbook
        self._positions = {info.name.casefold(): at for at, info in enumerate(workbook.sheets)}
        self._cells: list[Cell] = []
        self._fills: dict[int, Range] = {}
        self._index = RangeIndex()
        self._anything: list[int] = []
        self._tables: list[tuple[int, Table]] | None = None
        self._names: dict[tuple[str, int | None], list[Area] | None] = {}
        self._depth = 0  # of the names that are being looked up
        self._known: dict[str, list[DefinedName]] = {}
        for name in workbook.defined_names:
            self._known.setdefault(name.name.casefold(), []).append(name)
        self._skip = {(self._positions[name.casefold()], row, col) for name, row, col in skip}
        places = range(len(workbook.sheets)) if only is None else [self._positions[n.casefold()] for n in only]
        for at in places:
            info = workbook.sheets[at]
            if info.part and info.kind in ("worksheet", "macrosheet") and _has_formulas(workbook, info.part):
                self._add_sheet(at, info.name)

    # ------------------------------------------------------------------ asking

    def reach(self, changed: Iterable[At], *, opaque: bool = True) -> set[At]:
        """Every cell whose value may change when these change: formulas, and the cells that arrays fill.

        Without `opaque`, formulas that could read any cell count only where they name one that is reached.
        """
        start = [(self._positions[name.casefold()], row, col) for name, row, col in changed]
        return self._named(self._walk(self._anything if start and opaque else (), start))

    def readers_of(self, sheets: Iterable[str]) -> set[At]:
        """Every cell whose value may change when anything on these tabs does; their own cells are left out."""
        places = {self._positions[name.casefold()] for name in sheets}
        found = self._walk([*self._anything, *self._index.on(places)], [])
        return self._named({cell for cell in found if cell[0] not in places})

    def _named(self, cells: set[Cell]) -> set[At]:
        names = [info.name for info in self.workbook.sheets]
        return {(names[sheet], row, col) for sheet, row, col in cells}

    def _walk(self, formulas: Iterable[int], queue: list[Cell]) -> set[Cell]:
        """What these formulas, and those that read the cells of `queue`, fill; and so on."""
        found: set[Cell] = set()
        reached: set[int] = set()
        seen: set[Cell] = set()
        while True:
            for number in formulas:
                if number not in reached:
                    reached.add(number)
                    new = [cell for cell in self._outputs(number) if cell not in found]
                    found.update(new)
                    queue += new
            if not queue:
                return found
            formulas = self._index.covering(*queue.pop(), seen)

    def _outputs(self, number: int) -> Iterator[Cell]:
        """The formula's own cell, and the cells of the sheet that an array or a what-if table fills."""
        sheet, row, col = self._cells[number]
        fill = self._fills.get(number)
        yield sheet, row, col
        if fill is not None:
            read = self.workbook.sheet(self.workbook.sheets[sheet].name)
            yield from ((sheet, *place) for place in read.cells_of(fill))

    # ------------------------------------------------------------------ building

    def _add_sheet(self, at: int, name: str) -> None:
        for row, col, info in self.workbook.sheet(name).formulas():
            if (at, row, col) in self._skip:
                continue
            number = len(self._cells)
            self._cells.append((at, row, col))
            if info.kind in ("array", "dataTable") and info.ref is not None:
                self._fills[number] = info.ref
            framed = info.kind == "dataTable" and info.ref is not None
            areas = [_frame(at, info.ref)] if framed and info.ref else self._precedents(info.text, at, row, col)
            if areas is None:
                self._anything.append(number)
            for sheet, area in areas or ():
                self._index.add(sheet, area, number)

    def _precedents(self, text: str, sheet: int, row: int, col: int) -> list[Area] | None:
        """What a formula reads; None when that cannot be told."""
        text = _CONSTANT.sub(r" \1 ", text) if "INDIRECT" in text.upper() else text
        if _computed(text):
            return None
        areas: list[Area] = []
        last: tuple[list[Area], int] | None = None
        stretch = whole = False
        for ref in scan(text):
            if ref.kind == "function":
                name = ref.text.upper().removeprefix("_XLFN.")
                if name in _ANYTHING or name.startswith("GET."):
                    return None
                stretch, whole = stretch or name in _STRETCHING, whole or name == "OFFSET"
                last = None
                continue
            found = self._areas(ref, sheet, row, col)
            if found is None:
                return None
            if last is not None and _COLON.fullmatch(text, last[1], ref.start):
                found = _joined(last[0] + found)
            areas += found
            last = found, ref.end
        if whole:
            return [Area(at, _SHEET) for at in {area.sheet for area in areas} or {sheet}]
        return _stretched(areas) if stretch else areas

    def _areas(self, ref: Reference, sheet: int, row: int, col: int) -> list[Area] | None:
        if ref.sheet is not None and ref.sheet.startswith(_OWN):
            ref = ref._replace(sheet=ref.sheet.removeprefix(_OWN) or None)
        sheets = [sheet] if ref.sheet is None else self._sheets(ref.sheet)
        if ref.kind in ("cell", "cols", "rows"):
            return [Area(at, _rectangle(ref)) for at in sheets]
        if ref.kind == "table":
            return self._table(ref, sheet, row, col)
        return self._name(ref.text, sheets[0] if sheets else None) if sheets or ref.sheet is None else []

    def _sheets(self, prefix: str) -> list[int]:
        """The positions that a sheet prefix names: one tab, a span of tabs, none for another workbook."""
        if prefix.startswith("["):
            return []
        if prefix.casefold() in self._positions:
            return [self._positions[prefix.casefold()]]
        first, colon, last = prefix.partition(":")
        ends = [self._positions.get(name.strip("'").casefold()) for name in (first, last)]
        if colon and ends[0] is not None and ends[1] is not None:
            return list(range(min(ends[0], ends[1]), max(ends[0], ends[1]) + 1))
        return []

    def _name(self, name: str, sheet: int | None) -> list[Area] | None:
        """What a defined name stands for: the sheet's own one, else the workbook's; None below too many others."""
        key = (name.casefold(), sheet)
        if key not in self._names and self._depth >= _DEEPEST:
            return None
        if key not in self._names:
            self._names[key] = []
            self._depth += 1
            known = self._known.get(key[0], [])
            local = [n for n in known if n.local_sheet == sheet] or [n for n in known if n.local_sheet is None]
            areas: list[Area] | None = []
            for found in local:
                more = self._name_areas(found.text, sheet or 0)
                areas = None if areas is None or more is None else areas + more
            if not local:
                areas = [Area(at, t.area) for at, t in self._all_tables() if t.name.casefold() == key[0]]
            self._depth -= 1
            self._names[key] = areas
        return self._names[key]

    def _name_areas(self, text: str, sheet: int) -> list[Area] | None:
        refs = [ref for ref in scan(text) if ref.kind in ("cell", "cols", "rows")]
        areas = self._precedents(text, sheet, 1, 1)
        if areas is None or all(_absolute(ref) for ref in refs):
            return areas
        return [Area(at, _SHEET) for at in {area.sheet for area in areas}]

    def _table(self, ref: Reference, sheet: int, row: int, col: int) -> list[Area] | None:
        if ref.sheet is not None and ref.sheet.startswith("["):
            return []
        found = find_table(self._all_tables(), ref.text, (sheet, row, col))
        return [Area(found[0], table_range(found[1], ref.text, row) or found[1].area)] if found is not None else None

    def _all_tables(self) -> list[tuple[int, Table]]:
        if self._tables is None:
            self._tables = workbook_tables(self.workbook)
        return self._tables


def _has_formulas(workbook: Workbook, part: str) -> bool:
    """Whether the part holds a formula, told from its bytes; UTF-16 parts are taken to."""
    data = workbook.package.read(part)
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or re.search(rb"<(?:[\w.-]+:)?f[\s>/]", data) is not None


def _frame(sheet: int, table: Range) -> Area:
    """What a what-if table reads: the formulas and values along its top and left edge, which read the rest."""
    return Area(sheet, Range(max(table.top - 1, 1), max(table.left - 1, 1), table.bottom, table.right))


def _rectangle(ref: Reference) -> Range:
    first, _, last = ref.text.replace("$", "").partition(":")
    if ref.kind == "cell":
        (row1, col1), (row2, col2) = parse_cell(first), parse_cell(last or first)
        return Range(min(row1, row2), min(col1, col2), max(row1, row2), max(col1, col2))
    return Range.parse(f"{first}:{last}")


def _computed(text: str) -> bool:
    """Whether an end of a range is worked out: `INDEX(…):A9`, `A1:(…)`; what quotes hold does not count."""
    if not _COMPUTED_RANGE.search(text):
        return False
    return "[" in text or _COMPUTED_RANGE.search(_QUOTED.sub("", text)) is not None


def _joined(areas: list[Area]) -> list[Area]:
    """What a range from one reference to another covers: `Data!A1:Data!B9`, `awal:akhir`, `A1 : B9`."""
    by_sheet: dict[int, list[Range]] = {}
    for at, area in areas:
        by_sheet.setdefault(at, []).append(area)
    return [Area(at, _hull(of)) for at, of in by_sheet.items()]


def _hull(ranges: list[Range]) -> Range:
    tops, lefts, bottoms, rights = zip(*ranges, strict=True)
    return Range(min(tops), min(lefts), max(bottoms), max(rights))


def _absolute(ref: Reference) -> bool:
    wanted = 2 if ref.kind == "cell" else 1
    return all(part.count("$") == wanted for part in ref.text.split(":"))


def _stretched(areas: list[Area]) -> list[Area]:
    """SUMIF reads as many cells beside its last argument as the criteria range has, whatever that argument
    says.
    """
    rows = max((area.range.rows for area in areas), default=1)
    cols = max((area.range.cols for area in areas), default=1)
    return [
        Area(at, Range(r.top, r.left, min(r.top + rows - 1, MAX_ROW), min(r.left + cols - 1, MAX_COL)))
        for at, r in areas
    ]
