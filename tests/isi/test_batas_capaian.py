"""A fill keeps to the limit of capaian that an office's own rows show."""

from __future__ import annotations

import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku, sel

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

KEPALA = [["Pengukuran Kinerja Tahun 2025"], ["NO", "INDIKATOR KINERJA", "TARGET", "REALISASI", "CAPAIAN (%)"]]
BERBATAS = [[1, "Nilai A", 100, 150, 100], [2, "Nilai B", 50, 45, 90], [3, "Nilai C", 50, 52, 100]]


def test_an_empty_capaian_is_cut_off_where_the_others_are() -> None:
    data = fill(buku({"K": [*KEPALA, *BERBATAS, [4, "Nilai D", 80, 96, None], [5, "Nilai E", 80, 60, None]]})).data
    assert data is not None
    assert sel(data, "K", "E6") == 100
    assert "MIN(D6/C6,1)*100" in sel(data, "K", "E6", rumus=True)
    assert sel(data, "K", "E7") == 75
    assert fill(data).changes == ()


def test_without_that_custom_a_capaian_is_what_it_is() -> None:
    data = fill(buku({"K": [*KEPALA, *BERBATAS[:2], [3, "Nilai D", 80, 96, None]]})).data
    assert data is not None
    assert sel(data, "K", "E5") == 120
    assert "MIN" not in sel(data, "K", "E5", rumus=True)
