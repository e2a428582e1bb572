"""KK114: Selisih harus sama dengan realisasi dikurangi pembanding."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK114",
    nama="Selisih pembanding",
    tingkat="error",
    apa="Selisih harus sama dengan realisasi dikurangi pembanding.",
    mengapa="Tanda selisih menunjukkan di atas atau di bawah pembanding.",
    contoh="9,00 − 9,24 = −0,24",
    cara="Perbaiki selisih beserta tandanya.",
    dasar="permenpanrb-53-2014",
    rumus="selisih = realisasi − pembanding",
)
