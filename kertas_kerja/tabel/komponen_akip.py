"""Komponen nilai evaluasi AKIP: bobot, nilai, nilai hasil evaluasi, dan predikat."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, jumlah, pita
from kertas_kerja.tabel.capaian import CAPAIAN_KOMPONEN
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.komponen_rb import RINCIAN_KOMPONEN
from kertas_kerja.tabel.nilai_tahun import tahun_jadi_nilai

DASAR = "permenpanrb-88-2021"

TABEL = Deklarasi(
    kind="komponen_akip",
    judul="Nilai Evaluasi AKIP",
    uraian="Empat komponen evaluasi; tidak ada nilai di atas bobotnya; jumlahnya menentukan predikat.",
    kata_judul=r"\bs?akip\b|akuntabilitas kinerja",
    kata_baris=r"(perencanaan|pengukuran|pelaporan|evaluasi)( akuntabilitas)?( internal)?( kinerja)?",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN YANG DINILAI", wajib=True, lebar=44),
        KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("nilai", "NILAI", "ukuran", wajib=True, lebar=12),
        KolomTabel("capaian", "% CAPAIAN", "persen", lebar=12),
    ),
    ringkas=(
        BarisRingkas("predikat", "PREDIKAT AKUNTABILITAS KINERJA", r"predikat|tingkat akuntabilitas|kategori"),
        BarisRingkas(
            "total",
            "NILAI HASIL EVALUASI",
            r"nilai (hasil|akhir|akuntabilitas|akip|total)|" + JUMLAH,
        ),
    ),
    relasi=(
        CAPAIAN_KOMPONEN,
        Relasi("KK107", "nilai", Kolom("bobot") * 100, batas=True, dasar=DASAR, nama="bobot komponen"),
        *RINCIAN_KOMPONEN,
        Relasi(
            "KK201",
            "bobot",
            jumlah(Himpunan("bobot", "puncak")),
            baris="total",
            dasar=DASAR,
            nama="jumlah bobot",
            isi=False,
        ),
        Relasi(
            "KK205",
            "nilai",
            jumlah(Himpunan("nilai", "puncak")),
            baris="total",
            dasar=DASAR,
            nama="nilai hasil evaluasi",
        ),
        Relasi(
            "KK203",
            "nilai",
            pita(Ringkas("total", "nilai"), "predikat_akip"),
            baris="predikat",
            dasar=DASAR,
            nama="predikat AKIP",
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut", "jumlah_nilai", "nilai_aspek"}),
    hierarki=True,
    bergrup=None,
    sesuaikan=tahun_jadi_nilai,
    judul_wajib=True,
    dasar=DASAR,
)
