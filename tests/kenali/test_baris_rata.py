"""A row that only names a mean is no data row, also in a kind of table that declares none; an indicator is."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja import check
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.kenali import kenali

CAKUPAN = [
    ["Capaian Standar Pelayanan Minimal Tahun 2025"],
    [],
    ["No", "Jenis Pelayanan", "Jumlah yang Harus Dilayani", "Jumlah yang Terlayani", "Capaian (%)"],
    [1, "Pelayanan kesehatan ibu hamil", 400, 380, 95],
    [2, "Pelayanan kesehatan balita", 500, 400, 80],
]


def berkas(isi: list[list[Any]]) -> bytes:
    wb = openpyxl.Workbook()
    for baris in isi:
        wb.active.append(baris)
    hasil = io.BytesIO()
    wb.save(hasil)
    return hasil.getvalue()


def jenis_terakhir(baris: list[Any]) -> str:
    """The kind of the row that is put below the table."""
    with Workbook.open(berkas([*CAKUPAN, baris])) as buku:
        (tabel,) = kenali(buku).tabel
        return next((b.jenis for b in tabel.baris if b.nomor == len(CAKUPAN) + 1), "")


@pytest.mark.parametrize("label", ["Rata-rata", "Rerata", "RATA-RATA CAPAIAN", "Nilai Rata-rata Capaian Kinerja"])
def test_nama_rata_rata_saja_bukan_data(label: str) -> None:
    assert jenis_terakhir([None, label, 450, 390, 87.5]) != "data"
    assert check(berkas([*CAKUPAN, [None, label, 450, 390, 87.5]])).relations.wrong == 0


@pytest.mark.parametrize("baris", [
    [3, "Rata-rata Capaian Kinerja", 100, 90, 90],
    [None, "Rata-rata lama sekolah", 100, 90, 90],
])  # fmt: skip
def test_indikator_berawal_rata_rata_tetap_data(baris: list[Any]) -> None:
    assert jenis_terakhir(baris) == "data"
