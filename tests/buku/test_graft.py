"""Tabs built with XlsxWriter go into a person's workbook whole, and twice the same changes nothing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.editor import BookEditor, Report
from kertas_kerja.buku.graft import free_name, marked_tabs
from kertas_kerja.buku.graft_book import NewTab, add_tabs, valid_name
from kertas_kerja.buku.graft_sheet import plain_colors
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import PerubahanDitolak
from tests.buku import korpus
from tests.buku.bacaan import MAIN, OFFICE, workbook_bytes
from tests.buku.buatan import book
from tests.libreoffice import hitung_ulang

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
ONE, TWO = korpus.TABS


def target(more: Any = None) -> bytes:
    """Three tabs with names, a print area, a chart, a note and a window that shows the third."""

    def extras(made: Any, tabs: dict[str, Any]) -> None:
        bold = made.add_format({"bold": True, "num_format": "0.0"})
        tabs["Awal"].write("B1", 1, bold)
        tabs["Akhir"].print_area("A1:B2")
        tabs["Akhir"].activate()
        tabs["Tengah"].write_comment("A1", "catatan")
        chart = made.add_chart({"type": "line"})
        chart.add_series({"values": "=Awal!$A$1:$A$2"})
        tabs["Tengah"].insert_chart("C3", chart)
        made.define_name("seluruh", "=Awal!$A$1")
        made.define_name("Tengah!setempat", "=Tengah!$A$1")
        if more is not None:
            more(made, tabs)

    return book({"Awal": {"A1": 1, "A2": "teks"}, "Tengah": {"A1": ("=Awal!A1", 1)}, "Akhir": {"A1": 2}}, extras)


def graft(data: bytes, path: Path, tabs: Iterable[str] = korpus.TABS, **options: Any) -> Report:
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        editor.graft(options.pop("donor", korpus.donor()), tabs, **options)
        return editor.save(path)


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_tabs_at_the_end_leave_every_other_part_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(target())
    report = graft(target(), tmp_path / "out.xlsx")
    assert report.grafted == korpus.TABS
    before, after = (korpus.parts(tmp_path / name) for name in ("in.xlsx", "out.xlsx"))
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {
        "[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
    }  # fmt: skip
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == ["Awal", "Tengah", "Akhir", ONE, TWO]


def test_contents_and_looks_arrive(tmp_path: Path) -> None:
    graft(target(), tmp_path / "out.xlsx")
    read, shown = (openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=d, rich_text=not d) for d in (False, True))
    tab = read[ONE]
    assert [shown[ONE][ref].value for ref in ("A1", "A2", "A3", "A4", "A5", "A6")] == [
        "Ringkasan <&> ", "biasa tebal", 0.9281, 1.8562, "Temuan", "ke temuan",
    ]  # fmt: skip
    head = tab["A1"]
    assert (head.font.b, head.fill.fgColor.rgb, head.border.left.style) == (True, "FFFFEEDD", "thin")
    assert tab["A3"].number_format == "0.000%"
    assert (tab.freeze_panes, tab.print_title_rows, tab.print_area) == ("A2", "$1:$1", f"'{ONE}'!$A$1:$D$9")
    assert tab["A6"].hyperlink.location == f"'{TWO}'!A1"
    assert tab["A7"].hyperlink.target == "https://example.go.id/"
    assert tab["A1"].comment.text == "catatan"
    assert len(tab._charts) == 1
    rule = tab.conditional_formatting["A3:A9"][0]
    assert (rule.dxf.font.color.rgb, rule.dxf.fill.bgColor.rgb) == ("FFC00000", "FFFFFFFF")
    assert "x14:dataBar" in part(tmp_path / "out.xlsx", "xl/worksheets/sheet4.xml")
    assert read[TWO].protection.sheet
    assert [str(m) for m in read[TWO].merged_cells.ranges] == ["D1:E1"]


@pytest.mark.parametrize("position", [0, 1, 2, 3])
def test_names_and_windows_follow_their_tabs(tmp_path: Path, position: int) -> None:
    graft(target(), tmp_path / "out.xlsx", position=position)
    read = openpyxl.load_workbook(tmp_path / "out.xlsx")
    order = ["Awal", "Tengah", "Akhir"]
    assert read.sheetnames == [*order[:position], ONE, TWO, *order[position:]]
    assert read.active.title == "Akhir"
    assert [name for tab in read for name in tab.defined_names] == ["_kk_tanda", "setempat"][
        :: -1 if position > 1 else 1
    ]
    assert read["Akhir"].print_area == "'Akhir'!$A$1:$B$2"
    assert "setempat" in read["Tengah"].defined_names
    assert read["Tengah"]["A1"].comment.text == "catatan"
    app = re.findall(r"<vt:lpstr>(.*?)</vt:lpstr>", part(tmp_path / "out.xlsx", "docProps/app.xml"))
    assert app[2 : 2 + len(read.sheetnames)] == read.sheetnames
    ids = [
        sheet.get("sheetId")
        for sheet in ElementTree.fromstring(part(tmp_path / "out.xlsx", "xl/workbook.xml")).iter(f"{{{MAIN}}}sheet")
    ]
    assert len(set(ids)) == 5


def test_twice_the_same_changes_nothing(tmp_path: Path) -> None:
    graft(target(), tmp_path / "one.xlsx", position=1)
    once = (tmp_path / "one.xlsx").read_bytes()
    graft(once, tmp_path / "two.xlsx", replace=korpus.TABS)
    assert (tmp_path / "two.xlsx").read_bytes() == once


def test_replaced_tabs_keep_their_place_and_drop_their_old_parts(tmp_path: Path) -> None:
    graft(target(), tmp_path / "one.xlsx", position=1)
    bare = book({ONE: {"A1": "baru"}})
    graft((tmp_path / "one.xlsx").read_bytes(), tmp_path / "two.xlsx", [ONE], donor=bare, replace=[ONE])
    read = openpyxl.load_workbook(tmp_path / "two.xlsx")
    assert read.sheetnames == ["Awal", ONE, TWO, "Tengah", "Akhir"]
    assert [cell.value for row in read[ONE] for cell in row] == ["baru"]
    assert read["Tengah"]["A1"].comment.text == "catatan"
    with zipfile.ZipFile(tmp_path / "two.xlsx") as archive:
        names = archive.namelist()
    assert sum("chart" in name for name in names) == 1
    assert sum("comments" in name for name in names) == 1
    assert read[ONE].print_title_rows is None
    assert "_kk_tanda" not in part(tmp_path / "two.xlsx", "xl/workbook.xml")


def test_a_tab_of_the_operator_is_never_overwritten(tmp_path: Path) -> None:
    data = book({"Data": {}, ONE.lower(): {"A1": "milik orang"}})
    with pytest.raises(PerubahanDitolak, match="sudah ada"):
        graft(data, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
    assert free_name(["Temuan", "temuan (2)"], "Temuan") == "Temuan (3)"
    assert free_name(["x" * 31], "x" * 40) == "x" * 27 + " (2)"


def test_marked_tabs_are_told_by_their_own_name(tmp_path: Path) -> None:
    graft(target(), tmp_path / "out.xlsx", position=0)
    with Workbook.open(tmp_path / "out.xlsx") as workbook:
        assert marked_tabs(workbook, "_kk_tanda") == {ONE}
        assert next(n.hidden for n in workbook.defined_names if n.name == "_kk_tanda")


def test_locked_structure_is_respected(tmp_path: Path) -> None:
    data = target()
    with Workbook.open(data) as workbook:
        xml = workbook.package.read(workbook.part)
        locked = xml.replace(b"<bookViews>", b'<workbookProtection lockStructure="1"/><bookViews>')
        workbook.package.replace(workbook.part, locked)
        workbook.package.save(tmp_path / "in.xlsx")
    with pytest.raises(PerubahanDitolak, match="terkunci"):
        graft((tmp_path / "in.xlsx").read_bytes(), tmp_path / "out.xlsx")


def test_a_name_of_the_workbook_that_means_something_else_is_refused(tmp_path: Path) -> None:
    def named(made: Any, _tabs: dict[str, Any]) -> None:
        made.define_name("seluruh", f"='{ONE}'!$A$1")

    donor = book({ONE: {"A1": 1}}, named)
    with pytest.raises(PerubahanDitolak, match="seluruh"):
        graft(target(), tmp_path / "out.xlsx", [ONE], donor=donor)


def test_tables_get_an_id_and_a_name_of_their_own(tmp_path: Path) -> None:
    def table(_made: Any, tabs: dict[str, Any]) -> None:
        for tab in tabs.values():
            tab.add_table("A3:B5", {"columns": [{"header": "a"}, {"header": "b"}]})

    graft(book({"Data": {}}, table), tmp_path / "one.xlsx", [ONE], donor=book({ONE: {}}, table))
    once = (tmp_path / "one.xlsx").read_bytes()
    read = openpyxl.load_workbook(tmp_path / "one.xlsx")
    assert [(t.id, t.name) for tab in read for t in tab.tables.values()] == [(1, "Table1"), (2, "Table1_2")]
    graft(once, tmp_path / "two.xlsx", [ONE], donor=book({ONE: {}}, table), replace=[ONE])
    assert (tmp_path / "two.xlsx").read_bytes() == once


def test_formulas_that_read_a_replaced_tab_lose_their_cache(tmp_path: Path) -> None:
    data = book({"Data": {"A1": (f"='{ONE}'!A1", 7), "B1": ("=A1+1", 8), "C1": ("=Z1", 0)}, ONE: {"A1": 7}})
    report = graft(data, tmp_path / "one.xlsx", [ONE], donor=book({ONE: {"A1": 9}}), replace=[ONE])
    assert report.dropped == (("Data", 1, 1), ("Data", 1, 2))
    assert 'fullCalcOnLoad="1"' in part(tmp_path / "one.xlsx", "xl/workbook.xml")
    once = (tmp_path / "one.xlsx").read_bytes()
    again = graft(once, tmp_path / "two.xlsx", [ONE], donor=book({ONE: {"A1": 9}}), replace=[ONE])
    assert again.dropped == ()


def test_strict_and_prefixed_workbooks_get_their_own_namespaces(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    relationships = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData/></x:worksheet>'.encode()
    source = tmp_path / "in.xlsx"
    with Workbook.open(workbook_bytes(sheet)) as workbook:
        for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"):
            text = workbook.package.read(name).decode().replace(MAIN, strict).replace(OFFICE, relationships)
            if name == "xl/workbook.xml":
                text = re.sub(r"<(/?)(?=\w)", r"<\1x:", text).replace("xmlns=", "xmlns:x=").replace("r:id", "rel:id")
                text = text.replace(f' xmlns:r="{relationships}"', "")
                text = text.replace("<x:sheet ", f'<x:sheet xmlns:rel="{relationships}" ')
            workbook.package.replace(name, text.encode())
        workbook.package.save(source)
    graft(source.read_bytes(), tmp_path / "out.xlsx")
    with Workbook.open(tmp_path / "out.xlsx") as workbook:
        assert workbook.strict
        assert [info.name for info in workbook.sheets] == ["Data", ONE, TWO]
        assert workbook.sheet(ONE).value(3, 1) == 0.9281
    for name, data in korpus.parts(tmp_path / "out.xlsx").items():
        if name.startswith(("xl/worksheets/", "xl/workbook", "xl/charts/chart", "xl/drawings/drawing")):
            assert b"schemas.openxmlformats.org/spreadsheetml" not in data, name
            assert b"schemas.openxmlformats.org/officeDocument" not in data, name


def test_what_other_writers_leave_twice_or_untyped_does_not_fail_the_proof(tmp_path: Path) -> None:
    """A filter's name listed twice, two tabs of one sheetId, a styles part of type application/xml."""
    source = tmp_path / "in.xlsx"
    twice = (
        '<definedName name="_xlnm._FilterDatabase" localSheetId="2" hidden="1">Akhir!$A$1:$B$2</definedName>' * 2
        + "</definedNames>"
    )
    with Workbook.open(target()) as workbook:
        package = workbook.package
        text = package.read("xl/workbook.xml").decode().replace("</definedNames>", twice)
        package.replace("xl/workbook.xml", text.replace('sheetId="2"', 'sheetId="1"').encode())
        types = re.sub(
            r"<Override PartName=\"/xl/styles.xml\"[^>]*/>", "", package.read("[Content_Types].xml").decode()
        )
        package.replace("[Content_Types].xml", types.encode())
        package.save(source)
    graft(source.read_bytes(), tmp_path / "out.xlsx")
    text = part(tmp_path / "out.xlsx", "xl/workbook.xml")
    assert text.count("_xlnm._FilterDatabase") == 2
    assert re.findall(r'sheetId="(\d+)"', text) == ["1", "1", "3", "4", "5"]


def test_new_parts_take_no_name_that_a_lost_part_left_behind(tmp_path: Path) -> None:
    """A sheet whose drawing was dropped, its relationship and a type kept, does not get ours."""
    source = tmp_path / "in.xlsx"
    lost = ("xl/drawings/drawing1.xml", "xl/comments1.xml")
    with Workbook.open(book({"Data": {"A1": 1}})) as workbook:
        package = workbook.package
        package.add_relationship("xl/worksheets/sheet1.xml", f"{OFFICE}/drawing", "xl/drawings/drawing1.xml")
        for name in ("xl/comments1.xml", "xl/worksheets/sheet2.xml"):
            package.add(name, b"<x/>", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
            types = package.read("[Content_Types].xml")
            package.remove(name)
            package.replace("[Content_Types].xml", types)
        package.save(source)
    graft(source.read_bytes(), tmp_path / "out.xlsx")
    with Workbook.open(tmp_path / "out.xlsx") as workbook:
        package = workbook.package
        assert not [name for name in lost if package.has(name)]
        assert [info.part for info in workbook.sheets[1:]] == [f"xl/worksheets/sheet{at}.xml" for at in (3, 4)]
        text = package.read("[Content_Types].xml").decode()
        assert text.count("/xl/comments1.xml") == text.count("/xl/worksheets/sheet2.xml") == 1
    once = (tmp_path / "out.xlsx").read_bytes()
    graft(once, tmp_path / "two.xlsx", replace=korpus.TABS)
    assert (tmp_path / "two.xlsx").read_bytes() == once


def test_what_macos_leaves_beside_the_parts_is_no_relationship(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(target())
    with zipfile.ZipFile(source, "a") as archive:
        for name in [name for name in archive.namelist() if name.startswith("xl/")]:
            folder, _, file = name.rpartition("/")
            archive.writestr(f"__MACOSX/{folder}/._{file}", b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X")
    graft(source.read_bytes(), tmp_path / "one.xlsx")
    once = (tmp_path / "one.xlsx").read_bytes()
    graft(once, tmp_path / "two.xlsx", replace=korpus.TABS)
    assert (tmp_path / "two.xlsx").read_bytes() == once


def test_theme_colours_become_plain() -> None:
    assert plain_colors('<color theme="1"/><scheme val="minor"/>') == '<color rgb="FF000000"/>'
    assert plain_colors('<x:fgColor theme="4" tint="0.5"/>').startswith('<x:fgColor rgb="FF')
    assert plain_colors('<bgColor rgb="FF112233"/>') == '<bgColor rgb="FF112233"/>'


@pytest.mark.parametrize("name", ["", "a/b", "x" * 32, "'a", "a'", "[a]", "a?", " "])
def test_names_that_excel_refuses(name: str) -> None:
    assert not valid_name(name)


def test_windows_without_attributes_move_too() -> None:
    xml = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets>'
        '<sheet name="a" sheetId="9" r:id="rId1"/></sheets></workbook>'
    ).encode()
    result = add_tabs(xml, [NewTab("b", "rId2")], 0).decode()
    assert '<workbookView activeTab="1"/>' in result
    assert '<sheet name="b" sheetId="10" r:id="rId2"/><sheet name="a"' in result


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=["Cs", "Cc"]), min_size=1)
cells = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 6)), st.one_of(texts, st.integers(-999, 999)), min_size=1, max_size=15
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells, st.integers(0, 3))
def test_any_text_and_number_arrives(tmp_path: Path, content: dict[tuple[int, int], Any], position: int) -> None:
    def fill(made: Any, tabs: dict[str, Any]) -> None:
        bold = made.add_format({"bold": True})
        for (row, col), value in content.items():
            write = tabs[ONE].write_string if isinstance(value, str) else tabs[ONE].write_number
            write(row, col, value, bold if row % 2 else None)

    out = tmp_path / "out.xlsx"
    out.unlink(missing_ok=True)
    graft(target(), out, [ONE], donor=book({ONE: {}}, fill), position=position)
    with Workbook.open(out) as workbook:
        sheet = workbook.sheet(ONE)
        assert {(c.row - 1, c.col - 1): c.value for c in sheet} == content
        bold = [workbook.styles.xf(cell.style).font_bold for cell in sheet]
        assert bold == [bool((cell.row - 1) % 2) for cell in sheet]


def test_openxml_audit_finds_no_new_error(tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(target())
    graft(target(), tmp_path / "out.xlsx", position=1)
    assert korpus.new_errors(tmp_path / "in.xlsx", tmp_path / "out.xlsx").total() == 0


@pytest.mark.libreoffice
def test_libreoffice_computes_the_grafted_tab(tmp_path: Path) -> None:
    graft(target(), tmp_path / "out.xlsx", position=1)
    tab = hitung_ulang(tmp_path / "out.xlsx")[ONE]
    assert tab["A4"] == pytest.approx(1.8562, abs=1e-12)
    assert tab["A5"] == "Temuan"
