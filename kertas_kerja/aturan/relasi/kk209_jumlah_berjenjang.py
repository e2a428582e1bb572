"""KK209: Anggaran induk harus sama dengan jumlah anggaran di bawahnya."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK209",
    nama="Jumlah berjenjang",
    tingkat="error",
    apa="Anggaran induk harus sama dengan jumlah anggaran di bawahnya.",
    mengapa="Sub kegiatan menjumlah ke kegiatan, kegiatan ke program, program ke sasaran.",
    contoh="97.755.250 + 50.400.000 = 148.155.250",
    cara="Cari baris yang belum ikut dijumlahkan, atau perbaiki angka induknya.",
    dasar="hitungan",
    rumus="induk = Σ baris langsung di bawahnya",
)
