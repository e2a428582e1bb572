"""Workbooks and findings for the tests of our tabs, and a reader of the tabs that were built."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from kertas_kerja import api
from kertas_kerja.aturan.dasar import Bahan
from kertas_kerja.lembar.bangun import bangun
from kertas_kerja.model import Perubahan, Saran, Temuan
from kertas_kerja.profil import muat_profil
from tests.isi.buku import buku, pko

NAMA = {"Ringkasan": "Ringkasan", "Temuan": "Temuan", "Jejak": "Jejak"}
PKO = pko(
    [["Indeks A", 80, 90, 1.125, 1.1, 0, 1.1], ["Indeks B", 100, 95, 0.95, 0.95, 0, 0.95]], [2.05, 1.025, "Istimewa"]
)
RASIO = {("PKO", f"{k}{b}"): "0.00%" for k in "FGHI" for b in (4, 5, 6, 7)}
KKPT = [
    ["Kertas Kerja Penetapan Target Tahun 2026"],
    ["No", "Indikator Kinerja Utama/Individu", "Target Tahun 2025", "Realisasi Tahun 2025", "Target Tahun 2026",
     "Analisis/Dasar Penetapan"],
    [1, "Indeks A", 75, 69.61, 75.4, "Kenaikan menurut komponen."],
    [2, "Persentase B", "10,50%", "9,80%", "9,50%", "Turun menurut tren."],
]  # fmt: skip
TARGET = [
    ["PENGUKURAN KINERJA TRIWULAN II"],
    ["DINAS SOSIAL KABUPATEN CONTOH"],
    [],
    ["NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET", "REALISASI", "% CAPAIAN"],
    [1, "Layanan", "Indeks layanan", "indeks", 3.5, 3.6, 102.86],
    [2, "Kemiskinan", "Persentase penduduk miskin", "%", 10, 9, 110],
    [3, "Opini", "Opini BPK", "predikat", "WTP", "WTP", None],
    [None, "RATA-RATA CAPAIAN", None, None, None, None, 106.43],
]

TAHUNAN = [
    ["Capaian Kinerja Tahun 2022 s/d 2023"],
    ["Sasaran Strategis", "Indikator Kinerja", "2022", None, None, "2023", None, None],
    [None, None, "Target", "Realisasi", "% Capaian", "Target", "Realisasi", "% Capaian"],
    ["Sasaran 1", "Indeks A", 80, 72, 90, 80, 80, 100],
    ["Sasaran 2", "Indeks B", 100, 70, 70, 100, 90, 90],
]  # fmt: skip
ANGGARAN = [
    ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"],
    ["No", "Sasaran Strategis - Program", "Indikator Kinerja", "Kinerja", None, None, "Anggaran", None, None],
    [None, None, None, "Target", "Realisasi", "Capaian", "Pagu", "Realisasi", "Capaian"],
    [
        1,
        "Sasaran 1",
        "Indeks yang namanya jauh lebih panjang dari batas nama pada grafik",
        80,
        90,
        1.125,
        1000,
        900,
        0.9,
    ],
    [2, "Sasaran 2", "Indeks B", 100, 95, 0.95, 2000, 1000, 0.5],
    [3, "Sasaran 3", "Indeks C", 100, None, None, 500, None, None],
]
AKIP = [
    ["Nilai Evaluasi AKIP Tahun 2025"],
    ["No", "Komponen yang Dinilai", "Bobot", "Nilai"],
    [1, "Perencanaan Kinerja", 0.3, 24.3],
    [2, "Pengukuran Kinerja", 0.3, 25.2],
    [3, "Pelaporan Kinerja", 0.15, 10.65],
    [4, "Evaluasi Kinerja", 0.25, 21.25],
    [None, "Nilai Hasil Evaluasi", 1, 81.4],
]


def siapkan(data: bytes) -> Bahan:
    """What a check of that workbook works on."""
    return api.siapkan(api.buka(data), muat_profil(), "A")


def bahan(lembar: Mapping[str, Sequence[Sequence[Any]]], format_: Mapping[tuple[str, str], str] | None = None) -> Bahan:
    """The same for rows by sheet name."""
    return siapkan(buku(lembar, format_))


def donor(
    isi: Bahan,
    temuan: Sequence[Temuan] = (),
    perubahan: Sequence[Perubahan] = (),
    nilai: Mapping[tuple[str, int, int], float | str] | None = None,
    nama: Mapping[str, str] = NAMA,
    sidik: str = "",
) -> bytes:
    """The three tabs as built."""
    return bangun(isi, temuan, perubahan, nama, nilai or {}, sidik)


def temuan(**lain: Any) -> Temuan:
    """A finding on PKO!F4, changed as told."""
    dasar: dict[str, Any] = {
        "kode": "KK101", "tingkat": "error", "lembar": "PKO", "baris": 4, "kolom": 6, "ditemukan": "104,90%",
        "seharusnya": "104,65%", "pesan": "PKO!F4 tertulis 104,90%, seharusnya 104,65%.",
        "uraian": "capaian = realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%", "dasar": "permenpanrb-53-2014",
        "saran": Saran(True, "=E4/D4"),
    }  # fmt: skip
    return Temuan(**{**dasar, **lain})


def baca(data: bytes, *, rumus: bool = False) -> openpyxl.Workbook:
    """The tabs as openpyxl reads them: cached values, or formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # data bars: openpyxl does not know the extension
        return openpyxl.load_workbook(io.BytesIO(data), data_only=not rumus)


def kolom(lembar: Any, huruf: str) -> list[Any]:
    """The values of a column, blanks left out."""
    return [sel.value for sel in lembar[huruf] if sel.value is not None]


def cari(lembar: Any, teks: str) -> Any:
    """The first cell that holds that text."""
    return next(sel for baris in lembar.iter_rows() for sel in baris if sel.value == teks)
