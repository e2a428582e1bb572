"""The copies that the engine reads, written in the forms that it reads rightly: no value rests on what is lost here.

ironcalc dies of style lists that other writers leave out, and of comments and tables that a sheet names by their full
path, of what-if tables and of Strict files; it takes `<v/>` for the number 0, an empty cell that is said to be a number
and a number with blanks around it for 0 as well, and the boolean `true` for false.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kertas_kerja.buku.package import Package
from kertas_kerja.buku.plan import Plan
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.splice import Edit, splice_sheet
from kertas_kerja.buku.styles_write import MINIMAL, StyleBook, add_styles_part
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.buku.xmlspan import escape
from kertas_kerja.errors import PerubahanDitolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kertas_kerja.buku.groups import Place
    from kertas_kerja.buku.recalc_reading import Reading

_ODD = re.compile(rb"<v(?:\s[^>]*)?(?:/>|>(?:\s|</v>|true|false))|[^>]\s</v>")
_CELL = re.compile(rb"(<c(?=[\s>])[^>]*>)\s*<v(?:\s[^>]*)?(?:/>|>\s*([^<]*?)\s*</v>)")
_TYPED_BLANK = re.compile(
    rb"""(<(?:[\w.-]+:)?c\s(?:[^>]*?\s)?)t\s*=\s*["'][den]["']([^>]*?(?:/>|>\s*</(?:[\w.-]+:)?c\s*>))"""
)
_TEXTUAL = re.compile(rb"\st\s*=\s*[\"'](?:str|inlineStr)[\"']")
_FULL_PATH = re.compile(rb"""(\sTarget\s*=\s*["'])/xl/""")
_TRUTHS = {b"true": b"1", b"false": b"0"}
_WHAT_IF = re.compile(rb"""<(?:[\w.-]+:)?f\s[^>]*\bt\s*=\s*["']dataTable["'][^>]*(?:/>|>[^<]*</(?:[\w.-]+:)?f>)""")
_ARRAY = rb"""(<(?:[\w.-]+:)?c\b[^>]*\br\s*=\s*["']%b["'][^>]*>\s*<(?:[\w.-]+:)?f\b[^>/]*>)[^<]*"""
_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def write_copy(
    package: Package, workbook: Workbook, reading: Reading, edits: Mapping[str, Mapping[Place, Edit]], paths: list[str]
) -> None:
    """Writes the copy of the untouched workbook to the first path, and that of the edited one to the second, if any."""
    plain_styles(package, (edit for planned in edits.values() for edit in planned.values()))
    plain_values(package, workbook)
    plain_paths(package, workbook)
    _splice(package, workbook, ((name, planned.values()) for name, planned in reading.edits.items()))
    _reword_arrays(package, workbook, reading)
    for path in paths:
        if path is not paths[0]:
            _splice(package, workbook, reading.planned(edits))
        without_strict(package, workbook)
        package.save(path)


def _splice(package: Package, workbook: Workbook, edits: Iterable[tuple[str, Iterable[Edit]]]) -> None:
    for name, planned in edits:
        part = workbook.info(name).part
        package.replace(part, splice_sheet(package.read(part), planned))


def _reword_arrays(package: Package, workbook: Workbook, reading: Reading) -> None:
    """Other words for array formulas, which no splice touches. Raises PerubahanDitolak for one that is not found."""
    for name, texts in reading.arrays.items():
        part = workbook.info(name).part
        data = package.read(part)
        for place, text in texts.items():
            data, count = re.subn(_ARRAY % format_cell(*place).encode(), _with_text(text), data, count=1)
            if not count:
                raise PerubahanDitolak(format_cell(*place))
        package.replace(part, data)


def _with_text(text: str) -> Callable[[re.Match[bytes]], bytes]:
    return lambda match: match[1] + escape(text).encode()


def without_strict(package: Package, workbook: Workbook) -> None:
    """Gives the parts of a Strict copy the namespaces that every reader knows."""
    for name in list(package.names) if workbook.strict else ():
        data = package.read(name) if name.endswith((".xml", ".rels")) else b""
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, known in _NAMESPACES:
                data = data.replace(strict, known)
            package.replace(name, data)


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
            data = _CELL.sub(_plain_value, data)
        if b"dataTable" in data:
            data = _WHAT_IF.sub(b"", data)
        data = _TYPED_BLANK.sub(rb"\1\2", data)
        if data != package.read(part):
            package.replace(part, data)


def _plain_value(cell: re.Match[bytes]) -> bytes:
    opened, value = cell[1], cell[2] or b""
    if _TEXTUAL.search(opened):
        return cell[0]
    return opened + b"<v>" + _TRUTHS.get(value, value) + b"</v>" if value else opened
