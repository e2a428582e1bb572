"""Planned edits held against the workbook: which of them change something, and what they touch."""

from __future__ import annotations

from kertas_kerja.buku.cellxml import Edit, number_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Cell, Sheet
    from kertas_kerja.buku.workbook import Workbook

Planned = dict[tuple[int, int], Edit]
"""The edits of one sheet by (row, column)."""
Edits = dict[str, Planned]
"""The edits of a workbook by the name of the sheet."""


def needed(workbook: Workbook, edits: Edits) -> Edits:
    """The edits that change something; sheets without any are left out."""
    kept = {name: _needed(workbook.sheet(name), planned) for name, planned in edits.items()}
    return {name: planned for name, planned in kept.items() if planned}


def _needed(sheet: Sheet, planned: Planned) -> Planned:
    """One that sets what is there already becomes a change of style or none."""
    kept = {}
    for (row, col), edit in planned.items():
        if edit.mode == "set" and _same(sheet.cell(row, col), edit):
            edit = Edit(row, col, style=edit.style, mode="style")
        if edit.mode == "style" and (edit.style is None or edit.style == sheet.style(row, col)):
            continue
        kept[row, col] = edit
    return kept


def locked(workbook: Workbook, edits: Edits) -> tuple[tuple[str, int, int], ...]:
    """The edited cells (sheet, row, column) that are locked on a protected sheet."""
    return tuple(
        (name, row, col)
        for name, planned in edits.items()
        if (sheet := workbook.sheet(name)).protected
        for row, col in planned
        if workbook.styles.xf(sheet.style(row, col)).locked
    )


def changed(workbook: Workbook, edits: Edits) -> set[tuple[str, int, int]]:
    """The cells (sheet, row, column) that show another value afterwards."""
    return {
        (name, row, col)
        for name, planned in edits.items()
        for (row, col), edit in planned.items()
        if edit.mode == "set" and not _same_value(workbook.sheet(name).cell(row, col), edit)
    }


def uncached(edits: Edits) -> bool:
    """Whether a planned formula comes without its value."""
    return any(e.formula is not None and e.value is None for planned in edits.values() for e in planned.values())


def _same_value(cell: Cell | None, edit: Edit) -> bool:
    """Whether the cell shows the edit's value already."""
    value, old = edit.value, cell.value if cell is not None else None
    if value is None or old is None:
        return value is old
    if isinstance(value, bool) or isinstance(old, bool):
        return value is old
    if isinstance(value, str) or isinstance(old, str):
        return value == old
    return float(number_text(value)) == old


def _same(cell: Cell | None, edit: Edit) -> bool:
    """Whether the edit sets what is there already."""
    formula = None if edit.formula is None else edit.formula.removeprefix("=")
    return _same_value(cell, edit) and formula == (cell.formula if cell is not None else None)
