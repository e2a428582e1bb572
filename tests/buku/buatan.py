"""Workbooks made with XlsxWriter for the tests of the writing side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import xlsxwriter

Cells = Mapping[str, Any]
"""Address -> number, text, or (formula with "=", cached value)."""


def book(sheets: Mapping[str, Cells], more: Callable[[Any, dict[str, Any]], None] | None = None) -> bytes:
    """A workbook of these cells; `more(workbook, worksheets)` adds what cells cannot say."""
    out = BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    tabs = {name: made.add_worksheet(name) for name in sheets}
    for name, cells in sheets.items():
        for ref, value in cells.items():
            if isinstance(value, tuple):
                tabs[name].write_formula(ref, value[0], None, value[1])
            else:
                tabs[name].write(ref, value)
    if more is not None:
        more(made, tabs)
    made.close()
    return out.getvalue()
