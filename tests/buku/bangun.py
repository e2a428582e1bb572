"""Small workbook packages made by hand, for the tests of `buku`; nothing here uses the code under test."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, bytes]


def worksheet(rows: str = "", before: str = "", after: str = "", root: str = f'xmlns="{MAIN}"') -> bytes:
    """A worksheet part around the XML of its rows."""
    return (f"{DECLARATION}<worksheet {root}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>").encode()


def shared_strings(*items: str) -> bytes:
    """A shared strings part; an item that starts with `<` is the inside of its `<si>`, others are plain text."""
    body = "".join(
        f"<si>{item}</si>" if item.startswith("<") else f'<si><t xml:space="preserve">{escape(item)}</t></si>'
        for item in items
    )
    return f'{DECLARATION}<sst xmlns="{MAIN}">{body}</sst>'.encode()


def style_sheet(*formats: str, extra_xfs: str = "") -> bytes:
    """A styles part whose cell styles 1, 2, ... have these number formats; style 0 is General."""
    num_fmts = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>' for i, code in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{164 + i}" fontId="0" fillId="0"/>' for i in range(len(formats)))
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{num_fmts}</numFmts>'
        '<fonts><font/><font><b/><i val="1"/></font></fonts><fills><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFFFEE00"/></patternFill></fill></fills>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/>{xfs}{extra_xfs}</cellXfs></styleSheet>'
    ).encode()


def relationships(*items: tuple[str, str, str]) -> bytes:
    """A `.rels` part of (id, kind or full type, target)."""
    body = "".join(
        f'<Relationship Id="{id}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for id, kind, target in items
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'.encode()


def parts(
    sheets: Mapping[str, bytes] | bytes, strings: bytes | None = None, styles: bytes | None = None, extra: str = ""
) -> Parts:
    """The parts of a workbook with these sheets; `extra` goes into `<workbook>` behind `<sheets>`."""
    sheets = {"Data": sheets} if isinstance(sheets, bytes) else sheets
    tabs, rels, overrides = "", [], ""
    result: Parts = {
        "[Content_Types].xml": b"",
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
    }
    for number, (name, data) in enumerate(sheets.items(), 1):
        tabs += f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        rels.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        overrides += override(f"xl/worksheets/sheet{number}.xml", SHEET_TYPE + "worksheet+xml")
        result[f"xl/worksheets/sheet{number}.xml"] = data
    for kind, data in (("sharedStrings", strings), ("styles", styles)):
        if data is not None:
            rels.append((f"rId{len(rels) + 1}", kind, f"{kind}.xml"))
            overrides += override(f"xl/{kind}.xml", f"{SHEET_TYPE}{kind}+xml")
            result[f"xl/{kind}.xml"] = data
    result["xl/workbook.xml"] = (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets>{extra}</workbook>'
    ).encode()
    result["xl/_rels/workbook.xml.rels"] = relationships(*rels)
    result["[Content_Types].xml"] = content_types(
        override("xl/workbook.xml", SHEET_TYPE + "sheet.main+xml") + overrides
    )
    return result


def override(part: str, content_type: str) -> str:
    """One Override element."""
    return f'<Override PartName="/{part}" ContentType="{content_type}"/>'


def content_types(overrides: str) -> bytes:
    """`[Content_Types].xml` with the usual defaults."""
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def zipped(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """The members as a zip, in order, with a fixed date."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2024, 5, 17, 8, 30, 0))
            info.compress_type = method
            archive.writestr(info, data)
        archive.comment = comment
    return out.getvalue()


def book(
    sheets: Mapping[str, bytes] | bytes, strings: bytes | None = None, styles: bytes | None = None, extra: str = ""
) -> bytes:
    """A whole workbook file."""
    return zipped(parts(sheets, strings, styles, extra))


def flag_encrypted(data: bytes) -> bytes:
    """The same zip with every entry marked as encrypted, in both headers."""
    out = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(signature)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(signature, at + 4)
    return bytes(out)


def compound_file(*names: str) -> bytes:
    """A minimal OLE2 container (one table sector, one directory sector) whose directory lists these names."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHH", header, 24, 0x3E, 3, 0xFFFE, 9)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack(
        "<128I", 0xFFFFFFFD, *[2 + i for i in range(len(names) // 4)], *[0xFFFFFFFE] * (127 - len(names) // 4)
    )
    directory = b""
    for name in ("Root Entry", *names):
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes(62)
    return bytes(header) + table + directory.ljust(-(-len(directory) // 512) * 512, b"\0")
