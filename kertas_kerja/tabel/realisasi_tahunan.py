"""Realisasi tahun ini di samping realisasi dua tahun sebelumnya."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TABEL = Deklarasi(
    kind="realisasi_tahunan",
    judul="Perbandingan Realisasi Kinerja Tahun ini dengan Dua Tahun Terakhir",
    uraian="Realisasi tiga tahun berdampingan; tahun tanpa data ditulis n/a.",
    kata_judul=r"perbandingan realisasi|tahun terakhir|tahun sebelumnya",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS - PROGRAM", lebar=44, dari=("program", "tujuan")),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=44),
        KolomTabel("satuan", "SATUAN", lebar=10),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("realisasi", "REALISASI", "ukuran", wajib=True),
    ),
    tolak=frozenset({"capaian", "normalisasi", "pembanding", "pagu", "target_renstra", "analisis"}),
    bergrup=True,
    bobot=0.5,
    hierarki=True,
    dasar="permenpanrb-53-2014",
)
