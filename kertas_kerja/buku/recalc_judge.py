"""Which of the engine's values count, where it was asked once or for two ways of writing numbers.

A value that is the same with a decimal point and with a comma counts if it is proved in both. Where they differ, the
old values of the workbook tell how the program wrote numbers that calculated it; where they do not tell, Excel must.
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cellxml import Value
from kertas_kerja.buku.recalc import agrees, torn, usable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.dependents import At, Graph
    from kertas_kerja.buku.recalc_reading import Reading
    from kertas_kerja.buku.workbook import Workbook

    Values = dict[At, Value]

_FRACTION = re.compile(r"\d[.,]\d")


class Heard(NamedTuple):
    """What the engine said by one reading: the old and new values, those proved, and those it saw no difference in."""

    reading: Reading
    old: Values
    new: Values
    proved: set[At]
    untouched: set[At]


class Judge:
    """Hears the engine's values by each reading and says which are right.

    `cells` are those asked for, `maybe` those that only might depend on the change, `stated` our own with their values.
    """

    def __init__(self, workbook: Workbook, graph: Graph, cells: list[At], maybe: set[At], stated: Values) -> None:
        self.workbook, self.graph, self.cells, self.maybe, self.stated = workbook, graph, cells, maybe, stated
        self._heard: list[Heard] = []
        self._cached = {at: workbook.sheet(at[0]).value(at[1], at[2]) for at in cells}

    def hear(self, reading: Reading, old: Values, new: Values) -> None:
        """Takes in the values before and after the edits."""
        asked = [at for at in self.cells if at not in reading.unread]
        proved = {at for at in asked if self._proved(at, old[at], new[at], at in reading.loose)}
        proved -= torn(self.workbook, {at: new[at] for at in proved})
        untouched = {at for at in self.maybe.intersection(asked) - proved if _untouched(old[at], new[at])}
        contradicted = {at for at, value in self.stated.items() if not agrees(value, new[at])}
        doubtful = set(self.cells) - proved - untouched
        doubtful |= self.graph.reach(doubtful | contradicted | reading.unread)
        self._heard.append(Heard(reading, old, new, proved - doubtful, untouched - doubtful))

    def values(self, stale: set[At]) -> Values:
        """The right values; a stale cell that was not asked puts all that reads it in doubt."""
        lost = stale - set(self.cells)
        lost |= self.graph.reach(lost)
        country = self._country()
        found = {at: self._value(at, country) for at in self.cells if at not in lost}
        return {at: value for at, value in found.items() if value is not None}

    def _proved(self, at: At, old: Value, new: Value, loose: bool) -> bool:
        if not agrees(self._cached[at], old) or not usable(old, new):
            return False
        return not (loose and isinstance(new, str) and new != old and _FRACTION.search(new))

    def _country(self) -> int | None:
        """The reading that the texts among the old values tell; None where they tell none, or both."""
        told: set[int] = set()
        for at in self.cells if len(self._heard) > 1 else ():
            cached = self._cached[at]
            right = [at not in heard.reading.unread and agrees(cached, heard.old[at]) for heard in self._heard]
            if isinstance(cached, str) and right[0] != right[1]:
                told.add(right.index(True))
        return told.pop() if len(told) == 1 else None

    def _value(self, at: At, country: int | None) -> Value:
        if all(at in heard.untouched for heard in self._heard):
            return self._cached[at]
        right = [heard for heard in self._heard if at in heard.proved]
        if len(right) == len(self._heard) and agrees(right[0].new[at], right[-1].new[at]):
            return right[0].new[at]
        if country is None or self._heard[country] not in right:
            return None
        value = self._heard[country].new[at]
        return value if len(right) == 1 or isinstance(value, str) else None


def _untouched(old: Value, new: Value) -> bool:
    """The engine could compute the cell, and got the same twice."""
    return old is not None and type(old) is type(new) and old == new and not str(old).startswith("#")
