"""SUBTOTAL di bawah baris yang tersembunyi: yang dijumlahkannya baris yang tampak, dan itu bukan kesalahan.

Begitu saringannya dilepas, Excel menghitungnya kembali atas semua baris.
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.rumus.ekspresi import Himpunan
from kertas_kerja.rumus.hitung import hitung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.tabel.relasi import HasilRelasi, Tempat


def tanpa_saringan(hasil: Iterable[HasilRelasi], buku: Workbook) -> tuple[HasilRelasi, ...]:
    """Putusan-putusan itu tanpa yang hanya salah karena ada baris yang tidak tampak."""
    return tuple(h for h in hasil if h.putusan.status != "wrong" or not _tersaring(h.tempat, buku))


def _tersaring(tempat: Tempat, buku: Workbook) -> bool:
    """Benar bila sel itu SUBTOTAL, dan nilainya tepat nilai relasinya atas baris-baris yang tampak."""
    sel = tempat.sel
    if sel.rumus is None or sel.angka is None or "SUBTOTAL" not in sel.rumus.upper():
        return False
    tersembunyi = buku.sheet(sel.lembar).hidden_rows
    if not tersembunyi:
        return False

    def tampak(daun: Daun) -> Decimal | list[Decimal | None] | None:
        if not isinstance(daun, Himpunan):
            return tempat.pemasok.nilai(daun)
        terbaca = (s for s in tempat.pemasok.sel(daun) if s.baris not in tersembunyi)
        return [s.angka.nilai if s.angka is not None else None for s in terbaca]

    nilai = hitung(tempat.relasi.rumus, tampak, {})
    return isinstance(nilai, Decimal) and sel.angka.selang().memuat(nilai)
