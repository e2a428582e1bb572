"""What an edit of a workbook may change: the promise that `proof` holds the written file to."""

from __future__ import annotations

from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.condfmt import CondFormat

Place = tuple[int, int]


class SheetPlan:
    """The planned edits of one worksheet part, by place, and the conditional formats it receives."""

    __slots__ = ("edits", "formats")

    def __init__(self) -> None:
        self.edits: dict[Place, Edit] = {}
        self.formats: list[CondFormat] = []


class Plan:
    """Every sanctioned change: sheets by part name, and the other parts that may differ, come or go."""

    __slots__ = ("added", "moved", "parts", "removed", "sheets")

    def __init__(self) -> None:
        self.sheets: dict[str, SheetPlan] = {}
        self.parts: set[str] = set()
        """Parts that may be edited besides the sheets: workbook, styles, content types, relationships,
        app.xml.
        """
        self.added: set[str] = set()
        self.removed: set[str] = set()
        self.moved: list[int | None] = []
        """For each tab of the result its old position, None for a grafted one; empty when no tab changed."""

    def sheet(self, part: str) -> SheetPlan:
        """The plan of one sheet part, made when asked for."""
        return self.sheets.setdefault(part, SheetPlan())
