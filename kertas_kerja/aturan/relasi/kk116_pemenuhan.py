"""KK116: Pemenuhan harus sama dengan yang tersedia dibagi kebutuhan; kekurangan adalah selisihnya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK116",
    nama="Pemenuhan kebutuhan",
    tingkat="error",
    apa="Pemenuhan harus sama dengan yang tersedia dibagi kebutuhan, dan kekurangan dengan selisihnya.",
    mengapa="Pemenuhan dikurangkan dari NKO untuk menilai efisiensi sumber daya.",
    contoh="16 ÷ 51 = 31,37%",
    cara="Perbaiki pemenuhan, atau periksa jumlah kebutuhan dan yang tersedia.",
    dasar="hitungan",
    rumus="pemenuhan = tersedia ÷ kebutuhan; kekurangan = kebutuhan - tersedia",
)
