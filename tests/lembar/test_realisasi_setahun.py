"""Ringkasan of a form with the realisasi of tribulan alone: the year's, as the capaian is of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kertas_kerja import fill

KEPALA = [
    "No",
    "Sasaran",
    "Indikator Kinerja",
    "Satuan",
    "Target",
    *(f"Realisasi TW {n}" for n in ("I", "II", "III", "IV")),
]


def ringkasan(folder: Path, *baris: list[Any]) -> dict[str, tuple[Any, Any]]:
    """Target and realisasi by indicator, as the tab shows them."""
    buku = openpyxl.Workbook()
    for satu in (["Pengukuran Kinerja Tahun 2025"], [*KEPALA, "Capaian"], *baris):
        buku.active.append(satu)
    berkas = io.BytesIO()
    buku.save(berkas)
    fill(berkas.getvalue(), folder / "hasil.xlsx")
    lembar = openpyxl.load_workbook(folder / "hasil.xlsx", data_only=True)["Ringkasan"]
    return {str(b[1].value): (b[2].value, b[3].value) for b in lembar.iter_rows() if b[1].value}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_counts_are_added_and_percentages_take_the_last(tmp_path: Path) -> None:
    baris = ringkasan(
        tmp_path,
        [1, "A", "Jumlah produksi ikan", "ton", 120, 30, 30, 30, 20, None],
        [2, "B", "Persentase kelompok binaan", "%", 0.85, 0.2, 0.45, 0.7, 0.85, None],
    )
    assert baris["Jumlah produksi ikan"] == (120, 110)
    assert baris["Persentase kelompok binaan"] == (0.85, 0.85)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("capaian", "realisasi"), [(20 / 120, 20), (110 / 120, 110), (0.5, None)])
def test_the_capaian_that_is_written_tells_which(tmp_path: Path, capaian: float, realisasi: float | None) -> None:
    baris = ringkasan(tmp_path, [1, "A", "Jumlah produksi ikan", "ton", 120, 30, 30, 30, 20, capaian])
    assert baris["Jumlah produksi ikan"][1] == realisasi
