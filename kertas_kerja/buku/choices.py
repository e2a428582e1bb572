"""What the drop-downs of a sheet offer: the lists of its data validations, those of Excel 2010 (x14) included."""

from __future__ import annotations

from kertas_kerja.buku.formula import references
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.sheetmap import SheetMap
from kertas_kerja.buku.xmlspan import parse
from kertas_kerja.errors import PerubahanDitolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.buku.xmlspan import Node

_MOST = 500
"""Cells of a list that stands in a sheet; a longer one is no choice of words."""


def choices(workbook: Workbook, name: str) -> list[tuple[tuple[Range, ...], frozenset[str]]]:
    """(areas, words) of every list of the sheet whose words are known; those that a formula computes are not."""
    info = workbook.info(name)
    data = workbook.package.read(info.part) if info.part else b""
    found = ((_areas(node), _words(workbook, name, _source(node))) for node in _lists(data))
    return [(areas, words) for areas, words in found if areas and words]


def _lists(data: bytes) -> Iterator[Node]:
    if b"dataValidation" not in data:
        return
    try:
        sheet = SheetMap(data, rows=False)
    except PerubahanDitolak:  # nothing is filled there anyway
        return
    root = sheet.root
    for holder in (n for n in root.children if n.name in ("dataValidations", "extLst")):
        inner = sheet.data[root.start : root.open_end] + sheet.data[holder.start : holder.end]
        for node in parse(inner + f"</{root.qname}>".encode()).walk():
            if node.name == "dataValidation" and node.attrs.get("type") == "list":
                yield node


def _areas(node: Node) -> tuple[Range, ...]:
    """The cells: an attribute in the classic form, an element of its own in the later one."""
    written = node.attrs.get("sqref") or next((n.text for n in node.children if n.name == "sqref"), "")
    try:
        return tuple(Range.parse(ref) for ref in written.split())
    except ValueError:
        return ()


def _source(node: Node) -> str:
    formula = next((n for n in node.children if n.name == "formula1"), None)
    return "" if formula is None else (formula.text.strip() or "".join(n.text for n in formula.children)).strip()


def _words(workbook: Workbook, sheet: str, source: str, named: bool = False) -> frozenset[str]:
    """The words of `"Baik,Cukup"`, of a range, or of the range that a name stands for."""
    if source.startswith('"'):
        return frozenset(word.strip() for word in source.strip('"').split(",") if word.strip())
    refs = references(source)
    if len(refs) != 1 or refs[0].start or refs[0].end != len(source):
        refs = tuple(ref for ref in refs if ref.sheet is not None and ref.end == len(source))
    if len(refs) == 1 and refs[0].kind == "cell":
        return _in_cells(workbook, refs[0].sheet or sheet, Range.parse(refs[0].text.replace("$", "")))
    if len(refs) == 1 and refs[0].kind == "name" and not named:
        known = {n.name.casefold(): n.text for n in workbook.defined_names if n.local_sheet is None}
        return _words(workbook, sheet, known.get(refs[0].text.casefold(), ""), named=True)
    return frozenset()


def _in_cells(workbook: Workbook, sheet: str, area: Range) -> frozenset[str]:
    if area.rows * area.cols > _MOST or all(info.name.casefold() != sheet.casefold() for info in workbook.sheets):
        return frozenset()
    cells = workbook.sheet(workbook.info(sheet).name)
    places = ((row, col) for row in range(area.top, area.bottom + 1) for col in range(area.left, area.right + 1))
    return frozenset(text.strip() for row, col in places if (text := cells.text(row, col)).strip())
