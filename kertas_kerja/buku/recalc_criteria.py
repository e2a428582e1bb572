"""Criteria of COUNTIF, SUMIFS and the like, in the one writing that the engine reads: a decimal point, no percent sign.

Excel reads `">=75%"` and `"<0,75"` as it would read them typed into a cell: a percentage is a number, and which sign
parts the decimals is the country's. The engine takes both for texts, whatever the country.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.buku.expression import Expression, Piece
from kertas_kerja.buku.recalc_names import Names, Unreadable
from kertas_kerja.buku.refs import Range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from kertas_kerja.buku.cellxml import Value
    from kertas_kerja.buku.workbook import Workbook

CRITERIA: dict[str, Container[int]] = {
    **dict.fromkeys(("AVERAGEIF", "COUNTIF", "SUMIF"), (1,)),
    **dict.fromkeys(("AVERAGEIFS", "MAXIFS", "MINIFS", "SUMIFS"), range(2, 255, 2)),
    "COUNTIFS": range(1, 255, 2),
}
"""Where these take a criterion."""
_SIGN = r"(<=|>=|<>|=|<|>)?"
_POINT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+"
_COMMA = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d*,?\d+"
_SWAPPED = str.maketrans(",.", ".,")


def literal(piece: Piece, comma: bool) -> Piece:
    """A criterion that is a plain text, as the engine reads it. Raises Unreadable where the country has no reading."""
    inner = piece.text[1:-1]
    match = re.fullmatch(_SIGN + r"\s*([-+]?)(" + (_COMMA if comma else _POINT) + r")\s*(%?)\s*", inner)
    if match is not None:
        sign, minus, figures, percent = match.groups("")
        return piece if figures.isdecimal() and not percent else _plainly(piece, sign, minus, figures, percent, comma)
    if ("%" in inner or _ordered(inner)) and _figures(inner):
        raise Unreadable(inner)
    return piece


def _plainly(piece: Piece, sign: str, minus: str, figures: str, percent: str, comma: bool) -> Piece:
    number = Decimal((figures.translate(_SWAPPED) if comma else figures).replace(",", ""))
    number = number / 100 if percent else number
    return piece._replace(text=f'"{sign}{minus.strip("+")}{number:f}"')


def joined(workbook: Workbook, names: Names, here: int, expression: Expression) -> None:
    """Raises Unreadable for a criterion put together of what a country reads as a number, on the tab `here`."""
    pieces = [(piece, piece.text[1:-1] if piece.kind == "text" else "") for piece in expression]
    texts = [text or _cell(workbook, names, here, piece) for piece, text in pieces]
    told = [text for text in texts if isinstance(text, str)]
    ordered = any(_ordered(text) for text in told)
    if any(piece.kind == "call" and piece.text.upper() in ("FIXED", "TEXT") for piece in expression) or any(
        _figures(text) and ("%" in text or (ordered and re.search("[.,/:]", text))) for text in told
    ):
        raise Unreadable("criterion")


def _ordered(text: str) -> bool:
    """Whether a criterion asks for more or less than something, which only a number can be."""
    return text.startswith(("<", ">")) and not text.startswith("<>")


def _figures(text: str) -> bool:
    """Whether a text, without its sign of comparison, is made of figures, signs between them and a currency."""
    return re.fullmatch(_SIGN + r"\s*(?:Rp\.?|\$)?[-+\d\s.,%/:]*\d[-+\d\s.,%/:]*", text, re.I) is not None


def _cell(workbook: Workbook, names: Names, here: int, piece: Piece) -> Value:
    """The value of the one cell that a piece is, None for anything else."""
    at = names.position(piece.prefix) if piece.prefix else here
    if piece.kind != "cell" or ":" in piece.text or at is None:
        return None
    area = Range.parse(piece.text.replace("$", ""))
    return workbook.sheet(workbook.sheets[at].name).value(area.top, area.left)
