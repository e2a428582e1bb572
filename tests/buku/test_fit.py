"""A value that its column is too narrow for: of a number Excel shows only ####, of a text a piece."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter

from kertas_kerja.buku.fit import too_wide
from kertas_kerja.buku.workbook import Workbook


def book(width: float | None, form: dict[str, Any] | None = None, merge: str = "", hidden: bool = False) -> Workbook:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("L")
    style = made.add_format({"num_format": "0.00%", **(form or {})})
    if width is not None:
        sheet.set_column("B:B", width, None, {"hidden": hidden})
    if merge:
        sheet.merge_range(merge, "", style)
    sheet.write_blank("B2", None, style)
    made.close()
    return Workbook.open(out.getvalue())


def wide(made: Workbook, value: float | str, code: str = "0.00%") -> bool:
    with made:
        sheet = made.sheet("L")
        return too_wide(sheet, made.styles, (2, 2), value, sheet.style(2, 2), code)


@pytest.mark.parametrize(
    ("width", "value", "code", "expected"),
    [
        (5, 1.0201, "0.00%", True),
        (7, 1.0201, "0.00%", False),
        (5, 0.5, "0%", False),
        (12, 15_037_036_703, "#,##0", True),
        (14, 15_037_036_703, "#,##0", False),
        (8, 12, '0" dokumen"', True),
        (12, 12, '0" dokumen"', False),
        (None, 345_678, "#,##0", False),
        (None, 1_345_678_901, "#,##0", True),
        (3, 123_456_789, "General", False),
        (3, 123_456_789, "@", False),
    ],
)
def test_room(width: float | None, value: float, code: str, expected: bool) -> None:
    assert wide(book(width), value, code) is expected


def test_bold_and_larger_fonts_need_more() -> None:
    assert not wide(book(7), 1.0201)
    assert wide(book(7, {"font_size": 14}), 1.0201)
    assert wide(book(6.4), 1.0201)
    assert not wide(book(6.4, {"font_name": "Arial Narrow", "font_size": 9}), 1.0201)


def test_a_merged_cell_has_the_room_of_its_columns() -> None:
    assert wide(book(5, merge="B2:B3"), 1.0201)
    assert not wide(book(5, merge="B2:C2"), 1.0201)


def test_a_hidden_column_asks_for_nothing() -> None:
    assert not wide(book(5, hidden=True), 1.0201)


def test_a_text_of_one_line() -> None:
    assert wide(book(8), "Istimewa (Sangat Berhasil)")
    assert not wide(book(30), "Istimewa (Sangat Berhasil)")
    assert not wide(book(8, {"text_wrap": True}), "Istimewa (Sangat Berhasil)")
    assert not wide(book(8), "")
