"""A typed result whose inputs are filled in the same run gets its formula in that run, not in the next."""

from __future__ import annotations

from kertas_kerja.api import fill
from tests.isi.buku import buku, sel


def test_percentage_of_a_total_that_is_filled_too() -> None:
    kepala = ["No", "Sumber Pemeriksaan", "Jumlah Rekomendasi", "Selesai Ditindaklanjuti", "% Penyelesaian"]
    isi = [[1, "BPK", 10, 8, 80.0], [2, "BPKP", 20, 15, 75.0], [None, "Jumlah", None, None, 76.67]]
    data = buku({"TLHP": [["Monitoring Tindak Lanjut Tahun 2025"], [], kepala, *isi]})
    hasil = fill(data).data
    assert hasil is not None
    assert str(sel(hasil, "TLHP", "E6", rumus=True)).startswith("=")
    assert fill(hasil).data == hasil


def test_change_of_a_budget_whose_totals_are_filled_too() -> None:
    kepala = ["No", "Program", "Anggaran Sebelum Perubahan", "Anggaran Setelah Perubahan", "Bertambah/(Berkurang)"]
    isi = [[1, "Program A", 400, 450, None], [2, "Program B", 600, 590, -10], [None, "Jumlah", None, None, 40]]
    data = buku({"PK": [["Perjanjian Kinerja Perubahan Tahun 2025"], [], kepala, *isi]})
    hasil = fill(data).data
    assert hasil is not None
    assert [sel(hasil, "PK", a) for a in ("E4", "C6", "D6", "E6")] == [50, 1000, 1040, 40]
    assert fill(hasil).data == hasil
