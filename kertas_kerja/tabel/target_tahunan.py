"""Target kinerja setiap tahun Renstra atau RPJMD: tujuan, sasaran, indikator, dan target tahun demi tahun."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel
from kertas_kerja.tabel.target_tahun import kolom_target_tahun

TABEL = Deklarasi(
    kind="target_tahunan",
    judul="Target Kinerja Tahunan Renstra",
    uraian="Target setiap indikator dari tahun ke tahun selama periode Renstra; belum ada realisasinya.",
    kata_judul=r"renstra|rpjmd|\brpd\b|jangka menengah|tujuan.*sasaran",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN", dari=("tujuan", "program"), lebar=44),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=44),
        KolomTabel("satuan", "SATUAN", lebar=10),
        KolomTabel("polaritas", "POLARITAS", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("target_renstra", "KONDISI AKHIR", "ukuran", ditetapkan=True),
    ),
    tolak=frozenset(
        {
            "realisasi",
            "capaian",
            "kemajuan",
            "normalisasi",
            "pembanding",
            "pagu",
            "realisasi_anggaran",
            "target_prev",
            "analisis",
        }
    ),
    bergrup=True,
    sesuaikan=kolom_target_tahun,
    dasar="permenpanrb-53-2014",
)
