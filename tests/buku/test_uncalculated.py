"""Formulas that no program has calculated: worked out for reading where every calculator would agree."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kertas_kerja.buku import recalc
from kertas_kerja.buku.bookxml import set_calc
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.uncalculated import complete
from kertas_kerja.buku.workbook import Workbook
from tests.buku.buatan import Cells, book

SHEET = "xl/worksheets/sheet1.xml"


def without_values(data: bytes, *refs: str, replacement: bytes = b"") -> bytes:
    """The workbook with the cached values of these cells (all formula cells where none is named) taken out."""
    with Package.open(data) as package:
        names = "|".join(refs) or "[A-Z]+[0-9]+"
        cell = re.compile(rf'(<c r="(?:{names})"[^>]*><f>[^<]*</f>)<v>[^<]*</v>'.encode())
        package.replace(SHEET, cell.sub(rb"\1" + replacement, package.read(SHEET)))
        return package.to_bytes()


def calc(data: bytes, attributes: dict[str, str]) -> bytes:
    with Package.open(data) as package:
        package.replace("xl/workbook.xml", set_calc(package.read("xl/workbook.xml"), attributes))
        return package.to_bytes()


def computed(data: bytes) -> dict[str, Any]:
    """Address -> value of what was worked out on the first sheet."""
    with Workbook.open(data) as workbook:
        complete(workbook)
        sheet = workbook.sheet(workbook.sheets[0].name)
        return {c.ref: workbook.computed[at] for c in sheet if (at := (sheet.name, c.row, c.col)) in workbook.computed}


def test_values_are_worked_out_through_any_number_of_steps() -> None:
    cells = {"A1": 80, "A2": 72, "B1": ("=A2/A1*100", 0), "C1": ('=IF(B1>=90,"baik","kurang")', 0), "D1": ("=B1>5", 0)}
    assert computed(without_values(book({"Data": cells}))) == {"B1": 90, "C1": "baik", "D1": True}


def test_a_workbook_with_values_never_starts_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalc, "_run", lambda *_: pytest.fail("started"))
    assert computed(book({"Data": {"A1": 2, "B1": ("=A1*2", 4), "C1": ("=A1-2", 0)}})) == {}


def test_placeholders_are_no_values() -> None:
    """XlsxWriter writes 0, PhpSpreadsheet the text "0", both ask for a calculation on load."""
    data = book({"Data": {"A1": 8, "B1": ("=A1*2", 0), "C1": ("=SUM(A1:B1)", 0)}})
    assert computed(data) == {"B1": 16, "C1": 24}
    with Package.open(data) as package:
        text = package.read(SHEET).replace(b'<c r="B1">', b'<c r="B1" t="str">')
        package.replace(SHEET, text)
        assert computed(package.to_bytes()) == {"B1": 16, "C1": 24}


def test_zeros_that_excel_has_calculated_are_values() -> None:
    data = calc(book({"Data": {"A1": 8, "B1": ("=A1*2", 0)}}), {"fullCalcOnLoad": "0", "calcId": "191029"})
    assert computed(data) == {}


@pytest.mark.parametrize(
    "formula",
    [
        "=VALUE(A1)",
        "=TODAY()*A1",
        '=TEXT(A1,"0,0")',
        '=INDIRECT("A1")',
        "=FOO(A1)",
        "=[1]Lain!A1+A1",
        '="Nilai "&A1/3',
        "=SUMPRODUCT(--ISNUMBER(A1:A2))",
        "=IFERROR(A1*tiada,0)",
    ],
)
def test_what_only_excel_calculates_is_left_to_it_with_all_that_reads_it(formula: str) -> None:
    cells: Cells = {"A1": 8, "B1": (formula, 0), "C1": ('=IFERROR(B1,"-")', 0), "D1": ("=A1*3", 0)}
    assert computed(without_values(book({"Data": cells}))) == {"B1": None, "C1": None, "D1": 24}


def test_a_number_written_as_text_is_read_by_no_engine() -> None:
    cells: Cells = {"A1": "8,5", "A2": "9", "B1": ("=A1*2", 0), "B2": ("=A2*2", 0), "C1": ("=SUM(A1:A2)", 0)}
    assert computed(without_values(book({"Data": cells}))) == {"B1": None, "B2": 18, "C1": None}


@pytest.mark.parametrize(
    "formula",
    [
        '=LOOKUP(A9,{0,0.5},{"C","B"})',
        "=VLOOKUP((A9),A1:B2,1,TRUE)",
        "=IF(A1>1,1+MATCH(Data!$A$9,{0,8},0),0)",
        "=ISNA(MATCH(A9,A1:A2,0))",
    ],
)
def test_an_empty_cell_that_is_looked_for_is_left_to_excel(formula: str) -> None:
    """One calculator finds 0 there, another nothing; with a number in the cell all find the same."""
    cells: Cells = {"A1": 8, "B1": (formula, 0), "C1": ('=IFERROR(B1&"","-")', 0)}
    assert computed(without_values(book({"Data": cells}))) == {"B1": None, "C1": None}
    known = computed(without_values(book({"Data": cells | {"A9": 8}})))
    assert known["B1"] in ("B", 8, 3, False)
    assert known["C1"] not in (None, "-")


def test_a_division_by_zero_is_no_value_but_no_doubt_either() -> None:
    cells: Cells = {"A1": 8, "A2": 0, "B1": ("=A1/A2", 0), "C1": ("=IFERROR(B1,0)+1", 0)}
    assert computed(without_values(book({"Data": cells}))) == {"B1": None, "C1": 1}


def test_a_stored_value_that_the_engine_does_not_get_is_a_doubt() -> None:
    cells: Cells = {"A1": 8, "B1": ("=A1*2", 99), "C1": ("=B1+1", 0), "D1": ("=A1+1", 0)}
    assert computed(without_values(book({"Data": cells}), "C1", "D1")) == {"C1": None, "D1": 9}


@pytest.mark.parametrize("attributes", [{"iterate": "1"}, {"fullPrecision": "0"}])
def test_settings_beyond_the_formulas_are_left_to_excel(attributes: dict[str, str]) -> None:
    data = calc(without_values(book({"Data": {"A1": 8, "B1": ("=A1*2", 0)}})), attributes)
    assert computed(data) == {"B1": None}


def test_without_the_engine_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalc, "_run", lambda *_: None)
    assert computed(without_values(book({"Data": {"A1": 8, "B1": ("=A1*2", 0)}}))) == {"B1": None}


def test_result_is_the_stored_value_else_the_computed_one() -> None:
    with Workbook.open(without_values(book({"Data": {"A1": 8, "B1": ("=A1*2", 0)}}))) as workbook:
        assert workbook.result("Data", 1, 2) is None
        complete(workbook)
        assert (workbook.result("Data", 1, 1), workbook.result("Data", 1, 2)) == (8, 16)
