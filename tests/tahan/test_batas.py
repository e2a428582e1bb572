"""Files made to exhaust or to deceive: an answer within seconds and little memory, a sentence where it is refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
import xlsxwriter

import kertas_kerja
from kertas_kerja.errors import BerkasRusak, KertasKerjaError
from tests.buku import bangun
from tests.buku.bangun import book, parts, relationships, worksheet, zipped
from tests.isi.buku import pko
from tests.tahan.bahan import ROOT, environment, names, workbook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time and memory are measured as Linux tells them")
SECONDS = 60
"""Stops a run that does not end. That work grows with the rows is counted in test_tumbuh.py, seconds in benchmarks/."""
MEGABYTES = 1024
HEADERS = ("No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian")
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')


def text(ref: str, value: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{value}</t></is></c>'


def table(rows: int, extra: str = "") -> str:
    """The rows of a performance table."""
    made = "".join(text(f"{chr(65 + i)}1", head) for i, head in enumerate(HEADERS))
    made = f'<row r="1">{made}</row>'
    for r in range(2, rows + 2):
        values = f'<c r="D{r}"{extra}><v>75</v></c><c r="E{r}"{extra}><v>60</v></c><c r="F{r}"{extra}><v>0.8</v></c>'
        made += f'<row r="{r}">{text(f"B{r}", "Sasaran")}{text(f"C{r}", f"Indeks {r}")}{values}</row>'
    return made


def measured(data: bytes, folder: Path, *, command: str = "check") -> str:
    """`ok`, or the error, of a fresh process that has a minute and a gigabyte; fails when that is not enough."""
    path = folder / "masuk.xlsx"
    path.write_bytes(data)
    code = (
        "import resource, sys, kertas_kerja\nfrom kertas_kerja.errors import KertasKerjaError\n"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))\n"
        "try:\n    getattr(kertas_kerja, sys.argv[2])(sys.argv[1])\n"
        "except KertasKerjaError as error:\n    print(type(error).__name__, error)\nelse:\n    print('ok')\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
    )
    run = [sys.executable, "-c", code, str(path), command]
    done = subprocess.run(run, capture_output=True, text=True, env=environment(), cwd=ROOT, check=False)
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]}"
    answer, peak = done.stdout.rsplit("\n", 2)[:2]
    assert int(peak) >> 10 < MEGABYTES
    assert path.read_bytes() == data
    return answer


# ---------------------------------------------------------------------- bombs


def with_sheet(data: bytes) -> bytes:
    return zipped({**parts(PLAIN), SHEET: data})


def lying(size: int) -> bytes:
    """A workbook whose sheet unpacks to 200 MB, while the directory says less."""
    made = bytearray(with_sheet(PLAIN[:-12] + b" " * (200 << 20) + PLAIN[-12:]))
    true_size = (len(PLAIN) + (200 << 20)).to_bytes(4, "little")
    assert made.count(true_size) == 2
    return bytes(made.replace(true_size, size.to_bytes(4, "little")))


def shared_body() -> bytes:
    """Many members that all point at one packed body (David Fifield's bomb, without its nesting)."""
    made = bytearray(zipped({**parts(PLAIN), "xl/isi.xml": b"a" * 100_000, "xl/lagi.xml": b"b" * 100_000}))
    first = made.find(b"PK\x03\x04", made.find(b"xl/isi.xml") - 60)
    at = made.rfind(b"xl/lagi.xml")
    made[at - 4 : at] = first.to_bytes(4, "little")
    return bytes(made)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a gigabyte of blanks": lambda: with_sheet(PLAIN[:-12] + b" " * (300 << 20) + PLAIN[-12:]),
    "many parts": lambda: zipped({**parts(PLAIN), **{f"xl/media/{i}.bin": b"" for i in range(21_000)}}),
    "parts that add up": lambda: zipped({**parts(PLAIN), **{f"xl/media/{i}.bin": loose(60 << 20) for i in range(20)}}),
}


def loose(size: int) -> bytes:
    """Bytes that pack to a hundredth: under the limit for one part."""
    return b"".join(Random(size).randbytes(80) + bytes(8000) for _ in range(size // 8080))


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_by_their_directory(name: str, tmp_path: Path) -> None:
    answer = measured(BOMBS[name](), tmp_path)
    assert answer.startswith("BerkasTerlaluBesar ")


@pytest.mark.parametrize("size", [1000, 900_000], ids=["far less", "just below the ratio"])
def test_a_part_larger_than_announced_is_refused_where_it_is_unpacked(size: int, tmp_path: Path) -> None:
    assert measured(lying(size), tmp_path).startswith(("BerkasRusak ", "BerkasTerlaluBesar "))


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    assert measured(shared_body(), tmp_path).startswith("BerkasRusak ")


# ---------------------------------------------------------------------- XML

LOL = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LOL}]>',
    "quadratic blow-up": f'<!DOCTYPE a [<!ENTITY x "{"a" * 50_000}">]>',
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    "external subset": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/a.dtd"> %p;]>',
}
PARTS = (SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "_rels/.rels", "xl/styles.xml")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", DOCTYPES)
def test_document_types_are_refused_in_every_part(name: str, part: str) -> None:
    used = "&x;" if part == SHEET else "x"
    made = parts(worksheet(f'<row r="1">{text("A1", used)}</row>'), styles=bangun.style_sheet("0.0"))
    made[part] = made[part].replace(b"?>", f"?>{DOCTYPES[name]}".encode(), 1)
    with pytest.raises(BerkasRusak, match="DOCTYPE"):
        kertas_kerja.check(zipped(made))


@pytest.mark.parametrize("place", ["cells", "string", "root", "workbook"])
def test_deep_nesting(place: str, tmp_path: Path) -> None:
    deep = "<q>" * 100_000 + "</q>" * 100_000
    made = parts(worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=bangun.shared_strings("a"))
    part, before = {
        "cells": (SHEET, b"</sheetData>"),
        "string": ("xl/sharedStrings.xml", b"</si>"),
        "root": (SHEET, b"</worksheet>"),
        "workbook": ("xl/workbook.xml", b"</workbook>"),
    }[place]
    made[part] = made[part].replace(before, deep.encode() + before, 1)
    assert measured(zipped(made), tmp_path) == "ok"


def test_a_formula_of_nested_brackets(tmp_path: Path) -> None:
    formulas = ("(" * 4000 + "1" + ")" * 4000, "-" * 8000 + "1", "IF(" * 2700, '"' * 8001, "{" * 8000, "A1:" * 2700)
    cells = "".join(f'<row r="{i + 9}"><c r="H{i + 9}"><f>{f}</f><v>1</v></c></row>' for i, f in enumerate(formulas))
    answer = measured(book(worksheet(table(3) + cells)), tmp_path, command="fill")
    assert answer == "ok"


# ---------------------------------------------------------------------- size of the sheet


def test_ten_thousand_styles(tmp_path: Path) -> None:
    codes = [f'0.{"0" * (i % 20 + 1)}"x{i}"' for i in range(10_000)]
    cells = "".join(f'<row r="{i + 9}"><c r="H{i + 9}" s="{i}"><v>{i}</v></c></row>' for i in range(10_000))
    data = book(worksheet(table(3, ' s="7"') + cells), styles=bangun.style_sheet(*codes))
    assert measured(data, tmp_path) == "ok"
    (tmp_path / "masuk_terisi.xlsx").unlink(missing_ok=True)
    assert measured(data, tmp_path, command="fill") == "ok"


def test_a_million_numbers_in_rows_without_addresses(tmp_path: Path) -> None:
    random = Random(2)
    row = "<row>{}</row>".format
    rows = "".join(row("".join(f"<c><v>{random.randrange(99)}</v></c>" for _ in range(100))) for _ in range(500))
    assert measured(book(worksheet(rows * 20)), tmp_path) == "ok"


def test_prepared_rows_and_the_last_cell(tmp_path: Path) -> None:
    """20,000 prepared rows, a used range to XFD1048576, whole columns formatted."""
    rows = table(50) + "".join(f'<row r="{r}"><c r="A{r}" s="0"/><c r="F{r}" s="0"/></row>' for r in range(60, 20_060))
    rows += '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    columns = '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9" style="0"/></cols>'
    answer = measured(book(worksheet(rows, before=columns)), tmp_path, command="fill")
    assert answer == "ok"


@pytest.mark.parametrize("merge", ["A1:XFD199", "A1:XFD1048576", "B2:C3", "Z1:A1", "A0:B1", "A1"])
def test_merges_by_the_thousand(merge: str, tmp_path: Path) -> None:
    after = f"<mergeCells>{f'<mergeCell ref={merge!r}/>' * 20_000}</mergeCells>".replace("'", '"')
    answer = measured(book(worksheet(table(20), after=after)), tmp_path)
    assert answer == "ok" or answer.startswith(("BerkasRusak ", "BerkasTerlaluBesar "))


def test_twenty_thousand_comments_beside_a_note_of_ours(tmp_path: Path) -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook_:
        sheet = workbook_.add_worksheet()
        sheet.write_row(0, 0, HEADERS)
        for r, capaian in enumerate((0.8, 0.7), 1):
            sheet.write_row(r, 1, ("Sasaran", f"Indeks {r}", 75, 60, capaian))
        for r in range(20_000):
            sheet.write_comment(r, 11, f"catatan {r}")
    assert measured(made.getvalue(), tmp_path, command="fill") == "ok"
    with zipfile.ZipFile(tmp_path / "masuk_terisi.xlsx") as archive:
        assert archive.read("xl/comments1.xml").count(b"<comment ") == 20_001


def test_headers_in_every_row(tmp_path: Path) -> None:
    row = "".join(text(f"{chr(65 + i)}{{r}}", head) for i, head in enumerate(HEADERS))
    rows = "".join(f'<row r="{r}">{row.format(r=r)}</row>' for r in range(1, 5001))
    assert measured(book(worksheet(rows)), tmp_path) == "ok"


def test_names_in_a_circle(tmp_path: Path) -> None:
    names_ = "".join(f'<definedName name="N{i}">N{i + 1}+N{(i * 7) % 3000}</definedName>' for i in range(3000))
    cells = '<row r="20"><c r="H20"><f>N0+D2</f><v>1</v></c></row>'
    data = book(worksheet(table(5) + cells), extra=f"<definedNames>{names_}</definedNames>")
    assert measured(data, tmp_path, command="fill") == "ok"


TEXTS = {
    "digits": "9" * 32_000,
    "percent": "9" * 32_000 + ",5%",
    "points": "1." * 16_000,
    "commas": "1," * 16_000,
    "blanks": " " * 32_000 + "5",
    "hard blanks": "\u00a0" * 32_000,
    "brackets": "(" * 32_000,
    "signs": "- " * 16_000,
    "quarters": "IV " * 10_000,
    "from to": "dari 1 " * 4500,
    "sentence": "Realisasi 8,6 dari target 9,0 sehingga capaian 104,65% atau naik 2,5 dari 7,1 menjadi 9,6. " * 340,
    "headers": "Target Realisasi Capaian " * 1200,
    "list": "a. Indeks 5,0; b. Indeks 6,0; " * 1000,
    "products": "(1) x (100% - (2)) " * 1600,
    "rupiah": "Rp " * 10_000 + "5",
    "fraction": "1/" * 16_000,
    "zeros": "0," + "0" * 32_000 + "1",
    "combining": "a\u0301" * 16_000,
}


@pytest.mark.parametrize("column", "BCDF")
def test_long_texts_in_a_table(column: str, tmp_path: Path) -> None:
    """Texts at the limit of Excel in every kind of column: no pattern of ours goes quadratic over them."""
    sheets = {name: worksheet(table(3) + long_row(column, value)) for name, value in TEXTS.items()}
    assert measured(book(sheets), tmp_path) == "ok"


def long_row(column: str, value: str) -> str:
    """A fifth row of the table with the text in one of its columns."""
    cells = (text(f"{c}5", value) if c == column else f'<c r="{c}5"><v>5</v></c>' for c in "ABCDEF")
    return f'<row r="5">{"".join(cells)}</row>'


@pytest.mark.parametrize("cell", ["<c/>", "<c><v>1</v></c>"])
@pytest.mark.parametrize("width", [16_000, 4_000_000], ids=["many rows", "one row"])
def test_more_cells_than_any_real_file_of_its_size(cell: str, width: int, tmp_path: Path) -> None:
    """A zip of about a megabyte that unpacks, under the ratio, to millions of cells."""
    random = Random(3)
    made = f"<row>{cell * width}</row>" * (4_000_000 // width)
    noise = "".join(f"<!--{random.randbytes(400).hex()}-->" for _ in range(len(made) // 60_000))
    answer = measured(book(worksheet(made + noise)), tmp_path)
    assert answer.startswith(("BerkasTerlaluBesar ", "BerkasRusak "))


def test_more_strings_than_any_real_file_of_its_size(tmp_path: Path) -> None:
    random = Random(4)
    unit = "<si><t>a</t></si>" * 4000
    items = "".join(f"{unit}<!--{random.randbytes(200).hex()}-->" for _ in range(900))
    strings = f'<sst xmlns="{bangun.MAIN}">{items}</sst>'.encode()
    data = book(worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings)
    assert measured(data, tmp_path).startswith("BerkasTerlaluBesar ")


def test_many_styles_in_a_table_that_is_filled(tmp_path: Path) -> None:
    """Ten thousand styles, one for each row of the table itself."""
    codes = [f'0.{"0" * (i % 20 + 1)}"x{i}"' for i in range(2500)]
    head, *rows = table(2500).split("<row ")[1:]
    rows = [row.replace(' r="D', f' s="{i}" r="D').replace(' r="E', f' s="{i}" r="E') for i, row in enumerate(rows)]
    rows = [re.sub(r'<c r="F.*?</c>', "", row) for row in rows]
    sheet = worksheet("".join(f"<row {row}" for row in (head, *rows)))
    assert measured(book(sheet, styles=bangun.style_sheet(*codes)), tmp_path, command="fill") == "ok"


def test_a_merge_in_every_row_of_headers(tmp_path: Path) -> None:
    row = "".join(text(f"{chr(65 + i)}{{r}}", head) for i, head in enumerate(HEADERS))
    rows = "".join(f'<row r="{r}">{row.format(r=r)}</row>' for r in range(1, 8001))
    merges = "".join(f'<mergeCell ref="H{r}:I{r}"/>' for r in range(1, 8001))
    assert measured(book(worksheet(rows, after=f"<mergeCells>{merges}</mergeCells>")), tmp_path) == "ok"


def test_a_name_that_looks_like_a_cell_beyond_the_last_column() -> None:
    """PAGU2024 is a name: column PAGU is beyond XFD."""
    cells = table(5).replace("<v>0.8</v>", "<f>E2/D2*PAGU2024</f><v>0.8</v>")
    names_ = '<definedNames><definedName name="PAGU2024">1</definedName></definedNames>'
    found = kertas_kerja.check(book(worksheet(cells), extra=names_))
    assert [t.kode for t in found.findings if t.kode == "KK901"] == []


# ---------------------------------------------------------------------- hostile names


EVIL = (
    "../../keluar.xml",
    "..\\..\\keluar.xml",
    "/etc/keluar.xml",
    "C:\\keluar.xml",
    "xl/../../../keluar.xml",
    "con",
    "a\nb",
)


@pytest.mark.parametrize("name", EVIL)
def test_names_that_lead_out_of_the_package_lead_nowhere(name: str, tmp_path: Path) -> None:
    home = tmp_path / "a" / "b" / "c"
    home.mkdir(parents=True)
    with zipfile.ZipFile(BytesIO(workbook())) as archive:
        made = {n: archive.read(n) for n in archive.namelist()}
    made[name] = b"<x/>"
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdX" Type="{bangun.OFFICE}/worksheet" Target="{name}"/></Relationships>'.encode(),
    )
    (home / "masuk.xlsx").write_bytes(zipped(made))
    kertas_kerja.check(home / "masuk.xlsx")
    kertas_kerja.fill(home / "masuk.xlsx")
    assert names(home) == {"masuk.xlsx", "masuk_terisi.xlsx"}
    assert [names(folder) for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")] == [{"a"}, {"b"}, {"c"}]
    with zipfile.ZipFile(home / "masuk_terisi.xlsx") as archive:
        assert archive.read(name.replace("\\", "/") if os.sep == "\\" else name) == b"<x/>"


@pytest.mark.parametrize(
    "target", ["../../../../etc/hostname", "/etc/hostname", "file:///etc/hostname", "\\\\server\\x"]
)
def test_a_sheet_that_lies_outside_is_empty(target: str) -> None:
    made = parts(PLAIN)
    made["xl/_rels/workbook.xml.rels"] = relationships(("rId1", "worksheet", target))
    try:
        found = kertas_kerja.check(zipped(made))
    except KertasKerjaError:
        return
    assert found.tables == ()


@pytest.mark.parametrize(
    "name", ["../../keluar", "a/b:c*?[x]", "' or 1=1", "=1+1", "\u202egnp.exe", "x" * 300, "&lt;x&gt;"]
)
def test_sheet_names_are_only_names(name: str, tmp_path: Path) -> None:
    made = parts({"Lembar": worksheet(table(3))})
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(b'name="Lembar"', f'name="{name}"'.encode())
    (tmp_path / "masuk.xlsx").write_bytes(zipped(made))
    found = kertas_kerja.check(tmp_path / "masuk.xlsx")
    assert found.to_markdown()
    try:
        kertas_kerja.fill(tmp_path / "masuk.xlsx")
    except KertasKerjaError:
        assert names(tmp_path) == {"masuk.xlsx"}
    else:
        assert names(tmp_path) == {"masuk.xlsx", "masuk_terisi.xlsx"}


# ---------------------------------------------------------------------- formulas as text

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    '=HYPERLINK("http://x.contoh","klik")',
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_stays_text(formula: str) -> None:
    """In tables, titles, sheet names; from another workbook; in our own tabs."""
    rows = [(formula, 75, 69.61, formula, None, None, None), ("Indeks B", 8.6, 9, "104,90%", None, None, None)]
    source = typed(pko(rows, judul=f"Penilaian Kinerja Organisasi Tahun 2025 {formula}"))
    other = typed(pko([(formula, 70, 60, formula, None, None, None)], judul="Penilaian Kinerja Organisasi Tahun 2024"))
    filled = kertas_kerja.fill(source, from_=[other])
    before, after = formulas(source), formulas(filled.data)
    planned = {(c.lembar, c.alamat) for c in filled.changes if c.rumus}
    ours = {place for place in after if place[0] in ("Ringkasan", "Temuan", "Jejak")}
    assert after.keys() - ours <= before.keys() | planned
    assert not [text_ for text_ in after.values() if formula.lstrip("=") in text_]


def typed(rows: list[list[Any]]) -> bytes:
    """A workbook in which texts that start with "=" are texts, as Excel stores them after an apostrophe."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "PKO"
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(r, c, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def formulas(data: bytes) -> dict[tuple[str, str], str]:
    """The formulas of a workbook by place."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = openpyxl.load_workbook(BytesIO(data))
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in made.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
