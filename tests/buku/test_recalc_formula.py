"""Formulas as the engine is asked them: the same to Excel, and what it would compute otherwise is not asked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kertas_kerja.buku.editor import BookEditor, Report
from kertas_kerja.buku.expression import parse, render
from kertas_kerja.buku.recalc_formula import Interpreter, one_value
from kertas_kerja.buku.recalc_functions import KNOWN
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.workbook import Workbook
from tests.buku.buatan import Cells, book
from tests.buku.test_recalc import shown

CAPAIAN = (0.5, 1.25, 2)


def planning(*formulas: tuple[str, Any], arrays: tuple[tuple[Any, ...], ...] = ()) -> bytes:
    """`Data` holds a table `tbl` (A1:C5, with a totals row) whose last column is typed, `Rekap` these formulas below
    each other with their values, from row 10 on; names stand for ranges, formulas and constants.
    """
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    data, more, rekap = (made.add_worksheet(name) for name in ("Data", "Data Dukung", "Rekap"))
    columns = [{"header": "Nama", "total_string": "Jumlah"}, {"header": "Target '25"}]
    data.add_table(0, 0, 4, 2, {"name": "tbl", "total_row": True, "columns": [*columns, {"header": "Capaian"}]})
    for at, value in enumerate(CAPAIAN, 1):
        data.write_row(at, 0, (f"Indeks {at}", at * 10, value))
    data.write_row(0, 5, (0, "Kurang"))
    data.write_row(1, 5, (0.75, "Cukup"))
    data.write_row(2, 5, (1, "Baik"))
    more.write_column(0, 0, (7, 8, "1.234"))
    made.define_name("kali", "=100")
    made.define_name("rata", "=AVERAGE(Data!$C$2:$C$4)")
    made.define_name("rata100", "=rata*kali")
    made.define_name("'Data Dukung'!lokal", "='Data Dukung'!$A$1:$A$2")
    made.define_name("kolom", "=tbl[Capaian]")
    made.define_name("kiri", "=Data!B1")
    for at, (formula, value) in enumerate(formulas):
        rekap.write_formula(9 + at, 0, formula, None, value)
    for ref, formula, *values in arrays:
        rekap.write_array_formula(ref, "{" + formula + "}", None, values[0])
        top, left, _, _ = Range.parse(ref)
        for at, value in enumerate(values[1:], 1):
            rekap.write_number(top - 1 + at, left - 1, value)
    made.close()
    return out.getvalue()


def worded(formula: str, comma: bool = False, array: bool = False) -> str | None:
    with Workbook.open(planning()) as workbook:
        wording = Interpreter(workbook, comma).wording(formula, (2, 2, 3), array)
        return None if wording is None else wording.text


def changed(data: bytes, target: Path, value: float = 1.5) -> tuple[Report, dict[str, Any]]:
    """The first capaian gets another value: what was done, and what `Rekap` shows then."""
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        editor.set_cell("Data", 2, 3, value=value)
        report = editor.save(target)
    return report, shown(target, "Rekap")


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("SUM(tbl[Capaian])", "SUM(Data!$C$2:$C$4)"),
        ("SUM(tbl[[Target '25]:[Capaian]])", None),  # the apostrophe escapes the digit: no such column
        ("SUM(tbl[[Target ''25]:[Capaian]])", "SUM(Data!$B$2:$C$4)"),
        ("COUNTA(tbl)", "COUNTA(Data!$A$2:$C$4)"),
        ("COUNTA(tbl[#Data])", "COUNTA(Data!$A$2:$C$4)"),
        ("COUNTA(tbl[#All])", "COUNTA(Data!$A$1:$C$5)"),
        ("tbl[[#Headers],[Capaian]]", "Data!$C$1"),
        ("tbl[[#Totals],[Capaian]]", "Data!$C$5"),
        ("COUNTA(tbl[[#Data],[#Totals],[Nama]])", "COUNTA(Data!$A$2:$A$5)"),
        ("tbl[@Capaian]", "Data!$C$2"),
        ("tbl[[#This Row],[Capaian]]*2", "Data!$C$2*2"),
        ("tbl[Tiada]", None),
        ("SUM('Data Dukung'!lokal)", "SUM('Data Dukung'!$A$1:$A$2)"),
        ("SUM(lokal)", None),
        ("rata100", "(AVERAGE(Data!$C$2:$C$4)*100)"),
        ("SUM(kolom)/kali", "SUM(Data!$C$2:$C$4)/100"),
        ("kiri+1", "Data!D2+1"),
        ("[1]Lain!A1", None),
        ("tiada+1", None),
        ("SUM(Data:Rekap!A1)", "SUM(Data!A1,'Data Dukung'!A1,Rekap!A1)"),
        ("SUM((Data!A1,Data!B1))", "SUM(Data!A1,Data!B1)"),
        ("SUM( A1 : A9 ) / 2", "SUM(A1:A9)/2"),
        ("_xlfn.AGGREGATE(9,6,A1:A9)", 'SUMIF(A1:A9,"<=9.9E+307")'),
        ("_xlfn.AGGREGATE(4,6,A1:A9)", '_xlfn.MAXIFS(A1:A9,A1:A9,"<=9.9E+307")'),
        ("_xlfn.AGGREGATE(1,4,A1:A9)", "AVERAGE(A1:A9)"),
        ("_xlfn.AGGREGATE(9,5,A1:A9)", None),
        ("SUM(A1:A9*2)", None),  # on its own row, in an ordinary formula
        ("SUMPRODUCT((A1:A9>1)*B1:B9)", "SUMPRODUCT((A1:A9>1)*B1:B9)"),
        ("SUMPRODUCT(IF(A1:A9>1,1,0))", None),
        ("ROUND(A1:A9,2)", None),
        ("SUMPRODUCT(--ISNUMBER(A1:A9))", None),  # the engine asks of one cell
        ("SUMPRODUCT((MONTH(A1:A9)=2)*B1:B9)", "SUMPRODUCT((MONTH(A1:A9)=2)*B1:B9)"),
        ("SUM(COUNTIF(A1:A9,B1:B9))", None),
        ("SUM(LARGE(A1:A9,{1,2}))", None),
        ("ROUND(INDEX(A1:A9,2),1)", "ROUND(INDEX(A1:A9,2),1)"),
        ("A1:A9", None),
        ("A1:B9 B2:C3", None),
        ("VLOOKUP(A1,Data!$F$1:$G$3,2,TRUE)", "VLOOKUP(A1,Data!$F$1:$G$3,2,TRUE)"),
        ("VLOOKUP(A1,Data!$A$2:$C$4,2)", None),  # the words do not ascend as numbers
        ("VLOOKUP(A1,Data!$A$2:$C$4,2,0)", "VLOOKUP(A1,Data!$A$2:$C$4,2,0)"),
        ("LOOKUP(A1,{0,0.6,0.8},{1,2,3})", "LOOKUP(A1,{0,0.6,0.8},{1,2,3})"),
        ("LOOKUP(2,1/(A1:A9>0),B1:B9)", None),
        ("MATCH(A1,{3,2,1},-1)", None),
        ("CELL(\"row\",A1)", None),
        ("IFERROR(TIADA(A1),0)", None),
        ('TEXT(A1,"dd mmmm yyyy")', None),
        ("DOLLAR(A1)", None),
        ('COUNTIFS(A1:A9,">=75%",B1:B9,"<12,345.5%")', 'COUNTIFS(A1:A9,">=0.75",B1:B9,"<123.455")'),
        ('SUMIF(A1:A9,"1.02.01",B1:B9)', 'SUMIF(A1:A9,"1.02.01",B1:B9)'),  # a code, not a number
        ('COUNTIF(A1:A9,"<1/2/2026")', None),
        ('COUNTIF(A1:A9,">"&TEXT(B1,"0%"))', None),
        ("A1+", "A1+"),
        ("SUM(A1", None),
    ],
)  # fmt: skip
def test_wording(formula: str, words: str | None) -> None:
    assert worded(formula) == words


def test_a_number_joined_in_a_condition_has_15_digits_in_one_reading_and_all_in_the_other() -> None:
    formula = 'COUNTIF(A1:A9,">="&A1)'
    assert worded(formula, comma=True) == formula
    assert "14-INT(LOG10(" in str(worded(formula))


def test_a_formula_over_arrays_may_compute_on_ranges() -> None:
    assert worded("SUM(IF(A1:A9>1,B1:B9))", array=True) == "SUM(IF(A1:A9>1,B1:B9))"
    assert worded("SUM(IF(ISNUMBER(A1:A9),B1:B9))", array=True) is None


@pytest.mark.parametrize(
    ("formula", "one"),
    [
        ("SUM(_xlfn._xlws.FILTER(A1:A9,A1:A9>1))/2", True),
        ("ROUND(SUM(A1:A9*2),2)", True),
        ("_xlfn.XLOOKUP(A1,B1:B9,C1:C9)", True),
        ("_xlfn.XLOOKUP(A1,B1:B9,C1:D9)", False),
        ("_xlfn.XLOOKUP(A1:A2,B1:B9,C1:C9)", False),
        ("_xlfn.SWITCH(TRUE,A1>1,2)", True),
        ("_xlfn._xlws.FILTER(A1:A9,A1:A9>1)", False),
        ("A1:A9*2", False),
        ("SUM(", False),
    ],
)
def test_one_value(formula: str, one: bool) -> None:
    assert one_value(formula) is one


def test_a_tree_is_the_formula_again() -> None:
    formula = 'IF(\'a b\'!C1:C2="x,)",{1,"}";2,3},tbl[[#All],[a]])&-[1]Lain!A1%+SUM(A:A,1:1,nama,#N/A)'
    assert render(parse(formula)) == formula
    for broken in ("SUM(", "A1)", "1,2", "!A1", "(" * 500):
        with pytest.raises(ValueError, match=r".*"):
            parse(broken)


def test_the_engine_knows_the_functions() -> None:
    import ironcalc

    model = ironcalc.create("x", "en", "UTC", "en")
    unknown = set()
    for name in KNOWN:
        for arguments in ("", "1", "1,1", "A9", "1,1,1"):
            model.set_user_input(0, 1, 1, f"={name}({arguments})")
            model.evaluate()
            if model.get_cell_value(0, 1, 1) != "#NAME?":
                break
        else:
            unknown.add(name)
    assert not unknown


def test_values_through_names_tables_and_tabs(tmp_path: Path) -> None:
    data = planning(
        ("=rata100", 125), ("=SUM(tbl[Capaian])", 3.75), ("=SUM(kolom)", 3.75), ("=COUNTA(tbl)", 9),
        ("=SUM('Data Dukung'!lokal)*Data!C2", 7.5), ("=SUM(Data:Rekap!C2)", 0.5), ("=IFERROR(Data!C2*kali,0)", 50),
        ("=_xlfn.AGGREGATE(9,6,Data!C2:C4)", 3.75), ("=VLOOKUP(Data!C2,Data!F1:G3,2)", "Kurang"),
        arrays=(("F1:F1", "=SUM(tbl[Capaian]*2)", 7.5), ("G1:G3", "=Data!C2:C4*kali", 50, 125, 200)),
    )  # fmt: skip
    report, values = changed(data, tmp_path / "a.xlsx")
    column = [values.get(f"A{row}") for row in range(10, 19)]
    assert column == [pytest.approx(475 / 3), 4.75, 4.75, 9, 22.5, 1.5, 150, 4.75, "Baik"]
    assert [values[ref] for ref in ("F1", "G1", "G2", "G3")] == [9.5, 150, 125, 200]
    assert report.dropped == ()


@pytest.mark.parametrize(
    ("formula", "old", "new"),
    [
        ('="Capaian "&Data!C2/3', "Capaian 0.166666666666667", "Capaian 0.333333333333333"),  # 15 digits
        ('="Capaian "&Data!C2/3', "Capaian 0,166666666666667", "Capaian 0,333333333333333"),
        ('=TEXT(Data!C2/8,"0.0000")', "0.0625", "0.1250"),
        ('=TEXT(Data!C2/8,"0.00")', "0.06", "0.13"),  # half up: 0.125
        ('=TEXT(Data!C2/8,"0,00")', "0,06", "0,13"),
        ('=TEXT(Data!C2*1000,"#.##0,0")', "500,0", "1.000,0"),
        ("=FIXED(Data!C2*1000,1)", "500,0", "1.000,0"),
        ('=SUBSTITUTE(Data!C2*2.25,".",",")', "1,125", "2,25"),
        ('=IF(Data!C2>0.7,"Capaian "&Data!C2*1.5,"-")', "-", None),  # nothing tells the country
        ('=IF(Data!C2>0.7,"Capaian "&Data!C2,"-")', "-", "Capaian 1"),  # the same everywhere
        ("=IF(Data!C2>0.7,VALUE('Data Dukung'!A3),0)", 0, None),
        ("=IF(Data!C2>0.7,'Data Dukung'!A3*1,0)", 0, None),
        ("=INT(Data!C2*435-Data!C2*435+4.35*100)", 434, None),  # a whole step of the last binary digit
        ('=TEXT(-Data!C2/1000,"0.0")', "-0.0", None),
        ("=Data!C2-0.5-0.4-0.1", -0.5, None),
        ('=TEXT(Data!C2,"dd/mm/yyyy")', "00/01/1900", None),
        ('=TRIM(" "&Data!C2*1.5&" ")', "0.75", "1.5"),
        ('=TRIM(" "&Data!C2*1.5&" ")', "0,75", "1,5"),
        ('=COUNTIF(Data!C2:C4,">=75%")', 2, 3),  # a percentage is a number
        ('=COUNTIF(Data!C2:C4,">=0.75")', 2, None),  # nothing tells the country
        ('=COUNTIF(Data!C2:C4,">=0,75")', 2, None),
        ('=SUMIFS(Data!C2:C4,Data!A2:A4,"<>",Data!C2:C4,">="&Data!C2*1.5)', 3.25, 2),
    ],
)
def test_texts_of_numbers_as_a_country_writes_them(tmp_path: Path, formula: str, old: object, new: object) -> None:
    report, values = changed(planning((formula, old)), tmp_path / "a.xlsx", 1)
    assert values.get("A10") == new
    assert report.dropped == (() if new is not None else (("Rekap", 10, 1),))


def test_one_text_tells_the_country_of_the_others(tmp_path: Path) -> None:
    data = planning(('=Data!C2&""', "0,5"), ('=IF(Data!C2>0.7,"naik "&Data!C2*1.5,"-")', "-"))
    assert changed(data, tmp_path / "a.xlsx", 1)[1]["A11"] == "naik 1,5"


@pytest.mark.parametrize(("told", "new"), [("0,5", {"A11": 0, "A13": 3}), ("0.5", {"A12": 0, "A13": 3})])
def test_a_condition_is_read_as_its_country_writes_numbers(tmp_path: Path, told: str, new: dict[str, float]) -> None:
    """`"<0,75"` counts with a decimal comma only; what it means elsewhere is left to Excel."""
    formulas = (("<0,75", 1), ("<0.75", 1), (">=62,5%" if told == "0,5" else ">=62.5%", 2))
    data = planning(('=Data!C2&""', told), *((f'=COUNTIF(Data!C2:C4,"{text}")', old) for text, old in formulas))
    report, values = changed(data, tmp_path / "a.xlsx", 1)
    assert {ref: values[ref] for ref in ("A11", "A12", "A13") if values.get(ref) is not None} == new
    assert len(report.dropped) == 1


def test_a_condition_in_a_cell_that_the_engine_cannot_read_is_left_to_excel() -> None:
    cells: Cells = {"A1": 2, "K1": ">=75%", "K2": "1.02.01", "K3": 0.5}
    with Workbook.open(book({"Data": cells})) as workbook:
        read = {ref: Interpreter(workbook).wording(f"COUNTIF(A1:A9,{ref})", (0, 9, 9)) for ref in ("K1", "K2", "K3")}
        more = Interpreter(workbook).wording('COUNTIF(A1:A9,">"&K2)', (0, 9, 9))
    assert [ref for ref, wording in read.items() if wording is None] == ["K1"]
    assert more is None


def test_what_does_not_depend_on_the_change_stands_as_its_value(tmp_path: Path) -> None:
    data = planning(
        ("='[lain.xlsx]S'!A1", 5), ("=A10*Data!C2", 2.5), ("=TIADA(1)", "#N/A"), ("=IFERROR(A12,1)+Data!C2", 1.5),
        ("=CELL(\"row\",Data!A1)&\" baris\"", "1 baris"), ("=LEN(A14)*Data!C2", 3.5),
    )  # fmt: skip
    report, values = changed(data, tmp_path / "a.xlsx")
    assert [values[ref] for ref in ("A11", "A13", "A15")] == [7.5, 2.5, 10.5]
    assert report.dropped == ()


def test_a_formula_that_is_not_asked_puts_its_readers_in_doubt(tmp_path: Path) -> None:
    data = planning(("=IFERROR(TIADA(Data!C2),0)", 0), ("=A10*0+Data!C2", 0.5), ("=Data!C2*2", 1))
    report, values = changed(data, tmp_path / "a.xlsx")
    assert report.dropped == (("Rekap", 10, 1), ("Rekap", 11, 1))
    assert values["A12"] == 3
