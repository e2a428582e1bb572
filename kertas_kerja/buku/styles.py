"""The styles part for reading: number format, font, fill, protection of each cell style; what a cell shows."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku import numfmt, numshow
from kertas_kerja.buku.numfmt import NumberFormat
from kertas_kerja.buku.xmlscan import attribute_map, new_parser, run, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    _T = TypeVar("_T")

BUILTIN_FORMATS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"Rp"#,##0;-"Rp"#,##0', 6: '"Rp"#,##0;[Red]-"Rp"#,##0',
    7: '"Rp"#,##0.00;-"Rp"#,##0.00', 8: '"Rp"#,##0.00;[Red]-"Rp"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 42: '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-"Rp"* #,##0.00_-;-"Rp"* #,##0.00_-;_-"Rp"* "-"??_-;_-@_-',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a file names by number only. The currency and accounting ones follow the reader's region: Indonesia."""
_BY_REGION = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy hh:mm"}
"""Two that Excel stores in American order and shows in the region's."""

_FONT, _OFF = ("b", "i", "name", "sz"), ("0", "false", "off")


class XfInfo(NamedTuple):
    """What one cell style says, as far as reading needs it."""

    num_fmt: str = "General"
    font_bold: bool = False
    font_italic: bool = False
    fill_rgb: str | None = None
    """`"FFRRGGBB"` of a solid fill; `None` for no fill and for theme or palette colours."""
    indent: int = 0
    locked: bool = True
    horizontal: str | None = None
    wrap: bool = False
    num_fmt_id: int = 0
    font_name: str = ""
    font_size: float = 0.0
    """Points; 0 where the font states none."""


class Styles:
    """The cell styles of a workbook by index. An index out of range reads as the default style."""

    def __init__(self, data: bytes | None, part: str = "xl/styles.xml", *, date1904: bool = False) -> None:
        self.date1904 = date1904
        self._xfs: list[XfInfo] = []
        self._formats: dict[int, str] = {}
        self._parsed: dict[int, NumberFormat] = {}
        if data is not None:
            _StylesParser(self._xfs, self._formats).run(data, part)
        if not self._xfs:
            self._xfs.append(XfInfo())

    @property
    def count(self) -> int:
        """The number of cell styles."""
        return len(self._xfs)

    def xf(self, style: int) -> XfInfo:
        """The cell style of that index."""
        return self._xfs[style] if 0 <= style < len(self._xfs) else self._xfs[0]

    def number_format(self, style: int) -> str:
        """The format code, `"General"` by default, as the file states it."""
        return self.xf(style).num_fmt

    def format(self, style: int) -> NumberFormat:
        """The parsed number format of a style: kind, decimals, percent, the words around the number."""
        found = self._parsed.get(style)
        if found is None:
            info = self.xf(style)
            code = info.num_fmt
            if info.num_fmt_id not in self._formats:
                code = _BY_REGION.get(info.num_fmt_id, code)
            found = self._parsed[style] = numfmt.parse(code)
        return found

    def decimals(self, style: int) -> int | None:
        """Decimals shown, in the unit shown (percent points of a percent); `None` for General, dates and texts."""
        return self.format(style).decimals

    def is_percent(self, style: int) -> bool:
        """Whether the value is a ratio shown with a real `%` (a quoted `"%"` does not scale)."""
        return self.format(style).percent

    def shown(self, value: float | str | bool | None, style: int) -> str:
        """What Excel shows in an Indonesian region: comma decimals, point thousands, half-up at the digits shown."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, str):
            return numshow.show_text(value, self.format(style))
        return numshow.show_number(value, self.format(style), date1904=self.date1904)


class _StylesParser:
    """One pass over styles.xml; `path` is the chain of open elements without namespaces."""

    def __init__(self, xfs: list[XfInfo], formats: dict[int, str]) -> None:
        self.xfs, self.formats = xfs, formats
        self.fonts: list[dict[str, str]] = []
        self.fills: list[dict[str, str]] = []
        self.raw: list[tuple[dict[str, str], dict[str, str], dict[str, str]]] = []
        self.path: list[str] = []

    def run(self, data: bytes, part: str) -> None:
        """Parse and fill `xfs` and `formats`."""
        parser = new_parser(part, namespaces=True)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda _tag: self.path.pop()
        run(parser, data, part)
        self.xfs.extend(self._xf(*raw) for raw in self.raw)

    def _start(self, tag: str, attributes: list[str]) -> None:
        name = tag.rpartition(" ")[2]
        parent = self.path[-1] if self.path else ""
        self.path.append(name)
        a = attribute_map(attributes)
        section = self.path[1] if len(self.path) > 1 else ""
        if section == "numFmts" and name == "numFmt":
            self.formats[_number(a.get("numFmtId"))] = a.get("formatCode", "General")
        elif section == "fonts":
            self._font(name, parent, a)
        elif section == "fills":
            self._fill(name, parent, a)
        elif section == "cellXfs":
            self._cell_xf(name, parent, a)

    def _font(self, name: str, parent: str, a: dict[str, str]) -> None:
        if name == "font" and parent == "fonts":
            self.fonts.append({})
        elif name in _FONT and parent == "font" and self.fonts:
            self.fonts[-1][name] = a.get("val", "1")

    def _fill(self, name: str, parent: str, a: dict[str, str]) -> None:
        if name == "fill" and parent == "fills":
            self.fills.append({})
        elif not self.fills:
            return
        elif name == "patternFill" and parent == "fill":
            self.fills[-1]["pattern"] = a.get("patternType", "none")
        elif name == "fgColor" and parent == "patternFill":
            self.fills[-1]["rgb"] = a.get("rgb", "")

    def _cell_xf(self, name: str, parent: str, a: dict[str, str]) -> None:
        if name == "xf" and parent == "cellXfs":
            self.raw.append((a, {}, {}))
        elif parent == "xf" and name in ("alignment", "protection") and self.raw:
            self.raw[-1][1 if name == "alignment" else 2].update(a)

    def _xf(self, a: dict[str, str], alignment: dict[str, str], protection: dict[str, str]) -> XfInfo:
        font = _at(self.fonts, _number(a.get("fontId")))
        fill = _at(self.fills, _number(a.get("fillId")))
        num_fmt_id = _number(a.get("numFmtId"))
        return XfInfo(
            num_fmt=self.formats.get(num_fmt_id) or BUILTIN_FORMATS.get(num_fmt_id, "General"),
            font_bold=font.get("b", "0") not in _OFF,
            font_italic=font.get("i", "0") not in _OFF,
            fill_rgb=(fill.get("rgb") or None) if fill.get("pattern") == "solid" else None,
            indent=_number(alignment.get("indent")),
            locked=protection.get("locked", "1") not in ("0", "false"),
            horizontal=alignment.get("horizontal"),
            wrap=alignment.get("wrapText") in ("1", "true"),
            num_fmt_id=num_fmt_id,
            font_name=font.get("name", ""),
            font_size=_points(font.get("sz", "")),
        )


def _number(text: str | None) -> int:
    return whole(text) or 0


def _points(text: str) -> float:
    try:
        size = float(text)
    except ValueError:
        return 0.0
    return size if 0 < size < 1000 else 0.0


def _at(items: list[dict[str, _T]], index: int) -> dict[str, _T]:
    return items[index] if index < len(items) else {}
