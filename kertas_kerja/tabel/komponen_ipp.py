"""Data pendukung Indeks Pelayanan Publik: F02 = Σ bobot × nilai, IPP = 75% F02 + 25% F03."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Parameter, Ringkas, jumlah, pita
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi

DASAR = "permenpanrb-17-2017"

TABEL = Deklarasi(
    kind="komponen_ipp",
    judul="Data Pendukung IPP",
    uraian="Nilai aspek adalah bobot kali nilai; F02 jumlahnya; IPP menimbang F02 dan F03.",
    kata_judul=r"\bipp\b|indeks pelayanan publik|\bf ?0?2\b",
    kata_baris=r"(aspek )?(kebijakan pelayanan|profesional|sarana|sistem informasi|konsultasi|inovasi)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "ASPEK DAN INDIKATOR", wajib=True, dari=("indikator",), lebar=48),
        KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("jumlah_nilai", "JUMLAH NILAI INDIKATOR", "ukuran", lebar=16),
        KolomTabel("nilai_aspek", "NILAI ASPEK", "ukuran", wajib=True, dari=("nilai",), lebar=14),
    ),
    ringkas=(
        BarisRingkas("f02", "INDEX F02", r"(inde[kx]s?|nilai)? ?f ?0?2\b|" + JUMLAH, atas=True),
        BarisRingkas("f03", "INDEX F03", r"(inde[kx]s?|nilai)? ?f ?0?3\b"),
        BarisRingkas("kategori", "KATEGORI", r"kategori|predikat"),
        BarisRingkas("ipp", "Indeks Pelayanan Publik", r"inde[kx]s? pelayanan publik|nilai ipp|ipp"),
    ),
    relasi=(
        Relasi("KK108", "nilai_aspek", Kolom("bobot") * Kolom("jumlah_nilai"), dasar=DASAR, nama="nilai aspek"),
        Relasi("KK205", "nilai_aspek", jumlah(Himpunan("nilai_aspek")), baris="f02", dasar=DASAR, nama="F02"),
        Relasi(
            "KK207",
            "nilai_aspek",
            Parameter("ipp_f02") * Ringkas("f02", "nilai_aspek") + Parameter("ipp_f03") * Ringkas("f03", "nilai_aspek"),
            baris="ipp",
            dasar=DASAR,
            nama="IPP",
        ),
        Relasi(
            "KK203",
            "nilai_aspek",
            pita(Ringkas("ipp", "nilai_aspek"), "kategori_ipp"),
            baris="kategori",
            dasar=DASAR,
            nama="kategori IPP",
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut"}),
    bergrup=None,
    judul_wajib=True,
    dasar=DASAR,
)
