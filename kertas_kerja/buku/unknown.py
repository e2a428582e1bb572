"""Formulas whose value a new tab makes unknown: its own over formulas that store none, and those that count tabs."""

from __future__ import annotations

import re
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
    from kertas_kerja.buku.refs import Range
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.workbook import Workbook

At = tuple[str, int, int]
_MANY = 20_000
_COUNTS = re.compile(r"\bSHEETS?\s*\(")


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
    for area in (area for area in sheet.filled_ranges if not _vast(area)):
        for row in range(area.top, area.bottom + 1):
            filled = {cell.col for cell in sheet.row(row) if cell.value is not None}
            yield from ((row, col) for col in range(area.left, area.right + 1) if col not in filled)


def counting_tabs(workbook: Workbook) -> set[At]:
    """The formula cells that say how many tabs there are, or which one is which: SHEETS, SHEET."""
    return {
        (info.name, row, col)
        for info in workbook.sheets
        if info.kind == "worksheet" and info.part and workbook.sheet(info.name).formulas_mention(b"SHEET")
        for row, col, text in workbook.sheet(info.name).formula_texts()
        if _COUNTS.search(text)
    }


def gaping(workbook: Workbook, tabs: Iterable[str]) -> set[str]:
    """The tabs with an array formula over so many cells, not all of them filled, that each is taken to show nothing."""
    return {
        info.name
        for info in workbook.sheets
        if info.kind == "worksheet" and info.part and info.name not in tabs
        for sheet in [workbook.sheet(info.name)]
        for area in filter(_vast, sheet.filled_ranges)
        if sum(sheet.value(*at) is not None for at in sheet.cells_of(area)) < area.rows * area.cols
    }


def _vast(area: Range) -> bool:
    return area.rows * area.cols > _MANY


def _set(edit: Edit | None) -> bool:
    return edit is not None and edit.mode == "set"


def drop_readers(package: Package, unknown: set[At], vast: set[str], tabs: Iterable[str], plan: Plan) -> None:
    """Take out the values of the formulas on `tabs` that read these cells, or anything on the tabs `vast`.

    Those that read them through other formulas are reached as well.
    """
    from kertas_kerja.buku.dependents import Graph
    from kertas_kerja.buku.workbook import Workbook

    after = Workbook(package)
    graph = Graph(after, only=tabs)
    reached = graph.reach(unknown) | (graph.readers_of(vast) if vast else set())
    for name in {sheet for sheet, _, _ in reached}:
        part = after.info(name).part
        drops = [Edit(row, col, mode="cache") for sheet, row, col in reached if sheet == name]
        package.replace(part, splice(package.read(part), drops).data)
        plan.parts |= {part} - plan.added  # a tab that came out as it was is not in the plan yet
    if reached:
        calculate_on_load(package, after.part)
        plan.parts.add(after.part)
