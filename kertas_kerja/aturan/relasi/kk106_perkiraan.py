"""KK106: Perkiraan adalah nilai tahun lalu ditambah kenaikan."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK106",
    nama="Perkiraan nilai komponen",
    tingkat="error",
    apa="Perkiraan adalah nilai tahun lalu ditambah kenaikan.",
    mengapa="Target baru hanya dapat dipertanggungjawabkan bila dapat ditelusuri dari nilai tahun lalu.",
    contoh="24,65 ditambah 0,05 menjadi 24,70",
    cara="Perbaiki perkiraan atau kenaikannya.",
    dasar="permenpanrb-88-2021",
    rumus="perkiraan = nilai tahun lalu + bertambah",
)
