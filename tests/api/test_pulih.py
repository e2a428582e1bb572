"""Empty every derived cell of the samples: fill restores them, and outside witnesses agree with its values."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kertas_kerja.api import buka, fill, siapkan
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel.relasi import tempat_relasi
from tests.libreoffice import hitung_ulang
from tests.rumus.kalkulator_excel import nilai_rumus

SAMPEL = ("kertas_kerja_2026_tercetak.xlsx", "pengukuran_2025_tercetak.xlsx")
Letak = tuple[str, int, int]


def sel_turunan(data: bytes) -> list[Letak]:
    """Every cell that holds a typed derived value."""
    with buka(data) as buku:
        bahan = siapkan(buku, muat_profil(), None)
        tempat = [t for tabel in bahan.tabel for t in tempat_relasi(tabel, bahan.konteks)]
        return [
            (t.sel.lembar, t.sel.baris, t.sel.kolom)
            for t in tempat
            if t.relasi.isi and not t.relasi.batas and t.sel.rumus is None
            if t.sel.angka is not None or t.relasi.rumus.op == "pita"
        ]


def kosongkan(data: bytes, letak: list[Letak]) -> bytes:
    wb = openpyxl.load_workbook(io.BytesIO(data))
    for lembar, baris, kolom in letak:
        wb[lembar].cell(baris, kolom).value = None
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


@pytest.fixture(scope="module", params=SAMPEL)
def terisi(request: pytest.FixtureRequest, akar: Path) -> tuple[list[Letak], bytes]:
    data = (akar / "samples" / request.param).read_bytes()
    letak = sorted(set(sel_turunan(data)))
    hasil = fill(kosongkan(data, letak), tabs=False)
    return letak, hasil.data


def test_sel_yang_dikosongkan_kembali_berumus(terisi: tuple[list[Letak], bytes]) -> None:
    """All but sums that only their value had told from an empty row (no label, nothing left to know them by)."""
    letak, data = terisi
    wb = openpyxl.load_workbook(io.BytesIO(data))
    hilang = [x for x in letak if not str(wb[x[0]].cell(x[1], x[2]).value or "").startswith("=")]
    tanpa_label = [x for x in hilang if all(c.value is None for c in wb[x[0]][x[1]])]
    assert hilang == tanpa_label
    assert len(hilang) * 50 <= len(letak)


def test_nilai_tersimpan_sama_dengan_hitungan_desimal_sendiri(terisi: tuple[list[Letak], bytes]) -> None:
    letak, data = terisi
    rumus, nilai = (openpyxl.load_workbook(io.BytesIO(data), data_only=d) for d in (False, True))
    diperiksa = 0
    for lembar, baris, kolom in letak:
        teks = rumus[lembar].cell(baris, kolom).value
        if not str(teks or "").startswith("="):
            continue
        tersimpan = nilai[lembar].cell(baris, kolom).value
        sendiri = nilai_rumus(teks, _Sel(rumus[lembar]))
        diperiksa += 1
        if isinstance(sendiri, Decimal):
            assert isinstance(tersimpan, int | float), (lembar, baris, kolom)
            assert abs(Decimal(repr(float(tersimpan))) - sendiri) <= Decimal("1e-12") * max(1, abs(sendiri))
        else:
            assert (tersimpan or "") == sendiri
    assert diperiksa >= 15


class _Sel(dict[str, Any]):
    """Cells for the calculator: formulas are evaluated when they are asked for."""

    def __init__(self, ws: Any) -> None:
        super().__init__()
        self.ws = ws

    def get(self, alamat: str, bawaan: Any = None) -> Any:
        nilai = self.ws[alamat].value
        if isinstance(nilai, str) and nilai.startswith("="):
            return nilai_rumus(nilai, self)
        return Decimal(repr(nilai)) if isinstance(nilai, int | float) else nilai

    def __missing__(self, alamat: str) -> Any:
        return self.get(alamat)

    def __contains__(self, alamat: object) -> bool:
        return True


@pytest.mark.libreoffice
def test_libreoffice_menghitung_sama(terisi: tuple[list[Letak], bytes], tmp_path: Path) -> None:
    letak, data = terisi
    berkas = tmp_path / "terisi.xlsx"
    berkas.write_bytes(data)
    luar = hitung_ulang(berkas)
    wb = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for lembar, baris, kolom in letak:
        sel = wb[lembar].cell(baris, kolom)
        dari_luar = luar[lembar].get(sel.coordinate)
        if isinstance(sel.value, int | float):
            assert dari_luar == pytest.approx(sel.value, rel=1e-12, abs=1e-12), (lembar, sel.coordinate)
        else:
            assert (dari_luar or "") == (sel.value or "")
