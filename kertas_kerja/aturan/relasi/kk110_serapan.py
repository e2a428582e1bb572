"""KK110: Serapan harus sama dengan realisasi anggaran dibagi pagu."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK110",
    nama="Serapan anggaran",
    tingkat="error",
    apa="Serapan harus sama dengan realisasi anggaran dibagi pagu.",
    mengapa="Serapan dibandingkan dengan capaian untuk menilai efisiensi.",
    contoh="2.319.146.481 ÷ 2.673.693.824 = 86,74%",
    cara="Perbaiki serapan, atau periksa pagu dan realisasi anggarannya.",
    dasar="permenpanrb-53-2014",
    rumus="serapan = realisasi anggaran ÷ pagu",
)
