"""KK203: Predikat (kategori, mutu) harus sesuai dengan nilai yang diringkasnya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK203",
    nama="Predikat ringkasan",
    tingkat="error",
    apa="Predikat (kategori, mutu) harus sesuai dengan nilai yang diringkasnya.",
    mengapa="Predikat adalah yang dikutip orang; ia harus dapat diturunkan dari angkanya.",
    contoh="NKO 100,82% berarti Istimewa; nilai AKIP 81,40 berarti A",
    cara="Sesuaikan predikat dengan nilai, atau perbaiki nilainya.",
    dasar="perbup-jombang-47-2022",
    rumus="predikat = pita(nilai)",
)
