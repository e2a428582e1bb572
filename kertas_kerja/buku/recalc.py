"""Recomputes formulas with ironcalc, and trusts it only where it proved itself on this very workbook.

The engine calculates the untouched workbook and the edited one. A cell's new value counts when the engine
gave the cell's old cached value from the old workbook, and when the same holds for every stale cell that it
reads; and when it gives our own formulas, which it may read, the values that we state for them.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kertas_kerja.buku.cellxml import Value
from kertas_kerja.buku.dependents import At, Graph
from kertas_kerja.buku.original import original
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.splice import Edit, splice_sheet
from kertas_kerja.buku.workbook import Workbook, truth

Edits = Mapping[str, Mapping[tuple[int, int], Edit]]
_SECONDS = 5
"""Of the processor: far beyond what a workbook needs, except where it looks whole columns up row by row. Such values
are left to Excel.
"""
_PATIENCE = 8 if sys.platform == "win32" else 20
"""Seconds by the clock: on a busy machine those of the processor take longer. Windows counts only by the clock."""
_CELLS = 200_000
_RELATIVE = 1e-12


def recompute(workbook: Workbook, edits: Edits, graph: Graph, changed: set[At], stale: set[At]) -> dict[At, Value]:
    """The new values of those stale cells that the engine can be trusted with; the others are left out.

    A cell that only might depend on the change, through a formula that could read any cell, keeps its value when the
    engine sees no difference between the two workbooks.
    """
    cells = [at for at in sorted(stale) if _candidate(workbook, at)]
    stated = _stated(edits)
    asked = cells + list(stated)
    if not cells or len(asked) > _CELLS or unusual(workbook):
        return {}
    try:
        answer = engine_values(workbook, asked, original(workbook.package), edits)
    except OSError:  # no room for the copies: the values are left to Excel
        return {}
    if answer is None:
        return {}
    old, new = (dict(zip(asked, values, strict=True)) for values in answer)
    proved = {at for at in cells if agrees(_cached(workbook, at), old[at]) and usable(old[at], new[at])}
    maybe = stale - graph.reach(changed, opaque=False)
    untouched = {at for at in maybe.intersection(cells) - proved if _untouched(old[at], new[at])}
    contradicted = {at for at, value in stated.items() if not agrees(value, new[at])}
    doubtful = stale - proved - untouched
    doubtful |= graph.reach(doubtful | contradicted)
    return {at: new[at] if at in proved else _cached(workbook, at) for at in cells if at not in doubtful}


def _stated(edits: Edits) -> dict[At, Value]:
    """Our own formulas, with the values that were worked out for them."""
    return {
        (name, row, col): float(edit.value) if isinstance(edit.value, Decimal) else edit.value
        for name, planned in edits.items()
        for (row, col), edit in planned.items()
        if edit.mode == "set" and edit.formula is not None and edit.value is not None
    }


def _untouched(old: Value, new: Value) -> bool:
    """The engine could compute the cell, and got the same twice."""
    return old is not None and type(old) is type(new) and old == new and not str(old).startswith("#")


def _candidate(workbook: Workbook, at: At) -> bool:
    """An ordinary formula with a cached value; arrays and what-if tables are left to Excel."""
    sheet = workbook.sheet(at[0])
    formula = sheet.formula(at[1], at[2])
    return formula is not None and formula.kind in ("normal", "shared") and _cached(workbook, at) is not None


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
    """A new error is believed only where it is a plain consequence of the numbers: a division by zero."""
    if new is None or (isinstance(new, float) and not math.isfinite(new)):
        return False
    return not (isinstance(new, str) and new.startswith("#")) or new in (old, "#DIV/0!")


def engine_values(
    workbook: Workbook, cells: list[At], copy: Package, edits: Edits | None = None
) -> list[list[Value]] | None:
    """The engine's values of these cells in a copy of the workbook, and with `edits` a second list for the edited copy.

    `copy` is a view of the workbook's package that may be changed.
    None when the engine failed, died or took too long; OSError where there is no room for the copies.
    """
    import tempfile

    from kertas_kerja.buku.recalc_copy import plain_paths, plain_styles, plain_values

    edits = edits or {}
    with tempfile.TemporaryDirectory(prefix="kk-", ignore_cleanup_errors=True) as folder:
        paths = [os.path.join(folder, name) for name in ("lama.xlsx", "baru.xlsx")][: 2 if edits else 1]
        plain_styles(copy, (edit for planned in edits.values() for edit in planned.values()))
        plain_values(copy, workbook)
        plain_paths(copy, workbook)
        copy.save(paths[0])
        for name, planned in edits.items():
            part = workbook.info(name).part
            copy.replace(part, splice_sheet(copy.read(part), planned.values()))
        if edits:
            copy.save(paths[1])
        request = {"paths": paths, "cells": cells, "seconds": _SECONDS}
        return _run(request, os.path.join(folder, "jawaban"), len(cells))


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
