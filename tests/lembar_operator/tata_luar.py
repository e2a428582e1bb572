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
    Tata(
        "IKPA: bobot di belakang nilai", "komponen_nilai",
        [
            ["Nilai IKPA Tahun 2023"],
            ["No", "Indikator", "Nilai", "Bobot (%)", "Nilai Akhir"],
            [1, "Revisi DIPA", 90, 40, 36],
            [2, "Penyerapan anggaran", 95, 60, 57],
            [N, "Jumlah", N, 100, 93],
        ],
        (), 5, (Ubah("E3", 39, "E3"), Ubah("E5", 95, "E5"), Ubah("D5", 90, "D5")),
    ),
    Tata(
        "skor dan bobotnya, baris bernama variabel", "komponen_nilai",
        [
            ["No", "Variabel", "Bobot", "Nilai", "Nilai x Bobot"],
            [1, "Konsistensi", "40%", 90, 36],
            [2, "Capaian rincian output", "60%", 95, 57],
            [N, "Nilai Kinerja Anggaran", N, N, 93],
        ],
        (), 4, (Ubah("E2", 63, "E2"), Ubah("D3", 59, "E3")),
    ),
    Tata(
        "bobot dalam poin, nilai dalam persen", "komponen_nilai",
        [
            ["No", "Komponen Pengungkit", "Bobot", "Skor", "Nilai"],
            [1, "Manajemen perubahan", 40, "90%", 36],
            [2, "Penataan tata laksana", 60, "95%", 57],
            [N, "Total", 100, N, 93],
        ],
        (), 5, (Ubah("E3", 75, "E3"), Ubah("E4", 39, "E4")),
    ),
    Tata(
        "nilai kontrak", "realisasi_anggaran",
        [
            ["No", "No. Kontrak", "Nama Kegiatan", "Nilai Kontrak", "Realisasi Keuangan", "Sisa", "Realisasi Fisik"],
            [1, "K-01", "Kegiatan A", 800000, 720000, 80000, 95],
            [2, "K-02", "Kegiatan B", 500000, 400000, 100000, 85],
        ],
        (), 2, (Ubah("F3", 90000, "F3"),),
    ),
    Tata(
        "deviasi tanpa persen", "target_realisasi",
        [
            ["Tahun", "Nama Sub Kegiatan", "Target Fisik", "Realisasi Fisik", "Deviasi"],
            [2024, "Sub kegiatan A", 80, 76, -4],
            [2024, "Sub kegiatan B", 64, 68, 4],
            [2024, "Sub kegiatan C", 50, 40, -10],
        ],
        (), 3, (Ubah("E2", 4, "E2"),),
    ),
    Tata(
        "target dan aktual", "target_realisasi",
        [
            ["Sasaran", "Target", "Aktual", "Persentase"],
            ["Sasaran A", 80, 76, 95],
            ["Sasaran B", 64, 68, 106.25],
        ],
        (), 2, (Ubah("D2", 105, "D2"),),
    ),
    Tata(
        "selisih anggaran di samping kinerja", "kinerja_anggaran",
        [
            ["Kode Kegiatan", "Nama Kegiatan", "Target Kinerja", "Realisasi Kinerja", "Target Anggaran",
             "Realisasi Anggaran", "Selisih Anggaran"],
            ["1.01", "Kegiatan A", 8, 6, 800000, 720000, 80000],
            ["1.02", "Kegiatan B", 5, 4, 500000, 400000, 100000],
        ],
        (), 2, (Ubah("G3", 90000, "G3"),),
    ),
    Tata(
        "efisiensi dalam rupiah di samping capaian kinerja", "kinerja_anggaran",
        [
            ["No", "Sasaran Strategis", "Capaian Kinerja", N, N, "Realisasi Anggaran", N, N, "Efisiensi (Rp)"],
            [N, N, "Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%", N],
            [1, "Sasaran A", 80, 76, 95, 800000, 720000, 90, 80000],
            [2, "Sasaran B", 64, 68, 106.25, 500000, 400000, 80, 100000],
        ],
        ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2"), 6, (Ubah("I3", 90000, "I3"), Ubah("H4", 82, "H4")),
    ),
    Tata(
        "penyaluran dana dan persentasenya", "realisasi_anggaran",
        [
            ["No", "Nama Desa", "Pagu Dana Desa", "Penyaluran", "Persentase", "Sisa"],
            [1, "Desa A", 800000, 720000, 90, 80000],
            [2, "Desa B", 500000, 400000, 80, 100000],
        ],
        (), 4, (Ubah("E2", 91, "E2"), Ubah("F3", 110000, "F3")),
    ),
    Tata(
        "pendapatan asli daerah", "target_realisasi",
        [
            ["Kode Rekening", "Uraian", "Target PAD", "Realisasi PAD", "%", "Bertambah/(Berkurang)"],
            ["4.1.01", "Pajak hotel", 800000, 760000, 95, -40000],
            ["4.1.02", "Retribusi pasar", 640000, 680000, 106.25, 40000],
        ],
        (), 2, (Ubah("E2", 59, "E2"),),
    ),
    Tata(
        "capaian terhadap standar", "target_realisasi",
        [
            ["No", "Indikator Kinerja", "Standar", "Capaian", "% Capaian terhadap Standar"],
            [1, "Indeks A", 80, 76, 95],
            [2, "Indeks B", 64, 68, 106.25],
        ],
        (), 2, (Ubah("E2", 59, "E2"),),
    ),
    Tata(
        "capaian sampai tahun ini terhadap tahun akhir RPJMD", "target_realisasi",
        [
            ["Sasaran", "Indikator Kinerja Utama", "Target 2023", "Realisasi 2023", "Capaian 2023",
             "Target Akhir RPJMD (2026)", "Capaian s/d 2023 terhadap 2026 (%)"],
            ["Sasaran A", "Indeks A", 80, 76, 95, 95, 80],
            ["Sasaran B", "Indeks B", 64, 68, 106.25, 85, 80],
        ],
        (), 4, (Ubah("G3", 88, "G3"), Ubah("E2", 59, "E2")),
    ),
    Tata(
        "target akhir di atas tahunnya, capaian terhadapnya", "target_realisasi",
        [
            ["Indikator Kinerja", "Satuan", 2023, N, N, "Target Akhir", "Tingkat Capaian terhadap Target 2026 (%)"],
            [N, N, "Target", "Realisasi", "Tingkat Capaian (%)", 2026, "%"],
            ["Indeks A", "Indeks", 80, 76, 95, 95, 80],
            ["Indeks B", "Indeks", 64, 68, 106.25, 85, 80],
        ],
        ("A1:A2", "B1:B2", "C1:E1"), 4, (Ubah("G4", 88, "G4"), Ubah("E3", 59, "E3")),
    ),
    Tata(
        "target Renstra, realisasi, dan rasio capaian tahun-tahun yang sama", "capaian_tahunan",
        [
            ["No", "Indikator", "Satuan", "Target Renstra", N, "Realisasi", N, "Rasio Capaian (%)", N],
            [N, N, N, 2022, 2023, 2022, 2023, 2022, 2023],
            [1, "Persentase A", "%", 80, 80, 72, 76, 90, 95],
            [2, "Indeks B", "Indeks", 64, 80, 68, 78, 106.25, 97.5],
        ],
        ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1"), 4, (Ubah("I4", 79.5, "I4"), Ubah("F3", 70, "H3")),
    ),
    Tata(
        "T, R, dan % tahunan di bawah capaian kinerja", "capaian_tahunan",
        [
            ["Indikator Kinerja", "Capaian Kinerja", N, N, N, N, N],
            [N, 2022, N, N, 2023, N, N],
            [N, "T", "R", "%", "T", "R", "%"],
            ["Persentase A", 80, 72, 90, 80, 76, 95],
            ["Indeks B", 64, 68, 106.25, 80, 78, 97.5],
        ],
        ("A1:A3", "B1:G1", "B2:D2", "E2:G2"), 4, (Ubah("G5", 79.5, "G5"), Ubah("C4", 70, "D4")),
    ),
)
# fmt: on
