"""Measurement layouts of published reports and of the forms that public SAKIP applications print.

Numbers that agree, and one changed number each; `tata_pengukuran.py` has the other layouts.
"""

from __future__ import annotations

from tests.lembar_operator.tata_pengukuran import N, Tata, Ubah

# fmt: off
TATA_LUAR = (
    Tata(
        "capaian tahun ini di samping target, capaian tahun sebelumnya di depannya", "target_realisasi",
        [
            ["No", "Sasaran", "Indikator", "Satuan", "Target", "Target Tahun Sebelumnya", "Capaian Tahun Sebelumnya",
             "Capaian Tahun Ini", "Capaian (%)"],
            [1, "Sasaran A", "Indeks A", "Indeks", 80, 75, 70, 76, 95],
            [2, "Sasaran B", "Indeks B", "Indeks", 64, 60, 61, 68, 106.25],
        ],
        (), 2, (Ubah("I2", 97, "I2"), Ubah("H3", 66, "I3")),
    ),
    Tata(
        "Capaian 2023 di samping % Capaian", "target_realisasi",
        [
            ["Sasaran", "Indikator Kinerja Kegiatan", "Target PK 2023", "Capaian 2023", "% Capaian"],
            ["Sasaran A", "Persentase A", 80, 76, 95],
            ["Sasaran B", "Persentase B", 64, 68, 106.25],
        ],
        (), 2, (Ubah("E2", 92, "E2"),),
    ),
    Tata(
        "volume dan anggaran: satuan dalam kurung, anggaran di belakangnya", "kinerja_anggaran",
        [
            ["No", "Jenis Komponen", "Target (unit)", "Realisasi (unit)", "% Realisasi", "Anggaran (Rp)",
             "Realisasi Anggaran (Rp)", "% Realisasi Anggaran"],
            [1, "Tambatan perahu", 8, 6, 75, 800000, 720000, 90],
            [2, "Bengkel", 5, 4, 80, 500000, 400000, 80],
        ],
        (), 4, (Ubah("E3", 85, "E3"), Ubah("G2", 700000, "H2")),
    ),
    Tata(
        "anggaran di depan volume di bawah target, realisasi, dan capaian kinerja", "kinerja_anggaran",
        [
            ["Kode Program / Kegiatan", "Nama Program / Kegiatan / Sub Kegiatan", "Indikator / Tolak Ukur Kinerja",
             "Target Kinerja", N, "Realisasi Kinerja", N, "Capaian Kinerja", N],
            [N, N, N, "Anggaran (Rp)", "Koefisien / Volume", "Anggaran (Rp)", "Koefisien / Volume", "Anggaran (%)",
             "Koefisien / Volume (%)"],
            ["1.01", "Program A", "Jumlah dokumen A", 800000, 8, 720000, 6, 90, 75],
            ["1.02", "Program B", "Jumlah laporan B", 500000, 5, 400000, 4, 80, 80],
        ],
        ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1"), 4, (Ubah("H3", 95, "H3"), Ubah("I4", 75, "I4")),
    ),
    Tata(
        "rincian output: volume, lalu pagu dan realisasinya", "kinerja_anggaran",
        [
            ["Kode", "Klasifikasi Rincian Output (KRO)/Rincian Output (RO)", "Satuan", "Target Volume",
             "Realisasi Volume (RVRO)", "% Capaian Output", "Pagu", "Realisasi", "% Realisasi"],
            ["AAA.001", "Layanan A", "Layanan", 8, 6, 75, 800000, 720000, 90],
            ["AAA.002", "Layanan B", "Layanan", 5, 4, 80, 500000, 400000, 80],
        ],
        (), 4, (Ubah("I2", 91, "I2"), Ubah("F3", 82, "F3")),
    ),
    Tata(
        "realisasi pencairan", "realisasi_anggaran",
        [
            ["Kode / Kegiatan", "Bidang", "Pagu", "Realisasi Pencairan", "Sisa Anggaran", "% Serap"],
            ["Kegiatan A", "Bidang I", 800000, 720000, 80000, 90],
            ["Kegiatan B", "Bidang II", 500000, 400000, 100000, 80],
        ],
        (), 4, (Ubah("E2", 90000, "E2"), Ubah("F3", 82, "F3")),
    ),
    Tata(
        "fisik dan keuangan dalam persen di samping rupiahnya", "kinerja_anggaran",
        [
            ["No", "Program/Kegiatan", "Pagu", "Target", N, "Realisasi", N, N, "Sisa"],
            [N, N, N, "Fisik (%)", "Keuangan (%)", "Fisik (%)", "Keuangan (Rp)", "Keuangan (%)", N],
            [1, "Kegiatan A", 800000, 100, 95, 90, 720000, 90, 80000],
            [2, "Kegiatan B", 500000, 100, 90, 85, 400000, 80, 100000],
        ],
        ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:H1", "I1:I2"), 4, (Ubah("H3", 91, "H3"), Ubah("I4", 110000, "I4")),
    ),
    Tata(
        "tahun ke-1, 2 di bawah target, realisasi, dan rasio", "capaian_tahunan",
        [
            ["No", "Indikator Kinerja", "Target Renstra Perangkat Daerah Kabupaten/Kota Tahun ke-", N,
             "Realisasi Capaian Tahun ke-", N, "Rasio Capaian pada Tahun ke-", N],
            [N, N, 1, 2, 1, 2, 1, 2],
            [1, "Persentase A", 80, 80, 72, 76, 90, 95],
            [2, "Indeks B", 64, 80, 68, 78, 106.25, 97.5],
        ],
        ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"), 4, (Ubah("H4", 79.5, "H4"), Ubah("E3", 70, "G3")),
    ),
    Tata(
        "evaluasi RPJMD: target, capaian, dan tingkat capaian setiap tahun", "capaian_tahunan",
        [
            ["Program Prioritas", "Indikator Kinerja", "Target RPJMD Kabupaten/Kota pada RKPD Tahun Ke-", N,
             "Capaian Target RPJMD Kabupaten/Kota Melalui Pelaksanaan RKPD Tahun Ke-", N,
             "Tingkat Capaian Target RPJMD Kabupaten/Kota Hasil Pelaksanaan RKPD Tahun Ke- (%)", N],
            [N, N, 2022, 2023, 2022, 2023, 2022, 2023],
            ["Program A", "Persentase A", 80, 80, 72, 76, 90, 95],
            ["Program B", "Indeks B", 64, 80, 68, 78, 106.25, 97.5],
        ],
        ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"), 4, (Ubah("H4", 79.5, "H4"),),
    ),
    Tata(
        "realisasi tahun berjalan terhadap target akhir Renstra", "kemajuan_renstra",
        [
            ["No", "Indikator", "Target Akhir Periode Renstra", "Realisasi Tahun Berjalan",
             "% Realisasi terhadap Target Akhir Renstra"],
            [1, "Indeks A", 80, 76, 95],
            [2, "Indeks B", 64, 68, 106.25],
        ],
        (), 2, (Ubah("E2", 92, "E2"),),
    ),
    Tata(
        "capaian kota di samping rata-rata nasional", "pembanding",
        [
            ["Indikator Kinerja Utama", "Satuan", "Capaian Kota Tahun 2023", "Rata-rata Nasional", "Perbandingan (%)"],
            ["Indeks A", "Indeks", 76, 80, 95],
            ["Indeks B", "Indeks", 68, 64, 106.25],
        ],
        (), 2, (Ubah("E2", 92, "E2"),),
    ),
    Tata(
        "capaian terhadap standar nasional", "pembanding",
        [
            ["No", "Indikator Kinerja", "Realisasi 2023", "Standar Nasional", "Capaian terhadap Standar Nasional (%)"],
            [1, "Indeks A", 76, 80, 95],
            [2, "Indeks B", 68, 64, 106.25],
        ],
        (), 2, (Ubah("E3", 101, "E3"),),
    ),
    Tata(
        "capaian keuangan di samping capaian kinerja", "efisiensi_anggaran",
        [
            ["No", "Indikator Kinerja", "Rata-rata % Capaian Kinerja", "Capaian Keuangan", "Efisiensi / Inefisiensi"],
            [1, "Indeks A", 95, 90.5, 4.5],
            [2, "Indeks B", 106.25, 97.5, 8.75],
        ],
        (), 2, (Ubah("E2", 5.4, "E2"),),
    ),
    Tata(
        "kebutuhan jabatan menurut ABK dan bezetting", "efisiensi_sdm",
        [
            ["No", "Nama Jabatan", "Kebutuhan (ABK)", "Bezetting", "Kekurangan", "Persentase Pemenuhan (%)"],
            [1, "Analis", 8, 6, 2, 75],
            [2, "Arsiparis", 5, 4, 1, 80],
        ],
        (), 4, (Ubah("F3", 85, "F3"), Ubah("E2", 3, "E2")),
    ),
    Tata(
        "cakupan riil dari pencapaian dalam satuan sasaran", "cakupan",
        [
            ["No", "Indikator", "Satuan Sasaran", "Total Sasaran", "Pencapaian (dalam satuan sasaran)", "Cakupan Riil"],
            [1, "Pelayanan ibu hamil", "orang", 800, 600, 75],
            [2, "Pelayanan balita", "balita", 500, 400, 80],
        ],
        (), 2, (Ubah("F3", 85, "F3"),),
    ),
    Tata(
        "selisih realisasi terhadap target", "target_realisasi",
        [
            ["Nama Penerimaan", "Total Rencana", "Total Realisasi", "Selisih", "% Capaian"],
            ["Jasa pelatihan", 800, 760, -40, 95],
            ["Sewa gedung", 640, 680, 40, 106.25],
            ["Jasa konsultasi", 500, 400, -100, 80],
        ],
        (), 6, (Ubah("D4", -90, "D4"), Ubah("D2", -44, "D2")),
    ),
)
# fmt: on
