"""Tables of pagu and realisasi alone: what is judged, and the layouts in which nothing may be said."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja import api

JUDUL = ["Realisasi Anggaran Tahun 2024"]


def buku(*baris: list[Any]) -> bytes:
    wb = openpyxl.Workbook()
    for satu in baris:
        wb.active.append(satu)
    berkas = io.BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def salah(data: bytes) -> list[tuple[str, str]]:
    return [(t.kode, t.alamat) for t in api.check(data).findings if t.tingkat != "info"]


def jenis(data: bytes) -> list[str]:
    return [t.kind for t in api.check(data).tables]


BERSIH = (
    JUDUL,
    ["No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "Sisa", "Prosentase"],
    [1, "Program Penunjang", 1_000_000, 900_000, 100_000, "90,00%"],
    [2, "Program Pelayanan", 500_000, 400_000, 100_000, "80,00%"],
    [None, "Jumlah", 1_500_000, 1_300_000, 200_000, "86,67%"],
)


def test_a_clean_table_is_recognised_and_clean() -> None:
    assert jenis(buku(*BERSIH)) == ["realisasi_anggaran"]
    assert salah(buku(*BERSIH)) == []


@pytest.mark.parametrize(
    ("baris", "kolom", "nilai", "harap"),
    [
        (2, 5, "91,00%", {("KK110", "F3")}),
        (3, 4, 110_000, {("KK117", "E4")}),
        (4, 2, 1_600_000, {("KK201", "C5")}),
        (4, 3, 1_310_000, {("KK201", "D5")}),
    ],
)
def test_one_changed_number_is_one_finding(baris: int, kolom: int, nilai: Any, harap: set[tuple[str, str]]) -> None:
    isi = [list(b) for b in BERSIH]
    isi[baris][kolom] = nilai
    assert set(salah(buku(*isi))) == harap


def test_fill_restores_what_follows_from_the_rest() -> None:
    isi = [list(b) for b in BERSIH]
    for baris in (2, 3, 4):
        isi[baris][4] = isi[baris][5] = None
    isi[4][2] = isi[4][3] = None
    ws = openpyxl.load_workbook(io.BytesIO(api.fill(buku(*isi), tabs=False).data), data_only=True).active
    assert [ws.cell(5, k).value for k in (3, 4, 5)] == [1_500_000, 1_300_000, 200_000]
    assert ws["F3"].value == pytest.approx(0.9)
    assert ws["F5"].value == pytest.approx(13 / 15)


def test_subtotals_by_account_are_not_added_twice() -> None:
    data = buku(
        ["Laporan Realisasi Anggaran 2024"],
        ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", "%", "Lebih/Kurang"],
        ["5", "BELANJA DAERAH", 1000, 900, 90, 100],
        ["5.1", "BELANJA OPERASI", 800, 750, 93.75, 50],
        ["5.1.01", "Belanja Pegawai", 500, 480, 96, 20],
        ["5.1.02", "Belanja Barang", 300, 270, 90, 30],
        ["5.2", "BELANJA MODAL", 200, 150, 75, 50],
        [None, "JUMLAH", 1000, 900, 90, 100],
    )
    assert jenis(data) == ["realisasi_anggaran"]
    assert salah(data) == []


def test_the_budget_after_a_change_is_the_one_that_counts() -> None:
    kepala = ["No", "Program", "Anggaran Murni", "Anggaran Perubahan", "Realisasi", "%"]
    data = buku(JUDUL, kepala, [1, "Program A", 1000, 1100, 550, 0.5], [2, "Program B", 2000, 2200, 1100, 0.5])
    assert jenis(data) == ["realisasi_anggaran"]
    assert salah(data) == []
    kepala = ["No", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian", "Pagu Murni", "Pagu Perubahan",
              "Realisasi Anggaran", "Serapan"]  # fmt: skip
    data = buku(JUDUL, kepala, [1, "S", "Ind A", 100, 90, 0.9, 100, 200, 100, 0.5])
    assert jenis(data) == ["kinerja_anggaran"]
    assert salah(data) == []


def test_a_target_without_money_is_not_taken_for_it() -> None:
    baris = [1, "Pajak", 100, 90, 90]
    data = buku(JUDUL, ["No", "Uraian", "Target", "Realisasi", "%"], baris, [2, "Lain", *baris[2:]])
    assert "realisasi_anggaran" not in jenis(data)


@pytest.mark.parametrize("awal", ["Realisasi", "Realisasi s.d.", "Realisasi Anggaran"])
def test_spending_of_each_tribulan_beside_one_budget(awal: str) -> None:
    """No tribulan is the year's: the share is that of their sum, or of the last one where they run up to then."""
    kepala = ["No", "Program", "Anggaran", f"{awal} TW I", f"{awal} TW II", "%"]
    data = buku(JUDUL, kepala, [1, "Program A", 1000, 200, 500, 0.5], [2, "Lain", 2000, 400, 600, 0.5])
    hasil = api.check(data)
    assert [t.kind for t in hasil.tables] == ["realisasi_anggaran"]
    assert (hasil.relations.exact, hasil.relations.wrong) == (2, 0)
    assert salah(data) == []
