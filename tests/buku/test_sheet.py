"""Cells as the part states them: types, positions, formulas, odd but valid XML; look-ups over the columns."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from kertas_kerja.buku import sheetparse, xmlscan
from kertas_kerja.buku.refs import MAX_COL, MAX_ROW, Range, format_cell
from kertas_kerja.buku.sheet import Cell, Sheet
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import BerkasRusak
from tests.buku.bangun import book, shared_strings, style_sheet, worksheet


def read(
    rows: str, before: str = "", after: str = "", strings: bytes | None = None, styles: bytes | None = None
) -> Sheet:
    with Workbook.open(book(worksheet(rows, before, after), strings, styles)) as workbook:
        assert workbook.styles.count
        return workbook.sheet("Data")


def facts(sheet: Sheet) -> list[tuple[Any, ...]]:
    return [(c.ref, c.kind, c.value, c.formula, c.style) for c in sheet]


def test_a_formula_without_text_is_none() -> None:
    rows = (
        '<row r="1"><c r="A1"><f/><v/></c><c r="B1"><f></f><v>3</v></c><c r="C1"><f t="shared" si="0">B1</f></c></row>'
    )
    sheet = read(rows + '<row r="2"><c r="A2"><f>B1</f><v>3</v></c></row>')
    assert [(row, col, f.text) for row, col, f in sheet.formulas()] == [(1, 3, "B1"), (2, 1, "B1")]
    assert [sheet.value(1, col) for col in (1, 2)] == [None, 3]


def test_every_type_of_cell() -> None:
    sheet = read(
        '<row r="2" spans="1:9"><c r="A2" s="1"><v>92.81</v></c><c r="B2" t="n"><v>-1E-3</v></c>'
        '<c r="C2" t="s"><v>1</v></c>'
        '<c r="D2" t="str" s="2"><f>A2&amp;"x"</f><v>92x</v></c><c r="E2" t="b"><v>1</v></c>'
        '<c r="F2" t="e"><v>#REF!</v></c>'
        '<c r="G2" t="d"><v>2025-01-31</v></c><c r="H2" t="inlineStr"><is><t> teks </t></is></c><c r="I2" s="7"/>'
        '<c r="J2"><f>1/0</f></c><c r="K2" t="b"><v>0</v></c></row>',
        strings=shared_strings("nol", "satu"),
    )
    assert facts(sheet) == [
        ("A2", "n", 92.81, None, 1),
        ("B2", "n", -0.001, None, 0),
        ("C2", "s", "satu", None, 0),
        ("D2", "s", "92x", 'A2&"x"', 2),
        ("E2", "b", True, None, 0),
        ("F2", "e", "#REF!", None, 0),
        ("G2", "d", "2025-01-31", None, 0),
        ("H2", "s", " teks ", None, 0),
        ("I2", "", None, None, 7),
        ("J2", "", None, "1/0", 0),
        ("K2", "b", False, None, 0),
    ]
    assert list(sheet.rows) == [2]
    assert sheet.cell_count == 11
    assert (sheet.max_row, sheet.max_col) == (2, 11)
    assert sheet.value(2, 5) is True
    assert sheet.cell(2, 1) == Cell(2, 1, "n", 92.81, None, 1)
    assert sheet.cell(1, 1) is None
    assert sheet.cell(2, 99) is None
    assert sheet.row(1) == []


def test_strings() -> None:
    items = shared_strings(
        "a_x000D_b",
        "_x005F_x000D_",
        "<r><rPr><b/></rPr><t>te</t></r><r><t xml:space='preserve'>bal </t></r>",
        "<t>課きく</t><rPh sb='0' eb='1'><t>カ</t></rPh><phoneticPr fontId='1'/>",
        "<t/>",
        "x_x1_y & <z>",
        "_xD83D__xDE00_, _xDE00__xD83D_",
    )
    sheet = read("<row>" + "".join(f'<c t="s"><v>{i}</v></c>' for i in range(7)) + "</row>", strings=items)
    values = ["a\rb", "_x000D_", "tebal ", "課きく", "", "x_x1_y & <z>", "\U0001f600, \ufffd\ufffd"]
    assert [c.value for c in sheet] == values


def test_rich_and_phonetic_inline_strings() -> None:
    sheet = read(
        '<row><c t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>no</t></rPh><r><t>_x000A_b</t></r></is></c>'
        '<c t="inlineStr"><is/></c><c t="inlineStr"/><c t="str"><v></v></c><c t="str"/>'
        "<c><is><t>tanpa tipe</t></is></c></row>"
    )
    assert [(c.kind, c.value) for c in sheet][:5] == [("s", "a\nb"), ("s", ""), ("", None), ("s", ""), ("", None)]


def test_positions_count_where_there_is_no_r() -> None:
    sheet = read(
        '<row><c><v>1</v></c><c s="3"/><c r="E1"><v>2</v></c><c><v>3</v></c></row><row r="5">'
        '<c s="5"><v>4</v></c></row>'
        "<row><c t='str'><v>5</v></c></row><row/>"
    )
    assert [(c.ref, c.value, c.style) for c in sheet] == [
        ("A1", 1, 0), ("B1", None, 3), ("E1", 2, 0), ("F1", 3, 0), ("A5", 4, 5), ("A6", "5", 0),
    ]  # fmt: skip
    assert list(sheet.rows) == [1, 5, 6]


def test_attributes_in_any_order_and_unknown_ones() -> None:
    sheet = read(
        '<row s="2" r="3" customFormat="1"><c t="s" s="4" r="B3"><v>0</v></c><c cm="1" s="5" r="C3" vm="1"><v>7</v></c>'
        '<c r="D3" ph="1"><v>8</v></c></row>',
        strings=shared_strings("x"),
    )
    assert facts(sheet) == [("B3", "s", "x", None, 4), ("C3", "n", 7.0, None, 5), ("D3", "n", 8.0, None, 0)]


def test_indented_xml() -> None:
    sheet = read(
        """
        <row r="1">
          <c r="A1">
            <v> 1.5
            </v>
          </c>
          <c r="B1" t="s"> <v>0</v> </c>
          <c r="C1" t="str">
            <f>A1 &amp; " "</f>
            <v> x </v>
          </c>
          <c r="D1" s="1">
          </c>
          <c r="E1">
            <f>A1*2</f>
          </c>
          <c r="F1" t="b">
            <v>
              1
            </v>
          </c>
          <c r="G1"><f> B1 </f>
            <v>2</v>
          </c>
        </row>
        <row r="2">
          <c r="A2"><v>3</v></c>
        </row>
        """,
        strings=shared_strings("y"),
    )
    assert facts(sheet) == [
        ("A1", "n", 1.5, None, 0),
        ("B1", "s", "y", None, 0),
        ("C1", "s", " x ", 'A1 & " "', 0),
        ("D1", "", None, None, 1),
        ("E1", "", None, "A1*2", 0),
        ("F1", "b", True, None, 0),
        ("G1", "n", 2.0, " B1 ", 0),
        ("A2", "n", 3.0, None, 0),
    ]


def test_comments_cdata_and_foreign_elements() -> None:
    sheet = read(
        '<!-- <c r="Z1"/> --><row r="1"><c r="A1"><v>1<!-- x -->2</v><extLst><ext uri="u"><v>99</v>'
        '<c r="Q9"/></ext></extLst>'
        ' </c><c r="B1" t="str"><v><![CDATA[<a&b>]]></v></c><x:c xmlns:x="urn:lain" r="C1"><x:v>5</x:v></x:c>'
        '<c r="D1"><v>4</v></c><extLst><ext/></extLst> </row>'
    )
    assert facts(sheet) == [("A1", "n", 12.0, None, 0), ("B1", "s", "<a&b>", None, 0), ("D1", "n", 4.0, None, 0)]


def test_rows_of_a_known_shape_with_less_in_them() -> None:
    sheet = read(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v/></c><c r="B2" s="5"/></row>'
        '<row r="3"><c r="A3"><v> </v></c></row><row r="4"><c r="A4"><v>4</v></c></row>'
    )
    assert facts(sheet) == [
        ("A1", "n", 1.0, None, 0),
        ("A2", "", None, None, 0),
        ("B2", "", None, None, 5),
        ("A3", "", None, None, 0),
        ("A4", "n", 4.0, None, 0),
    ]


def test_rows_and_cells_out_of_order_are_sorted_and_the_last_of_two_counts() -> None:
    sheet = read(
        '<row r="3"><c r="B3"><v>2</v></c><c r="A3"><f>B3</f><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>'
        '<row r="3"><c r="C3"><f>A3</f><v>3</v></c><c r="B3"><v>9</v></c></row>'
    )
    assert [(c.ref, c.value, c.formula) for c in sheet] == [
        ("A1", 0, None), ("A3", 1, "B3"), ("B3", 9, None), ("C3", 3, "A3"),
    ]  # fmt: skip
    assert list(sheet.rows) == [1, 3]


def test_a_row_in_two_pieces_is_one_row() -> None:
    sheet = read('<row r="1"><c r="B1"><v>2</v></c></row><row r="1"><c r="C1"><v>3</v></c></row>')
    assert list(sheet.rows) == [1]
    assert [(c.ref, c.value) for c in sheet.row(1)] == [("B1", 2), ("C1", 3)]


def test_protection_that_is_off() -> None:
    assert not read("", after='<sheetProtection sheet="0" objects="1"/>').protected
    assert not read("", after='<sheetProtection objects="1"/><autoFilter ref="A1:B2"/>').protected


def test_a_cell_that_names_another_row_belongs_there() -> None:
    sheet = read('<row r="12"><c r="A12"><v>1</v></c><c r="B13"><v>2</v></c><c r="C12"><v>3</v></c></row>')
    assert [(c.ref, c.value) for c in sheet] == [("A12", 1), ("C12", 3), ("B13", 2)]


def test_row_number_and_style_number_with_the_same_digits() -> None:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" s="{s}"><v>{r}</v></c><c r="B{r}" s="{r}"/><c r="C{r}" s="1{r}"><v>0</v></c></row>'
        for r, s in ((1, 1), (2, 1), (11, 11), (12, 11), (21, 1), (22, 2), (111, 11), (112, 12))
    )
    assert [c.style for c in read(rows) if c.col == 1] == [1, 1, 11, 11, 1, 2, 11, 12]
    assert [c.style for c in read(rows) if c.col == 3] == [11, 12, 111, 112, 121, 122, 1111, 1112]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("<c r='A1'><v>satu</v></c>", "sel A1: nilai 'satu' bukan bilangan"),
        ("<c r='A1'><v>1,5</v></c>", "bukan bilangan"),
        ("<c r='A1'><v>nan</v></c>", "tidak terhingga"),
        ("<c r='A1'><v>1e999</v></c>", "sel A1: bilangannya tidak terhingga"),
        ("<c r='A1' t='s'><v>x</v></c>", "bukan bilangan"),
        ("<c r='A1' t='s'><v>5</v></c>", "teks bersama nomor 5 tidak ada"),
        ("<c r='A1' t='s'><v>-1</v></c>", "teks bersama nomor -1 tidak ada"),
        ("<c r='A1' t='q'><v>1</v></c>", "jenis sel 'q' tidak dikenal"),
        ("<c r='A1' s='-1'><v>1</v></c>", "nomor gaya"),
        ("<c r='A1' s='99999'/>", "nomor gaya"),
        ("<c r='XFE1'><v>1</v></c>", "alamat sel 'XFE1' tidak sah"),
        ("<c r='A0'><v>1</v></c>", "alamat sel"),
        ("<c r='A1048577'/>", "alamat sel"),
        ("<c r='1A'/>", "alamat sel"),
        ("<c r='XFD1'/><c/>", "melewati kolom XFD"),
        ("<c r='A1'><f t='shared' si='3'/><v>1</v></c>", "kehilangan induknya"),
    ],
)
def test_what_no_workbook_may_hold(cell: str, message: str) -> None:
    with pytest.raises(BerkasRusak) as caught:
        facts(read(f"<row r='1'>{cell}</row>", strings=shared_strings("a")))
    assert message in str(caught.value)
    assert "Bagian xl/worksheets/sheet1.xml di dalam berkas rusak" in str(caught.value)


# ---------------------------------------------------------------------- formulas


def test_shared_formulas_are_translated_for_followers() -> None:
    sheet = read(
        '<row r="2"><c r="C2"><f t="shared" ref="C2:C4" si="0">A2/$B$1+SUM(A$1:A2)&amp;"A2"</f><v>1</v></c></row>'
        '<row r="3"><c r="C3" t="str"><f t="shared" si="0"/><v>x</v></c></row>'
        '<row r="4"><c r="C4"><f t="shared" ref="C4" si="0"></f><v>3</v></c></row>'
    )
    assert [c.formula for c in sheet] == [
        'A2/$B$1+SUM(A$1:A2)&"A2"',
        'A3/$B$1+SUM(A$1:A3)&"A2"',
        'A4/$B$1+SUM(A$1:A4)&"A2"',
    ]
    master, *_ = [info for _, _, info in sheet.formulas()]
    assert (master.kind, master.ref, master.si) == ("shared", Range(2, 3, 4, 3), 0)
    assert sheet.has_formula(3, 3)
    assert not sheet.has_formula(3, 2)
    assert sheet.formula(9, 9) is None


def test_a_follower_may_come_before_its_master() -> None:
    sheet = read(
        '<row r="1"><c r="A1"><f t="shared" si="4"/><v>1</v></c>'
        '<c r="B1"><f t="shared" ref="A1:B1" si="4">C1+1</f><v>1</v></c></row>'
    )
    assert [c.formula for c in sheet] == ["B1+1", "C1+1"]


def test_array_formulas_and_tables() -> None:
    sheet = read(
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row r="2">'
        '<c r="A2"><v>4</v></c></row>'
        '<row r="4"><c r="C4"><f t="dataTable" ref="C4:D5" dt2D="1" r1="A1" r2="A2"/><v>7</v></c></row>'
        '<row r="6"><c r="A6"><f t="array" ref="rusak">1</f><v>1</v></c></row>'
    )
    infos = {format_cell(row, col): info for row, col, info in sheet.formulas()}
    assert infos["A1"][:3] == ("B1:B2*2", "array", Range(1, 1, 2, 1))
    assert infos["C4"][:3] == ("", "dataTable", Range(4, 3, 5, 4))
    assert infos["A6"].ref is None
    assert sheet.filled_ranges == [Range(1, 1, 2, 1), Range(4, 3, 5, 4)]
    assert not sheet.has_formula(2, 1)


@pytest.mark.parametrize(
    "formula", ["A1", "$A1+B$2", "SUM(A:A,1:1)", "'a b'!C3*Data!$D4", 'IF(A1="B2","C3",LOG10(D5))', "Tabel1[A1]+E6"]
)
@pytest.mark.parametrize("target", ["B2", "C7", "AA30"])
def test_translation_agrees_with_openpyxl(formula: str, target: str) -> None:
    row, col = Range.parse(target)[:2]
    sheet = read(
        f'<row r="1"><c r="A1">'
        f'<f t="shared" si="0" ref="A1:{target}">{formula.replace(chr(34), "&quot;")}</f></c></row>'
        f'<row r="{row}"><c r="{target}"><f t="shared" si="0"/></c></row>'
    )
    cell = sheet.cell(row, col)
    assert cell is not None
    assert cell.formula == Translator("=" + formula, "A1").translate_formula(target)[1:]


# ---------------------------------------------------------------------- the sheet


LAYOUT = (
    '<sheetPr/><dimension ref="A1:XFD1048576"/><sheetFormatPr defaultRowHeight="15"/><cols>'
    '<col min="2" max="3" width="11.5" style="4" hidden="1"/><col min="5" max="16384" width="9"/></cols>'
)
AFTER = (
    '<sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:C9"/><mergeCells count="3"><mergeCell ref="A1:C2"/>'
    '<mergeCell ref="E5:E500"/><mergeCell ref="salah"/></mergeCells><pageMargins left="0.7"/>'
)


def test_layout() -> None:
    sheet = read(
        '<row r="1" hidden="1"><c r="A1" s="3"><v>1</v></c></row><row r="4" s="6" customFormat="1" hidden="0"/>'
        '<row r="5" s="9"><c r="B5" s="1"/></row>',
        LAYOUT,
        AFTER,
    )
    assert sheet.merged == [Range(1, 1, 2, 3), Range(5, 5, 500, 5)]
    assert sheet.merge_at(2, 3) == Range(1, 1, 2, 3)
    assert sheet.merge_at(400, 5) == Range(5, 5, 500, 5)
    assert sheet.merge_at(3, 3) is None
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_cols == [(2, 3)]
    assert sheet.is_hidden(1, 9)
    assert sheet.is_hidden(9, 2)
    assert not sheet.is_hidden(4, 4)
    assert (sheet.row_style(4), sheet.row_style(5), sheet.col_style(3), sheet.col_style(7)) == (6, None, 4, None)
    assert (sheet.style(1, 1), sheet.style(4, 2), sheet.style(9, 2), sheet.style(9, 9)) == (3, 6, 4, 0)
    assert (sheet.col_style(4), sheet.merge_at(4, 5), sheet.merge_at(501, 5)) == (None, None, None)
    assert sheet.protected
    assert (sheet.max_row, sheet.max_col) == (1, 1)


def test_an_empty_sheet() -> None:
    sheet = read("")
    assert (list(sheet.rows), sheet.max_row, sheet.max_col, list(sheet), sheet.merged) == ([], 0, 0, [], [])
    assert not sheet.protected
    assert sheet.text(1, 1) == ""


def test_text_is_what_the_cell_shows() -> None:
    sheet = read(
        '<row r="1"><c r="A1" s="1"><v>0.9281</v></c><c r="B1" s="2"><v>3</v></c><c r="C1" t="s"><v>0</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1"/><c r="F1" t="e"><v>#N/A</v></c></row>',
        strings=shared_strings("92,81%"),
        styles=style_sheet("0.00%", '0" dokumen"'),
    )
    assert [sheet.text(1, col) for col in range(1, 8)] == ["92,81%", "3 dokumen", "92,81%", "TRUE", "", "#N/A", ""]


def test_find_strings_asks_once_for_each_text() -> None:
    asked: list[str] = []

    def match(text: str) -> bool:
        asked.append(text)
        return "target" in text.lower()

    row = (
        '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c><c r="B{0}" t="inlineStr"><is><t>TARGET</t></is></c>'
        '<c r="C{0}"><v>1</v></c></row>'
    )
    sheet = read("".join(row.format(r) for r in range(1, 200)), strings=shared_strings("Target N", "tak terpakai"))
    assert sheet.find_strings(match) == [(r, c) for r in range(1, 200) for c in (1, 2)]
    assert sorted(asked) == ["TARGET", "Target N", "tak terpakai"]
    assert sheet.find_strings(lambda text: False) == []


# ---------------------------------------------------------------------- properties


@st.composite
def grids(draw: st.DrawFn) -> dict[tuple[int, int], tuple[str, Any]]:
    """Cells by place: (type, value)."""
    values = st.one_of(
        st.tuples(st.just("n"), st.floats(allow_nan=False, allow_infinity=False)),
        st.tuples(st.just("s"), st.integers(0, 4)),
        st.tuples(st.just("str"), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)),
        st.tuples(st.just("b"), st.booleans()),
        st.tuples(st.just(""), st.none()),
    )
    row = st.one_of(st.integers(1, 30), st.integers(1, MAX_ROW))
    col = st.one_of(st.integers(1, 8), st.integers(1, MAX_COL))
    return draw(st.dictionaries(st.tuples(row, col), values, max_size=40))


WORDS = ["nol", "satu", "dua", "tiga", "empat"]


def xml_of(grid: dict[tuple[int, int], tuple[str, Any]], rng: random.Random, blank: str) -> str:
    out, current = [], 0
    for (row, col), (kind, value) in sorted(grid.items()):
        if row != current:
            out.append(f'{"</row>" if current else ""}{blank}<row r="{row}">{blank}')
            current = row
        style = rng.choice(["", ' s="1"', ' s="12"'])
        type_ = f' t="{kind}"' if kind not in ("", "n") else ""
        text = str(int(value)) if kind == "b" else repr(value) if kind == "n" else str(value)
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        formula = "<f>A1&gt;B2</f>" if rng.random() < 0.2 else ""
        body = f"{formula}{blank}" + ("" if kind == "" else f"<v>{text}</v>{blank}")
        attributes = f'r="{format_cell(row, col)}"{style}{type_}'
        out.append(f"<c {attributes}>{body}</c>{blank}" if body else f"<c {attributes}/>{blank}")
    return "".join(out) + ("</row>" if current else "")


@settings(max_examples=150, deadline=None)
@given(
    grids(),
    st.randoms(use_true_random=False),
    st.sampled_from(["", "\n", "\r\n  "]),
    st.sampled_from([3, 17, 64, 1 << 16]),
)
def test_any_grid_reads_back_in_any_chunks(
    grid: dict[tuple[int, int], tuple[str, Any]], rng: random.Random, blank: str, chunk: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheetparse, "CHUNK", chunk)
        sheet = read(xml_of(grid, rng, blank), strings=shared_strings(*WORDS))
    found = {(c.row, c.col): c.value for c in sheet}
    assert list(found) == sorted(grid)
    for place, (kind, value) in grid.items():
        assert found[place] == (WORDS[value] if kind == "s" else value)
        assert sheet.value(*place) == found[place]
    content = [place for place in grid if grid[place][0] or sheet.has_formula(*place)]
    assert sheet.max_row == max((row for row, _ in content), default=0)
    assert sheet.max_col == max((col for _, col in content), default=0)
    texts = [place for place in sorted(grid) if isinstance(found[place], str)]
    assert sheet.find_strings(lambda text: True) == texts
    assert xmlscan.CHUNK == 1 << 16
