"""Workbooks of an officer halfway through the year: some columns filled, the rest still to come."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from kertas_kerja.api import check, fill
from kertas_kerja.cetak.hasil import HasilIsi
from tests.isi.buku import KEPALA_PKO, RINGKAS_PKO, buku

N = None
INDEKS_AKIP = "Nilai AKIP"


def isi(lembar: list[list[Any]], gabung: tuple[str, ...] = (), bentuk: dict[tuple[str, str], str] | None = None) -> Any:
    wadah, wb = BytesIO(), load_workbook(BytesIO(buku({"L": lembar}, bentuk)))
    for area in gabung:
        wb["L"].merge_cells(area)
    wb.save(wadah)
    hasil = fill(wadah.getvalue(), tabs=False)
    assert hasil.data is not None
    assert fill(hasil.data, tabs=False).data == hasil.data
    assert [t.pesan for t in check(hasil.data).findings if t.tingkat == "error"] == []
    return hasil


def nilai(hasil: HasilIsi) -> dict[str, float | str | None]:
    return {p.alamat: p.nilai for p in hasil.changes}


def pko(*label: str) -> HasilIsi:
    baris = [
        ["Penilaian Kinerja Organisasi TB I s/d. TB II Tahun 2025"],
        list(label),
        list(KEPALA_PKO),
        [1, "S1", "Indeks Pelayanan Publik", 4, 3],
        [2, "S2", INDEKS_AKIP, 80, 82],
        [3, "S3", "Indeks Kepuasan Masyarakat", 85],
        *([nama] for nama in RINGKAS_PKO),
    ]
    return isi(baris, bentuk={("L", f"{k}{b}"): "0.00%" for k in "FGHI" for b in range(4, 9)})


@pytest.mark.parametrize("label", [("Predikat AKIP: BB",), ("Predikat AKIP", "BB"), ("Predikat AKIP :", "bb")])
def test_predikat_akip_yang_tertulis_didahulukan_dari_baris_indikatornya(label: tuple[str, ...]) -> None:
    ada = nilai(pko(*label))
    assert [ada[f"H{b}"] for b in (4, 5, 6)] == [0.1, 0.1, 0.1]
    assert ada["I4"] == 0.675
    assert (ada["I8"], ada["I9"]) == (0.79875, "Butuh Perbaikan (Cukup)")


@pytest.mark.parametrize("label", [(), ("Predikat AKIP: lihat LHE",)])
def test_tanpa_predikat_tertulis_baris_indikatornya_berlaku(label: tuple[str, ...]) -> None:
    assert nilai(pko(*label))["H4"] == 0


PERUBAHAN = (
    ("Sebelum Perubahan", "Setelah Perubahan", "Bertambah/(Berkurang)"),
    ("Murni", "Sesudah Perubahan", "Selisih"),
)


@pytest.mark.parametrize("daun", PERUBAHAN)
def test_perjanjian_kinerja_perubahan_memakai_anggaran_sesudahnya(daun: tuple[str, ...]) -> None:
    baris = [
        ["PERUBAHAN PERJANJIAN KINERJA TAHUN 2025"],
        [],
        ["No", "Program", "Anggaran (Rp)", N, N, "Keterangan"],
        [N, N, *daun],
        [1, "Program Penunjang Urusan", 2500, 2650],
        [2, "Program Pelayanan Publik", 400, 350],
        [3, "Program Pemberdayaan Masyarakat", 300],
        ["Jumlah"],
    ]
    hasil = isi(baris, ("C3:E3", "A3:A4", "B3:B4", "F3:F4"))
    assert nilai(hasil) == {"C8": 3200, "D8": 3000, "E5": 150, "E6": -50, "E7": "", "E8": -200}
    assert [t.pesan for t in hasil.findings] == []


def setahun(*tambahan: Any) -> HasilIsi:
    baris = [
        ["Pengukuran Kinerja Tahun 2025"],
        [],
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", *(f"Realisasi TB {r}" for r in ("I", "II", "III"))],
        [1, "S1", "Persentase layanan", "%", 80, 20, 44, *tambahan],
    ]
    baris[2] += ["Realisasi TB IV", "Total Realisasi Kinerja", "Capaian Setahun"]
    return isi(baris, bentuk={("L", "K4"): "0.00%"})


def test_kolom_setahun_berumus_sejak_tribulan_kedua_dan_bernilai_sesudah_tribulan_keempat() -> None:
    assert nilai(setahun()) == {"J4": "", "K4": ""}
    assert nilai(setahun(60, 72)) == {"J4": 72, "K4": 0.9}


def test_rumus_menyambung_di_baris_yang_realisasinya_belum_ada() -> None:
    """Once the realisasi is typed in Excel the row counts in the NKO: no cell between them lacks its formula."""
    ada = nilai(pko("Predikat AKIP: BB"))
    assert [ada[f"{k}6"] for k in "FGI"] == ["", "", ""]
    assert ada["H6"] == 0.1
