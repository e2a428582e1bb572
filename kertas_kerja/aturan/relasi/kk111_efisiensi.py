"""KK111: Efisiensi adalah capaian dikurangi serapan (atau pemenuhan), dari persentase sebagaimana tercetak."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK111",
    nama="Efisiensi",
    tingkat="error",
    apa=("Efisiensi adalah capaian dikurangi serapan (atau pemenuhan), dari persentase sebagaimana tercetak."),
    mengapa="Total efisiensi adalah selisih dua rata-rata, bukan jumlah efisiensi tiap baris.",
    contoh="96,67% − 96,64% = 0,03%",
    cara="Hitung ulang selisihnya dari dua persentase pada baris itu.",
    dasar="hitungan",
    rumus="efisiensi = capaian − serapan (atau 1 − serapan ÷ capaian, menurut ukuran kolomnya)",
)
