"""KK115: Persentase anggaran harus sama dengan anggaran dibagi jumlahnya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK115",
    nama="Bagian anggaran",
    tingkat="error",
    apa="Persentase anggaran (atau banyaknya indikator) harus sama dengan anggaran (banyaknya) dibagi jumlahnya.",
    mengapa="Bagian anggaran menunjukkan sasaran mana yang diutamakan.",
    contoh="306.974.150 ÷ 2.673.693.824 = 11,48%",
    cara="Hitung ulang persentasenya terhadap baris jumlah.",
    dasar="hitungan",
    rumus="bagian = anggaran ÷ jumlah anggaran",
)
