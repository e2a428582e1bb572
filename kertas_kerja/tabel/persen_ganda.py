"""Persen yang diketik tanpa tandanya di sel berformat persen: 96 yang tersimpan dan tampil sebagai 9600%."""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris, Sel

_TERLALU_BESAR = Decimal(10)  # 1000%
_PALING_JAUH = Decimal(3)  # kali pasangannya, sesudah dibagi seratus
_PASANGAN = (("realisasi", "target"), ("realisasi_prev", "target_prev"))


def persen_ganda(baris: Baris) -> Iterator[tuple[Sel, Sel]]:
    """(sel yang seratus kali terlalu besar, pasangannya) di antara target dan realisasi baris itu."""
    for kunci, sel in baris.sel.items():
        nama, _, grup = kunci.partition("@")
        for satu, lain in _PASANGAN if _berformat_persen(sel) else ():
            pasangan = baris.ambil(f"{lain}@{grup}" if grup else lain) if nama == satu else None
            if pasangan is not None and _berformat_persen(pasangan):
                besar, kecil = sorted((sel, pasangan), key=_nilai, reverse=True)
                if _seratus_kali(_nilai(besar), _nilai(kecil)):
                    yield besar, kecil


def _berformat_persen(sel: Sel) -> bool:
    return sel.jenis == "n" and sel.skala == 1 and sel.angka is not None and sel.angka.persen


def _nilai(sel: Sel) -> Decimal:
    return sel.angka.nilai if sel.angka is not None else Decimal(0)


def _seratus_kali(besar: Decimal, kecil: Decimal) -> bool:
    wajar = kecil * 100 / _PALING_JAUH <= besar <= kecil * 100 * _PALING_JAUH
    return besar >= _TERLALU_BESAR and kecil > 0 and wajar
