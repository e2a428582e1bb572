"""Values of formulas that have none stored, where the engine can be trusted with them though it cannot prove itself.

A value counts where the formula uses only functions that every calculator computes alike, no text is read as a number,
and the same holds for all that it reads; formulas that do have a stored value must agree with the engine.
"""

from __future__ import annotations

from itertools import chain

from kertas_kerja.buku.dependents import At, Graph
from kertas_kerja.buku.formula import references
from kertas_kerja.buku.original import current
from kertas_kerja.buku.recalc import agrees, both_readings, engine_values, unusual
from kertas_kerja.buku.recalc_lookup import looks_for_nothing
from kertas_kerja.buku.recalc_names import Names
from kertas_kerja.buku.recalc_reading import number_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.buku.cellxml import Value
    from kertas_kerja.buku.formula import Reference
    from kertas_kerja.buku.workbook import Workbook

_MOST = 50_000
"""Formulas in a workbook; a larger one is left to Excel."""
_PLAIN_ERRORS = ("#DIV/0!", "#N/A")
"""Errors that follow from the numbers alone; all others may be the engine's own."""
_NAMES = """
    ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE COLUMN COLUMNS CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF
    COUNTIFS EXACT EXP FALSE FLOOR HLOOKUP IF IFERROR IFNA IFS INDEX INT ISBLANK ISERR ISERROR ISLOGICAL ISNA ISNUMBER
    ISTEXT LARGE LEFT LEN LN LOG10 LOOKUP LOWER MATCH MAX MEDIAN MID MIN MOD N NA NOT OR PI POWER PRODUCT RANK RIGHT
    ROUND ROUNDDOWN ROUNDUP ROW ROWS SIGN SMALL SQRT STDEV SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ SWITCH T TRIM
    TRUE TRUNC UPPER VLOOKUP XOR
"""
_FUNCTIONS = frozenset(_NAMES.split())
"""What every calculator computes alike, whatever its country."""


def trusted(workbook: Workbook, wanted: set[At]) -> dict[At, float | str | bool | None]:
    """The engine's values of the wanted formulas, without those that something they read leaves in doubt."""
    formulas = _formulas(workbook)
    if len(formulas) > _MOST or workbook.date1904 or unusual(workbook) or not _plain(formulas, wanted):
        return {}
    asked, graph = list(formulas), Graph(workbook)
    readings = both_readings(workbook, graph, set(formulas))
    answer = engine_values(workbook, asked, readings, current)
    if answer is None:
        return {}
    values = dict(zip(asked, answer[0], strict=True))
    other = dict(zip(asked, answer[-1], strict=True))
    doubtful = {at for at in asked if at not in wanted and not agrees(workbook.result(*at), values[at])}
    doubtful |= {at for at in wanted if _odd(formulas[at], values[at]) or not agrees(values[at], other[at])}
    doubtful |= set().union(*(reading.unread | reading.loose for reading in readings))
    doubtful |= _looking_for_nothing(workbook, formulas)
    known = {at for at in wanted if not str(values[at]).startswith("#")}
    return {at: _result(values[at]) for at in known - doubtful - graph.reach(chain(doubtful, number_texts(workbook)))}


def _result(value: Value) -> float | str | bool | None:
    return value if value is None or isinstance(value, str | bool) else float(value)


def _formulas(workbook: Workbook) -> dict[At, str]:
    """The text of every formula of the worksheets; `""` for array formulas and what-if tables."""
    return {
        (info.name, row, col): formula.text if formula.kind in ("normal", "shared") else ""
        for info in workbook.sheets
        if info.kind == "worksheet"
        for row, col, formula in workbook.sheet(info.name).formulas()
    }


def _looking_for_nothing(workbook: Workbook, formulas: dict[At, str]) -> set[At]:
    """The formulas that look for the value of an empty cell: calculators differ in what they find."""
    names = Names(workbook)
    tabs = {info.name: at for at, info in enumerate(workbook.sheets)}
    return {at for at, text in formulas.items() if looks_for_nothing(workbook, names, text, (tabs[at[0]], *at[1:]))}


def _plain(formulas: dict[At, str], wanted: Iterable[At]) -> bool:
    """Whether any of the wanted formulas could be trusted at all."""
    return any(_ordinary(formulas[at]) for at in wanted)


def _odd(text: str, value: Value) -> bool:
    """A formula or a result that need not be the same in Excel."""
    error = isinstance(value, str) and value.startswith("#")
    return value is None or (error and value not in _PLAIN_ERRORS) or not _ordinary(text)


def _ordinary(text: str) -> bool:
    """Whether every calculator reads the formula alike: known functions, nothing outside the workbook."""
    return bool(text) and all(_known(ref) for ref in references(text))


def _known(ref: Reference) -> bool:
    if ref.sheet is not None and ref.sheet.startswith("["):
        return False
    if ref.kind == "function":
        return ref.sheet is None and ref.text.upper().removeprefix("_XLFN.") in _FUNCTIONS
    return True
