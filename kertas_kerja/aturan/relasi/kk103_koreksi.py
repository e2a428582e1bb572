"""KK103: Koreksi harus sesuai dengan tarif predikat AKIP organisasi pada tahun tabel."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK103",
    nama="Koreksi AKIP",
    tingkat="error",
    apa="Koreksi harus sesuai dengan tarif predikat AKIP organisasi pada tahun tabel.",
    mengapa="Predikat AKIP yang lebih rendah mengurangi nilai kinerja organisasi menurut tarif resmi.",
    contoh="predikat BB berarti koreksi 10%, predikat A berarti 0%",
    cara="Periksa predikat AKIP tahun itu, lalu sesuaikan kolom koreksi.",
    dasar="perbup-jombang-47-2022",
    rumus="koreksi (2) = tarif predikat AKIP, atau tarif × normalisasi bila kolom berisi poin",
)
