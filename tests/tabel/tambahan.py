"""Kinds of table beyond the list of the contract (ADR 0016); the report has none of them."""

TAMBAHAN = {
    "realisasi_anggaran",
    "cakupan",
    "komponen_nilai",
    "target_tahunan",
    "unsur_ikm",
    "rekap_kategori",
    "jenis_kelamin",
    "pendanaan_renstra",
    "rincian_jumlah",
    "rincian_kali",
}
