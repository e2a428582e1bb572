"""What Excel shows for a value in a number format, in an Indonesian region: 1.234,56, half-up at the digits shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from kertas_kerja.buku.numfmt import NumberFormat, Section, Token

_NO_SECTION = Section((("lit", "########"),), None, "number", 0, 0, False, 0, "")
"""What applies when each of several sections has a condition and none holds."""

_GENERAL = Section((("gen", "General"),), None, "general", 0, 0, False, 0, "")
"""What applies when the only section has a condition that does not hold."""

_LEBAR = Context(prec=1_000, rounding=ROUND_HALF_UP)
"""Wide enough for the whole digits of any finite float and the decimals of any format."""


def show_text(text: str, format: NumberFormat) -> str:
    """A text in a cell: as it is, unless the format has a section for texts."""
    section = format.sections[-1]
    if len(format.sections) != 4 and (len(format.sections) != 1 or section.kind != "text"):
        return text
    return "".join(text if what == "at" else value for what, value in section.tokens)


def show_number(value: float, format: NumberFormat, *, date1904: bool = False) -> str:
    """A number in a cell, with the 15 digits that Excel keeps."""
    with localcontext(_LEBAR):
        return _show(Decimal(f"{value:.15g}"), format, date1904)


def _show(number: Decimal, format: NumberFormat, date1904: bool) -> str:
    section, magnitude, sign = _choose(number, format.sections)
    if section.kind == "date":
        if number.adjusted() > 9:  # far beyond the last day that Excel knows
            return _NO_SECTION.tokens[0][1]
        from kertas_kerja.buku.numshow_date import show_date

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
        return _by_condition(number, numeric, minus)
    if len(numeric) == 1:
        return numeric[0], abs(number), minus
    if number < 0:
        return numeric[1], -number, ""
    return numeric[2 if number == 0 and len(numeric) > 2 else 0], number, ""


def _by_condition(number: Decimal, sections: tuple[Section, ...], minus: str) -> tuple[Section, Decimal, str]:
    """The first section whose condition holds; the second of three without one is that of the negative numbers."""
    if len(sections) == 3 and sections[1].condition is None:
        if number < 0 and not _applies(number, sections[0]):
            return sections[1], -number, ""
        sections = sections[::2]
    found = next((section for section in sections if _applies(number, section)), None)
    if found is None and len(sections) > 1:
        return _NO_SECTION, number, ""
    return found or _GENERAL, abs(number), minus


def _applies(number: Decimal, section: Section) -> bool:
    """Whether the section's condition holds; one without a condition takes all that is left."""
    if section.condition is None:
        return True
    sign, limit = section.condition
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
        from kertas_kerja.buku.numshow_date import show_fraction

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
    """The decimal point and what follows; optional places (`#`) drop trailing zeros, but not before a `0`."""
    out: list[str] = []
    left = fraction
    last = max((i for i, token in enumerate(tokens) if token == ("dig", "0")), default=-1)
    for i, (what, text) in enumerate(tokens):
        if what == "dot":
            out.append(",")
        elif what == "dig":
            digit, left = left[:1], left[1:]
            if i <= last or digit.strip("0") or left.strip("0"):
                out.append(digit)
            elif text == "?":
                out.append(" ")
        else:
            out.append("%" if what == "pct" else text)
    return "".join(out)
