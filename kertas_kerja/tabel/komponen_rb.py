"""Indeks Reformasi Birokrasi: komponen, rinciannya, bobot, nilai, dan total."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.capaian import CAPAIAN_KOMPONEN
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.nilai_tahun import tahun_jadi_nilai

RINCIAN_KOMPONEN = (
    Relasi("KK208", "bobot", jumlah(Himpunan("bobot", "anak")), baris="induk", nama="bobot komponen", isi=False),
    Relasi("KK208", "nilai", jumlah(Himpunan("nilai", "anak")), baris="induk", nama="nilai komponen"),
)

TABEL = Deklarasi(
    kind="komponen_rb",
    judul="Indeks Reformasi Birokrasi",
    uraian="Nilai komponen adalah jumlah rinciannya; indeks adalah jumlah komponen.",
    kata_judul=r"reformasi birokrasi|\brb\b",
    kata_baris=r"capaian (sasaran )?strategi|birokrasi|rencana aksi (?:pembangunan )?(?:rb|reformasi)"
    r"|tata kelola pemerintahan digital",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("komponen", "Komponen", wajib=True, dari=("indikator",), lebar=60),
        KolomTabel("bobot", "Bobot", "persen", ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("nilai", "NILAI", "ukuran", wajib=True, lebar=14),
        KolomTabel("bertambah", "NAIK/TURUN", "ukuran", dari=("selisih",), lebar=12),
        KolomTabel("capaian", "% CAPAIAN", "persen", lebar=12),
    ),
    ringkas=(BarisRingkas("total", "TOTAL", JUMLAH + r"|nilai (rb|indeks|akhir)|indeks r"),),
    relasi=(
        *CAPAIAN_KOMPONEN,
        Relasi("KK107", "nilai", Kolom("bobot") * 100, batas=True, nama="bobot komponen"),
        *RINCIAN_KOMPONEN,
        Relasi("KK201", "bobot", jumlah(Himpunan("bobot", "puncak")), baris="total", nama="jumlah bobot", isi=False),
        Relasi("KK205", "nilai", jumlah(Himpunan("nilai", "puncak")), baris="total", nama="indeks RB"),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut", "nilai_aspek"}),
    hierarki=True,
    bergrup=None,
    sesuaikan=tahun_jadi_nilai,
    judul_wajib=True,
)
