"""Files and programs for the tests of `luar`: workbooks in old formats, and stand-ins for LibreOffice."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from tests import libreoffice
from tests.buku.bangun import content_types, override, relationships, zipped
from tests.isi.buku import buku, pko

Row = list[str | float | None]
BARIS = [("Indeks A", 75, 69.61, "92,81%", None, None, None), ("Indeks B", 8.6, 9, "104,90%", None, None, None)]


def pko_xlsx() -> bytes:
    """A workbook with one performance table, the capaian of its second row wrong."""
    return buku({"PKO": pko(BARIS)})


def in_format(folder: Path, suffix: str) -> Path:
    """The same workbook as LibreOffice writes it in another format."""
    source = folder / "pengukuran.xlsx"
    source.write_bytes(pko_xlsx())
    made = libreoffice.ubah(source, folder, {"xls": "xls:MS Excel 97", "ods": "ods"}[suffix])
    source.unlink()
    return made


def xlsb(rows: list[Row]) -> bytes:
    """A binary workbook (MS-XLSB) of one sheet `PKO`, by hand: nobody else here writes the format."""
    main = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    sheet_type = "application/vnd.ms-excel.worksheet"
    types = content_types(override("xl/workbook.bin", main) + override("xl/worksheets/sheet1.bin", sheet_type))
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.bin")),
            "xl/_rels/workbook.bin.rels": relationships(("rId1", "worksheet", "worksheets/sheet1.bin")),
            "xl/workbook.bin": _book_bin(),
            "xl/worksheets/sheet1.bin": _sheet_bin(rows),
        }
    )


def _book_bin() -> bytes:
    tab = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("PKO")
    return _record(131) + _record(143) + _record(156, tab) + _record(144) + _record(132)


def _sheet_bin(rows: list[Row]) -> bytes:
    out = _record(129) + _record(145)
    for number, row in enumerate(rows):
        out += _record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        for col, value in enumerate(row):
            place = struct.pack("<II", col, 0)
            if isinstance(value, str):
                out += _record(6, place + _wide(value))
            elif value is not None:
                out += _record(5, place + struct.pack("<d", value))
    return out + _record(146) + _record(130)


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + data


def encrypted_ods() -> bytes:
    """An .ods whose manifest says that its parts are encrypted."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        "</manifest:manifest>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": b"\x01\x02", "META-INF/manifest.xml": manifest.encode()})


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """A program in the place of LibreOffice: Python with `body`, its arguments in `sys.argv`."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script with a #! line")
    program = folder / "soffice-pengganti"
    program.write_text(f"#!{sys.executable}\nimport sys, os, time\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("KK_LIBREOFFICE", str(program))
    return program


def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice on this computer."""
    monkeypatch.setenv("KK_LIBREOFFICE", "tidak-ada-program-ini")
