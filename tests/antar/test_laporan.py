"""The report's own contradictions between tables, and nothing else, on the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kertas_kerja import check
from kertas_kerja.cetak.hasil import HasilPeriksa

CONTOH = Path(__file__).resolve().parents[2] / "samples"
# samples/temuan_laporan.md, "Pertentangan dan kejanggalan": number -> (rule, severity, cell, words of the message)
PERTENTANGAN = {
    1: ("KK301", "error", "2.8 KKPT 2026!D57", "95,34"),
    2: ("KK301", "error", "2.8 KKPT 2026!D58", "97,90"),
    3: ("KK101", "error", "3.6-3.12 TB I-IV!F6", "104,65%"),  # PKO!G8 in its explanation
    4: ("KK301", "error", "2.5 KKPT Perubahan!F6", "8,58"),
    5: ("KK303", "warning", "2.1-2.2 PK 2025!C24", "Indeks Reformasi Birokrasi"),
    9: ("KK302", "info", "3.25-3.29 Anggaran!F8", "kelompok barisnya berbeda"),
    10: ("KK302", "info", "3.30 Efisiensi!E13", "kelompok barisnya berbeda"),
    17: ("KK303", "warning", "3.13 Rinci APBD!B14", "Pakaian Dinas"),
    18: ("KK307", "warning", "3.25-3.29 Anggaran!H132", "140.688.800,00"),
    19: ("KK303", "warning", "3.25-3.29 Anggaran!B117", "3.25-3.29 Anggaran!B14:J55"),
    20: ("KK304", "warning", "3.25-3.29 Anggaran!C76", "Penyelenggaraan Pemerintahan Umum"),
    21: ("KK304", "warning", "3.22-3.24 Pembanding!B11", "Ketenteraman"),
    23: ("KK304", "info", "2.1-2.2 PK 2025!C4", "Perangkat Daerah"),
}


@pytest.fixture(scope="module")
def laporan() -> HasilPeriksa:
    return check(CONTOH / "lkjip_2025_tercetak.xlsx")


@pytest.mark.parametrize("nomor", sorted(PERTENTANGAN))
def test_pertentangan_ditemukan(laporan: HasilPeriksa, nomor: int) -> None:
    kode, tingkat, sel, kata = PERTENTANGAN[nomor]
    cocok = [t for t in laporan.findings if (t.kode, f"{t.lembar}!{t.alamat}") == (kode, sel)]
    assert [(t.tingkat, kata in t.pesan) for t in cocok] == [(tingkat, True)]


def test_tidak_ada_error_lain(laporan: HasilPeriksa) -> None:
    galat = {f"{t.lembar}!{t.alamat}" for t in laporan.findings if t.kode.startswith("KK3") and t.tingkat == "error"}
    assert galat == {sel for kode, tingkat, sel, _ in PERTENTANGAN.values() if (kode, tingkat) == ("KK301", "error")}
    assert not [t.pesan for t in laporan.findings if t.kode.startswith("KK9") and t.kode != "KK902"]


def test_yang_tampak_berbeda_tetapi_benar(laporan: HasilPeriksa) -> None:
    """Murni 8,60 and perubahan 8,58; TB III and TB IV; 95% for 94,76%: none of them is a contradiction."""
    assert not [t.pesan for t in laporan.findings if t.kode.startswith("KK3") and t.lembar == "3.1-3.5 Capaian"]
    rinci = [t for t in laporan.findings if t.kode == "KK301" and t.lembar in ("3.13 Rinci APBD", "3.14-3.18 TB IV")]
    assert rinci == []


def test_lebih_dari_800_hubungan(laporan: HasilPeriksa) -> None:
    assert laporan.relations.checked > 1_500
    assert laporan.relations.wrong < 40


def test_kertas_kerja_cocok_dengan_pengukuran() -> None:
    """The Kertas Kerja 2026 takes its N-1 figures from the measurement 2025 without a slip."""
    kertas_kerja, pengukuran = CONTOH / "kertas_kerja_2026_tercetak.xlsx", CONTOH / "pengukuran_2025_tercetak.xlsx"
    tanpa, dengan = check(kertas_kerja), check(kertas_kerja, from_=[pengukuran])
    assert [t for t in dengan.findings if t.kode.startswith("KK31")] == []
    assert dengan.relations.exact - tanpa.relations.exact >= 16


def test_pengukuran_terhadap_laporan() -> None:
    hasil = check(CONTOH / "pengukuran_2025_tercetak.xlsx", from_=[CONTOH / "lkjip_2025_tercetak.xlsx"])
    assert [t for t in hasil.findings if t.kode.startswith("KK31")] == []


@pytest.mark.parametrize(
    "nama", ["kertas_kerja_2026_terisi.xlsx", "pengukuran_2025_terisi.xlsx", "lkjip_2025_terisi.xlsx"]
)
def test_salinan_terisi_sama_putusannya(nama: str) -> None:
    """Filling a workbook adds no contradiction between its tables."""
    asli, isi = (check(CONTOH / n) for n in (nama.replace("terisi", "tercetak"), nama))
    sel = [
        {(t.kode, t.tingkat, t.lembar, t.alamat) for t in h.findings if t.kode.startswith("KK3")} for h in (asli, isi)
    ]
    assert sel[0] == sel[1]
