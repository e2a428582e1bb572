"""Baris rata-rata yang menyebut atas baris mana ia dihitung: IKU, program, atau semua baris.

Dipakai tabel-tabel yang merata-ratakan capaian menurut jenjang.
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, rata
from kertas_kerja.tabel.dasar import RATA, BarisRingkas, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.model import Baris
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

RINGKAS_RATA = (
    BarisRingkas(
        "rata_semua",
        "RATA-RATA CAPAIAN (TUJUAN, SASARAN & PROGRAM)",
        rf"(?:{RATA}).*(tujuan|sasaran|iku).*program",
    ),
    BarisRingkas("rata_iku", "RATA-RATA CAPAIAN IKU", rf"(?:{RATA}).*(\biku\b|tujuan|sasaran)"),
    BarisRingkas("rata_program", "RATA-RATA CAPAIAN PROGRAM", rf"(?:{RATA}).*program"),
    BarisRingkas("rata", "RATA-RATA CAPAIAN", rf"(?:{RATA})"),
)
HIMPUNAN_RATA = {"rata_semua": "data", "rata_iku": "iku", "rata_program": "program", "rata": "data"}


# Rata-rata yang tidak menyebut jenjangnya: kantor merata-ratakan semua baris, kegiatannya saja, atau programnya saja.
_JENJANG_LAIN = ("rinci", "puncak", "jenjang 2", "jenjang 3")


def relasi_rata(kolom: str) -> tuple[Relasi, ...]:
    """Relasi rata-rata kolom itu untuk keempat jenis baris rata-rata."""
    return tuple(
        Relasi(
            "KK202",
            kolom,
            rata(Himpunan(kolom, himpunan)),
            baris=jenis,
            nama=f"rata-rata {kolom}",
            bacaan=jenjang_lain(kolom) if jenis == "rata" else None,
        )
        for jenis, himpunan in HIMPUNAN_RATA.items()
    )


def jenjang_lain(kolom: str) -> Callable[[Baris, Konteks], tuple[Ekspresi, ...]]:
    """Bacaan lain sebuah rata-rata di tabel berjenjang: atas satu jenjang saja."""
    rumus = tuple(rata(Himpunan(kolom, himpunan)) for himpunan in _JENJANG_LAIN)
    return lambda *_: rumus
