"""What the rules on sentences say of one text outside any table."""

from __future__ import annotations

from functools import lru_cache

from kertas_kerja.aturan import (
    kk401_capaian_dalam_teks,
    kk402_kenaikan_dalam_teks,
    kk403_hitungan_dalam_teks,
    kk408_predikat_dalam_teks,
)
from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.kalimat import baca
from kertas_kerja.aturan.kalimat_efisiensi import hubungan_efisiensi
from kertas_kerja.aturan.kalimat_hitungan import hubungan_hitungan
from kertas_kerja.aturan.kalimat_predikat import hubungan_predikat
from kertas_kerja.aturan.kalimat_sumber import SelTeks
from kertas_kerja.aturan.kalimat_tripel import hubungan_tripel
from kertas_kerja.aturan.kalimat_tumbuh import hubungan_tumbuh
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel.dasar import Konteks


@lru_cache(maxsize=1)
def konteks() -> Konteks:
    """The built-in profile, no AKIP predikat."""
    return Konteks(muat_profil(None))


def sel(teks: str) -> SelTeks:
    """A cell of narrative that holds the text."""
    return SelTeks("Narasi", 1, 1, baca(teks))


def hubungan(teks: str) -> list[Hubungan]:
    """Every relation that the rules which need no table recompute in it."""
    sumber = sel(teks)
    return [
        *hubungan_tripel(sumber, konteks(), kk401_capaian_dalam_teks.ATURAN),
        *hubungan_tumbuh(sumber, kk402_kenaikan_dalam_teks.ATURAN),
        *hubungan_hitungan(sumber, kk403_hitungan_dalam_teks.ATURAN),
        *hubungan_efisiensi(sumber, kk403_hitungan_dalam_teks.ATURAN),
        *hubungan_predikat(sumber, konteks(), kk408_predikat_dalam_teks.ATURAN),
    ]


def salah(teks: str) -> list[str]:
    """The messages of what it calls wrong."""
    return [h.temuan.pesan for h in hubungan(teks) if h.status == "wrong" and h.temuan is not None]
