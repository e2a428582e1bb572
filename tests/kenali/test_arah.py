"""Which way is better, told by what stands in a column, however the office heads it."""

from __future__ import annotations

from io import BytesIO

import pytest

from kertas_kerja import check
from tests.lembar_operator.penulis import Isi, tulis_buku

KATA = [
    ("Jenis Indikator", "Positif", "Negatif"),
    ("Jenis Indikator", "indikator positif", "indikator negatif"),
    ("Tipe", "Progres Positif", "Progres Negatif"),
    ("Sifat", "Naik", "Turun"),
    ("Arah Target", "≥", "≤"),
    ("Kriteria", "Semakin tinggi semakin baik", "Semakin rendah semakin baik"),
    ("Metode Perhitungan", "Trend Naik", "Trend Turun"),
    ("Kelompok", "Higher is better", "Lower is better"),
]


def salah(kepala: list[str], baris: list[list[Isi]]) -> list[str]:
    isi = tulis_buku({"L": [["Pengukuran Kinerja Tahun 2025"], [], kepala, *baris]})
    return [f.alamat for f in check(BytesIO(isi)).findings if f.tingkat == "error"]


@pytest.mark.parametrize(("kepala", "naik", "turun"), KATA)
@pytest.mark.parametrize("bentuk", ["selisih", "balik"])
def test_kolom_arah_menurut_isinya(kepala: str, naik: str, turun: str, bentuk: str) -> None:
    capaian = {"selisih": (120, 107.5), "balik": (125, 108.11)}[bentuk]
    judul = ["No", "Indikator Kinerja", kepala, "Target", "Realisasi", "Capaian (%)"]
    baris: list[list[Isi]] = [
        [1, "Persentase desa mandiri", naik, 80, 78, 97.5],
        [2, "Nilai evaluasi internal", turun, 10, 8, capaian[0]],
        [3, "Jumlah pengunjung layanan", turun, 40, 37, capaian[1]],
    ]
    assert salah(judul, baris) == []
    baris[1][5] = 80
    assert salah(judul, baris) == ["F5"]


def test_naik_dan_turun_di_belakang_hasil_bukan_arahnya() -> None:
    judul = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Perkembangan"]
    baris: list[list[Isi]] = [
        [1, "Persentase desa mandiri", 80, 78, 97.5, "Naik"],
        [2, "Nilai evaluasi internal", 10, 8, 80, "Turun"],
    ]
    assert salah(judul, baris) == []


def test_kolom_berisi_kata_lain_bukan_arah() -> None:
    judul = ["No", "Indikator Kinerja", "Jenis Indikator", "Target", "Realisasi", "Capaian (%)"]
    baris: list[list[Isi]] = [
        [1, "Persentase desa mandiri", "Outcome", 80, 78, 97.5],
        [2, "Nilai evaluasi internal", "Negatif", 10, 8, 80],
    ]
    assert salah(judul, baris) == []
