"""Number formats and what a cell shows; fonts, fills and protection of cell styles."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS as OPENPYXL

from kertas_kerja.buku.numfmt import parse
from kertas_kerja.buku.numshow import show_number, show_text
from kertas_kerja.buku.numshow_date import to_datetime
from kertas_kerja.buku.styles import BUILTIN_FORMATS, Styles, XfInfo
from tests.buku.bangun import MAIN, style_sheet

ACCOUNTING = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'


def shown(value: float, code: str, **kwargs: bool) -> str:
    return show_number(value, parse(code), **kwargs)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (92.81, "General", "92,81"),
        (100.0, "General", "100"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (-1234567.891, "General", "-1234567,891"),
        (123456.789012345, "General", "123456,789"),
        (12345678901.5, "General", "12345678902"),
        (99999999999.0, "General", "99999999999"),
        (1e12, "General", "1E+12"),
        (123456789012.0, "General", "1,23457E+11"),
        (0.000012, "General", "1,2E-05"),
        (0.0, "General", "0"),
        (11.0, 'General" orang"', "11 orang"),
        (0.9281, "0.00%", "92,81%"),
        (0.9281, "0%", "93%"),
        (-0.1481, "0.00%", "-14,81%"),
        (92.81, '0.00"%"', "92,81%"),
        (92.81, r"0.00\%", "92,81%"),
        (0.925, "0.00", "0,93"),
        (1.005, "0.00", "1,01"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (4.055, "0.00", "4,06"),
        (2247666203.0, "#,##0", "2.247.666.203"),
        (2673693824.0, "#,##0.00", "2.673.693.824,00"),
        (999.0, "#,##0", "999"),
        (4110000.0, '"Rp"#,##0', "Rp4.110.000"),
        (4110000.0, "[$Rp-421]#,##0.00", "Rp4.110.000,00"),
        (-5.0, '"Rp"#,##0;[Red]-"Rp"#,##0', "-Rp5"),
        (3.0, '0" dokumen"', "3 dokumen"),
        (1500.0, '#,##0" lembaga kemasyarakatan"', "1.500 lembaga kemasyarakatan"),
        (11.0, "0 \\o\\r\\a\\n\\g", "11 orang"),
        (1234.5, ACCOUNTING, " 1.234,50 "),
        (-1234.5, ACCOUNTING, "-1.234,50 "),
        (0.0, ACCOUNTING, " -   "),
        (7.0, "000", "007"),
        (81234567890.0, "0000-0000-0000", "0812-3456-7890"),
        (3.1, "0.##", "3,1"),
        (3.0, "0.0#", "3,0"),
        (0.5, "#.00", ",50"),
        (0.0, "#", ""),
        (1234567.0, "#,##0,", "1.235"),
        (1234567.0, '0.0,,"jt"', "1,2jt"),
        (12345.0, "0.00E+00", "1,23E+04"),
        (0.00099999, "0.0E-0", "1,0E-3"),
        (0.5, "# ?/?", "1/2"),
        (2.75, "# ?/4", "2 3/4"),
        (1.999, "# ?/?", "2"),
        (8.6, "0.00;-0.00;;@", "8,60"),
        (0.0, "0.00;-0.00;;@", ""),
        (-3.0, "0;(0)", "(3)"),
        (85.0, '[>=80]"Baik";[<60]"Kurang";"Cukup"', "Baik"),
        (70.0, '[>=80]"Baik";[<60]"Kurang";"Cukup"', "Cukup"),
        (-1.0, "[Red][<0]0.0;0", "-1,0"),
        (5.0, "@", "5"),
        (70.0, '[>=80]"Baik";[<60]"Kurang"', "########"),
        (70.25, '[>=80]"Baik"', "70,25"),
        (-70.0, "[>=80]0.00", "-70"),
        (85.0, '[>80]0.0;(0.0);"pas "0', "85,0"),
        (-2.0, '[>80]0.0;(0.0);"pas "0', "(2,0)"),
        (2.0, '[>80]0.0;(0.0);"pas "0', "pas 2"),
        (0.0, '[=0]"-";0.00', "-"),
        (1.5, "#.##0", "1,500"),
        (0.25, "0.#0#", "0,25"),
        (1.5, "0.0??", "1,5  "),
        (2025.0, '"Tahun, "0', "Tahun, 2025"),
        (5.0, "0,;0", "0"),
        (0.5, '"teks saja"', "teks saja"),
        (-0.001, "0.00", "-0,00"),
    ],
)
def test_numbers(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (45658.0, "dd/mm/yyyy", "01/01/2025"),
        (45658.0, "d-mmm-yy", "1-Jan-25"),
        (45870.0, "d mmmm yyyy", "1 Agustus 2025"),
        (45870.0, "[$-409]d mmmm yyyy", "1 August 2025"),
        (45870.0, "[$-421]dddd, dd mmm yyyy;@", "Jumat, 01 Agu 2025"),
        (45870.0, "[$-809]ddd mmm", "Fri Aug"),
        (45870.0, "[$-en-US]d mmmm", "1 August"),
        (45870.0, "[$-3809]d mmmm", "1 August"),
        (45870.0, "[$-id-ID]d mmmm", "1 Agustus"),
        (45870.0, "mmmmm", "A"),
        (45658.75, "h:mm AM/PM", "6:00 PM"),
        (45658.0, "hh:mm AM/PM", "12:00 AM"),
        (45658.5, "dd/mm/yyyy hh:mm:ss", "01/01/2025 12:00:00"),
        (45658.999999, "hh:mm", "00:00"),
        (0.123456, "mm:ss.0", "57:46,6"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "[mm]", "720"),
        (1.0, "yyyy", "1900"),
        (0.0, "dd/mm/yyyy hh:mm", "00/01/1900 00:00"),
        (59.0, "d/m/yyyy", "28/2/1900"),
        (60.0, "d mmm yy", "29 Feb 00"),
        (61.0, "d/m/yyyy", "1/3/1900"),
        (-1.0, "dd/mm/yyyy", "########"),
        (3e6, "dd/mm/yyyy", "########"),
    ],
)
def test_dates(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_date_systems() -> None:
    assert shown(0.0, "d/m/yyyy", date1904=True) == "1/1/1904"
    assert shown(44196.0, "d/m/yyyy", date1904=True) == shown(45658.0, "d/m/yyyy")
    moment = to_datetime(45658.25)
    assert moment is not None
    assert moment.isoformat() == "2025-01-01T06:00:00"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("92,81%", "0.00", "92,81%"),
        ("x", "@", "x"),
        ("x", '@" (catatan)"', "x (catatan)"),
        ("x", ACCOUNTING, " x "),
        ("x", "0;-0;;", ""),
        ("x", "dd/mm/yyyy;@", "x"),
        ("x", "General", "x"),
    ],
)
def test_texts(text: str, code: str, expected: str) -> None:
    assert show_text(text, parse(code)) == expected


@pytest.mark.parametrize(
    ("code", "kind", "decimals", "percent", "prefix", "suffix"),
    [
        ("General", "general", None, False, "", ""),
        ("0", "number", 0, False, "", ""),
        ("0.00%", "number", 2, True, "", ""),
        ('0.0"%"', "number", 1, False, "", "%"),
        ('#,##0.00" dokumen"', "number", 2, False, "", " dokumen"),
        ('[Red]"Rp"#,##0', "number", 0, False, "Rp", ""),
        ("0.00E+00", "number", None, False, "", ""),
        ("# ?/?", "number", None, False, "", ""),
        ("dd/mm/yyyy", "date", None, False, "", ""),
        ("[h]:mm", "date", None, False, "", ""),
        ("@", "text", None, False, "", ""),
        ('"mdys" 0', "number", 0, False, "mdys ", ""),
        ('[=0]"-";0.00" dokumen"', "number", 2, False, "", " dokumen"),
        ('[=0]"nihil";[<0]-0.0%;0.0%', "number", 1, True, "-", ""),
        ('[=0]"";General', "general", None, False, "", ""),
        ('"teks saja"', "number", 0, False, "", ""),
    ],
)
def test_what_a_format_is(code: str, kind: str, decimals: int | None, percent: bool, prefix: str, suffix: str) -> None:
    found = parse(code)
    assert (found.kind, found.decimals, found.percent, found.prefix, found.suffix) == (
        kind,
        decimals,
        percent,
        prefix,
        suffix,
    )


@given(st.text(alphabet='0#?.,%E+-/@;"\\_*[]hmsdyAPRp$421<>= ', max_size=20), st.floats(-1e9, 1e9))
def test_no_format_fails(code: str, value: float) -> None:
    assert isinstance(shown(value, code), str)
    assert isinstance(show_text("x", parse(code)), str)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_digits_are_rounded_half_up(value: Decimal, places: int) -> None:
    number = float(value)
    code = "#,##0" + ("." + "0" * places if places else "")
    expected = Decimal(f"{number:.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = shown(number, code)
    assert Decimal(text.replace(".", "").replace(",", ".")) == expected
    assert text.lstrip("-").partition(",")[0] == f"{abs(int(expected)):,}".replace(",", ".")


def test_styles_by_index() -> None:
    extra = (
        '<xf numFmtId="10" fontId="1" fillId="1" applyNumberFormat="0">'
        '<alignment horizontal="left" indent="2" wrapText="1"/>'
        '<protection locked="0"/></xf><xf numFmtId="14"/><xf numFmtId="999" fontId="77" fillId="77"/>'
    )
    styles = Styles(style_sheet("0.00%", '0" dokumen"', extra_xfs=extra))
    assert styles.count == 6
    assert [styles.number_format(i) for i in range(7)] == [
        "General", "0.00%", '0" dokumen"', "0.00%", "mm-dd-yy", "General", "General",
    ]  # fmt: skip
    assert styles.xf(3) == XfInfo("0.00%", True, True, "FFFFEE00", 2, False, "left", True, 10)
    assert styles.xf(1) == XfInfo("0.00%", num_fmt_id=164)
    assert [styles.decimals(i) for i in range(6)] == [None, 2, 0, 2, None, None]
    assert [styles.is_percent(i) for i in range(4)] == [False, True, False, True]
    assert styles.shown(45658.0, 4) == "01/01/2025"
    assert styles.shown(0.9281, 1) == "92,81%"
    assert styles.shown(None, 1) == ""
    assert (styles.shown(True, 1), styles.shown(False, 1)) == ("TRUE", "FALSE")
    assert styles.shown("teks", 2) == "teks"


def test_without_a_styles_part() -> None:
    styles = Styles(None)
    assert (styles.count, styles.number_format(3), styles.shown(1.5, 0)) == (1, "General", "1,5")


def test_what_stands_outside_a_format_is_passed_over() -> None:
    inside = "<fonts><x><font><b/></font></x></fonts><fills><x><fill><patternFill/></fill></x></fills>"
    inside += "<cellXfs><x><xf><alignment indent='2'/></xf></x><xf numFmtId='9'/></cellXfs>"
    styles = Styles(f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'.encode(), "xl/styles.xml")
    assert (styles.count, styles.xf(0).num_fmt, styles.xf(0).indent) == (1, "0%", 0)


def test_builtin_formats_are_those_of_openpyxl() -> None:
    by_region = {5, 6, 7, 8, 41, 42, 43, 44, 47, 22, 37, 38, 39, 40}
    for number, code in BUILTIN_FORMATS.items():
        if number not in by_region:
            assert code == OPENPYXL[number]
