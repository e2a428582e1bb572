"""Number formats: taken apart once, then applied; what Excel shows in an Indonesian region.

Covers what performance workbooks use: General, digits, thousands, percent, scaling, exponent, fractions, literals,
accounting fill, conditions, currency brackets, dates, times, durations, text (ECMA-376 part 1, 18.8.31).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["general", "number", "date", "text"]
Token = tuple[str, str]
"""(what, text): "lit", "dig" (0 # ?), "dot", "comma", "pct", "exp", "slash", "at", "date", "span", "gen"."""

_TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]*"?) | \\(?P<escaped>.) | _(?P<pad>.) | \*(?P<fill>.)
  | \[(?P<bracket>[^\]]*)\]
  | (?P<general>General) | (?P<ampm>AM/PM|A/P) | (?P<exp>[Ee][+-])
  | (?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[bB]+|[gG]+|[eE]+)
  | (?P<digit>[0\#?]) | (?P<dot>\.) | (?P<comma>,) | (?P<pct>%) | (?P<slash>/) | (?P<at>@)
  | (?P<other>.)
    """,
    re.X | re.S | re.I,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d*)?)")


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
    first = sections[0]
    fixed = first.kind == "number" and not any(what in ("exp", "slash") for what, _ in first.tokens)
    prefix, suffix = ("", "") if first.kind == "date" else _around(first.tokens)
    return NumberFormat(
        code,
        first.kind,
        first.decimals if fixed else None,
        first.percents > 0 and first.kind == "number",
        first.thousands,
        prefix,
        suffix,
        sections,
    )


def _split(code: str) -> list[str]:
    """The sections: `;` outside quotes, escapes and brackets."""
    parts, start = [], 0
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            parts.append(code[start : match.start()])
            start = match.end()
    parts.append(code[start:])
    return parts[:4]


def _section(text: str) -> Section:
    tokens: list[Token] = []
    condition = None
    locale = ""
    for match in _TOKEN.finditer(text):
        what, value = match.lastgroup or "other", match[match.lastgroup or 0]
        if what == "bracket":
            found = _CONDITION.fullmatch(value)
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
    literal = {"quoted": value.strip('"'), "escaped": value, "pad": " ", "fill": "", "other": value}
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


# ---------------------------------------------------------------------- showing


def show_text(text: str, format: NumberFormat) -> str:
    """A text in a cell: as it is, unless the format has a section for texts."""
    section = format.sections[-1]
    if len(format.sections) != 4 and (len(format.sections) != 1 or section.kind != "text"):
        return text
    return "".join(text if what == "at" else value for what, value in section.tokens)


def show_number(value: float, format: NumberFormat, *, date1904: bool = False) -> str:
    """A number in a cell, with the 15 digits that Excel keeps."""
    number = Decimal(f"{value:.15g}")
    section, magnitude, sign = _choose(number, format.sections)
    if section.kind == "date":
        from kertas_kerja.buku.numfmt_date import show_date

        return show_date(float(number), section, date1904=date1904)
    if section.kind == "general":
        shown = general(magnitude)
        return sign + "".join(shown if what == "gen" else text for what, text in section.tokens)
    if section.kind == "text":
        return sign + "".join(general(magnitude) if what == "at" else text for what, text in section.tokens)
    return _digits(magnitude, section, sign)


def _choose(number: Decimal, sections: tuple[Section, ...]) -> tuple[Section, Decimal, str]:
    """(the section that applies, the number without its sign, the sign to write)."""
    numeric = sections[:3] if len(sections) == 4 else sections
    if len(numeric) > 1 and numeric[-1].kind == "text":
        numeric = numeric[:-1]
    minus = "-" if number < 0 else ""
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(number, section.condition):
                return section, abs(number), minus
        return numeric[-1], abs(number), minus
    if len(numeric) == 1:
        return numeric[0], abs(number), minus
    if number < 0:
        return numeric[1], -number, ""
    return numeric[2 if number == 0 and len(numeric) > 2 else 0], number, ""


def _holds(number: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, limit = condition
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit,
        "=": number == limit, "<>": number != limit,
    }[sign]  # fmt: skip


def general(number: Decimal) -> str:
    """A magnitude in the format General: at most 11 characters, else an exponent."""
    if number == 0:
        return "0"
    exponent = number.adjusted()
    if -5 < exponent < 11:
        decimals = max(10 - max(exponent + 1, 1), 0)
        shown = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = format(shown, "f")
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    mantissa = format(number.scaleb(-exponent).quantize(Decimal("0.00001"), ROUND_HALF_UP), "f")
    return f"{mantissa.rstrip('0').rstrip('.').replace('.', ',')}E{exponent:+03d}"


def _digits(number: Decimal, section: Section, sign: str) -> str:
    whats = [what for what, _ in section.tokens]
    number = number.scaleb(2 * section.percents - 3 * section.scale)
    if "exp" in whats:
        return sign + _exponent(number, section)
    if "slash" in whats and "dig" in whats:
        from kertas_kerja.buku.numfmt_date import show_fraction

        return sign + show_fraction(number, section)
    text = format(number.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP), "f")
    whole, _, fraction = text.partition(".")
    return sign + _fill(section, whole, fraction)


def _exponent(number: Decimal, section: Section) -> str:
    cut = [what for what, _ in section.tokens].index("exp")
    power = number.adjusted() if number else 0
    mantissa = format(number.scaleb(-power).quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP), "f")
    if mantissa.startswith("10"):
        power, mantissa = power + 1, format(Decimal(mantissa).scaleb(-1), f".{section.decimals}f")
    places = sum(what == "dig" for what, _ in section.tokens[cut + 1 :])
    plus = "+" if "+" in section.tokens[cut][1] else ""
    rest = "".join(text for what, text in section.tokens[cut + 1 :] if what == "lit")
    return f"{mantissa.replace('.', ',')}E{'-' if power < 0 else plus}{abs(power):0{places}d}{rest}"


def _fill(section: Section, whole: str, fraction: str) -> str:
    """Put the digits into their places, literals between them kept; digits beyond the places go to the first."""
    tokens = section.tokens
    dot = next((i for i, (what, _) in enumerate(tokens) if what == "dot"), len(tokens))
    out = _whole(tokens[:dot], whole.lstrip("0"), section.thousands)
    if dot == len(tokens):
        return out
    return out + _fraction(tokens[dot:], fraction)


def _whole(tokens: tuple[Token, ...], digits: str, thousands: bool) -> str:
    """The part before the decimal point, from the right."""
    places = sum(what == "dig" for what, _ in tokens)
    out: list[str] = []
    count = 0

    def put(digit: str) -> None:
        nonlocal count
        if thousands and count and count % 3 == 0 and digit != " ":
            out.append(".")
        out.append(digit)
        count += 1

    for what, text in reversed(tokens):
        if what != "dig":
            out.append("%" if what == "pct" else text)
            continue
        places -= 1
        if digits:
            put(digits[-1])
            digits = digits[:-1]
        elif text != "#":
            put("0" if text == "0" else " ")
        if not places:
            while digits:
                put(digits[-1])
                digits = digits[:-1]
    return "".join(reversed(out))


def _fraction(tokens: tuple[Token, ...], fraction: str) -> str:
    """The decimal point and what follows; optional places (`#`) drop trailing zeros."""
    out: list[str] = []
    left = fraction
    for what, text in tokens:
        if what == "dot":
            out.append(",")
        elif what == "dig":
            digit, left = left[:1], left[1:]
            if text == "0" or digit.strip("0") or left.strip("0"):
                out.append(digit)
            elif text == "?":
                out.append(" ")
        else:
            out.append("%" if what == "pct" else text)
    return "".join(out)
