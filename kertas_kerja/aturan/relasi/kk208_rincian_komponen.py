"""KK208: Nilai komponen harus sama dengan jumlah rinciannya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK208",
    nama="Rincian komponen",
    tingkat="error",
    apa="Nilai komponen harus sama dengan jumlah rinciannya.",
    mengapa="Rincian yang tidak menjumlah berarti salah satu nilai keliru disalin.",
    contoh="41,30 + 33,65 = 74,95",
    cara="Cocokkan rincian dengan lembar hasil evaluasi.",
    dasar="hitungan",
    rumus="komponen = Σ rincian",
)
