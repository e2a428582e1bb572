"""Styles are only ever appended: number formats, fonts, fills, cell formats (xf) and differential ones (dxf).

Nothing in use is renumbered; an equal entry that is already there is reused, so that doing the same twice
changes nothing.
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.opc import relation_space
from kertas_kerja.buku.order import FONT, STYLES, insertion_point
from kertas_kerja.buku.partnames import is_free, spoken_for
from kertas_kerja.buku.xmlspan import Node, Patches, escape, parse, set_attributes, utf8
from kertas_kerja.errors import PerubahanDitolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.plan import Plan
    from kertas_kerja.buku.workbook import Workbook

BUILTIN = {
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "0.00E+00": 11, "@": 49,
}  # fmt: skip
_SEEDS = {
    "fonts": ['<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'],
    "fills": [f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125")],
    "borders": ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
}
_XF_LIMIT = 65_490
_FIRST_CUSTOM = 164
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
MINIMAL = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{uri}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Xf(NamedTuple):
    """A cell format: its attributes, and its children as XML."""

    attrs: tuple[tuple[str, str], ...]
    inner: str


class StyleBook:
    """The styles part with what is appended to it; `bytes()` gives the edited part."""

    def __init__(self, data: bytes) -> None:
        self.data = utf8(data)
        self.root = parse(self.data)
        self.prefix = f"{self.root.prefix}:" if self.root.prefix else ""
        self._items: dict[str, list[str]] = {}
        self._index: dict[str, dict[str, int]] = {}
        self._had: dict[str, int] = {}
        for name in ("fonts", "fills", "borders", "dxfs"):
            self._read_list(name)
        self._formats = {node.attrs.get("formatCode", ""): node.whole("numFmtId") for node in self._children("numFmts")}
        self._old_formats = len(self._formats)
        self._xfs = [self._read_xf(node) for node in self._children("cellXfs")]
        self._xf_index = {xf: at for at, xf in reversed(list(enumerate(self._xfs)))}
        self._had["cellXfs"] = len(self._xfs)

    def _children(self, name: str) -> list[Node]:
        holder = self.root.child(name)
        return [] if holder is None else [child for child in holder.children if child.uri == self.root.uri]

    def _source(self, node: Node) -> str:
        return self.data[node.start : node.end].decode()

    def _read_list(self, name: str) -> None:
        items = [self._source(node) for node in self._children(name)]
        self._items[name] = items
        self._index[name] = {xml: at for at, xml in reversed(list(enumerate(items)))}
        self._had[name] = len(items)

    def _read_xf(self, node: Node) -> Xf:
        return Xf(tuple(sorted(node.attrs.items())), self.data[node.open_end : node.close_start].decode().strip())

    def _seed(self) -> None:
        """Gives a part without fonts, fills, borders or cell formats the defaults that index 0 stands for."""
        for kind, items in _SEEDS.items():
            if not self._items[kind]:
                self._items[kind] = [reprefix(xml, self.prefix) for xml in items]
                self._index[kind] = {xml: at for at, xml in enumerate(self._items[kind])}
        if not self._xfs:
            self._xfs = [Xf((("borderId", "0"), ("fillId", "0"), ("fontId", "0"), ("numFmtId", "0")), "")]
            self._xf_index = {self._xfs[0]: 0}

    # ------------------------------------------------------------------ appending

    @property
    def count(self) -> int:
        """How many cell formats there are: style indexes lie below it."""
        return len(self._xfs)

    @property
    def dxf_count(self) -> int:
        """How many differential formats there are."""
        return len(self._items["dxfs"])

    def add(self, kind: str, xml: str) -> int:
        """The index of an element of "fonts", "fills", "borders" or "dxfs", appended unless it is there.

        `xml` is written without prefix; that of the part is put in.
        """
        xml = reprefix(xml, self.prefix)
        self._seed()
        known = self._index[kind]
        if xml not in known:
            known[xml] = len(self._items[kind])
            self._items[kind].append(xml)
        return known[xml]

    def number_format(self, code: str) -> int:
        """The id of a number format, built in, known or new (from 164 up)."""
        if code in BUILTIN:
            return BUILTIN[code]
        if code not in self._formats:
            self._formats[code] = max((_FIRST_CUSTOM - 1, *self._formats.values())) + 1
        return self._formats[code]

    def add_xf(self, attrs: dict[str, str], inner: str = "") -> int:
        """The index of a cell format, appended unless an equal one is there."""
        self._seed()
        if self.root.child("cellStyleXfs") is None:
            attrs = {name: value for name, value in attrs.items() if name != "xfId"}
        xf = Xf(tuple(sorted(attrs.items())), inner)
        if xf not in self._xf_index:
            if len(self._xfs) >= _XF_LIMIT:
                raise PerubahanDitolak(
                    "Jumlah gaya sel mencapai batas Excel; hapus gaya yang tidak dipakai, lalu ulangi."
                )
            self._xf_index[xf] = len(self._xfs)
            self._xfs.append(xf)
        return self._xf_index[xf]

    def derive(
        self,
        base: int,
        *,
        num_fmt: str | None = None,
        fill: str | None = None,
        font_color: str | None = None,
        bold: bool | None = None,
        italic: bool | None = None,
        locked: bool | None = None,
        horizontal: str | None = None,
        wrap: bool | None = None,
        shrink: bool | None = None,
    ) -> int:
        """The style `base` with what is asked changed; colours as "RRGGBB", `fill` "" takes the fill away.

        A new number format also drops the apostrophe mark (quotePrefix) of numbers typed as text.
        """
        source = self._xfs[base] if 0 <= base < len(self._xfs) else Xf((("fontId", "0"),), "")
        attrs, inner = dict(source.attrs), source.inner
        if num_fmt is not None:
            attrs.pop("quotePrefix", None)
            attrs |= {"numFmtId": str(self.number_format(num_fmt)), "applyNumberFormat": "1"}
        if fill is not None:
            attrs |= {"fillId": str(self.solid_fill(fill)), "applyFill": "1"}
        if (font_color, bold, italic) != (None, None, None):
            font = self._derive_font(int(attrs.get("fontId", "0")), font_color, bold, italic)
            attrs |= {"fontId": str(font), "applyFont": "1"}
        flags = {"wrapText": wrap, "shrinkToFit": shrink}
        alignment = {"horizontal": horizontal, **{n: None if on is None else str(int(on)) for n, on in flags.items()}}
        if any(value is not None for value in alignment.values()):
            inner, attrs["applyAlignment"] = _set_child(inner, "alignment", alignment, self.prefix), "1"
        if locked is not None:
            inner = _set_child(inner, "protection", {"locked": str(int(locked))}, self.prefix)
            attrs["applyProtection"] = "1"
        return self.add_xf(attrs, inner)

    def solid_fill(self, rgb: str) -> int:
        """The index of a solid fill of that colour; "" is no fill."""
        if not rgb:
            return 0
        return self.add(
            "fills",
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{rgb}"/><bgColor indexed="64"/>'
            "</patternFill></fill>",
        )

    def _derive_font(self, base: int, color: str | None, bold: bool | None, italic: bool | None) -> int:
        fonts = self._items["fonts"]
        source = fonts[base] if base < len(fonts) else f"<{self.prefix}font/>"
        children = {m[1]: m[0] for m in re.finditer(_CHILD, _inner(source))}
        for name, on in (("b", bold), ("i", italic)):
            if on is not None:
                children.pop(name, None)
            if on:
                children[name] = f"<{self.prefix}{name}/>"
        if color is not None:
            children["color"] = f'<{self.prefix}color rgb="FF{color}"/>'
        ranked = sorted(children, key=lambda name: FONT.get(name, len(FONT)))
        xml = "".join(children[name] for name in ranked)
        return self.add("fonts", f"<{self.prefix}font>{xml}</{self.prefix}font>")

    def add_dxf(
        self,
        *,
        fill: str | None = None,
        font_color: str | None = None,
        bold: bool | None = None,
        italic: bool | None = None,
    ) -> int:
        """The index of a differential format for conditional formats; colours as "RRGGBB"."""
        font = "".join(
            f"<{n}/>" if on else f'<{n} val="0"/>' for n, on in (("b", bold), ("i", italic)) if on is not None
        )
        font += f'<color rgb="FF{font_color}"/>' if font_color else ""
        body = f"<font>{font}</font>" if font else ""
        if fill:
            body += (
                f'<fill><patternFill patternType="solid"><fgColor rgb="FF{fill}"/><bgColor rgb="FF{fill}"/>'
                "</patternFill></fill>"
            )
        return self.add("dxfs", f"<dxf>{body}</dxf>")

    # ------------------------------------------------------------------ writing

    @property
    def changed(self) -> bool:
        """Whether anything was appended."""
        lists = any(len(items) > self._had[name] for name, items in self._items.items())
        return lists or len(self._xfs) > self._had["cellXfs"] or len(self._formats) > self._old_formats

    def bytes(self) -> bytes:
        """The styles part with what was appended, the same bytes when nothing was."""
        patches = Patches(self.data)
        formats = [
            f'<{self.prefix}numFmt numFmtId="{id}" formatCode="{escape(code, True)}"/>'
            for code, id in list(self._formats.items())[self._old_formats :]
        ]
        new = {"numFmts": formats, "cellXfs": [self._xf_xml(xf) for xf in self._xfs[self._had["cellXfs"] :]]}
        new |= {name: items[self._had[name] :] for name, items in self._items.items()}
        elements = [self._extend(patches, name, new[name]) for name in STYLES if new.get(name)]
        if self.root.self_closing:
            patches.append(self.root, "".join(elements).encode())
        return patches.apply()

    def _xf_xml(self, xf: Xf) -> str:
        attrs = "".join(f' {name}="{escape(value, True)}"' for name, value in xf.attrs)
        inner = xf.inner
        return f"<{self.prefix}xf{attrs}>{inner}</{self.prefix}xf>" if inner else f"<{self.prefix}xf{attrs}/>"

    def _extend(self, patches: Patches, name: str, items: list[str]) -> str:
        """Appends to a list of the part, or makes it; the element itself when there is no place for it yet."""
        holder, xml = self.root.child(name), "".join(items)
        if holder is not None:
            count = len(self._children(name)) + len(items)
            patches.append(holder, xml.encode(), {"count": str(count)})
            return ""
        element = f'<{self.prefix}{name} count="{len(items)}">{xml}</{self.prefix}{name}>'
        if not self.root.self_closing:
            patches.insert(insertion_point(self.root, name, STYLES), element.encode())
        return element


def add_styles_part(package: Package, workbook: Workbook, plan: Plan) -> str:
    """Gives a workbook without styles the smallest styles part there is; its name."""
    root = parse(utf8(package.read(workbook.part)), 1)
    folder = workbook.part.rpartition("/")[0] + "/"
    names = (f"{folder}styles{at or ''}.xml".lstrip("/") for at in range(1000))
    spoken = spoken_for(package)
    part = next(name for name in names if is_free(package, name, spoken))
    before = package.changed
    package.add(part, MINIMAL.format(uri=root.uri).encode(), _TYPE)
    package.add_relationship(workbook.part, f"{relation_space(root.uri)}/styles", part)
    plan.added.add(part)
    plan.parts |= package.changed - before - {part}
    return part


_CHILD = r"(?s)<(?:\w+:)?(\w+)(?:[^>\"]|\"[^\"]*\")*?(?:/>|>.*?</(?:\w+:)?\1\s*>)"
_NAME = r"<(/?)(?=[A-Za-z_][\w.-]*[\s/>])"


def reprefix(xml: str, prefix: str) -> str:
    """Unprefixed element names with the prefix of the part they go into."""
    return re.sub(_NAME, rf"<\1{prefix}", xml) if prefix else xml


def _inner(xml: str) -> str:
    """What stands between the start and the end tag."""
    if xml.endswith("/>") and xml.count("<") == 1:
        return ""
    return xml[xml.index(">") + 1 : xml.rindex("</")]


def _set_child(inner: str, name: str, attrs: dict[str, str | None], prefix: str) -> str:
    """The children of an xf with attributes of one of them set; alignment comes before protection."""
    old = next((m for m in re.finditer(_CHILD, inner) if m[1] == name), None)
    given = {key: value for key, value in attrs.items() if value is not None}
    if old is not None:
        return inner[: old.start()] + set_attributes(old[0].encode(), given).decode() + inner[old.end() :]
    new = set_attributes(f"<{prefix}{name}/>".encode(), given).decode()
    if name == "alignment":
        return new + inner
    at = next((m.end() for m in re.finditer(_CHILD, inner) if m[1] == "alignment"), 0)
    return inner[:at] + new + inner[at:]
