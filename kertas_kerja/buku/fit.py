"""Whether a value finds room in its column: of a number Excel shows #### where it does not, of a text a piece."""

from __future__ import annotations

from kertas_kerja.buku import numfmt, numshow
from kertas_kerja.buku.colunit import digit_pixels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.refs import Range
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.styles import Styles, XfInfo

_WIDTH = {**dict.fromkeys(".,:;", 0.5), **dict.fromkeys("' ", 0.45), **dict.fromkeys("-()", 0.6), "/": 0.8, "%": 1.4}
"""Widths of characters in digits; letters as below."""
_SMALL, _CAPITAL, _BOLD = 1.0, 1.2, 1.05
_STANDARD = 9.14  # digits of a column whose sheet states no width
_MARGIN = 3  # pixels of a column that its numbers leave free


def too_wide(sheet: Sheet, styles: Styles, place: tuple[int, int], value: float | str, style: int, code: str) -> bool:
    """Whether a cell of that style has no room for the value: a number under the format code, or a text of one line.

    General makes do with the room there is; a hidden column shows nothing anyway.
    """
    if isinstance(value, str):
        text = "" if styles.xf(style).wrap else value
    else:
        form = numfmt.parse(code)
        shown = code != "General" and form.kind == "number"
        text = numshow.show_number(value, form, date1904=styles.date1904) if shown else ""
    return bool(text) and 0 < _room(sheet, styles, place) < _pixels(text, styles.xf(style)) + _MARGIN


def _room(sheet: Sheet, styles: Styles, place: tuple[int, int]) -> float:
    """Pixels of the cell's columns, those of a merged range together."""
    base, merge = styles.xf(0), sheet.merge_at(*place)
    unit = digit_pixels(base.font_name, base.font_size)
    return sum(_width(sheet, col) for col in _columns(merge, place[1])) * unit


def _columns(merge: Range | None, col: int) -> range:
    return range(col, col + 1) if merge is None else range(merge.left, merge.right + 1)


def _width(sheet: Sheet, col: int) -> float:
    for first, last, width, hidden in sheet.widths:
        if first <= col <= last:
            return 0.0 if hidden else width
    standard = sheet.default_sizes[0]
    return _STANDARD if standard is None else standard


def _pixels(text: str, xf: XfInfo) -> float:
    digits = sum(_WIDTH.get(one, _CAPITAL if one.isupper() else _SMALL) for one in text)
    return digits * digit_pixels(xf.font_name, xf.font_size) * (_BOLD if xf.font_bold else 1)
