"""Small readers and writers for the tests of `buku`, independent of the code under test."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

from openpyxl.utils import coordinate_to_tuple, get_column_letter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
</Types>"""


class Read(NamedTuple):
    """One cell as ElementTree sees it."""

    row: int
    col: int
    value: object
    formula: str | None
    attributes: dict[str, str]


def cells_of(data: bytes) -> dict[str, Read]:
    """Every cell of a worksheet part by address; positions count where `r` is absent."""
    found: dict[str, Read] = {}
    row_number = 0
    for row in ElementTree.fromstring(data).iter():
        if not row.tag.endswith("}row"):
            continue
        row_number = int(row.get("r", row_number + 1))
        col = 0
        for cell in row:
            col = coordinate_to_tuple(cell.attrib["r"])[1] if "r" in cell.attrib else col + 1
            formula = next((k.text or "" for k in cell if k.tag.endswith("}f")), None)
            ref = f"{get_column_letter(col)}{row_number}"
            assert ref not in found
            found[ref] = Read(row_number, col, _value(cell), formula, dict(cell.attrib))
    return found


def _value(cell: ElementTree.Element) -> object:
    kind = cell.get("t", "n")
    text = "".join(t.text or "" for t in cell.iter() if t.tag.endswith(("}v", "}t")))
    if kind == "b":
        return text == "1"
    return float(text) if kind == "n" and text else text or None


def workbook_bytes(sheet: bytes) -> bytes:
    """A minimal workbook around one worksheet part."""
    out = BytesIO()
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()
