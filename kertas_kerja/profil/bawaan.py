"""The built-in profile as Python. Made by packaging/profil.py from bawaan.toml; do not edit."""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DATA: dict[str, Any] = {
    "nama": "Bawaan (Kabupaten Jombang)",
    "berlaku_dari": "2022-01-01",
    "pko": {"batas_normalisasi": 110},
    "koreksi_akip": {
        "AA": {"tarif": 0, "bukti": "C"},
        "A": {"tarif": 0, "bukti": "S"},
        "BB": {"tarif": 10, "bukti": "S"},
        "B": {"tarif": 15, "bukti": "C"},
        "CC": {"tarif": 20, "bukti": "C"},
        "C": {"tarif": 30, "bukti": "C"},
        "D": {"tarif": 30, "bukti": "C"},
    },
    "polaritas": {"turun": "(2T-R)/T", "bukti": "C"},
    "menunjang": {"mulai": 100, "ya": "Sangat Menunjang", "tidak": "Kurang Menunjang"},
    "pita": {
        "predikat_pko": {
            "persen": True,
            "desimal": 2,
            "bukti": "S",
            "dasar": "perbup-jombang-47-2022",
            "batas": [
                [20, "Sangat Kurang"],
                [60, "Kurang"],
                [80, "Butuh Perbaikan (Cukup)", "Butuh Perbaikan"],
                [100, "Baik (Berhasil)", "Baik"],
                [110, "Istimewa (Sangat Berhasil)", "Istimewa"],
            ],
        },
        "predikat_akip": {
            "desimal": 2,
            "bukti": "A",
            "dasar": "permenpanrb-88-2021",
            "batas": [[30, "D"], [50, "C"], [60, "CC"], [70, "B"], [80, "BB"], [90, "A"], [100, "AA"]],
        },
        "predikat_rb": {
            "desimal": 2,
            "bukti": "C",
            "batas": [[30, "D"], [50, "C"], [60, "CC"], [70, "B"], [80, "BB"], [90, "A"], [100, "AA"]],
        },
        "mutu_ikm": {
            "desimal": 2,
            "bukti": "A",
            "dasar": "permenpanrb-14-2017",
            "batas": [
                [Decimal("64.99"), "D (Tidak Baik)", "D"],
                [Decimal("76.60"), "C (Kurang Baik)", "C"],
                [Decimal("88.30"), "B (Baik)", "B"],
                [100, "A (Sangat Baik)", "A"],
            ],
        },
        "kategori_ipp": {
            "desimal": 2,
            "bukti": "A",
            "dasar": "permenpanrb-17-2017",
            "batas": [
                [1, "F"],
                [Decimal("1.5"), "E"],
                [2, "D"],
                [Decimal("2.5"), "C-"],
                [3, "C"],
                [Decimal("3.5"), "B-"],
                [4, "B"],
                [Decimal("4.5"), "A-"],
                [5, "A"],
            ],
        },
    },
    "skala_lain": {
        "permendagri-86-2017": {
            "bukti": "C",
            "rentang": [
                ["≤ 50", "Sangat Rendah", "SR"],
                ["51 - 65", "Rendah", "R"],
                ["66 - 75", "Sedang", "S"],
                ["76 - 90", "Tinggi", "T"],
                ["91 - 100", "Sangat Tinggi", "ST"],
            ],
        },
        "lan-239-2003": {
            "bukti": "C",
            "rentang": [
                ["< 55", "Kurang Berhasil", "Tidak Berhasil"],
                ["55 ≤ x < 70", "Cukup Berhasil"],
                ["70 ≤ x < 85", "Berhasil"],
                ["85 ≤ x ≤ 100", "Sangat Berhasil"],
            ],
        },
    },
    "akip": {
        "bobot": {
            "perencanaan kinerja": 30,
            "pengukuran kinerja": 30,
            "pelaporan kinerja": 15,
            "evaluasi akuntabilitas kinerja internal": 25,
        }
    },
    "ikm": {"pengali_nrr": 25},
    "ipp": {
        "f02": 75,
        "f03": 25,
        "aspek": [
            "kebijakan pelayanan",
            "profesionalisme SDM",
            "sarana dan prasarana",
            "sistem informasi pelayanan publik",
            "konsultasi dan pengaduan",
            "inovasi",
        ],
        "bobot": {"instrumen yang berlaku": [24, 25, 18, 11, 10, 12], "PermenPANRB 17/2017": [30, 18, 15, 15, 15, 7]},
    },
    "ikpp": {"ikm_pembagi": 25, "ikm_pengali": Decimal("2.5"), "ipp_pengali": 2, "pembagi": 2, "bukti": "S"},
    "penetapan_target": {"jauh_di_atas": 10, "bukti": "C"},
    "alias": {
        "tribulan": "triwulan",
        "tb": "triwulan",
        "tw": "triwulan",
        "skm": "ikm",
        "indeks kepuasan masyarakat": "ikm",
        "survei kepuasan masyarakat": "ikm",
        "indeks pelayanan publik": "ipp",
        "nilai sakip": "akip",
        "nilai akip": "akip",
        "indeks reformasi birokrasi": "rb",
        "indeks rb": "rb",
    },
    "dasar": {
        "hitungan": {"judul": "Hitungan biasa; bentuk tabelnya menurut formulir", "diperiksa": True},
        "perpres-29-2014": {
            "judul": "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
            "berlaku_dari": "2014-04-21",
            "diperiksa": False,
        },
        "permenpanrb-53-2014": {
            "judul": "Peraturan Menteri PANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja, dan Tata Cara Reviu atas Laporan Kinerja",
            "pasal": "Lampiran",
            "diperiksa": False,
        },
        "permenpanrb-88-2021": {
            "judul": "Peraturan Menteri PANRB Nomor 88 Tahun 2021 tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
            "pasal": "Lampiran",
            "diperiksa": True,
            "catatan": "predikat dan bobot komponen AKIP",
        },
        "perbup-jombang-47-2022": {
            "judul": "Peraturan Bupati Jombang Nomor 47 Tahun 2022 sebagaimana diubah dengan Nomor 37 Tahun 2025 (penilaian kinerja organisasi)",
            "diperiksa": False,
            "catatan": "predikat PKO, batas 110 %, koreksi BB dan A seperti pada laporan sumber; teksnya belum dibaca",
        },
        "permenpanrb-14-2017": {
            "judul": "Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
            "pasal": "Lampiran",
            "diperiksa": False,
        },
        "permenpanrb-17-2017": {
            "judul": "Peraturan Menteri PANRB Nomor 17 Tahun 2017 tentang Pedoman Penilaian Kinerja Unit Penyelenggara Pelayanan Publik",
            "pasal": "Lampiran",
            "diperiksa": False,
            "catatan": "bobot 30/18/15/15/15/7; instrumen yang berlaku sekarang memakai 24/25/18/11/10/12",
        },
        "permendagri-86-2017": {
            "judul": "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah",
            "pasal": "Lampiran",
            "diperiksa": False,
            "catatan": "skala nilai peringkat kinerja, terbawa dari Permendagri 54/2010",
        },
        "lan-239-2003": {
            "judul": "Keputusan Kepala LAN Nomor 239/IX/6/8/2003 tentang Perbaikan Pedoman Penyusunan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah",
            "diperiksa": False,
            "catatan": "skala pengukuran ordinal capaian kinerja",
        },
        "ikpp-jombang": {
            "judul": "Rumus IKPP Kabupaten Jombang sebagaimana dipakai pada laporan sumber",
            "diperiksa": False,
        },
        "koreksi-akip-lain": {
            "judul": "Tarif koreksi AKIP predikat AA, B, CC, C, D: belum diperiksa",
            "diperiksa": False,
        },
    },
}
