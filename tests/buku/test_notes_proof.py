"""The proof over notes: whatever else changes in the comment parts, or around them, is noticed."""

from __future__ import annotations

import pytest

from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.proof import buktikan
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import SwaujiGagal
from tests.buku.catatan import COMMENTS, PLAIN, RELS, SHEET, VML, filled, notes, operators


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (COMMENTS, b"punya operator", b"punya Operator"),
        (COMMENTS, b"<author>Lain</author>", b"<author>lain</author>"),
        (COMMENTS, b'ref="D9" authorId="1"', b'ref="D9" authorId="0"'),
        (COMMENTS, b'ref="D9"', b'ref="D8"'),
        (COMMENTS, b"Judul", b"judul"),
        (COMMENTS, b'ref="E5"', b'ref="E6"'),
        (COMMENTS, b"</commentList>", b'<comment ref="A1" authorId="0"><text/></comment></commentList>'),
        (COMMENTS, b"</authors>", b"<author>Asing</author></authors>"),
        (COMMENTS, b"<comments ", b'<comments xmlns:a="b" a:c="d" '),
        (VML, b"visibility:visible", b"visibility:hidden"),
        (VML, b"width:225pt;height:67.5pt;z-index:1;visibility:hidden", b"visibility:visible"),
        (VML, b'data="1"', b'data="2"'),
        (VML, b"<x:Row>4</x:Row>", b"<x:Row>5</x:Row>"),
        (VML, b"_x0000_s1027", b"_x0000_s1025"),
        (VML, b"</xml>", b'<v:rect id="x"/></xml>'),
        (VML, b"</xml>", b'<v:shapetype id="x"/></xml>'),
        (RELS, b"vmlDrawing1.vml", b"vmlDrawing2.vml"),
        (RELS, b"</Rel", b'<Relationship Id="r7" Type="a/b" Target="c" TargetMode="External"/></Rel'),
        (SHEET, b"<legacyDrawing ", b"<legacyDrawingHF "),
        ("[Content_Types].xml", b"spreadsheetml.comments+xml", b"spreadsheetml.table+xml"),
        ("[Content_Types].xml", b"officedocument.vmlDrawing", b"officedocument.other"),
    ],
)  # fmt: skip
def test_the_proof_notices_any_other_change_among_the_notes(part: str, old: bytes, new: bytes) -> None:
    editor = BookEditor(Workbook.open(operators()))
    assert editor.set_notes("Data", notes({(5, 5): "b"}))
    package, _ = editor.finish()
    buktikan(package, Package.open(package.to_bytes()), editor.plan)
    copy = Package.open(package.to_bytes())
    assert old in copy.read(part), copy.read(part).decode()
    copy.replace(part, copy.read(part).replace(old, new, 1))
    with pytest.raises(SwaujiGagal):
        buktikan(package, Package.open(copy.to_bytes()), editor.plan)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b'r:id="rId2"/>', b'r:id="rId1"/>'),
        (SHEET, b"<legacyDrawing ", b"<legacyDrawing/><legacyDrawing "),
        (VML, b"<v:shapetype", b'<v:rect id="x"/><v:shapetype'),
        (VML, b"visibility:hidden", b"visibility:visible"),
        (COMMENTS, b"Judul", b"judul"),
        (RELS, b"/comments", b"/komentar"),
    ],
)
def test_the_proof_notices_it_in_new_parts_too(part: str, old: bytes, new: bytes) -> None:
    editor = BookEditor(Workbook.open(PLAIN))
    assert editor.set_notes("Data", notes({(5, 5): "b"}))
    package, _ = editor.finish()
    copy = Package.open(package.to_bytes())
    assert old in copy.read(part), copy.read(part).decode()
    copy.replace(part, copy.read(part).replace(old, new, 1))
    with pytest.raises(SwaujiGagal):
        buktikan(package, Package.open(copy.to_bytes()), editor.plan)


def test_the_proof_notices_notes_that_stayed() -> None:
    once = filled(operators(), {(5, 5): "b"})
    editor = BookEditor(Workbook.open(once))
    assert editor.set_notes("Data", notes({}))
    package, _ = editor.finish()
    with pytest.raises(SwaujiGagal, match="catatan sel E5"):
        buktikan(package, Package.open(once), editor.plan)
