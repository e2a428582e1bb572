"""The column that says which way is better, known by what stands in it: "Jenis Indikator" over Positif and Negatif.

Offices head it in many ways (jenis, tipe, sifat, arah, metode), and the same headers stand over other things; the words
below it are few. It is a property of the indicator, so it stands before the results: "Naik" behind them tells how they
went.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.model import Kolom

_LAIN = frozenset({"", "predikat", "formula"})  # names by which such a column may go: "Kriteria", "Metode Perhitungan"
_DIUKUR = frozenset({"realisasi", "capaian"})
_TINGGI, _RENDAH = r"(?:tinggi|besar|banyak|naik|cepat)", r"(?:rendah|kecil|sedikit|turun|menurun|lambat)"
_ARAH = (
    r"(?:(?:indikator|progres\w*|tren|trend|polaritas|arah|target) )?"
    r"(?:positif|negatif|positive|negative|maks\w*|max\w*|min|minim\w*|naik|turun|meningkat|menurun|stabil|stabilize"
    rf"|[≥≤]|>=|<=|(?:se)?makin {_TINGGI} (?:se)?makin baik|(?:se)?makin {_RENDAH} (?:se)?makin baik"
    r"|higher(?: is)? better|lower(?: is)? better)"
)


def beri_arah(kolom: tuple[Kolom, ...], baris: list[BarisMentah]) -> tuple[Kolom, ...]:
    """The columns with `polaritas` for the one that holds nothing but such words, where none is headed so."""
    ukur = [k.indeks for k in kolom if k.nama in _DIUKUR]
    if not ukur or any(k.nama == "polaritas" for k in kolom):
        return kolom
    calon = (k for k in kolom if k.nama in _LAIN and k.judul and k.indeks < ukur[0])
    arah = next((k for k in calon if _berarah(k.indeks, baris)), None)
    return kolom if arah is None else tuple(k._replace(nama="polaritas", grup="") if k is arah else k for k in kolom)


def _berarah(indeks: int, baris: list[BarisMentah]) -> bool:
    """True where every filled cell of the column is such a word, and at least one is filled."""
    ada = False
    for b in baris:
        sel = b.sel.get(indeks)
        if sel is None or sel.value in (None, ""):
            continue
        if not isinstance(sel.value, str) or not re.fullmatch(_ARAH, sel.value.strip().lower()):
            return False
        ada = True
    return ada
