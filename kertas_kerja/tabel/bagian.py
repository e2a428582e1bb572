"""Beberapa baris ringkasan sejenis dalam satu tabel: subtotal dan rata-rata per bagian."""

from __future__ import annotations

from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.pemasok import baris_data, baris_sejenis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel


def cakupan(tabel: Tabel, baris: Baris) -> list[list[Baris] | None]:
    """Baris-baris yang diringkas sebuah baris ringkasan, menurut setiap bacaan; yang paling mungkin dahulu.

    None berarti semua baris data. Subtotal meringkas baris di antara subtotal sebelumnya dan dirinya. Yang terakhir
    meringkas semuanya bila tidak ada baris di atasnya atau labelnya lain ("Total" sesudah "Sub Total"); rata-rata akhir
    boleh pula rata-rata bagian.
    """
    sejenis = baris_sejenis(tabel, baris.jenis)
    if len(sejenis) < 2:
        return [None]
    bagian = _bagian(baris_data(tabel), sejenis)
    if not all(bagian[:-1]):
        return [None]
    urutan = next(i for i, b in enumerate(sejenis) if b.nomor == baris.nomor)
    sendiri, akhir = bagian[urutan], urutan == len(sejenis) - 1
    if not akhir:
        return [sendiri, None]
    if sendiri and _label(sejenis[-1]) == _label(sejenis[-2]):
        return [sendiri, None]
    bacaan: list[list[Baris] | None] = [None, *([sendiri] if sendiri else [])]
    return [*bacaan, sejenis[:-1]] if baris.jenis.startswith("rata") else bacaan


def _bagian(data: list[Baris], sejenis: list[Baris]) -> list[list[Baris]]:
    hasil, sebelum = [], 0
    for b in sejenis:
        hasil.append([d for d in data if sebelum < d.nomor < b.nomor])
        sebelum = b.nomor
    return hasil


def _label(baris: Baris) -> str:
    return next((normalkan(s.teks) for s in baris.sel.values() if any(h.isalpha() for h in s.teks)), "")
