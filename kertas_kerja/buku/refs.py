"""A1 arithmetic: cells, ranges, sheet names in references. Rows and columns count from 1.

Every function that parses raises `ValueError` on text that is no such reference.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple

MAX_ROW = 1_048_576
MAX_COL = 16_384

# Compiled when first used: a name that Excel accepts without quotes (letters, digits, "_" and ".", not starting with a
# digit or "."), and the names that would be read as a cell of either reference style.
_PLAIN_NAME = r"[^\W\d][\w.]*"
_CELL_LIKE = r"[A-Za-z]{1,3}[0-9]+|[Rr](?:[0-9]*[Cc][0-9]*)?|[Cc][0-9]*|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"


def _letters(col: int) -> str:
    text = ""
    while col:
        col, digit = divmod(col - 1, 26)
        text = chr(65 + digit) + text
    return text


def col_letters(col: int) -> str:
    """`28` -> `"AB"`; columns 1 to 16,384."""
    if not 1 <= col <= MAX_COL:
        raise ValueError(f"column out of range: {col}")
    return _letters(col)


def col_number(letters: str) -> int:
    """`"AB"` -> `28`; case does not matter, `$` is not accepted."""
    number = 0
    for char in letters.upper():
        if not "A" <= char <= "Z":
            raise ValueError(f"not a column: {letters!r}")
        number = number * 26 + ord(char) - 64
    if not 1 <= number <= MAX_COL:
        raise ValueError(f"not a column: {letters!r}")
    return number


def parse_cell(ref: str) -> tuple[int, int]:
    """`"B3"` or `"$B$3"` -> `(3, 2)`, that is (row, column)."""
    head = ref.rstrip("0123456789")
    digits, col = ref[len(head) :], _head_col(head)
    row = int(digits) if 1 <= len(digits) <= 7 and digits[0] != "0" else 0
    if not col or not 1 <= row <= MAX_ROW:
        raise ValueError(f"not a cell: {ref!r}")
    return row, col


@lru_cache(maxsize=1024)
def _head_col(head: str) -> int:
    """The column of what stands before a row number: `"B"` or `"$B$"`; 0 where that is none."""
    letters = head.removeprefix("$").removesuffix("$")
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return 0
    return col_number(letters)


def format_cell(row: int, col: int, *, absolute: bool = False) -> str:
    """`(3, 2)` -> `"B3"`, with `absolute` `"$B$3"`."""
    if not 1 <= row <= MAX_ROW:
        raise ValueError(f"row out of range: {row}")
    return f"${col_letters(col)}${row}" if absolute else f"{col_letters(col)}{row}"


class Range(NamedTuple):
    """A rectangle of cells, both corners included; `top <= bottom` and `left <= right`."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, ref: str) -> Range:
        """`"A1:B2"`, `"B3"`, `"$A:$C"`, `"2:7"`; corners in any order. No sheet name, no list of areas."""
        first, _, last = ref.partition(":")
        if not last:
            row, col = parse_cell(first)
            return cls(row, col, row, col)
        (row1, col1), (row2, col2) = _corner(first), _corner(last)
        if (row1 is None) != (row2 is None) or (col1 is None) != (col2 is None):
            raise ValueError(f"not a range: {ref!r}")
        top, bottom = sorted((row1 or 1, row2 or MAX_ROW))
        left, right = sorted((col1 or 1, col2 or MAX_COL))
        return cls(top, left, bottom, right)

    def format(self, *, absolute: bool = False) -> str:
        """`"A1:B2"`; a single cell as `"B3"`; whole columns and rows as `"A:C"`, `"2:7"`."""
        mark = "$" if absolute else ""
        if self.top == 1 and self.bottom == MAX_ROW:
            return f"{mark}{col_letters(self.left)}:{mark}{col_letters(self.right)}"
        if self.left == 1 and self.right == MAX_COL:
            return f"{mark}{self.top}:{mark}{self.bottom}"
        first = format_cell(self.top, self.left, absolute=absolute)
        if self.top == self.bottom and self.left == self.right:
            return first
        return f"{first}:{format_cell(self.bottom, self.right, absolute=absolute)}"

    def contains(self, row: int, col: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= col <= self.right

    def overlaps(self, other: Range) -> bool:
        """Whether the two rectangles share a cell."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    @property
    def rows(self) -> int:
        """The number of rows."""
        return self.bottom - self.top + 1

    @property
    def cols(self) -> int:
        """The number of columns."""
        return self.right - self.left + 1


def _corner(text: str) -> tuple[int | None, int | None]:
    """One side of a `:`; a whole column has no row, a whole row no column."""
    bare = text.replace("$", "")
    if bare.isascii() and bare.isdigit() and 1 <= int(bare) <= MAX_ROW:
        return int(bare), None
    if bare.isascii() and bare.isalpha():
        return None, col_number(bare)
    return parse_cell(text)


@lru_cache(maxsize=256)
def quote_sheet(name: str) -> str:
    """The sheet name as formulas need it: `Data`, `'My Sheet'`, `'It''s'`."""
    if re.fullmatch(_PLAIN_NAME, name) and not re.fullmatch(_CELL_LIKE, name):
        return name
    return "'" + name.replace("'", "''") + "'"


def split_sheet_ref(ref: str) -> tuple[str | None, str]:
    """`"'My Sheet'!A1"` -> `("My Sheet", "A1")`; without a sheet name `(None, ref)`.

    A 3D reference or another workbook's (`[1]Data!A1`, `Jan:Mar!A1`) keeps its whole prefix as the name.
    """
    if ref.startswith("'"):
        end = _closing_quote(ref)
        if ref[end + 1 : end + 2] != "!":
            raise ValueError(f"not a sheet reference: {ref!r}")
        return ref[1:end].replace("''", "'"), ref[end + 2 :]
    name, mark, cell = ref.rpartition("!")
    return (name, cell) if mark else (None, ref)


def _closing_quote(ref: str) -> int:
    position = 1
    while True:
        position = ref.find("'", position)
        if position < 0:
            raise ValueError(f"not a sheet reference: {ref!r}")
        if ref[position + 1 : position + 2] != "'":
            return position
        position += 2
