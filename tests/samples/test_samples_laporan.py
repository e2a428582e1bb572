"""The report's mistakes, worked out by hand with Decimal, against `kk check` of the workbook of all its tables.

22 results are wrong by their own table. Eight more follow from them: they agree with a wrong figure, so they are no
mistake of their own; the finding on that figure says what they become. None of these numbers comes from `kk`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kertas_kerja import check

BUKU = Path(__file__).resolve().parents[2] / "samples" / "lkjip_2025_tercetak.xlsx"
TB, TB4, EF = "3.6-3.12 TB I-IV", "3.14-3.18 TB IV", "3.30 Efisiensi"
ASPEK = (("0,95", "1,19"), ("0,93", "0,67"), ("0,68", "0,57"), ("0,39", "0,53"), ("0,46", "0,68"), ("0,42", "0,25"))

# sheet, cell, written, right
SALAH = (
    ("2.8 KKPT 2026", "G6", "99,03", "99,22"),  # mean of the ten services as the sentence lists them
    (TB, "F6", "104,90%", "104,65%"),  # 9,00 ÷ 8,60
    ("3.13 Rinci APBD", "E33", "104,90%", "104,65%"),
    *((TB, f"F{60 + i}", lama, baru) for i, (lama, baru) in enumerate(ASPEK)),  # bobot × nilai
    *((TB4, f"F{33 + i}", lama, baru) for i, (lama, baru) in enumerate(ASPEK)),
    ("3.19-3.21 Tren", "E189", "80,39%", "80,34%"),  # 482,04% ÷ 6
    ("3.25-3.29 Anggaran", "F135", "95,72%", "97,81%"),  # 4.499,03% ÷ 46, not ÷ 47
    (EF, "E42", "7,78%", "0,78%"),  # 100,00% − 99,22%
    (EF, "C65", "95,72%", "97,71%"),  # 44 rows
    (EF, "E65", "43,49%", "10,97%"),  # 97,71% − 86,74%, with C65 mended
    (EF, "B71", "51 orang", "61 orang"),  # 19 + 42
    (EF, "D80", "201", "203"),  # 62 kinds of assets
)
# sheet, cell with the wrong figure, cell that follows from it, what that becomes
IKUT = (
    (EF, "B71", "E71", "26,23%"),  # 16 ÷ 61
    (EF, "B71", "E74", "74,59%"),  # 100,82% − 26,23%
    (EF, "D80", "E80", "95,31%"),  # 203 ÷ 213
    (EF, "D80", "E143", "5,51%"),  # 100,82% − 95,31%
    (TB, "F60", "F59", "3,87"),  # 1,185 + 0,666 + 0,5685 + 0,525 + 0,6825 + 0,245
    (TB, "F60", "F67", "4,09"),  # 75% × 3,872 + 25% × 4,76
    (TB4, "F33", "F32", "3,87"),
    (TB4, "F33", "F40", "4,09"),
)
# sheet, cell, severity, what is contradicted
BERTENTANGAN = (
    ("2.8 KKPT 2026", "D57", "error", "95,34"),  # SKCK in the list, in the tables
    ("2.8 KKPT 2026", "D58", "error", "97,90"),  # KTP-el
    ("2.5 KKPT Perubahan", "F6", "error", "8,58"),  # target of IKPP after the change
    ("2.1-2.2 PK 2025", "C24", "warning", "tidak ada pada"),  # indicators of the changed PK
    ("3.13 Rinci APBD", "B14", "warning", "tidak ada pada"),
    ("3.25-3.29 Anggaran", "B117", "warning", "tidak ada pada"),
    ("3.13 Rinci APBD", "E14", "warning", "kosongkan"),  # capaian of a target of 0
    ("3.25-3.29 Anggaran", "H132", "warning", "tidak punya pagu"),
    ("3.1-3.5 Capaian", "K26", "warning", "kolom (2)"),
    ("3.22-3.24 Pembanding", "E8", "warning", "122,55%"),
    (TB, "D42", "warning", "IKM 2024"),
    (TB4, "D3", "warning", "IKM 2024"),
    (TB4, "D15", "warning", "IKM 2024"),
    (TB, "A53", "warning", "RATA-RATA"),
    (TB4, "A26", "warning", "RATA-RATA"),
    ("2.8 KKPT 2026", "C5", "warning", "kosong"),
    ("3.25-3.29 Anggaran", "C76", "warning", "Urusan Pemerintahan Umum"),
    ("3.22-3.24 Pembanding", "B11", "warning", "Ketentraman"),
    ("3.25-3.29 Anggaran", "F8", "info", "3 nilai"),  # 95,72%, 88,78%, 100,82%
    (TB, "C75", "warning", "02/01/2026"),  # 10 Tahun 2025
    (TB, "C102", "warning", "24/12/2025"),  # 7 Tahun 2025, also of 24/09/2025
    (TB, "E103", "warning", "29/12/2025"),  # 9 Tahun 2025, also of 31/12/2025
    (TB, "B105", "warning", "JIPORAPAH"),
    (EF, "E13", "info", "2 nilai"),  # 2,04% and 43,49%
)
NOMOR_GANDA = ("2.5", "2.7", "2.8", "3.24", "3.25", "3.26", "3.27")


@lru_cache(maxsize=1)
def temuan() -> list[dict[str, Any]]:
    """The findings as they are printed."""
    isi: list[dict[str, Any]] = json.loads(check(BUKU).to_json())["files"][0]["findings"]
    return isi


def di(lembar: str, sel: str, tingkat: str = "error") -> list[dict[str, Any]]:
    return [f for f in temuan() if (f["sheet"], f["cell"], f["severity"]) == (lembar, sel, tingkat)]


@pytest.mark.parametrize(("lembar", "sel", "tertulis", "benar"), SALAH)
def test_every_wrong_result_is_an_error_with_the_right_value(lembar: str, sel: str, tertulis: str, benar: str) -> None:
    assert (tertulis, benar) in [(f["found"], f["expected"]) for f in di(lembar, sel)]


@pytest.mark.parametrize(("lembar", "sel", "ikut", "menjadi"), IKUT)
def test_what_follows_from_it_is_named_with_its_value(lembar: str, sel: str, ikut: str, menjadi: str) -> None:
    assert any(f"{ikut} menjadi {menjadi}" in f["explanation"] for f in di(lembar, sel))
    assert di(lembar, ikut) == []  # it agrees with what is written


@pytest.mark.parametrize(("lembar", "sel", "tingkat", "kata"), BERTENTANGAN)
def test_every_contradiction_is_named(lembar: str, sel: str, tingkat: str, kata: str) -> None:
    assert any(kata in f["message"] for f in di(lembar, sel, tingkat)), di(lembar, sel, tingkat)


def test_table_numbers_used_twice() -> None:
    nomor = [f["message"] for f in temuan() if f["rule"] == "KK607"]
    assert all(any(f"nomor Tabel {n}" in pesan for pesan in nomor) for n in NOMOR_GANDA)


def test_no_other_result_is_wrong() -> None:
    """Errors on single tables are these and no more."""
    tabel = {(f["sheet"], f["cell"]) for f in temuan() if f["severity"] == "error" and f["rule"] < "KK300"}
    assert tabel == {(lembar, sel) for lembar, sel, _, _ in SALAH[1:]}
