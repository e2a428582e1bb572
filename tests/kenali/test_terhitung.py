"""Columns that no known word heads, told by their numbers: whole, part and percentage."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja.api import check
from tests.isi.buku import buku

ANGKA = [(80, 84), (75, 70), (90, 81), (60, 66), (50, 45)]


def ukur(target: str, realisasi: str, capaian: str, angka: Any = ANGKA, *, ganti: float | None = None) -> bytes:
    """A measurement under these headers; `ganti` stands in place of the third percentage."""
    baris: list[list[Any]] = [
        ["Pengukuran Kinerja Tahun 2025"],
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", target, realisasi, capaian],
    ]
    for n, (t, r) in enumerate(angka, 1):
        persen = round(r / t * 100, 2)
        baris.append([n, f"Sasaran {n}", f"Nilai urusan {n}", "Nilai", t, r, persen])
    if ganti is not None:
        baris[4][6] = ganti
    return buku({"Ukur": baris})


def salah(data: bytes) -> list[str]:
    return [t.alamat for t in check(data).findings if t.tingkat == "error"]


ASING = pytest.mark.parametrize(
    "kepala",
    [
        ("Plan", "Realisasi", "Capaian (%)"),
        ("Target", "Kinerja Nyata", "Capaian (%)"),
        ("Target", "Realisasi", "Skor"),
        ("Target", "Keadaan", "Nisbah"),
        ("Target", "Realisasi", "Perbandingan"),
        ("Angka Kunci", "Keadaan", "Capaian (%)"),
        ("Angka Kunci", "Realisasi", "Nisbah"),
    ],
    ids=" | ".join,
)


@ASING
def test_benar(kepala: tuple[str, str, str]) -> None:
    hasil = check(ukur(*kepala))
    assert [t.kind for t in hasil.tables] == ["target_realisasi"]
    assert (hasil.relations.exact, hasil.relations.wrong) == (5, 0)


def test_alasannya_disebut() -> None:
    (tabel,) = check(ukur("Target", "Realisasi", "Nisbah")).tables
    assert 'kolom "Nisbah" adalah capaian menurut angkanya' in tabel.reasons


@ASING
def test_satu_angka_diganti(kepala: tuple[str, str, str]) -> None:
    assert salah(ukur(*kepala, ganti=93.5)) == ["G5"]


@pytest.mark.parametrize(
    ("angka", "mengapa"),
    [
        ([(80, 84)], "one row is no evidence"),
        ([(80, 80), (70, 70), (90, 90), (60, 60)], "all reached: any column of hundreds would fit"),
        ([(100, 95), (100, 88), (100, 91), (100, 79)], "of a hundred: the percentage is the figure itself"),
    ],
)
def test_kebetulan_bukan_bukti(angka: list[tuple[int, int]], mengapa: str) -> None:
    assert check(ukur("Target", "Realisasi", "Perbandingan", angka)).relations.exact == 0, mengapa


def test_kolom_yang_tidak_cocok_tetap_tanpa_nama() -> None:
    baris: list[list[Any]] = [
        ["Perjanjian Kinerja Tahun 2025"],
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Zona", "Kelas"],
        *([n, f"Sasaran {n}", f"Nilai urusan {n}", 70 + n, 3 * n, 40 - n] for n in range(1, 6)),
    ]
    hasil = check(buku({"PK": baris}))
    assert [t.kind for t in hasil.tables] == ["pk_sasaran"]
    assert hasil.findings == ()


def test_anggaran() -> None:
    baris: list[list[Any]] = [
        ["Realisasi Anggaran Tahun 2025"],
        ["No", "Program", "Anggaran", "Terpakai", "Nisbah (%)"],
        [1, "Program A", 125_000_000, 118_450_300, 94.76],
        [2, "Program B", 80_500_000, 71_200_000, 88.45],
        [3, "Program C", 310_750_000, 300_125_900, 90.58],
    ]
    assert salah(buku({"Anggaran": baris})) == ["E5"]


def test_per_tribulan() -> None:
    baris: list[list[Any]] = [
        ["Pengukuran Kinerja Tahun 2025"],
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "TW I", None, None, "TW II", None, None],
        [None, None, None, None, "Target", "Realisasi", "Skor", "Target", "Realisasi", "Skor"],
        [1, "S1", "Nilai A", "Nilai", 20, 18, 90.0, 40, 37, 92.5],
        [2, "S2", "Nilai B", "Nilai", 25, 24, 96.0, 50, 47, 94.0],
        [3, "S3", "Nilai C", "Nilai", 30, 33, 110.0, 60, 63, 105.0],
        [4, "S4", "Nilai D", "Nilai", 40, 37, 92.5, 80, 73, 99.0],
    ]
    assert salah(buku({"TW": baris})) == ["J7"]


def test_pembanding_bukan_target() -> None:
    """A national standard beside the realisasi is what it is compared with, though the percentage fits."""
    baris: list[list[Any]] = [
        ["Perbandingan Realisasi dengan Standar Nasional"],
        ["No", "Indikator Kinerja", "Realisasi 2025", "Standar Nasional", "% Perbandingan"],
        *([n, f"Nilai urusan {n}", r, t, round(r / t * 100, 2)] for n, (t, r) in enumerate(ANGKA, 1)),
    ]
    assert [t.kind for t in check(buku({"Banding": baris})).tables] == ["pembanding"]
