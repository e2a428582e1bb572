"""Indikator Kinerja Utama: formulasi, sumber data, dan definisi operasional."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TABEL = Deklarasi(
    kind="iku",
    judul="Indikator Kinerja Utama",
    uraian="Kinerja utama, indikatornya, cara menghitung, dan sumber datanya.",
    kata_judul=r"indikator kinerja utama|\biku\b",
    salah_satu=("formula", "sumber_data"),
    kolom=(
        KolomTabel("no", "NO.", "nomor", lebar=5),
        KolomTabel("sasaran", "KINERJA UTAMA", dari=("tujuan",), lebar=36),
        KolomTabel("indikator", "INDIKATOR KINERJA UTAMA", wajib=True, lebar=36),
        KolomTabel("satuan", "SATUAN", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("formula", "FORMULASI", lebar=44),
        KolomTabel("sumber_data", "SUMBER DATA", lebar=30),
        KolomTabel("penanggung_jawab", "PENANGGUNG JAWAB", lebar=24),
    ),
    tolak=frozenset({"realisasi", "capaian", "analisis", "pagu"}),
    bobot=0.1,
    dasar="permenpanrb-53-2014",
)
