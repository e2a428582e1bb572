"""Komponen Indeks Kualitas Kinerja Kecamatan: nilai tertimbang enam aspek dan jumlahnya."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.nilai_tahun import tahun_jadi_nilai

TABEL = Deklarasi(
    kind="komponen_ikkk",
    judul="Komponen Hasil Penilaian IKKK",
    uraian="Nilai tertimbang tiap aspek; nilai IKKK adalah jumlahnya.",
    kata_judul=r"\bikkk\b|kualitas kinerja (kecamatan|kewilayahan)",
    kata_baris=r"^(\d+\.? )?aspek (penunjang|penyelenggaraan|pemberdayaan|ketent|pembinaan)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN PENILAIAN", wajib=True, lebar=56),
        KolomTabel("nilai", "NILAI IKKK", "ukuran", wajib=True, lebar=14),
    ),
    ringkas=(BarisRingkas("total", "TOTAL NILAI", JUMLAH + r"|nilai (ikkk|indeks)|ikkk"),),
    relasi=(Relasi("KK205", "nilai", jumlah(Himpunan("nilai")), baris="total", nama="nilai IKKK"),),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut", "nilai_aspek"}),
    bergrup=None,
    sesuaikan=tahun_jadi_nilai,
    judul_wajib=True,
)
