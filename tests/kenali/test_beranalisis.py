"""A column "Analisis" beside target, realisasi and capaian of one year comments on them; it sets no target."""

from __future__ import annotations

import io

import openpyxl
import pytest

from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.kenali import kenali

ISI = {
    "No": "1",
    "Indikator Kinerja": "Indeks Kepuasan Masyarakat",
    "Sasaran": "Meningkatnya kualitas pelayanan publik",
    "Target": "94,00",
    "Realisasi": "97,84",
    "Capaian": "104,09%",
    "%": "104,09%",
    "Pagu": "5.000.000",
    "Analisis": "Tercapai karena pelayanan keliling dijalankan di semua desa",
    "Dasar": "Target ditetapkan dari rata-rata tiga tahun terakhir",
}


def jenis(kepala: list[str], judul: str = "") -> list[tuple[str, list[str]]]:
    """Kind and column names of what is recognised under this header."""
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    isi = [ISI.get(k) or ISI[k.split()[0]] for k in kepala]
    for baris in ([judul or None], [], kepala, isi, ["2", *isi[1:]]):
        ws.append(baris)
    penampung = io.BytesIO()
    wb.save(penampung)
    with Workbook.open(penampung.getvalue()) as buku:
        return [(t.kind, [k.nama for k in t.kolom if k.nama in ("realisasi", "capaian")]) for t in kenali(buku).tabel]


@pytest.mark.parametrize("judul", ["", "Perbandingan Target dan Realisasi Kinerja Tahun 2025"])
@pytest.mark.parametrize(
    "kepala",
    [
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Analisis"],
        ["No", "Sasaran", "Indikator Kinerja", "Target 2025", "Realisasi 2025", "% Capaian", "Analisis"],
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Analisis Capaian Kinerja"],
    ],
)
def test_measurement_with_an_analysis(kepala: list[str], judul: str) -> None:
    assert jenis(kepala, judul) == [("target_realisasi", ["realisasi", "capaian"])]


@pytest.mark.parametrize(
    ("kepala", "judul"),
    [
        (["No", "Indikator Kinerja", "Target", "Realisasi", "Analisis"], ""),
        (["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Dasar Penetapan"], ""),
        (["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Analisis"], "Kertas Kerja Penetapan Target"),
        (["No", "Indikator Kinerja", "Target 2025", "Realisasi 2025", "Capaian 2025", "Target 2026", "Analisis"], ""),
        (["No", "Indikator Kinerja", "Realisasi 2025", "Capaian 2025", "Target 2026", "Analisis"], ""),
    ],
)
def test_a_target_that_is_set_stays_a_kkpt(kepala: list[str], judul: str) -> None:
    assert [k for k, _ in jenis(kepala, judul)] == ["kkpt"]
