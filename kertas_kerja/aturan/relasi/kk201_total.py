"""KK201: Baris jumlah harus sama dengan jumlah baris di atasnya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK201",
    nama="Jumlah",
    tingkat="error",
    apa="Baris jumlah harus sama dengan jumlah baris di atasnya.",
    mengapa="Jumlah yang tidak cocok adalah kesalahan yang paling cepat terlihat oleh pemeriksa.",
    contoh="2.366.719.674 ditambah lima program lain menjadi 2.673.693.824",
    cara="Hitung ulang jumlahnya, atau cari baris yang belum ikut dijumlahkan.",
    dasar="hitungan",
    rumus="total = Σ baris data",
)
