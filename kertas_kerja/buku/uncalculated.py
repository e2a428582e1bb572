"""Formulas whose value no program has stored yet: worked out for reading, and stored by a fill (ADR 0018).

Web applications and libraries write formulas and leave the calculation to Excel: without a value, or with the same
placeholder in every formula cell (`<v>0</v>`).
"""

from __future__ import annotations

from kertas_kerja.buku.workbook import truth

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from kertas_kerja.buku.cellxml import Value
    from kertas_kerja.buku.dependents import At
    from kertas_kerja.buku.workbook import Workbook

_PLACEHOLDERS = (None, 0, "0", "")


def complete(workbook: Workbook, own: Collection[str] = ()) -> None:
    """Puts the values of the formulas without one into `workbook.computed`; None for those that are left to Excel.

    Which formulas these are is told once, of the opened workbook: where a fill takes a value out, it stays out. So it
    does in the file that the fill wrote, known by the values on its `own` tabs.
    """
    if workbook.uncalculated is None:
        filled = any(not workbook.sheet(name).all_results_in((None,)) for name in own)
        workbook.uncalculated = set() if filled else _uncalculated(workbook)
    cells = {at for at in workbook.uncalculated if _value(workbook, at) in _PLACEHOLDERS}
    workbook.computed = {}
    if cells:
        from kertas_kerja.buku.trusted import trusted

        workbook.computed = dict.fromkeys(cells) | trusted(workbook, cells)


def _uncalculated(workbook: Workbook) -> set[At]:
    """The formula cells without a value, and those with a placeholder where all the others have the same."""
    sheets = [(info.name, workbook.sheet(info.name)) for info in workbook.sheets if info.kind == "worksheet"]
    if _calculated_on_load(workbook) and all(sheet.all_results_in(_PLACEHOLDERS) for _, sheet in sheets):
        return {(name, row, col) for name, sheet in sheets for row, col, _ in sheet.formulas()}
    return {(name, *place) for name, sheet in sheets for place in sheet.valueless()}


def _calculated_on_load(workbook: Workbook) -> bool:
    """Whether Excel calculates everything when it opens the workbook: asked for, or never saved by a calculator."""
    return truth(workbook.calc_pr.get("fullCalcOnLoad")) or "calcId" not in workbook.calc_pr


def _value(workbook: Workbook, at: At) -> Value:
    return workbook.sheet(at[0]).value(at[1], at[2])
