"""KK102: Normalisasi adalah capaian yang dibatasi antara 0% dan 110%."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK102",
    nama="Normalisasi capaian",
    tingkat="error",
    apa="Normalisasi adalah capaian yang dibatasi antara 0% dan 110%.",
    mengapa=("Tanpa batas atas, satu indikator yang melampaui target jauh dapat menutupi indikator lain yang gagal."),
    contoh="capaian 122,55% dinormalkan menjadi 110,00%",
    cara="Isi normalisasi dengan capaian, paling tinggi 110%.",
    dasar="perbup-jombang-47-2022",
    rumus="normalisasi = MIN(MAX(capaian; 0); 110%)",
)
