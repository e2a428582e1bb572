"""More layouts of published reports and public applications: budgets that were revised, cumulated or counted first,
groups that nobody merged, coverage by the place of its columns.
"""

from __future__ import annotations

from tests.lembar_operator.tata_pengukuran import N, Tata, Ubah

# fmt: off
TATA_LUAR_LAIN = (
    Tata(
        "pagu murni, pergeseran, pagu efektif", "realisasi_anggaran",
        [
            ["No", "Rincian Belanja", "Pagu Murni", "Pergeseran", "Pagu Efektif", "Terserap (Rp)", "Sisa (Rp)",
             "% Serapan"],
            [1, "Belanja A", 700000, 100000, 800000, 720000, 80000, 90],
            [2, "Belanja B", 600000, -100000, 500000, 400000, 100000, 80],
        ],
        (), 4, (Ubah("G2", 90000, "G2"), Ubah("H3", 82, "H3")),
    ),
    Tata(
        "pagu awal dan total pagu menurut tahun", "realisasi_anggaran",
        [
            ["Tahun", "Pagu Awal", "Penambahan", "Total Pagu", "Realisasi Belanja", "Sisa Saldo", "% Serapan"],
            [2022, 700000, 100000, 800000, 720000, 80000, 90],
            [2023, 400000, 100000, 500000, 400000, 100000, 80],
        ],
        (), 4, (Ubah("F2", 90000, "F2"), Ubah("G3", 82, "G3")),
    ),
    Tata(
        "belanja dalam rupiah, realisasi dalam persen", "realisasi_anggaran",
        [
            ["No", "Perangkat Daerah", "Belanja (Rp)", "Realisasi (Rp)", "Realisasi (%)", "Peringkat"],
            [1, "Dinas A", 800000, 720000, 90, 1],
            [2, "Dinas B", 500000, 400000, 80, 2],
        ],
        (), 2, (Ubah("E3", 82, "E3"),),
    ),
    Tata(
        "realisasi sampai bulan lalu, bulan ini, dan sampai bulan ini", "realisasi_anggaran",
        [
            ["No", "Kegiatan", "Pagu", "Realisasi", N, N, "%", "Sisa"],
            [N, N, N, "s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini", N, N],
            [1, "Kegiatan A", 800000, 600000, 120000, 720000, 90, 80000],
            [2, "Kegiatan B", 500000, 300000, 100000, 400000, 80, 100000],
        ],
        ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2", "H1:H2"), 6,
        (Ubah("G3", 91, "G3"), Ubah("H4", 90000, "H4"), Ubah("E3", 130000, "F3")),
    ),
    Tata(
        "anggaran di depan kinerja dalam satu baris kepala", "kinerja_anggaran",
        [
            ["No", "Program/Kegiatan", "Pagu", "Realisasi", "%", "Indikator", "Target", "Realisasi", "%"],
            [1, "Kegiatan A", 800000, 720000, 90, "Jumlah dokumen A", 8, 6, 75],
            [2, "Kegiatan B", 500000, 400000, 80, "Jumlah laporan B", 5, 4, 80],
        ],
        (), 4, (Ubah("E2", 91, "E2"), Ubah("I3", 82, "I3")),
    ),
    Tata(
        "persen realisasi di depan persen capaian kinerja", "efisiensi_anggaran",
        [
            ["No", "Sasaran", "Anggaran", "Realisasi Anggaran", "% Realisasi", "% Capaian Kinerja",
             "Tingkat Efisiensi"],
            [1, "Sasaran A", 800000, 720000, 90, 95, 5],
            [2, "Sasaran B", 500000, 400000, 80, 97.5, 17.5],
        ],
        (), 4, (Ubah("E2", 91, "E2"), Ubah("G3", 27.5, "G3")),
    ),
    Tata(
        "capaian sampai sekarang", "target_realisasi",
        [
            ["IKU / IKK", "Target", "Capaian s/d sekarang", "Persentase Capaian", "Unit Kerja"],
            ["Indeks A", 80, 76, 95, "Bidang I"],
            ["Indeks B", 64, 68, 106.25, "Bidang II"],
        ],
        (), 2, (Ubah("D2", 59, "D2"),),
    ),
    Tata(
        "T-C.29: target dan realisasi Renja tahun lalu", "target_realisasi",
        [
            ["Kode", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
             "Indikator Kinerja Program/Kegiatan",
             "Target dan Realisasi Kinerja Program dan Kegiatan Tahun Lalu (n-2)", N, N],
            [N, N, N, "Target Renja Perangkat Daerah tahun (n-2)", "Realisasi Renja Perangkat Daerah tahun (n-2)",
             "Tingkat Realisasi (%)"],
            ["1.01", "Program A", "Persentase A", 80, 76, 95],
            ["1.02", "Program B", "Indeks B", 64, 68, 106.25],
        ],
        ("A1:A2", "B1:B2", "C1:C2", "D1:F1"), 2, (Ubah("F3", 59, "F3"),),
    ),
    Tata(
        "triwulan 1 dan 2 sebagai angka", "target_realisasi",
        [
            ["No", "Indikator", "Satuan", "Target Kinerja Triwulan", N, "Realisasi Kinerja Triwulan", N,
             "Capaian Triwulan (%)", N],
            [N, N, N, 1, 2, 1, 2, 1, 2],
            [1, "Indeks A", "Indeks", 80, 80, 72, 76, 90, 95],
            [2, "Indeks B", "Indeks", 64, 80, 68, 78, 106.25, 97.5],
        ],
        ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1"), 4, (Ubah("H3", 59, "H3"), Ubah("I4", 79.5, "I4")),
    ),
    Tata(
        "tahun di atas target, realisasi, dan capaian, tidak digabung", "capaian_tahunan",
        [
            ["No", "Indikator Sasaran", "2022", N, N, "2023", N, N],
            [N, N, "Target", "Realisasi", "Capaian (%)", "Target", "Realisasi", "Capaian (%)"],
            [1, "Indeks A", 80, 72, 90, 80, 76, 95],
            [2, "Indeks B", 64, 68, 106.25, 80, 78, 97.5],
        ],
        (), 4, (Ubah("E3", 59, "E3"), Ubah("H4", 79.5, "H4")),
    ),
    Tata(
        "tahun ke-1 dan 2, tidak digabung", "capaian_tahunan",
        [
            ["No", "Indikator Kinerja", "Target Renstra Perangkat Daerah Tahun ke-", N,
             "Realisasi Capaian Tahun ke-", N, "Rasio Capaian pada Tahun ke-", N],
            [N, N, 1, 2, 1, 2, 1, 2],
            [1, "Persentase A", 80, 80, 72, 76, 90, 95],
            [2, "Indeks B", 64, 80, 68, 78, 106.25, 97.5],
        ],
        (), 4, (Ubah("H4", 79.5, "H4"), Ubah("E3", 70, "G3")),
    ),
    Tata(
        "beban, yang tuntas, dan persennya berdampingan", "cakupan",
        [
            ["No", "Jenis Perkara", "Beban Perkara", "Perkara Diputus", "Persentase (%)"],
            [1, "Gugatan", 800, 600, 75],
            [2, "Permohonan", 500, 400, 80],
            [N, "Jumlah", 1300, 1000, 76.92],
        ],
        (), 5, (Ubah("E3", 85, "E3"), Ubah("C4", 1400, "C4")),
    ),
)
# fmt: on
