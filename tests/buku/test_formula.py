"""References in formulas: found where they are, moved as Excel moves them; openpyxl's Translator is the witness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from kertas_kerja.buku.formula import references, translate
from kertas_kerja.buku.refs import format_cell


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("SUM(A1:B2)*1E5", [("function", "SUM"), ("cell", "A1:B2")]),
        ('IF(A1="B2","C3 ""D4""",\'E5 F6\'!G7)', [("function", "IF"), ("cell", "A1"), ("cell", "G7")]),
        ("A:C+$1:3+LOG10(5)", [("cols", "A:C"), ("rows", "$1:3"), ("function", "LOG10")]),
        ("[1]Data!A1+Jan:Mar!B2", [("cell", "A1"), ("cell", "B2")]),
        ("Tabel[[#This Row],[Kol ']A1]]*[@x]+nama.x2", [("table", "Tabel[[#This Row],[Kol ']A1]]"), ("table", "[@x]"),
                                                       ("name", "nama.x2")]),
        ("XFE1+A1048577+#REF!+Data!#REF!+1.5", [("name", "XFE1"), ("name", "A1048577")]),
        ("_xlfn.XLOOKUP(A1#,B2:B3,@C1)", [("function", "_xlfn.XLOOKUP"), ("cell", "A1"), ("cell", "B2:B3"),
                                          ("cell", "C1")]),
        ("Pagu!nama_lokal+'It''s'!A1", [("name", "nama_lokal"), ("cell", "A1")]),
    ],
)  # fmt: skip
def test_references_are_found(formula: str, found: list[tuple[str, str]]) -> None:
    assert [(ref.kind, ref.text) for ref in references(formula)] == found


def test_sheet_prefixes_lose_their_quotes() -> None:
    refs = references("Data!A1+'It''s mine'!A1+'[b.xlsx]S 1'!A1+Jan:Mar!A1+A1+[b 1.xlsx]S!A1+['file:///x/b.xlsx']S!A1")
    outside = ["[b 1.xlsx]S", "['file:///x/b.xlsx']S"]
    assert [ref.sheet for ref in refs] == ["Data", "It's mine", "[b.xlsx]S 1", "Jan:Mar", None, *outside]


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+$B$2+C$3+$D4", "B3+$B$2+D$3+$D6"),
        ("SUM(A:B,1:2,$C:$C)", "SUM(B:C,3:4,$C:$C)"),
        ('"A1"&Data!A1&Tabel[A1]', '"A1"&Data!B3&Tabel[A1]'),
        ("XFD1+A1048575+A1048576", "#REF!+B1048577+#REF!".replace("B1048577", "#REF!")),
    ],
)
def test_moved_down_two_and_right_one(formula: str, moved: str) -> None:
    assert translate(formula, 2, 1) == moved


cells = st.builds(
    lambda row, col, r, c: "".join(("$" * c, format_cell(1, col)[:-1], "$" * r, str(row))),
    st.integers(5, 90),
    st.integers(5, 60),
    st.integers(0, 1),
    st.integers(0, 1),
)
operands = st.one_of(
    cells,
    st.builds("{}:{}".format, cells, cells),
    st.builds("'Lembar {}'!{}".format, st.integers(1, 9), cells),
    st.builds("SUM({},{})".format, cells, cells),
    st.sampled_from(['"A1"', "12.5", "TRUE", "nama_1", "ROUND(H9,2)"]),
)
formulas = st.lists(operands, min_size=1, max_size=5).map("+".join)


@given(formulas, st.integers(-4, 30), st.integers(-4, 30))
def test_openpyxl_moves_formulas_the_same(formula: str, rows: int, cols: int) -> None:
    moved = Translator("=" + formula, "H8").translate_formula(format_cell(8 + rows, 8 + cols))
    assert "=" + translate(formula, rows, cols) == moved


@given(formulas, st.integers(0, 30), st.integers(0, 30))
def test_there_and_back(formula: str, rows: int, cols: int) -> None:
    assert translate(translate(formula, rows, cols), -rows, -cols) == formula
