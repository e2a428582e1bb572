"""The pass that proves new tabs: it finds what the full reading finds, sheet by sheet."""

from __future__ import annotations

from xml.parsers import expat

import pytest

from kertas_kerja.buku.proof_read import SheetReader
from kertas_kerja.buku.sheetcheck import SheetCheck
from tests.buku.bacaan import MAIN

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COUNTS = {"cellXfs": 3, "dxfs": 2, "sst": 4}
WHOLE = (
    '<row r="1"><c r="A1" s="2" t="s"><v>3</v></c><c r="C1"><f>A1</f><v>1</v></c></row>'
    '<row r="4"><c><v>1</v></c><c t="inlineStr"><is><t>9</t></is></c></row>'
)
AFTER = (
    '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C2"/></mergeCells>'
    '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="1"/></conditionalFormatting>'
    '<drawing r:id="rId7"/>'
)


def check(rows: str = WHOLE, after: str = AFTER) -> SheetCheck:
    xml = f'<worksheet xmlns="{MAIN}" xmlns:r="{R}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return SheetCheck(xml.encode(), COUNTS.__getitem__)


def test_a_whole_sheet_has_no_problem_and_tells_its_relationships() -> None:
    assert check().problems == []
    assert check().prefixed == {(f"{R} id", "rId7")}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('r="4"', 'r="1"', "baris 1 tidak berurutan"),
        ('r="C1"', 'r="A1"', "sel A1 tidak berurutan"),
        ('r="C1"', 'r="C2"', "sel C2 tidak berurutan"),
        ('s="2"', 's="3"', "gaya sel baris 1 kolom 1 di luar daftar"),
        ('s="2"', 's="-1"', "gaya sel baris 1 kolom 1 di luar daftar"),
        ("<v>3</v>", "<v>4</v>", "teks sel baris 1 kolom 1 di luar daftar"),
        ("<v>3</v>", "<v>x</v>", "teks sel baris 1 kolom 1 rusak"),
        ("<v>3</v>", "", "teks sel baris 1 kolom 1 rusak"),
        ("C1:C2", "B2:C2", "sel gabungan bertumpuk"),
        ('dxfId="1"', 'dxfId="2"', "dxfId 2 di luar daftar"),
    ],
)
def test_every_kind_of_damage_is_found(old: str, new: str, problem: str) -> None:
    assert old in WHOLE + AFTER
    assert check(WHOLE.replace(old, new), AFTER.replace(old, new)).problems == [problem]


@pytest.mark.parametrize("tag", ['<row r="1"', '<c r="A1"', "<v", "<f"])
def test_an_id_hidden_in_a_cell_or_row_is_found(tag: str) -> None:
    assert (f"{R} id", "rId9") in check(WHOLE.replace(tag, f'{tag} r:id="rId9"', 1)).prefixed


def test_xml_that_is_none_is_no_sheet() -> None:
    with pytest.raises(expat.ExpatError):
        check(WHOLE.replace("</row>", "", 1))


def test_the_order_is_judged_as_by_the_full_reading() -> None:
    changes = (("", ""), ('r="4"', 'r="1"'), ('r="C1"', 'r="A1"'), ("</row>", "</row><row/>"))
    for rows in (WHOLE.replace(old, new) if old else WHOLE for old, new in changes):
        xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
        assert SheetCheck(xml, COUNTS.__getitem__).problems == SheetReader().read(xml).problems
