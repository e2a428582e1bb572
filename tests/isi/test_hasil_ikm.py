"""Blank results of unsur on the scale 1-4, and the mutu of every row."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from kertas_kerja.api import check, fill
from kertas_kerja.cetak.hasil import HasilIsi
from tests.isi.buku import buku

UNSUR = ("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku", "Sarana", "Pengaduan")
NILAI = (3.2, 3.4, 3.1, 3.9, 3.3, 3.3, 3.6, 3.0, 3.7)


def isi(banyak: int, *hasil: str) -> HasilIsi:
    baris: list[list[Any]] = [[i, u, n] for i, (u, n) in enumerate(zip(UNSUR, NILAI, strict=True), 1)][:banyak]
    kepala = ["No", "Unsur Pelayanan", "NRR", "Mutu"]
    lembar = [["Hasil Survei Kepuasan Masyarakat Tahun 2025"], kepala, *baris, *([None, h] for h in hasil)]
    terisi = fill(buku({"L": lembar}), tabs=False)
    assert check(BytesIO(terisi.data)).findings == ()
    assert fill(terisi.data, tabs=False).changes == ()
    return terisi


def nilai(hasil: HasilIsi, kolom: int = 3) -> dict[str, Any]:
    return {p.alamat: p.nilai for p in hasil.changes if p.kolom == kolom}


@pytest.mark.parametrize("label", ["Nilai IKM", "IKM Unit Pelayanan", "Nilai SKM (Rata-rata x 25)"])
def test_baris_hasil_menurut_labelnya(label: str) -> None:
    hasil = nilai(isi(4, "Rata-rata", label))
    assert hasil == {"C7": pytest.approx(3.4), "C8": pytest.approx(85)}


def test_sembilan_unsur_baru_pasti_di_samping_rata_ratanya() -> None:
    """0,11 times nine is no 1: without a mean of its own the table does not tell which of the two it means."""
    berdua = nilai(isi(9, "Rata-rata", "Nilai IKM"))
    assert berdua == {"C12": pytest.approx(30.5 / 9), "C13": pytest.approx(30.5 / 9 * 25)}
    sendiri = isi(9, "Nilai IKM")
    assert nilai(sendiri) == {}
    satu_cara = [(u.cells, "lebih dari satu cara" in u.message) for u in sendiri.unfilled]
    assert satu_cara == [(("C12",), True), (("D12",), True)]


def test_mutu_setiap_unsur() -> None:
    assert list(nilai(isi(4, "Rata-rata"), 4).values()) == ["B (Baik)", "B (Baik)", "B (Baik)", "A (Sangat Baik)"]


@pytest.mark.parametrize(("contoh", "terisi"), [("A", "B"), ("Sangat Baik", "Baik"), ("A (Sangat Baik)", "B (Baik)")])
def test_mutu_ditulis_seperti_kolomnya(contoh: str, terisi: str) -> None:
    baris = [[1, "Pelayanan KTP", 88.31, contoh], [2, "Pelayanan KK", 86.5, None]]
    kepala = ["No", "Jenis Pelayanan", "Nilai IKM", "Mutu"]
    hasil = fill(buku({"L": [["Indeks Kepuasan Masyarakat Tahun 2025"], kepala, *baris]}), tabs=False)
    assert nilai(hasil, 4)["D4"] == terisi


def test_hasil_di_kolom_nrr_tertimbang_tidak_disebut_kosong() -> None:
    """ "Nilai IKM" and its mutu stand below the NRR tertimbang: the cells below the NRR lack nothing."""
    unsur = [[f"U{i}", nama, 3.5, 0.875] for i, nama in enumerate(("Persyaratan", "Prosedur", "Waktu", "Biaya"), 1)]
    ekor = [[None, "Jumlah NRR Tertimbang", None, 3.5], [None, "IKM Unit Pelayanan", None, 87.5]]
    kepala = ["No", "Unsur Pelayanan", "NRR", "NRR Tertimbang"]
    baris = [
        ["Hasil Survei Kepuasan Masyarakat Tahun 2025"],
        kepala,
        *unsur,
        *ekor,
        [None, "Mutu Pelayanan", None, "B"],
    ]
    assert fill(buku({"IKM": baris}), tabs=False).unfilled == ()
