"""Sheets that look like tables on their side, or like official tables, and are none or others (invented figures)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook

from tests.kenali.rebah import Isi

N: Isi = None


class LembarLain(NamedTuple):
    """The rows of a sheet, its merged ranges, and the kinds that may be recognised on it."""

    baris: Sequence[Sequence[Isi]]
    gabung: Sequence[str] = ()
    kind: Sequence[str] = ()

    def buku(self) -> bytes:
        """The workbook."""
        wb = Workbook()
        for baris in self.baris:
            wb.active.append(list(baris))
        for area in self.gabung:
            wb.active.merge_cells(area)
        berkas = BytesIO()
        wb.save(berkas)
        return berkas.getvalue()


BUKAN: dict[str, LembarLain] = {
    "daftar istilah": LembarLain(
        [
            ["DAFTAR ISTILAH"],
            [],
            ["Istilah", "Arti"],
            ["Indikator Kinerja", "ukuran keberhasilan"],
            ["Target", "nilai yang direncanakan untuk 1 tahun"],
            ["Realisasi", "nilai yang dicapai"],
            ["Capaian", "realisasi dibagi target"],
        ]
    ),
    "petunjuk pengisian": LembarLain(
        [
            ["PETUNJUK PENGISIAN"],
            [],
            ["Kolom", "Isi"],
            ["Target", "Diisi target tahun 2025"],
            ["Realisasi", "Diisi realisasi tahun 2025"],
            ["Capaian", "Diisi persentase"],
        ]
    ),
    "kelengkapan dokumen": LembarLain(
        [["KELENGKAPAN"], [], ["Bagian", "Ada"], ["Target", "v"], ["Realisasi", "v"], ["Capaian", "-"]]
    ),
    "menurut bidang, bukan periode": LembarLain(
        [
            ["CAPAIAN PER BIDANG TAHUN 2025"],
            [],
            ["No", "Indikator", "Uraian", "Bidang A", "Bidang B"],
            [1, "Jumlah dokumen", "Target", 10, 20],
            [N, N, "Realisasi", 9, 21],
            [N, N, "Capaian", 90, 105],
            [2, "Jumlah laporan", "Target", 5, 5],
            [N, N, "Realisasi", 4, 5],
            [N, N, "Capaian", 80, 100],
        ]
    ),
    "dua tabel biasa bertumpuk": LembarLain(
        [
            ["Target Kinerja Tahun 2025"],
            ["No", "Sasaran", "Indikator Kinerja", "Target"],
            [1, "Meningkatnya mutu", "Nilai layanan", 80],
            [2, "Meningkatnya tertib", "Nilai arsip", 75],
            [],
            ["Pengukuran Kinerja Tahun 2025"],
            ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
            [1, "Nilai layanan", 80, 60, "75,00%"],
            [2, "Nilai arsip", 75, 69, "92,00%"],
        ],
        kind=["pk_sasaran", "target_realisasi"],
    ),
    "nama indikator yang dimulai kata ukuran": LembarLain(
        [
            ["Pengukuran Kinerja Tahun 2025"],
            ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
            [1, "Target penerimaan desa", 80, 60, "75,00%"],
            [2, "Realisasi penerimaan desa", 75, 69, "92,00%"],
        ],
        kind=["target_realisasi"],
    ),
}
