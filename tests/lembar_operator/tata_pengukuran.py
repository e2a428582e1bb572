"""Measurement layouts of offices of many kinds, with numbers that agree, and one changed number each.

Courts, ministries, health centres, universities, budget offices: what their forms call the columns and how they group
them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

N = None
TIGA = ["2022", "2023", "2024"]


class Ubah(NamedTuple):
    """One cell of the layout, the wrong number in it, and the cell that no longer follows."""

    sel: str
    nilai: Any
    temuan: str


class Tata(NamedTuple):
    """One layout: rows, merged ranges, the kind of its table, how many relations are exact, changes to be found."""

    nama: str
    kind: str
    baris: list[list[Any]]
    gabung: tuple[str, ...]
    hubungan: int
    ubah: tuple[Ubah, ...]


TATA = (
    Tata(
        "perguruan tinggi: persentase ketercapaian",
        "target_realisasi",
        [
            ["Capaian Perjanjian Kinerja Fakultas Tahun 2024"],
            [
                "Sasaran Kegiatan",
                "Indikator Kinerja Kegiatan",
                "Target Perjanjian Kinerja",
                "Realisasi Akhir",
                "Persentase Ketercapaian",
            ],
            ["Sasaran A", "Persentase lulusan bekerja", 80, 76, 95],
            ["Sasaran B", "Persentase dosen bersertifikat", 64, 68, 106.25],
        ],
        (),
        2,
        (Ubah("E3", 85, "E3"), Ubah("D4", 86, "E4")),
    ),
    Tata(
        "tingkat capaian kinerja (%) di belakang nama program",
        "target_realisasi",
        [
            ["Capaian Program Tahun 2024"],
            [
                "Kode",
                "Nama Program",
                "Indikator Program",
                "Target Kinerja",
                "Realisasi Kinerja",
                "Tingkat Capaian Kinerja (%)",
            ],
            ["2.10.02", "Program A", "Persentase data terbuka", "80,00", "76,00", "95,00"],
            ["2.10.03", "Program B", "Indeks layanan", "64,00", "68,00", "106,25"],
        ],
        (),
        2,
        (Ubah("F4", "160,25", "F4"),),
    ),
    Tata(
        "satu tribulan: capaian terhadap target setahun",
        "target_realisasi",
        [
            ["Laporan Kinerja Triwulan III Tahun 2024"],
            [
                "No",
                "Indikator Kinerja",
                "Satuan",
                "Target Tahun 2024",
                "Target TW III",
                "Realisasi TW III",
                "Capaian TW III (%)",
                "Capaian terhadap Target Tahunan (%)",
            ],
            [1, "Persentase aduan selesai", "%", 95, 80, 76, 95, 80],
            [2, "Indeks layanan", "Indeks", 85, 64, 68, 106.25, 80],
            [3, "Jumlah kegiatan", "Kegiatan", 12, 3, 3, 100, 75],
        ],
        (),
        5,
        (Ubah("H3", 89, "H3"), Ubah("D4", 58, "H4"), Ubah("G5", 10, "G5")),
    ),
    Tata(
        "puskesmas: target 100%, jumlah sasaran, realisasi",
        "cakupan",
        [
            ["Capaian SPM Puskesmas Tahun 2024"],
            ["No", "Jenis Layanan", "Target", "Jumlah Sasaran", "Realisasi", "Capaian (%)"],
            [1, "Pelayanan ibu hamil", "100%", 400, 380, "95,00"],
            [2, "Pelayanan lansia", "100%", 1600, 1300, "81,25"],
        ],
        (),
        2,
        (Ubah("E3", 308, "F3"), Ubah("F4", "82,25", "F4")),
    ),
    Tata(
        "target yang lebih kecil daripada jumlah sasarannya",
        "cakupan",
        [
            ["Capaian Layanan Tahun 2024"],
            ["No", "Jenis Layanan", "Jumlah Sasaran", "Target", "Realisasi", "Capaian (%)"],
            [1, "Pelayanan ibu hamil", 500, 400, 380, "95,00"],
            [2, "Pelayanan lansia", 2000, 1600, 1300, "81,25"],
        ],
        (),
        2,
        (Ubah("F4", "82,25", "F4"),),
    ),
    Tata(
        "capaian sasaran di kiri, target, realisasi, dan capaian program di kanannya",
        "penunjang",
        [
            ["Program yang Menunjang Sasaran Tahun 2024"],
            ["No", "Capaian Sasaran", N, "Program", N, N, N, N, "Menunjang/Tidak Menunjang"],
            [
                N,
                "Indikator Kinerja",
                "% Capaian",
                "Nama Program",
                "Indikator Program",
                "Target",
                "Realisasi",
                "% Capaian",
                N,
            ],
            [1, "Indeks A", "98,50", "Program A", "Persentase B", "80,00", "76,00", "95,00", "Menunjang"],
            [2, "Indeks C", "97,10", "Program B", "Persentase D", "64,00", "68,00", "106,25", "Menunjang"],
        ],
        ("A2:A3", "B2:C2", "D2:H2", "I2:I3"),
        2,
        (Ubah("H4", "59,00", "H4"),),
    ),
    Tata(
        "kenaikan capaian di samping capaian dua tahun",
        "capaian_tahunan",
        [
            ["Perbandingan Capaian Kinerja Tahun 2023 dan 2024"],
            ["No", "Indikator Kinerja", "2023", N, N, "2024", N, N, "Peningkatan/Penurunan Capaian"],
            [N, N, "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian", N],
            [1, "Indeks A", 80, 72, "90,00%", 80, 76, "95,00%", "5,00%"],
            [2, "Indeks B", 64, 68, "106,25%", 80, 78, "97,50%", "-8,75%"],
            [3, "Indeks C", 50, 45, "90,00%", 50, 48, "96,00%", "6,00%"],
        ],
        ("A2:A3", "B2:B3", "C2:E2", "F2:H2", "I2:I3"),
        9,
        (Ubah("I4", "5,50%", "I4"), Ubah("I5", "-7,85%", "I5")),
    ),
    Tata(
        "realisasi tiga tahun di bawah Realisasi Tahun",
        "realisasi_tahunan",
        [
            ["Perbandingan Realisasi Kinerja"],
            ["No", "Indikator Kinerja", "Realisasi Tahun", N, N, "Kenaikan/Penurunan"],
            [N, N, *TIGA, N],
            [1, "Indeks A", 70.25, 72.5, 74.1, 1.6],
            [2, "Indeks B", 80, 82.4, 81.15, -1.25],
        ],
        ("A2:A3", "B2:B3", "C2:E2", "F2:F3"),
        2,
        (Ubah("F4", 6.1, "F4"), Ubah("E5", 81.51, "F5")),
    ),
    Tata(
        "T-C.23: target, realisasi, dan rasio capaian pada tahun ke-",
        "capaian_tahunan",
        [
            ["Tabel T-C.23 Pencapaian Kinerja Pelayanan Perangkat Daerah"],
            [
                "No",
                "Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah",
                "Target NSPK",
                "Target Renstra Perangkat Daerah Tahun ke-",
                N,
                "Realisasi Capaian Tahun ke-",
                N,
                "Rasio Capaian pada Tahun ke-",
                N,
            ],
            [N, N, N, "2023", "2024", "2023", "2024", "2023", "2024"],
            [1, "Persentase A", "-", 80, 80, 72, 76, 90, 95],
            [2, "Indeks B", "-", 64, 80, 68, 78, 106.25, 97.5],
        ],
        ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"),
        4,
        (Ubah("H5", 160.25, "H5"), Ubah("G4", 67, "I4")),
    ),
    Tata(
        "T-C.24: anggaran, realisasi, dan rasio antara keduanya",
        "realisasi_anggaran",
        [
            ["Tabel T-C.24 Anggaran dan Realisasi Pendanaan Pelayanan"],
            [
                "Uraian",
                "Anggaran pada Tahun ke-",
                N,
                "Realisasi Anggaran pada Tahun ke-",
                N,
                "Rasio antara Realisasi dan Anggaran Tahun ke-",
                N,
            ],
            [N, "2023", "2024", "2023", "2024", "2023", "2024"],
            ["Program A", 800000, 640000, 720000, 600000, 90, 93.75],
            ["Program B", 500000, 400000, 400000, 390000, 80, 97.5],
        ],
        ("A2:A3", "B2:C2", "D2:E2", "F2:G2"),
        4,
        (Ubah("F4", 99, "F4"), Ubah("E5", 309000, "G5")),
    ),
    Tata(
        "target dan capaian di bawah Akhir RPJMD",
        "target_realisasi",
        [
            ["Realisasi Kinerja dan Target Akhir RPJMD"],
            ["No", "Indikator Kinerja", "Tahun 2024", N, N, "Akhir RPJMD (2026)", N],
            [N, N, "Target", "Realisasi", "%", "Target", "Capaian (%)"],
            [1, "Indeks A", 80, 76, 95, 95, 80],
            [2, "Indeks B", 64, 68, 106.25, 85, 80],
        ],
        ("A2:A3", "B2:B3", "C2:E2", "F2:G2"),
        4,
        (Ubah("G4", 88, "G4"), Ubah("F5", 58, "G5")),
    ),
    Tata(
        "target setiap tahun Renstra, kemajuan terhadap yang terakhir",
        "kemajuan_renstra",
        [
            ["Realisasi terhadap Target Renstra"],
            [
                "No",
                "Indikator Kinerja",
                "Target Renstra",
                N,
                N,
                "Realisasi 2024",
                "Capaian terhadap Target Akhir Renstra (%)",
            ],
            [N, N, "2024", "2025", "2026", N, N],
            [1, "Indeks A", 80, 90, 95, 76, 80],
            [2, "Indeks B", 64, 70, 85, 68, 80],
        ],
        ("A2:A3", "B2:B3", "C2:E2", "F2:F3", "G2:G3"),
        2,
        (Ubah("G4", 95, "G4"), Ubah("F5", 86, "G5")),
    ),
    Tata(
        "realisasi tiga tahun, kemajuan dari tahun yang terakhir",
        "kemajuan_renstra",
        [
            ["Realisasi sampai dengan Tahun 2024"],
            ["No", "Indikator Kinerja", "Realisasi", N, N, "Target Akhir Renstra", "Tingkat Kemajuan (%)"],
            [N, N, *TIGA, N, N],
            [1, "Indeks A", 70, 72, 76, 95, 80],
            [2, "Indeks B", 60, 64, 68, 85, 80],
        ],
        ("A2:A3", "B2:B3", "C2:E2", "F2:F3", "G2:G3"),
        2,
        (Ubah("G4", 60, "G4"), Ubah("E5", 86, "G5")),
    ),
    Tata(
        "standar nasional sebagai pembanding",
        "pembanding",
        [
            ["Perbandingan Realisasi Kinerja dengan Standar Nasional Tahun 2024"],
            ["No", "Indikator Kinerja", "Realisasi 2024", "Standar Nasional", "Capaian (%)"],
            [1, "Indeks A", "76,00", "80,00", "95,00"],
            [2, "Indeks B", "68,00", "64,00", "106,25"],
        ],
        (),
        2,
        (Ubah("E3", "96,00", "E3"),),
    ),
    Tata(
        "rincian output: volume dan anggaran, nama yang berawal Kegiatan bukan jenjang",
        "kinerja_anggaran",
        [
            ["Capaian Rincian Output Tahun 2024"],
            [
                "Kode",
                "Rincian Output",
                "Satuan",
                "Target Volume",
                "Realisasi Volume",
                "Capaian (%)",
                "Pagu (Rp)",
                "Realisasi (Rp)",
                "Persentase (%)",
            ],
            ["EBA.1", "Dokumen perencanaan", "Dokumen", 8, 8, 100, 800000, 720000, 90],
            ["EBA.2", "Kegiatan sosialisasi", "Kegiatan", 16, 12, 75, 640000, 600000, 93.75],
            ["EBA.3", "Layanan arsip", "Layanan", 12, 12, 100, 500000, 400000, 80],
        ],
        (),
        6,
        (Ubah("I4", 39.75, "I4"), Ubah("E4", 21, "F4")),
    ),
    Tata(
        "realisasi s.d. 31 Desember dan sisa dana",
        "realisasi_anggaran",
        [
            ["Pagu dan Realisasi Belanja Tahun Anggaran 2024"],
            ["Jenis Belanja", "Pagu Revisi", "Realisasi s.d. 31 Desember 2024", "Persentase Realisasi", "Sisa Dana"],
            ["Belanja Pegawai", 800000, 720000, "90,00%", 80000],
            ["Belanja Barang", 640000, 600000, "93,75%", 40000],
            ["Total", 1440000, 1320000, "91,67%", 120000],
        ],
        (),
        8,
        (Ubah("D3", "99,00%", "D3"), Ubah("C5", 1230000, "C5"), Ubah("E5", 210000, "E5")),
    ),
    Tata(
        "daya serap, jumlah yang hurufnya direnggangkan",
        "realisasi_anggaran",
        [
            ["Penyerapan Anggaran DIPA"],
            ["No", "DIPA", "Pagu", "Realisasi", "Daya Serap (%)"],
            [1, "DIPA 01", 800000, 720000, 90],
            [2, "DIPA 03", 640000, 600000, 93.75],
            ["J U M L A H", N, 1440000, 1320000, 91.67],
        ],
        (),
        5,
        (Ubah("E4", 39.75, "E4"), Ubah("C5", 1404000, "C5")),
    ),
    Tata(
        "total realisasi di samping realisasi anggaran setiap triwulan",
        "realisasi_anggaran",
        [
            ["Realisasi Anggaran per Triwulan"],
            ["No", "Program", "Pagu", "Realisasi Anggaran", N, N, N, "Total Realisasi", "%"],
            [N, N, N, "TW I", "TW II", "TW III", "TW IV", N, N],
            [1, "Program A", 800000, 100000, 200000, 220000, 200000, 720000, 90],
            [2, "Program B", 640000, 100000, 150000, 150000, 200000, 600000, 93.75],
        ],
        ("A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:H3", "I2:I3"),
        4,
        (Ubah("H4", 702000, "H4"), Ubah("I5", 39.75, "I5")),
    ),
    Tata(
        "program, kegiatan, sub kegiatan: induk yang diketik sama dengan jumlah rinciannya",
        "realisasi_anggaran",
        [
            ["Realisasi Anggaran Tahun 2024"],
            ["No", "Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi", "%"],
            ["1", "Program A", 1000000, 900000, 90],
            ["1.1", "Kegiatan B", 600000, 540000, 90],
            ["1.1.1", "Sub Kegiatan C", 400000, 360000, 90],
            ["1.1.2", "Sub Kegiatan D", 200000, 180000, 90],
            ["1.2", "Kegiatan E", 400000, 360000, 90],
            ["1.2.1", "Sub Kegiatan F", 400000, 360000, 90],
            [N, "Jumlah", 1000000, 900000, 90],
        ],
        (),
        15,
        (Ubah("C4", 600001, "C4"), Ubah("D6", 180010, "D4")),
    ),
    Tata(
        "bagian dari total anggaran",
        "alokasi",
        [
            ["Anggaran per Indikator Kinerja Utama"],
            ["No", "Sasaran Strategis", "Program", "Alokasi Anggaran", "% dari Total Anggaran"],
            [1, "Sasaran A", "Program A", 300000, "37,50%"],
            [2, "Sasaran B", "Program B", 500000, "62,50%"],
            ["Total", N, N, 800000, "100,00%"],
        ],
        (),
        4,
        (Ubah("E3", "73,50%", "E3"),),
    ),
    Tata(
        "komposisi menurut sumber dana",
        "alokasi",
        [
            ["Komposisi Anggaran Menurut Sumber Dana"],
            ["No", "Sumber Dana", "Jumlah (Rp)", "Proporsi (%)"],
            [1, "PAD", 300000, "37,50"],
            [2, "DAU", 500000, "62,50"],
            [N, "Jumlah", 800000, "100,00"],
        ],
        (),
        4,
        (Ubah("D4", "65,20", "D4"),),
    ),
    Tata(
        "anggaran dan realisasinya di samping capaian dan efisiensi",
        "efisiensi_anggaran",
        [
            ["Efisiensi Penggunaan Anggaran"],
            ["No", "Sasaran Strategis", "Anggaran", "Realisasi", "% Serapan", "% Capaian Kinerja", "Efisiensi"],
            [1, "Sasaran A", 800000, 720000, "90,00", "95,00", "5,00"],
            [2, "Sasaran B", 640000, 600000, "93,75", "106,25", "12,50"],
        ],
        (),
        4,
        (Ubah("C3", 880000, "E3"), Ubah("G4", "21,50", "G4")),
    ),
    Tata(
        "efisiensi terhadap anggaran seharusnya",
        "efisiensi_anggaran",
        [
            ["Efisiensi Anggaran per Sasaran"],
            ["No", "Sasaran", "Capaian Kinerja (%)", "Penyerapan (%)", "Tingkat Efisiensi (%)"],
            [1, "Sasaran A", "100,00", "90,00", "10,00"],
            [2, "Sasaran B", "80,00", "60,00", "25,00"],
        ],
        (),
        2,
        (Ubah("E4", "52,00", "E4"),),
    ),
    Tata(
        "anggaran yang dihemat dalam rupiah dan persen",
        "realisasi_anggaran",
        [
            ["Efisiensi Anggaran per Sasaran"],
            ["No", "Sasaran Strategis", "Anggaran (Rp)", "Realisasi (Rp)", "Efisiensi (Rp)", "Efisiensi (%)"],
            [1, "Sasaran A", 800000, 720000, 80000, 10],
            [2, "Sasaran B", 640000, 600000, 40000, 6.25],
        ],
        (),
        4,
        (Ubah("E3", 800000, "E3"), Ubah("F4", 2.65, "F4")),
    ),
    Tata(
        "pegawai: bilangan orang pasti sebagaimana tertulis",
        "efisiensi_sdm",
        [
            ["Efisiensi Penggunaan Sumber Daya Manusia"],
            ["No", "Jabatan", "Kebutuhan (ABK)", "Bezetting", "Kekurangan", "% Pemenuhan"],
            [1, "Pelaksana", 3, 3, 0, 100],
            [2, "Fungsional", 8, 7, 1, 87.5],
            [N, "Jumlah", 11, 10, 1, 90.91],
        ],
        (),
        8,
        (Ubah("E5", 2, "E5"), Ubah("F5", 90.19, "F5")),
    ),
    Tata(
        "dua kecamatan yang diperbandingkan",
        "pembanding",
        [
            ["Perbandingan Capaian antar Kecamatan Tahun 2024"],
            [
                "No",
                "Indikator Kinerja",
                "Realisasi Kecamatan A",
                "Realisasi Kecamatan B",
                "Selisih",
                "Perbandingan (%)",
            ],
            [1, "Indeks A", "76,00", "80,00", "-4,00", "95,00%"],
            [2, "Indeks B", "68,00", "64,00", "4,00", "106,25%"],
        ],
        (),
        4,
        (Ubah("E4", "4,50", "E4"), Ubah("F3", "59,00%", "F3")),
    ),
    Tata(
        "anggaran di bawah kelompok Realisasi Anggaran, rata-rata yang disebut nilai rata-rata",
        "kinerja_anggaran",
        [
            ["Perbandingan Kinerja dan Realisasi Anggaran"],
            ["Sasaran", "IKU", "Capaian Kinerja", N, N, "Realisasi Anggaran", N, N],
            [N, N, "Target", "Realisasi", "%", "Anggaran", "Realisasi", "Capaian"],
            ["Sasaran A", "Indeks A", 80, 76, 95, 800000, 720000, 90],
            ["Sasaran B", "Indeks B", 64, 68, 106.25, 640000, 600000, 93.75],
            ["Nilai Rata-rata Capaian", N, N, N, 100.63, N, N, 91.88],
        ],
        ("A2:A3", "B2:B3", "C2:E2", "F2:H2"),
        6,
        (Ubah("E6", 106.3, "E6"), Ubah("H4", 99, "H4")),
    ),
    Tata(
        "anggaran kas setiap semester di samping pagu setahun",
        "realisasi_anggaran",
        [
            ["Realisasi Anggaran Kas per Semester"],
            ["No", "Kegiatan", "Pagu", "Semester I", N, N, "Semester II", N, N],
            [N, N, N, "Target (Rp)", "Realisasi (Rp)", "%", "Target (Rp)", "Realisasi (Rp)", "%"],
            [1, "Kegiatan A", 1440000, 800000, 720000, 90, 640000, 600000, 93.75],
            [2, "Kegiatan B", 900000, 400000, 390000, 97.5, 500000, 400000, 80],
        ],
        ("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:I2"),
        6,
        (Ubah("I4", 39.75, "I4"), Ubah("C5", 990000, "C5")),
    ),
    Tata(
        "kinerja dan anggaran dengan satuannya di bawah setiap kelompok",
        "kinerja_anggaran",
        [
            ["Realisasi Program Tahun 2024"],
            ["No", "Program", "Indikator Kinerja", "Target", N, "Realisasi", N, "Capaian (%)", N],
            [N, N, N, *["Kinerja (%)", "Anggaran (Rp)"] * 2, "Kinerja (%)", "Anggaran (%)"],
            [1, "Program A", "Persentase A", 80, 800000, 76, 720000, 95, 90],
            [2, "Program B", "Persentase B", 64, 640000, 68, 600000, 106.25, 93.75],
        ],
        ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"),
        4,
        (Ubah("H4", 59, "H4"), Ubah("I5", 39.75, "I5")),
    ),
)
