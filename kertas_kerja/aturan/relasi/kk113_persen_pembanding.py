"""KK113: Persen perbandingan harus sama dengan realisasi dibagi pembanding."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK113",
    nama="Persen perbandingan",
    tingkat="error",
    apa="Persen perbandingan harus sama dengan realisasi dibagi pembanding.",
    mengapa="Perbandingan dengan tingkat nasional, provinsi, dan kabupaten wajib ada di LKjIP.",
    contoh="9,00 ÷ 8,50 = 105,88%",
    cara="Perbaiki persentasenya, atau periksa angka pembanding.",
    dasar="permenpanrb-53-2014",
    rumus="persen = realisasi ÷ pembanding",
)
