"""KK202: Rata-rata (NKO) harus sama dengan rata-rata nilai baris yang terdefinisi."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK202",
    nama="Rata-rata dan NKO",
    tingkat="error",
    apa="Rata-rata (NKO) harus sama dengan rata-rata nilai baris yang terdefinisi.",
    mengapa="NKO menentukan predikat organisasi; baris tanpa target tidak boleh ikut dalam rata-rata.",
    contoh="(92,81% + 104,90% + 104,76%) ÷ 3 = 100,82%",
    cara="Hitung ulang rata-ratanya atas baris yang berisi nilai.",
    dasar="perbup-jombang-47-2022",
    rumus="NKO (5) = rata-rata nilai akhir",
)
