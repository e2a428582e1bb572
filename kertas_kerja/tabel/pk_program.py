"""Perjanjian Kinerja bagian program: program, indikator, target, anggaran, dan jumlah anggaran."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.rincian import HIMPUNAN_RINCIAN, KOLOM_MURNI, relasi_murni, tanpa_murni, varian_rincian

TABEL = Deklarasi(
    kind="pk_program",
    judul="Perjanjian Kinerja (program dan anggaran)",
    uraian="Program beserta indikator, target, dan anggarannya; jumlah anggaran di baris terakhir.",
    kata_judul=r"perjanjian kinerja|\bpk\b|program",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN PROGRAM", lebar=38),
        KolomTabel("program", "PROGRAM", wajib=True, lebar=38),
        KolomTabel("indikator", "INDIKATOR PROGRAM", lebar=38),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("pagu", "ANGGARAN", "rupiah", wajib=True, ditetapkan=True, lebar=20, desimal=0),
        *KOLOM_MURNI,
        KolomTabel("keterangan", "KETERANGAN", lebar=14),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH, tanpa_label=True),),
    relasi=(
        Relasi(
            "KK209",
            "pagu",
            jumlah(Himpunan("pagu", "anak")),
            baris="induk",
            varian="berjenjang",
            nama="anggaran",
            isi=False,
        ),
        *(
            Relasi("KK201", "pagu", jumlah(Himpunan("pagu", h)), baris="total", varian=varian, nama="jumlah anggaran")
            for varian, h in HIMPUNAN_RINCIAN.items()
        ),
        *relasi_murni(HIMPUNAN_RINCIAN),
    ),
    tolak=frozenset({"realisasi", "capaian", "realisasi_anggaran", "serapan", "bagian_anggaran"}),
    sesuaikan=tanpa_murni,
    rincian=True,
    varian=varian_rincian,
    dasar="permenpanrb-53-2014",
)
