"""Formulas of new tabs over formulas that have no stored value: theirs is not known either, so they store none."""

from __future__ import annotations

from itertools import chain

from kertas_kerja.buku.bookxml import calculate_on_load
from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.splice import splice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.buku.edits import Edits
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.plan import Plan
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.workbook import Workbook

At = tuple[str, int, int]


def valueless(workbook: Workbook, edits: Edits, dropped: Iterable[At], tabs: Iterable[str]) -> set[At]:
    """The formula cells outside `tabs` that have no value once these edits are made and these values dropped."""
    own = {name.casefold() for name in tabs}
    found = set(dropped)
    for info in workbook.sheets:
        if info.kind == "worksheet" and info.part and info.name.casefold() not in own:
            planned = edits.get(info.name, {})
            sheet = workbook.sheet(info.name)
            blank = chain(sheet.valueless(), _unfilled(sheet))
            found |= {(info.name, *at) for at in blank if not _set(planned.get(at))}
            found |= {(info.name, *at) for at, edit in planned.items() if _set(edit) and edit.value is None}
    return found


def _unfilled(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The cells of array formulas and what-if tables that show nothing."""
    for area in sheet.filled_ranges:
        for row in (row for row in sheet.rows if area.top <= row <= area.bottom):
            filled = {cell.col for cell in sheet.row(row) if cell.value is not None}
            yield from ((row, col) for col in range(area.left, area.right + 1) if col not in filled)


def _set(edit: Edit | None) -> bool:
    return edit is not None and edit.mode == "set"


def drop_readers(package: Package, unknown: set[At], tabs: Iterable[str], plan: Plan) -> None:
    """Take out the values of the formulas on `tabs` that read these cells, through any number of steps."""
    from kertas_kerja.buku.dependents import Graph
    from kertas_kerja.buku.workbook import Workbook

    after = Workbook(package)
    reached = Graph(after, only=tabs).reach(unknown)
    for name in {sheet for sheet, _, _ in reached}:
        part = after.info(name).part
        drops = [Edit(row, col, mode="cache") for sheet, row, col in reached if sheet == name]
        package.replace(part, splice(package.read(part), drops).data)
        plan.parts |= {part} - plan.added  # a tab that came out as it was is not in the plan yet
    if reached:
        calculate_on_load(package, after.part)
        plan.parts.add(after.part)
