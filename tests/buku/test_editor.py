"""The one door: what an edit touches, what is refused, and that doing it twice changes nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.condfmt import CondFormat, CondRule
from kertas_kerja.buku.editor import BookEditor, Report
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KeluaranGagal, PerubahanDitolak
from tests.buku import korpus
from tests.buku.bacaan import MAIN, OFFICE
from tests.buku.buatan import book

SHEET = "xl/worksheets/sheet1.xml"


def edited(data: bytes, target: Path, plan: Callable[[BookEditor], None]) -> Report:
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        plan(editor)
        return editor.save(target, overwrite=True)


def test_without_edits_the_copy_is_the_file(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 1}})
    assert edited(data, tmp_path / "a.xlsx", lambda _: None) == Report()
    assert (tmp_path / "a.xlsx").read_bytes() == data


def test_edits_that_set_what_is_there_are_no_edits(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 1.5, "A2": "teks", "A3": ("=A1*2", 3), "A4": True, "A5": ("=A2", "teks")}})

    def same(editor: BookEditor) -> None:
        editor.set_cell("Data", 1, 1, value=1.5)
        editor.set_cell("Data", 2, 1, value="teks", style=0)
        editor.set_cell("Data", 3, 1, formula="A1*2", value=3)
        editor.set_cell("Data", 4, 1, value=True)
        editor.set_cell("Data", 5, 1, formula="=A2", value="teks")
        editor.set_cell("Data", 9, 9)

    assert edited(data, tmp_path / "a.xlsx", same) == Report()
    assert (tmp_path / "a.xlsx").read_bytes() == data


@pytest.mark.parametrize("value", [1, "1", False, 1.0000001, None])
def test_what_only_looks_alike_is_an_edit(tmp_path: Path, value: Any) -> None:
    data = book({"Data": {"A1": True}})
    report = edited(data, tmp_path / "a.xlsx", lambda e: e.set_cell("Data", 1, 1, value=value))
    assert report.edited == (("Data", 1, 1),)


def test_a_typed_value_makes_room_for_its_formula_and_dependents_stay(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 2, "B1": 4, "C1": ("=B1+1", 5)}})
    report = edited(data, tmp_path / "a.xlsx", lambda e: e.set_cell("Data", 1, 2, formula="A1*2", value=4))
    assert report == Report(edited=(("Data", 1, 2),))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Data"]["B1"].value == "=A1*2"


def test_calc_chain_goes_only_with_a_removed_formula(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    with Workbook.open(book({"Data": {"A1": 2, "B1": ("=A1*2", 4), "C1": 5}})) as workbook:
        package = workbook.package
        chain = f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/></calcChain>'.encode()
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
        package.add("xl/calcChain.xml", chain, kind)
        package.add_relationship("xl/workbook.xml", f"{OFFICE}/calcChain", "xl/calcChain.xml")
        package.save(source)
    edited(source.read_bytes(), tmp_path / "a.xlsx", lambda e: e.set_cell("Data", 1, 3, formula="A1", value=2))
    edited(source.read_bytes(), tmp_path / "b.xlsx", lambda e: e.set_cell("Data", 1, 2, formula="A1", value=2))
    edited(source.read_bytes(), tmp_path / "c.xlsx", lambda e: e.set_cell("Data", 1, 2, value=4))
    kept = ["xl/calcChain.xml" in korpus.parts(tmp_path / f"{name}.xlsx") for name in "abc"]
    assert kept == [True, True, False]
    gone = korpus.parts(tmp_path / "c.xlsx")
    assert b"calcChain" not in gone["[Content_Types].xml"] + gone["xl/_rels/workbook.xml.rels"]


def test_later_calls_win(tmp_path: Path) -> None:
    def plan(editor: BookEditor) -> None:
        editor.set_cell("Data", 1, 1, value=1)
        style = editor.derive_style(editor.style_of("Data", 1, 1), num_fmt="0.00")
        editor.set_cell("data", 1, 1, value=2, style=style)

    edited(book({"Data": {}}), tmp_path / "a.xlsx", plan)
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["Data"]["A1"]
    assert (cell.value, cell.number_format) == (2, "0.00")


def test_style_of_follows_plan_cell_row_and_column() -> None:
    def styles(made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].set_column(1, 1, 9, made.add_format({"bold": True}))
        tabs["Data"].set_row(2, 9, made.add_format({"italic": True}))

    with Workbook.open(book({"Data": {"A1": 1}}, styles)) as workbook:
        editor = BookEditor(workbook)
        found = [editor.style_of("Data", *place) for place in ((1, 1), (1, 2), (3, 2), (9, 9))]
        assert found[0] == found[3] == 0
        assert len(set(found)) == 3
        editor.set_cell("Data", 9, 9, value=1, style=found[1])
        assert editor.style_of("Data", 9, 9) == found[1]


def test_locked_cells_of_a_protected_sheet_are_reported(tmp_path: Path) -> None:
    def protect(made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].write("A1", 1, made.add_format({"locked": False}))
        tabs["Data"].protect("sandi")

    def plan(editor: BookEditor) -> None:
        editor.set_cell("Data", 1, 1, value=2)
        editor.set_cell("Data", 2, 1, value=2)

    report = edited(book({"Data": {}}, protect), tmp_path / "a.xlsx", plan)
    assert report.locked == (("Data", 2, 1),)
    assert b"<sheetProtection" in korpus.parts(tmp_path / "a.xlsx")[SHEET]


def test_table_headers_are_refused_and_their_rows_are_not(tmp_path: Path) -> None:
    def table(_made: Any, tabs: dict[str, Any]) -> None:
        columns = [{"header": "a"}, {"header": "b", "total_function": "sum"}]
        tabs["Data"].add_table("A1:B4", {"columns": columns, "total_row": True, "name": "Pagu"})

    data = book({"Data": {}}, table)
    for row, col in ((1, 1), (4, 2)):
        with pytest.raises(PerubahanDitolak, match="Pagu"):
            edited(data, tmp_path / "a.xlsx", lambda e, r=row, c=col: e.set_cell("Data", r, c, value="x"))
    edited(data, tmp_path / "a.xlsx", lambda e: e.set_cell("Data", 2, 1, value="x"))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Data"]["A2"].value == "x"


@pytest.mark.parametrize(("sheet", "match"), [("Tiada", "tidak ada"), ("Grafik", "bukan lembar kerja")])
def test_tabs_that_cannot_be_edited(sheet: str, match: str) -> None:
    def chart(made: Any, _tabs: dict[str, Any]) -> None:
        drawn = made.add_chart({"type": "bar"})
        drawn.add_series({"values": "=Data!$A$1"})
        made.add_chartsheet("Grafik").set_chart(drawn)

    with Workbook.open(book({"Data": {"A1": 1}}, chart)) as workbook:
        editor = BookEditor(workbook)
        with pytest.raises(PerubahanDitolak, match=match):
            editor.set_cell(sheet, 1, 1, value=1)


def test_refused_edits_leave_no_file(tmp_path: Path) -> None:
    def merge(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].merge_range("A1:B1", "x")

    with pytest.raises(PerubahanDitolak, match="A1:B1"):
        edited(book({"Data": {}}, merge), tmp_path / "a.xlsx", lambda e: e.set_cell("Data", 1, 2, value=1))
    assert list(tmp_path.iterdir()) == []


def test_the_input_is_never_the_output(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(book({"Data": {"A1": 1}}))
    with Workbook.open(source) as workbook:
        editor = BookEditor(workbook)
        editor.set_cell("Data", 1, 1, value=2)
        with pytest.raises(KeluaranGagal, match="masukan"):
            editor.save(source, source=source, overwrite=True)


def test_a_finished_editor_takes_no_more_edits() -> None:
    with Workbook.open(book({"Data": {"A1": 1}})) as workbook:
        editor = BookEditor(workbook)
        assert editor.finish() == editor.finish()
        with pytest.raises(ValueError, match="finished"):
            editor.set_cell("Data", 1, 1, value=2)


def test_pivots_over_edited_cells_refresh_on_load(tmp_path: Path, shared: Path) -> None:
    source = shared / "data/xlsx_corpus/openxlsx_data__pivot_notes.xlsx"
    with Workbook.open(source) as workbook:
        pivot = next(rel.target for rel in workbook.package.rels(workbook.part) if rel.kind == "pivotCacheDefinition")
        where = workbook.package.read(pivot).decode().partition("<worksheetSource ")[2].partition("/>")[0]
        sheet = where.partition('sheet="')[2].partition('"')[0]
        editor = BookEditor(workbook)
        editor.set_cell(sheet, 2, 1, value="lain")
        report = editor.save(tmp_path / "a.xlsx")
    assert report.pivots == (pivot,)
    assert b'refreshOnLoad="1"' in korpus.parts(tmp_path / "a.xlsx")[pivot]


places = st.tuples(st.integers(1, 12), st.integers(1, 6))
values = st.one_of(
    st.integers(-99, 99), st.floats(-1e9, 1e9), st.booleans(), st.text("abc é<&", min_size=1, max_size=6)
)
kept = st.one_of(st.integers(-99, 99), st.booleans(), st.text("abc é<&", min_size=1, max_size=6))
edits = st.dictionaries(places, st.tuples(values, st.booleans()), max_size=10)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(places, kept, max_size=20), edits)
def test_only_planned_cells_differ_and_twice_is_once(tmp_path: Path, content: Any, plan: Any) -> None:
    data = book({"Data": {format_cell(*at): value for at, value in content.items()}, "Lain": {"A1": 1}})

    def carry(editor: BookEditor) -> None:
        style = editor.derive_style(0, num_fmt="0.000", bold=True)
        for (row, col), (value, styled) in plan.items():
            editor.set_cell("Data", row, col, value=value, style=style if styled else None)
        editor.add_cond_format(
            "Data", [CondFormat("A1:B9", (CondRule("expression", ("A1>1",), editor.add_dxf(bold=True)),))]
        )

    edited(data, tmp_path / "a.xlsx", carry)
    once = (tmp_path / "a.xlsx").read_bytes()
    edited(once, tmp_path / "b.xlsx", carry)
    assert (tmp_path / "b.xlsx").read_bytes() == once
    read = openpyxl.load_workbook(tmp_path / "a.xlsx")["Data"]
    wanted = {**content, **{at: value for at, (value, _) in plan.items()}}
    assert {(c.row, c.column): c.value for row in read.iter_rows() for c in row if c.value is not None} == wanted
    assert {at for at in wanted if read.cell(*at).font.b} == {at for at, (_, styled) in plan.items() if styled}
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert archive.testzip() is None
