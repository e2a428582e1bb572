"""A column "Keterangan" is the office's own, but where the workbook shows that it holds the predikat."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku, sel

KEPALA = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)", "Keterangan"]


def tabel(tribulan: str, *keterangan: Any, kepala: str = "Keterangan") -> list[list[Any]]:
    isi = [[1, "Indeks Kepuasan Masyarakat", "Indeks", 80, 84, None], [2, "Nilai AKIP", "Nilai", 75, 60, None]]
    baris = [[*b, k] for b, k in zip(isi, keterangan, strict=True)]
    return [[f"Pengukuran Kinerja Triwulan {tribulan} Tahun 2025"], [*KEPALA[:-1], kepala], *baris]


@pytest.mark.parametrize("keterangan", [(None, None), ("cuti bersama", None)])
def test_kolom_keterangan_milik_kantor(keterangan: tuple[Any, Any]) -> None:
    hasil = fill(buku({"L": tabel("I", *keterangan)}), tabs=False)
    assert [sel(hasil.data, "L", a) for a in ("F3", "G3", "G4")] == [1.05, *keterangan]
    assert hasil.unfilled == ()


@pytest.mark.parametrize("kepala", ["Keterangan", "Ket."])
def test_keterangan_berpredikat_diisi_seperti_lembar_lain(kepala: str) -> None:
    lembar = {"I": tabel("I", "Istimewa", "Butuh Perbaikan", kepala=kepala), "II": tabel("II", None, None)}
    data = fill(buku(lembar), tabs=False).data
    assert [sel(data, "II", a) for a in ("G3", "G4")] == ["Istimewa", "Butuh Perbaikan"]


def test_kolom_predikat_diisi_tanpa_contoh() -> None:
    data = fill(buku({"L": tabel("I", None, None, kepala="Predikat")}), tabs=False).data
    assert sel(data, "L", "G4") == "Butuh Perbaikan (Cukup)"
