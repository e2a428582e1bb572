"""A stored formula as a tree of calls, groups and operands, and the same tree as text again."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.formula import TOKEN, closing_bracket, is_cell

_OPERATOR = re.compile(r"<=|>=|<>|[-+*/^&=<>%:@#]")
_ARRAY = re.compile(r'\{(?:"(?:[^"]|"")*"|[^{}"])*\}')
_SPACE = re.compile(r"\s+")
_DEEPEST = 200
"""Excel nests 64 calls; the brackets of a hostile file must not exhaust the stack."""


class Piece(NamedTuple):
    """One part of an expression, `prefix` the sheet before it as written (`Data!`).

    `kind` is "text", "number", "error", "cell", "cols", "rows", "name", "table", "array", "op", "space", "call" or
    "group"; the last two have `args`, a call its name as `text`.
    """

    kind: str
    text: str
    prefix: str = ""
    args: tuple[tuple[Piece, ...], ...] = ()


Expression = tuple[Piece, ...]


def parse(formula: str) -> Expression:
    """The tree of a formula without `=`. Raises ValueError for what is no formula."""
    reader = _Reader(formula)
    found = reader.expression(0)
    if reader.at != len(formula):
        raise ValueError(formula)
    return found


def render(expression: Expression) -> str:
    """The formula of a tree."""
    return "".join(_rendered(piece) for piece in expression)


def _rendered(piece: Piece) -> str:
    if piece.kind not in ("call", "group"):
        return piece.prefix + piece.text
    return f"{piece.prefix}{piece.text}({','.join(render(arg) for arg in piece.args)})"


class _Reader:
    """Reads a formula from left to right; `at` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def expression(self, depth: int) -> Expression:
        """All up to the end, or to a comma or bracket that closes something around."""
        pieces: list[Piece] = []
        while self.at < len(self.text) and self.text[self.at] not in ",)":
            pieces.append(self._piece(depth))
        return tuple(pieces)

    def _piece(self, depth: int) -> Piece:
        text, at = self.text, self.at
        for kind, pattern in (("space", _SPACE), ("array", _ARRAY)):
            if match := pattern.match(text, at):
                return self._taken(kind, match)
        if text[at] == "(":
            self.at += 1
            return Piece("group", "", "", self._arguments(depth))
        if match := TOKEN.match(text, at):
            return self._operand(match, depth)
        if match := _OPERATOR.match(text, at):
            return self._taken("op", match)
        raise ValueError(text)

    def _taken(self, kind: str, match: re.Match[str]) -> Piece:
        self.at = match.end()
        return Piece(kind, match[0])

    def _operand(self, match: re.Match[str], depth: int) -> Piece:
        prefix, start = match["sheet"] or "", self.at
        self.at = match.end()
        if match["skip"]:
            return Piece("text" if match[0].startswith('"') else "error", match[0])
        if match["bracket"] or (match["name"] and self.text[self.at : self.at + 1] == "["):
            self.at = closing_bracket(self.text, self.at - 1 if match["bracket"] else self.at)
            return Piece("table", self.text[start + len(prefix) : self.at], prefix)
        if match["call"]:
            return Piece("call", match["name"], prefix, self._arguments(depth))
        kind = match.lastgroup or "sheet"
        if kind == "sheet":
            raise ValueError(self.text)
        return Piece("name" if kind == "cell" and not is_cell(match[kind]) else kind, match[kind], prefix)

    def _arguments(self, depth: int) -> tuple[Expression, ...]:
        """What stands between the bracket that was just opened and the one that closes it."""
        if depth > _DEEPEST:
            raise ValueError(self.text)
        found: list[Expression] = []
        while True:
            found.append(self.expression(depth + 1))
            if self.at >= len(self.text):
                raise ValueError(self.text)
            self.at += 1
            if self.text[self.at - 1] == ")":
                return tuple(found) if len(found) > 1 or found[0] else ()
