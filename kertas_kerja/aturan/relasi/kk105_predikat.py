"""KK105: Predikat pada baris harus sesuai dengan pita tempat nilainya jatuh."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK105",
    nama="Predikat indikator",
    tingkat="error",
    apa="Predikat pada baris harus sesuai dengan pita tempat nilainya jatuh.",
    mengapa="Predikat yang tidak cocok dengan angkanya membuat laporan membantah dirinya sendiri.",
    contoh="nilai 92,81% berarti Baik (Berhasil), bukan Istimewa",
    cara="Sesuaikan kata predikat dengan nilai pada baris itu.",
    dasar="perbup-jombang-47-2022",
    rumus="predikat = pita(nilai akhir atau capaian, dua desimal)",
)
