"""KK112: Tingkat kemajuan harus sama dengan realisasi dibagi target akhir Renstra."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK112",
    nama="Tingkat kemajuan",
    tingkat="error",
    apa="Tingkat kemajuan harus sama dengan realisasi dibagi target akhir Renstra; realisasi sampai tahun ini.",
    mengapa="Angka ini menunjukkan apakah target Renstra masih wajar.",
    contoh="69,61 ÷ 76,50 = 90,99%",
    cara="Perbaiki tingkat kemajuan, atau periksa target akhir Renstra.",
    dasar="permenpanrb-53-2014",
    rumus="kemajuan = realisasi ÷ target akhir Renstra; pada formulir E.81 realisasi = tahun lalu + tahun ini",
)
