"""KK205: Nilai indeks harus sama dengan jumlah nilai komponennya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK205",
    nama="Jumlah nilai komponen",
    tingkat="error",
    apa="Nilai indeks harus sama dengan jumlah nilai komponennya.",
    mengapa="Indeks yang tidak sama dengan jumlah komponennya tidak dapat dipertanggungjawabkan.",
    contoh="24,30 + 25,20 + 10,65 + 21,25 = 81,40",
    cara="Cocokkan nilai tiap komponen dengan lembar hasil evaluasi.",
    dasar="permenpanrb-88-2021",
    rumus="nilai = Σ nilai komponen",
)
