"""KK107: Nilai sebuah komponen tidak boleh melebihi bobotnya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK107",
    nama="Nilai melebihi bobot",
    tingkat="error",
    apa="Nilai sebuah komponen tidak boleh melebihi bobotnya.",
    mengapa="Bobot adalah nilai paling tinggi yang dapat dicapai sebuah komponen.",
    contoh="komponen berbobot 30 tidak mungkin bernilai 31,20",
    cara="Periksa nilai dan bobot komponen itu terhadap lembar hasil evaluasi.",
    dasar="permenpanrb-88-2021",
    rumus="nilai ≤ bobot",
)
