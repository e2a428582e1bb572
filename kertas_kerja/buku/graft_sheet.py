"""A donor worksheet's XML for another workbook: its own styles, texts and differential formats mapped into it.

Texts become inline strings, so that the shared strings of the target stay as they are. Colours of the donor's
theme become plain colours, its theme font a named font: the target's theme may differ. Columns keep their width in
pixels: the unit of widths is the default font's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kertas_kerja.buku.colunit import DEFAULT, unit_of
from kertas_kerja.buku.styles_write import StyleBook
from kertas_kerja.buku.xmlspan import Node, Patches, parse

_THEME_COLOR = r'(<(?:\w+:)?\w*[cC]olor) theme="(\d+)"(?: tint="([^"]*)")?'
_SCHEME = r'<scheme val="\w+"/>'
_STYLED = r'(<(?:row|c) (?:[^>]*? )?s=")(\d+)'
_SHARED = r' t="s"><v>(\d+)</v></c>'
_CUSTOM = 164
_DEFAULT_THEME = (
    "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D",
    "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080",
)  # fmt: skip
TableDxfs = ("headerRowDxfId", "dataDxfId", "totalsRowDxfId", "headerRowBorderDxfId", "tableBorderDxfId",
             "totalsRowBorderDxfId", "dxfId")  # fmt: skip


def plain_colors(xml: str) -> str:
    """Theme colours of the Office 2007 theme, which XlsxWriter writes, as plain ones; theme fonts by name."""

    def one(match: re.Match[str]) -> str:
        index, tint = int(match[2]), float(match[3] or 0)
        rgb = _DEFAULT_THEME[index] if index < len(_DEFAULT_THEME) else "000000"
        return f'{match[1]} rgb="FF{_tinted(rgb, tint)}"'

    xml = re.sub(_THEME_COLOR, one, xml) if ' theme="' in xml else xml
    return re.sub(_SCHEME, "", xml) if "<scheme" in xml else xml


def _tinted(rgb: str, tint: float) -> str:
    """A colour made lighter (tint > 0) or darker, in lightness (ECMA-376 part 1, 18.3.1.15)."""
    if not tint:
        return rgb
    from colorsys import hls_to_rgb, rgb_to_hls

    hue, light, saturation = rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, saturation))


class StyleMap:
    """Where the donor's cell and differential formats lie in the target's styles; they are added when asked
    for.
    """

    def __init__(self, donor: bytes, target: StyleBook) -> None:
        self.target = target
        self._data = donor
        root = parse(donor)
        self._lists = {child.name: child.children for child in root.children}
        self._codes = {node.attrs["numFmtId"]: node.attrs["formatCode"] for node in self._lists.get("numFmts", [])}
        self._xfs: dict[int, int] = {0: 0}
        self._dxfs: dict[int, int] = {}
        self.unit = unit_of(target.root)

    def width(self, donor: str) -> str:
        """A column width of the donor in the target's unit."""
        return donor if self.unit == DEFAULT else f"{float(donor) * DEFAULT / self.unit:.7g}"

    def xf(self, index: int) -> int:
        """The target's style for a donor style; the default style stays the target's own."""
        if index not in self._xfs:
            node = self._lists["cellXfs"][index]
            attrs = node.attrs | {"xfId": "0"}
            for key, kind in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                attrs[key] = str(self._part(kind, int(attrs.get(key, "0"))))
            if int(attrs.get("numFmtId", "0")) >= _CUSTOM:
                attrs["numFmtId"] = str(self.target.number_format(self._codes[attrs["numFmtId"]]))
            self._xfs[index] = self.target.add_xf(attrs, self._inner(node))
        return self._xfs[index]

    def dxf(self, index: int) -> int:
        """The target's differential format for a donor one."""
        if index not in self._dxfs:
            self._dxfs[index] = self.target.add("dxfs", self._xml(self._lists["dxfs"][index]))
        return self._dxfs[index]

    def _part(self, kind: str, index: int) -> int:
        if kind == "fills" and index < 2:
            return index
        return self.target.add(kind, self._xml(self._lists[kind][index]))

    def _xml(self, node: Node) -> str:
        return plain_colors(self._data[node.start : node.end].decode())

    def _inner(self, node: Node) -> str:
        from kertas_kerja.buku.styles_write import reprefix

        return reprefix(self._data[node.open_end : node.close_start].decode(), self.target.prefix)


def shared_items(data: bytes) -> list[str]:
    """The inside of each `<si>` of the donor's shared strings."""
    root = parse(data)
    return [plain_colors(data[si.open_end : si.close_start].decode()) for si in root.all("si")]


def remapped(data: bytes, styles: StyleMap, strings: list[str]) -> bytes:
    """The donor's worksheet part with the target's style indexes and inline texts; not the selected tab.

    The cells, of which there can be very many, are rewritten tag by tag as XlsxWriter writes them; the rest as a tree.
    """
    head, opened, rest = data.decode().partition("<sheetData>")
    cells, closed, tail = rest.partition("</sheetData>")
    frame = plain_colors(head + opened + closed + tail).encode()
    patches = Patches(frame)
    for node in parse(frame).walk():
        edit = _EDITS.get(node.name)
        if edit is not None:
            edit(patches, node, styles)
    if not opened:
        return patches.apply()
    before, _, after = patches.apply().partition(b"<sheetData></sheetData>")
    return b"".join((before, b"<sheetData>", _cells(cells, styles, strings).encode(), b"</sheetData>", after))


def _cells(xml: str, styles: StyleMap, strings: list[str]) -> str:
    """The rows of `sheetData` with the target's styles, shared strings written into their cells."""

    def style(match: re.Match[str]) -> str:
        return f"{match[1]}{styles.xf(int(match[2]))}"

    def inline(match: re.Match[str]) -> str:
        return f' t="inlineStr"><is>{strings[int(match[1])]}</is></c>'

    return re.sub(_SHARED, inline, re.sub(_STYLED, style, xml))


def _col(patches: Patches, node: Node, styles: StyleMap) -> None:
    changes: dict[str, str | None] = {"width": styles.width(node.attrs["width"])}
    if "style" in node.attrs:
        changes["style"] = str(styles.xf(int(node.attrs["style"])))
    patches.open_tag(node, changes)


def _dxf(patches: Patches, node: Node, styles: StyleMap) -> None:
    if "dxfId" in node.attrs:
        patches.open_tag(node, {"dxfId": str(styles.dxf(int(node.attrs["dxfId"])))})


def _view(patches: Patches, node: Node, _styles: StyleMap) -> None:
    if "tabSelected" in node.attrs:
        patches.open_tag(node, {"tabSelected": None})


_EDITS: dict[str, Callable[[Patches, Node, StyleMap], None]] = {
    "col": _col, "cfRule": _dxf, "colorFilter": _dxf, "sheetView": _view,
}  # fmt: skip


def remapped_table(data: bytes, styles: StyleMap, number: int, name: str) -> bytes:
    """A donor table part with a new id and name, its differential formats mapped."""
    patches = Patches(data)
    root = parse(data)
    for node in root.walk():
        changes: dict[str, str | None] = {
            key: str(styles.dxf(int(node.attrs[key]))) for key in TableDxfs if key in node.attrs
        }
        if node is root:
            changes |= {"id": str(number), "name": name, "displayName": name}
        if changes:
            patches.open_tag(node, changes)
    return patches.apply()
