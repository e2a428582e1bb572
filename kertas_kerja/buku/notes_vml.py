"""The VML part that draws the boxes of a sheet's comments: read, spliced in its own bytes, or made anew.

Form controls share the part; their shapes, and whatever else is there, keep their bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from itertools import islice

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.xmlspan import Node, Patches, parse, prefixes, utf8

Place = tuple[int, int]
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
EXCEL = "urn:schemas-microsoft-com:office:excel"
_SPACES = {"v": VML, "o": OFFICE, "x": EXCEL}
_SHAPE_ID = rb"_x0000_s(\d{1,9})(?!\d)"
_CLAIMED = rb"""idmap[^>]*?\sdata\s*=\s*["']([\d, ]{1,99})["']"""
_TYPE_ID = "_x0000_t202"
_BLOCK = 1024
"""Shape ids come in blocks: `idmap` names the blocks of a drawing."""
_COLOR = "#ffffe1"


class Box(NamedTuple):
    """The box of a note: its anchor as VML writes it, its size in pixels."""

    anchor: str
    width: int
    height: int


class VmlPart:
    """A VML part that is understood well enough to be edited; ValueError for any other."""

    def __init__(self, data: bytes) -> None:
        if utf8(data) is not data:
            raise ValueError("not in UTF-8")
        self.data = data
        self.root = parse(data)
        self.notes: dict[Place, Node] = {}
        """The shape of each comment."""
        self.foreign = False
        """Whether anything is drawn here besides comments."""
        self.type_id = ""
        self._map: Node | None = None
        if self.root.name != "xml":
            raise ValueError("not VML")
        for node in self.root.children:
            self._child(node)
        self.blocks = [int(n) for n in self._map.attrs.get("data", "").split(",")] if self._map else [1]
        self.used = {int(number) for number in re.findall(_SHAPE_ID, data)}
        self._ids = Counter(node.attrs.get("id", "") for node in self.root.walk())

    def _child(self, node: Node) -> None:
        place = _place(node)
        if place is not None:
            if place in self.notes:
                raise ValueError("two shapes of one comment")
            self.notes[place] = node
        elif node.name == "shapelayout" and node.uri == OFFICE:
            self._map = next((n for n in node.children if n.name == "idmap" and n.uri == OFFICE), None)
        elif node.name == "shapetype" and node.uri == VML:
            if node.attrs.get(f"{{{OFFICE}}}spt") == "202":
                self.type_id = node.attrs.get("id", "")
        else:
            self.foreign = True
            if any(n.name == "ClientData" and n.attrs.get("ObjectType") == "Note" for n in node.walk()):
                raise ValueError("a comment inside a group")

    def edited(self, put: Mapping[Place, Box], drop: Set[Place], block: int) -> bytes:
        """The part with these boxes, new or in the place of old ones, and without those of `drop`.

        `block` is a block of shape ids that no drawing of the workbook has: it is taken when its own are full.
        """
        patches = Patches(self.data)
        names, local = self._names()
        numbers, blocks = self._numbers(len(put), block)
        type_id, tail = self.type_id, b""
        if put and not type_id:
            type_id, tail = _TYPE_ID, _shapetype_xml(names, local)
        for place, number in zip(sorted(put), numbers, strict=True):
            old = self.notes.get(place)
            own = old.attrs.get("id", "") if old is not None else ""
            shape_id = own if self._ids[own] == 1 and own else f"_x0000_s{number}"
            xml = _shape_xml(shape_id, type_id, place, put[place], names, local)
            if old is None:
                tail += xml
            else:
                patches.replace(old.start, old.end, xml)
        for place in drop & self.notes.keys():
            patches.replace(self.notes[place].start, self.notes[place].end, b"")
        if tail:
            patches.append(self.root, tail)
        if blocks != self.blocks and self._map is not None:
            patches.open_tag(self._map, {"data": ",".join(map(str, blocks))})
        return patches.apply()

    def _names(self) -> tuple[dict[str, str], str]:
        """The prefix of each namespace in this part, and the declarations that an element of ours needs."""
        known = prefixes(self.data[self.root.start : self.root.open_end])
        names = {key: known.get(uri, key) for key, uri in _SPACES.items()}
        return names, "".join(f' xmlns:{key}="{uri}"' for key, uri in _SPACES.items() if uri not in known)

    def _numbers(self, count: int, block: int) -> tuple[list[int], list[int]]:
        """Free shape ids, and the blocks that the part then has."""
        blocks = list(self.blocks)
        found = self._free(blocks, count)
        while len(found) < count:
            blocks.append(block if block not in blocks else max(blocks) + 1)
            found = self._free(blocks, count)
        return found, blocks

    def _free(self, blocks: list[int], count: int) -> list[int]:
        free = (n for b in blocks for n in range(b * _BLOCK + 1, (b + 1) * _BLOCK) if n not in self.used)
        return list(islice(free, count))


def _place(node: Node) -> Place | None:
    """The cell of a comment's shape; None for any other element."""
    if node.name != "shape" or node.uri != VML:
        return None
    data = next((n for n in node.children if n.name == "ClientData" and n.uri == EXCEL), None)
    if data is None or data.attrs.get("ObjectType") != "Note":
        return None
    fields = {n.name: n.text.strip() for n in data.children if n.name in ("Row", "Column")}
    return int(fields.get("Row", "")) + 1, int(fields.get("Column", "")) + 1


def blocks_of(data: bytes) -> set[int]:
    """The blocks of shape ids that a VML part uses or claims, without reading it as XML."""
    claimed = b",".join(re.findall(_CLAIMED, data)).split(b",")
    return {int(n) for n in claimed if n.strip().isdigit()} | {int(n) // _BLOCK for n in re.findall(_SHAPE_ID, data)}


def new_vml(boxes: Mapping[Place, Box], block: int) -> bytes:
    """A VML part that draws these boxes."""
    names = {key: key for key in _SPACES}
    declared = "".join(f' xmlns:{key}="{uri}"' for key, uri in _SPACES.items())
    head = f'<xml{declared}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    shapes = b"".join(
        _shape_xml(f"_x0000_s{block * _BLOCK + at}", _TYPE_ID, place, boxes[place], names, "")
        for at, place in enumerate(sorted(boxes), 1)
    )
    return head.encode() + _shapetype_xml(names, "") + shapes + b"</xml>"


def _shapetype_xml(names: Mapping[str, str], local: str) -> bytes:
    v, o = names["v"], names["o"]
    return (
        f'<{v}:shapetype{local} id="{_TYPE_ID}" coordsize="21600,21600" {o}:spt="202" '
        f'path="m,l,21600r21600,l21600,xe"><{v}:stroke joinstyle="miter"/>'
        f'<{v}:path gradientshapeok="t" {o}:connecttype="rect"/></{v}:shapetype>'
    ).encode()


def _shape_xml(shape_id: str, type_id: str, place: Place, box: Box, names: Mapping[str, str], local: str) -> bytes:
    """The shape of a note that shows when the mouse is over its cell."""
    v, o, x = names["v"], names["o"], names["x"]
    size = f"width:{box.width * 0.75:g}pt;height:{box.height * 0.75:g}pt"
    style = f"position:absolute;margin-left:59.25pt;margin-top:1.5pt;{size};z-index:1;visibility:hidden"
    return (
        f'<{v}:shape{local} id="{shape_id}" type="#{type_id}" style="{style}" fillcolor="{_COLOR}" '
        f'{o}:insetmode="auto"><{v}:fill color2="{_COLOR}"/><{v}:shadow on="t" color="black" obscured="t"/>'
        f'<{v}:path {o}:connecttype="none"/><{v}:textbox style="mso-direction-alt:auto">'
        f'<div style="text-align:left"></div></{v}:textbox><{x}:ClientData ObjectType="Note">'
        f"<{x}:MoveWithCells/><{x}:SizeWithCells/><{x}:Anchor>{box.anchor}</{x}:Anchor>"
        f"<{x}:AutoFill>False</{x}:AutoFill><{x}:Row>{place[0] - 1}</{x}:Row>"
        f"<{x}:Column>{place[1] - 1}</{x}:Column></{x}:ClientData></{v}:shape>"
    ).encode()
