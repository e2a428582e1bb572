"""Baris jumlah di tabel target dan realisasi: desa, loket, atau jenis layanan yang dapat dijumlahkan.

Indikator yang berlainan satuan tidak dijumlahkan; bahwa sebuah tabel menjumlah dikatakan angkanya: jumlah targetnya
atau jumlah realisasinya tepat sama dengan jumlah baris-barisnya.
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah, rata
from kertas_kerja.tabel.capaian import RUMUS_NAIK, polaritas_turun
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.pemasok import baris_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

_DIJUMLAH = ("target", "realisasi")
_MIN_BARIS = 2
RELASI_TOTAL = (
    *(
        Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", varian="berjumlah", nama=f"jumlah {k}")
        for k in _DIJUMLAH
    ),
    Relasi(
        "KK101",
        "capaian",
        RUMUS_NAIK,
        baris="total",
        varian="berjumlah naik",
        nama="capaian jumlah",
        bacaan=lambda *_: (rata(Himpunan("capaian")),),
    ),
)


def varian_total(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`berjumlah` bila satu baris jumlahnya terbukti menjumlah, `berjumlah naik` bila tidak satu baris pun turun."""
    total = [b for b in tabel.baris if b.jenis == "total"]
    if not total:
        return frozenset()
    data = baris_data(tabel)
    kunci = [k.kunci for k in tabel.kolom if k.nama in _DIJUMLAH]
    if not any(_menjumlah(data, b, k) for b in total for k in kunci):
        return frozenset()
    turun = any(polaritas_turun(b, konteks) for b in data)
    return frozenset({"berjumlah"} if turun else {"berjumlah", "berjumlah naik"})


def _menjumlah(data: list[Baris], total: Baris, kunci: str) -> bool:
    angka = [n for b in data if (n := b.nilai(kunci)) is not None]
    return len(angka) >= _MIN_BARIS and total.nilai(kunci) == sum(angka) and sum(angka) != 0
