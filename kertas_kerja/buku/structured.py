"""Structured references: which cells `Sales[Amount]`, `Sales[[#Totals],[Amount]]` or `[@Amount]` stand for."""

from __future__ import annotations

import re

from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.tables import Table, read_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.workbook import Workbook

_ESCAPE = re.compile(r"'(.)", re.S)
_XSTRING = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BRACKETED = re.compile(r"\s*\[((?:'.|[^\[\]'])*)\]\s*([,:]?)", re.S)
_AREAS = ("#all", "#data", "#headers", "#totals", "#this row")
_Bounds = tuple[int, int]


def workbook_tables(workbook: Workbook) -> list[tuple[int, Table]]:
    """The tables of a workbook, each with the position of its tab."""
    return [
        (at, table)
        for at, info in enumerate(workbook.sheets)
        if info.part
        for table in read_tables(workbook.package, info.part)
    ]


def find_table(tables: list[tuple[int, Table]], text: str, at: tuple[int, int, int]) -> tuple[int, Table] | None:
    """The table that a reference names, or the one around the cell `at` (tab, row, column) where it names none."""
    name = text.partition("[")[0].strip().casefold()
    for sheet, table in tables:
        if (table.name.casefold() == name) if name else (sheet == at[0] and table.area.contains(at[1], at[2])):
            return sheet, table
    return None


def table_range(table: Table, text: str, row: int) -> Range | None:
    """The cells of the table that a reference from this row means; None for what the table has not, or is not known."""
    bracket = text.find("[")
    inner = text[bracket + 1 : -1].strip() if bracket >= 0 else ""
    rows: list[_Bounds | None] = []
    cols: list[int | None] = []
    if inner.startswith("@"):
        rows, inner = [_rows(table, "#this row", row)], inner[1:].strip()
    words = _words(inner)
    if words is None:
        return None
    for word in words:
        if word.lower() in _AREAS:
            rows.append(_rows(table, word.lower(), row))
        else:
            cols.append(_column(table, word))
    return _joined(table, rows or [_rows(table, "#data", row)], cols)


def _words(inner: str) -> list[str] | None:
    """What stands in the brackets: areas and columns."""
    if not inner.startswith("["):
        return [inner] if inner else []
    found: list[str] = []
    at = 0
    while match := _BRACKETED.match(inner, at):
        found.append(match[1])
        at = match.end()
        if not match[2]:
            break
    return found if at == len(inner) else None


def _rows(table: Table, area: str, row: int) -> _Bounds | None:
    """The first and last row of a part of the table; None when it has no such part."""
    top, bottom = table.area.top + table.header_rows, table.area.bottom - table.totals_rows
    bounds = {
        "#all": (table.area.top, table.area.bottom),
        "#data": (top, bottom),
        "#headers": (table.area.top, top - 1),
        "#totals": (bottom + 1, table.area.bottom),
        "#this row": (row, row) if top <= row <= bottom else (1, 0),
    }[area]
    return bounds if bounds[0] <= bounds[1] else None


def _column(table: Table, word: str) -> int | None:
    wanted = _ESCAPE.sub(r"\1", word).casefold()
    for at, name in enumerate(table.columns):
        if _XSTRING.sub(lambda match: chr(int(match[1], 16)), name).casefold() == wanted:
            return table.area.left + at
    return None


def _joined(table: Table, rows: list[_Bounds | None], cols: list[int | None]) -> Range | None:
    """The rectangle of these rows and columns, of all columns where none is named."""
    known = [bounds for bounds in rows if bounds is not None]
    places = [col for col in cols if col is not None]
    if len(known) < len(rows) or len(places) < len(cols):
        return None
    left, right = (min(places), max(places)) if places else (table.area.left, table.area.right)
    return Range(min(first for first, _ in known), left, max(last for _, last in known), right)
