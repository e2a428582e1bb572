"""A point before three digits: thousands or decimals, by the row's unit first and then by the column."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku

KEPALA = [
    ["Capaian Kinerja Tahun 2025"],
    ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian"],
]


def target(baris: list[list[Any]]) -> list[tuple[Any, str]]:
    """The targets as numbers, with the formats they got."""
    hasil = fill(buku({"L": [*KEPALA, *baris]}), tabs=False)
    assert hasil.data is not None
    lembar = openpyxl.load_workbook(io.BytesIO(hasil.data))["L"]
    return [(lembar.cell(r, 4).value, lembar.cell(r, 4).number_format) for r in range(3, 3 + len(baris))]


@pytest.mark.parametrize(
    ("satuan", "harap"),
    [
        ("Orang", (1234, "#,##0")),
        ("Dokumen", (1234, "#,##0")),
        ("Indeks", (1.234, "0.000")),
        ("Kasus per 100.000 penduduk", (1.234, "0.000")),
        ("Ton", (1.234, "0.000")),
    ],
)
def test_titik_di_kolom_bertitik_desimal(satuan: str, harap: tuple[float, str]) -> None:
    baris = [[1, "A", satuan, "1.234", "1.200"], [2, "B", "Indeks", "3.25", "3.1"], [3, "C", "Indeks", "80.5", "79.5"]]
    assert target(baris)[0] == harap


def test_indeks_di_kolom_ribuan_tetap_pecahan() -> None:
    baris = [[1, "A", "Orang", "1.234.567", "1.200.000"], [2, "B", "Indeks", "3.125", "3.250"]]
    assert target(baris) == [(1234567, "#,##0"), (3.125, "0.000")]


def test_uang_di_baris_berpersen_tetap_ribuan() -> None:
    """The unit "%" is the indicator's: "627.000" in a column of money is no 627."""
    kepala = ["No", "Program", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian", "Pagu",
              "Realisasi Anggaran", "Serapan"]  # fmt: skip
    baris = [1, "Program A", "Persentase desa tertib", "%", 80, 80, "100,00%", "950.000", "627.000", "66,00%"]
    lain = [2, "Program B", "Persentase layanan", "%", 80, 80, "100,00%", "2.850.000", "2.000.000", "70,18%"]
    hasil = fill(buku({"L": [["Kinerja dan Anggaran Tahun 2025"], kepala, baris, lain]}), tabs=False)
    assert hasil.summary["error"] == 0
    assert hasil.data is not None
    lembar = openpyxl.load_workbook(io.BytesIO(hasil.data))["L"]
    assert [lembar.cell(3, k).value for k in (8, 9)] == [950000, 627000]
