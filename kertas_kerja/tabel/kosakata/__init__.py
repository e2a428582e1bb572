"""Kata-kata kepala kolom pada formulir nyata dan nama bakunya: satu-satunya rumah bagi kata kepala.

Urutan pencocokan: sama persis setelah dinormalkan, lalu pola awal kalimat, lalu salah ketik satu huruf per kata.
Tahun dan tribulan di dalam kepala kolom dipisahkan sebagai `periode`: "REALISASI TB IV" adalah
`realisasi` pada periode "TB IV".
"""

from __future__ import annotations

from kertas_kerja.tabel.kosakata.cari import BATAS_TERTULIS, KOSAKATA, KataKepala, kenali_kepala
from kertas_kerja.tabel.kosakata.kata_waktu import (
    KATA_TRIBULAN,
    KE_TRIBULAN,
    RENTANG_TAHUN,
    SAMPAI_DENGAN,
    TRIBULAN,
    TRIBULAN_KE,
)
from kertas_kerja.tabel.kosakata.mirip import adalah_kepala, kenali_mirip
from kertas_kerja.tabel.kosakata.periode import BAGIAN_TAHUN, pisah_periode
from kertas_kerja.tabel.kosakata.teks import daun_polos, mungkin_bernomor, normalkan, sambungkan, tahun_dalam
from kertas_kerja.tabel.kosakata.unsur import MIN_UNSUR, UNSUR

__all__ = [
    "BAGIAN_TAHUN",
    "BATAS_TERTULIS",
    "KATA_TRIBULAN",
    "KE_TRIBULAN",
    "KOSAKATA",
    "MIN_UNSUR",
    "RENTANG_TAHUN",
    "SAMPAI_DENGAN",
    "TRIBULAN",
    "TRIBULAN_KE",
    "UNSUR",
    "KataKepala",
    "adalah_kepala",
    "daun_polos",
    "kenali_kepala",
    "kenali_mirip",
    "mungkin_bernomor",
    "normalkan",
    "pisah_periode",
    "sambungkan",
    "tahun_dalam",
]
