"""What an edit of a workbook may change: the promise that `proof` holds the written file to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.condfmt import CondFormat

Place = tuple[int, int]


class NotePlan(NamedTuple):
    """The notes of one author that a sheet has afterwards, by place; all other comments stay.

    `form` is a pattern for the whole text of a note.
    """

    author: str
    form: str
    texts: Mapping[Place, str]
    comments: str = ""
    vml: str = ""
    """The two parts that hold them, whether they were there before or come or go."""

    def owns(self, author: str, text: str) -> bool:
        """Whether a comment is one of these notes. LibreOffice keeps the text of a comment, not its author."""
        return author.strip() in (self.author, "") and re.fullmatch(self.form, text) is not None


class Link(NamedTuple):
    """A link to a place in the workbook (`Temuan!A4`) and its screen tip."""

    location: str
    tip: str


class LinkPlan(NamedTuple):
    """The links of one form that a sheet has afterwards, by the range they lie on; all other links stay.

    `form` is a pattern for a whole screen tip, `target` for the place that a link leads to.
    """

    form: str
    target: str
    links: Mapping[str, Link]

    def owns(self, link: Link) -> bool:
        """Whether a link is one of these. LibreOffice keeps where a link leads, not its screen tip."""
        return re.fullmatch(self.form if link.tip else self.target, link.tip or link.location) is not None


class SheetPlan:
    """The planned edits of one worksheet part, by place, the conditional formats it receives, its notes and links."""

    __slots__ = ("drawing", "edits", "formats", "links", "notes")

    def __init__(self) -> None:
        self.edits: dict[Place, Edit] = {}
        self.formats: list[CondFormat] = []
        self.notes: NotePlan | None = None
        """None where no comment may change."""
        self.drawing: str | None = None
        """The relationship id of the `legacyDrawing` that the sheet receives, "" where it loses its own."""
        self.links: LinkPlan | None = None
        """None where no link may change."""

    @property
    def touched(self) -> bool:
        """Whether the sheet part itself may differ; its notes are in parts of their own."""
        return bool(self.edits or self.formats) or self.drawing is not None or self.links is not None


class Plan:
    """Every sanctioned change: sheets by part name, and the other parts that may differ, come or go."""

    __slots__ = ("added", "moved", "names", "parts", "removed", "replaced", "sheets")

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
        self.replaced: set[int] = set()
        """Positions in the result of tabs whose content was replaced by a grafted one."""
        self.names: set[str] = set()
        """Workbook-wide defined names that grafted tabs brought along, in lower case."""

    def sheet(self, part: str) -> SheetPlan:
        """The plan of one sheet part, made when asked for."""
        return self.sheets.setdefault(part, SheetPlan())

    def move(self, moved: list[int | None]) -> None:
        """Records that tabs changed places, on top of earlier moves."""
        before = self.moved
        self.moved = [before[at] if before and at is not None else at for at in moved]
        self.replaced = {moved.index(at) for at in self.replaced}
