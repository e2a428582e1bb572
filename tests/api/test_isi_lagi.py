"""A filled copy that is filled again after something became known: its tabs are renewed, not held to the old ones."""

from __future__ import annotations

import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku, pko, sel

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
KOSONG = (None, None, None, None)


def test_nko_yang_kemudian_diketahui_masuk_ke_ringkasan() -> None:
    asal = buku({"PKO": pko([("Indeks Kepuasan Masyarakat", 80, 84, *KOSONG), ("Nilai SPBE", 90, 81, *KOSONG)])})
    pertama = fill(asal).data
    assert sel(pertama, "PKO", "I7") is None
    assert sel(pertama, "Ringkasan", "A3") == "belum dapat dihitung"
    kedua = fill(pertama, predikat_akip="BB").data
    assert sel(kedua, "PKO", "I7") == sel(kedua, "Ringkasan", "A3") == pytest.approx(0.8775, abs=1e-12)
    assert fill(kedua, predikat_akip="BB").data == kedua
