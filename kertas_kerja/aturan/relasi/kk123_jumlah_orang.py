"""KK123: jumlah orang harus sama dengan laki-laki ditambah perempuan."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK123",
    nama="Laki-laki dan perempuan",
    tingkat="error",
    apa="Jumlah harus sama dengan laki-laki ditambah perempuan.",
    mengapa="Tabel pegawai di Bab I diulang di tabel kebutuhan dan efisiensi; jumlah yang keliru ikut terbawa.",
    contoh="5 laki-laki + 7 perempuan = 12, tertulis 13",
    cara="Jumlahkan kembali barisnya, atau betulkan salah satu dari ketiganya.",
    dasar="hitungan",
    rumus="jumlah = laki-laki + perempuan",
)
