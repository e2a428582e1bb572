"""Perjanjian Kinerja bagian sasaran: sasaran, indikator, dan target."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel
from kertas_kerja.tabel.rencana import kolom_rencana

TABEL = Deklarasi(
    kind="pk_sasaran",
    judul="Perjanjian Kinerja",
    uraian="Sasaran strategis, indikator kinerja, dan target yang diperjanjikan.",
    kata_judul=r"perjanjian kinerja|\bpk\b|penetapan kinerja|rencana aksi|renaksi",
    kolom=(
        KolomTabel("no", "NO.", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS", wajib=True, dari=("tujuan",), lebar=44),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=44),
        KolomTabel("satuan", "SATUAN", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", wajib=True, ditetapkan=True),
    ),
    tolak=frozenset(
        {
            "realisasi",
            "capaian",
            "program",
            "pagu",
            "formula",
            "sumber_data",
            "analisis",
            "realisasi_prev",
            "normalisasi",
            "target_renstra",
        }
    ),
    sesuaikan=kolom_rencana,
    boleh_tanpa=frozenset({"sasaran"}),
    dasar="permenpanrb-53-2014",
)
