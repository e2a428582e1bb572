"""Formulas of new tabs over formulas that have no stored value: theirs is not known either, so they store none."""

from __future__ import annotations

from kertas_kerja.buku.bookxml import calculate_on_load
from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.splice import splice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.buku.edits import Edits
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.plan import Plan
    from kertas_kerja.buku.workbook import Workbook

At = tuple[str, int, int]


def valueless(workbook: Workbook, edits: Edits, dropped: Iterable[At], tabs: Iterable[str]) -> set[At]:
    """The formula cells outside `tabs` that have no value once these edits are made and these values dropped."""
    own = {name.casefold() for name in tabs}
    found = set(dropped)
    for info in workbook.sheets:
        if info.kind == "worksheet" and info.part and info.name.casefold() not in own:
            planned = edits.get(info.name, {})
            found |= {(info.name, *at) for at in workbook.sheet(info.name).valueless() if not _set(planned.get(at))}
            found |= {(info.name, *at) for at, edit in planned.items() if _set(edit) and edit.value is None}
    return found


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
