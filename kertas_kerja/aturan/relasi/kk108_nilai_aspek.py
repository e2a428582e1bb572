"""KK108: Nilai aspek adalah bobot dikali nilai rata-rata indikatornya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK108",
    nama="Nilai aspek",
    tingkat="error",
    apa="Nilai aspek adalah bobot dikali nilai rata-rata indikatornya.",
    mengapa=(
        "Bobot yang tercetak harus benar-benar menghasilkan nilai yang tercetak; bobot lama sering "
        "tertinggal di formulir."
    ),
    contoh="bobot 24% dan nilai 3,95 memberi 0,95",
    cara="Periksa apakah bobot yang tercetak adalah bobot instrumen yang berlaku.",
    dasar="permenpanrb-17-2017",
    rumus="nilai aspek = bobot × nilai indikator",
)
