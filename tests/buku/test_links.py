"""Links in a sheet: new ones, ours among an operator's, sheets that are left as they are, and what the proof sees."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.links import Link, Links
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.proof import buktikan
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KertasKerjaError, SwaujiGagal
from tests.buku import korpus
from tests.buku.bangun import MAIN, parts, worksheet, zipped
from tests.buku.buatan import book
from tests.buku.catatan import PLAIN, SHEET, rezipped, unzipped
from tests.buku.test_notes_corpus import re_encoded
from tests.buku.test_sheet_corpus import NOT_FOR_OPENPYXL

FORM = r"Uji \d+\."
TARGET = r"Lain!\$?A\$?\d+"
Numbers = dict[tuple[int, int], int]


def links(wanted: Numbers) -> Links:
    """Links of these numbers by place."""
    return Links(FORM, TARGET, {place: Link(f"Lain!A{number}", f"Uji {number}.") for place, number in wanted.items()})


def planned(data: bytes, wanted: Numbers) -> tuple[bool, BookEditor]:
    editor = BookEditor(Workbook.open(data))
    return editor.set_links("Data", links(wanted)), editor


def put(data: bytes, wanted: Numbers) -> tuple[bool, bytes]:
    """Whether the sheet takes the links, and the proved file."""
    takes, editor = planned(data, wanted)
    package, _ = editor.finish()
    written = package.to_bytes()
    buktikan(package, Package.open(written), editor.plan)
    return takes, written


def linked(data: bytes, wanted: Numbers) -> bytes:
    takes, written = put(data, wanted)
    assert takes
    return written


def seen(data: bytes, sheet: str = "Data") -> dict[str, tuple[str | None, str | None]]:
    """Range -> (place or address, screen tip) of one sheet, as openpyxl reads them."""
    return seen_everywhere(data).get(sheet, {})


def seen_everywhere(data: bytes) -> dict[str, dict[str, tuple[str | None, str | None]]]:
    """The links of every sheet by its name; openpyxl leaves out sheets that it cannot read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = openpyxl.load_workbook(BytesIO(data))
    return {page.title: links_on(page) for page in made.worksheets}


def links_on(page: Any) -> dict[str, tuple[str | None, str | None]]:
    """Range -> (place or address, screen tip) on a sheet of openpyxl."""
    found = [cell.hyperlink for row in page.iter_rows() for cell in row if getattr(cell, "hyperlink", None)]
    return {link.ref: (link.location or link.target, link.tooltip) for link in found}


def operators(more: Any = None) -> bytes:
    """A workbook with an operator's own links in B2 (outside) and D9 (inside)."""

    def extra(made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].write_url("B2", "https://contoh.go.id/", None, "laman")
        tabs["Data"].write_url("D9", "internal:Lain!A1", None, "ke sana", "Petunjuk operator")
        if more is not None:
            more(made, tabs)

    return book({"Data": {"A1": 1}, "Lain": {"A1": 2}}, extra)


OWN = {"B2": ("https://contoh.go.id/", None), "D9": ("Lain!A1", "Petunjuk operator")}


def test_only_the_sheet_gets_one_element_in_its_place(tmp_path: Path) -> None:
    result = linked(PLAIN, {(2, 2): 4, (5, 1): 5})
    assert seen(result) == {"B2": ("Lain!A4", "Uji 4."), "A5": ("Lain!A5", "Uji 5.")}
    old, new = unzipped(PLAIN), unzipped(result)
    assert {name for name in new if new[name] != old[name]} == {SHEET}
    element = re.search(rb"<hyperlinks>.*</hyperlinks>(?=<pageMargins)", new[SHEET])
    assert element is not None
    assert new[SHEET].replace(element[0], b"") == old[SHEET]
    (tmp_path / "a.xlsx").write_bytes(result)
    assert not korpus.audit(tmp_path / "a.xlsx")


def test_the_same_links_change_nothing() -> None:
    once = linked(operators(), {(5, 5): 4})
    assert linked(once, {(5, 5): 4}) == once


def test_all_gone_is_as_it_never_was() -> None:
    for source in (PLAIN, operators()):
        assert unzipped(linked(linked(source, {(5, 5): 4, (6, 5): 5}), {})) == unzipped(source)


def test_an_operators_links_stay_and_their_cells_get_none() -> None:
    once = linked(operators(), {(2, 2): 4, (9, 4): 5, (5, 5): 6})
    assert seen(once) == OWN | {"E5": ("Lain!A6", "Uji 6.")}
    assert seen(linked(once, {(5, 5): 7, (6, 6): 8})) == OWN | {
        "E5": ("Lain!A7", "Uji 7."),
        "F6": ("Lain!A8", "Uji 8."),
    }
    assert seen(linked(once, {})) == OWN


def test_a_link_without_screen_tip_is_ours_by_where_it_leads() -> None:
    def more(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Data"].write_url("E5", "internal:Lain!A6", None, "x")
        tabs["Data"].write_url("E6", "internal:Data!A6", None, "y")
        tabs["Data"].write_url("E7", "https://contoh.go.id/#Lain!A6", None, "z")

    assert seen(linked(operators(more), {})).keys() == {"B2", "D9", "E6", "E7"}


def test_attributes_that_excel_adds_do_not_hide_ours() -> None:
    def saved(part: bytes) -> bytes:
        return part.replace(b'<hyperlink ref="E5"', b'<hyperlink a:uid="{1}" xmlns:a="urn:a" display="12" ref="E5"')

    once = rezipped(linked(operators(), {(5, 5): 4}), {SHEET: saved})
    assert linked(once, {(5, 5): 4}) == once
    assert seen(linked(once, {})) == OWN


def test_merged_cells_have_it_over_all_of_them() -> None:
    source = book({"Data": {"A1": 1}}, lambda _m, tabs: tabs["Data"].merge_range("B3:C4", "x"))
    assert b'<hyperlink ref="B3:C4" location="Lain!A4"' in unzipped(linked(source, {(3, 2): 4}))[SHEET]
    assert linked(source, {(3, 2): 4}) == linked(linked(source, {(3, 2): 4}), {(3, 2): 4})


def test_a_cell_with_the_function_keeps_its_click() -> None:
    source = book({"Data": {"A1": 1}}, lambda _m, tabs: tabs["Data"].write_formula("B3", '=HYPERLINK("#Lain!A1","x")'))
    assert seen(linked(source, {(3, 2): 4, (3, 3): 5})).keys() == {"C3"}


def test_names_are_spelled_as_the_sheet_does() -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>'.encode()
    result = linked(zipped(parts({"Data": sheet, "Lain": worksheet()})), {(1, 1): 4})
    element = b'<x:hyperlinks><x:hyperlink ref="A1" location="Lain!A4" tooltip="Uji 4."/></x:hyperlinks>'
    assert element in unzipped(result)["xl/worksheets/sheet1.xml"]


def _wrapped(part: bytes) -> bytes:
    inner = f'<hyperlinks xmlns="{MAIN}"><hyperlink ref="A1" location="Lain!A1"/></hyperlinks>'.encode()
    space = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    wrapper = b"<mc:AlternateContent " + space + b"><mc:Fallback>" + inner + b"</mc:Fallback></mc:AlternateContent>"
    return part.replace(b"</worksheet>", wrapper + b"</worksheet>")


LEFT = {
    "protected": lambda: book({"Data": {"A1": 1}}, lambda _m, tabs: tabs["Data"].protect()),
    "in an alternative": lambda: rezipped(PLAIN, {SHEET: _wrapped}),
    "without range": lambda: rezipped(operators(), {SHEET: lambda p: p.replace(b' ref="B2"', b"")}),
    "not a range": lambda: rezipped(operators(), {SHEET: lambda p: p.replace(b'ref="B2"', b'ref="B2 C3"')}),
}


@pytest.mark.parametrize("name", LEFT)
def test_sheets_that_are_not_understood_are_left(name: str) -> None:
    source = LEFT[name]()
    takes, result = put(source, {(5, 5): 4})
    assert not takes
    assert result == source


def test_protection_that_allows_links_is_no_hindrance() -> None:
    source = book({"Data": {"A1": 1}}, lambda _m, tabs: tabs["Data"].protect("", {"insert_hyperlinks": True}))
    assert put(source, {(5, 5): 4})[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'location="Lain!A4"', b'location="Lain!A5"'),
        (b'tooltip="Uji 4."', b'tooltip="Uji 5."'),
        (b'ref="E5"', b'ref="E6"'),
        (b'ref="D9"', b'ref="D8"'),
        (b"Petunjuk operator", b"petunjuk operator"),
        (b"</hyperlinks>", b'<hyperlink ref="A9" location="Data!A1"/></hyperlinks>'),
        (b"</hyperlinks>", b'<hyperlink ref="A9" location="Lain!A1"/></hyperlinks>'),
        (b"</hyperlinks>", b"</hyperlinks><hyperlinks/>"),
        (b'<hyperlink ref="E5" location="Lain!A4" tooltip="Uji 4."/>', b""),
    ],
)
def test_the_proof_notices_any_other_change_among_the_links(old: bytes, new: bytes) -> None:
    _, editor = planned(operators(), {(5, 5): 4})
    package, _ = editor.finish()
    copy = Package.open(package.to_bytes())
    assert old in copy.read(SHEET), copy.read(SHEET).decode()
    copy.replace(SHEET, copy.read(SHEET).replace(old, new, 1))
    with pytest.raises(SwaujiGagal):
        buktikan(package, Package.open(copy.to_bytes()), editor.plan)


def test_the_proof_notices_links_that_nobody_planned() -> None:
    editor = BookEditor(Workbook.open(PLAIN))
    editor.set_cell("Data", 1, 1, value=7)
    package, _ = editor.finish()
    copy = Package.open(package.to_bytes())
    element = re.search(rb"<hyperlinks>.*</hyperlinks>", unzipped(linked(PLAIN, {(5, 5): 4}))[SHEET])
    assert element is not None
    copy.replace(SHEET, copy.read(SHEET).replace(b"<pageMargins", element[0] + b"<pageMargins"))
    with pytest.raises(SwaujiGagal, match="hyperlinks"):
        buktikan(package, Package.open(copy.to_bytes()), editor.plan)


_STEP = st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 6)), st.integers(1, 9), max_size=6)


@given(st.lists(_STEP, max_size=4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_links_in_any_order_leave_an_operators_alone(steps: list[Numbers], own: bool) -> None:
    source = operators() if own else PLAIN
    data, kept = source, set(OWN) if own else set()
    for wanted in steps:
        data = linked(data, wanted)
        free = {place for place in wanted if not (own and place == (2, 2))}
        assert len(seen(data)) == len(kept) + len(free)
    assert unzipped(linked(data, {})) == unzipped(source)


@pytest.mark.shared
def test_links_go_into_real_sheets_once_and_come_out_again(corpus_file: Path, tmp_path: Path) -> None:
    filled, again, out = (tmp_path / f"{name}{corpus_file.suffix}" for name in ("filled", "again", "out"))
    wanted = {(2, 2): 4, (7, 3): 5, (40, 1): 6}
    try:
        taken = _everywhere(corpus_file, filled, wanted)
    except KertasKerjaError:
        return  # damaged or signed
    assert not korpus.new_errors(corpus_file, filled)
    assert _everywhere(filled, again, wanted) == taken
    assert again.read_bytes() == filled.read_bytes()
    if corpus_file.name not in NOT_FOR_OPENPYXL:
        before, after = (seen_everywhere(path.read_bytes()) for path in (corpus_file, filled))
        for name in taken:
            kept = {ref: link for ref, link in after.get(name, {}).items() if not re.fullmatch(FORM, link[1] or "")}
            assert kept == before.get(name, {})
    _everywhere(filled, out, {})
    old, new = korpus.parts(corpus_file), korpus.parts(out)
    assert {name for name in old if old[name] != new[name] and not re_encoded(old[name])} == set()


def _everywhere(path: Path, target: Path, wanted: Numbers) -> set[str]:
    """Sets these links in every worksheet; the sheets that take them."""
    with Workbook.open(path) as made:
        editor = BookEditor(made)
        tabs = [info.name for info in made.sheets if info.kind == "worksheet" and info.part]
        taken = {name for name in tabs if editor.set_links(name, links(wanted))}
        editor.save(target, source=path, overwrite=True)
    return taken
