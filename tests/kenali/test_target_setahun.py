"""The year's target beside that of the tribulan: capaian is held to the one the realisasi stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku, sel

BARIS = (
    ("Jumlah desa yang dibina", "Desa", 16, 12, 9),
    ("Indeks Pelayanan Publik", "Indeks", 80, 78, 79),
    ("Jumlah dokumen rencana", "Dokumen", 8, 4, 4),
)
KEPALA = ("No", "Indikator Kinerja", "Satuan")
HASIL = ("Realisasi", "Capaian (%)")


def tabel(dua: Sequence[str], capaian: Sequence[Any] = (None,) * 3, hasil: Sequence[str] = HASIL) -> bytes:
    """A workbook of one tribulan; `dua` heads its two columns of targets."""
    isi = [[i, *b, c] for i, (b, c) in enumerate(zip(BARIS, capaian, strict=True), 1)]
    lembar = [["Pengukuran Kinerja Tribulan II Tahun 2025"], [], [*KEPALA, *dua, *hasil], *isi]
    return buku({"TB II": lembar}, {("TB II", f"G{r}"): "0.00%" for r in range(4, 7)})


SETAHUN = ("Target Tahunan", "Target Setahun", "Target PK", "Target 2025", "Target Tahun 2025")


@pytest.mark.parametrize("setahun", SETAHUN)
@pytest.mark.parametrize("dekat", ["Target", "Target TB II", "Target Tribulan Ini", "Target s.d. Tribulan Ini"])
def test_target_di_samping_realisasi(setahun: str, dekat: str) -> None:
    data = fill(tabel((setahun, dekat)), tabs=False).data
    assert [sel(data, "TB II", f"G{r}") for r in (4, 5, 6)] == pytest.approx([9 / 12, 79 / 78, 1])


@pytest.mark.parametrize("dua", [("Target Tahunan", "Target"), ("Target 2025", "Target")])
def test_capaian_tertulis_memutuskan(dua: tuple[str, str]) -> None:
    for ke in (2, 3):
        capaian = [b[4] / b[ke] for b in BARIS]
        assert not check(tabel(dua, capaian)).findings
        data = fill(tabel(dua, [*capaian[:2], None]), tabs=False).data
        assert sel(data, "TB II", "G6") == pytest.approx(capaian[2])


def test_target_tribulan_yang_kosong_bukan_pembagi() -> None:
    isi = [[i, *b[:3], None, b[4], None] for i, b in enumerate(BARIS, 1)]
    lembar = [["Capaian Kinerja 2025"], [], [*KEPALA, "Target Tahunan", "Target", *HASIL], *isi]
    data = fill(buku({"L": lembar}), tabs=False).data
    assert sel(data, "L", "G4", rumus=True) == '=IF(OR(COUNT(F4,D4)<2,D4=0),"",F4/D4)'


def test_dua_target_di_bawah_satu_kepala() -> None:
    isi = [[i, *b, None] for i, b in enumerate(BARIS, 1)]
    kepala = [[*KEPALA, "Target", None, *HASIL], [None, None, None, "Tahunan", "Tribulan II"]]
    data = fill(buku({"L": [["Pengukuran Kinerja Tahun 2025"], [], *kepala, *isi]}), tabs=False).data
    assert sel(data, "L", "G5", rumus=True) == '=IF(OR(COUNT(F5,E5)<2,E5=0),"",F5/E5)'
