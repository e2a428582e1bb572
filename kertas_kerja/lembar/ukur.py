"""How much room a text takes in a column: for rows whose height Excel does not fit by itself (merged cells, rows
beside a chart)."""

from __future__ import annotations

from math import ceil

TINGGI_BARIS = 1.32  # of the font size in points
_SEMPIT = frozenset("iljtfrI.,:;'|!()[] -")
_LEBAR = frozenset("mwMWQOGABCDEHKNRUVXY%@&")


def lebar_teks(teks: str, ukuran: float = 10) -> float:
    """The width in column units (one digit of 10 points), a little generous."""
    satuan = sum(0.62 if h in _SEMPIT else 1.32 if h in _LEBAR else 1.02 for h in teks)
    return satuan * ukuran / 10


def banyak_baris(teks: str, lebar: float, ukuran: float = 10) -> int:
    """Lines of a wrapped text in a column of that width; words longer than a line are broken."""
    return sum(_satu_alinea(a, max(lebar - 1.0, 1.0), ukuran) for a in teks.split("\n")) or 1


def _satu_alinea(teks: str, lebar: float, ukuran: float) -> int:
    baris, terisi = 1, 0.0
    for kata in teks.split():
        panjang = lebar_teks(kata, ukuran)
        sela = lebar_teks(" ", ukuran) if terisi else 0.0
        if terisi and terisi + sela + panjang > lebar:
            baris, terisi, sela = baris + 1, 0.0, 0.0
        terisi += sela + panjang
        if terisi > lebar:
            tambah = ceil(terisi / lebar) - 1
            baris, terisi = baris + tambah, terisi - tambah * lebar
    return baris


def tinggi(baris: int, ukuran: float = 10) -> float:
    """The row height in points for that many lines."""
    return round(baris * ukuran * TINGGI_BARIS + 3, 1)
