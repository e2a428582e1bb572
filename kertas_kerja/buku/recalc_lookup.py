"""Lookups: of the nearest value, which the engine finds as Excel does where the values ascend and is only asked there,
and of a cell that is empty, which one calculator takes for 0 and another finds nowhere."""

from __future__ import annotations

import re
from itertools import pairwise

from kertas_kerja.buku.expression import Expression, Piece, parse, render
from kertas_kerja.buku.recalc_names import Names, Place, Unreadable
from kertas_kerja.buku.refs import Range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.workbook import Workbook

_LOOKUPS = ("HLOOKUP", "LOOKUP", "MATCH", "VLOOKUP", "XLOOKUP", "XMATCH")
_EXACT = ("0", "FALSE")
_LONGEST = 5_000


def exact_or_sorted(workbook: Workbook, names: Names, here: int, name: str, args: tuple[Expression, ...]) -> None:
    """Raises Unreadable for a lookup, on the tab `here`, of the nearest value among what is not known to ascend."""
    if name in ("VLOOKUP", "HLOOKUP"):
        if len(args) > 3 and (not args[3] or _word(args[3]) in _EXACT):
            return
        _ascend(workbook, names, here, args, name == "VLOOKUP")
    elif name == "LOOKUP":
        _ascend(workbook, names, here, args, None)
    elif name == "MATCH" and not (len(args) == 3 and (not args[2] or _word(args[2]) in _EXACT)):
        if len(args) == 3 and _word(args[2]) not in ("1", "TRUE"):
            raise Unreadable(name)
        _ascend(workbook, names, here, args, None)
    elif name in ("XLOOKUP", "XMATCH"):
        modes = args[4:] if name == "XLOOKUP" else args[2:]
        if any(_word(mode) not in ("", "0", allowed) for mode, allowed in zip(modes, ("0", "1"), strict=False)):
            raise Unreadable(name)


def _word(expression: Expression) -> str:
    return render(expression).strip().upper()


def _ascend(workbook: Workbook, names: Names, here: int, args: tuple[Expression, ...], down: bool | None) -> None:
    """Looks at the first column, or row, of what is searched; `down` None: whichever is longer."""
    pieces = [piece for piece in args[1] if piece.kind != "space"] if len(args) > 1 else []
    if len(pieces) != 1 or not _sorted(_searched(workbook, names, here, pieces[0], down)):
        raise Unreadable(render(args[1]) if len(args) > 1 else "")


def _sorted(values: list[float | None] | None) -> bool:
    if not values or values[0] is None:
        return False
    known = [value for value in values if value is not None]
    return values[: len(known)] == known and all(a < b for a, b in pairwise(known))


def _searched(
    workbook: Workbook, names: Names, here: int, piece: Piece, down: bool | None
) -> list[float | None] | None:
    """The numbers that are searched, None for an empty cell; None in all for a text, a formula or no plain range."""
    if piece.kind == "array":
        return _constants(piece.text, down)
    at = names.position(piece.prefix) if piece.prefix else here
    if piece.kind not in ("cell", "cols") or at is None:
        return None
    return _cells(workbook.sheet(workbook.sheets[at].name), Range.parse(piece.text.replace("$", "")), down)


def _constants(text: str, down: bool | None) -> list[float | None] | None:
    rows = [row.split(",") for row in text.strip("{}").split(";")]
    down = len(rows) >= len(rows[0]) if down is None else down
    words = [row[0] for row in rows] if down else rows[0]
    if not all(re.fullmatch(r"\s*-?\d*\.?\d+(?:[Ee][+-]?\d+)?\s*", word) for word in words):
        return None
    return [float(word) for word in words]


def _cells(sheet: Sheet, area: Range, down: bool | None) -> list[float | None] | None:
    bottom = min(area.bottom, max(sheet.rows, default=1))
    down = bottom - area.top + 1 >= area.cols if down is None else down
    places = (
        [(row, area.left) for row in range(area.top, bottom + 1)]
        if down
        else [(area.top, col) for col in range(area.left, area.right + 1)]
    )
    if len(places) > _LONGEST or any(sheet.formula(*place) is not None for place in places):
        return None
    values: list[float | None] = []
    for place in places:
        value = sheet.value(*place)
        if isinstance(value, (bool, str)):
            return None
        values.append(value)
    return values


def looks_for_nothing(workbook: Workbook, names: Names, formula: str, at: Place) -> bool:
    """Whether the formula of the cell `at` (without `=`) looks for the value of a cell that is empty."""
    if not any(word in formula.upper() for word in ("LOOKUP", "MATCH")):
        return False
    try:
        wanted = list(_wanted(names.resolve(parse(formula), at)))
    except (Unreadable, ValueError):
        return True
    return any(_empty(workbook, names, at[0], piece) for piece in wanted)


def _wanted(expression: Expression) -> Iterator[Piece]:
    """The cells whose value is looked for, at any depth."""
    for piece in expression:
        for arg in piece.args:
            yield from _wanted(arg)
        if piece.kind == "call" and piece.text.upper().removeprefix("_XLFN.") in _LOOKUPS and piece.args:
            yield from _alone(piece.args[0])


def _alone(expression: Expression) -> Iterator[Piece]:
    """The one cell that an argument is, brackets or not."""
    pieces = [piece for piece in expression if piece.kind != "space"]
    if len(pieces) == 1 and pieces[0].kind == "group" and len(pieces[0].args) == 1:
        yield from _alone(pieces[0].args[0])
    elif len(pieces) == 1 and pieces[0].kind == "cell":
        yield pieces[0]


def _empty(workbook: Workbook, names: Names, here: int, piece: Piece) -> bool:
    position = names.position(piece.prefix) if piece.prefix else here
    if position is None:
        return True
    sheet, area = workbook.sheet(workbook.sheets[position].name), Range.parse(piece.text.replace("$", ""))
    return sheet.value(area.top, area.left) is None and sheet.formula(area.top, area.left) is None
