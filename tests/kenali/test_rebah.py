"""Tables on their side: recognised, quiet when right, a wrong cell found, an empty one filled with its formula."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

import kertas_kerja
from tests.kenali.bukan_rebah import BUKAN
from tests.kenali.rebah import Kertas
from tests.kenali.tata_rebah import TATA

GAYA = ("angka", "teks")
TEKS = "KK702"  # numbers typed as text: said of every sheet in text


def kertas(nama: str, gaya: str) -> Kertas:
    k = Kertas() if gaya == "angka" else Kertas(teks=True, kiri=1, atas=2)
    TATA[nama].tulis(k)
    return k


def alamat(letak: tuple[int, int]) -> str:
    return f"{get_column_letter(letak[1])}{letak[0]}"


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("nama", TATA)
def test_dikenali_dan_diam_bila_benar(nama: str, gaya: str) -> None:
    hasil = kertas_kerja.check(kertas(nama, gaya).buku())
    assert [t.kind for t in hasil.tables] == [TATA[nama].kind]
    assert {f.kode for f in hasil.findings} <= {TEKS}


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("nama", TATA)
def test_satu_angka_salah_ditemukan_di_selnya(nama: str, gaya: str) -> None:
    k = kertas(nama, gaya)
    for at in list(k.turunan)[-1:]:
        salah = Decimal("1.3333") if gaya == "angka" else "133,33%"
        hasil = kertas_kerja.check(k.buku({at: salah}))
        assert [(f.kode, f.alamat) for f in hasil.findings if f.tingkat == "error"] == [("KK101", alamat(at))]


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize("nama", TATA)
def test_sel_turunan_yang_kosong_diisi_rumus_dari_selnya_sendiri(nama: str, gaya: str) -> None:
    k = kertas(nama, gaya)
    hasil = kertas_kerja.fill(k.buku(dict.fromkeys(k.turunan)), tabs=False)
    assert hasil.data is not None
    rumus, nilai = (load_workbook(BytesIO(hasil.data), data_only=d)["Kinerja"] for d in (False, True))
    for at, (target, realisasi) in k.turunan.items():
        tertulis = str(rumus.cell(*at).value)
        assert tertulis.startswith("=")
        assert {alamat(target), alamat(realisasi)} <= set(re.findall(r"[A-Z]+\d+", tertulis))
        assert _rasio(nilai.cell(*at).value) == pytest.approx(_rasio(k.sel[at]), abs=6e-5)


def _rasio(isi: object) -> float:
    if isinstance(isi, str):
        return float(isi.rstrip("%").replace(",", ".")) / 100
    assert isinstance(isi, int | float | Decimal)
    return float(isi) if isi < 3 else float(isi) / 100


@pytest.mark.parametrize("nama", BUKAN)
def test_yang_lain_tidak_dikenali_atau_tidak_disalahkan(nama: str) -> None:
    lembar = BUKAN[nama]
    hasil = kertas_kerja.check(lembar.buku())
    assert [t.kind for t in hasil.tables if t.kind != "unknown"] == list(lembar.kind)
    assert [f for f in hasil.findings if f.tingkat != "info"] == []
