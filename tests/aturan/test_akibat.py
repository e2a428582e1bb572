"""What else changes when a wrong result is mended: named, with its value, in the explanation of the finding."""

from __future__ import annotations

import pytest

from kertas_kerja import check
from kertas_kerja.model import Temuan
from tests.lembar_operator.penulis import tulis_buku

KEPALA = ["NO", "PROGRAM", "INDIKATOR", "Target", "Realisasi", "Capaian", "Pagu", "Realisasi Anggaran", "Serapan (%)"]
BARIS = [
    [1, "Program A", "Nilai A", 80, 72, "90,00%", 600, 300, "50,00%"],
    [2, "Program B", "Nilai B", 80, 80, "100,00%", 400, 300, "75,00%"],
]


def temuan(*akhir: object) -> dict[str, Temuan]:
    judul = ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"]
    lembar = {"A": [judul, [], KEPALA, *BARIS, ["JUMLAH", None, None, None, None, None, *akhir]]}
    return {t.alamat: t for t in check(tulis_buku(lembar)).findings if t.tingkat == "error"}


def test_a_wrong_total_names_what_is_computed_from_it() -> None:
    """900 is wrong, the serapan of 900 is not: 600 ÷ 1.000 = 60%."""
    galat = temuan(900, 600, "66,67%")
    assert list(galat) == ["G6"]
    assert galat["G6"].uraian.endswith("; bila nilai ini dibetulkan, I6 menjadi 60,00%")


def test_what_stays_the_same_to_its_last_digit_is_not_named() -> None:
    galat = temuan(1000, 601, "60%")
    assert list(galat) == ["H6"]
    assert "bila nilai ini dibetulkan" not in galat["H6"].uraian


@pytest.mark.parametrize(("tertulis", "akhir"), [("66,67%", "60,00%"), ("70,00%", "60,00%")])
def test_a_cell_that_is_wrong_itself_is_named_with_its_final_value(tertulis: str, akhir: str) -> None:
    galat = temuan(900, 600, tertulis)
    assert galat["G6"].uraian.endswith(f"I6 menjadi {akhir}")
    assert ("I6" in galat) == (tertulis == "70,00%")
