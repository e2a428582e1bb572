"""A tab that is put into a workbook keeps its widths in pixels, whatever the workbook's default font."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from kertas_kerja.buku.colunit import DEFAULT, digit_pixels, unit_of
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.buku.xmlspan import parse
from tests.buku import korpus


def with_font(name: str, size: float) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"default_format_properties": {"font_name": name, "font_size": size}}) as made:
        made.add_worksheet("Awal").write("A1", 1)
    return out.getvalue()


def widths(data: bytes, sheet: int) -> list[float]:
    with ZipFile(BytesIO(data)) as archive:
        xml = archive.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    return [float(w) for w in re.findall(r'<col [^>]*?width="([^"]+)"', xml)]


@pytest.mark.parametrize(
    ("name", "size", "pixels"),
    [
        ("Calibri", 11, 7), ("Arial", 10, 7), ("Arial", 11, 8), ("Times New Roman", 12, 8), ("Calibri", 12, 8),
        (" bookman old style ", 12, 10), ("Arial Narrow", 10, 6), ("Huruf Kantor", 12, DEFAULT), ("Arial", 0, DEFAULT),
        ("Arial", 400, DEFAULT),
    ],
)  # fmt: skip
def test_pixels_of_a_digit(name: str, size: float, pixels: int) -> None:
    assert digit_pixels(name, size) == pixels


@pytest.mark.parametrize(("name", "size", "unit"), [("Bookman Old Style", 12, 10), ("Arial Narrow", 10, 6)])
def test_grafted_columns_keep_their_pixels(tmp_path: Path, name: str, size: float, unit: int) -> None:
    for font, points, path in (("Calibri", 11, "tetap.xlsx"), (name, size, "lain.xlsx")):
        with Workbook.open(with_font(font, points)) as workbook:
            editor = BookEditor(workbook)
            editor.graft(korpus.donor(), korpus.TABS)
            editor.save(tmp_path / path)
    same, other = (widths((tmp_path / path).read_bytes(), 2) for path in ("tetap.xlsx", "lain.xlsx"))
    assert same == widths(korpus.donor(), 1) != []
    assert [w * unit for w in other] == pytest.approx([w * DEFAULT for w in same], abs=1e-4)


@pytest.mark.parametrize(
    ("styles", "unit"),
    [
        ("<styleSheet/>", DEFAULT),
        ("<styleSheet><fonts/></styleSheet>", DEFAULT),
        ('<styleSheet><fonts><font><sz val="x"/><name val="Arial"/></font></fonts></styleSheet>', DEFAULT),
        ('<styleSheet><fonts><font><sz val="12"/><name val="Arial"/></font></fonts></styleSheet>', 9),
        (
            '<styleSheet><fonts><font/><font><sz val="12"/><name val="Arial"/></font></fonts>'
            '<cellStyleXfs><xf fontId="1"/></cellStyleXfs></styleSheet>',
            9,
        ),
        (
            '<styleSheet><fonts><font><sz val="12"/><name val="Arial"/></font></fonts>'
            '<cellStyleXfs><xf fontId="99"/></cellStyleXfs></styleSheet>',
            9,
        ),
    ],
)
def test_the_font_of_normal(styles: str, unit: int) -> None:
    assert unit_of(parse(styles.encode())) == unit
