"""The proof notices every change that was not planned: each sabotage of a finished file must be caught."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.condfmt import CondFormat, CondRule
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.plan import SheetPlan
from kertas_kerja.buku.proof import buktikan
from kertas_kerja.buku.proof_sheet import compare_sheet
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.splice import Edit, splice_sheet
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import SwaujiGagal
from tests.buku import korpus
from tests.buku.bacaan import MAIN
from tests.buku.buatan import book

SHEET = "xl/worksheets/sheet1.xml"
Sabotage = tuple[str, bytes, bytes]


def source() -> bytes:
    def more(made: Any, tabs: dict[str, Any]) -> None:
        tab = tabs["Data"]
        tab.merge_range("E1:F2", "gabung", made.add_format({"bold": True}))
        tab.set_row(3, 30)
        tab.set_column(6, 7, 12, made.add_format({"italic": True}))
        tab.conditional_format(
            "A1:A9", {"type": "cell", "criteria": ">", "value": 1, "format": made.add_format({"bold": 1})}
        )
        tab.data_validation("B1", {"validate": "list", "source": ["a"]})
        made.define_name("seluruh", "=Data!$A$1")

    cells = {"A1": 1, "A2": "teks", "B1": ("=A1*2", 2), "B2": ("=A1+7", 8), "A4": 4, "C1": True}
    return book({"Data": cells, "Lain": {"A1": 5}}, more)


def finished() -> tuple[BookEditor, Package]:
    editor = BookEditor(Workbook.open(source()))
    style = editor.derive_style(0, num_fmt="0.000", fill="FFEEDD")
    editor.set_cell("Data", 1, 1, value=3)
    editor.set_cell("Data", 2, 2, value="ya")
    editor.set_cell("Data", 6, 3, formula="A1/2", value=1.5, style=style)
    editor.add_cond_format(
        "Data", [CondFormat("C1:C9", (CondRule("expression", ("C1>1",), editor.add_dxf(bold=True)),))]
    )
    package, _ = editor.finish()
    return editor, package


def sabotaged(package: Package, *changes: Sabotage) -> Package:
    copy = Package.open(package.to_bytes())
    for part, old, new in changes:
        data = copy.read(part)
        assert old in data, (part, old)
        copy.replace(part, data.replace(old, new, 1))
    return Package.open(copy.to_bytes())


def test_an_honest_file_passes() -> None:
    editor, package = finished()
    buktikan(package, sabotaged(package), editor.plan)


@pytest.mark.parametrize(
    "sabotage",
    [
        (SHEET, b'<c r="A1"><v>3</v>', b'<c r="A1"><v>4</v>'),
        (SHEET, b'<c r="A1"><v>3</v>', b'<c r="A1" s="1"><v>3</v>'),
        (SHEET, b'<c r="A1"><v>3</v>', b'<c r="A1" cm="1"><v>3</v>'),
        (SHEET, b'<c r="A1"><v>3</v>', b'<c r="A1" t="str"><v>3</v>'),
        (SHEET, b'<c r="A4"><v>4</v>', b'<c r="A4"><v>5</v>'),
        (SHEET, b'<c r="A4"><v>4</v></c>', b""),
        (SHEET, b'<c r="A4">', b'<c r="A4" s="1">'),
        (SHEET, b'<c r="A4"><v>4</v></c>', b'<c r="A4"><v>4</v></c><c r="B4"><v>1</v></c>'),
        (SHEET, b"<f>A1*2</f>", b"<f>A1*3</f>"),
        (SHEET, b"<f>A1*2</f><v>6</v>", b"<f>A1*2</f><v>2</v>"),
        (SHEET, b"<f>A1*2</f><v>6</v>", b"<v>6</v>"),
        (SHEET, b"<f>A1/2</f>", b"<f>A1/3</f>"),
        (SHEET, b"<f>A1/2</f>", b'<f t="shared" si="0" ref="C6">A1/2</f>'),
        (SHEET, b"<t>ya</t>", b"<t>tidak</t>"),
        (SHEET, b"<t>ya</t>", b"<t>ya </t>"),
        (SHEET, b't="b"><v>1', b't="b"><v>0'),
        (SHEET, b'ht="30"', b'ht="31"'),
        (SHEET, b'<mergeCell ref="E1:F2"/>', b'<mergeCell ref="E1:F3"/>'),
        (SHEET, b'sqref="B1"', b'sqref="B2"'),
        (SHEET, b'operator="greaterThan"', b'operator="lessThan"'),
        (SHEET, b'sqref="C1:C9"', b'sqref="C1:C8"'),
        (SHEET, b'<dimension ref="A1:H6"/>', b'<dimension ref="A1:B2"/>'),
        (SHEET, b"<row r=\"6\">", b'<row r="6" hidden="1">'),
        (SHEET, b'style="1"', b'style="2"'),
        (SHEET, b"</worksheet>", b"<!-- x --></worksheet>"),
        ("xl/worksheets/sheet2.xml", b"<v>5</v>", b"<v>6</v>"),
        ("xl/sharedStrings.xml", b"teks", b"Teks"),
        ("xl/workbook.xml", b"$A$1", b"$A$2"),
        ("xl/workbook.xml", b'name="Lain"', b'name="lain"'),
        ("xl/styles.xml", b"<b/>", b"<i/>"),
        ("xl/styles.xml", b'<dxf><font><b/></font></dxf></dxfs>', b"</dxfs>"),
        ("docProps/core.xml", b"<", b" <"),
    ],
    ids=lambda s: f"{s[0].rpartition('/')[2]}-{s[2][-24:].decode()}",
)  # fmt: skip
def test_sabotage_is_noticed(sabotage: Sabotage) -> None:
    editor, package = finished()
    try:
        broken = sabotaged(package, sabotage)
    except AssertionError:
        raise AssertionError(package.read(sabotage[0]).decode()) from None
    with pytest.raises(SwaujiGagal):
        buktikan(package, broken, editor.plan)


def lose(package: Package) -> None:
    package.remove("docProps/core.xml")


def appear(package: Package) -> None:
    package.add("xl/media/image1.png", b"x", "image/png")


def mistype(package: Package) -> None:
    types = package.read("[Content_Types].xml")
    package.replace("[Content_Types].xml", types.replace(b"/xl/worksheets/sheet2.xml", b"/xl/worksheets/sheet9.xml"))


def dangle(package: Package) -> None:
    rels = package.read("xl/_rels/workbook.xml.rels")
    package.replace("xl/_rels/workbook.xml.rels", rels.replace(b"theme1.xml", b"theme2.xml"))


@pytest.mark.parametrize("change", [lose, appear, mistype, dangle])
def test_package_damage_is_noticed(change: Callable[[Package], None]) -> None:
    editor, package = finished()
    copy = Package.open(package.to_bytes())
    change(copy)
    with pytest.raises(SwaujiGagal):
        buktikan(package, Package.open(copy.to_bytes()), editor.plan)


def test_an_edit_that_was_planned_but_not_written_is_noticed() -> None:
    editor, package = finished()
    editor.plan.sheet(SHEET).edits[9, 9] = Edit(9, 9, 1)
    with pytest.raises(SwaujiGagal, match="I9"):
        buktikan(package, sabotaged(package), editor.plan)


def test_a_file_that_cannot_be_read_back_is_noticed() -> None:
    editor, package = finished()
    with pytest.raises(SwaujiGagal):
        buktikan(package, sabotaged(package, (SHEET, b"</sheetData>", b"</sheetdata>")), editor.plan)


# ------------------------------------------------------------------ shared formulas


def shared(*rows: str) -> bytes:
    body = "".join(f'<row r="{at}"><c r="B{at}">{row}</c></row>' for at, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


MASTER = '<f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>1</v>'
FOLLOWER = '<f t="shared" si="0"/><v>1</v>'


def compared(before: bytes, after: bytes, *edits: Edit, chained: bool = False) -> list[str]:
    plan = SheetPlan()
    plan.edits = {(edit.row, edit.col): edit for edit in edits}
    return list(compare_sheet(before, after, plan, chained))


def test_a_master_handed_on_is_the_same_formula() -> None:
    before = shared(MASTER, FOLLOWER, FOLLOWER)
    edit = Edit(1, 2, 9)
    after = splice_sheet(before, [edit])
    assert compared(before, after, edit) == []
    wrong = after.replace(b"A2*$C$1", b"A1*$C$1")
    assert compared(before, wrong, edit) != []


def test_a_follower_whose_master_changed_is_noticed_though_its_bytes_are_the_same() -> None:
    before = shared(MASTER, FOLLOWER, FOLLOWER)
    after = shared('<f t="shared" ref="B1:B3" si="0">A1*$C$2</f><v>1</v>', FOLLOWER, FOLLOWER)
    assert {what.split()[1] for what in compared(before, after)} == {"B1", "B2", "B3"}


def test_calc_chain_must_go_with_a_removed_formula() -> None:
    before = shared("<f>A1</f><v>1</v>")
    edit = Edit(1, 2, 5)
    after = splice_sheet(before, [edit])
    assert compared(before, after, edit) == []
    assert "calcChain" in compared(before, after, edit, chained=True)[0]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "", []),
        ("satu", "satu", []),
        ("1:2", "1:2", ["rentang baris 1 tidak memuat selnya"]),
        ("1:2", "1:3", []),
        ("1:2", "", ["rentang baris 1 tidak memuat selnya"]),
    ],
)
def test_spans_cover_new_cells_unless_they_said_nothing_before(before: str, after: str, said: list[str]) -> None:
    whole = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1" spans="%s"><c r="A1"><v>1</v></c>%s</row></sheetData>'
    one, two = (
        (whole % content + "</worksheet>").encode() for content in ((before, ""), (after, '<c r="C1"><v>2</v></c>'))
    )
    assert compared(one, two, Edit(1, 3, 2)) == said


def test_rows_out_of_order_are_noticed() -> None:
    before = shared("<v>1</v>", "<v>2</v>")
    after = before.replace(b"</row><row", b'</row><row r="9"/><row')
    assert compared(before, after) != []


@pytest.mark.parametrize("spelling", ["plain", "comment", "counted", "utf-16"])
def test_the_same_verdict_for_every_spelling_of_the_part(spelling: str) -> None:
    before = shared("<v>1</v>", "<v>2</v>", "<v>3</v>")
    if spelling == "comment":
        before = before.replace(b"<sheetData>", b"<sheetData><!-- c -->")
    elif spelling == "counted":
        before = before.replace(b' r="2"', b"").replace(b' r="B2"', b' r="B2"')
    elif spelling == "utf-16":
        before = (
            b"<?xml version='1.0' encoding='utf-16'?>".decode().encode("utf-16") + before.decode().encode("utf-16")[2:]
        )
    edit = Edit(2, 2, 7)
    after = splice_sheet(before, [edit])
    assert compared(before, after, edit) == []
    assert compared(before, after) == ["sel B2 berubah di luar rencana"]
    assert compared(before, before, edit) == ["sel B2 tidak sesuai rencana"]


places = st.tuples(st.integers(1, 9), st.integers(1, 5))
grids = st.dictionaries(places, st.integers(0, 99), min_size=1, max_size=15)


def grid(content: dict[tuple[int, int], int]) -> bytes:
    empty = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
    return splice_sheet(empty, [Edit(row, col, value) for (row, col), value in content.items()])


@settings(max_examples=150, deadline=None)
@given(grids, grids)
def test_exactly_the_cells_that_differ_are_named(one: dict[Any, int], other: dict[Any, int]) -> None:
    other = {**one, **other}
    differing = [place for place in other if one.get(place) != other[place]]
    edits = [Edit(row, col, other[row, col]) for row, col in differing]
    assert compared(grid(one), grid(other), *edits) == []
    found = compared(grid(one), grid(other), *edits[1:])
    assert len(found) == min(len(edits), 1)


# ------------------------------------------------------------------ grafted tabs


def grafted() -> tuple[BookEditor, Package]:
    editor = BookEditor(Workbook.open(source()))
    editor.graft(korpus.donor(), korpus.TABS, position=1)
    package, _ = editor.finish()
    return editor, package


@pytest.mark.parametrize(
    "sabotage",
    [
        ("xl/workbook.xml", b'name="Data" sheetId="1"', b'name="Data" sheetId="7"'),
        ("xl/workbook.xml", b"Data!$A$1", b"Data!$A$2"),
        ("xl/workbook.xml", b"</definedNames>", b'<definedName name="baru">1</definedName></definedNames>'),
        ("xl/workbook.xml", b'localSheetId="1"', b'localSheetId="0"'),
        ("xl/workbook.xml", b'sheetId="3"', b'sheetId="1"'),
        ("xl/worksheets/sheet3.xml", b' s="', b' s="9'),
        ("xl/worksheets/sheet3.xml", b'r:id="rId1"', b'r:id="rId99"'),
        ("xl/worksheets/sheet3.xml", b'dxfId="', b'dxfId="9'),
        ("xl/worksheets/sheet3.xml", b'<row r="2"', b'<row r="1"'),
        ("xl/worksheets/_rels/sheet3.xml.rels", b"drawing1.xml", b"drawing9.xml"),
        (SHEET, b"<v>4</v>", b"<v>5</v>"),
    ],
    ids=lambda s: f"{s[0].rpartition('/')[2]}-{s[2][-24:].decode()}",
)
def test_sabotage_of_a_graft_is_noticed(sabotage: Sabotage) -> None:
    editor, package = grafted()
    buktikan(package, sabotaged(package), editor.plan)
    with pytest.raises(SwaujiGagal):
        buktikan(package, sabotaged(package, sabotage), editor.plan)


def test_saving_proves_the_file_on_disk(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    save = Package.save

    def careless(self: Package, target: Any) -> None:
        out = BytesIO()
        save(self, out)
        copy = Package.open(out.getvalue())
        copy.replace(SHEET, copy.read(SHEET).replace(b"<v>4</v>", b"<v>5</v>"))
        save(copy, target)

    editor, _ = finished()
    monkeypatch.setattr(Package, "save", careless)
    with pytest.raises(SwaujiGagal, match="A4"):
        editor.save(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_cell_in_the_wrong_place_of_its_row_is_noticed() -> None:
    row = "".join(f'<c r="{ref}"><v>1</v></c>' for ref in ("A1", "B1", "C1", "E1", "F1", "G1"))
    before = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{row}</row></sheetData></worksheet>'.encode()
    edit = Edit(1, 4, 5)
    right = splice_sheet(before, [edit])
    assert compared(before, right, edit) == []
    new = b'<c r="D1"><v>5</v></c>'
    assert new in right
    for neighbour in (b'<c r="A1">', b'<c r="B1">', b'<c r="C1">', b'<c r="F1">', b'<c r="G1">', b"</row>"):
        wrong = right.replace(new, b"").replace(neighbour, new + neighbour)
        assert any("tidak berurutan" in what for what in compared(before, wrong, edit)), neighbour


@settings(max_examples=100, deadline=None)
@given(grids, st.dictionaries(places, st.integers(0, 99), max_size=6), st.booleans())
def test_reading_only_what_differs_gives_the_same_verdict(one: Any, plan: dict[Any, int], spoil: bool) -> None:
    before = grid(one)
    edits = [Edit(row, col, value) for (row, col), value in plan.items()]
    after = splice_sheet(before, edits)
    if spoil:
        after = after.replace(b"<v>", b"<v>1", 1)
    whole = [data.replace(b"<sheetData>", b"<sheetData><!-- whole -->") for data in (before, after)]
    assert compared(before, after, *edits) == compared(*whole, *edits)


blocks = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 4), st.integers(1, 3))


@settings(max_examples=120, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=2), st.dictionaries(places, st.sampled_from(["set", "style"]), max_size=8))
def test_shared_formulas_keep_their_meaning_whatever_is_overwritten(made: Any, plan: dict[Any, str]) -> None:
    cells: dict[tuple[int, int], str] = {}
    for si, (top, left, height, width) in enumerate(made):
        top, left = top + 5 * si, left + 5 * si
        for row in range(top, top + height):
            for col in range(left, left + width):
                ref = f"{format_cell(top, left)}:{format_cell(top + height - 1, left + width - 1)}"
                master = f' ref="{ref}">$A1+B$2*SUM(H7:J9)</f>' if (row, col) == (top, left) else "/>"
                cells[row, col] = f'<f t="shared" si="{si}"{master}<v>1</v>'
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{format_cell(r, c)}">{xml}</c>' for (r, c), xml in sorted(cells.items()) if r == row)
        + "</row>"
        for row in sorted({row for row, _ in cells})
    )
    before = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    edits = [Edit(r, c, 5, style=2, mode=mode) for (r, c), mode in plan.items()]  # type: ignore[arg-type]
    assert compared(before, splice_sheet(before, edits), *edits) == []
