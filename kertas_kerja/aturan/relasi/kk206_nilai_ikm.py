"""KK206: Nilai IKM harus sama dengan rata-rata nilai layanan."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK206",
    nama="Nilai IKM",
    tingkat="error",
    apa="Nilai IKM harus sama dengan rata-rata nilai layanan.",
    mengapa="Jumlah dan rata-rata sering tertukar pada baris terakhir tabel IKM.",
    contoh="rata-rata sepuluh layanan 990,27 ÷ 10 = 99,03",
    cara="Hitung ulang rata-rata nilai layanan.",
    dasar="permenpanrb-14-2017",
    rumus="IKM = rata-rata nilai layanan",
)
