"""Sheets that look like tables on their side, or like other tables: what may be recognised on them, no more."""

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
    "ringkasan, bukan indikator": LembarLain(
        [
            ["RINGKASAN KINERJA TAHUN 2025"],
            [N, "TW I", "TW II"],
            ["Target", 25, 50],
            ["Realisasi", 20, 45],
            ["Capaian", "84,12%", "91,30%"],
            [],
            ["Target", 12],
            ["Realisasi", 10],
            ["Capaian", "92,50%"],
        ]
    ),
    "kemajuan paket tiap bulan": LembarLain(
        [
            ["PROGRES TAHUN 2025"],
            ["Paket", "Uraian", "Jan", "Feb"],
            ["Rehabilitasi Balai", "Rencana", 10, 20],
            [N, "Realisasi", 9, 21],
            [N, "Deviasi", -1, 1],
        ]
    ),
    "indikator bernama ukuran": LembarLain(
        [
            ["PENGUKURAN KINERJA TAHUN 2025"],
            ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
            [1, "Target", 80, 60, "75,00%"],
            [2, "Realisasi", 75, 69, "92,00%"],
            [3, "Capaian", 50, 50, "100,00%"],
        ],
        kind=["target_realisasi"],
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
    "kartu bertumpuk dan berdampingan": LembarLain(
        [
            ["KARTU KINERJA TAHUN 2025"],
            [],
            ["Indikator", "Nilai arsip", N, "Indikator", "Nilai aset"],
            ["Target", 80, N, "Target", 70],
            ["Realisasi", 78, N, "Realisasi", 71],
            ["Capaian", "97,50%", N, "Capaian", "101,43%"],
            ["Indikator", "Nilai layanan"],
            ["Target", 70],
            ["Realisasi", 71],
            ["Capaian", "101,43%"],
        ],
        kind=["target_realisasi"] * 3,
    ),
    "anggaran dan kinerja melintang": LembarLain(
        [
            ["KINERJA DAN ANGGARAN TAHUN 2025"],
            [],
            ["Sasaran", "Tertibnya arsip", "Tertibnya aset"],
            ["Indikator Kinerja", "Nilai arsip", "Nilai aset"],
            ["Target", 80, 70],
            ["Realisasi", 78, 71],
            ["Capaian", "97,50%", "101,43%"],
            ["Anggaran", 1000000, 2000000],
            ["Realisasi Anggaran", 900000, 1900000],
            ["% Serapan", "90,00%", "95,00%"],
        ],
        kind=["kinerja_anggaran"],
    ),
    "anggaran tiap tahun ke samping": LembarLain(
        [
            ["REALISASI ANGGARAN PROGRAM ARSIP"],
            [],
            ["Uraian", 2023, 2024, 2025],
            ["Pagu", 1000, 2000, 3000],
            ["Realisasi Anggaran", 900, 1900, 2900],
            ["% Serapan", "90%", "95%", "96,67%"],
        ],
        kind=["realisasi_anggaran"],
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

_KEMAJUAN = ["No", "Nama Paket", "Nilai Kontrak (Rp)", "Fisik (%)", N, N, "Keuangan (%)", N, N]
_RRD = ["Rencana", "Realisasi", "Deviasi"]
_TIGA_KOLOM = ("A3:A4", "B3:B4", "C3:C4")
BUKAN |= {
    "kemajuan fisik dan keuangan pekerjaan": LembarLain(
        [
            ["PROGRES PEKERJAAN KONSTRUKSI TAHUN 2025"],
            [],
            _KEMAJUAN,
            [N, N, N, *_RRD, *_RRD],
            [1, "Rehabilitasi Balai", 150000000, 80, 75, -5, 70, 70, 0],
            [2, "Pembangunan Drainase", 200000000, 60, 65, 5, 50, 45, -5],
        ],
        ("D3:F3", "G3:I3", *_TIGA_KOLOM),
    ),
    "kemajuan fisik dan keuangan menurut lokasi": LembarLain(
        [
            ["KEMAJUAN PEKERJAAN KONSTRUKSI"],
            [],
            ["No", "Nama Pekerjaan", "Lokasi", "Fisik", N, N, "Keuangan", N, N],
            [N, N, N, *("Target (%)", "Realisasi (%)", "Deviasi (%)") * 2],
            [1, "Rehabilitasi Balai", "Desa A", 80, 75, -5, 70, 70, 0],
            [2, "Pembangunan Drainase", "Desa B", 60, 65, 5, 50, 45, -5],
        ],
        ("D3:F3", "G3:I3", *_TIGA_KOLOM),
    ),
    "kemajuan mingguan": LembarLain(
        [
            ["LAPORAN KEMAJUAN FISIK"],
            [],
            ["No", "Uraian Pekerjaan", "Bobot (%)", "Rencana (%)", "Realisasi (%)", "Deviasi (%)", "Keterangan"],
            [1, "Pekerjaan Persiapan", 5, 5, 5, 0, "selesai"],
            [2, "Pekerjaan Tanah", 20, 15, 12, -3, "proses"],
        ],
    ),
    "deviasi fisik di samping anggaran bukan sisanya": LembarLain(
        [
            ["REALISASI FISIK DAN KEUANGAN TAHUN 2025"],
            [],
            [
                "No",
                "Program/Kegiatan",
                "Pagu Anggaran",
                "Realisasi Keuangan",
                "%",
                "Rencana Fisik",
                "Realisasi Fisik",
                "Deviasi",
            ],
            [1, "Program A", 150000000, 75000000, 50, 60, 55, -5],
            [2, "Program B", 100000000, 80000000, 80, 80, 85, 5],
        ],
        kind=["realisasi_anggaran"],
    ),
    "TW1-TW4 dan C1-C4 di samping rencana aksi": LembarLain(
        [
            ["MONITORING RENCANA AKSI TAHUN 2025"],
            [],
            ["No", "Indikator Kinerja", "Rencana Aksi", "TW1", "TW2", "TW3", "TW4", "C1", "C2", "C3", "C4"],
            [1, "Nilai arsip", "Menyusun dokumen", 25, 50, 75, 80, 20, 45, 70, 78],
            [2, "Jumlah rapat", "Rapat", 2, 5, 8, 10, 2, 5, 8, 9],
        ],
        kind=["target_realisasi"],
    ),
    "TW1-TW4 dan C1-C4 yang tidak jelas": LembarLain(
        [
            ["MONITORING RENCANA AKSI TAHUN 2025"],
            [],
            ["No", "Indikator Kinerja", "Rencana Aksi", "TW1", "TW2", "TW3", "TW4", "C1", "C2", "C3", "C4"],
            [1, "Jumlah rapat", "Rapat", 2, 5, 8, 10, 100, 100, 100, 90],
        ],
    ),
    "tindak lanjut hasil pemeriksaan dengan nilai temuan": LembarLain(
        [
            ["DAFTAR TINDAK LANJUT HASIL PEMERIKSAAN"],
            [],
            ["No", "Uraian Temuan", "Uraian Rekomendasi", "Nilai (Rp)", "Tindak Lanjut yang Dilakukan", "Status"],
            [1, "Kelebihan bayar", "Setor ke kas daerah", 1500000, "Disetor tanggal 5 Mei", "Selesai"],
        ],
        kind=["tindak_lanjut"],
    ),
    "tindak lanjut saran perbaikan": LembarLain(
        [
            ["TINDAK LANJUT HASIL EVALUASI SAKIP"],
            [],
            ["No", "Catatan Hasil Evaluasi", "Saran Perbaikan", "Tindak Lanjut", "Waktu", "Penanggung Jawab"],
            [1, "IKU belum terukur", "Reviu IKU", "Sudah direviu", "Triwulan I", "Sekretaris"],
        ],
        kind=["tindak_lanjut"],
    ),
    "tindak lanjut dengan realisasinya dalam kata": LembarLain(
        [
            ["TINDAK LANJUT REKOMENDASI LHE AKIP TAHUN 2024"],
            [],
            ["No", "Rekomendasi LHE", "Rencana Aksi", "Target Waktu", "Realisasi", "Bukti Dukung", "PIC"],
            [1, "Reviu IKU", "Rapat reviu", "TW I", "Selesai", "Notulen", "Sekretaris"],
        ],
        kind=["tindak_lanjut"],
    ),
    "rencana aksi, target dan anggaran I-IV": LembarLain(
        [
            ["RENCANA AKSI KINERJA TAHUN 2025"],
            [],
            [
                "No",
                "Sasaran",
                "Indikator",
                "Target",
                "Program/Kegiatan",
                "Target Triwulan",
                N,
                N,
                N,
                "Anggaran Triwulan",
                N,
                N,
                N,
                "Anggaran",
            ],
            [N, N, N, N, N, *("I", "II", "III", "IV") * 2, N],
            [1, "Tertibnya arsip", "Jumlah dokumen", 12, "Kegiatan A", 3, 3, 3, 3, *(1e6, 2e6, 3e6, 4e6), 1e7],
            [2, "Tertibnya aset", "Jumlah laporan", 4, "Kegiatan B", 1, 1, 1, 1, *(5e5, 5e5, 5e5, 5e5), 2e6],
        ],
        ("F3:I3", "J3:M3"),
        ["pk_program"],
    ),
    "rencana aksi tanpa program, target dan anggaran tiap triwulan": LembarLain(
        [
            ["RENCANA AKSI TAHUN 2025"],
            [],
            ["No", "Sasaran", "Indikator", "Target", "Anggaran", "Triwulan I", N, "Triwulan II", N],
            [N, N, N, N, N, *("Target", "Anggaran") * 2],
            [1, "Tertibnya arsip", "Jumlah dokumen", 6, 3e6, 3, 1e6, 3, 2e6],
            [2, "Tertibnya aset", "Jumlah laporan", 2, 1e6, 1, 5e5, 1, 5e5],
        ],
        ("F3:G3", "H3:I3"),
        ["pk_program"],
    ),
}
