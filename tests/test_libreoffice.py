"""The outside witness itself: it recalculates, whatever cached values a workbook carries."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from tests import libreoffice


def buku_basi() -> bytes:
    """A workbook whose cached values are all wrong."""
    keluar = BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("Kinerja & Anggaran")
        lembar.write_row(0, 0, [8.6, 9.0])
        lembar.write_formula("C1", "=B1/A1", None, 123)
        lembar.write_formula("D1", '=IF(C1>1,"Istimewa","Baik")', None, "basi")
        lembar.write_formula("E1", "=C1/0", None, 7)
        lembar.write_string("F1", "tetap")
    return keluar.getvalue()


def test_cached_values_are_stripped_and_nothing_else() -> None:
    bersih = libreoffice.tanpa_cache(buku_basi())
    rumus = openpyxl.load_workbook(BytesIO(bersih)).active
    tersimpan = openpyxl.load_workbook(BytesIO(bersih), data_only=True).active
    assert rumus is not None
    assert tersimpan is not None
    assert [c.value for c in rumus[1]] == [8.6, 9, "=B1/A1", '=IF(C1>1,"Istimewa","Baik")', "=C1/0", "tetap"]
    assert [c.value for c in tersimpan[1]] == [8.6, 9, None, None, None, "tetap"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("tanpa_cache_dulu", [True, False])
def test_recalculates_over_wrong_caches(tanpa_cache_dulu: bool) -> None:
    nilai = libreoffice.hitung_ulang(buku_basi(), tanpa_cache_dulu=tanpa_cache_dulu)["Kinerja & Anggaran"]
    assert nilai["C1"] == pytest.approx(9.0 / 8.6, rel=1e-14)
    assert nilai["D1"] == "Istimewa"
    assert nilai["E1"] == "#DIV/0!"


def test_missing_program_is_a_skip_here_and_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "soffice", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        libreoffice.wajib()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        libreoffice.wajib()
