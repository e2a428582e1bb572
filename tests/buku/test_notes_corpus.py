"""Notes in every sheet of every real workbook: they go in, a second time changes nothing, and they come out again."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest

from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.package import CONTENT_TYPES
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.buku.xmlspan import utf8
from kertas_kerja.errors import KertasKerjaError
from tests.buku import korpus
from tests.buku.catatan import AUTHOR, notes
from tests.buku.test_sheet_corpus import NOT_FOR_OPENPYXL

pytestmark = pytest.mark.shared
WITH_PARTS_OF_THEIR_OWN = {
    "excelize__Book1.xlsx", "npoi__GLIMP2.xlsx", "openxlsx_data__pivot_notes.xlsx", "openxmlsdk__Complex01.xlsx",
    "openxmlsdk__Spreadsheet.xlsx", "phpspreadsheet__issue.1767.xlsx", "phpspreadsheet__issue.3665.xlsx",
    "umya__aaa.xlsx", "xlsxwriter__background07.xlsx",
}  # fmt: skip
"""Files with comments of other programs that ours are put among."""
CELLS = ((2, 2), (7, 3), (40, 1))


def put(path: Path, target: Path, wanted: dict[str, dict[tuple[int, int], str]]) -> set[str]:
    """Sets these notes in every worksheet; the sheets that take them."""
    with Workbook.open(path) as book:
        editor = BookEditor(book)
        tabs = [info.name for info in book.sheets if info.kind == "worksheet" and info.part]
        taken = {name for name in tabs if editor.set_notes(name, notes(wanted.get(name, {})))}
        editor.save(target, source=path, overwrite=True)
    return taken


def test_notes_go_in_once_and_come_out_again(corpus_file: Path, tmp_path: Path) -> None:
    filled, again, out = (tmp_path / f"{name}{corpus_file.suffix}" for name in ("filled", "again", "out"))
    try:
        wanted = _wanted(corpus_file)
        taken = put(corpus_file, filled, wanted)
    except KertasKerjaError:
        return  # damaged or signed
    if corpus_file.name in WITH_PARTS_OF_THEIR_OWN:
        assert taken
    assert not korpus.new_errors(corpus_file, filled)
    assert put(filled, again, wanted) == taken
    assert again.read_bytes() == filled.read_bytes()
    _witness(corpus_file, filled, taken)
    put(filled, out, {})
    old, new = korpus.parts(corpus_file), korpus.parts(out)
    assert new.keys() <= old.keys()
    assert all(old[name].count(b"<Relationship ") == 0 for name in old.keys() - new.keys())
    assert {name for name in new if old[name] != new[name] and not re_encoded(old[name])} <= {CONTENT_TYPES}
    assert not korpus.new_errors(corpus_file, out)


def _wanted(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    with Workbook.open(path) as book:
        names = [info.name for info in book.sheets]
        free = {name: [place for place in CELLS if book.sheet(name).merge_at(*place) is None] for name in names}
    return {name: {at: f"{name} {format_cell(*at)} & <ini>" for at in places} for name, places in free.items()}


def re_encoded(part: bytes) -> bool:
    """Whether an edit brings the part into UTF-8."""
    return b"UTF-16" in part[:99].upper() or utf8(part) != part


def _witness(before: Path, after: Path, taken: set[str]) -> None:
    """openpyxl reads our notes, and every other comment as it was."""
    if before.name in NOT_FOR_OPENPYXL:
        return
    old, new = _comments(before), _comments(after)
    assert {at: c for at, c in new.items() if c[0] != AUTHOR} == old
    ours = {sheet for (sheet, _), c in new.items() if c[0] == AUTHOR}
    assert ours <= taken


def _comments(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    return {
        (page.title, cell.coordinate): (cell.comment.author, cell.comment.text)
        for page in book.worksheets
        for cell in page._cells.values()
        if cell.comment is not None
    }
