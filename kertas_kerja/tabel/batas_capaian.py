"""Batas capaian yang dipakai sebuah kantor: capaian di atas 100% (atau 110%, 120%, 150%) ditulis 100% saja.

Kebiasaan itu diakui bila kepala kolomnya menyebutkannya, atau bila sedikitnya dua baris sebuah tabel dipotong pada
batas yang sama dan tidak satu baris pun melebihinya (ADR 0016).
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.rumus.ekspresi import Tetapan, min_
from kertas_kerja.tabel.kosakata import BATAS_TERTULIS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks, Relasi

BATAS_LAZIM = (Decimal(1), Decimal("1.1"), Decimal("1.2"), Decimal("1.5"))


def dengan_batas(konteks: Konteks, daftar: tuple[Tabel, ...]) -> Konteks:
    """Konteks dengan batas capaian setiap tabel yang memakainya."""
    batas = {t.id: b for t in daftar if (b := batas_tabel(t, konteks)) is not None}
    return konteks._replace(batas_capaian=batas) if batas else konteks


def batas_tabel(tabel: Tabel, konteks: Konteks) -> Decimal | None:
    """Batas capaian tabel itu sebagai rasio (1 untuk 100%), None bila tanpa batas."""
    if not all(map(tabel.punya, ("target", "realisasi", "capaian"))):
        return None
    for k in tabel.kolom_bernama("capaian"):
        if (tertulis := re.search(BATAS_TERTULIS, k.judul)) is not None:
            return Decimal(tertulis[1]).scaleb(-2)
    atas = max((s.angka.nilai for s in _capaian(tabel) if s.angka is not None), default=None)
    if atas not in BATAS_LAZIM or sum(s.angka is not None and s.angka.nilai == atas for s in _capaian(tabel)) < 2:
        return None
    return atas if len(_terpotong(tabel, konteks, atas)) > 1 else None


def relasi_berbatas(relasi: Relasi, batas: Decimal | None) -> Relasi:
    """Relasi capaian dengan batas itu; relasi lain, atau tanpa batas, apa adanya."""
    if batas is None or relasi.hasil != "capaian" or relasi.baris != "data" or relasi.batas:
        return relasi
    bacaan = relasi.bacaan

    def berbatas(baris: Baris, konteks: Konteks) -> tuple[Ekspresi, ...]:
        return tuple(min_(r, Tetapan(batas)) for r in bacaan(baris, konteks)) if bacaan is not None else ()

    return relasi._replace(rumus=min_(relasi.rumus, Tetapan(batas)), bacaan=berbatas)


def _capaian(tabel: Tabel) -> Iterator[Sel]:
    for baris in tabel.data():
        for k in tabel.kolom_bernama("capaian"):
            if (sel := baris.ambil(k.kunci)) is not None:
                yield sel


def _terpotong(tabel: Tabel, konteks: Konteks, atas: Decimal) -> set[int]:
    """Nomor baris yang capaiannya tertulis `atas`, padahal realisasi dan targetnya memberi lebih."""
    from kertas_kerja.tabel.relasi import putuskan_tempat, tempat_relasi

    hasil = set()
    for tempat in tempat_relasi(tabel, konteks):
        if tempat.relasi.hasil == "capaian" and tempat.sel.angka is not None and tempat.sel.angka.nilai == atas:
            putusan = putuskan_tempat(tempat, konteks)
            lebih = putusan is not None and putusan.putusan.status == "wrong" and putusan.putusan.seharusnya
            if isinstance(lebih, Decimal) and lebih > atas:
                hasil.add(tempat.baris.nomor)
    return hasil
