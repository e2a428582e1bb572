"""Komponen Indeks Kepuasan Masyarakat: nilai tiap layanan dan rata-ratanya."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Ringkas, pita, rata
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi

DASAR = "permenpanrb-14-2017"

TABEL = Deklarasi(
    kind="komponen_ikm",
    judul="Komponen Hasil Penilaian IKM",
    uraian="Nilai kepuasan tiap layanan; nilai IKM adalah rata-ratanya.",
    kata_judul=r"\bikm\b|kepuasan masyarakat|\bskm\b",
    kata_baris=r"^(\d+\.? )?(layanan|pelayanan|persyaratan|sistem|prosedur|waktu|biaya|produk|kompetensi|perilaku"
    r"|penanganan pengaduan|sarana)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN UNSUR LAYANAN", wajib=True, lebar=52),
        KolomTabel("nilai", "IKM", "ukuran", wajib=True, lebar=14),
    ),
    ringkas=(
        BarisRingkas("mutu", "MUTU PELAYANAN", r"mutu|kategori|predikat"),
        BarisRingkas("total", "TOTAL NILAI", JUMLAH + r"|rata ?- ?rata|nilai (ikm|indeks)|ikm|indeks"),
    ),
    relasi=(
        Relasi("KK206", "nilai", rata(Himpunan("nilai")), baris="total", dasar=DASAR, nama="nilai IKM"),
        Relasi(
            "KK203",
            "nilai",
            pita(Ringkas("total", "nilai"), "mutu_ikm"),
            baris="mutu",
            dasar=DASAR,
            nama="mutu pelayanan",
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "bobot", "tindak_lanjut", "nilai_aspek"}),
    bergrup=None,
    judul_wajib=True,
    dasar=DASAR,
)
