"""What a stored formula refers to, and the same formula seen from another cell.

Stored formulas are English, comma-separated A1 text (ECMA-376 part 1, 18.17). One regular expression splits
off strings, numbers and errors, so that what looks like a reference inside them is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import MAX_COL, MAX_ROW, col_letters, col_number

TOKEN = re.compile(
    r"""
    (?P<skip>"(?:[^"]|"")*"|\#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA))
  | (?P<sheet>(?:'(?:[^']|'')+'|(?:\[[^\[\]]+\])?[\w.\\?]+(?::[\w.\\?]+)?|\[[^\[\]]+\])!)?
    (?:
      (?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?)(?![\w.(\[!?\\])
    | (?P<cols>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(\[!?\\$])
    | (?P<rows>\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w.])
    | (?P<error>\#REF!)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)
    | (?P<name>[^\W\d][\w.\\?]*|\\[\w.\\?]*)(?P<call>\s*\()?
    | (?P<bracket>\[)
    )
    """,
    re.X,
)
"""One string, error, number, reference, name or beginning of a call; what lies between are operators."""
_PART = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")


class Reference(NamedTuple):
    """One operand of a formula: where it stands in the text and what it points at.

    `sheet` is the prefix as written, without `!` and without its quotes; `kind` is one of
    "cell", "cols", "rows", "name", "table" (structured), "function".
    """

    start: int
    end: int
    sheet: str | None
    kind: str
    text: str


@lru_cache(maxsize=4096)
def references(formula: str) -> tuple[Reference, ...]:
    """The references, names and functions of a formula, left to right."""
    return tuple(scan(formula))


def scan(formula: str) -> Iterator[Reference]:
    """Like `references`, one by one and not remembered."""
    at = 0
    while match := TOKEN.search(formula, at):
        at = match.end()
        sheet = _bare(match["sheet"])
        if match["bracket"] or (match["name"] and formula[at : at + 1] == "["):
            begin = match.start("bracket") if match["bracket"] else at
            at = closing_bracket(formula, begin)
            yield Reference(match.start(), at, sheet, "table", formula[match.start() : at])
        elif match["call"]:
            yield Reference(match.start(), match.end("name"), sheet, "function", match["name"])
        else:
            kind = match.lastgroup if match.lastgroup != "sheet" else None
            if kind in ("cell", "cols", "rows", "name"):
                yield Reference(match.start(kind), at, sheet, _checked(kind, match[kind]), match[kind])


def _bare(prefix: str | None) -> str | None:
    if prefix is None:
        return None
    prefix = prefix[:-1]
    return prefix[1:-1].replace("''", "'") if prefix.startswith("'") else prefix


def _checked(kind: str, text: str) -> str:
    return "name" if kind == "cell" and not is_cell(text) else kind


def is_cell(text: str) -> bool:
    """Whether a word of the form of a cell or range is one: `XFE1`, beyond the grid, is a name."""
    return not any(_beyond(part) for part in text.split(":"))


def _beyond(part: str) -> bool:
    match = _PART.fullmatch(part)
    if match is None:
        return True
    column = 0
    for char in match[2].upper():
        column = column * 26 + ord(char) - 64
    return column > MAX_COL or int(match[4]) > MAX_ROW


def closing_bracket(formula: str, at: int) -> int:
    """The position after the bracket that closes the one at `at`; `'` escapes the next character."""
    depth = 0
    while at < len(formula):
        char = formula[at]
        if char == "'":
            at += 1
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return len(formula)


def translate(formula: str, rows: int, cols: int) -> str:
    """The formula moved down by `rows` and right by `cols`: relative references shift, `$` ones stay.

    A reference pushed off the grid becomes #REF!, as when Excel copies the cell.
    """
    pieces: list[str] = []
    at = 0
    for ref in references(formula):
        if ref.kind in ("cell", "cols", "rows"):
            pieces += (formula[at : ref.start], _shifted(ref, rows, cols))
            at = ref.end
    return "".join(pieces) + formula[at:]


def _shifted(ref: Reference, rows: int, cols: int) -> str:
    try:
        return ":".join(_shift(part, ref.kind, rows, cols) for part in ref.text.split(":"))
    except ValueError:
        return "#REF!"


def _shift(part: str, kind: str, rows: int, cols: int) -> str:
    if kind == "rows":
        return _row(part.startswith("$"), int(part.lstrip("$")), rows)
    if kind == "cols":
        return _col(part.startswith("$"), part.lstrip("$"), cols)
    match = _PART.fullmatch(part)
    assert match is not None
    return _col(bool(match[1]), match[2], cols) + _row(bool(match[3]), int(match[4]), rows)


def _row(fixed: bool, row: int, shift: int) -> str:
    if fixed:
        return f"${row}"
    if not 1 <= row + shift <= MAX_ROW:
        raise ValueError(row)
    return str(row + shift)


def _col(fixed: bool, letters: str, shift: int) -> str:
    return f"${letters}" if fixed else col_letters(col_number(letters) + shift)
