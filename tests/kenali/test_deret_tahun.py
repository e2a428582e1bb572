"""A series of one indicator, a year in each row: named by its title, compared with the year in other tables."""

from __future__ import annotations

import pytest

from tests.antar.lembar import Baris, pokok, temuan, ukur
from tests.isi.buku import buku

KEPALA = ["Tahun", "Target", "Realisasi", "Capaian (%)"]


def deret(nama: str, *baris: Baris) -> list[Baris]:
    return [[f"Tabel 3.6 Capaian {nama} Tahun 2024-2025"], [], KEPALA, *baris]


def test_judul_mengatakan_makin_rendah_makin_baik() -> None:
    isi = deret("Angka Kematian Bayi", [2024, 10, 12, "80,00"], [2025, 10, 9, "110,00"])
    assert temuan(buku({"Uraian": isi}), "KK101") == []
    isi[-1] = [2025, 10, 9, "119,00"]
    assert pokok(temuan(buku({"Uraian": isi}), "KK101")) == [("KK101", "error", "Uraian!D5")]


@pytest.mark.parametrize("tahun", [2025, "2025", "Tahun 2025"])
def test_angka_tahun_itu_dibandingkan_dengan_tabel_lain(tahun: object) -> None:
    pokok_ukur = ukur(("Nilai Layanan Surat", "80,00", "72,00", "90,00%"))
    isi = deret("Nilai Layanan Surat", [2024, "75,00", "60,00", "80,00"], [tahun, "80,00", "72,00", "90,00"])
    assert temuan(buku({"Ukur": pokok_ukur, "Uraian": isi}), "KK301") == []
    isi[-1] = [tahun, "82,00", "73,80", "90,00"]
    hasil = pokok(temuan(buku({"Ukur": pokok_ukur, "Uraian": isi}), "KK301"))
    assert hasil == [("KK301", "error", "Uraian!B5"), ("KK301", "error", "Uraian!C5")]


def test_tahun_yang_sama_dua_kali_bukan_deret() -> None:
    isi = deret("Angka Kematian Bayi", [2025, 10, 12, "120,00"], [2025, 10, 9, "90,00"])
    assert temuan(buku({"Uraian": isi}), "KK101") == []
