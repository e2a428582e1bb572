"""Deklarasi tabel resmi; `semua()` memuatnya, `tabel(kind)` mengambil satu.

Menambah tabel resmi berarti menambah satu modul di folder ini: modul apa pun yang memuat `TABEL` terdaftar.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from kertas_kerja.tabel.dasar import Deklarasi

_BUKAN_TABEL = frozenset({"dasar", "kosakata", "relasi", "pemasok", "konteks"})


@lru_cache(maxsize=1)
def semua() -> dict[str, Deklarasi]:
    """Setiap deklarasi menurut `kind`, urut abjad."""
    hasil = {}
    for modul in sorted(m.name for m in iter_modules(__path__) if m.name not in _BUKAN_TABEL):
        deklarasi = getattr(import_module(f"{__name__}.{modul}"), "TABEL", None)
        if isinstance(deklarasi, Deklarasi):
            hasil[deklarasi.kind] = deklarasi
    return hasil


def tabel(kind: str) -> Deklarasi:
    """Deklarasi tabel itu; KeyError bila tidak ada."""
    return semua()[kind]


__all__ = ["Deklarasi", "semua", "tabel"]
