"""Any finite number can be shown in any format: no size of a number ends the check."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kertas_kerja.buku.numfmt import parse
from kertas_kerja.buku.numshow import show_number

FORMAT = ["General", "0", "0.00", "#,##0.00", "0%", "0.00%", "0.00E+00", "# ?/?", "dd/mm/yyyy", "[h]:mm", "@", "0,,"]


@pytest.mark.parametrize(
    ("nilai", "format", "tampil"),
    [
        (1e300, "0.00", "1" + "0" * 300 + ",00"),
        (-1e300, "0.00", "-1" + "0" * 300 + ",00"),
        (1e300, "0%", "1" + "0" * 302 + "%"),
        (1e30, "#,##0", "1" + ".000" * 10),
        (1e-300, "0.00", "0,00"),
        (1e300, "0.00E+00", "1,00E+300"),
        (1e300, "dd/mm/yyyy", "########"),
    ],
)
def test_large_and_small_numbers(nilai: float, format: str, tampil: str) -> None:
    assert show_number(nilai, parse(format)) == tampil


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(FORMAT))
def test_every_finite_float_is_shown(nilai: float, format: str) -> None:
    assert show_number(nilai, parse(format))


@pytest.mark.parametrize("format", FORMAT)
def test_the_limits_of_floats(format: str) -> None:
    for nilai in (sys.float_info.max, -sys.float_info.max, sys.float_info.min, 5e-324):
        assert show_number(nilai, parse(format))
