"""Small office workbooks with several tables, typed as text, for the tests of comparisons between tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kertas_kerja import check
from kertas_kerja.model import Temuan

Baris = Sequence[Any]
AKIP, IKM = "Nilai Evaluasi AKIP Kecamatan Mawar", "Indeks Kepuasan Masyarakat (IKM)"


def pk(*baris: tuple[str, Any], judul: str = "Perjanjian Kinerja Tahun 2025") -> list[Baris]:
    """A Perjanjian Kinerja: indicator and target."""
    isi = [[i, f"Meningkatnya hal {i}", *b] for i, b in enumerate(baris, 1)]
    return [[judul], [], ["NO.", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET"], *isi]


def pk_program(*baris: tuple[str, Any], jumlah: Any, judul: str = "Perjanjian Kinerja Tahun 2025") -> list[Baris]:
    """The budget part of a Perjanjian Kinerja: program and anggaran."""
    isi = [[i, *b] for i, b in enumerate(baris, 1)]
    return [[judul], [], ["NO", "PROGRAM", "ANGGARAN"], *isi, [None, "JUMLAH", jumlah]]


def ukur(*baris: Baris, judul: str = "Perbandingan Target dan Realisasi Kinerja Tahun 2025") -> list[Baris]:
    """Target and realisasi: indicator, target, realisasi, capaian (computed by the caller)."""
    isi = [[f"Sasaran Meningkatnya hal {i}", *b] for i, b in enumerate(baris, 1)]
    return [[judul], [], ["SASARAN", "INDIKATOR KINERJA", "TARGET", "REALISASI", "% CAPAIAN"], *isi]


def pko(*baris: Baris, nko: Any = None, judul: str = "Penilaian Kinerja Organisasi Tahun 2025") -> list[Baris]:
    """A PKO table: indicator, target, realisasi, capaian, normalisasi, nilai akhir; its NKO."""
    kepala = ["No", "Kinerja", "Indikator Kinerja", "Target", "Realisasi", "Capaian",
              "Normalisasi Capaian PK (1)", "Nilai Akhir Capaian PK (3)"]  # fmt: skip
    isi = [[i, f"Meningkatnya hal {i}", *b] for i, b in enumerate(baris, 1)]
    akhir = [[None, "Nilai Kinerja Organisasi (NKO)", *[None] * 5, nko]] if nko else []
    return [[judul], [], kepala, *isi, *akhir]


def kkpt(*baris: Baris, judul: str = "Kertas Kerja Penetapan Target Tahun 2026") -> list[Baris]:
    """A Kertas Kerja: indicator, target N-1, realisasi N-1, target N, analysis."""
    kepala = ["No", "Indikator Kinerja Utama", "Target Tahun N-1", "Realisasi Tahun N-1", "Target Tahun N",
              "Analisis/Dasar Penetapan"]  # fmt: skip
    return [[judul], [], kepala, *[[i, *b] for i, b in enumerate(baris, 1)]]


def komponen(judul: str, *baris: Baris, estimasi: Any = None, label: str = "Estimasi Nilai") -> list[Baris]:
    """A component table of a Kertas Kerja: component, nilai tahun lalu, bertambah, perkiraan."""
    kepala = ["Komponen", "Nilai Evaluasi 2025", "Bertambah", "Perkiraan Nilai Evaluasi 2026", "Tindaklanjut"]
    akhir = [[label, None, None, estimasi]] if estimasi else []
    return [[judul], [], kepala, *baris, *akhir]


def nilai(judul: str, kepala: str, *baris: Baris, total: Any) -> list[Baris]:
    """A component table of an index with its total row."""
    isi = [[i, *b] for i, b in enumerate(baris, 1)]
    return [[judul], [], ["NO", "KOMPONEN UNSUR LAYANAN", kepala], *isi, ["TOTAL NILAI", None, total]]


def temuan(data: bytes, *kode: str, from_: Sequence[Any] = ()) -> list[Temuan]:
    """The findings of a workbook whose rule begins with one of these codes."""
    return [t for t in check(data, from_=from_).findings if t.kode.startswith(kode or ("KK3", "KK9"))]


def pokok(daftar: Sequence[Temuan]) -> list[tuple[str, str, str]]:
    """Rule, severity and cell of findings: what most tests compare."""
    return [(t.kode, t.tingkat, f"{t.lembar}!{t.alamat}") for t in daftar]
