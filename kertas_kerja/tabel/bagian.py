"""Beberapa baris ringkasan sejenis dalam satu tabel: subtotal dan rata-rata per bagian."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.pemasok import baris_data, baris_sejenis, letak_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel

_ROMAWI = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BERURUT = r"(?P<pokok>.*?(?:[^\W\d_]+ |[a-z]+[ .-]*(?=\d)))(?P<ke>\d{1,2}|[ivx]+|[a-h])\W*"
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
    if sendiri and _serumpun(_label(sejenis[-2]), _label(sejenis[-1])):
        return [sendiri, None]
    bacaan: list[list[Baris] | None] = [None, *([sendiri] if sendiri else [])]
    return [*bacaan, sejenis[:-1]] if baris.jenis.startswith("rata") else bacaan


def ringkas_semua(tabel: Tabel, jenis: str) -> Baris | None:
    """Baris ringkasan jenis itu yang meringkas seluruh tabel; None bila yang ada hanya meringkas bagian-bagiannya."""
    sejenis = baris_sejenis(tabel, jenis)
    urut = sejenis[:1] + sejenis[:0:-1]  # yang pertama bila setiap baris meringkas semuanya, selain itu yang terakhir
    return next((b for b in urut if cakupan(tabel, b)[0] is None), None)


_terakhir: tuple[list[Baris], list[Baris], list[list[Baris]]] = ([], [], [])


def _bagian(data: list[Baris], sejenis: list[Baris]) -> list[list[Baris]]:
    """Baris data sebelum setiap baris sejenis, sejak yang sebelumnya; yang terakhir ditanyakan disimpan."""
    global _terakhir
    if _terakhir[0] is not data or _terakhir[1] is not sejenis:
        batas = [0, *(bisect_left(data, b.nomor, key=lambda d: d.nomor) for b in sejenis)]
        _terakhir = (data, sejenis, [data[dari:sampai] for dari, sampai in pairwise(batas)])
    return _terakhir[2]


def _serumpun(sebelum: str, akhir: str) -> bool:
    """Benar bila kedua label sama, atau berurutan: "Rata-rata Sasaran 1" dan "2", "Jumlah II" dan "Jumlah III"."""
    if sebelum == akhir:
        return True
    dua = [re.fullmatch(_BERURUT, label) for label in (sebelum, akhir)]
    if dua[0] is None or dua[1] is None or dua[0]["pokok"] != dua[1]["pokok"]:
        return False
    ke = [_ke(cocok["ke"]) for cocok in dua if cocok is not None]
    return ke[0] is not None and ke[1] is not None and ke[1] - ke[0] == 1


def _ke(teks: str) -> int | None:
    """Bilangan urut "3", "iii", atau "c"; None untuk huruf lain."""
    if teks.isdecimal():
        return int(teks)
    return _ROMAWI.index(teks) + 1 if teks in _ROMAWI else ord(teks) - ord("a") + 1 if len(teks) == 1 else None


def _label(baris: Baris) -> str:
    return next((normalkan(s.teks) for s in baris.sel.values() if any(h.isalpha() for h in s.teks)), "")
