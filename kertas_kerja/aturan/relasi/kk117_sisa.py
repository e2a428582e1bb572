"""KK117: Sisa harus sama dengan pagu dikurangi realisasi anggaran."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK117",
    nama="Sisa anggaran",
    tingkat="error",
    apa="Sisa harus sama dengan pagu dikurangi realisasi anggaran.",
    mengapa="Sisa yang salah menyesatkan perencanaan perubahan anggaran.",
    contoh="2.673.693.824 − 2.319.146.481 = 354.547.343",
    cara="Hitung ulang sisa dari pagu dan realisasi pada baris itu.",
    dasar="hitungan",
    rumus="sisa = pagu − realisasi anggaran",
)
