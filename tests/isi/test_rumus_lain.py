"""Formulas of the operator among the inputs: what a fill writes reckons with what they show after it, not before."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest

from kertas_kerja.api import buka, fill
from kertas_kerja.buku import recalc
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.refs import parse_cell
from kertas_kerja.cetak.hasil import HasilIsi
from tests.isi.buku import buku, pko, sel

# Column G to I are the operator's own: normalisasi, koreksi, nilai akhir.
BARIS = [["A", 80, 72, None, "=F4", "=0.1", "=G4*(1-H4)"], ["B", 80, 40, None, "=F5", "=0.1", "=G5*(1-H5)"]]


def bernilai(
    rumus: Mapping[str, tuple[str, float | str | None]], ringkas: Any = (None, None, None), kedua: Any = BARIS[1][:4]
) -> bytes:
    """A PKO whose formulas in these cells have a cached value, as Excel saves them."""
    data = buku({"PKO": pko([BARIS[0][:4], kedua], ringkas)})
    with buka(data) as b:
        editor = BookEditor(b)
        for alamat, (teks, nilai) in rumus.items():
            editor.set_cell("PKO", *parse_cell(alamat), value=nilai, formula=teks)
        penampung = io.BytesIO()
        editor.finish()[0].save(penampung)
    return penampung.getvalue()


RUMUS: dict[str, tuple[str, float | str | None]] = {
    f"{k}{r}": (teks, nilai)
    for r in (4, 5)
    for k, teks, nilai in (("G", f"F{r}", 0), ("H", "0.1", 0.1), ("I", f"G{r}*(1-H{r})", 0))
}


def isi(data: bytes) -> HasilIsi:
    hasil = fill(data, tabs=False)
    assert fill(hasil.data, tabs=False).changes == ()
    return hasil


def test_nko_dari_rumus_yang_baru_terhitung() -> None:
    """The capaian was blank, so nilai akhir showed 0; the total, NKO and predikat are those of the filled workbook."""
    hasil = isi(bernilai(RUMUS))
    nilai = {a: sel(hasil.data, "PKO", a) for a in ("F4", "I4", "I5", "I6", "I7", "I8")}
    assert nilai.pop("I8") == "Butuh Perbaikan (Cukup)"
    harap = {"F4": 0.9, "I4": 0.81, "I5": 0.45, "I6": 1.26, "I7": 0.63}
    assert nilai == {a: pytest.approx(v, abs=1e-12) for a, v in harap.items()}
    assert sel(hasil.data, "PKO", "I4", rumus=True) == "=G4*(1-H4)"
    assert {c.alamat: c.nilai for c in hasil.changes}["I7"] == pytest.approx(0.63, abs=1e-12)


def test_ketikan_dibandingkan_dengan_nilai_yang_baru() -> None:
    """0 was the mean of the zeros that stood there before: it is no reason to take the typed figure away."""
    hasil = isi(bernilai(RUMUS, (None, 0, None)))
    assert sel(hasil.data, "PKO", "I7", rumus=True) == 0
    assert sel(hasil.data, "PKO", "I6") == pytest.approx(1.26, abs=1e-12)


def test_tanpa_mesin_hitung_tidak_ada_nilai_yang_ditebak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalc, "_run", lambda *_: None)
    hasil = fill(bernilai(RUMUS), tabs=False)
    assert [sel(hasil.data, "PKO", a) for a in ("F4", "G4", "I4", "I6", "I7", "I8")] == [0.9] + [None] * 5
    assert [a for u in hasil.unfilled for a in u.cells] == ["I6", "I7", "I8"]
    assert "belum menyimpan nilai" in hasil.unfilled[0].message


def test_sebagian_rumus_tanpa_nilai() -> None:
    """One row typed, the other a formula that only Excel calculates: that of the mean stands, its value is Excel's."""
    rumus = {k: v for k, v in RUMUS.items() if k.endswith("4")} | {"I4": ("G4*(1-H4)", None)}
    hasil = isi(bernilai({**rumus, "G4": ("VALUE(F4)", None)}, kedua=["B", 80, 40, 0.5, 0.5, 0.1, 0.45]))
    assert sel(hasil.data, "PKO", "I7", rumus=True) == '=IF(COUNT(I4:I5)=0,"",AVERAGE(I4:I5))'
    assert sel(hasil.data, "PKO", "I7") is None
    assert sel(hasil.data, "PKO", "I8", rumus=True) is None
    assert [c.nilai for c in hasil.changes if c.alamat == "I7"] == [None]
    assert [a for u in hasil.unfilled for a in u.cells] == ["I8"]


def test_rumus_tanpa_nilai_yang_dapat_dihitung() -> None:
    """The same with formulas that every calculator reads alike: what they give after the fill is reckoned with."""
    rumus = {k: v for k, v in RUMUS.items() if k.endswith("4")} | {"I4": ("G4*(1-H4)", None), "G4": ("F4", None)}
    hasil = isi(bernilai(rumus, kedua=["B", 80, 40, 0.5, 0.5, 0.1, 0.45]))
    assert sel(hasil.data, "PKO", "I4") == pytest.approx(0.81, abs=1e-12)
    assert sel(hasil.data, "PKO", "I7") == pytest.approx(0.63, abs=1e-12)
    assert sel(hasil.data, "PKO", "I8") == "Butuh Perbaikan (Cukup)"
    assert hasil.unfilled == ()


def test_ketikan_di_samping_rumus_tanpa_nilai_tetap() -> None:
    data = buku({"PKO": pko([BARIS[0], ["B", 80, 40, 0.5, 0.5, 0.1, 0.45]], (None, 0.45, None))})
    hasil = isi(data)
    assert sel(hasil.data, "PKO", "I7", rumus=True) == 0.45


def test_rumus_melingkar_tidak_menggantung() -> None:
    """Formulas that never settle are left to Excel."""
    rumus = {**RUMUS, "E4": ("I7*80+1", 72)}
    hasil = fill(bernilai(rumus), tabs=False)
    assert sel(hasil.data, "PKO", "I4", rumus=True) == "=G4*(1-H4)"


def test_predikat_di_samping_rumus_yang_belum_bernilai() -> None:
    """Capaian without a value that only Excel calculates: predikat is a formula whose value Excel works out too."""
    kepala = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Predikat"]
    baris = [[1, "S1", "Indeks A", 80, 78, "=VALUE(E3)/D3"], [2, "S2", "Indeks B", 90, None, None]]
    hasil = isi(buku({"L": [["Pengukuran Kinerja Tahun 2025"], kepala, *baris]}))
    assert [(p.alamat, p.nilai) for p in hasil.changes if p.baris == 3] == [("G3", None)]
    assert str(sel(hasil.data, "L", "G3", rumus=True)).startswith('=IF(COUNT(F3)=0,""')
    assert sel(hasil.data, "L", "G3") is None
