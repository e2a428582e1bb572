"""Notes for the tests: one author, texts that end with a mark; and files with an operator's own notes."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import openpyxl

from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.notes import Note, Notes
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.proof import buktikan
from kertas_kerja.buku.workbook import Workbook
from tests.buku.bangun import zipped
from tests.buku.buatan import book

AUTHOR = "penulis uji"
FORM = r"(?s).*\nUJI\."
Texts = Mapping[tuple[int, int], str]
COMMENTS, VML, SHEET = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet1.xml"
RELS = "xl/worksheets/_rels/sheet1.xml.rels"
PLAIN = book({"Data": {"A1": 1, "B2": "teks"}, "Lain": {"A1": 2}})


def text(body: str) -> str:
    """What a note of this body says in full."""
    return f"Judul\n{body}\nUJI."


def notes(texts: Texts) -> Notes:
    """Notes of these bodies by place."""
    cells = {
        place: Note((("Judul\n", True), (text(body).removeprefix("Judul\n"), False)), "Arial", 9, 300, 90)
        for place, body in texts.items()
    }
    return Notes(AUTHOR, FORM, cells)


def put(data: bytes, texts: Texts, sheet: str = "Data") -> tuple[bool, bytes]:
    """Whether the sheet takes the notes, and the proved file."""
    editor = BookEditor(Workbook.open(data))
    takes = editor.set_notes(sheet, notes(texts))
    package, _ = editor.finish()
    written = package.to_bytes()
    buktikan(package, Package.open(written), editor.plan)
    return takes, written


def filled(data: bytes, texts: Texts, sheet: str = "Data") -> bytes:
    takes, written = put(data, texts, sheet)
    assert takes
    return written


def comments(data: bytes, sheet: str = "Data") -> dict[str, tuple[str, str]]:
    """Address -> (author, text), as openpyxl reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        page = openpyxl.load_workbook(BytesIO(data))[sheet]
    found = {c.coordinate: c.comment for c in page._cells.values() if c.comment is not None}
    return {ref: (comment.author, comment.text) for ref, comment in found.items()}


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The workbook with parts put through functions."""
    return zipped({name: changes.get(name, bytes)(part) for name, part in unzipped(data).items()})


def operators(more: Callable[[Any, dict[str, Any]], None] | None = None) -> bytes:
    """A workbook with an operator's notes in B2 and D9."""

    def extra(made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].write_comment("B2", "punya operator", {"author": "Operator"})
        tabs["Data"].write_comment("D9", "juga", {"author": "Lain", "visible": True})
        if more is not None:
            more(made, tabs)

    return book({"Data": {"A1": 1, "B2": "teks"}, "Lain": {"A1": 2}}, extra)
