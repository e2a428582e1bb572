"""Anggaran yang dirinci: program dan kegiatannya dalam satu daftar; jumlahnya tidak menghitung dua kali."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kertas_kerja.tabel.pemasok import anak_baris, baris_data, baris_induk

if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

HIMPUNAN_RINCIAN = {"datar": "data", "berjenjang": "puncak"}


def varian_rincian(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """`datar` bila tidak ada baris berpagu yang dirinci baris berpagu di bawahnya, sehingga semua baris dijumlah.

    `berjenjang` bila perinciannya menjumlah ke atas: yang dijumlah hanya baris teratas. Selain itu kosong: baris mana
    yang dijumlah tidak dapat dipastikan.
    """
    data = baris_data(tabel)
    cocok = beda = 0
    for induk in baris_induk(data):
        pagu, bagian = _pagu(induk), [n for b in anak_baris(data, induk) if (n := _pagu(b)) is not None]
        if pagu is not None and bagian:
            cocok, beda = cocok + (sum(bagian) == pagu), beda + (sum(bagian) != pagu)
    if not cocok and not beda:
        return frozenset({"datar"})
    atas = min(b.tingkat for b in data)
    lengkap = all(_pagu(b) is not None for b in data if b.tingkat == atas)
    return frozenset({"berjenjang"} if cocok and cocok >= beda and lengkap else ())


def _pagu(baris: Baris) -> Decimal | None:
    sel = baris.ambil("pagu")
    return sel.angka.nilai if sel is not None and sel.angka is not None else None
