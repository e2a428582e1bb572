"""Names, table columns and tabs in a formula, put as the plain ranges and formulas that they stand for."""

from __future__ import annotations

from kertas_kerja.buku.expression import Expression, Piece, parse
from kertas_kerja.buku.formula import translate
from kertas_kerja.buku.refs import quote_sheet
from kertas_kerja.buku.structured import find_table, table_range, workbook_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.tables import Table
    from kertas_kerja.buku.workbook import Workbook

Place = tuple[int, int, int]
"""A cell by the position of its tab, its row and its column."""
_DEEPEST = 10
_OWN = "[0]"
_PLAIN = ("cell", "cols", "rows", "number", "text", "array", "call")


class Unreadable(Exception):
    """A formula that the engine cannot be asked."""


class Names:
    """What the names and tables of a workbook stand for."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheets = [info.name for info in workbook.sheets]
        self._positions = {name.casefold(): at for at, name in enumerate(self._sheets)}
        self._workbook = workbook
        self._known = {(name.name.casefold(), name.local_sheet): name.text for name in workbook.defined_names}
        self._all_tables: list[tuple[int, Table]] | None = None

    def resolve(self, expression: Expression, at: Place, depth: int = 0) -> Expression:
        """The expression without names and table columns. Raises Unreadable."""
        return tuple(self._resolved(piece, at, depth) for piece in expression)

    def position(self, prefix: str) -> int | None:
        """The tab that `Data!` or `'My tab'!` names; None for several tabs, or none of this workbook."""
        return self._positions.get(_bare(prefix).casefold())

    def span(self, prefix: str) -> list[str]:
        """The tabs from the first to the last of `Jan:Mar!`; Unreadable where one is missing."""
        ends = [self._positions.get(name.strip("'").casefold()) for name in _bare(prefix).split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            raise Unreadable(prefix)
        return [quote_sheet(name) + "!" for name in self._sheets[min(ends[0], ends[1]) : max(ends[0], ends[1]) + 1]]

    def _resolved(self, piece: Piece, at: Place, depth: int) -> Piece:
        if piece.kind in ("call", "group"):
            return piece._replace(args=tuple(self.resolve(arg, at, depth) for arg in piece.args))
        if piece.kind == "table":
            return self._table(piece, at)
        if piece.kind == "name" and not piece.text.lower().startswith("_xlpm."):
            return self._name(piece, at, depth)
        return piece

    def _table(self, piece: Piece, at: Place) -> Piece:
        found = find_table(self._tables, piece.text, at)
        area = table_range(found[1], piece.text, at[1]) if found is not None else None
        if found is None or area is None or _bare(piece.prefix).startswith("["):
            raise Unreadable(piece.text)
        return Piece("cell", area.format(absolute=True), quote_sheet(self._sheets[found[0]]) + "!")

    def _name(self, piece: Piece, at: Place, depth: int) -> Piece:
        if piece.text.upper() in ("TRUE", "FALSE") and not piece.prefix:
            return piece
        text = self._text(piece, at[0])
        if text is None and not piece.prefix:
            return self._table(piece, at)
        if text is None or depth > _DEEPEST:
            raise Unreadable(piece.text)
        return self._embedded(translate(text, at[1] - 1, at[2] - 1), at, depth)

    def _text(self, piece: Piece, sheet: int) -> str | None:
        """The formula of a name: the tab's own one, else the workbook's."""
        prefix = _bare(piece.prefix)
        if prefix and prefix != _OWN:
            owner = self._positions.get(prefix.casefold())
            if owner is None:
                return None
            sheet = owner
        key = piece.text.casefold()
        own = self._known.get((key, sheet)) if prefix != _OWN else None
        return self._known.get((key, None)) if own is None else own

    def _embedded(self, text: str, at: Place, depth: int) -> Piece:
        try:
            inner = self.resolve(parse(text), at, depth + 1)
        except ValueError as error:
            raise Unreadable(text) from error
        if len(inner) == 1 and inner[0].kind in _PLAIN:
            return inner[0]
        return Piece("group", "", "", (inner,))

    @property
    def _tables(self) -> list[tuple[int, Table]]:
        if self._all_tables is None:
            self._all_tables = workbook_tables(self._workbook)
        return self._all_tables


def _bare(prefix: str) -> str:
    """The name of the tab, without `!` and quotes."""
    bare = prefix.removesuffix("!")
    return bare[1:-1].replace("''", "'") if bare.startswith("'") else bare
