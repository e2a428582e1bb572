"""What two elements of a styles part have in common, however a program wrote them: told apart by what they show."""

from __future__ import annotations

from kertas_kerja.buku.xmlspan import parse
from kertas_kerja.errors import BerkasRusak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.xmlspan import Node

Key = tuple[object, ...]
_TRUTHS = {"true": "1", "false": "0"}
_DEFAULTS = {
    ("b", "val", "1"), ("i", "val", "1"), ("strike", "val", "1"), ("u", "val", "single"),
    ("border", "diagonalUp", "0"), ("border", "diagonalDown", "0"), ("border", "outline", "1"),
    ("left", "style", "none"), ("right", "style", "none"), ("top", "style", "none"), ("bottom", "style", "none"),
    ("diagonal", "style", "none"),
    ("alignment", "horizontal", "general"), ("alignment", "vertical", "bottom"), ("alignment", "textRotation", "0"),
    ("alignment", "wrapText", "0"), ("alignment", "indent", "0"), ("alignment", "shrinkToFit", "0"),
    ("protection", "locked", "1"), ("protection", "hidden", "0"),
}  # fmt: skip
"""Attributes that say what holds without them, by element, name and value."""
_HOLLOW = ("left", "right", "top", "bottom", "diagonal", "vertical", "horizontal", "alignment", "protection", "extLst")
"""Elements that say nothing when they are empty."""
_SILENT = ("applyFont", "applyFill", "applyBorder", "applyNumberFormat")
_OFF = [(name, off) for name in ("pivotButton", "quotePrefix", "applyProtection") for off in ("0", "false")]
"""Attributes of a cell format that programs add or leave out as they save."""


def element_key(xml: str) -> Key:
    """The key of an element of "fonts", "fills", "borders" or "dxfs", or of one that cannot be read alone its text."""
    try:
        return _key(parse(xml.encode()))
    except BerkasRusak:  # with the prefix of a namespace that is declared elsewhere
        return (xml,)


def xf_key(attrs: tuple[tuple[str, str], ...], inner: str) -> Key:
    """The key of a cell format: its attributes and what lies in it."""
    kept = tuple((name, value) for name, value in attrs if name not in _SILENT and (name, value) not in _OFF)
    return kept, element_key(f"<xf>{inner}</xf>")


def _key(node: Node) -> Key:
    attrs = sorted((name, _TRUTHS.get(value, value)) for name, value in node.attrs.items())
    said = tuple((name, value) for name, value in attrs if (node.name, name, value) not in _DEFAULTS)
    children = [key for child in node.children if (key := _key(child)) and not _says_nothing(key)]
    return node.name, said, tuple(sorted(children, key=lambda key: str(key[0]))), node.text.strip()


def _says_nothing(key: Key) -> bool:
    return key[0] in _HOLLOW and not key[1] and not key[2]
