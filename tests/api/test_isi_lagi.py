"""A filled copy that is filled again after something became known: its tabs are renewed, not held to the old ones."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
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


def test_catatan_sama_untuk_berkas_dan_untuk_bita(tmp_path: Path) -> None:
    """What an operator should know of the copy is said wherever it goes."""
    wb = openpyxl.load_workbook(io.BytesIO(buku({"PKO": pko([("Indeks A", 80, 84, *KOSONG)])})))
    wb["PKO"].protection.sheet = True
    wb.save(berkas := tmp_path / "a.xlsx")
    catatan = fill(berkas, tmp_path / "b.xlsx").notes
    assert [c for c in catatan if "terkunci di lembar terlindung" in c] != []
    assert fill(berkas.read_bytes()).notes == catatan
