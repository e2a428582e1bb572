"""Operators' own simple formulas, computed from stored values: right where it answers, silent where it cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kertas_kerja.aturan.hitung_tertulis import Isi, hitung_tertulis
from kertas_kerja.buku.refs import format_cell
from tests.rumus.kalkulator_excel import nilai_rumus

SEL: dict[str, Isi] = {
    "A1": Decimal(8),
    "A2": Decimal("8.6"),
    "A3": None,
    "A4": "n/a",
    "A5": Decimal(0),
    "A6": "8,58",
    "A7": Decimal("-2.5"),
}


def ambil(lembar: str, baris: int, kolom: int) -> Isi:
    return SEL.get(format_cell(baris, kolom)) if not lembar else Decimal(7)


BERSAMA = (
    "A1/A2",
    "(A1+A2)*3-A7",
    "2*A2-A1/A2",
    "-A7",
    "SUM(A1:A5)",
    "AVERAGE(A1:A5)",
    "MIN(A1,A2,1.1)",
    "MAX(A7:A7,0)",
    "COUNT(A1:A7)",
    "ROUND(A1/A2,3)",
    "ROUND(A7,0)",
    "IF(A5=0,0,A1/A5)",
    'IF(A3="",1,2)',
    "IF(AND(A1>0,OR(A2<=8,A1<>8)),A1,A2)",
)


@pytest.mark.parametrize("rumus", BERSAMA)
def test_agrees_with_the_other_calculator(rumus: str) -> None:
    lain = nilai_rumus("=" + rumus, SEL)
    assert isinstance(lain, Decimal)
    nyata = hitung_tertulis(rumus, ambil)
    assert nyata is not None
    assert abs(nyata - lain) < Decimal("1e-40")


@pytest.mark.parametrize(
    ("rumus", "nilai"),
    [
        ("A2*10%", "0.86"),
        ("$A$1^2", "64"),
        ("-A1^2", "64"),
        ("2^3^2", "64"),
        ("+A1", "8"),
        ("PRODUCT(A1,A7)", "-20"),
        ("ABS(A7)", "2.5"),
        ("IFERROR(A1/A5,3)", "3"),
        ("IFERROR(A1/A4,3)", "3"),
        ("'Lembar Lain'!B2+Data!C3", "14"),
        ("A1 + 1.5E1", "23"),
        ("IF(NOT(A1=8),1,2)", "2"),
    ],
)
def test_value(rumus: str, nilai: str) -> None:
    assert hitung_tertulis(rumus, ambil) == Decimal(nilai)


@pytest.mark.parametrize(
    "rumus",
    [
        "A1/A5",  # a division by zero has no value
        "A1+A4",  # a text
        "A1+A6",  # a text that looks like a number: Excel's answer depends on the machine
        'IF(A1>0,"Baik","Kurang")',
        "VLOOKUP(A1,A2:A7,1)",
        "pagu*2",
        "Tabel1[Pagu]",
        "A:A",
        "SUM(A1:A99999)",
        "A1:A2+1",
        "A1&A2",
        "SUM(A1,",
        "ROUND(A1)",
        "IF(A1)",
        "(" * 3000 + "A1" + ")" * 3000,
        "10^99999999999",
        "ROUND(A1,1E999999)",
        "",
    ],
)
def test_no_value(rumus: str) -> None:
    assert hitung_tertulis(rumus, ambil) is None
