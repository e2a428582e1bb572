"""Efisiensi penggunaan aset: capaian organisasi dikurangi pemenuhan kebutuhan."""

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
    kind="efisiensi_aset",
    judul="Efisiensi Penggunaan Aset",
    uraian="Pemenuhan adalah yang tersedia dibagi kebutuhan; efisiensi adalah NKO dikurangi pemenuhan.",
    salah_satu=SALAH_SATU,
    kata_judul=r"\baset\b|barang milik|sarana",
    kolom=kolom_sumber_daya("Aset"),
    ringkas=ringkas_sumber_daya("Aset"),
    relasi=RELASI_SUMBER_DAYA,
    kata_kepala=r"\baset\b|barang|sarana",
    bobot=0.4,
    rapikan=rapikan_baris,
    dasar="permenpanrb-53-2014",
)
