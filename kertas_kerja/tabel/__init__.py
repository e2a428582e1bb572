"""Deklarasi tabel resmi; `semua()` memuatnya, `tabel(kind)` mengambil satu.

Menambah tabel resmi berarti menambah satu modul di folder ini: modul apa pun yang memuat `TABEL` terdaftar.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from kertas_kerja._modul import modul_dalam
from kertas_kerja.tabel.dasar import Deklarasi

_BUKAN_TABEL = frozenset({"dasar", "kosakata", "relasi", "pemasok", "konteks", "skala_kantor", "skala_lain"})


@lru_cache(maxsize=1)
def semua() -> dict[str, Deklarasi]:
    """Setiap deklarasi menurut `kind`, urut abjad."""
    hasil = {}
    for modul in modul_dalam(__path__):
        if modul in _BUKAN_TABEL:
            continue
        deklarasi = getattr(import_module(f"{__name__}.{modul}"), "TABEL", None)
        if isinstance(deklarasi, Deklarasi):
            hasil[deklarasi.kind] = deklarasi
    return hasil


def tabel(kind: str) -> Deklarasi:
    """Deklarasi tabel itu; KeyError bila tidak ada."""
    return semua()[kind]


__all__ = ["Deklarasi", "semua", "tabel"]
