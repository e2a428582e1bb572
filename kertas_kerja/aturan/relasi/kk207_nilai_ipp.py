"""KK207: IPP harus sama dengan 75% F02 ditambah 25% F03."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK207",
    nama="Nilai IPP",
    tingkat="error",
    apa="IPP harus sama dengan 75% F02 ditambah 25% F03.",
    mengapa="IPP memakai F02 sebelum dibulatkan; selisih pembulatan bukan kesalahan, selebihnya kesalahan.",
    contoh="75% × 3,82 + 25% × 4,76 = 4,05 (F02 sebelum dibulatkan 3,8152)",
    cara="Hitung ulang IPP dari F02 dan F03.",
    dasar="permenpanrb-17-2017",
    rumus="IPP = 75% × F02 + 25% × F03",
)
