"""Recomputes formulas with ironcalc, and trusts it only where it proved itself on this very workbook.

The engine calculates the untouched workbook and the edited one, in words that it reads as Excel does
(`recalc_formula.py`). A cell's new value counts when the engine gave the cell's old cached value from the old workbook,
and when the same holds for every stale cell that it reads; and when it gives our own formulas, which it may read, the
values that we state for them. Where a country's way of writing numbers matters, the engine is asked for both
(`recalc_judge.py`).
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from kertas_kerja.buku.cellxml import Value
from kertas_kerja.buku.dependents import At, Graph
from kertas_kerja.buku.original import original
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.splice import Edit
from kertas_kerja.buku.workbook import Workbook, truth
from kertas_kerja.errors import PerubahanDitolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.recalc_reading import Reading
    from kertas_kerja.buku.sheet import FormulaInfo, Sheet

Edits = Mapping[str, Mapping[tuple[int, int], Edit]]
_SECONDS = 5
"""Of the processor: far beyond what a workbook needs, except where it looks whole columns up row by row. Such values
are left to Excel.
"""
_PATIENCE = 8 if sys.platform == "win32" else 20
"""Seconds by the clock: on a busy machine those of the processor take longer. Windows counts only by the clock."""
_CELLS = 200_000
_RELATIVE = 1e-12
_SMALLEST = 1e-12
_LOCALES = ("en", "de")
"""Of the engine: with a decimal point and with a comma."""


def recompute(workbook: Workbook, edits: Edits, graph: Graph, changed: set[At], stale: set[At]) -> dict[At, Value]:
    """The new values of those stale cells that the engine can be trusted with; the others are left out.

    A cell that only might depend on the change, through a formula that could read any cell, keeps its value when the
    engine sees no difference between the two workbooks.
    """
    from kertas_kerja.buku.recalc_judge import Judge

    cells = [at for at in sorted(stale) if _candidate(workbook, at)]
    stated = _stated(edits)
    asked = cells + list(stated)
    if not cells or len(asked) > _CELLS or unusual(workbook):
        return {}
    readings = both_readings(workbook, graph, stale)
    answer = engine_values(workbook, asked, readings, original, edits)
    if answer is None:
        return {}
    judge = Judge(workbook, graph, cells, stale - graph.reach(changed, opaque=False), stated)
    for number, reading in enumerate(readings):
        old, new = (dict(zip(asked, values, strict=True)) for values in answer[2 * number : 2 * number + 2])
        judge.hear(reading, old, new)
    return judge.values(stale)


def both_readings(workbook: Workbook, graph: Graph, live: set[At]) -> list[Reading]:
    """The formulas as they read with a decimal point, and with a comma where that may matter."""
    from kertas_kerja.buku.recalc_reading import Reading, number_texts

    first = Reading(workbook, live)
    if first.local or not live.isdisjoint(graph.reach(number_texts(workbook), opaque=False)):
        return [first, Reading(workbook, live, comma=True)]
    return [first]


def _stated(edits: Edits) -> dict[At, Value]:
    """Our own formulas, with the values that were worked out for them."""
    return {
        (name, row, col): float(edit.value) if isinstance(edit.value, Decimal) else edit.value
        for name, planned in edits.items()
        for (row, col), edit in planned.items()
        if edit.mode == "set" and edit.formula is not None and edit.value is not None
    }


def _candidate(workbook: Workbook, at: At) -> bool:
    """A formula or a cell of an array, with a cached value; what-if tables are left to Excel."""
    sheet = workbook.sheet(at[0])
    formula = sheet.formula(at[1], at[2]) or _array_around(sheet, at)
    return formula is not None and formula.kind != "dataTable" and _cached(workbook, at) is not None


def _array_around(sheet: Sheet, at: At) -> FormulaInfo | None:
    """The array formula that fills a cell without a formula of its own."""
    area = sheet.filled_at(at[1], at[2])
    return sheet.formula(area.top, area.left) if area is not None else None


def torn(workbook: Workbook, values: Mapping[At, Value]) -> set[At]:
    """Of the cells with these values those of an array that cannot be given all its numbers: it gets all, or none."""
    found: set[At] = set()
    for name in dict.fromkeys(at[0] for at in values):
        sheet = workbook.sheet(name)
        for area in (area for area in sheet.filled_ranges if area.rows * area.cols > 1):
            cells = [(name, *place) for place in sheet.cells_of(area)]
            whole = len(cells) == area.rows * area.cols
            if not whole or any(at not in values or isinstance(values[at], str) for at in cells):
                found.update(at for at in cells if at in values)
    return found


def _cached(workbook: Workbook, at: At) -> Value:
    return workbook.sheet(at[0]).value(at[1], at[2])


def unusual(workbook: Workbook) -> bool:
    """Settings under which Excel's own result depends on more than the formulas."""
    calc = workbook.calc_pr
    return truth(calc.get("iterate")) or not truth(calc.get("fullPrecision"), True)


def agrees(cached: Value, computed: Value) -> bool:
    """Whether two cached values are one: texts and booleans exactly, numbers to the digits that a calculator writes."""
    if isinstance(cached, bool) or isinstance(computed, bool):
        return cached is computed
    if isinstance(cached, (int, float)) and isinstance(computed, (int, float)):
        return math.isclose(cached, computed, rel_tol=_RELATIVE, abs_tol=0.0)
    return type(cached) is type(computed) and cached == computed


def usable(old: Value, new: Value) -> bool:
    """A new error is believed only where it is a plain consequence of the numbers: a division by zero.

    What is left of a subtraction in the last binary digits (Excel shows 0 for some of them) is no number to believe.
    """
    if new is None or (isinstance(new, float) and (not math.isfinite(new) or 0 < abs(new) < _SMALLEST)):
        return False
    return not (isinstance(new, str) and new.startswith("#")) or new in (old, "#DIV/0!")


def engine_values(
    workbook: Workbook,
    cells: list[At],
    readings: list[Reading],
    view: Callable[[Package], Package],
    edits: Edits | None = None,
) -> list[list[Value]] | None:
    """The engine's values of these cells by each reading, and with `edits` a second list each for the edited workbook.

    `view` gives a copy of the package that may be changed. None when the engine failed, died or took too long, or where
    there is no room for the copies.
    """
    import tempfile

    from kertas_kerja.buku.recalc_copy import write_copy

    edits = edits or {}
    try:
        with tempfile.TemporaryDirectory(prefix="kk-", ignore_cleanup_errors=True) as folder:
            paths: list[tuple[str, str]] = []
            for reading in readings:
                stem = os.path.join(folder, _LOCALES[reading.comma])
                copies = [f"{stem}-{name}.xlsx" for name in ("lama", "baru")][: 2 if edits else 1]
                write_copy(view(workbook.package), workbook, reading, edits, copies)
                paths += [(path, _LOCALES[reading.comma]) for path in copies]
            request = {"paths": paths, "cells": cells, "seconds": _SECONDS}
            return _run(request, os.path.join(folder, "jawaban"), len(cells))
    except (OSError, PerubahanDitolak):
        return None


def _run(request: dict[str, Any], answer_path: str, count: int) -> list[list[Value]] | None:
    import subprocess

    command = [sys.executable, "-m", "kertas_kerja.buku.recalc_worker"]
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    try:
        subprocess.run(
            command,
            input=json.dumps({**request, "answer": answer_path}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=_PATIENCE,
            env={**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"},  # nothing from the current folder
            check=True,
        )
        with open(answer_path, encoding="utf-8") as file:
            answer = json.load(file)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    fits = (
        isinstance(answer, list)
        and len(answer) == len(request["paths"])
        and all(len(values) == count for values in answer)
    )
    return answer if fits else None
