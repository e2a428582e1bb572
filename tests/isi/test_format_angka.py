"""Numbers typed as text get a format under which they look the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kertas_kerja.angka import baca_angka, tulis_angka
from kertas_kerja.buku.numfmt import parse
from kertas_kerja.buku.numshow import show_number
from kertas_kerja.isi.format_angka import kode_baku, kode_format, nilai_sel


@pytest.mark.parametrize(
    ("teks", "kode", "nilai"),
    [
        ("3 dokumen", '0" dokumen"', "3"),
        ("11 orang/bulan", '0" orang/bulan"', "11"),
        ("92,81%", "0.00%", "0.9281"),
        ("100,00 %", '0.00" "%', "1.0000"),
        ("-14,81%", "0.00%", "-0.1481"),
        ("2.247.666.203", "#,##0", "2247666203"),
        ("Rp. 4.110.000,00", '"Rp. "#,##0.00', "4110000.00"),
        ("78,64", "0.00", "78.64"),
        ("75", "0", "75"),
        ("4.31", "0.00", "4.31"),
        ("78 lembaga kemasyarakatan", '0" lembaga kemasyarakatan"', "78"),
    ],
)
def test_bentuk(teks: str, kode: str, nilai: str) -> None:
    angka = baca_angka(teks)
    assert angka is not None
    assert kode_format(teks, angka) == kode
    assert str(nilai_sel(angka, 1)) == nilai


def test_yang_tidak_dapat_tampak_sama_tetap_teks() -> None:
    angka = baca_angka("3 dokumen")
    assert angka is not None
    assert kode_format("tiga dokumen", angka) is None
    assert kode_format("007", angka._replace(satuan="")) is None


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False),
    st.sampled_from(["", "dokumen", "orang/bulan"]),
    st.booleans(),
)
def test_tampak_sama_seperti_diketik(nilai: object, satuan: str, persen: bool) -> None:
    from decimal import Decimal

    assert isinstance(nilai, Decimal)
    teks = tulis_angka(nilai / 100 if persen else nilai, 2, persen=persen, satuan="" if persen else satuan)
    angka = baca_angka(teks)
    assert angka is not None
    kode = kode_format(teks, angka)
    assert kode is not None
    assert show_number(float(nilai_sel(angka, 1)), parse(kode)) == teks


def test_bentuk_baku() -> None:
    assert kode_baku("persen", 2, True) == "0.00%"
    assert kode_baku("rupiah", 0, False) == "#,##0"
    assert kode_baku("ukuran", 2, False) == "0.00"
