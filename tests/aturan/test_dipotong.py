"""Cutting decimals off: towards zero, at the digits that are written, and told apart from rounding."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from kertas_kerja.angka import Angka, Selang, baca_angka
from kertas_kerja.aturan.dipotong import mungkin_dipotong, potong, satu_dipotong, terpotong
from kertas_kerja.rumus.putusan import Putusan


def _angka(teks: str) -> Angka:
    angka = baca_angka(teks)
    assert angka is not None
    return angka


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [("0.98258", 4, "0.9825"), ("-2.19", 1, "-2.1"), ("98.9", 0, "98"), ("0.925", 2, "0.92"), ("5", 2, "5.00")],
)
def test_cuts_towards_zero(nilai: str, desimal: int, hasil: str) -> None:
    assert potong(Decimal(nilai), desimal) == Decimal(hasil)


def test_numbers_beyond_any_context_are_no_failure() -> None:
    assert potong(Decimal("1E+400"), 2) == Decimal("1E+400")
    assert potong(Decimal("1E-400"), 2) == 0


def test_guard_digits_are_settled_before_the_cut() -> None:
    with localcontext(prec=50):
        tiga = Decimal(1) / 3 + Decimal(1) / 3 + Decimal(1) / 3
    assert tiga < 1
    assert potong(tiga, 2) == 1


@pytest.mark.parametrize(
    ("tertulis", "nilai", "benar"),
    [
        ("94,87%", "0.9487748", True),
        ("94,88%", "0.9487748", False),  # rounded
        ("94,87%", "0.9487248", False),  # both the same
        ("94,86%", "0.9487748", False),
        ("-2,1", "-2.19", True),
        ("-2,2", "-2.19", False),
    ],
)
def test_cut_off_only_where_rounding_differs(tertulis: str, nilai: str, benar: bool) -> None:
    assert terpotong(_angka(tertulis), Decimal(nilai)) is benar


@pytest.mark.parametrize(("tertulis", "benar"), [("97,6", True), ("97,9", True), ("98,0", True), ("98,1", False)])
def test_a_mean_of_figures_cut_off_may_be_up_to_one_unit_higher(tertulis: str, benar: bool) -> None:
    rentang = Selang(Decimal("96.95"), Decimal("97.65"))
    putusan = Putusan("wrong", Decimal("97.3"), rentang)
    assert mungkin_dipotong(_angka(tertulis), putusan) is benar


def test_a_mean_of_the_other_sign_or_without_a_value_is_not_cut_off() -> None:
    assert not mungkin_dipotong(_angka("0,5"), Putusan("wrong", Decimal("-0.9"), Selang(Decimal(-1), Decimal(1))))
    assert not mungkin_dipotong(_angka("0,5"), Putusan("wrong", "Baik"))
    assert not mungkin_dipotong(_angka("97,0"), Putusan("wrong", Decimal("98.3")))


def test_two_writings_one_of_which_is_cut_off() -> None:
    assert satu_dipotong(_angka("101,99%"), _angka("101,9%"))
    assert satu_dipotong(_angka("101,9%"), _angka("101,99%"))
    assert not satu_dipotong(_angka("101,99%"), _angka("101,8%"))
    assert not satu_dipotong(_angka("101,99%"), _angka("101,98%"))
