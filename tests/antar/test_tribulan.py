"""Comparisons between tables whose quarters are written in two ways, and what belongs to the year before."""

from __future__ import annotations

import pytest

from tests.antar.lembar import Baris, pokok, temuan, ukur
from tests.isi.buku import buku

PROGRAM = ("Program Penunjang", "Program Pelayanan")


def _anggaran(judul: str, *realisasi: int) -> list[Baris]:
    isi = [[p, 1000, r, f"{r / 10:.2f}%".replace(".", ",")] for p, r in zip(PROGRAM, realisasi, strict=True)]
    return [[judul], [], ["Program", "Anggaran", "Realisasi Anggaran", "%"], *isi]


@pytest.mark.parametrize(
    ("tribulan_iv", "putusan"),
    [
        ((250, 300), []),  # the quarter's own
        ((950, 900), []),  # the year's
        ((950, 700), [("KK301", "warning", "TW IV!C5")]),
    ],
)
def test_anggaran_tribulan_iv(tribulan_iv: tuple[int, int], putusan: list[tuple[str, str, str]]) -> None:
    data = buku(
        {
            "Anggaran": _anggaran("Realisasi Anggaran Tahun 2025", 950, 900),
            "TW IV": _anggaran("Realisasi Anggaran Triwulan IV Tahun 2025", *tribulan_iv),
        }
    )
    assert [p for p in pokok(temuan(data, "KK301")) if p[2].startswith("TW IV!C")] == putusan


def _rencana(*target: int) -> list[Baris]:
    kepala = [
        "No",
        "Sasaran",
        "Indikator Kinerja",
        "Target 2025",
        *[f"Target TW {x}" for x in ("I", "II", "III", "IV")],
    ]
    return [["Rencana Aksi Tahun 2025"], [], kepala, [1, "Meningkatnya desa", "Jumlah desa mandiri", 23, *target]]


def _tribulan(ke: str, kepala: str, target: int) -> list[Baris]:
    judul = ["No", "Sasaran", "Indikator Kinerja", "Target 2025", kepala, "Realisasi", "Capaian"]
    isi = [1, "Meningkatnya desa", "Jumlah desa mandiri", 23, target, target, "100,00%"]
    return [[f"Pengukuran Kinerja TW {ke} Tahun 2025"], [], judul, isi]


@pytest.mark.parametrize(
    ("rencana", "target", "putusan"),
    [
        ((6, 6, 7, 4), 12, []),  # up to the quarter beside the quarter's own
        ((6, 12, 19, 23), 6, []),  # the quarter's own beside up to the quarter
        ((6, 6, 7, 4), 6, []),
        ((6, 6, 7, 4), 9, [("KK301", "error", "TW II!E4")]),
    ],
)
def test_target_tribulan(rencana: tuple[int, ...], target: int, putusan: list[tuple[str, str, str]]) -> None:
    data = buku({"Renaksi": _rencana(*rencana), "TW II": _tribulan("II", "Target s.d. TW II", target)})
    assert pokok(temuan(data, "KK301")) == putusan


def test_capaian_kertas_kerja_adalah_capaian_tahun_lalu() -> None:
    kepala = ["No", "Indikator Kinerja Utama", "Target Tahun 2024", "Realisasi Tahun 2024", "Capaian (%)",
              "Target Tahun 2025", "Analisis/Dasar Penetapan"]  # fmt: skip
    isi = [1, "Nilai Evaluasi AKIP", "78,00", "78,44", "100,56%", "78,64", "Perbaikan"]
    kertas = [["Kertas Kerja Penetapan Target Tahun 2025"], [], kepala, isi]
    data = buku({"KK": kertas, "Ukur": ukur(("Nilai Evaluasi AKIP", "78,64", "81,40", "103,51%"))})
    assert temuan(data, "KK3") == []
