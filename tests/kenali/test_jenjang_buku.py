"""The tujuan of a blank form, told by another table of the workbook."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja.api import buka, fill
from kertas_kerja.kenali import kenali
from tests.isi.buku import buku, sel

LAYANAN, SURAT, ARSIP = "Meningkatnya Kualitas Layanan", "Meningkatnya Layanan Surat", "Terwujudnya Arsip yang Tertib"
KEPALA = ["Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]


def kinerja_anggaran(tujuan: Any = None, jumlah: Any = None) -> list[list[Any]]:
    return [
        ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"],
        [*KEPALA, "Pagu", "Realisasi Anggaran", "Serapan"],
        [LAYANAN, "Indeks A", 80, 80, None, tujuan, None, None],
        [SURAT, "Indeks B", 80, 72, None, 200, 150, None],
        [ARSIP, "Indeks C", 80, 84, None, 300, 300, None],
        ["JUMLAH", None, None, None, None, jumlah, None, None],
    ]


def lain(*nama: str) -> list[list[Any]]:
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    return [judul, KEPALA, *([n, f"Indeks {i}", 80, 80, None] for i, n in enumerate(nama))]


def tingkat(*lembar: list[list[Any]]) -> list[int]:
    data = buku({f"L{i}": isi for i, isi in enumerate(lembar)})
    with buka(data) as b:
        return [baris.tingkat for baris in kenali(b).tabel[0].data()]


@pytest.mark.parametrize(
    ("pertama", "kedua", "harap"),
    [
        (kinerja_anggaran(), lain(f"Tujuan {LAYANAN}", f"1. Sasaran {SURAT}"), [0, 1, 1]),
        (kinerja_anggaran(), lain(f"Tujuan: {LAYANAN}", f"1. Sasaran {LAYANAN}"), [1, 1, 1]),  # also a sasaran
        (kinerja_anggaran(), lain(LAYANAN, SURAT), [1, 1, 1]),  # nobody calls it a tujuan
        (kinerja_anggaran(100), lain(f"Tujuan {LAYANAN}"), [1, 1, 1]),  # its typed budget says otherwise
        (kinerja_anggaran(500), lain(LAYANAN), [0, 1, 1]),  # the budgets say so themselves
        (kinerja_anggaran(jumlah=500), lain(f"Tujuan {LAYANAN}"), [1, 1, 1]),
    ],
)
def test_tujuan_formulir_kosong(pertama: list[list[Any]], kedua: list[list[Any]], harap: list[int]) -> None:
    assert tingkat(pertama, kedua) == harap


def test_anggaran_tujuan_terisi_dan_tetap() -> None:
    data = buku({"KA": kinerja_anggaran(), "TR": lain(f"Tujuan {LAYANAN}", f"Sasaran {SURAT}")})
    hasil = fill(data, tabs=False)
    assert [sel(hasil.data, "KA", a) for a in ("F3", "G3", "H3", "F6", "G6", "H6")] == [500, 450, 0.9, 500, 450, 0.9]
    assert fill(hasil.data, tabs=False).changes == ()
