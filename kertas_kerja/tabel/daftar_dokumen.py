"""Daftar dokumen pendukung: peraturan dengan nomor dan tanggalnya (LRA APBDes, APBDes)."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TABEL = Deklarasi(
    kind="daftar_dokumen",
    judul="Daftar Dokumen Pendukung",
    uraian="Dokumen setiap desa atau unit dengan nomor dan tanggal penetapannya.",
    kata_judul=r"apbdes|dokumen|peraturan|laporan",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("desa", "DESA", lebar=28),
        KolomTabel("no_dokumen", "NO PERDES", wajib=True, lebar=20),
        KolomTabel("tanggal", "TANGGAL", wajib=True, lebar=16),
        KolomTabel("keterangan", "KETERANGAN", lebar=24),
    ),
    bergrup=None,
    tolak=frozenset({"target", "realisasi", "capaian", "indikator"}),
)
