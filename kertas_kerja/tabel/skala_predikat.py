"""Skala predikat capaian kinerja: rentang persentase dan kategorinya."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TABEL = Deklarasi(
    kind="skala_predikat",
    judul="Skala Predikat Capaian Kinerja",
    uraian="Rentang persentase capaian dan kategori yang berlaku; batas atas termasuk ke dalam rentang.",
    kata_judul=r"skala|predikat|kategori",
    kata_baris=r"^[>≥<≤ ]*\d+([.,]\d+)? ?%? ?(-|s\.?/?d\.?|sampai|[<≤]) ?[<≤]?"
    r"|^(x ?)?([<≤>≥]|lebih dari|kurang dari|di ?atas|di ?bawah)=? ?\d|^\d+ ?%? (ke ?atas|ke ?bawah)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel(
            "rentang",
            "PERSENTASE CAPAIAN KINERJA",
            "rentang",
            wajib=True,
            dari=("capaian", "nilai"),
            lebar=30,
        ),
        KolomTabel("predikat", "KATEGORI", "predikat", wajib=True, dari=("keterangan",), lebar=34),
    ),
    tolak=frozenset({"target", "realisasi", "indikator", "pagu", "komponen", "bobot"}),
    dasar="perbup-jombang-47-2022",
)
