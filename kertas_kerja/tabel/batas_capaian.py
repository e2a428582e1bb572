"""Batas atas capaian yang dipakai sebuah tabel sendiri: tidak satu pun di atas 120%, dan yang lebih tertulis 120%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kertas_kerja.rumus.ekspresi import Tetapan, min_
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel.pemasok import Pemasok, baris_data

if TYPE_CHECKING:
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

# Batas yang lazim, dan berapa baris yang sekurangnya terpotong di sana: 100% dan 110% juga capaian biasa.
BATAS = {Decimal(1): 2, Decimal("1.1"): 2, Decimal("1.2"): 1, Decimal("1.5"): 1, Decimal(2): 1}
_BERTURUNAN = frozenset({"capaian", "kemajuan"})


def rumus_berbatas(tempat: Tempat, konteks: Konteks) -> tuple[Ekspresi, ...]:
    """Rumus capaian itu dengan batas atas tabelnya; kosong bila tabel itu tidak berbatas pada yang tertulis."""
    tertulis, relasi = tempat.sel.angka, tempat.relasi
    if relasi.hasil not in _BERTURUNAN or relasi.baris != "data" or tertulis is None or tertulis.nilai not in BATAS:
        return ()
    batas, dipotong = tertulis.nilai, 0
    for b in baris_data(tempat.tabel):
        pemasok = Pemasok(tempat.tabel, b, tempat.grup, konteks)
        sel = pemasok.sel_baris(b, relasi.hasil)
        if sel is None or sel.angka is None:
            continue
        if sel.angka.nilai > batas:
            return ()
        if sel.angka.nilai == batas:
            hasil = hitung(relasi.rumus, pemasok.nilai)
            dipotong += isinstance(hasil, Decimal) and hasil > batas
    return (min_(relasi.rumus, Tetapan(batas)),) if dipotong >= BATAS[batas] else ()
