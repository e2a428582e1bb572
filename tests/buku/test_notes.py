"""Notes in a sheet: new parts, parts of an operator that ours go into, and sheets that are left as they are."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.notes_grid import Axis, Grid
from kertas_kerja.buku.notes_vml import VmlPart
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.proof import buktikan
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import PerubahanDitolak
from tests.buku import korpus
from tests.buku.bangun import MAIN, OFFICE, STRICT, STRICT_OFFICE, parts, relationships, worksheet, zipped
from tests.buku.buatan import book
from tests.buku.catatan import (
    AUTHOR,
    COMMENTS,
    PLAIN,
    RELS,
    SHEET,
    VML,
    comments,
    filled,
    notes,
    operators,
    put,
    rezipped,
    text,
    unzipped,
)
from tests.libreoffice import ubah


def errors(data: bytes, folder: Path) -> Any:
    path = folder / "audit.xlsx"
    path.write_bytes(data)
    return korpus.audit(path)


# ---------------------------------------------------------------------- sheets without comments


def test_a_sheet_without_comments_gets_all_that_a_note_needs(tmp_path: Path) -> None:
    result = filled(PLAIN, {(2, 2): "satu & <dua>", (5, 1): "tiga"})
    assert comments(result) == {"B2": (AUTHOR, text("satu & <dua>")), "A5": (AUTHOR, text("tiga"))}
    new = unzipped(result)
    assert new.keys() - unzipped(PLAIN).keys() == {COMMENTS, VML, RELS}
    types = new["[Content_Types].xml"].decode()
    assert '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' in types
    assert f'PartName="/{COMMENTS}"' in types
    assert new[VML].count(b"visibility:hidden") == 2
    assert b"<x:Visible" not in new[VML]
    assert re.findall(rb'id="(_x0000_s\d+)"', new[VML]) == [b"_x0000_s1025", b"_x0000_s1026"]
    assert not errors(result, tmp_path) - errors(PLAIN, tmp_path)


def test_only_the_sheet_gets_one_element_in_its_place() -> None:
    def more(made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].add_table("F1:G3")
        tabs["Data"].set_header("&C&G", {"image_center": "logo.png", "image_data_center": _png()})

    source = book({"Data": {"A1": 1}, "Lain": {"A1": 2}}, more)
    old, new = unzipped(source), unzipped(filled(source, {(1, 1): "x"}))
    element = b'<legacyDrawing r:id="rId4"/>'
    assert new[SHEET].replace(element, b"") == old[SHEET]
    assert new[SHEET].index(b"<headerFooter") < new[SHEET].index(element) < new[SHEET].index(b"<legacyDrawingHF")
    assert {n for n in old if old[n] != new[n]} == {SHEET, RELS, "[Content_Types].xml"}
    assert new["xl/drawings/vmlDrawing2.vml"].count(b"<v:shape ") == 1
    assert b'data="2"' in new["xl/drawings/vmlDrawing2.vml"]  # a block of ids of its own


def _png() -> BytesIO:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def test_a_drawing_that_has_no_type_gets_one_and_that_is_no_fault() -> None:
    def more(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].set_header("&C&G", {"image_center": "logo.png", "image_data_center": _png()})

    default = b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    source = book({"Data": {"A1": 1}}, more)
    untyped = rezipped(source, {"[Content_Types].xml": lambda part: part.replace(default, b"")})
    assert untyped != source
    assert comments(filled(untyped, {(1, 1): "x"})) == {"A1": (AUTHOR, text("x"))}


ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("sheet", "element", "kind"),
    [
        (worksheet(ROW), f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId2"/>', f"{OFFICE}/comments"),
        (worksheet(ROW, root=f'xmlns="{MAIN}" xmlns:hub="{OFFICE}"'), '<legacyDrawing hub:id="rId2"/>', OFFICE),
        (
            worksheet(ROW, root=f'xmlns="{STRICT}" xmlns:r="{STRICT_OFFICE}"'),
            '<legacyDrawing r:id="rId2"/>',
            f"{STRICT_OFFICE}/comments",
        ),
        (
            worksheet(ROW, root=f'xmlns="{MAIN}"').replace(b"<", b"<x:").replace(b"<x:/", b"</x:")
            .replace(b"<x:?", b"<?").replace(b"xmlns=", b"xmlns:x="),
            f'<x:legacyDrawing xmlns:r="{OFFICE}" r:id="rId2"/>',
            OFFICE,
        ),
    ],
    ids=["no-prefix", "another-prefix", "strict", "prefixed"],
)  # fmt: skip
def test_names_are_spelled_as_the_sheet_does(sheet: bytes, element: str, kind: str) -> None:
    source = zipped(parts(sheet))
    new = unzipped(filled(source, {(1, 1): "x"}))
    assert element in new[SHEET].decode()
    assert new[SHEET].replace(element.encode(), b"") == sheet
    assert kind in new[RELS].decode()
    space = STRICT if STRICT in sheet.decode() else MAIN
    assert f'<comments xmlns="{space}">' in new[COMMENTS].decode()
    assert f'Type="{OFFICE}/vmlDrawing"' in new[RELS].decode()  # as Excel has it in Strict files too


def test_several_sheets_have_parts_and_ids_of_their_own() -> None:
    editor = BookEditor(Workbook.open(PLAIN))
    assert editor.set_notes("Data", notes({(1, 1): "a"}))
    assert editor.set_notes("Lain", notes({(1, 1): "b"}))
    package, _ = editor.finish()
    buktikan(package, Package.open(package.to_bytes()), editor.plan)
    result = package.to_bytes()
    assert (comments(result)["A1"][1], comments(result, "Lain")["A1"][1]) == (text("a"), text("b"))
    assert b'data="1"' in package.read(VML)
    assert b'data="2"' in package.read("xl/drawings/vmlDrawing2.vml")


# ---------------------------------------------------------------------- again


def test_the_same_notes_change_nothing() -> None:
    once = filled(operators(), {(1, 1): "x", (7, 7): "y"})
    assert filled(once, {(1, 1): "x", (7, 7): "y"}) == once


def test_what_has_changed_is_renewed_and_the_rest_keeps_its_bytes() -> None:
    once = filled(PLAIN, {(1, 1): "a", (2, 1): "b", (3, 1): "c"})
    twice = filled(once, {(1, 1): "a", (2, 1): "lain", (4, 1): "d"})
    assert {ref: t for ref, (_, t) in comments(twice).items()} == {"A1": text("a"), "A2": text("lain"), "A4": text("d")}
    for part, tag in ((COMMENTS, b"comment"), (VML, b"v:shape")):
        pattern = re.compile(b"<%s [^>]*>.*?</%s>" % (tag, tag), re.DOTALL)
        old, new = (pattern.findall(unzipped(x)[part]) for x in (once, twice))
        assert new[0] == old[0]
        assert len(new) == 3
    assert unzipped(twice)[SHEET] == unzipped(once)[SHEET]


def test_all_gone_is_as_it_never_was() -> None:
    once = filled(PLAIN, {(1, 1): "a", (2, 1): "b"})
    back = unzipped(filled(once, {}))
    default = b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    types = back["[Content_Types].xml"]
    assert back | {"[Content_Types].xml": types.replace(default, b"")} == unzipped(PLAIN)


# ---------------------------------------------------------------------- among an operator's notes


def test_an_operators_notes_stay_and_ours_go_around_them(tmp_path: Path) -> None:
    source = operators()
    result = filled(source, {(1, 1): "a", (2, 2): "tidak", (5, 5): "b", (20, 1): "c"})
    expected = {
        "B2": ("Operator", "punya operator"), "D9": ("Lain", "juga"), "A1": (AUTHOR, text("a")),
        "E5": (AUTHOR, text("b")), "A20": (AUTHOR, text("c")),
    }  # fmt: skip
    assert comments(result) == expected
    assert re.findall(rb'ref="(\w+)"', unzipped(result)[COMMENTS]) == [b"A1", b"B2", b"E5", b"D9", b"A20"]
    ids = re.findall(rb'<v:shape id="(\w+)"', unzipped(result)[VML])
    assert len(set(ids)) == 5
    assert not errors(result, tmp_path) - errors(source, tmp_path)
    assert unzipped(filled(result, {})) == unzipped(source)


def test_a_note_that_a_person_wrote_into_is_that_persons() -> None:
    def more(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].write_comment("C3", text("lama") + "\nSudah saya cek.", {"author": AUTHOR})

    source = operators(more)
    result = filled(source, {(3, 3): "baru", (4, 4): "x"})
    assert comments(result)["C3"] == (AUTHOR, text("lama") + "\nSudah saya cek.")
    assert comments(filled(result, {})).keys() == {"B2", "D9", "C3"}


def test_an_author_before_others_stays_in_the_list() -> None:
    def first(part: bytes) -> bytes:
        ours = f"<author>{AUTHOR}</author>".encode()
        part = part.replace(ours, b"").replace(b"<authors>", b"<authors>" + ours)
        return re.sub(rb'authorId="(\d)"', lambda m: b'authorId="%d"' % ((int(m[1]) + 1) % 3), part)

    saved = rezipped(filled(operators(), {(1, 1): "a", (5, 5): "b"}), {COMMENTS: first})
    assert comments(saved)["A1"] == (AUTHOR, text("a"))
    assert comments(saved)["B2"] == ("Operator", "punya operator")
    assert filled(saved, {(1, 1): "a", (5, 5): "b"}) == saved
    assert comments(filled(saved, {(5, 5): "c"})).keys() == {"B2", "D9", "E5"}
    assert comments(filled(saved, {})) == comments(operators())


@pytest.mark.parametrize("author", ["", " "])
def test_notes_without_author_are_ours_by_their_form(author: str) -> None:
    once = filled(PLAIN, {(1, 1): "a", (2, 1): "b"})
    saved = rezipped(once, {COMMENTS: lambda part: part.replace(AUTHOR.encode(), author.encode())})
    assert filled(saved, {(1, 1): "a", (2, 1): "b"}) == saved
    assert comments(filled(saved, {(1, 1): "lain"})) == {"A1": (AUTHOR, text("lain"))}
    assert COMMENTS not in unzipped(filled(saved, {}))


def test_form_controls_in_the_same_drawing_stay() -> None:
    source = operators(lambda _made, tabs: tabs["Data"].insert_button("F2", {"caption": "Tekan"}))
    result = filled(source, {(5, 5): "b"})
    button = re.search(rb'<v:shape [^>]*type="#_x0000_t201".*?</v:shape>', unzipped(source)[VML])
    assert button is not None
    assert button[0] in unzipped(result)[VML]
    assert unzipped(filled(result, {})) == unzipped(source)


def test_a_drawing_without_the_type_of_shape_gets_it() -> None:
    def bare(part: bytes) -> bytes:
        return re.sub(rb"<v:shapetype.*?</v:shapetype>|<o:shapelayout.*?</o:shapelayout>", b"", part)

    result = filled(rezipped(operators(), {VML: bare}), {(5, 5): "b", (6, 5): "c"})
    assert unzipped(result)[VML].count(b"<v:shapetype ") == 1
    assert comments(result)["E5"] == (AUTHOR, text("b"))


def test_openpyxls_drawings_are_understood(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "Data"
    page["B2"].comment = Comment("punya operator", "Operator")
    made.save(path := tmp_path / "o.xlsx")
    result = filled(path.read_bytes(), {(5, 5): "b"})
    assert comments(result) == {"B2": ("Operator", "punya operator"), "E5": (AUTHOR, text("b"))}
    assert not errors(result, tmp_path) - errors(path.read_bytes(), tmp_path)
    assert comments(filled(result, {})) == {"B2": ("Operator", "punya operator")}


def test_a_full_block_of_shape_ids_is_followed_by_a_free_one() -> None:
    def crowded(part: bytes) -> bytes:
        return part.replace(b"_x0000_s1025", b"_x0000_s2046")

    many = {(row, 9): "x" for row in range(1, 1100)}
    result = unzipped(filled(rezipped(operators(), {VML: crowded}), many))[VML]
    ids = [int(n) for n in re.findall(rb'<v:shape id="_x0000_s(\d+)"', result)]
    blocks = {int(n) for n in re.findall(rb'idmap [^>]*data="([\d,]+)"', result)[0].split(b",")}
    assert len(set(ids)) == 1101
    assert {n // 1024 for n in ids} == blocks == {1, 2}


# ---------------------------------------------------------------------- left as they are


def _second(data: bytes, kind: str, target: str) -> bytes:
    element = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'.encode()
    return rezipped(data, {RELS: lambda part: part.replace(b"</Relationships>", element)})


def _shared() -> bytes:
    source = operators(lambda _made, tabs: tabs["Lain"].write_comment("A1", "x"))
    return rezipped(
        source, {"xl/worksheets/_rels/sheet2.xml.rels": lambda p: p.replace(b"vmlDrawing2", b"vmlDrawing1")}
    )


LEFT = {
    "two comments parts": lambda: _second(operators(), "comments", "../comments1.xml"),
    "a drawing of two sheets": _shared,
    "VML that is no XML": lambda: rezipped(operators(), {VML: lambda p: p.replace(b"<v:path ", b"<br><v:path ", 1)}),
    "another encoding": lambda: rezipped(
        operators(), {COMMENTS: lambda p: p.decode().replace("UTF-8", "UTF-16").encode("utf-16")}
    ),
    "no drawing": lambda: rezipped(operators(), {SHEET: lambda p: re.sub(rb"<legacyDrawing [^>]*>", b"", p)}),
    "a button and no comments": lambda: book(
        {"Data": {"A1": 1}}, lambda _made, tabs: tabs["Data"].insert_button("B2", {"caption": "x"})
    ),
    "protected": lambda: book({"Data": {"A1": 1}}, lambda _made, tabs: tabs["Data"].protect()),
    "an alternative": lambda: rezipped(
        PLAIN,
        {
            SHEET: lambda p: p.replace(
                b"</worksheet>",
                b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'
                b"</worksheet>",
            )
        },
    ),
    "an unknown author": lambda: rezipped(operators(), {COMMENTS: lambda p: p.replace(b'Id="1"', b'Id="7"')}),
    "two notes in a cell": lambda: rezipped(operators(), {COMMENTS: lambda p: p.replace(b'"D9"', b'"B2"')}),
    "another type": lambda: rezipped(
        operators(), {"[Content_Types].xml": lambda p: p.replace(b".comments+", b".komentar+")}
    ),
    "a part that is not there": lambda: zipped({n: p for n, p in unzipped(operators()).items() if n != VML}),
    "VML without rows": lambda: rezipped(operators(), {VML: lambda p: re.sub(rb"<x:Row>\d+</x:Row>", b"", p)}),
}


@pytest.mark.parametrize("name", LEFT)
def test_sheets_that_are_not_understood_are_left(name: str) -> None:
    source = LEFT[name]()
    takes, result = put(source, {(5, 5): "b"})
    assert not takes
    assert result == source


def test_protection_that_spares_objects_is_no_hindrance() -> None:
    source = book({"Data": {"A1": 1}}, lambda _made, tabs: tabs["Data"].protect("", {"objects": True}))
    assert put(source, {(5, 5): "b"})[0]


def test_threaded_comments_keep_ours_away_and_old_ones_go() -> None:
    once = filled(operators(), {(5, 5): "b"})
    part = "xl/threadedComments/threadedComment1.xml"
    source = zipped(unzipped(_second(once, "threadedComment", f"../../{part}")) | {part: b"<ThreadedComments/>"})
    takes, result = put(source, {(5, 5): "b", (6, 5): "c"})
    assert not takes
    assert comments(result).keys() == {"B2", "D9"}
    assert unzipped(result)[part] == b"<ThreadedComments/>"


def test_chart_sheets_and_signed_files_are_refused() -> None:
    source = book({"Data": {"A1": 1}}, lambda made, _tabs: made.add_chartsheet("Grafik").set_chart(_chart(made)))
    with pytest.raises(PerubahanDitolak):
        BookEditor(Workbook.open(source)).set_notes("Grafik", notes({(1, 1): "x"}))
    origin = ("rId9", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "o.sigs")
    main = relationships(("rId1", "officeDocument", "xl/workbook.xml"), origin)
    signed = zipped(unzipped(PLAIN) | {"_rels/.rels": main, "o.sigs": b""})
    editor = BookEditor(Workbook.open(signed))
    assert editor.set_notes("Data", notes({}))
    with pytest.raises(PerubahanDitolak, match="bertanda tangan"):
        editor.set_notes("Data", notes({(1, 1): "x"}))


def _chart(made: Any) -> Any:
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$A$1:$A$2"})
    return chart


# ---------------------------------------------------------------------- boxes


def test_boxes_are_as_large_as_asked_for_whatever_the_cells_are() -> None:
    def more(_made: Any, tabs: dict[str, Any]) -> None:
        tab = tabs["Data"]
        tab.set_column("B:C", 2)
        tab.set_column("E:E", None, None, {"hidden": True})
        tab.set_column("L:XFD", None, None, {"hidden": True})
        tab.set_row(4, 5)
        tab.set_row(6, 40, None, {"hidden": True})
        tab.merge_range("B4:D6", "gabung")

    source = book({"Data": {"A1": 1}}, more)
    result = unzipped(filled(source, {(4, 2): "x", (4, 9): "di tepi", (1, 1): "di atas"}))
    workbook = Workbook.open(source)
    grid = Grid(workbook.sheet("Data"), workbook.package.read(SHEET), 9)
    anchors = re.findall(rb"<x:Anchor>([\d, ]+)<", result[VML])
    assert len(anchors) == 3
    for anchor in anchors:
        x1, dx1, y1, dy1, x2, dx2, y2, dy2 = map(int, anchor.split(b", "))
        assert grid.columns.start(x2 + 1) + dx2 - grid.columns.start(x1 + 1) - dx1 == 300
        assert grid.rows.start(y2 + 1) + dy2 - grid.rows.start(y1 + 1) - dy1 == 90
        assert x2 < 16_384
    beside = next(a for a in anchors if b"<x:Row>3</x:Row><x:Column>1<" in _shape(result[VML], a))
    assert beside.startswith(b"5, 15, ")  # D is the last column of the merged range, E is hidden


def _shape(vml: bytes, anchor: bytes) -> bytes:
    return next(shape for shape in vml.split(b"</v:shape>") if anchor in shape)


@given(
    st.integers(0, 90),
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 5), st.integers(0, 200)), max_size=8),
    st.integers(0, 5_000),
)
def test_an_axis_finds_what_lies_at_a_position(default: int, raw: list[tuple[int, int, int]], position: int) -> None:
    axis = Axis(default, sorted((first, first + more, size) for first, more, size in raw), 50)
    number, inside = axis.find(position)
    assert 0 <= number < 50
    if position < axis.length:
        assert axis.start(number + 1) + inside == position
        assert inside < axis.start(number + 2) - axis.start(number + 1)
    assert axis.start(51) == axis.length


places = st.tuples(st.integers(1, 12), st.integers(1, 6))
sets = st.dictionaries(places, st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=6)


@settings(max_examples=30, deadline=None)
@given(st.lists(sets, max_size=4), st.booleans())
def test_any_notes_in_any_order_leave_an_operators_alone(steps: list[dict[tuple[int, int], str]], own: bool) -> None:
    source = operators() if own else PLAIN
    taken = {(2, 2), (9, 4)} if own else set()
    before, data = comments(source), source
    for step in steps:
        data = put(data, step)[1]
        assert put(data, step)[1] == data
        now = comments(data)
        assert {ref: c for ref, c in now.items() if c[0] != AUTHOR} == before
        ours = {ref for ref, c in now.items() if c[0] == AUTHOR}
        assert ours == {format_cell(*place) for place in step.keys() - taken}
    back = unzipped(filled(data, {}))
    assert {n: p for n, p in back.items() if n[0] != "["} == {n: p for n, p in unzipped(source).items() if n[0] != "["}


# ---------------------------------------------------------------------- LibreOffice


@pytest.mark.libreoffice
def test_notes_outlive_libreoffice_and_are_known_afterwards(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.xlsx", tmp_path / "lo"
    folder.mkdir()
    path.write_bytes(filled(operators(), {(5, 5): "b\nc & d", (7, 1): "e"}))
    saved = ubah(path, folder, "xlsx:Calc MS Excel 2007 XML").read_bytes()
    assert {ref: t for ref, (_, t) in comments(saved).items()}.items() >= {
        "E5": text("b\nc & d"),
        "A7": text("e"),
    }.items()
    assert filled(saved, {(5, 5): "b\nc & d", (7, 1): "e"}) == saved
    assert comments(filled(saved, {(7, 1): "e"})).keys() == {"B2", "D9", "A7"}
    renewed = filled(saved, {(5, 5): "lain", (7, 1): "e"})
    assert comments(renewed)["E5"] == (AUTHOR, text("lain"))
    assert len(VmlPart(unzipped(renewed)[VML]).notes) == 4
