"""The workbook part: tabs, names, settings; odd names, Strict files, prefixes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kertas_kerja.buku.workbook import DefinedName, Workbook
from kertas_kerja.errors import BerkasRusak
from tests.buku.bangun import (
    MAIN,
    OFFICE,
    PACKAGE,
    SHEET_TYPE,
    STRICT,
    STRICT_OFFICE,
    book,
    parts,
    relationships,
    shared_strings,
    style_sheet,
    worksheet,
    zipped,
)

ONE = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')


def workbook_part(body: str, root: str = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"') -> bytes:
    return zipped({**parts(ONE), "xl/workbook.xml": f"<workbook {root}>{body}</workbook>".encode()})


def test_tabs_in_order_with_state_and_kind() -> None:
    members = parts({"Satu": ONE, "Dua & 'tiga'": ONE})
    members["xl/workbook.xml"] = (
        members["xl/workbook.xml"]
        .replace(b'sheetId="2"', b'sheetId="9" state="veryHidden"')
        .replace(b"</sheets>", b'<sheet name="Grafik" sheetId="10" state="hidden" r:id="rId8"/></sheets>')
    )
    members["xl/_rels/workbook.xml.rels"] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
        ("rId8", "chartsheet", "chartsheets/sheet1.xml"),
    )
    members["xl/chartsheets/sheet1.xml"] = f'<chartsheet xmlns="{MAIN}"/>'.encode()
    with Workbook.open(zipped(members)) as workbook:
        assert [tuple(info) for info in workbook.sheets] == [
            ("Satu", "xl/worksheets/sheet1.xml", "worksheet", "visible", 1, "rId1"),
            ("Dua & 'tiga'", "xl/worksheets/sheet2.xml", "worksheet", "veryHidden", 9, "rId2"),
            ("Grafik", "xl/chartsheets/sheet1.xml", "chartsheet", "hidden", 10, "rId8"),
        ]
        assert workbook.sheet("Satu") is workbook.sheet("Satu")
        assert workbook.info("GRAFIK").name == "Grafik"
        assert list(workbook.sheet("Grafik")) == []
        assert workbook.sheet("Dua & 'tiga'").state == "veryHidden"
        with pytest.raises(KeyError):
            workbook.sheet("Tiga")


def test_settings() -> None:
    data = workbook_part(
        '<workbookPr date1904="true"/><workbookProtection lockStructure="1"/>'
        '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>'
        '<externalReferences><externalReference r:id="rId7"/></externalReferences>'
        '<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="1"/>'
    )
    with Workbook.open(data) as workbook:
        assert workbook.date1904
        assert workbook.structure_locked
        assert workbook.external_references == ["rId7"]
        assert workbook.calc_pr == {"calcId": "191029", "calcMode": "manual", "fullCalcOnLoad": "1"}
        assert (workbook.strict, workbook.is_macro, workbook.signed) == (False, False, False)


def test_dates_count_from_where_the_workbook_says() -> None:
    rows = worksheet('<row r="1"><c r="A1" s="1"><v>0</v></c></row>')
    for extra, text in (('<workbookPr date1904="1"/>', "01/01/1904"), ("", "00/01/1900")):
        with Workbook.open(book(rows, styles=style_sheet("dd/mm/yyyy"), extra=extra)) as workbook:
            assert workbook.sheet("Data").text(1, 1) == text


def test_defined_names() -> None:
    names = (
        "<definedNames><definedName name='Capaian'>Data!$A$1 &amp; \"x\"</definedName>"
        "<definedName name='_xlnm.Print_Area' localSheetId='0' hidden='1'>\n=Data!$A$1:$B$2\n"
        "</definedName></definedNames>"
    )
    with Workbook.open(book(ONE, extra=names)) as workbook:
        assert workbook.defined_names == [
            DefinedName("Capaian", 'Data!$A$1 & "x"', None, False),
            DefinedName("_xlnm.Print_Area", "Data!$A$1:$B$2", 0, True),
        ]


def test_parts_are_found_by_relationships_not_by_name() -> None:
    members = parts(ONE, shared_strings("a"), style_sheet("0.00"))
    renamed = {
        "xl/workbook.xml": "buku/induk.xml",
        "xl/_rels/workbook.xml.rels": "buku/_rels/induk.xml.rels",
        "xl/worksheets/sheet1.xml": r"buku\Lembar Satu.XML",
        "xl/sharedStrings.xml": "teks.xml",
    }
    members = {renamed.get(name, name): data for name, data in members.items()}
    members["_rels/.rels"] = relationships(("x", "officeDocument", "/Buku/induk.xml"))
    members["buku/_rels/induk.xml.rels"] = relationships(
        ("rId1", "worksheet", "lembar%20satu.xml"),
        ("rId2", "sharedStrings", "../teks.xml"),
        ("rId3", "styles", "/xl/styles.xml"),
    )
    with Workbook.open(zipped(members)) as workbook:
        assert workbook.part == "buku/induk.xml"
        assert workbook.sheets[0].part == r"buku\Lembar Satu.XML"
        assert (workbook.strings_part, workbook.styles_part) == ("teks.xml", "xl/styles.xml")
        assert workbook.strings == ["a"]
        assert workbook.sheet("Data").value(1, 1) == 1


def test_without_a_root_relationship_the_usual_place_is_tried() -> None:
    members = parts(ONE)
    del members["_rels/.rels"]
    with Workbook.open(zipped(members)) as workbook:
        assert workbook.part == "xl/workbook.xml"


@pytest.mark.parametrize(("main", "office"), [(MAIN, OFFICE), (STRICT, STRICT_OFFICE)])
@pytest.mark.parametrize("prefix", ["", "x"])
def test_prefixed_and_strict_files(main: str, office: str, prefix: str) -> None:
    def p(body: bytes) -> bytes:
        body = body.replace(MAIN.encode(), main.encode()).replace(OFFICE.encode(), office.encode())
        if prefix:
            body = body.replace(b"xmlns=", b"xmlns:x=").replace(b"<", b"<x:").replace(b"<x:/", b"</x:")
            body = body.replace(b"<x:?", b"<?")
        return body

    rows = '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1"><f>A1*2</f><v>4</v></c></row>'
    members = parts(worksheet(rows, after='<mergeCells><mergeCell ref="C1:D2"/></mergeCells>'))
    members = parts(
        worksheet(rows, after='<mergeCells><mergeCell ref="C1:D2"/></mergeCells>'),
        shared_strings("<r><t>a</t></r><r><t>b</t></r>"),
        style_sheet("0.00%"),
        "<definedNames><definedName name='n'>Data!A1</definedName></definedNames>",
    )
    changed = {name: data if PACKAGE.encode() in data else p(data) for name, data in members.items()}
    changed["xl/_rels/workbook.xml.rels"] = members["xl/_rels/workbook.xml.rels"].replace(
        OFFICE.encode(), office.encode()
    )
    changed["_rels/.rels"] = members["_rels/.rels"].replace(OFFICE.encode(), office.encode())
    with Workbook.open(zipped(changed)) as workbook:
        assert workbook.strict == (main == STRICT)
        sheet = workbook.sheet("Data")
        assert [(c.ref, c.kind, c.value, c.formula, c.style) for c in sheet] == [
            ("A1", "s", "ab", None, 1),
            ("B1", "n", 4.0, "A1*2", 0),
        ]
        assert [merge.format() for merge in sheet.merged] == ["C1:D2"]
        assert workbook.styles.number_format(1) == "0.00%"
        assert workbook.defined_names[0].text == "Data!A1"


def test_macros_and_signatures() -> None:
    members = parts(ONE)
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        (SHEET_TYPE + "sheet.main+xml").encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    members["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"),
        ("rId2", f"{PACKAGE}/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"),
    )
    with Workbook.open(zipped(members)) as workbook:
        assert workbook.is_macro
        assert workbook.signed


def test_a_tab_whose_part_is_missing_reads_as_empty() -> None:
    members = parts({"Ada": ONE, "Hilang": ONE})
    del members["xl/worksheets/sheet2.xml"]
    with Workbook.open(zipped(members)) as workbook:
        assert workbook.sheets[1].part == ""
        assert list(workbook.sheet("Hilang")) == []


def test_a_worksheet_part_that_is_something_else() -> None:
    with Workbook.open(book(b"<html/>")) as workbook, pytest.raises(BerkasRusak, match="bukan lembar kerja"):
        workbook.sheet("Data")


def test_macro_sheets_have_a_root_of_their_own() -> None:
    macro = (
        f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="{MAIN}">'
        '<sheetData><row r="2"><c r="B2"><f>HALT()</f><v>0</v></c></row></sheetData></xm:macrosheet>'
    )
    with Workbook.open(book(macro.encode())) as workbook:
        assert [(c.ref, c.formula) for c in workbook.sheet("Data")] == [("B2", "HALT()")]


def test_what_openpyxl_writes(tmp_path: Path) -> None:
    written = openpyxl.Workbook()
    page = written.active
    assert page is not None
    page.title = "Kinerja 2025"
    for row in (["No", "Capaian"], [1, 0.9281], [2, "=B2*2"]):
        page.append(row)
    written.create_sheet("Kosong")
    out = BytesIO()
    written.save(out)
    with Workbook.open(out.getvalue()) as workbook:
        assert [info.name for info in workbook.sheets] == ["Kinerja 2025", "Kosong"]
        assert [c.value for c in workbook.sheet("Kinerja 2025").row(2)] == [1.0, 0.9281]
        assert workbook.sheet("Kinerja 2025").formula(3, 2) is not None
