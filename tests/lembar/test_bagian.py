"""Means and sums of parts: each its own part, and the figures of Ringkasan those of the whole table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku
from tests.lembar.bahan import baca

KELOMPOK = (
    (("Nilai A", 80, 84), ("Nilai B", 50, 49)),
    (("Nilai C", 70, 63), ("Nilai D", 90, 90)),
    (("Nilai E", 40, 44),),
)
URAIAN = ((("Belanja A", 100, 90),), (("Belanja B", 200, 150), ("Belanja C", 300, 300)))


def ukur(label: Sequence[str], akhir: str = "") -> dict[str, list[list[Any]]]:
    isi: list[list[Any]] = []
    for kelompok, nama in zip(KELOMPOK, label, strict=True):
        isi += [[len(isi) + n, *baris, None] for n, baris in enumerate(kelompok, 1)]
        isi.append([None, nama])
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    return {"L": [["Pengukuran Kinerja Tahun 2025"], [], kepala, *isi, *([[None, akhir]] if akhir else [])]}


def anggaran(akhir: str) -> dict[str, list[list[Any]]]:
    isi: list[list[Any]] = []
    for n, kelompok in enumerate(URAIAN, 1):
        isi += [[None, *baris] for baris in kelompok]
        isi.append([None, f"Jumlah {'I' * n}", *(sum(baris[k] for baris in kelompok) for k in (1, 2))])
    kepala = ["Kode", "Uraian Belanja", "Pagu Anggaran (Rp)", "Realisasi Anggaran (Rp)", "Serapan (%)"]
    return {"L": [["Realisasi Anggaran Tahun 2025"], [], kepala, *isi, *([[None, akhir, 600, 540]] if akhir else [])]}


@pytest.mark.parametrize(
    "pokok", ["Rata-rata Sasaran {}", "Rata-rata S{}", "Rata-rata Capaian Sasaran {}.", "Rata-rata"]
)
@pytest.mark.parametrize("akhir", ["", "Rata-rata Keseluruhan"])
def test_rata_rata_bagian_dan_seluruhnya(pokok: str, akhir: str) -> None:
    data = fill(buku(ukur([pokok.format(n) for n in (1, 2, 3)], akhir))).data
    buku_ = baca(data)
    assert [buku_["L"][sel].value for sel in ("E6", "E9", "E11")] == pytest.approx([1.015, 0.95, 1.1])
    assert buku_["L"]["E12"].value == (pytest.approx(1.006) if akhir else None)
    assert buku_["Ringkasan"]["A3"].value == pytest.approx(1.006)
    assert not check(data).findings


@pytest.mark.parametrize("akhir", ["", "Jumlah Total"])
def test_jumlah_bagian_bukan_anggaran_seluruhnya(akhir: str) -> None:
    buku_ = baca(fill(buku(anggaran(akhir))).data)
    tampil = {sel.value for baris in buku_["Ringkasan"].iter_rows(max_row=4) for sel in baris}
    assert (600 in tampil) == bool(akhir)
    assert not tampil & {100, 500}  # nor the sum of a part
