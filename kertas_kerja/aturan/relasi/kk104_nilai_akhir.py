"""KK104: Nilai akhir adalah normalisasi sesudah koreksi."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK104",
    nama="Nilai akhir capaian",
    tingkat="error",
    apa="Nilai akhir adalah normalisasi sesudah koreksi.",
    mengapa="Nilai akhir inilah yang dijumlahkan dan dirata-rata menjadi NKO.",
    contoh="normalisasi 105,29% dengan koreksi 10% memberi 94,76%",
    cara="Hitung ulang nilai akhir dari normalisasi dan koreksi pada baris itu.",
    dasar="perbup-jombang-47-2022",
    rumus="nilai akhir (3) = (1) × (100% − (2))",
)
