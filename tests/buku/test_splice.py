"""Cells are set in the sheet's own bytes: order, spans, styles, merges, shared and array formulas, odd XML."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.splice import Edit, splice, splice_sheet
from kertas_kerja.errors import BerkasRusak, PerubahanDitolak
from tests.buku.bacaan import cells_of, workbook_bytes

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def sheet(rows: str, before: str = "", after: str = "", root: str = f'xmlns="{MAIN}"') -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet {root}>{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def rows_of(data: bytes) -> str:
    match = re.search(rb"<(?:\w+:)?sheetData[^>]*>(.*)</(?:\w+:)?sheetData>", data, re.S)
    assert match is not None
    return match[1].decode()


def test_no_edit_keeps_the_bytes() -> None:
    data = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert splice_sheet(data, []) is data


def test_overwrite_keeps_the_style_and_drops_type_and_metadata() -> None:
    data = sheet('<row r="1"><c r="A1" s="7" t="s" cm="1" vm="2"><v>3</v></c><c r="B1"><v>2</v></c></row>')
    assert rows_of(splice_sheet(data, [Edit(1, 1, 2.5)])) == (
        '<row r="1"><c r="A1" s="7"><v>2.5</v></c><c r="B1"><v>2</v></c></row>'
    )


def test_new_cells_come_in_order_with_spans_widened() -> None:
    data = sheet('<row r="2" spans="2:3" ht="20"><c r="B2"><v>1</v></c><c r="D2"><v>1</v></c></row>')
    edits = [Edit(2, 1, 1), Edit(2, 3, 2), Edit(2, 5, 3)]
    assert rows_of(splice_sheet(data, edits)) == (
        '<row r="2" spans="1:5" ht="20"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c>'
        '<c r="D2"><v>1</v></c><c r="E2"><v>3</v></c></row>'
    )


def test_new_rows_come_in_order_and_widen_the_dimension() -> None:
    data = sheet('<row r="2"><c r="B2"><v>1</v></c></row>', '<dimension ref="B2"/>')
    result = splice_sheet(data, [Edit(4, 4, 4), Edit(1, 1, 1), Edit(3, 2, 3)])
    assert rows_of(result) == (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="D4"><v>4</v></c></row>'
    )
    assert b'<dimension ref="A1:D4"/>' in result


def test_self_closing_sheet_data_and_row_are_opened() -> None:
    empty = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
    assert b'<sheetData><row r="3"><c r="B3"><v>1</v></c></row></sheetData>' in splice_sheet(empty, [Edit(3, 2, 1)])
    data = sheet('<row r="1" ht="9"/><row r="2"/>')
    assert rows_of(splice_sheet(data, [Edit(1, 1, 1)])) == (
        '<row r="1" ht="9"><c r="A1"><v>1</v></c></row><row r="2"/>'
    )


def test_style_comes_from_cell_then_row_then_column() -> None:
    cols = '<cols><col min="2" max="3" width="9" style="4"/></cols>'
    rows = '<row r="1" s="5" customFormat="1"/><row r="2" s="6"/>'
    result = rows_of(splice_sheet(sheet(rows, cols), [Edit(1, 2, 1), Edit(2, 2, 1), Edit(3, 3, 1), Edit(3, 4, 1)]))
    assert re.findall(r'r="(\w+)" s="(\d)"><v>', result) == [("B1", "5"), ("B2", "4"), ("C3", "4")]
    assert '<c r="D3"><v>' in result


def test_style_only_edit_keeps_everything_else() -> None:
    data = sheet('<row r="1"><c r="A1" t="str"><f>B1</f><v>x</v></c></row>')
    assert rows_of(splice_sheet(data, [Edit(1, 1, style=3, mode="style")])) == (
        '<row r="1"><c r="A1" t="str" s="3"><f>B1</f><v>x</v></c></row>'
    )


def test_cache_edit_keeps_the_formula_and_sets_the_type() -> None:
    data = sheet('<row r="1"><c r="A1" t="str" cm="1"><f ca="1">B1</f><v>x</v></c></row>')
    assert rows_of(splice_sheet(data, [Edit(1, 1, 5.0, mode="cache")])) == (
        '<row r="1"><c r="A1" cm="1"><f ca="1">B1</f><v>5</v></c></row>'
    )
    assert '<c r="A1" cm="1"><f ca="1">B1</f></c>' in rows_of(splice_sheet(data, [Edit(1, 1, mode="cache")]))


@pytest.mark.parametrize(
    ("value", "formula", "expected"),
    [
        (0.1 + 0.2, None, '<c r="A1"><v>0.30000000000000004</v></c>'),
        (Decimal("0.9281"), None, '<c r="A1"><v>0.9281</v></c>'),
        (5.0, None, '<c r="A1"><v>5</v></c>'),
        (-0.0, None, '<c r="A1"><v>0</v></c>'),
        (1e22, None, '<c r="A1"><v>1e+22</v></c>'),
        (True, None, '<c r="A1" t="b"><v>1</v></c>'),
        ("Sangat Baik", 'IF(B1>0,"a","b")', '<c r="A1" t="str"><f>IF(B1&gt;0,"a","b")</f><v>Sangat Baik</v></c>'),
        ("", "B1", '<c r="A1" t="str"><f>B1</f><v></v></c>'),
        ("#DIV/0!", "1/0", '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        (None, "=B1", '<c r="A1"><f>B1</f></c>'),
        ("a<b&c", None, '<c r="A1" t="inlineStr"><is><t>a&lt;b&amp;c</t></is></c>'),
        (" dua\nbaris", None, '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> dua\nbaris</t></is></c>'),
        ("\x01_x0041_\r", None, '<c r="A1" t="inlineStr"><is><t xml:space="preserve">'
         "_x0001__x005F_x0041__x000D_</t></is></c>"),
        (1, '"\x02_x0041_"', '<c r="A1"><f>"_x0002__x005F_x0041_"</f><v>1</v></c>'),
        (None, None, '<c r="A1"/>'),
    ],
)  # fmt: skip
def test_values_are_written_as_excel_writes_them(value: object, formula: str | None, expected: str) -> None:
    data = sheet('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    edit = Edit(1, 1, value, formula)  # type: ignore[arg-type]
    assert rows_of(splice_sheet(data, [edit])) == f'<row r="1">{expected}</row>'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53 + 1, "x" * 32_768])
def test_values_that_excel_cannot_hold_are_refused(value: float | str) -> None:
    with pytest.raises(PerubahanDitolak):
        splice_sheet(sheet(""), [Edit(1, 1, value)])


def test_too_long_formula_is_refused() -> None:
    with pytest.raises(PerubahanDitolak):
        splice_sheet(sheet(""), [Edit(1, 1, 1, "1+" * 5000)])


def test_nothing_is_created_for_an_empty_edit() -> None:
    data = sheet('<row r="2"><c r="B2"/></row>')
    assert splice_sheet(data, [Edit(1, 1), Edit(2, 1)]) == data


def test_prefixed_strict_sheet_keeps_its_prefix() -> None:
    data = (
        f'<x:worksheet xmlns:x="{STRICT}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    ).encode()
    result = splice_sheet(data, [Edit(1, 1, "a"), Edit(2, 1, 2, "A1")])
    assert rows_of(result) == (
        '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>'
        '<x:row r="2"><x:c r="A2"><x:f>A1</x:f><x:v>2</x:v></x:c></x:row>'
    )


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (
            f'<row r="1"><q:c xmlns:q="{MAIN}" r="A1"><q:f>1+1</q:f><q:v>0</q:v></q:c></row>',
            f'<row r="1"><q:c xmlns:q="{MAIN}" r="A1"><q:f>1+1</q:f><q:v>2</q:v></q:c><c r="B1"><v>3</v></c></row>',
        ),
        (
            f'<row xmlns="{MAIN}" r="1"><c r="A1"><f>1+1</f><v>0</v></c></row>',
            f'<row xmlns="{MAIN}" r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>3</v></c></row>',
        ),
        (
            f'<q:row xmlns:q="{MAIN}" r="1"><q:c r="A1"><q:f>1+1</q:f></q:c></q:row>',
            f'<q:row xmlns:q="{MAIN}" r="1"><q:c r="A1"><q:f>1+1</q:f><q:v>2</q:v></q:c>'
            '<q:c r="B1"><q:v>3</q:v></q:c></q:row>',
        ),
    ],
    ids=["a prefixed cell", "declared again", "a prefixed row"],
)
def test_rows_and_cells_with_a_prefix_of_their_own(row: str, after: str) -> None:
    result = splice_sheet(sheet(row), [Edit(1, 1, 2, mode="cache"), Edit(1, 2, 3)])
    assert rows_of(result) == after


def test_rows_and_cells_without_numbers_count_by_position() -> None:
    data = sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    result = splice_sheet(data, [Edit(1, 2, 9), Edit(2, 3, 8)])
    assert rows_of(result) == (
        '<row><c><v>1</v></c><c><v>9</v></c></row><row><c><v>3</v></c><c r="C2"><v>8</v></c></row>'
    )


def test_positions_are_written_out_where_an_insertion_would_shift_them() -> None:
    data = sheet('<row r="2"><c r="B2"/><c><v>1</v></c></row><row r="5"><c><v>5</v></c></row><row><c/></row>')
    result = splice_sheet(data, [Edit(2, 1, 7), Edit(3, 1, 8), Edit(5, 1, 6)])
    assert '<row r="2"><c r="A2"><v>7</v></c><c r="B2"/><c r="C2"><v>1</v></c></row>' in rows_of(
        splice_sheet(sheet('<row r="2"><c r="B2"/><c><v>1</v></c></row>'), [Edit(2, 1, 7)])
    ) or '<c r="B2"/><c><v>1</v></c>' in rows_of(result)
    counted = sheet('<row r="2"/><row><c><v>3</v></c></row>'.replace('r="2"', 'r="4"'))
    assert '<row r="1">' in rows_of(splice_sheet(counted, [Edit(1, 1, 1)]))


def test_a_counted_row_gets_its_number_when_a_row_comes_before_it() -> None:
    data = sheet("<!-- c --><row><c><v>1</v></c></row>").replace(b"<row>", b'<row ht="3">', 1)
    data = data.replace(b"<sheetData>", b'<sheetData><row r="4"/>')
    result = rows_of(splice_sheet(data, [Edit(2, 1, 2), Edit(5, 2, 6)]))
    assert result == (
        '<row r="2"><c r="A2"><v>2</v></c></row><row r="4"/><!-- c -->'
        '<row ht="3"><c><v>1</v></c><c r="B5"><v>6</v></c></row>'
    )


def test_comments_cdata_and_instructions_survive() -> None:
    data = sheet(
        '<!-- <row r="9"> --><row r="1"><?a b?><c r="A1" t="str"><f><![CDATA[1<2]]></f><v>x</v></c></row><!--e-->'
    )
    result = rows_of(splice_sheet(data, [Edit(1, 2, 1), Edit(2, 1, 2)]))
    assert result == (
        '<!-- <row r="9"> --><row r="1"><?a b?><c r="A1" t="str"><f><![CDATA[1<2]]></f><v>x</v></c>'
        '<c r="B1"><v>1</v></c></row><!--e--><row r="2"><c r="A2"><v>2</v></c></row>'
    )


def test_byte_order_mark_and_other_encodings() -> None:
    data = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>')
    marked = splice_sheet(b"\xef\xbb\xbf" + data, [Edit(1, 2, "ü")])
    assert marked.startswith(b"\xef\xbb\xbf<?xml")
    assert cells_of(marked)["B1"].value == "ü"
    for encoding in ("utf-16", "iso-8859-1"):
        other = data.decode().replace("UTF-8", encoding).encode(encoding)
        assert cells_of(splice_sheet(other, [Edit(1, 2, "ü")]))["A1"].value == "é"


def test_doctype_is_refused() -> None:
    bad = sheet("").replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
    with pytest.raises(BerkasRusak):
        splice_sheet(bad, [Edit(1, 1, 1)])


@pytest.mark.parametrize("rows", ['<row r="2"/><row r="1"/>', '<row r="1"/><row r="1"/>'])
def test_unsorted_rows_are_refused(rows: str) -> None:
    with pytest.raises(PerubahanDitolak):
        splice_sheet(sheet(rows), [Edit(1, 1, 1)])


def test_unsorted_cells_are_refused_where_they_are_edited() -> None:
    data = sheet('<row r="1"><c r="B1"/><c r="A1"/></row><row r="2"><c r="A2"/></row>')
    assert "<v>1</v>" in rows_of(splice_sheet(data, [Edit(2, 1, 1)]))
    with pytest.raises(PerubahanDitolak):
        splice_sheet(data, [Edit(1, 1, 1)])


def test_merged_range_is_written_only_at_its_top_left_cell() -> None:
    merge = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    data = sheet('<row r="1"><c r="A1"/><c r="B1" s="2"/></row>', after=merge)
    assert '<c r="A1"><v>1</v></c>' in rows_of(splice_sheet(data, [Edit(1, 1, 1)]))
    assert '<c r="B1" s="3"/>' in rows_of(splice_sheet(data, [Edit(1, 2, style=3, mode="style")]))
    for edit in (Edit(1, 2, 1), Edit(2, 1, 1), Edit(2, 2, None, "A1")):
        with pytest.raises(PerubahanDitolak, match="A1:B2"):
            splice_sheet(data, [edit])


@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_arrays_and_what_if_tables_are_never_broken_up(kind: str) -> None:
    data = sheet(
        f'<row r="1"><c r="A1"><f t="{kind}" ref="A1:A3">B1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c></row>'
    )
    for row in (1, 2, 3):
        with pytest.raises(PerubahanDitolak, match="larik A1:A3"):
            splice_sheet(data, [Edit(row, 1, 5)])
    assert "<v>7</v>" in rows_of(splice_sheet(data, [Edit(2, 1, 7, mode="cache")]))


def test_one_cell_array_may_be_overwritten() -> None:
    data = sheet('<row r="1"><c r="A1" cm="1"><f t="array" ref="A1">B1</f><v>1</v></c></row>')
    result = splice(data, [Edit(1, 1, 5, "C1")])
    assert rows_of(result.data) == '<row r="1"><c r="A1"><f>C1</f><v>5</v></c></row>'
    assert result.removed == ((1, 1),)


SHARED = (
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>1</v></c></row>'
    '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="3"><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>'
)


def test_shared_master_is_handed_on() -> None:
    result = splice(sheet(SHARED), [Edit(1, 2, 9)])
    assert result.removed == ((1, 2),)
    assert rows_of(result.data) == (
        '<row r="1"><c r="B1"><v>9</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" ref="B2:B3" si="0">A2*$C$1</f><v>2</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>'
    )


def test_an_heir_may_change_its_style_or_cache_as_well() -> None:
    edits = [Edit(1, 2, 9), Edit(2, 2, 5.0, style=4, mode="cache"), Edit(3, 2, style=7, mode="style")]
    assert rows_of(splice_sheet(sheet(SHARED), edits)) == (
        '<row r="1"><c r="B1"><v>9</v></c></row>'
        '<row r="2"><c r="B2" s="4"><f t="shared" ref="B2:B3" si="0">A2*$C$1</f><v>5</v></c></row>'
        '<row r="3"><c r="B3" s="7"><f t="shared" si="0"/><v>3</v></c></row>'
    )


def test_shared_follower_and_whole_group_need_no_heir() -> None:
    assert rows_of(splice_sheet(sheet(SHARED), [Edit(2, 2, 9)])) == SHARED.replace(
        '<f t="shared" si="0"/><v>2</v>', "<v>9</v>"
    )
    whole = rows_of(splice_sheet(sheet(SHARED), [Edit(r, 2, 0, "A1") for r in (1, 2, 3)]))
    assert "shared" not in whole


def test_shared_block_is_expanded_when_no_heir_is_its_corner() -> None:
    data = sheet(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="4">D1</f></c><c r="B1"><f t="shared" si="4"/></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="4"/></c><c r="B2"><f t="shared" si="4"/></c></row>'
    )
    assert rows_of(splice_sheet(data, [Edit(1, 1, 1)])) == (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>E1</f></c></row>'
        '<row r="2"><c r="A2"><f>D2</f></c><c r="B2"><f>E2</f></c></row>'
    )


def test_foreign_attributes_and_cell_extensions_stay() -> None:
    data = sheet(
        "<row r='1' x14ac:dyDescent='0.2'><c r='A1' ph='1' t='s'><v>0</v><extLst><ext uri='u'/></extLst></c></row>",
        root=f'xmlns="{MAIN}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"',
    )
    assert rows_of(splice_sheet(data, [Edit(1, 1, 1), Edit(1, 2, 2)])) == (
        "<row r='1' x14ac:dyDescent='0.2'><c r='A1' ph='1'><v>1</v><extLst><ext uri='u'/></extLst></c>"
        '<c r="B1"><v>2</v></c></row>'
    )


def test_greater_than_signs_inside_attributes() -> None:
    data = sheet('<row r="1" a="b>c"><c r="A1" b="/>"><v>1</v></c></row>')
    assert rows_of(splice_sheet(data, [Edit(1, 1, 2), Edit(1, 2, 3)])) == (
        '<row r="1" a="b>c"><c r="A1" b="/>"><v>2</v></c><c r="B1"><v>3</v></c></row>'
    )


def test_two_edits_of_one_cell_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="two edits"):
        splice_sheet(sheet(""), [Edit(1, 1, 1), Edit(1, 1, 2)])


def test_cells_off_the_grid_are_refused() -> None:
    with pytest.raises(PerubahanDitolak):
        splice_sheet(sheet(""), [Edit(1_048_577, 1, 1)])


# ------------------------------------------------------------------ generated sheets

places = st.tuples(st.integers(1, 12), st.integers(1, 9))
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12).filter(
    lambda t: not re.search(r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff]", t)
)
values = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**53), 2**53), st.booleans(), texts.filter(bool)
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[bytes, dict[tuple[int, int], object]]:
    """A sheet written in one of the ways real writers do, and the numbers in it."""
    content = draw(st.dictionaries(places, st.integers(0, 999), max_size=25))
    counted, comments = draw(st.booleans()), draw(st.booleans())
    rows, before = [], 0
    for row in sorted({r for r, _ in content}):
        cells, last = [], 0
        for col in sorted(c for r, c in content if r == row):
            ref = "" if counted and col == last + 1 else f' r="{format_cell(row, col)}"'
            cells.append(f"<c{ref}><v>{content[row, col]}</v></c>")
            last = col
        number = "" if counted and row == before + 1 else f' r="{row}"'
        rows.append(f'<row{number} spans="1:{last}">{"".join(cells)}</row>')
        before = row
    return sheet(("<!--c-->" if comments else "").join([*rows, ""]), '<dimension ref="A1:B2"/>'), dict(content)


@settings(max_examples=150, deadline=None)
@given(sheets(), st.dictionaries(places, values, max_size=12))
def test_only_planned_cells_differ(made: tuple[bytes, dict[tuple[int, int], object]], plan: dict) -> None:  # type: ignore[type-arg]
    data, content = made
    result = splice_sheet(data, [Edit(r, c, v) for (r, c), v in plan.items()])
    got = {(cell.row, cell.col): cell.value for cell in cells_of(result).values()}
    assert got == {**{k: float(v) for k, v in content.items()}, **plan}  # type: ignore[arg-type]
    assert splice_sheet(result, [Edit(r, c, v) for (r, c), v in plan.items()]) == result


@settings(max_examples=40, deadline=None)
@given(sheets(), st.dictionaries(places, values, min_size=1, max_size=8))
def test_openpyxl_reads_the_same(made: tuple[bytes, dict[tuple[int, int], object]], plan: dict) -> None:  # type: ignore[type-arg]
    from io import BytesIO

    import openpyxl

    data, content = made
    result = splice_sheet(data, [Edit(r, c, v) for (r, c), v in plan.items()])
    read = openpyxl.load_workbook(BytesIO(workbook_bytes(result))).worksheets[0]
    wanted = {**content, **plan}
    for (row, col), value in wanted.items():
        got = read.cell(row, col).value
        assert got == (value.replace("\r\n", "\n") if isinstance(value, str) else value)
    found = {(c.row, c.column) for line in read.iter_rows() for c in line if c.value is not None}
    assert found == wanted.keys()
