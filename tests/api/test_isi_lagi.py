"""A filled copy that is filled again after something became known: its tabs are renewed, not held to the old ones."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from kertas_kerja.api import fill
from kertas_kerja.buku.package import CONTENT_TYPES, Package
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KeluaranGagal
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


def test_diisi_lagi_walaupun_rumus_tidak_dapat_dihitung_ulang(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab that comes out as it was, over values that the engine leaves to Excel, is renewed all the same."""
    monkeypatch.setattr("kertas_kerja.buku.recalc.recompute", lambda *_: {})
    asal = buku({"PKO": pko([("Indeks Kepuasan Masyarakat", 80, 84, *KOSONG), ("Nilai SPBE", 90, 81, *KOSONG)])})
    pertama = fill(asal).data
    kedua = fill(pertama, predikat_akip="BB").data
    with Workbook.open(kedua) as hasil:  # what the koreksi feeds, in the table and over it
        kosong = {(n, *at) for n in ("PKO", "Ringkasan") for at in hasil.sheet(n).valueless()}
        assert {("PKO", 4, 9), ("Ringkasan", 7, 6)} <= kosong
    assert openpyxl.load_workbook(io.BytesIO(kedua)).calculation.fullCalcOnLoad
    assert sel(kedua, "Ringkasan", "G3") == sel(pertama, "Ringkasan", "G3") is not None
    assert fill(kedua, predikat_akip="BB").data == kedua


def test_catatan_sama_untuk_berkas_dan_untuk_bita(tmp_path: Path) -> None:
    """What an operator should know of the copy is said wherever it goes."""
    wb = openpyxl.load_workbook(io.BytesIO(buku({"PKO": pko([("Indeks A", 80, 84, *KOSONG)])})))
    wb["PKO"].protection.sheet = True
    wb.save(berkas := tmp_path / "a.xlsx")
    catatan = fill(berkas, tmp_path / "b.xlsx").notes
    assert [c for c in catatan if "terkunci di lembar terlindung" in c] != []
    assert fill(berkas.read_bytes()).notes == catatan


def test_nama_keluaran_berakhiran_jenis_bukunya(tmp_path: Path) -> None:
    """Excel does not open a workbook with macros that is called .xlsx, nor the reverse."""
    polos = buku({"PKO": pko([("Indeks A", 80, 84, *KOSONG)])})
    jenis = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with Package.open(polos) as paket:
        tipe = paket.read(CONTENT_TYPES).replace(jenis, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        paket.replace(CONTENT_TYPES, tipe)
        makro = paket.to_bytes()
    for isi, salah, benar in ((polos, "b.xlsm", "b.XLSX"), (makro, "c.xlsx", "c.xlsm")):
        with pytest.raises(KeluaranGagal, match=f"berjenis {benar[1:].lower()}"):
            fill(isi, tmp_path / salah)
        assert fill(isi, tmp_path / benar).output == str(tmp_path / benar)
    (tmp_path / "d.xlsx").write_bytes(makro)  # called so already: the copy is called alike
    assert fill(tmp_path / "d.xlsx", tmp_path / "e.xlsx").output == str(tmp_path / "e.xlsx")
