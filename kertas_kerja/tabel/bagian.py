"""Beberapa baris ringkasan sejenis dalam satu tabel: subtotal dan rata-rata per bagian."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.pemasok import baris_data, baris_sejenis, letak_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel

MAKS_BERSAMA = 24
"""Baris ringkasan sejenis yang masing-masing boleh dibaca atas semua baris data: kerjanya banyak kali banyak."""


def cakupan(tabel: Tabel, baris: Baris) -> list[list[Baris] | None]:
    """Baris-baris yang diringkas sebuah baris ringkasan, menurut setiap bacaan; yang paling mungkin dahulu.

    None berarti semua baris data. Subtotal meringkas baris di antara subtotal sebelumnya dan dirinya. Yang terakhir
    meringkas semuanya bila tidak ada baris di atasnya atau labelnya lain ("Total" sesudah "Sub Total"); rata-rata akhir
    boleh pula rata-rata bagian. Di antara lebih dari `MAKS_BERSAMA` baris sejenis hanya yang terakhir meringkas semua.
    """
    sejenis = baris_sejenis(tabel, baris.jenis)
    if len(sejenis) < 2:
        return [None]
    bagian, urutan = _bagian(baris_data(tabel), sejenis), letak_baris(tabel, baris)
    sendiri, akhir = bagian[urutan], urutan == len(sejenis) - 1
    if not akhir and len(sejenis) > MAKS_BERSAMA:
        return [sendiri]
    if not all(bagian[:-1]):
        return [None]
    if not akhir:
        return [sendiri, None]
    if sendiri and _label(sejenis[-1]) == _label(sejenis[-2]):
        return [sendiri, None]
    bacaan: list[list[Baris] | None] = [None, *([sendiri] if sendiri else [])]
    return [*bacaan, sejenis[:-1]] if baris.jenis.startswith("rata") else bacaan


_terakhir: tuple[list[Baris], list[Baris], list[list[Baris]]] = ([], [], [])


def _bagian(data: list[Baris], sejenis: list[Baris]) -> list[list[Baris]]:
    """Baris data sebelum setiap baris sejenis, sejak yang sebelumnya; yang terakhir ditanyakan disimpan."""
    global _terakhir
    if _terakhir[0] is not data or _terakhir[1] is not sejenis:
        batas = [0, *(bisect_left(data, b.nomor, key=lambda d: d.nomor) for b in sejenis)]
        _terakhir = (data, sejenis, [data[dari:sampai] for dari, sampai in pairwise(batas)])
    return _terakhir[2]


def _label(baris: Baris) -> str:
    return next((normalkan(s.teks) for s in baris.sel.values() if any(h.isalpha() for h in s.teks)), "")
