"""KK124: jumlah harus sama dengan rincian di baris itu, persentase dengan bagiannya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK124",
    nama="Jumlah rincian",
    tingkat="error",
    apa="Jumlah harus sama dengan penjumlahan rincian di baris yang sama; persentasenya bagian dari jumlah itu.",
    mengapa="Rekapitulasi dikutip sebagai capaian dan sebagai pembagi; jumlah yang keliru ikut terbawa.",
    contoh="12 baik + 3 rusak ringan + 1 rusak berat = 16, tertulis 15",
    cara="Jumlahkan kembali barisnya, atau betulkan rinciannya.",
    dasar="hitungan",
    rumus="jumlah = rincian pertama + … + rincian terakhir",
)
