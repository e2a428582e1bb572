"""The sample workbooks: exactly the report's own mistakes in sentences, nothing right called wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kertas_kerja import check
from tests.kenali.laporan import SHARED, laporan_asli
from tests.lembar_operator.penulis import tulis_buku

SAMPEL = Path(__file__).resolve().parents[2] / "samples"
# The list of services in the analysis: two values that the component table writes otherwise, and the mean of the list.
SALAH = [("KK406", "95,24", "95,34"), ("KK406", "99,03", "99,22"), ("KK406", "99,90", "97,90")]
# Sums and indices that only rounding separates: F02, IPP, RB (and IKPP 2024 twice, IKPP of the kabupaten).
BULAT = {
    "kertas_kerja_2026": [("3,82", "3,83"), ("4,05", "4,06"), ("79,25", "79,26")],
    "lkjip_2025": [
        ("3,82", "3,83"),
        ("4,05", "4,06"),
        ("79,25", "79,26"),
        ("8,56", "8,57"),
        ("8,56", "8,57"),
        ("8,56", "8,60"),
    ],
    "pengukuran_2025": [],
}


@pytest.mark.parametrize("nama", BULAT)
@pytest.mark.parametrize("keadaan", ["tercetak", "terisi"])
def test_the_mistakes_of_the_report_and_no_other(nama: str, keadaan: str) -> None:
    hasil = check(SAMPEL / f"{nama}_{keadaan}.xlsx")
    kalimat = [t for t in hasil.findings if t.kode.startswith("KK4")]
    salah = sorted((t.kode, t.ditemukan, t.seharusnya) for t in kalimat if t.tingkat == "error")
    assert salah == ([] if nama == "pengukuran_2025" else SALAH)
    assert sorted((t.ditemukan, t.seharusnya) for t in kalimat if t.tingkat == "info") == BULAT[nama]
    assert not [t for t in hasil.findings if t.kode == "KK901"]


def test_target_setting_of_the_samples() -> None:
    hasil = check(SAMPEL / "lkjip_2025_tercetak.xlsx")
    daftar = [(t.kode, t.tingkat, t.lembar, t.alamat) for t in hasil.findings if t.kode.startswith("KK5")]
    assert daftar == [
        ("KK505", "warning", "2.8 KKPT 2026", "C5"),
        ("KK504", "info", "2.8 KKPT 2026", "F6"),
        ("KK504", "info", "2.8 KKPT 2026", "F7"),
        ("KK504", "info", "3.19-3.21 Tren", "C180"),
        ("KK504", "info", "3.19-3.21 Tren", "C181"),
        ("KK504", "info", "3.19-3.21 Tren", "C182"),
        ("KK504", "info", "3.19-3.21 Tren", "C183"),
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared with the report's own sentences is missing")
def test_the_report_in_its_own_words() -> None:
    lembar = {
        f"L{i}": [[lap.judul], [], *map(list, lap.kepala[-1:]), *map(list, lap.baris)]
        for i, lap in enumerate(laporan_asli().values())
    }
    hasil = check(tulis_buku(lembar))
    kalimat = [t for t in hasil.findings if t.kode.startswith("KK4")]
    assert sorted((t.kode, t.ditemukan, t.seharusnya) for t in kalimat if t.tingkat == "error") == SALAH
    assert not [t for t in hasil.findings if t.kode == "KK901"]
