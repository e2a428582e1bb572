"""Efisiensi penggunaan anggaran: capaian kinerja dikurangi serapan anggaran."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, rata
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kinerja_anggaran import serapan

efisiensi = Kolom("capaian") - Kolom("serapan")

TABEL = Deklarasi(
    kind="efisiensi_anggaran",
    judul="Efisiensi Penggunaan Anggaran",
    uraian="Tingkat efisiensi adalah selisih dua persentase sebagaimana tercetak; totalnya selisih, bukan jumlah.",
    kata_judul=r"efisiensi",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS – PROGRAM", dari=("program", "tujuan"), lebar=48),
        KolomTabel("indikator", "INDIKATOR KINERJA", lebar=44),
        KolomTabel("capaian", "% CAPAIAN KINERJA", "persen", wajib=True),
        KolomTabel("serapan", "% REALISASI ANGGARAN", "persen", wajib=True),
        KolomTabel("efisiensi", "TINGKAT EFISIENSI", "persen", wajib=True),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("realisasi", "REALISASI", "ukuran"),
        KolomTabel("pagu", "ANGGARAN", "rupiah", ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("realisasi_anggaran", "REALISASI ANGGARAN", "rupiah", lebar=20, desimal=0),
    ),
    ringkas=(
        BarisRingkas(
            "total",
            "TOTAL EFISIENSI PENGGUNAAN ANGGARAN",
            JUMLAH + r"|rata ?- ?rata|tingkat efisiensi",
        ),
    ),
    relasi=(
        *RELASI_CAPAIAN,
        Relasi("KK110", "serapan", serapan, nama="serapan"),
        Relasi("KK111", "efisiensi", efisiensi, nama="efisiensi"),
        Relasi("KK110", "serapan", serapan, baris="total", nama="serapan"),
        Relasi("KK202", "capaian", rata(Himpunan("capaian")), baris="total", nama="rata-rata capaian"),
        Relasi("KK111", "efisiensi", efisiensi, baris="total", nama="total efisiensi"),
    ),
    bobot=0.5,
    hierarki=True,
    dasar="permenpanrb-53-2014",
)
