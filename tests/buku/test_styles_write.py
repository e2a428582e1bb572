"""Styles are only appended, equal ones reused; conditional formats go where the schema wants them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter

from kertas_kerja.buku.condfmt import CondFormat, CondRule, add_conditional_formats
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.styles_write import StyleBook
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import PerubahanDitolak
from tests.buku.bacaan import MAIN, workbook_bytes

BASE = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="0,0"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"><protection hidden="1"/></xf>'
    '</cellXfs><tableStyles count="0"/><extLst/></styleSheet>'
).encode()


def names(data: bytes) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in ElementTree.fromstring(data)]


def test_nothing_asked_nothing_changed() -> None:
    book = StyleBook(BASE)
    assert not book.changed
    assert book.bytes() == BASE


def test_derived_style_changes_only_what_is_asked() -> None:
    book = StyleBook(BASE)
    style = book.derive(1, num_fmt='0" dokumen"', fill="FFEEDD", bold=True, font_color="C00000", locked=False)
    assert style == 2
    xf = ElementTree.fromstring(book.bytes()).findall(f".//{{{MAIN}}}cellXfs/*")[2]
    assert xf.attrib == {
        "numFmtId": "171", "fontId": "1", "fillId": "2", "borderId": "0", "xfId": "0",
        "applyNumberFormat": "1", "applyFont": "1", "applyFill": "1", "applyProtection": "1",
    }  # fmt: skip
    assert ElementTree.tostring(xf[0]).endswith(b'hidden="1" locked="0" />')
    assert b'<font><b/><sz val="11"/><color rgb="FFC00000"/><name val="Arial"/></font></fonts>' in book.bytes()
    assert names(book.bytes()) == names(BASE)


def test_what_was_there_is_a_prefix_of_what_is_there() -> None:
    book = StyleBook(BASE)
    for at in range(5):
        book.derive(at % 2, num_fmt=f"0.{'0' * at}x", fill=f"0000{at}0")
    old, new = ElementTree.fromstring(BASE), ElementTree.fromstring(book.bytes())
    for was, now in zip(old, new, strict=True):
        assert [ElementTree.tostring(c) for c in was] == [ElementTree.tostring(c) for c in now][: len(was)]
        assert int(now.get("count", len(now))) == len(now)


def test_equal_styles_are_one() -> None:
    book = StyleBook(BASE)
    first = book.derive(0, num_fmt="0.00%", italic=True)
    assert book.derive(0, italic=True, num_fmt="0.00%") == first
    again = StyleBook(book.bytes())
    assert again.derive(0, num_fmt="0.00%", italic=True) == first
    assert not again.changed


def test_built_in_formats_need_no_entry() -> None:
    book = StyleBook(BASE)
    assert [book.number_format(code) for code in ("General", "0.00%", "0,0", "0.000")] == [0, 10, 170, 171]


def test_alignment_comes_before_protection() -> None:
    book = StyleBook(BASE)
    book.derive(1, horizontal="center", wrap=True)
    assert b'<alignment horizontal="center" wrapText="1"/><protection hidden="1"/></xf></cellXfs>' in book.bytes()


def test_dxfs_are_made_in_schema_order_and_reused() -> None:
    book = StyleBook(BASE)
    assert book.add_dxf(fill="C6EFCE", font_color="006100", bold=True) == 0
    assert book.add_dxf(fill="FFC7CE") == 1
    assert book.add_dxf(fill="C6EFCE", font_color="006100", bold=True) == 0
    assert names(book.bytes()) == [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs", "tableStyles", "extLst",
    ]  # fmt: skip


def test_prefixed_part_keeps_its_prefix() -> None:
    data = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", BASE).replace(b"xmlns=", b"xmlns:x=")
    book = StyleBook(data)
    book.derive(0, fill="FFFFFF", bold=True)
    book.add_dxf(fill="FFFFFF")
    assert re.findall(rb"<(?!/?x:)[^/]", book.bytes()) == []
    ElementTree.fromstring(book.bytes())


@pytest.mark.parametrize("body", ["", "<cellXfs/>", "<fonts/><cellStyles/>"])
def test_empty_parts_get_the_defaults_that_index_zero_stands_for(body: str) -> None:
    data = f'<styleSheet xmlns="{MAIN}">{body}</styleSheet>' if body else f'<styleSheet xmlns="{MAIN}"/>'
    book = StyleBook(data.encode())
    assert book.derive(0, num_fmt="0.00%") == 1
    root = ElementTree.fromstring(book.bytes())
    counts = {c.tag.rpartition("}")[2]: len(c) for c in root}
    assert counts["cellXfs"] == 2
    assert book.bytes().count(b"<xf ") == 2


def test_limit_of_cell_formats() -> None:
    many = b"<xf/>" * 65_490
    book = StyleBook(f'<styleSheet xmlns="{MAIN}"><cellXfs>'.encode() + many + b"</cellXfs></styleSheet>")
    with pytest.raises(PerubahanDitolak, match="batas Excel"):
        book.derive(0, bold=True)


def test_workbook_without_styles_gets_a_part(tmp_path: Path) -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>0.5</v></c></row></sheetData></worksheet>'
    editor = BookEditor(Workbook.open(workbook_bytes(sheet.encode())))
    editor.set_cell("Data", 1, 1, value=0.5, style=editor.derive_style(0, num_fmt="0.00%", bold=True))
    editor.save(tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"]
    assert (cell.number_format, cell.font.b, cell.value) == ("0.00%", True, 0.5)


# ------------------------------------------------------------------ conditional formats

RULES = (CondRule("cellIs", ("0.5",), 0, "lessThan"), CondRule("expression", ('A1="x<y"',), 1, stop=True))


def sheet(*children: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData/>{"".join(children)}</worksheet>'.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), ("dataValidations", "pageMargins", "extLst")),
        (("mergeCells", "phoneticPr"), ("hyperlinks", "drawing")),
        (("autoFilter", "conditionalFormatting"), ("pageSetup",)),
        (("sheetProtection",), ()),
    ],
)
def test_conditional_formats_stand_in_schema_order(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    data = sheet(*(f"<{name}/>" for name in before + after))
    result = add_conditional_formats(data, [CondFormat("B2:B9", RULES)])
    assert names(result) == ["sheetData", *before, "conditionalFormatting", *after]


def test_priorities_follow_those_in_use_also_in_extensions() -> None:
    old = '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="3"/></conditionalFormatting>'
    ext = '<extLst><ext xmlns:x14="u"><x14:cfRule priority="7"/></ext></extLst>'
    result = add_conditional_formats(sheet(old, ext), [CondFormat("B2", RULES), CondFormat("C2", RULES[:1])])
    assert re.findall(rb'priority="(\d+)"', result) == [b"3", b"8", b"9", b"10", b"7"]


def test_formats_are_not_added_twice() -> None:
    wanted = [CondFormat("B2:B9 D2", RULES)]
    once = add_conditional_formats(sheet(), wanted)
    assert add_conditional_formats(once, wanted) == once


def test_openpyxl_reads_our_conditional_formats(tmp_path: Path) -> None:
    source = BytesIO()
    book = xlsxwriter.Workbook(source)
    book.add_worksheet("Data").write_number(0, 0, 0.4)
    book.close()
    editor = BookEditor(Workbook.open(source.getvalue()))
    dxf = editor.add_dxf(fill="FFC7CE", font_color="9C0006")
    editor.add_cond_format("Data", [CondFormat("A1:A5", (CondRule("cellIs", ("0.5",), dxf, "lessThan"),))])
    editor.save(tmp_path / "a.xlsx")
    formats = openpyxl.load_workbook(tmp_path / "a.xlsx")["Data"].conditional_formatting
    (rule,) = [rule for fmt in formats for rule in fmt.rules]
    assert (rule.operator, rule.formula, rule.dxf.fill.bgColor.rgb) == ("lessThan", ["0.5"], "FFFFC7CE")
