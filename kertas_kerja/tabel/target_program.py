"""Sasaran, indikator, dan target program, kegiatan, dan sub kegiatan."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel
from kertas_kerja.tabel.rencana import kolom_rencana

TABEL = Deklarasi(
    kind="target_program",
    judul="Sasaran, Indikator, Target Program, Kegiatan dan Sub Kegiatan",
    uraian="Program, kegiatan, dan sub kegiatan dengan indikator dan targetnya.",
    kata_judul=r"program.*kegiatan|target (program|kegiatan)|rencana aksi",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=6),
        KolomTabel("kode", "KODE", lebar=16),
        KolomTabel("program", "PROGRAM/ KEGIATAN/ SUB KEGIATAN", wajib=True, dari=("sasaran",), lebar=48),
        KolomTabel("indikator", "INDIKATOR PROGRAM/KEGIATAN/ SUB KEGIATAN", wajib=True, lebar=52),
        KolomTabel("satuan", "SATUAN", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("penanggung_jawab", "PENANGGUNG JAWAB", lebar=24),
    ),
    tolak=frozenset({"realisasi", "capaian", "pagu", "analisis", "formula", "realisasi_prev", "normalisasi"}),
    hierarki=True,
    sesuaikan=kolom_rencana,
    dasar="permenpanrb-53-2014",
)
