"""A worksheet as it reads once the formulas that have no value are worked out."""

from __future__ import annotations

from kertas_kerja.buku.sheet import Cell, Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kertas_kerja.buku.sheet import Kind

_KINDS: dict[type, Kind] = {type(None): "", bool: "b", str: "s", float: "n"}


class CalculatedSheet(Sheet):
    """The same cells as those of a parsed sheet, some of them with another value by (row, column)."""

    def __init__(self, sheet: Sheet, values: Mapping[tuple[int, int], float | str | bool | None]) -> None:
        self.__dict__.update(sheet.__dict__)
        self._worked_out = {sheet._index(row, col): value for (row, col), value in values.items()}

    def find_strings(self, match: Callable[[str], bool]) -> list[tuple[int, int]]:
        """(row, column) of every cell whose string satisfies `match`, in order; worked-out texts included."""
        found = [place for place in super().find_strings(match) if self._index(*place) not in self._worked_out]
        texts = [at for at, value in self._worked_out.items() if isinstance(value, str) and match(value)]
        return sorted(found + [self._place(at) for at in texts])

    def _value(self, at: int) -> float | str | bool | None:
        return self._worked_out[at] if at in self._worked_out else super()._value(at)

    def _cell(self, at: int, row: int) -> Cell:
        cell = super()._cell(at, row)
        return cell._replace(kind=_KINDS[type(cell.value)]) if at in self._worked_out else cell
