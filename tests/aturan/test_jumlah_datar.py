"""KK201 on a flat table of performance beside budget: the JUMLAH row, unless a pagu stands on several rows."""

from __future__ import annotations

import pytest

import kertas_kerja
from tests.isi.buku import buku

JUDUL = "Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"
KEPALA = [
    "No", "Program", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Pagu (Rp)", "Realisasi (Rp)", "Serapan",
]  # fmt: skip


def temuan(pagu: list[int], jumlah: int) -> list[tuple[str, str, str]]:
    """What is found on the JUMLAH row of a table with these budgets, all spent."""
    baris = [[i, f"Program {chr(64 + i)}", f"Indeks {chr(64 + i)}", 80, 80, "100,00%", p, p, "100,00%"]
             for i, p in enumerate(pagu, 1)]  # fmt: skip
    akhir = [None, "JUMLAH", *[None] * 4, jumlah, sum(pagu), "100,00%" if jumlah == sum(pagu) else None]
    isi = buku({"Anggaran": [[JUDUL], [], KEPALA, *baris, akhir]})
    return [(t.kode, t.tingkat, t.alamat) for t in kertas_kerja.check(isi).findings if t.tingkat == "error"]


def test_jumlah_yang_benar() -> None:
    assert temuan([150_000_000, 75_500_000, 20_000_000], 245_500_000) == []


@pytest.mark.parametrize("salah", [254_500_000, 225_500_000, 24_550_000])
def test_jumlah_yang_salah(salah: int) -> None:
    """Transposed digits, a row left out, a shifted decimal."""
    assert temuan([150_000_000, 75_500_000, 20_000_000], salah) == [("KK201", "error", "G7")]


def test_pagu_berulang_tidak_dinilai() -> None:
    """One programme with two indicators may repeat its pagu: then the sum is not certain."""
    assert temuan([150_000_000, 150_000_000, 20_000_000], 170_000_000) == []
