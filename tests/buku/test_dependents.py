"""Which formulas a changed cell reaches: ranges, sheets, names, tables, 3D, and what could read anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.dependents import Graph
from kertas_kerja.buku.rangeindex import RangeIndex
from kertas_kerja.buku.refs import Range, format_cell
from kertas_kerja.buku.workbook import Workbook
from tests.buku.bacaan import MAIN, workbook_bytes
from tests.buku.buatan import book


def reached(data: bytes, *changed: tuple[str, int, int]) -> set[str]:
    with Workbook.open(data) as workbook:
        return {f"{sheet}!{format_cell(row, col)}" for sheet, row, col in Graph(workbook).reach(changed)}


A1 = ("Data", 1, 1)


@pytest.mark.parametrize(
    ("formula", "depends"),
    [
        ("=A1", True), ("=$A$1*2", True), ("=SUM(A1:A9)", True), ("=SUM(A2:A9)", False), ("=SUM(A:A)", True),
        ("=SUM(1:1)", True), ("=SUM(2:3)", False), ("=SUM(B:C)", False), ("=Data!A1", True), ("='data'!A1", True),
        ("=Lain!A1", False), ('="A1"', False), ("=SUM(Data:Lain!A1)", True), ("=SUM(Lain:Data!B1)", False),
        ("=[1]Data!A1", False), ("=INDIRECT(B7)", True), ('=INDIRECT("Lain!A1:Z99")', False),
        ("=OFFSET(B7,1,1)", True), ("=OFFSET(Lain!B7,1,1)", False),
        ("=SUM(B1:INDEX(B:B,3))", True), ("=SUMIF(B2:C9,1,A2)", False), ("=SUMIF(B1:B9,1,A1)", True),
        ("=titik*2", True), ("=daerah", True), ("=lain_lagi", False), ("=geser", True), ("=tak_dikenal", False),
        ("=SUM(A1:A1000000)", True), ("=SUM(A2:A1000000)", False), ("=NOW()", False), ("=SUM(A1:Z4000)", True),
        ("=SUM(Data!A2:Data!B1)", True), ("=SUM('Data'!B1:'Data'!B9)", False), ("=SUM(B2 : A1)", True),
        ("=SUM(A2:B3:B1)", True), ("=SUM(titik2:ujung)", True), ("=SUM(ujung:titik2)", True),
        ("=SUM(2:2 : 1:1)", True),
        ("=SUM(titik2,ujung)", False), ("=SUM(B2:(C9))", True), ('=A2&": x ("&A3', False), ('=A2&"(Rp): "&A3', False),
        ("=[0]!titik", True), ("=[0]Data!A1", True), ("=[0]Lain!A1", False),
        ("=['file:///x/b.xlsx']Data!A1", False), ("=[b 1.xlsx]Data!A1+[b 1.xlsx]!titik", False),
    ],
)  # fmt: skip
def test_what_a_formula_reads(formula: str, depends: bool) -> None:
    def names(made: Any, _tabs: dict[str, Any]) -> None:
        made.define_name("titik", "=Data!$A$1")
        made.define_name("daerah", "=SUM(Data!$A$1:$B$4,Lain!$A$1)")
        made.define_name("lain_lagi", "=Lain!$A$1")
        made.define_name("geser", "=Data!B7")
        made.define_name("titik2", "=Data!$A$2")
        made.define_name("ujung", "=Data!$B$1")

    data = book({"Data": {"A1": 1, "Z9": (formula, 0)}, "Lain": {"A1": 1}}, names)
    assert reached(data, A1) == ({"Data!Z9"} if depends else set())


def test_sumif_reads_as_far_as_its_criteria_range() -> None:
    data = book({"Data": {"Z9": ("=SUMIF(B1:B9,1,A1)", 0)}})
    assert reached(data, ("Data", 9, 1)) == {"Data!Z9"}
    assert reached(data, ("Data", 10, 1)) == set()


def test_chains_across_sheets_and_circles() -> None:
    data = book({
        "Data": {"A1": 1, "B1": ("=A1", 1), "C1": ("=Lain!A1", 1)},
        "Lain": {"A1": ("=Data!B1", 1), "B1": ("=A1+C1", 2), "C1": ("=B1", 1), "D1": ("=E1", 0)},
    })  # fmt: skip
    assert reached(data, A1) == {"Data!B1", "Data!C1", "Lain!A1", "Lain!B1", "Lain!C1"}


def test_names_of_a_sheet_win_over_those_of_the_workbook() -> None:
    def names(made: Any, _tabs: dict[str, Any]) -> None:
        made.define_name("nilai", "=Data!$A$1")
        made.define_name("Lain!nilai", "=Data!$A$2")

    data = book({"Data": {"A1": 1, "B1": ("=nilai", 1)}, "Lain": {"B1": ("=nilai", 1)}}, names)
    assert reached(data, A1) == {"Data!B1"}
    assert reached(data, ("Data", 2, 1)) == {"Lain!B1"}


def test_tables_and_structured_references() -> None:
    def table(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].add_table("A3:B5", {"name": "Pagu", "columns": [{"header": "a"}, {"header": "b"}]})

    cells = {"Z1": ("=SUM(Pagu[a])", 0), "Z2": ("=ROWS(Pagu)", 3), "Z3": ("=Lain[a]", 0)}
    data = book({"Data": cells}, table)
    assert {"Data!Z1", "Data!Z2"} <= reached(data, ("Data", 4, 1))
    assert reached(data, ("Data", 9, 1)) == {"Data!Z3"}


def test_arrays_reach_every_cell_they_fill() -> None:
    def array(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].write_array_formula("C1:C3", "{=A1:A3*2}")
        tabs["Data"].write_formula("D1", "=C3")

    assert reached(book({"Data": {"A1": 1}}, array), A1) == {"Data!C1", "Data!C2", "Data!C3", "Data!D1"}


def test_what_if_tables_read_their_edges() -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="B1"><f>A9</f><v>1</v></c></row><row r="2">'
        '<c r="A2"><v>5</v></c><c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A9"/><v>5</v></c></row>'
        '<row r="3"><c r="A3"><v>6</v></c><c r="B3"><v>6</v></c></row></sheetData></worksheet>'
    ).encode()
    data = workbook_bytes(sheet)
    assert reached(data, ("Data", 9, 1)) == {"Data!B1", "Data!B2", "Data!B3"}
    assert reached(data, ("Data", 3, 1)) == {"Data!B2", "Data!B3"}
    assert reached(data, ("Data", 9, 9)) == set()


def test_skipped_formulas_stop_the_chain() -> None:
    data = book({"Data": {"A1": 1, "B1": ("=A1", 1), "C1": ("=B1", 1)}})
    with Workbook.open(data) as workbook:
        assert Graph(workbook, [("Data", 1, 2)]).reach([A1]) == set()


def test_opaque_formulas_can_be_left_out() -> None:
    with Workbook.open(book({"Data": {"B1": ("=INDIRECT(A2)", 0), "C1": ("=A1", 1)}})) as workbook:
        graph = Graph(workbook)
        assert graph.reach([A1], opaque=False) == {("Data", 1, 3)}
        assert graph.reach([A1]) == {("Data", 1, 2), ("Data", 1, 3)}
        assert graph.readers_of(["data"]) == set()


def test_readers_of_a_whole_tab() -> None:
    data = book({"Data": {"A1": 1}, "Lain": {"A1": ("=SUM(Data!B:B)", 0), "B1": ("=A1", 0), "C1": ("=D1", 0)}})
    with Workbook.open(data) as workbook:
        assert Graph(workbook).readers_of(["Data"]) == {("Lain", 1, 1), ("Lain", 1, 2)}


places = st.tuples(st.integers(1, 6), st.integers(1, 6))
ranges = st.tuples(places, places)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(places, st.lists(ranges, min_size=1, max_size=2), max_size=12), places)
def test_reach_is_the_transitive_closure(formulas: dict[Any, Any], start: tuple[int, int]) -> None:
    def area(pair: Any) -> tuple[int, int, int, int]:
        (r1, c1), (r2, c2) = pair
        return min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)

    def text(pairs: Any) -> str:
        areas = [area(pair) for pair in pairs]
        return "=" + "+".join(f"SUM({format_cell(a, b)}:{format_cell(c, d)})" for a, b, c, d in areas)

    data = book({"Data": {format_cell(*place): (text(pairs), 0) for place, pairs in formulas.items()}})
    found: set[tuple[int, int]] = set()
    queue = [start]
    while queue:
        row, col = queue.pop()
        for place, pairs in formulas.items():
            hit = any(a <= row <= c and b <= col <= d for a, b, c, d in map(area, pairs))
            if hit and place not in found:
                found.add(place)
                queue.append(place)
    assert reached(data, ("Data", *start)) == {f"Data!{format_cell(*place)}" for place in found}


def test_long_sheets_are_walked_in_the_time_of_what_is_found() -> None:
    rows = 4000
    cells: dict[str, Any] = {f"A{row}": row for row in range(1, rows + 1)}
    cells |= {f"B{row}": (f"=SUM($A$1:A{row})", 0) for row in range(1, rows + 1)}
    cells |= {f"C{row}": (f"=VLOOKUP(A{row},$A$1:$B${rows},2,0)", 0) for row in range(1, rows + 1)}
    with Workbook.open(book({"Data": cells})) as workbook:
        graph = Graph(workbook)
        assert len(graph.reach([("Data", row, 1) for row in range(1, rows + 1)])) == 2 * rows
        assert len(graph.reach([("Data", rows, 1)])) == rows + 1


def test_hostile_array_ranges_cost_nothing() -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">Z9</f><v>1</v></c>'
        '<c r="C1"><v>2</v></c></row></sheetData></worksheet>'
    ).encode()
    assert reached(workbook_bytes(sheet), ("Data", 9, 26)) == {"Data!A1", "Data!C1"}


@given(st.lists(ranges, max_size=12), places)
def test_range_index_finds_what_covers_the_cell(areas: Any, cell: tuple[int, int]) -> None:
    index = RangeIndex()
    boxes = [Range(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in areas]
    boxes += [Range(1, box.left, 1_048_576, box.right) for box in boxes[:2]] + [Range(2, 1, 5, 40)]
    for number, box in enumerate(boxes):
        index.add(3, box, number)
    seen: set[Any] = set()
    assert sorted(index.covering(3, *cell, seen)) == [at for at, box in enumerate(boxes) if box.contains(*cell)]
    assert list(index.covering(3, *cell, seen)) == list(index.covering(4, *cell, set())) == []
    assert index.on({3}) == set(range(len(boxes)))
