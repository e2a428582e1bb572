"""KK122: Nilai tertimbang adalah bobot dikali capaian indikatornya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK122",
    nama="Nilai tertimbang",
    tingkat="error",
    apa="Nilai tertimbang adalah bobot dikali capaian indikatornya.",
    mengapa="Nilai akhir adalah jumlah nilai tertimbang; satu baris yang keliru menggeser seluruhnya.",
    contoh="bobot 40% dan capaian 97,50% memberi 39,00%",
    cara="Hitung ulang dari bobot dan capaian pada baris itu.",
    dasar="hitungan",
    rumus="nilai tertimbang = bobot × capaian",
)
