"""Tables and pivot caches that an edited cell belongs to: headers are refused, pivots are told to refresh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.refs import Range, format_cell, split_sheet_ref
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.buku.xmlscan import whole
from kertas_kerja.buku.xmlspan import Node, Patches, parse, utf8
from kertas_kerja.errors import PerubahanDitolak

Place = tuple[int, int]
_SOURCE_DEPTH = 5
"""How deep the ranges of a pivot cache over several ranges lie."""


class Table(NamedTuple):
    """A table of a sheet: `area` includes header and totals rows, `totals` are the columns with a totals
    cell.
    """

    name: str
    area: Range
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]
    totals: frozenset[int]

    def fixed(self, row: int, col: int) -> bool:
        """Whether the cell is of the header or a total: what it says stands in the table's own part as well."""
        if not self.area.contains(row, col):
            return False
        header = row < self.area.top + self.header_rows
        return header or (row > self.area.bottom - self.totals_rows and col in self.totals)


def read_tables(package: Package, sheet_part: str) -> list[Table]:
    """The tables of a sheet part; unreadable ranges are left out."""
    found: list[Table] = []
    for rel in package.rels(sheet_part):
        if rel.kind == "table" and not rel.external and package.has(rel.target):
            node = parse(utf8(package.read(rel.target)))
            found += _table(node)
    return found


def _table(node: Node) -> Iterator[Table]:
    try:
        area = Range.parse(node.attrs.get("ref", ""))
    except ValueError:
        return
    holder = node.child("tableColumns")
    columns = list(holder.all("tableColumn")) if holder is not None else []
    totals = frozenset(
        area.left + at
        for at, column in enumerate(columns)
        if column.attrs.get("totalsRowFunction", "none") != "none" or "totalsRowLabel" in column.attrs
    )
    yield Table(
        node.attrs.get("displayName") or node.attrs.get("name", ""),
        area,
        _count(node.attrs.get("headerRowCount"), 1),
        _count(node.attrs.get("totalsRowCount"), 0),
        tuple(column.attrs.get("name", "") for column in columns),
        totals,
    )


def _count(text: str | None, default: int) -> int:
    number = whole(text)
    return default if number is None else number


def refuse_headers(package: Package, sheet_part: str, edits: Mapping[Place, Edit]) -> None:
    """Raises PerubahanDitolak for an edit of a table's header or totals cell: its text also stands in the
    table.
    """
    for table in read_tables(package, sheet_part):
        for (row, col), edit in edits.items():
            if edit.mode == "set" and table.fixed(row, col):
                raise PerubahanDitolak(
                    f'Sel {format_cell(row, col)} adalah kepala atau baris total tabel Excel "{table.name}"; '
                    "ubah langsung di Excel."
                )


def refresh_pivots(package: Package, workbook: Workbook, edits: Mapping[str, Mapping[Place, Edit]]) -> tuple[str, ...]:
    """Sets refreshOnLoad on the pivot caches whose source was edited; their part names."""
    done = []
    for rel in package.rels(workbook.part) if edits else ():
        if rel.kind != "pivotCacheDefinition" or rel.external or not package.has(rel.target):
            continue
        data = utf8(package.read(rel.target))
        root = _cache(data)
        if root.attrs.get("refreshOnLoad") in ("1", "true") or not _touched(package, workbook, root, edits):
            continue
        patches = Patches(data)
        patches.open_tag(root, {"refreshOnLoad": "1"})
        package.replace(rel.target, patches.apply())
        done.append(rel.target)
    return tuple(done)


def _cache(data: bytes) -> Node:
    """The root of a pivot cache as deep as its sources lie: below them, its items can be many."""
    root = parse(data, 3)
    source = root.child("cacheSource")
    several = source is not None and source.child("consolidation") is not None
    return parse(data, _SOURCE_DEPTH) if several else root


def _touched(package: Package, workbook: Workbook, root: Node, edits: Mapping[str, Mapping[Place, Edit]]) -> bool:
    source = root.child("cacheSource")
    sources = _sources(source) if source is not None else ()
    return any(_source_touched(package, workbook, attrs, edits) for attrs in sources)


def _sources(source: Node) -> Iterator[Mapping[str, str]]:
    """The ranges of this workbook that a pivot cache was made from, one or several consolidated."""
    single, several = source.child("worksheetSource"), source.child("consolidation")
    sets = several.child("rangeSets") if several is not None else None
    for node in (*([single] if single is not None else ()), *(sets.all("rangeSet") if sets is not None else ())):
        if not any(key.endswith("}id") for key in node.attrs):
            yield node.attrs


def _source_touched(
    package: Package, workbook: Workbook, source: Mapping[str, str], edits: Mapping[str, Mapping[Place, Edit]]
) -> bool:
    where = _source_range(package, workbook, source)
    if where is None:
        return True
    name, area = where
    planned = next((edits[known] for known in edits if known.casefold() == name.casefold()), {})
    return any(edit.mode != "style" and area.contains(*place) for place, edit in planned.items())


def _source_range(package: Package, workbook: Workbook, attrs: Mapping[str, str]) -> tuple[str, Range] | None:
    """Sheet and range of a pivot source; None when it cannot be told."""
    try:
        if "ref" in attrs:
            return attrs.get("sheet", ""), Range.parse(attrs["ref"])
        wanted = attrs.get("name", "").partition("[")[0].casefold()
        for info in workbook.sheets:
            for table in read_tables(package, info.part) if info.part else ():
                if table.name.casefold() == wanted:
                    return info.name, table.area
        for name in workbook.defined_names:
            if name.name.casefold() == wanted:
                sheet, ref = split_sheet_ref(name.text)
                return (sheet, Range.parse(ref)) if sheet else None
    except ValueError:
        return None
    return None
