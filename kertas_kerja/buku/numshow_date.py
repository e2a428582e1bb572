"""Dates, times, durations and fractions in number formats; apart from numshow.py because few cells need them."""

from __future__ import annotations

import datetime
from decimal import Decimal

from kertas_kerja.buku.numfmt import Section, Token

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SHORT_DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_NO_SUCH_DAY = {0: (1900, 1, 0), 60: (1900, 2, 29)}
"""What Excel shows for two serial numbers that are no day."""
_LAST = 2_958_465.999_999_99  # 31 December 9999


def to_datetime(serial: float, *, date1904: bool = False) -> datetime.datetime | None:
    """The moment of a serial number, to the millisecond; `None` outside 1900-9999.

    Serial 60, the 29 February 1900 that never was, reads as the day before 1 March.
    """
    if date1904:
        serial += 1462
    if not 0 <= serial <= _LAST:
        return None
    days = int(serial)
    milliseconds = round((serial - days) * 86_400_000)
    epoch = datetime.datetime(1899, 12, 30 if days >= 60 else 31)
    return epoch + datetime.timedelta(days=days, milliseconds=milliseconds)


def show_date(serial: float, section: Section, *, date1904: bool = False) -> str:
    """A serial number in a date section; Indonesian month and day names unless the format names an English region."""
    tokens = _minutes(section.tokens)
    fraction = next((i for i, (what, _) in enumerate(tokens) if what == "dot"), None)
    places = section.decimals if fraction is not None else 0
    step = 86_400 * 10**places
    moment = to_datetime(round(serial * step) / step, date1904=date1904)
    if moment is None:
        return "########"
    date = (moment.year, moment.month, moment.day)
    if not date1904:
        date = _NO_SUCH_DAY.get(int(round(serial * step) / step), date)
    twelve = any(what == "ampm" for what, _ in tokens)
    english = _english(section.locale)
    out, skip = [], 0
    for what, text in tokens:
        if skip and what == "dig":
            skip -= 1
        elif what == "date":
            out.append(_date_part(text, moment, date, twelve, english))
        elif what == "span":
            out.append(_span(text, serial))
        elif what == "ampm":
            out.append("AM" if moment.hour < 12 else "PM")
        elif what == "dot":
            skip = places
            out.append("," + f"{moment.microsecond / 1_000_000:.{places}f}"[2:] if places else ".")
        else:
            out.append(text)
    return "".join(out)


def _english(locale: str) -> bool:
    """Whether `[$-409]`, `[$-3809]`, `[$-en-ID]` name an English region: nine in the ten bits of the language."""
    try:
        return int(locale, 16) & 0x3FF == 9
    except ValueError:
        return locale.lower().startswith("en-")


def _minutes(tokens: tuple[Token, ...]) -> list[Token]:
    """The same tokens with minutes told from months (`m` after hours or before seconds) and am/pm marked."""
    result = [("ampm", text) if text in ("AM/PM", "A/P", "am/pm", "a/p") else (what, text) for what, text in tokens]
    timed = [i for i, (what, _) in enumerate(result) if what in ("date", "span")]
    for at, i in enumerate(timed):
        text = result[i][1]
        before = result[timed[at - 1]][1] if at else ""
        after = result[timed[at + 1]][1] if at + 1 < len(timed) else ""
        if text in ("m", "mm") and result[i][0] == "date" and (before[:1] == "h" or after[:1] == "s"):
            result[i] = ("date", "n" * len(text))
    return result


def _date_part(text: str, moment: datetime.datetime, date: tuple[int, int, int], twelve: bool, english: bool) -> str:
    count, letter = len(text), text[0]
    if letter in "ye":
        return f"{date[0] % 100:02d}" if letter == "y" and count <= 2 else f"{date[0]:04d}"
    if letter == "m":
        return _month(count, date[1], english)
    if letter == "d":
        return f"{date[2]:0{count}d}" if count <= 2 else _weekday(count, moment.weekday(), english)
    number = {"h": (moment.hour - 1) % 12 + 1 if twelve else moment.hour, "n": moment.minute, "s": moment.second}
    return f"{number[letter]:0{min(count, 2)}d}" if letter in number else ""


def _month(count: int, month: int, english: bool) -> str:
    name = (_MONTHS_EN if english else _MONTHS)[month - 1]
    if count == 3:
        return name[:3] if english else _SHORT_MONTHS[month - 1]
    return {4: name, 5: name[0]}.get(count, f"{month:0{min(count, 2)}d}")


def _weekday(count: int, day: int, english: bool) -> str:
    if english:
        return _DAYS_EN[day][:3] if count == 3 else _DAYS_EN[day]
    return _SHORT_DAYS[day] if count == 3 else _DAYS[day]


def _span(text: str, serial: float) -> str:
    """Elapsed hours, minutes or seconds: `[h]`, `[mm]`, `[ss]`."""
    seconds = round(serial * 86_400)
    value = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}[text[0]]
    return f"{value:0{len(text)}d}"


def show_fraction(number: Decimal, section: Section) -> str:
    """`# ?/?`: the nearest fraction whose denominator has that many digits; a fixed denominator is kept."""
    tokens = section.tokens
    slash = [what for what, _ in tokens].index("slash")
    below = [text for what, text in tokens[slash + 1 :] if what in ("dig", "lit") and text.strip()]
    digits = "".join(below)
    whole = int(number) if any(what == "lit" and not text.strip() for what, text in tokens[:slash]) else 0
    if digits.isdecimal() and digits.strip("0"):
        bottom = int(digits)
        top = round((number - whole) * bottom)
    else:
        from fractions import Fraction

        ratio = Fraction(number - whole).limit_denominator(10 ** max(len(below), 1) - 1)
        top, bottom = ratio.numerator, ratio.denominator
    if top == bottom:
        whole, top = whole + 1, 0
    if not top:
        return str(whole)
    return f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"
