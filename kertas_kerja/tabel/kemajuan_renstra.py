"""Realisasi terhadap target akhir Renstra: tingkat kemajuan dan rata-ratanya."""

from __future__ import annotations

from kertas_kerja.tabel.capaian import relasi_kemajuan
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel
from kertas_kerja.tabel.rata_jenjang import RINGKAS_RATA, relasi_rata

RELASI_KEMAJUAN = relasi_kemajuan(
    "KK112", "kemajuan", "realisasi", "target_renstra", dasar="permenpanrb-53-2014", nama="tingkat kemajuan"
)

TABEL = Deklarasi(
    kind="kemajuan_renstra",
    judul="Perbandingan Realisasi Kinerja s/d Akhir Periode RENSTRA",
    uraian="Tingkat kemajuan adalah realisasi dibagi target akhir Renstra.",
    kata_judul=r"renstra|rpjmd|jangka menengah|kemajuan",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Sasaran Strategis - Program", lebar=44, dari=("program", "tujuan")),
        KolomTabel("indikator", "Indikator Kinerja", wajib=True, lebar=44),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("target_renstra", "Target Akhir RPJMD/Renstra", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("realisasi", "Realisasi", "ukuran", wajib=True),
        KolomTabel("kemajuan", "Tingkat Kemajuan", "persen", dari=("capaian",)),
    ),
    ringkas=(*RINGKAS_RATA, BarisRingkas("total", "JUMLAH", JUMLAH)),
    relasi=(
        RELASI_KEMAJUAN,
        *relasi_rata("kemajuan"),
    ),
    tolak=frozenset({"normalisasi", "pagu", "pembanding", "analisis"}),
    bobot=0.4,
    hierarki=True,
    dasar="permenpanrb-53-2014",
)
