"""How much room a text takes in a column: row heights are written into the file, because not every program fits
wrapped rows when it opens one (LibreOffice does not, and nobody does for merged cells)."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

# Advance widths of Arial (Helvetica) for "!" to "~", in thousandths of the font size.
_ARIAL = (
    278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
    778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260,
    334, 584,
)  # fmt: skip
_SPASI = 278
_LAIN = 700


class _Lebar(dict[str, int]):
    """The advance width of a character; one that Arial's table does not hold takes an average."""

    def __missing__(self, huruf: str) -> int:
        return _LAIN


_LEBAR = _Lebar({" ": _SPASI, **{chr(33 + ke): lebar for ke, lebar in enumerate(_ARIAL)}})
TITIK = 0.75  # points of a pixel: 72 / 96
PIKSEL = 1 / TITIK  # pixels of a point
DIGIT = 7  # pixels of one column unit
_LONGGAR = 1.03  # other machines, other fonts
TINGGI_BARIS = 1.3  # of the font size


def piksel(lebar: float) -> float:
    """The width in pixels of a column that is `lebar` characters wide, its margins included."""
    return lebar * DIGIT + 5


@lru_cache(maxsize=8192)
def lebar_teks(teks: str, ukuran: float = 10) -> float:
    """The width of a line in pixels at 96 dpi, a little generous."""
    return sum(map(_LEBAR.__getitem__, teks)) / 1000 * ukuran * PIKSEL * _LONGGAR


@lru_cache(maxsize=8192)
def banyak_baris(teks: str, lebar: float, ukuran: float = 10) -> int:
    """Lines of a wrapped text in a column that is `lebar` units wide; words longer than a line are broken."""
    return sum(_satu_alinea(a, max(lebar * DIGIT - 1, 12.0), ukuran) for a in teks.split("\n"))


def _satu_alinea(teks: str, lebar: float, ukuran: float) -> int:
    if lebar_teks(teks, ukuran) <= lebar:
        return 1
    baris, terisi, spasi = 1, 0.0, lebar_teks(" ", ukuran)
    for kata in teks.split():
        panjang = lebar_teks(kata, ukuran)
        sela = spasi if terisi else 0.0
        if terisi and terisi + sela + panjang > lebar:
            baris, terisi, sela = baris + 1, 0.0, 0.0
        terisi += sela + panjang
        if terisi > lebar:
            tambah = ceil(terisi / lebar) - 1
            baris, terisi = baris + tambah, terisi - tambah * lebar
    return baris


def tinggi(baris: int, ukuran: float = 10) -> float:
    """The row height in points for that many lines; Excel allows 409."""
    return min(round(baris * ukuran * TINGGI_BARIS + 3, 1), 409.0)
