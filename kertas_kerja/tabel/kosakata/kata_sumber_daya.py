"""Kata kepala kolom sumber daya (pegawai, aset) dan daftar (dokumen, rekomendasi, jadwal)."""

from __future__ import annotations

# fmt: off
KATA: dict[str, tuple[str, ...]] = {
    "kebutuhan": (
        "kebutuhan", "jumlah kebutuhan", "kebutuhan ideal", "jumlah ideal", "jumlah kebutuhan sdm",
        "jumlah kebutuhan aset", "kebutuhan (abk", "kebutuhan pegawai", "abk", "kebutuhan abk", "formasi",
        "kebutuhan sesuai abk", "standar kebutuhan", "seharusnya", "jumlah seharusnya", "kebutuhan menurut abk",
        "kebutuhan berdasarkan abk", "kebutuhan jabatan", "jumlah formasi",
    ),
    "kebutuhan_uraian": (
        "jumlah kebutuhan sdm (uraian", "jumlah kebutuhan aset (uraian", "uraian kebutuhan",
    ),
    "tersedia": (
        "tersedia", "jumlah tersedia", "ketersediaan", "yang ada", "jumlah yang ada", "eksisting",
        "bezetting", "jumlah sdm", "jumlah aset",
        "yang tersedia", "jumlah yang tersedia", "kondisi eksisting", "pegawai yang ada", "jumlah pegawai", "terisi",
        "jumlah terisi", "kondisi saat ini", "jumlah saat ini", "riil", "jumlah riil", "pegawai saat ini",
        "jumlah pegawai saat ini", "jumlah pegawai yang ada", "jumlah sdm tersedia", "jumlah aset tersedia",
        "sdm tersedia", "aset tersedia", "sdm yang tersedia", "aset yang tersedia", "jumlah sdm yang ada",
        "jumlah aset yang ada", "jumlah sdm saat ini",
    ),
    "pemenuhan": (
        "pemenuhan", "tingkat pemenuhan", "% pemenuhan", "persentase pemenuhan", "% ketersediaan",
        "persentase ketersediaan",
        "pemenuhan kebutuhan sdm", "pemenuhan kebutuhan aset",
        "rasio pemenuhan", "% terisi", "persentase terisi", "% keterisian", "persentase keterisian",
        "tingkat ketersediaan",
    ),
    "kekurangan": ("kekurangan", "kurang", "kekurangan/kelebihan"),
    "jabatan": ("jabatan", "nama jabatan", "uraian jabatan", "golongan", "pendidikan", "jenis sdm"),
    "barang": (
        "jenis barang", "nama barang", "uraian barang", "aset", "jenis aset", "sarana prasarana",
        "nama aset",
    ),
    "desa": ("desa", "nama desa", "desa/kelurahan", "kelurahan"),
    "no_dokumen": (
        "no perdes", "nomor perdes", "nomor dokumen", "no. perdes", "nomor peraturan", "no dokumen",
    ),
    "tanggal": ("tanggal", "tgl", "tanggal penetapan"),
    "rekomendasi": (
        "rekomendasi", "rekomendasi/permasalahan", "permasalahan", "hasil evaluasi", "uraian rekomendasi",
        "isi rekomendasi", "saran perbaikan", "saran/rekomendasi", "rekomendasi/saran", "rekomendasi bpk",
        "rekomendasi inspektorat", "rekomendasi lhe", "rekomendasi lhp", "catatan/rekomendasi",
    ),
    "jadwal": (
        "jadwal", "waktu", "target waktu", "waktu pelaksanaan", "jadwal pelaksanaan",
        "target penyelesaian",
    ),
}
# fmt: on
