"""The caches of the operator's formulas after an edit: computed anew where that can be trusted, else taken
out.
"""

from __future__ import annotations

from collections.abc import Mapping

from kertas_kerja.buku.cellxml import Edit, Value
from kertas_kerja.buku.dependents import At, Graph
from kertas_kerja.buku.workbook import Workbook

Edits = dict[str, dict[tuple[int, int], Edit]]


def cache_edits(
    workbook: Workbook, edits: Edits, changed: set[At], own: set[At]
) -> tuple[tuple[At, ...], tuple[At, ...]]:
    """Adds to `edits` one cache edit for every dependent of `changed`: (recomputed cells, dropped cells).

    `own` cells, whose value the caller stated, are left alone. A cell whose new value is the old one gets no
    edit.
    """
    graph = Graph(workbook, own)
    stale = graph.reach(changed) - own
    if not stale:
        return (), ()
    from kertas_kerja.buku.recalc import recompute

    values = recompute(workbook, edits, graph, stale)
    order = {info.name: at for at, info in enumerate(workbook.sheets)}
    cells = sorted(stale, key=lambda at: (order[at[0]], at[1], at[2]))
    for at in cells:
        _plan(workbook, edits, at, values)
    return tuple(at for at in cells if at in values), tuple(at for at in cells if at not in values)


def _plan(workbook: Workbook, edits: Edits, at: At, values: Mapping[At, Value]) -> None:
    sheet, row, col = at
    cell = workbook.sheet(sheet).cell(row, col)
    new = values.get(at)
    if cell is None or (at in values and new == cell.value and isinstance(new, bool) == isinstance(cell.value, bool)):
        return
    earlier = edits.get(sheet, {}).get((row, col))
    style = earlier.style if earlier is not None else None
    edits.setdefault(sheet, {})[row, col] = Edit(row, col, new, style=style, mode="cache")
