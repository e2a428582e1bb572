"""The copies that the engine reads, written in the forms that it reads rightly: no value rests on what is lost here.

ironcalc dies of style lists that other writers leave out, and of comments and tables that a sheet names by their full
path; it takes `<v/>` for the number 0, a number with blanks around it for 0 as well, and the boolean `true` for
false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.plan import Plan
from kertas_kerja.buku.styles_write import MINIMAL, StyleBook, add_styles_part
from kertas_kerja.buku.workbook import Workbook

_ODD = re.compile(rb"<v(?:\s[^>]*)?(?:/>|>(?:\s|</v>|true|false))|[^>]\s</v>")
_CELL = re.compile(rb"(<c(?=[\s>])[^>]*>)\s*<v(?:\s[^>]*)?(?:/>|>\s*([^<]*?)\s*</v>)")
_TEXTUAL = re.compile(rb"\st\s*=\s*[\"'](?:str|inlineStr)[\"']")
_FULL_PATH = re.compile(rb"""(\sTarget\s*=\s*["'])/xl/""")
_TRUTHS = {b"true": b"1", b"false": b"0"}


def plain_styles(package: Package, edits: Iterable[Edit]) -> None:
    """Gives the copy as many styles as it asks for, all alike."""
    workbook = Workbook(package)
    part = workbook.styles_part or add_styles_part(package, workbook, Plan())
    book = StyleBook(package.read(part))
    more = max([book.count, *(edit.style + 1 for edit in edits if edit.style is not None)]) - 1
    plain = MINIMAL.format(uri=book.root.uri)
    plain = plain.replace(
        "</cellXfs>", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * more + "</cellXfs>"
    )
    package.replace(
        part, plain.replace("</cellStyles>", "</cellStyles><dxfs>" + "<dxf/>" * book.dxf_count + "</dxfs>").encode()
    )


def plain_paths(package: Package, workbook: Workbook) -> None:
    """Gives the sheets of the copy relationships whose targets are seen from the sheet: `../comments1.xml`."""
    for part in {info.part for info in workbook.sheets if info.part.startswith("xl/worksheets/")}:
        name = package.rels_name(part)
        if part.count("/") == 2 and package.has(name):
            package.replace(name, _FULL_PATH.sub(rb"\1../", package.read(name)))


def plain_values(package: Package, workbook: Workbook) -> None:
    """Gives the sheets of the copy their typed values as Excel writes them."""
    for part in {info.part for info in workbook.sheets if info.part}:
        data = package.read(part)
        if _ODD.search(data):
            package.replace(part, _CELL.sub(_plain_value, data))


def _plain_value(cell: re.Match[bytes]) -> bytes:
    opened, value = cell[1], cell[2] or b""
    if _TEXTUAL.search(opened):
        return cell[0]
    return opened + b"<v>" + _TRUTHS.get(value, value) + b"</v>" if value else opened
