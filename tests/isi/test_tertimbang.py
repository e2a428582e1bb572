"""Bobot × capaian and its total, in whatever scale the bobot is written."""

from __future__ import annotations

from io import BytesIO

import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku

KEPALA = ["No", "Sasaran", "Indikator Kinerja", "Bobot", "Target", "Realisasi", "Capaian", "Nilai Tertimbang"]


@pytest.mark.parametrize(("bobot", "kode", "jumlah"), [((0.4, 0.6), "0%", 1), ((40, 60), "General", 100)])
def test_nilai_tertimbang_terisi_berantai(bobot: tuple[float, float], kode: str, jumlah: float) -> None:
    baris = [[1, "S1", "Indeks A", bobot[0], 80, 78], [2, "S2", "Persentase B", bobot[1], 90, 88], [None, "Jumlah"]]
    data = buku({"L": [["Pengukuran Kinerja Tahun 2025"], KEPALA, *baris]}, {("L", "D3"): kode, ("L", "D4"): kode})
    hasil = fill(data, tabs=False)
    nilai = {p.alamat: p.nilai for p in hasil.changes}
    assert nilai == {
        "G3": pytest.approx(0.975),
        "G4": pytest.approx(88 / 90),
        "H3": pytest.approx(0.39),
        "H4": pytest.approx(0.6 * 88 / 90),
        "D5": pytest.approx(jumlah),
        "H5": pytest.approx(0.39 + 0.6 * 88 / 90),
    }
    assert check(BytesIO(hasil.data)).findings == ()
    assert fill(hasil.data, tabs=False).changes == ()


def test_kolom_yang_dibantah_isinya_sendiri_dibiarkan() -> None:
    """A "Nilai Tertimbang" that is no bobot × capaian in the row that is filled in: another figure is meant."""
    baris = [[1, "S1", "Indeks A", 0.4, 80, 78, 0.975, 0.2], [2, "S2", "Persentase B", 0.6, 90, 88]]
    hasil = fill(buku({"L": [["Pengukuran Kinerja Tahun 2025"], KEPALA, *baris]}), tabs=False)
    assert "H4" not in {p.alamat for p in hasil.changes}
    assert any("H4" in u.cells for u in hasil.unfilled)
