"""Formulas that span cells: shared groups, arrays and what-if tables, and what an edit may do to them.

Overwriting the master of a shared formula hands text and range on to the next follower, or expands the group
when the followers left form no rectangle that begins at that follower. Arrays and what-if tables are never
broken up.
"""

from __future__ import annotations

from collections.abc import Iterator

from kertas_kerja.buku.cellxml import Edit, Handover
from kertas_kerja.buku.rangeindex import Covered
from kertas_kerja.buku.refs import Range, format_cell, parse_cell
from kertas_kerja.buku.sheetmap import RowSpan, SheetMap
from kertas_kerja.buku.xmlspan import Node
from kertas_kerja.errors import BerkasRusak, PerubahanDitolak

Place = tuple[int, int]


def numbered_cells(row: Node) -> list[tuple[int, Node]]:
    """(column, cell) of a row; a cell without `r` follows the one before it.

    Raises PerubahanDitolak when the cells are not in ascending order.
    """
    cells: list[tuple[int, Node]] = []
    col = 0
    for cell in row.all("c"):
        ref = cell.attrs.get("r")
        here = col + 1 if ref is None else _column(ref)
        if here <= col:
            raise PerubahanDitolak(
                f"Sel pada baris {row.attrs.get('r', '')} tidak berurutan; "
                "buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."
            )
        col = here
        cells.append((col, cell))
    return cells


def _column(ref: str) -> int:
    try:
        return parse_cell(ref)[1]
    except ValueError:
        raise BerkasRusak(f"Alamat sel {ref!r} pada lembar ini rusak; simpan ulang dari Excel, lalu ulangi.") from None


def _rows_with(sheet: SheetMap, *words: bytes) -> Iterator[RowSpan]:
    """The rows whose bytes hold one of the words; cheap when the whole sheet holds none."""
    data, region = sheet.data, sheet.sheet_data
    words = tuple(w for w in words if data.find(w, region.open_end, region.close_start) >= 0)
    rows = sheet.rows if words else []
    return (r for r in rows if any(data.find(w, r.start, r.end) >= 0 for w in words))


def _formulas(sheet: SheetMap, *words: bytes) -> Iterator[tuple[Place, Node]]:
    for span in _rows_with(sheet, *words):
        for col, cell in numbered_cells(sheet.row_node(span)):
            formula = cell.child("f")
            if formula is not None:
                yield (span.number, col), formula


def array_ranges(sheet: SheetMap) -> list[tuple[Range, Place]]:
    """(range, top-left cell) of every array formula and what-if table."""
    found = []
    for (row, col), formula in _formulas(sheet, b"array", b"dataTable"):
        if formula.attrs.get("t") in ("array", "dataTable"):
            ref = formula.attrs.get("ref") or format_cell(row, col)
            found.append((Range.parse(ref), (row, col)))
    return found


def refuse_arrays(sheet: SheetMap, edits: dict[Place, Edit]) -> None:
    """Raises PerubahanDitolak when an edit would write inside an array formula or a what-if table."""
    covered = Covered(area for area, _ in array_ranges(sheet) if area.rows * area.cols > 1)
    for place, edit in edits.items():
        area = covered.area(*place) if edit.mode == "set" else None
        if area is not None:
            raise PerubahanDitolak(
                f"Sel {format_cell(*place)} berada di dalam rumus larik {area.format()}; "
                "ubah rumus larik itu di Excel terlebih dahulu."
            )


def handovers(sheet: SheetMap, edits: dict[Place, Edit]) -> list[Handover]:
    """What the followers of overwritten shared masters receive."""
    if not _overwrites_master(sheet, edits):
        return []
    result: list[Handover] = []
    for master, text, si, followers in _shared_groups(sheet):
        left = [place for place in followers if not _overwritten(edits, place)]
        if left and _overwritten(edits, master):
            result += _hand_on(master, text, si, left)
    return result


def _overwritten(edits: dict[Place, Edit], place: Place) -> bool:
    edit = edits.get(place)
    return edit is not None and edit.mode == "set"


def _is_master(formula: Node) -> bool:
    return formula.attrs.get("t") == "shared" and "ref" in formula.attrs


def _overwrites_master(sheet: SheetMap, edits: dict[Place, Edit]) -> bool:
    rows = {row for row, _ in edits}
    for span in _rows_with(sheet, b"shared"):
        if span.number in rows:
            for col, cell in numbered_cells(sheet.row_node(span)):
                formula = cell.child("f")
                if formula is not None and _is_master(formula) and _overwritten(edits, (span.number, col)):
                    return True
    return False


def _shared_groups(sheet: SheetMap) -> list[tuple[Place, str, str, list[Place]]]:
    """(master, its text, si, followers in order); a later master with the same si begins a new group."""
    groups: list[tuple[Place, str, str, list[Place]]] = []
    current: dict[str, list[Place]] = {}
    for place, formula in _formulas(sheet, b"shared"):
        if formula.attrs.get("t") != "shared":
            continue
        si = formula.attrs.get("si", "")
        if _is_master(formula):
            current[si] = []
            groups.append((place, formula.text, si, current[si]))
        elif si in current:
            current[si].append(place)
    return groups


def _hand_on(master: Place, text: str, si: str, left: list[Place]) -> list[Handover]:
    rows, cols = [r for r, _ in left], [c for _, c in left]
    area = Range(min(rows), min(cols), max(rows), max(cols))
    heir = left[0]
    if heir == (area.top, area.left):
        return [Handover(*heir, _moved(text, master, heir), si, area.format())]
    return [Handover(*place, _moved(text, master, place)) for place in left]


def _moved(text: str, source: Place, target: Place) -> str:
    from kertas_kerja.buku.formula import translate

    return translate(text, target[0] - source[0], target[1] - source[1])
