"""Real workbooks: our reading agrees with openpyxl's, cell by cell; a package saved without edits keeps its bytes."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from kertas_kerja.buku.sheet import Cell
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import BerkasRusak

pytestmark = pytest.mark.shared

DAMAGED = {
    "poi__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5265527465181184.xlsx": "_rels/.rels fails its checksum",
    "poi__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5937385319563264.xlsx": "sheet8.xml fails its checksum",
}
"""Files that nobody can read: we refuse them, and so does openpyxl."""
NOT_FOR_OPENPYXL = {
    "calamine__issue_530.xlsx": "the shared strings part has another case",
    "calamine__pivots.xlsx": "an empty element in a pivot part",
    "phpspreadsheet__Zip-Windows-Directory-Separator.xlsx": "backslashes in part names",
    "phpspreadsheet__issue.3730.xlsx": "backslashes in part names",
    "sheetjs__xlsx-stream-d-date-cell.xlsx": "a style that is not there",
    "umya__tdf76115.xlsx": "backslashes in part names",
}
"""Files that we read and openpyxl does not."""
TIMES = (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)


def test_saving_without_edits_keeps_the_bytes(corpus_file: Path) -> None:
    if corpus_file.name in DAMAGED:
        return
    with Workbook.open(corpus_file) as workbook:
        out = BytesIO()
        workbook.package.save(out)
    assert out.getvalue() == corpus_file.read_bytes()


def test_every_relationship_and_part_is_understood(corpus_file: Path) -> None:
    if corpus_file.name in DAMAGED:
        with pytest.raises(BerkasRusak, match="rusak"):
            _read_all(corpus_file)
        return
    with Workbook.open(corpus_file) as workbook:
        assert workbook.sheets
        for info in workbook.sheets:
            assert workbook.package.has(info.part)
            assert workbook.package.content_type(info.part)
        for name in workbook.package.names:
            assert len(workbook.package.read(name)) == workbook.package.size(name)
        assert [rel for rel in workbook.package.rels(workbook.part) if rel.kind == "worksheet"]


def test_cells_agree_with_openpyxl(corpus_file: Path) -> None:
    if corpus_file.name in DAMAGED:
        return
    with Workbook.open(corpus_file) as workbook:
        ours = {info.name: {(c.row, c.col): c for c in workbook.sheet(info.name)} for info in workbook.sheets}
        merged = {info.name: {m.format() for m in workbook.sheet(info.name).merged} for info in workbook.sheets}
        formats = workbook.styles
    if corpus_file.name in NOT_FOR_OPENPYXL:
        assert any(ours.values())
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        values = openpyxl.load_workbook(corpus_file, data_only=True)
        formulas = openpyxl.load_workbook(corpus_file)
    for page in values.worksheets:
        cells, other = ours[page.title], formulas[page.title]
        for place in sorted(cells.keys() | page._cells.keys()):
            theirs = page._cells.get(place)
            written = other._cells.get(place)
            where = f"{page.title}!{place}"
            # openpyxl writes the target of a link into an empty cell, and forgets the style of merged ones.
            if theirs is None or not theirs.hyperlink or cells.get(place, _EMPTY).value is not None:
                assert _same(cells.get(place), theirs, values.epoch), where
            assert _formula(written) == _ours(cells.get(place)), where
            if theirs is not None and place in cells and not isinstance(theirs, MergedCell):
                assert _format(theirs.number_format) == _format(formats.number_format(cells[place].style)), where
        assert {m.coord for m in page.merged_cells.ranges} == merged[page.title]


def _read_all(path: Path) -> None:
    with Workbook.open(path) as workbook:
        for name in workbook.package.names:
            workbook.package.read(name)


_EMPTY = Cell(1, 1, "", None, None, 0)


def _same(cell: Cell | None, theirs: Any, epoch: datetime.datetime) -> bool:
    """The values are equal, but for what openpyxl turns into dates (compared as serials) and empty strings."""
    value = None if theirs is None else theirs.value
    mine = None if cell is None else cell.value
    if isinstance(value, TIMES):
        if isinstance(mine, str):
            return bool(cell and cell.kind == "d")
        return isinstance(mine, float) and abs(float(to_excel(value, epoch)) - mine) < 1e-5
    return mine == value or (mine == "" and value is None)


def _ours(cell: Cell | None) -> str | None:
    return None if cell is None else cell.formula


def _formula(theirs: Any) -> str | None:
    value = None if theirs is None else theirs.value
    if isinstance(value, ArrayFormula):
        return (value.text or "").removeprefix("=")
    if isinstance(value, DataTableFormula):
        return ""
    return value[1:] if theirs is not None and theirs.data_type == "f" and isinstance(value, str) else None


def _format(code: str) -> str:
    """Formats named only by number follow the region here, and openpyxl's are American; the rest must be equal."""
    return "by region" if code in _BY_REGION else code or "General"


def _regional() -> Iterator[str]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS as THEIRS

    from kertas_kerja.buku.styles import BUILTIN_FORMATS as OURS

    for number in (5, 6, 7, 8, 37, 38, 39, 40, 41, 42, 43, 44, 47, 22):
        yield from (OURS[number], THEIRS[number])


_BY_REGION = frozenset(_regional())
