"""KK121: Bertambah/(berkurang) adalah anggaran sesudah dikurangi anggaran sebelum perubahan."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK121",
    nama="Perubahan anggaran",
    tingkat="error",
    apa="Bertambah/(berkurang) adalah anggaran sesudah dikurangi anggaran sebelum perubahan.",
    mengapa="Perubahan anggaran yang salah tanda atau salah hitung menyesatkan pembaca Perjanjian Kinerja perubahan.",
    contoh="1.000.000.000 − 900.000.000 = 100.000.000, yaitu 11,11% dari anggaran sebelum perubahan",
    cara="Hitung ulang dari kedua anggaran pada baris itu; yang berkurang bertanda minus atau dalam kurung.",
    dasar="permenpanrb-53-2014",
    rumus="bertambah/(berkurang) = anggaran sesudah − anggaran sebelum; dalam persen: dibagi anggaran sebelum",
)
