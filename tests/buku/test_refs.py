"""A1 arithmetic: round trips over the whole grid, and the texts that are no reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, quote_sheetname

from kertas_kerja.buku.refs import (
    MAX_COL,
    MAX_ROW,
    Range,
    col_letters,
    col_number,
    format_cell,
    parse_cell,
    quote_sheet,
    split_sheet_ref,
)

rows, cols = st.integers(1, MAX_ROW), st.integers(1, MAX_COL)
small = st.integers(1, 12)


@st.composite
def ranges(draw: st.DrawFn, row: st.SearchStrategy[int] = rows, col: st.SearchStrategy[int] = cols) -> Range:
    top, bottom = sorted((draw(row), draw(row)))
    left, right = sorted((draw(col), draw(col)))
    return Range(top, left, bottom, right)


def test_every_column_has_its_letters() -> None:
    for col in range(1, MAX_COL + 1):
        assert col_letters(col) == get_column_letter(col)
        assert col_number(col_letters(col)) == col


@given(rows, cols, st.booleans())
def test_cells_round_trip(row: int, col: int, absolute: bool) -> None:
    assert parse_cell(format_cell(row, col, absolute=absolute)) == (row, col)
    assert parse_cell(format_cell(row, col).lower()) == (row, col)


@given(ranges(), st.booleans())
def test_ranges_round_trip(area: Range, absolute: bool) -> None:
    assert Range.parse(area.format(absolute=absolute)) == area


@given(ranges(small, small), ranges(small, small))
def test_overlap_is_a_shared_cell(a: Range, b: Range) -> None:
    cells = {
        (row, col) for row in range(1, 13) for col in range(1, 13) if a.contains(row, col) and b.contains(row, col)
    }
    assert a.overlaps(b) == b.overlaps(a) == bool(cells)
    assert len([1 for row in range(1, 13) for col in range(1, 13) if a.contains(row, col)]) == a.rows * a.cols


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("B3", (3, 2, 3, 2)),
        ("$B$3:A1", (1, 1, 3, 2)),
        ("C:A", (1, 1, MAX_ROW, 3)),
        ("$2:$7", (2, 1, 7, MAX_COL)),
        ("XFD1048576", (MAX_ROW, MAX_COL, MAX_ROW, MAX_COL)),
    ],
)
def test_forms_of_a_range(text: str, area: tuple[int, int, int, int]) -> None:
    assert Range.parse(text) == Range(*area)


@pytest.mark.parametrize(
    "text", ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "A:1", "A1:B2:C3", "Data!A1", "A-1", "Ä1"]
)
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        Range.parse(text)


def test_whole_columns_and_rows_are_written_short() -> None:
    assert Range(1, 1, MAX_ROW, 3).format() == "A:C"
    assert Range(2, 1, 7, MAX_COL).format(absolute=True) == "$2:$7"
    for letters in ("", "A1", "XFE", "Ä"):
        with pytest.raises(ValueError, match="not a column"):
            col_number(letters)


@pytest.mark.parametrize("bad", [(0, 1), (1, 0), (MAX_ROW + 1, 1), (1, MAX_COL + 1)])
def test_off_the_grid(bad: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        format_cell(*bad)


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("Data", "Data"),
        ("Kinerja_2025", "Kinerja_2025"),
        ("My Sheet", "'My Sheet'"),
        ("It's", "'It''s'"),
        ("2025", "'2025'"),
        ("TB1", "'TB1'"),
        ("R1C1", "'R1C1'"),
        ("RC", "'RC'"),
        ("TRUE", "'TRUE'"),
        ("a-b", "'a-b'"),
        ("Sasaran.1", "Sasaran.1"),
    ],
)
def test_quoting(name: str, quoted: str) -> None:
    assert quote_sheet(name) == quoted


@given(st.text(st.characters(exclude_characters="[]:*?/\\", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=31))
def test_sheet_names_round_trip(name: str) -> None:
    quoted = quote_sheet(name)
    if quoted.startswith("'"):
        assert quoted == quote_sheetname(name)
    assert split_sheet_ref(f"{quoted}!$A$1") == (name, "$A$1")


def test_split_without_a_name() -> None:
    assert split_sheet_ref("A1:B2") == (None, "A1:B2")
    assert split_sheet_ref("[1]Data!A1") == ("[1]Data", "A1")
    for broken in ("'Data", "'Data'A1", "'It''s!A1"):
        with pytest.raises(ValueError, match="not a sheet reference"):
            split_sheet_ref(broken)
