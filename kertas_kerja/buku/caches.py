"""The caches of the operator's formulas after an edit: computed anew where that can be trusted, else taken
out.
"""

from __future__ import annotations

from collections.abc import Mapping

from kertas_kerja.buku.bookxml import calculate_on_load
from kertas_kerja.buku.cellxml import Edit, Value
from kertas_kerja.buku.dependents import At, Graph
from kertas_kerja.buku.edits import Edits
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.plan import Plan
from kertas_kerja.buku.splice import splice
from kertas_kerja.buku.workbook import Workbook


def cache_edits(
    workbook: Workbook, edits: Edits, changed: set[At], own: set[At]
) -> tuple[tuple[At, ...], tuple[At, ...]]:
    """Adds to `edits` a cache edit for every dependent of `changed` whose value changes: (recomputed, dropped).

    `own` cells, whose value the caller stated, are left alone, and so are formulas that had no cached value.
    """
    graph = Graph(workbook, own)
    stale = {at for at in graph.reach(changed) - own if workbook.sheet(at[0]).value(at[1], at[2]) is not None}
    if not stale:
        return (), ()
    from kertas_kerja.buku.recalc import recompute

    values = recompute(workbook, edits, graph, changed, stale)
    order = {info.name: at for at, info in enumerate(workbook.sheets)}
    cells = sorted(stale, key=lambda at: (order[at[0]], at[1], at[2]))
    done = [at for at in cells if _plan(workbook, edits, at, values)]
    return tuple(at for at in done if at in values), tuple(at for at in done if at not in values)


def _plan(workbook: Workbook, edits: Edits, at: At, values: Mapping[At, Value]) -> bool:
    """Plans the new cached value; False when it is the old one."""
    sheet, row, col = at
    old, new = workbook.sheet(sheet).value(row, col), values.get(at)
    if new == old and isinstance(new, bool) == isinstance(old, bool):
        return False
    earlier = edits.get(sheet, {}).get((row, col))
    style = earlier.style if earlier is not None else None
    edits.setdefault(sheet, {})[row, col] = Edit(row, col, new, style=style, mode="cache")
    return True


def put_caches(package: Package, workbook: Workbook, plan: Plan, values: Mapping[At, Value]) -> None:
    """Gives formulas of parts that were edited already another cached value, in the package and in the plan.

    None takes the value out. Excel is asked to calculate everything when it opens the file.
    """
    for name in dict.fromkeys(sheet for sheet, _, _ in values):
        part = workbook.info(name).part
        edits = {
            (row, col): Edit(row, col, v, mode="cache") for (sheet, row, col), v in values.items() if sheet == name
        }
        package.replace(part, splice(package.read(part), edits.values()).data)
        planned = plan.sheet(part).edits
        for place, edit in edits.items():
            earlier = planned.get(place)
            planned[place] = edit._replace(style=earlier.style if earlier is not None else None)
    if values:
        calculate_on_load(package, workbook.part)
        plan.parts.add(workbook.part)
