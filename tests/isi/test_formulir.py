"""A blank form of every kind is recognised, and filled wherever its inputs are there."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import openpyxl
import pytest

from kertas_kerja.api import buka, fill, siapkan
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel import semua
from kertas_kerja.tabel.dasar import Deklarasi
from kertas_kerja.tabel.relasi import Tempat, tempat_relasi
from tests.isi.buku import buku
from tests.isi.formulir import Kepala, formulir, kolom_formulir, resmi, sinonim
from tests.isi.harapan import boleh_kosong
from tests.libreoffice import hitung_ulang
from tests.rumus.kalkulator_excel import nilai_rumus
from tests.rumus.sel_openpyxl import SelOpenpyxl

KEPALA = pytest.mark.parametrize("kepala", [resmi, sinonim])
MENDATAR = {"unsur_ikm"}  # one column is many there: tests/tabel/test_unsur_ikm.py fills its forms
TERBUKTI = {"realisasi_tahunan"}  # a mean of indicators is judged where one is written, never filled
JENIS = pytest.mark.parametrize("d", [d for d in semua().values() if d.kind not in MENDATAR], ids=lambda d: d.kind)
BERELASI = [d for d in semua().values() if d.kind not in MENDATAR | TERBUKTI and any(not r.batas for r in d.relasi)]


def buat(d: Deklarasi, kepala: Kepala, berisi: bool = True) -> bytes:
    """The form as a workbook, percents with their format."""
    isi = formulir(d, kepala, berisi)
    persen = [i for i, (k, _) in enumerate(kolom_formulir(d), 1) if k.jenis == "persen"]
    bentuk = {("L", f"{chr(64 + i)}{r}"): "0.00%" for i in persen for r in range(3, len(isi) + 1)}
    return buku({"L": isi}, bentuk)


@JENIS
@KEPALA
@pytest.mark.parametrize("berisi", [True, False], ids=["masukan", "kosong"])
def test_formulir_kosong_dikenali(d: Deklarasi, kepala: Kepala, berisi: bool) -> None:
    with buka(buat(d, kepala, berisi)) as b:
        assert [t.kind for t in siapkan(b, muat_profil(), "BB").tabel] == [d.kind]


def tempat(data: bytes) -> list[Tempat]:
    with buka(data) as b:
        bahan = siapkan(b, muat_profil(), "BB")
        return [t for t in tempat_relasi(bahan.tabel[0], bahan.konteks) if not t.relasi.batas]


@pytest.mark.parametrize("d", BERELASI, ids=lambda d: d.kind)
@KEPALA
def test_formulir_kosong_terisi_penuh(d: Deklarasi, kepala: Kepala) -> None:
    asal = buat(d, kepala)
    hasil = fill(asal, tabs=False, predikat_akip="BB")
    assert fill(hasil.data, tabs=False, predikat_akip="BB").data == hasil.data
    rumus, nilai = (openpyxl.load_workbook(io.BytesIO(hasil.data), data_only=x)["L"] for x in (False, True))
    daftar = tempat(asal)
    wajib = {(t.sel.baris, t.sel.kolom) for t in daftar if t.sel.kosong}
    lepas = {(t.sel.baris, t.sel.kolom) for t in daftar if t.sel.kosong and boleh_kosong(t, daftar)}
    kosong = {letak for letak in wajib if rumus.cell(*letak).value is None}
    assert kosong == lepas
    for letak in sorted(wajib - lepas):
        _sama(rumus.cell(*letak), nilai.cell(*letak).value)
    assert {t.baris.jenis for t in daftar} >= {b.jenis for b in d.ringkas if b.jenis in {r.baris for r in d.relasi}}
    assert not [t for t in hasil.findings if t.kode.startswith(("KK1", "KK2")) and t.tingkat == "error"]


def _sama(sel: Any, tersimpan: Any) -> None:
    """The cached value is what an independent Decimal calculator makes of the formula, and is not blank."""
    sendiri = nilai_rumus(sel.value, SelOpenpyxl(sel.parent))
    if isinstance(sendiri, Decimal):
        assert abs(Decimal(repr(float(tersimpan))) - sendiri) <= Decimal("1e-12") * max(1, abs(sendiri))
    else:
        assert tersimpan == sendiri != "", sel.coordinate


@pytest.mark.parametrize("d", BERELASI, ids=lambda d: d.kind)
def test_urutan_deklarasi_tidak_menentukan(d: Deklarasi) -> None:
    """With the relations of a table declared the other way round every cell is filled with the same value."""
    asal = buat(d, resmi)
    harap = {p.alamat: p.nilai for p in fill(asal, tabs=False, predikat_akip="BB").changes}
    with patch.dict(semua(), {d.kind: d._replace(relasi=d.relasi[::-1])}):
        terbalik = {p.alamat: p.nilai for p in fill(asal, tabs=False, predikat_akip="BB").changes}
    assert terbalik == harap


@pytest.mark.libreoffice
def test_libreoffice_menghitung_formulir_sama() -> None:
    """All forms in one workbook: LibreOffice, without cached values, gets what we stored."""
    lembar = {d.kind: formulir(d, resmi) for d in BERELASI}
    hasil = fill(buku(lembar), tabs=False, predikat_akip="BB")
    luar = hitung_ulang(hasil.data)
    rumus = [p for p in hasil.changes if p.rumus is not None]
    assert {p.lembar for p in rumus} == lembar.keys()
    for p in rumus:
        dari_luar = luar[p.lembar].get(p.alamat, "")
        harap = p.nilai if isinstance(p.nilai, str) else pytest.approx(p.nilai, rel=1e-12, abs=1e-12)
        assert dari_luar == harap, (p.lembar, p.alamat)
