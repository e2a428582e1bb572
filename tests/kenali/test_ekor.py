"""Rows below the last indicator that are none: statistics, counts, last year, what the verdict is."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku, sel

BARIS = (
    ("Nilai AKIP", 78, 79.35),
    ("Persentase aduan selesai", 95, 97.5),
    ("Jumlah desa", 16, 15),
    ("Indeks Kepuasan", 86.5, 87.2),
)
CAPAIAN = [realisasi / target for _, target, realisasi in BARIS]
LAIN = (
    ("Tertinggi", max(CAPAIAN)),
    ("Nilai Minimum", min(CAPAIAN)),
    ("Median", 1.0127),
    ("Standar Deviasi", 0.035),
    ("Jumlah indikator tercapai", 3),
    ("Persentase indikator yang mencapai target", 0.75),
    ("Capaian tahun lalu", 0.97),
    ("Kategori", "Baik"),
    ("Rata-rata tahun 2024", 0.97),
    ("Rata-rata tertimbang", 0.98),
)


def tabel(*ekor: tuple[Any, ...], nomor: bool = True, rata: bool = False, capaian: bool = True) -> bytes:
    """Four indicators, a mean or none, then these labels with their value in the column of capaian."""
    isi = [
        [i if nomor else None, *b, c if capaian else None]
        for i, (b, c) in enumerate(zip(BARIS, CAPAIAN, strict=True), 1)
    ]
    rata_ = [[None, "Rata-rata", None, None, sum(CAPAIAN) / 4]] if rata else []
    bawah = [[None, nama, None, None, *lain] for nama, *lain in ekor]
    kepala = ["No" if nomor else None, "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    return buku({"L": [["Pengukuran Kinerja Tahun 2025"], [], kepala, *isi, *rata_, *bawah]})


@pytest.mark.parametrize("ekor", LAIN)
@pytest.mark.parametrize(("nomor", "rata"), [(True, True), (True, False), (False, True), (False, False)])
def test_bukan_indikator(ekor: tuple[Any, ...], nomor: bool, rata: bool) -> None:
    assert not check(tabel(ekor, nomor=nomor, rata=rata)).findings


def test_rata_rata_kosong_tanpa_ekornya() -> None:
    data = fill(tabel(("Rata-rata", None), ("Tertinggi", "=MAX(E4:E7)"), capaian=False), tabs=False).data
    assert sel(data, "L", "E8") == pytest.approx(sum(CAPAIAN) / 4)
    assert sel(data, "L", "E9") == pytest.approx(max(CAPAIAN))


def test_indikator_yang_belum_diisi_tetap_indikator() -> None:
    """A formula of its own row waits for its target: the row is filled like the others once it has one."""
    kosong = tabel(("Indeks Baru", "=D8/C8"), nomor=False)
    assert [t.rows for t in check(kosong).tables] == [5]


def test_capaian_tanpa_target_pada_baris_bernomor_tetap_ditegur() -> None:
    isi = [[i, *b, c] for i, (b, c) in enumerate(zip(BARIS, CAPAIAN, strict=True), 1)]
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    data = buku({"L": [["Pengukuran Kinerja Tahun 2025"], [], kepala, *isi, [5, "Indeks Baru", None, None, 1]]})
    assert [(f.kode, f.alamat) for f in check(data).findings] == [("KK109", "E8")]
