"""The formulas of a workbook as the engine is asked them: which are reworded, which stand as the value they have.

A formula that does not depend on the change keeps its value whatever it reads: where the engine would compute it
otherwise (links to other workbooks, functions it does not know), the copy that it is given holds that value.
"""

from __future__ import annotations

import re

from kertas_kerja.buku.cellxml import Edit, Value
from kertas_kerja.buku.recalc_formula import Interpreter, Wording, one_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from kertas_kerja.buku.dependents import At
    from kertas_kerja.buku.edits import Edits
    from kertas_kerja.buku.groups import Place
    from kertas_kerja.buku.sheet import FormulaInfo, Sheet
    from kertas_kerja.buku.workbook import Workbook

_THOUSANDS = re.compile(r"\s*-?\d{1,3}(?:\.\d{3})+(?:,\d+)?\s*")
_LOCAL_NUMBER = re.compile(r"\s*[-+(]?\s*(?:Rp\.?|%)?\s*\d[\d\s.,]*[,.%\s][\d\s.,%)-]*", re.I)
_WATCHED = re.compile(r"LOOKUP|MATCH|SUBTOTAL", re.I)
_ONE_CELL = re.compile(r"(\$?[A-Z]+\$?\d+):\1(?!\d)")
_DIGITS = re.compile(r"\d+")
_ERROR_FORMULAS = {"#N/A": "NA()", "#DIV/0!": "1/0"}


class Reading:
    """What one country makes of the formulas: `edits` for the copy, and the cells that the engine is not asked."""

    def __init__(self, workbook: Workbook, live: Container[At], comma: bool = False) -> None:
        """`live` are the cells whose formula is computed; all others with a value stand as it."""
        self.workbook, self.comma = workbook, comma
        self.edits: Edits = {}
        self.arrays: dict[str, dict[Place, str]] = {}
        """The array formulas that are reworded, by tab and cell."""
        self.unread: set[At] = set()
        self.local: set[At] = set()
        self.loose: set[At] = set()
        self._interpreter = Interpreter(workbook, comma)
        self._spilling = any(rel.kind == "sheetMetadata" for rel in workbook.package.rels(workbook.part))
        self._shapes: dict[str, bool] = {}
        for position, info in enumerate(workbook.sheets):
            if info.kind == "worksheet" and info.part:
                self._read(position, workbook.sheet(info.name), live)

    def planned(self, edits: Mapping[str, Mapping[tuple[int, int], Edit]]) -> Iterator[tuple[str, list[Edit]]]:
        """The planned edits by tab, their formulas as this country reads them."""
        positions = {info.name: at for at, info in enumerate(self.workbook.sheets)}
        for name, planned in edits.items():
            yield name, [self._reworded(positions[name], edit) for edit in planned.values()]

    def _reworded(self, position: int, edit: Edit) -> Edit:
        if edit.formula is None:
            return edit
        place = (position, edit.row, edit.col)
        wording = self._interpreter.wording(edit.formula.removeprefix("="), place)
        return edit if wording is None else edit._replace(formula=wording.text)

    def _read(self, position: int, sheet: Sheet, live: Container[At]) -> None:
        edits: dict[tuple[int, int], Edit] = {}
        for row, col, formula in sheet.formulas():
            at, value = (sheet.name, row, col), sheet.value(row, col)
            if formula.kind == "dataTable":
                self.unread |= {at} if at in live else set()
            elif at in live or value is None or self._unknown(at):
                self._ask(position, at, formula, edits)
            elif not self._plain(formula, (position, row, col)):
                self._stand(at, formula, value, edits)
        if self.comma:
            edits |= self._without_points(sheet)
        if edits:
            self.edits[sheet.name] = edits

    def _unknown(self, at: At) -> bool:
        return self.workbook.uncalculated is not None and at in self.workbook.uncalculated

    def _ask(self, position: int, at: At, formula: FormulaInfo, edits: dict[tuple[int, int], Edit]) -> None:
        wording = self._wording(formula, (position, at[1], at[2]))
        array = formula.kind == "array"
        if self._interpreter.local:
            self.local.add(at)
        if wording is None or (array and self._spilling and not one_value(wording.text)):
            self.unread.add(at)
            return
        if wording.text != formula.text and array:
            self.arrays.setdefault(at[0], {})[at[1:]] = wording.text
        elif wording.text != formula.text:
            edits[at[1:]] = Edit(*at[1:], formula=wording.text)
        if wording.loose:
            self.loose.add(at)

    def _stand(self, at: At, formula: FormulaInfo, value: Value, edits: dict[tuple[int, int], Edit]) -> None:
        area = formula.ref
        if formula.kind == "array" and area is not None and area.rows * area.cols > 1:
            self.unread.add(at)
        elif isinstance(value, str) and value.startswith("#"):
            edits[at[1:]] = Edit(*at[1:], formula=_ERROR_FORMULAS.get(value, value))
        else:
            edits[at[1:]] = Edit(*at[1:], value=value)

    def _wording(self, formula: FormulaInfo, place: tuple[int, int, int]) -> Wording | None:
        return self._interpreter.wording(formula.text, place, formula.kind == "array")

    def _plain(self, formula: FormulaInfo, place: tuple[int, int, int]) -> bool:
        """Whether the engine computes the formula as it stands; asked once for all that differ only in digits."""
        if formula.kind == "array" or _WATCHED.search(formula.text) or _ONE_CELL.search(formula.text):
            return self._as_it_stands(self._wording(formula, place), formula.text)
        shape = _DIGITS.sub("1", formula.text)
        if shape not in self._shapes:
            self._shapes[shape] = self._as_it_stands(self._wording(formula, place), formula.text)
        return self._shapes[shape]

    @staticmethod
    def _as_it_stands(wording: Wording | None, text: str) -> bool:
        return wording is not None and wording.text == text and not wording.local

    def _without_points(self, sheet: Sheet) -> dict[tuple[int, int], Edit]:
        """Typed texts such as `1.234`, which the engine would take for a fraction."""
        return {
            place: Edit(*place, value=str(sheet.value(*place)).replace(".", ""))
            for place in sheet.find_strings(_points)
            if sheet.formula(*place) is None
        }


def number_texts(workbook: Workbook) -> Iterator[At]:
    """The cells whose text is a number in one country's writing."""
    for info in workbook.sheets:
        if info.kind == "worksheet":
            yield from ((info.name, *place) for place in workbook.sheet(info.name).find_strings(local_number))


def local_number(text: str) -> bool:
    """Whether a text is a number in one country's writing, and another number or none in another's."""
    return _LOCAL_NUMBER.fullmatch(text) is not None


def _points(text: str) -> bool:
    return _THOUSANDS.fullmatch(text) is not None
