"""The unit of column widths: the widest digit of the workbook's default font, in pixels at 96 dpi.

A width says how many such digits fit, so the same number is another width in another workbook (ECMA-376 part 1,
18.3.1.13).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.xmlspan import Node

DEFAULT = 7
"""The unit of Calibri 11, with which XlsxWriter reckons."""
_PIXELS_PER_POINT = 96 / 72
_ADVANCE = {
    "aptos narrow": 500, "aptos": 561, "arial": 556, "arial narrow": 456, "book antiqua": 500, "bookman old style": 620,
    "caladea": 554, "calibri": 507, "calibri light": 507, "cambria": 554, "carlito": 507, "century gothic": 554,
    "century schoolbook": 556, "comic sans ms": 610, "consolas": 550, "courier new": 600, "dejavu sans": 636,
    "garamond": 469, "georgia": 614, "helvetica": 556, "liberation sans": 556, "liberation serif": 500,
    "palatino linotype": 500, "segoe ui": 539, "tahoma": 546, "times new roman": 500, "trebuchet ms": 524,
    "verdana": 636,
}  # fmt: skip
"""Advance widths of a digit in thousandths of the font size."""


def digit_pixels(name: str, points: float) -> int:
    """Pixels of a digit of that font; those of Calibri 11 for a font that is not known or has no sensible size."""
    advance = _ADVANCE.get(name.strip().casefold())
    if advance is None or not 4 <= points <= 72:
        return DEFAULT
    return max(1, round(points * _PIXELS_PER_POINT * advance / 1000))


def unit_of(styles: Node) -> int:
    """The unit of a workbook, from the root of its styles part: the font of the style Normal."""
    fonts, base = styles.child("fonts"), styles.child("cellStyleXfs")
    if fonts is None or not fonts.children:
        return DEFAULT
    first = base.children[0].attrs.get("fontId", "0") if base is not None and base.children else "0"
    at = int(first) if first.isascii() and first.isdigit() else 0
    font = fonts.children[at if at < len(fonts.children) else 0]
    name, size = font.child("name"), font.child("sz")
    try:
        points = float(size.attrs.get("val", "")) if size is not None else 0.0
    except ValueError:
        return DEFAULT
    return digit_pixels(name.attrs.get("val", "") if name is not None else "", points)
