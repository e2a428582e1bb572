"""KK125: hasil kali harus sama dengan perkalian kedua faktornya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK125",
    nama="Hasil kali",
    tingkat="error",
    apa="Hasil kali harus sama dengan perkalian kedua faktor di baris yang sama.",
    mengapa="Rincian biaya, pendapatan, dan nilai risiko diteruskan ke jumlahnya; perkalian yang keliru ikut.",
    contoh="120 kotak × 35.000 = 4.200.000, tertulis 4.250.000",
    cara="Kalikan kembali kedua faktornya, atau betulkan salah satunya.",
    dasar="hitungan",
    rumus="hasil = faktor pertama × faktor kedua",
)
