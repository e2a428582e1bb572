"""Fill restores sums: roll-ups, annual values from tribulan, total rows; and leaves what is not certain."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku, sel

KEPALA = ["No", "Sasaran / Program / Kegiatan", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
KEPALA_UANG = ["Pagu Anggaran", "Realisasi Anggaran", "Serapan"]


def berjenjang(pagu_program: Any = None) -> list[list[Any]]:
    return [
        ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"],
        [*KEPALA, *KEPALA_UANG],
        [None, "Program Pelayanan", "Persentase layanan", 100, 90, None, pagu_program, None, None],
        [None, "Kegiatan Surat", "Jumlah surat", 10, 9, None, None, None, None],
        [None, "Sub Kegiatan Cetak", "Jumlah cetakan", 4, 4, None, 1000, 900, None],
        [None, "Sub Kegiatan Kirim", "Jumlah kiriman", 5, 4, None, 500, 450, None],
        [None, "Kegiatan Rapat", "Jumlah rapat", 10, 9, None, None, None, None],
        [None, "Sub Kegiatan Undangan", "Jumlah undangan", 4, 4, None, 2000, 1500, None],
        [None, "JUMLAH", None, None, None, None, None, None, None],
    ]


def tetap(data: bytes) -> None:
    assert fill(data, tabs=False).changes == ()


def test_induk_dan_jumlah_terisi_dari_bawah() -> None:
    data = fill(buku({"KA": berjenjang()}), tabs=False).data
    pagu = {"G4": 1000 + 500, "G7": 2000, "G3": 3500, "G9": 3500, "H4": 1350, "H7": 1500, "H3": 2850, "H9": 2850}
    assert {a: sel(data, "KA", a) for a in pagu} == pagu
    assert sel(data, "KA", "G4", rumus=True) == '=IF(COUNT(G5:G6)=0,"",SUM(G5:G6))'
    assert sel(data, "KA", "G3", rumus=True) == '=IF(COUNT(G4,G7)=0,"",SUM(G4,G7))'
    for baris in (3, 9):
        assert sel(data, "KA", f"I{baris}") == pytest.approx(float(Decimal(2850) / Decimal(3500)), abs=1e-12)
    tetap(data)


def test_induk_yang_diketik_tidak_ditimpa() -> None:
    data = fill(buku({"KA": berjenjang(9999)}), tabs=False).data
    assert sel(data, "KA", "G3", rumus=True) == 9999
    assert sel(data, "KA", "G9") == 9999
    tetap(data)


def test_tanpa_angka_di_bawah_tetap_kosong() -> None:
    lembar = [[*b[:6], None, None, None] if i > 1 else b for i, b in enumerate(berjenjang())]
    data = fill(buku({"KA": lembar}), tabs=False).data
    assert [sel(data, "KA", a, rumus=True) for a in ("G3", "G4", "H3", "G9")] == [None] * 4


def triwulan(*baris: list[Any]) -> bytes:
    tb = [f"Realisasi Triwulan {r}" for r in ("I", "II", "III", "IV")]
    kepala = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", *tb, "Realisasi", "Capaian"]
    return buku({"TR": [["Perbandingan Target dan Realisasi Kinerja Tahun 2025"], kepala, *baris]})


def test_setahun_dari_tribulan() -> None:
    data = fill(
        triwulan(
            [1, "Sasaran A", "Jumlah dokumen", "dokumen", 12, 3, 3, 2, 4, None, None],
            [2, "Sasaran B", "Indeks layanan", "indeks", 80, 70, 72, 75, 76, None, None],
            [3, "Sasaran C", "Jumlah laporan", "laporan", 12, 3, 6, 9, 12, None, None],
            [4, "Sasaran D", "Jumlah rapat", "rapat", 12, 3, 3, 3, 3, None, None],
            [5, "Sasaran E", "Jumlah surat", "surat", 12, 5, 3, None, None, None, None],
        ),
        tabs=False,
    ).data
    assert [sel(data, "TR", f"J{r}") for r in range(3, 8)] == [12, 76, None, 12, None]
    assert sel(data, "TR", "J3", rumus=True) == '=IF(COUNT(F3,G3,H3,I3)<4,"",F3+G3+H3+I3)'
    assert sel(data, "TR", "K4") == pytest.approx(float(Decimal(76) / Decimal(80)), abs=1e-12)
    tetap(data)


def test_jumlah_nilai_lalu_dan_bertambah() -> None:
    lembar = [
        ["Perkiraan Nilai AKIP Tahun 2026"],
        ["No", "Komponen", "Nilai Evaluasi Tahun 2025", "Bertambah", "Perkiraan"],
        [1, "Perencanaan Kinerja", 24.5, 0.3, None],
        [2, "Pengukuran Kinerja", 22.1, 0.2, None],
        [None, "Total", None, None, None],
    ]
    data = fill(buku({"KT": lembar}), tabs=False).data
    harap = [float(sum(map(Decimal, n))) for n in (("24.5", "22.1"), ("0.3", "0.2"), ("24.8", "22.3"))]
    assert [sel(data, "KT", a) for a in ("C5", "D5", "E5")] == pytest.approx(harap, abs=1e-12)
    tetap(data)


def test_rupiah_tribulan_lalu_induk_lalu_serapan() -> None:
    """The second pass: quarters → annual Rp of the sub kegiatan → its parents → their serapan; typed rows stay."""
    tb = [f"Realisasi Anggaran Triwulan {r}" for r in ("I", "II", "III", "IV")]
    kepala = [*KEPALA, "Pagu Anggaran", *tb, "Realisasi Anggaran", "Serapan"]
    nama = [None, "Program Pelayanan", "Persentase layanan", 100, 90, None]
    lembar = [
        ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"],
        kepala,
        [*nama, None, None, None, None, None, None, None],
        [None, "Kegiatan Surat", "Jumlah surat", 10, 9, None, None, None, None, None, None, None, None],
        [None, "Sub Kegiatan Cetak", "Jumlah cetakan", 4, 4, None, 1000, 100, 300, 200, 250, None, None],
        [None, "Sub Kegiatan Kirim", "Jumlah kiriman", 5, 4, None, 500, 100, 200, 300, 400, None, None],
        [None, "Sub Kegiatan Arsip", "Jumlah arsip", 5, 4, None, 500, 100, 50, 100, 200, 449, None],
        [None, "JUMLAH", None, None, None, None, None, None, None, None, None, None, None],
    ]
    data = fill(buku({"KA": lembar}), tabs=False).data
    # Sub Kegiatan Kirim: 100, 200, 300, 400 never falls and adds to more than the pagu: not certain, left blank,
    # and so are the sums above it, which would lack its share.
    assert [sel(data, "KA", f"L{r}") for r in (5, 6, 7, 4, 3, 8)] == [850, None, 449, None, None, None]
    assert sel(data, "KA", "L7", rumus=True) == 449
    tetap(data)
    lembar[5][10] = 50
    data = fill(buku({"KA": lembar}), tabs=False).data
    assert [sel(data, "KA", f"L{r}") for r in (5, 6, 4, 3, 8)] == [850, 650, 1949, 1949, 1949]
    assert [sel(data, "KA", f"H{r}") for r in (4, 3)] == [300, 300]
    for r, harap in ((5, Decimal(850) / 1000), (4, Decimal(1949) / 2000), (3, Decimal(1949) / 2000)):
        assert sel(data, "KA", f"M{r}") == pytest.approx(float(harap), abs=1e-12)
    tetap(data)


@pytest.mark.parametrize(("pagu", "harap"), [([100, 200], 300), ([100, 100], None)], ids=["berbeda", "berulang"])
def test_jumlah_tabel_datar(pagu: list[int], harap: int | None) -> None:
    """The sum of a flat table, unless a pagu may be one programme's on two rows."""
    baris = [[i, f"Program {i}", f"Indeks {i}", 80, 80, None, p, 90, None] for i, p in enumerate(pagu, 1)]
    judul = ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2024"]
    data = fill(buku({"DT": [judul, [*KEPALA, *KEPALA_UANG], *baris, [None, "JUMLAH", *[None] * 7]]}), tabs=False).data
    assert sel(data, "DT", "G5") == harap
    tetap(data)


def test_efisiensi_dihitung_dari_kolomnya_sendiri() -> None:
    """A total row that holds only the NKO, or only the serapan: neither is read as a figure of another column."""
    kepala = ["Capaian Kinerja Organisasi", "Uraian", "Jumlah Kebutuhan SDM", "Jumlah SDM", "Pemenuhan Kebutuhan SDM"]
    sdm = [
        ["Efisiensi Penggunaan Sumber Daya Manusia Tahun 2025"],
        kepala,
        [0.95, None, None, None, None],
        [None, "Sekretariat", 20, 15, None],
        [None, "Bidang Pelayanan", 30, 25, None],
        ["TINGKAT EFISIENSI SDM", None, None, None, None],
    ]
    anggaran = [
        ["Efisiensi Penggunaan Anggaran Tahun 2025"],
        ["SASARAN", "INDIKATOR KINERJA", "% CAPAIAN KINERJA", "% REALISASI ANGGARAN", "TINGKAT EFISIENSI"],
        ["Program A", "Indeks A", 0.9, 0.8, None],
        ["Program B", "Indeks B", 1, 0.7, None],
        ["TOTAL EFISIENSI PENGGUNAAN ANGGARAN", None, None, 0.75, None],
    ]
    bentuk = {("EA", f"{k}{r}"): "0.00%" for k in "CDE" for r in range(3, 6)} | {("SDM", "A3"): "0.00%"}
    data = fill(buku({"SDM": sdm, "EA": anggaran}, bentuk), tabs=False).data
    assert [sel(data, "SDM", a) for a in ("C3", "D3", "E3")] == [50, 40, 0.8]
    assert sel(data, "SDM", "E6") == pytest.approx(0.15, abs=1e-12)
    assert [sel(data, "EA", a) for a in ("C5", "E3", "E5")] == pytest.approx([0.95, 0.1, 0.2], abs=1e-12)
    tetap(data)


@pytest.mark.parametrize(("realisasi", "terisi"), [(2850, True), (950, False), (None, False)])
def test_baris_rata_yang_berisi_jumlah(realisasi: int | None, terisi: bool) -> None:
    """A row of means whose realisasi is a sum lacks the sum of its pagu; another one may have no budget on purpose."""
    lembar = berjenjang()
    for baris, (pagu, uang) in zip(
        lembar[2:8], [(3500, 2850), (1500, 1350), (1000, 900), (500, 450), (2000, 1500), (2000, 1500)], strict=True
    ):
        baris[6:8] = [pagu, uang]
    lembar[-1][1], lembar[-1][7] = "RATA-RATA", realisasi
    data = fill(buku({"KA": lembar}), tabs=False).data
    assert sel(data, "KA", "G9") == (3500 if terisi else None)
    if terisi:
        assert sel(data, "KA", "I9") == pytest.approx(float(Decimal(2850) / Decimal(3500)), abs=1e-12)
    tetap(data)


def test_tujuan_di_atas_sasaran_yang_pagunya_belum_terjumlah() -> None:
    """The first sasaran has the budget of all: it is no part of the sum, also while another sasaran is still blank."""
    lembar = [
        ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"],
        [*KEPALA, *KEPALA_UANG],
        [None, "Meningkatnya kualitas kinerja", "Indeks kinerja", 100, 90, None, 1800, None, None],
        [None, "Meningkatnya kualitas pelayanan", "Indeks pelayanan", 100, 90, None, None, None, None],
        [None, "Program Surat", "Persentase surat", 100, 90, None, 1500, 1350, None],
        [None, "Terwujudnya tata kelola", "Indeks tata kelola", 100, 90, None, 300, 290, None],
        [None, "Program Rapat", "Persentase rapat", 100, 90, None, 300, 290, None],
        [None, "JUMLAH", None, None, None, None, None, None, None],
    ]
    data = fill(buku({"KA": lembar}), tabs=False).data
    assert {a: sel(data, "KA", a) for a in ("G4", "G8", "H3", "H4", "H8")} == {
        "G4": 1500,
        "G8": 1800,
        "H3": 1640,
        "H4": 1350,
        "H8": 1640,
    }
    tetap(data)


def test_jumlah_bernama_bagian_terisi_dari_bagiannya() -> None:
    lembar = [
        ["Realisasi Anggaran Tahun 2025"],
        ["No", "Uraian Program/Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", "%"],
        ["I", "BIDANG PELAYANAN", None, None, None],
        [1, "Penyediaan A", 1000, 900, None],
        [2, "Penyediaan B", 2000, 1600, None],
        [None, "Sub Jumlah", None, None, None],
        ["II", "SEKRETARIAT", None, None, None],
        [1, "Penyusunan C", 4000, 3000, None],
        [2, "Penyusunan D", 500, 400, None],
        [None, "Jumlah Sekretariat", None, None, None],
        ["III", "BIDANG SOSIAL", None, None, None],
        [1, "Penyusunan E", 600, 300, None],
        [2, "Penyusunan F", 700, 300, None],
        [None, "Sub Jumlah", None, None, None],
        [None, "TOTAL", None, None, None],
    ]
    data = fill(buku({"RA": lembar}), tabs=False).data
    assert [sel(data, "RA", a) for a in ("C6", "C10", "C14", "C15")] == [3000, 4500, 1300, 8800]
    assert sel(data, "RA", "E10") == pytest.approx(3400 / 4500, abs=1e-12)
    tetap(data)
