"""KK204: Estimasi harus sama dengan jumlah atau rata-rata perkiraan, menurut cara indeks itu dihitung."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK204",
    nama="Estimasi nilai",
    tingkat="error",
    apa="Estimasi harus sama dengan jumlah atau rata-rata perkiraan, menurut cara indeks itu dihitung.",
    mengapa="Estimasi inilah yang menjadi target; ia harus dapat dihitung ulang dari komponennya.",
    contoh="rata-rata enam aspek 452,40 ÷ 6 = 75,40",
    cara="Hitung ulang estimasi dari kolom perkiraan.",
    dasar="permenpanrb-88-2021",
    rumus="estimasi = Σ perkiraan (AKIP, F02) atau rata-rata perkiraan (IKM, IKKK)",
)
