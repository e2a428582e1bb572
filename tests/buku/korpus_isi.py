"""A `kk fill` over any workbook: a performance table and formulas over it are grafted in, then filled.

The tabs are those of `tests.langka`: eight rows whose capaian is empty, and the operator's formulas that read them.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

import kertas_kerja
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import PerubahanDitolak
from tests.buku.korpus import differing_parts, new_errors
from tests.langka.bahan import ANGKA, CAPAIAN, buku

TABS = ("Kinerja", "Rekap")
REKAP = {
    "A1": sum(target for target, _ in ANGKA),
    "A2": sum(CAPAIAN.values()),
    "A3": "ada",
    "A4": 2 * sum(CAPAIAN.values()),
    "A5": sum(capaian >= 1 for capaian in CAPAIAN.values()),
}
"""What the operator's own formulas come to when capaian is filled."""
ANYTHING = r"(?i)INDIRECT|EVALUATE|\bGET\.|\)\s*:|:\s*[A-Za-z_.]+\s*\(|\["
EDITED = ("[Content_Types].xml", "docProps/app.xml")


def fill_over(path: Path, folder: Path, audited: bool = True) -> str:
    """ "yes" with how many of the five formulas over the table have a value, or what went wrong."""
    before, after = folder / f"kinerja{path.suffix}", folder / f"terisi{path.suffix}"
    try:
        grafted = with_table(path, before)
    except PerubahanDitolak as error:
        return f"not grafted: {error}"
    report = kertas_kerja.fill(before, after, overwrite=True)
    with Workbook.open(after) as book:
        problems, valued = _values(book, grafted)
    again = kertas_kerja.fill(after.read_bytes()).data
    problems += [] if again == after.read_bytes() else ["second fill differs"]
    problems += [f"audit: {error}" for error in (new_errors(before, after) if audited else ())]
    problems += _other_parts(before, after)
    assert report.output is not None
    return f"WRONG {problems}" if problems else f"yes, {valued} of {len(REKAP)} formulas with their value"


def with_table(path: Path, target: Path) -> tuple[str, ...]:
    """Writes a copy with the two tabs at its end; their names there."""
    with Workbook.open(path) as book:
        editor = BookEditor(book)
        editor.graft(buku(()), TABS)
        editor.save(target, source=path, overwrite=True)
    return TABS


def _values(book: Workbook, tabs: tuple[str, ...]) -> tuple[list[str], int]:
    """What is wrong in the two tabs, and how many of the operator's formulas show a value."""
    table, over = (book.sheet(name) for name in tabs)
    on_load = book.calc_pr.get("fullCalcOnLoad") == "1"
    wrong = [
        f"{table.name}!{ref} {value!r}"
        for ref, expected in CAPAIAN.items()
        if not _same(value := table.value(int(ref[1:]), 7), expected) or not table.has_formula(int(ref[1:]), 7)
    ]
    stored = {ref: over.value(int(ref[1:]), 1) for ref in REKAP}
    wrong += [
        f"{over.name}!{ref} {value!r}"
        for ref, value in stored.items()
        if not (value is None and on_load) and not _same(value, REKAP[ref])
    ]
    return wrong, sum(value is not None for value in stored.values())


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other


def _other_parts(before: Path, after: Path) -> list[str]:
    """Parts that went, or differ though a fill of the table has no business there.

    Other sheets may differ where a formula could read any cell: it lost its value, and so did those that read it; and
    where formulas had no value: they are given one (ADR 0018).
    """
    with Workbook.open(before) as old, Workbook.open(after) as new:
        anything = any(_reads_anything(old, info.name) for info in old.sheets)
        allowed = {info.part for info in old.sheets if anything or info.name in TABS}
        allowed |= {info.part for info in old.sheets if any(old.sheet(info.name).valueless())}
        allowed |= {old.part, old.strings_part, old.styles_part, old.package.rels_name(old.part)}
        allowed |= {old.package.find(name) for name in EDITED}
        lost = sorted(set(old.package.names) - set(new.package.names))
        changed = differing_parts(before, after) & set(old.package.names)
    return [f"lost {name}" for name in lost] + sorted(changed - allowed)


def _reads_anything(book: Workbook, name: str) -> bool:
    return any(re.search(ANYTHING, text) for _, _, text in book.sheet(name).formula_texts())
