"""Rows and strings that are read without the parser say what the parser would have said, damaged ones included."""

from __future__ import annotations

import io
import random
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kertas_kerja.buku import sheetparse, strings
from kertas_kerja.buku.rowrepeat import RowRepeater
from kertas_kerja.buku.sheetparse import Outline, parse_sheet
from kertas_kerja.buku.strings import read_strings
from kertas_kerja.errors import KertasKerjaError
from tests.buku.bangun import worksheet

CELLS = (
    '<c r="{c}{r}" s="1"><v>{n}</v></c>',
    '<c r="{c}{r}"><v>{n}</v></c>',
    '<c r="{c}{r}" s="{r}"><v>{n}</v></c>',
    '<c r="{c}{r}" t="s"><v>{i}</v></c>',
    '<c r="{c}{r}" s="3"/>',
    '<c r="{c}{r}" s="4"><f>B{r}/A{r}</f><v>{n}</v></c>',
    '<c r="{c}{r}"><f>IF(A{r}&gt;=1,&quot;a&amp;b&quot;,B{r})</f><v>{n}</v></c>',
    '<c r="{c}{r}"><f t="shared" ref="{c}{r}:{c}99" si="{i}">A{r}*2</f><v>{n}</v></c>',
    '<c r="{c}{r}"><f t="shared" si="0"/><v>{n}</v></c>',
    '<c r="{c}{r}"><f>A{r}</f></c>',
    '<c r="{c}{r}" t="str"><f>T(A{r})</f><v>tercapai {n}</v></c>',
    '<c r="{c}{r}" t="inlineStr"><is><t>{n} orang</t></is></c>',
    '<c r="{c}{r}" t="b"><v>1</v></c>',
    '<c r="{c}{r}"><v/></c>',
)
ROWS = ('<row r="{r}">', '<row r="{r}" spans="1:{r}" ht="15" hidden="1">', '<row r="{r}" s="2" customFormat="1">')
NUMBERS = ("1", "0.9281", "-3.5E-7", "97813000", "0", "12", "1e3", " 7 ", "x")


def rows_xml(rng: random.Random, count: int) -> str:
    """Rows of a few shapes, in order, with other numbers each."""
    shapes = [(rng.choice(ROWS), [rng.choice(CELLS) for _ in range(rng.randint(0, 6))]) for _ in range(3)]
    out = []
    number = 0
    for _ in range(count):
        number += rng.choice((1, 1, 1, 2))
        head, cells = rng.choice(shapes)
        values = rng.choice(NUMBERS[:-2]) if rng.random() < 0.97 else rng.choice(NUMBERS)
        body = "".join(c.format(c="ABCDEF"[i], r=number, n=values, i=rng.randint(0, 3)) for i, c in enumerate(cells))
        out.append(head.format(r=number) + body + "</row>")
    return "".join(out)


def outcome(data: bytes) -> Any:
    """All that was read, or the sort of failure."""
    try:
        return facts(parse_sheet(io.BytesIO(data), "sheet1.xml", 5_000))
    except KertasKerjaError as error:
        return type(error)


def facts(outline: Outline) -> Any:
    cells, formulas = outline.cells, outline.cells.formulas
    columns = (cells.rows, cells.starts, cells.cols, cells.kinds, cells.values, cells.styles, cells.texts)
    found = (formulas.cells, formulas.kinds, formulas.ends, formulas.text, formulas.shared)
    return *map(list, columns), *map(list, found), formulas.refs, outline.elements, outline.rows


def by_the_parser_alone(data: bytes) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheetparse, "_ROWS_BEGIN", b"\xff")
        return outcome(data)


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([23, 500, 1 << 16]))
def test_repeated_rows_say_what_the_parser_says(rng: random.Random, chunk: int) -> None:
    data = worksheet(
        rows_xml(rng, rng.randint(1, 40)), after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheetparse, "CHUNK", chunk)
        assert outcome(data) == by_the_parser_alone(data)


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_byte_is_seen_or_harmless(rng: random.Random) -> None:
    data = bytearray(worksheet(rows_xml(rng, rng.randint(5, 40))))
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(data.find(b"<sheetData>"), len(data))
        piece = rng.choice(
            [b"", b"<", b">", b"&", b'"', b"/", b"5", b"\0", b"<!-- -->", b"\xff", b"_", bytes(data[:9])]
        )
        data[at : at + rng.randint(0, 2)] = piece
    if not stray_text(bytes(data)):
        assert outcome(bytes(data)) == by_the_parser_alone(bytes(data))


def stray_text(data: bytes) -> bool:
    """Whether there are letters between the cells; the parser alone takes them for the end of the number before."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return False
    inside = (e.text for e in root.iter() if e.tag.rpartition("}")[2] in ("sheetData", "row", "c"))
    return any(text and text.strip() for text in (*inside, *(e.tail for e in root.iter())))


def test_most_rows_of_a_list_go_past_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = []
    take = RowRepeater.take
    monkeypatch.setattr(RowRepeater, "take", lambda self, row: passed.append(take(self, row)) or passed[-1])
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" s="2"/><c r="C{0}"><f>A{0}*2</f><v>{0}</v></c></row>'
    outline = parse_sheet(io.BytesIO(worksheet("".join(row.format(n) for n in range(1, 501)))), "sheet1.xml")
    assert passed.count(None) > 490
    assert outline.cells.values[1497:] == outline.cells.values.__class__("d", [500, 0, 500])
    assert outline.cells.formulas.own_text(499) == "A500*2"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1<!-- </v></c></row> --></v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"></v>1<v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>inf</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="02"><c r="A02"><v>5</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048577"><c r="A1048577"><v>5</v></c></row>',
        '<row r="1"><c r="A1" foo:x="1"><v>1</v></c></row><row r="2"><c r="A2" foo:x="1"><v>1</v></c></row>',
        '<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f t="shared" t="array">A</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" t="array">A</f><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><ext><row r="2"><c r="A2"><v>1</v></c></row></ext></row>',
    ],
)
def test_odd_rows(rows: str) -> None:
    data = worksheet(rows)
    assert outcome(data) == by_the_parser_alone(data)


# ---------------------------------------------------------------------- shared strings

ITEMS = (
    "<si><t>Kecamatan {n}</t></si>",
    '<si><t xml:space="preserve"> é {n} </t></si>',
    "<si><t>a &amp; b</t></si>",
    "<si><r><t>te</t></r><r><t>bal</t></r></si>",
    "<si><t>a_x000D_b</t></si>",
    "<si/>",
    "<si><t/></si>",
    "<si><t>課</t><rPh sb='0' eb='1'><t>カ</t></rPh></si>",
)


def texts_of(data: bytes, chunk: int, plain: bool) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kertas_kerja.buku.xmlscan.CHUNK", chunk)
        if not plain:
            patch.setattr(strings, "_foreign", lambda data: True)
        try:
            return read_strings(io.BytesIO(data), "sharedStrings.xml", 100)
        except KertasKerjaError as error:
            return type(error)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([7, 200, 1 << 16]))
def test_plain_strings_are_what_the_parser_reads(rng: random.Random, chunk: int) -> None:
    items = "".join(rng.choice(ITEMS).format(n=rng.randint(0, 9)) for _ in range(rng.randint(0, 40)))
    data = bytearray(f'<?xml version="1.0"?><sst xmlns="x">{items}</sst>'.encode())
    if rng.random() < 0.5:
        at = rng.randrange(len(data))
        data[at : at + rng.randint(0, 2)] = rng.choice([b"<", b">", b"&", b"\xff", b"\0", b"<!---->", b"]]>", b"<si>"])
    assert texts_of(bytes(data), chunk, True) == texts_of(bytes(data), chunk, False)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_strings_in_another_encoding(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><sst><si><t>é</t></si></sst>'.encode(encoding)
    assert read_strings(io.BytesIO(data), "sharedStrings.xml") == ["é"]
