"""Menaksir tinggi baris: Excel tidak menyesuaikan tinggi sel gabungan, jadi tingginya ditulis."""

from __future__ import annotations

TINGGI_MAKS = 405.0
_LEBAR_HURUF = {
    **dict.fromkeys("ijl'|", 0.23),
    **dict.fromkeys(" .,:;!/()[]ftI-", 0.3),
    **dict.fromkeys("rskcvxyz", 0.48),
}
_LEBAR_HURUF |= {**dict.fromkeys("mwMW%@", 0.86), **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.7)}
_BIASA = 0.56
_PIKSEL_PER_POIN = 4 / 3


def tinggi_baris(banyak: float, ukuran: float = 10) -> float:
    """Tinggi dalam poin untuk ``banyak`` baris teks, tidak melampaui batas Excel."""
    return round(min(TINGGI_MAKS, 3 + banyak * ukuran * 1.3), 2)


def banyak_baris(teks: str, lebar: float, *, ukuran: float = 10, tebal: bool = False) -> int:
    """Banyak baris yang dibutuhkan ``teks`` pada kolom selebar ``lebar`` huruf."""
    ruang = lebar * 7 - 3
    faktor = ukuran * _PIKSEL_PER_POIN * (1.08 if tebal else 1.0)
    return sum(_terbungkus(satu, ruang / faktor) for satu in teks.split("\n"))


def _terbungkus(paragraf: str, ruang: float) -> int:
    baris, terpakai = 1, 0.0
    for kata in paragraf.split(" "):
        panjang = sum(_LEBAR_HURUF.get(huruf, _BIASA) for huruf in kata)
        if terpakai and terpakai + 0.3 + panjang > ruang:
            baris, terpakai = baris + 1, 0.0
        terpakai += panjang + (0.3 if terpakai else 0.0)
        while terpakai > ruang:
            baris, terpakai = baris + 1, terpakai - ruang
    return baris
