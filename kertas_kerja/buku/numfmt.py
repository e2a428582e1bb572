"""Number formats, taken apart once; numshow.py applies them.

Covers what performance workbooks use: General, digits, thousands, percent, scaling, exponent, fractions, literals,
accounting fill, conditions, currency brackets, dates, times, durations, text (ECMA-376 part 1, 18.8.31).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    Kind = Literal["general", "number", "date", "text"]

Token = tuple[str, str]
"""(what, text): "lit", "dig" (0 # ?), "dot", "comma", "pct", "exp", "slash", "at", "date", "span", "gen"."""

_SINGLE = {"0": "digit", "#": "digit", "?": "digit", ".": "dot", ",": "comma", "%": "pct", "/": "slash", "@": "at"}
_LEAD = {"\\": "escaped", "_": "pad", "*": "fill"}
_DATE = frozenset("ymdhsbge")
_WORDS = (("general", "general"), ("am/pm", "ampm"), ("a/p", "ampm"), ("e+", "exp"), ("e-", "exp"))
_CONDITION = r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d*)?)"


class Section(NamedTuple):
    """One of the up to four sections of a format."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    kind: Kind
    decimals: int
    percents: int
    thousands: bool
    scale: int
    """Trailing commas: each divides by 1,000."""
    locale: str


class NumberFormat(NamedTuple):
    """A format code taken apart. `decimals` is None where no fixed number of decimals is shown."""

    code: str
    kind: Kind
    decimals: int | None
    percent: bool
    thousands: bool
    prefix: str
    """Literal text before the digits of a positive number, such as `"Rp"`."""
    suffix: str
    """Literal text after them, such as `" dokumen"`; the real percent sign is not part of it."""
    sections: tuple[Section, ...]


@lru_cache(maxsize=512)
def parse(code: str) -> NumberFormat:
    """Take a format code apart; never fails: what is not understood is shown as it stands."""
    sections = tuple(_section(text) for text in _split(code))
    main = next((section for section in sections if _shows_a_number(section)), sections[0])
    fixed = main.kind == "number" and not any(what in ("exp", "slash") for what, _ in main.tokens)
    prefix, suffix = ("", "") if main.kind == "date" else _around(main.tokens)
    return NumberFormat(
        code,
        main.kind,
        main.decimals if fixed else None,
        main.percents > 0 and main.kind == "number",
        main.thousands,
        prefix,
        suffix,
        sections,
    )


def _shows_a_number(section: Section) -> bool:
    """False for words alone: the `"-"` of `[=0]"-";0.00` says nothing of the numbers that are shown."""
    return section.kind != "number" or any(what == "dig" for what, _ in section.tokens)


def _split(code: str) -> list[str]:
    """The sections: `;` outside quotes, escapes and brackets."""
    parts = [""]
    for what, _, text in _pieces(code):
        if what == "other" and text == ";":
            parts.append("")
        else:
            parts[-1] += text
    return parts[:4]


def _pieces(code: str) -> Iterator[tuple[str, str, str]]:
    """The pieces of a format code from left to right: (what, its text without quote, escape or bracket, as written)."""
    at = 0
    while at < len(code):
        what, value, end = _piece(code, at)
        yield what, value, code[at:end]
        at = end


def _piece(code: str, at: int) -> tuple[str, str, int]:
    """(what, text, where it ends) of the piece that begins there."""
    letter = code[at]
    if letter in _SINGLE:
        return _SINGLE[letter], letter, at + 1
    if letter in _LEAD and at + 1 < len(code):
        return _LEAD[letter], code[at + 1], at + 2
    if letter == '"':
        end = code.find('"', at + 1)
        return "quoted", code[at + 1 : end] if end >= 0 else code[at + 1 :], end + 1 if end >= 0 else len(code)
    if letter == "[" and (end := code.find("]", at)) >= 0:
        return "bracket", code[at + 1 : end], end + 1
    lower = code[at : at + 7].lower()
    for word, what in _WORDS:
        if lower.startswith(word):
            return what, code[at : at + len(word)], at + len(word)
    return _run_of_letters(code, at)


def _run_of_letters(code: str, at: int) -> tuple[str, str, int]:
    """A part of a date, one letter as often as it stands there; any other letter alone."""
    letter = code[at].lower()
    if letter not in _DATE:
        return "other", code[at], at + 1
    end = at + 1
    while end < len(code) and code[end].lower() == letter:
        end += 1
    return "date", code[at:end], end


def _section(text: str) -> Section:
    tokens: list[Token] = []
    condition = None
    locale = ""
    for what, value, _ in _pieces(text):
        if what == "bracket":
            found = re.fullmatch(_CONDITION, value)
            if found:
                condition = (found[1], Decimal(found[2]))
            elif value.startswith("$"):
                symbol, _, locale = value[1:].partition("-")
                tokens.append(("lit", symbol))
            elif re.fullmatch(r"h+|m+|s+", value, re.I):
                tokens.append(("span", value.lower()))
        else:
            tokens.append(_token(what, value))
    return _classify([t for t in tokens if t != ("lit", "")], condition, locale)


def _token(what: str, value: str) -> Token:
    """The token for one match; padding shows as a blank, fill as nothing."""
    literal = {"quoted": value, "escaped": value, "pad": " ", "fill": "", "other": value}
    if what in literal:
        return "lit", literal[what]
    names = {"general": "gen", "digit": "dig", "ampm": "date"}
    return names.get(what, what), value.lower() if what == "date" else value


def _classify(tokens: list[Token], condition: tuple[str, Decimal] | None, locale: str) -> Section:
    kinds = {what for what, _ in tokens}
    kind: Kind = "number"
    if kinds & {"date", "span"} and not kinds & {"gen"}:
        kind = "date"
    elif "gen" in kinds:
        kind = "general"
    elif "at" in kinds:
        kind = "text"
    scale, thousands = 0, False
    if kind == "number":
        tokens, thousands, scale = _commas(tokens)
    percents = sum(what == "pct" for what, _ in tokens)
    return Section(tuple(tokens), condition, kind, _count_decimals(tokens), percents, thousands, scale, locale)


def _commas(tokens: list[Token]) -> tuple[list[Token], bool, int]:
    """Take the commas out: between digits they mean thousands, after the last digit a division by 1,000 each."""
    digits = [i for i, (what, _) in enumerate(tokens) if what == "dig"]
    dots = [i for i, (what, _) in enumerate(tokens) if what == "dot"]
    if not digits:
        return [("lit", text) if what == "comma" else (what, text) for what, text in tokens], False, 0
    whole = [i for i in digits if not dots or i < dots[0]]
    thousands, scale, kept = False, 0, []
    for i, (what, text) in enumerate(tokens):
        if what != "comma":
            kept.append((what, text))
        elif whole and whole[0] < i < whole[-1]:
            thousands = True
        elif i > digits[-1] or (
            whole and i > whole[-1] and tokens[i + 1 : i + 2] in ([("dot", ".")], [("comma", ",")])
        ):
            scale += 1
        else:
            kept.append(("lit", text))
    return kept, thousands, scale


def _count_decimals(tokens: list[Token]) -> int:
    count, after = 0, False
    for what, _ in tokens:
        if what == "dot":
            after = True
        elif what == "exp":
            break
        elif what == "dig" and after:
            count += 1
    return count


def _around(tokens: tuple[Token, ...]) -> tuple[str, str]:
    """(literal text before the first digit, after the last one)."""
    places = [i for i, (what, _) in enumerate(tokens) if what in ("dig", "dot", "gen")]
    if not places:
        return "", ""
    before = "".join(text for what, text in tokens[: places[0]] if what == "lit")
    after = "".join(text for what, text in tokens[places[-1] + 1 :] if what == "lit")
    return before, after
