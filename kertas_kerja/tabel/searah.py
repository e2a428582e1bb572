"""Selisih yang tandanya satu arah di seluruh kolom: sisa yang berbalik tanda di satu baris salah ketik."""

from __future__ import annotations

from kertas_kerja.rumus.hitung import hitung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.tabel.dasar import Relasi

MIN_SEARAH = 3
"""Baris data yang hasilnya, bukan nol, tepat menurut rumus."""


def relasi_searah(tabel: Tabel, relasi: Relasi) -> Relasi:
    """Relasi itu tanpa bacaan lain, bila kepala kolomnya menuntut satu arah dan baris-barisnya menurut rumusnya."""
    if not relasi.searah or not any(k.nama == relasi.hasil and relasi.searah in k.judul.lower() for k in tabel.kolom):
        return relasi
    nilai = [(_rumus(relasi, b), b.nilai(relasi.hasil)) for b in tabel.data()]
    lurus = sum(a == n != 0 for a, n in nilai if a is not None and n is not None)
    balik = sum(-a == n != 0 for a, n in nilai if a is not None and n is not None)
    return relasi._replace(bacaan=None) if lurus >= MIN_SEARAH and balik <= 1 else relasi


def _rumus(relasi: Relasi, baris: Baris) -> Decimal | None:
    """Hasil rumus di baris itu; None bila masukannya tidak ada."""

    def ambil(daun: Daun) -> Decimal | None:
        return baris.nilai(str(daun.args[0]))

    nilai = hitung(relasi.rumus, ambil)
    return None if isinstance(nilai, str) else nilai
