"""Efisiensi penggunaan sumber daya manusia: capaian organisasi dikurangi pemenuhan kebutuhan."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi
from kertas_kerja.tabel.efisiensi_sumber_daya import (
    RELASI_SUMBER_DAYA,
    SALAH_SATU,
    kolom_sumber_daya,
    rapikan_baris,
    ringkas_sumber_daya,
)

TABEL = Deklarasi(
    kind="efisiensi_sdm",
    judul="Efisiensi Penggunaan Sumber Daya Manusia",
    uraian="Pemenuhan adalah yang tersedia dibagi kebutuhan; efisiensi adalah NKO dikurangi pemenuhan.",
    salah_satu=SALAH_SATU,
    kata_judul=r"sumber daya manusia|\bsdm\b|pegawai",
    kolom=kolom_sumber_daya("SDM"),
    ringkas=ringkas_sumber_daya("SDM"),
    relasi=RELASI_SUMBER_DAYA,
    kata_kepala=r"\bsdm\b|sumber daya manusia|pegawai|jabatan|bezetting|\babk\b|formasi",
    bobot=0.4,
    rapikan=rapikan_baris,
    dasar="permenpanrb-53-2014",
)
