"""Which derived cells a fill may leave blank: told by rule, never by address."""

from __future__ import annotations

from kertas_kerja.isi.urutan import hanya_kosong
from kertas_kerja.model import Sel
from kertas_kerja.tabel.relasi import Tempat


def boleh_kosong(t: Tempat, semua_tempat: list[Tempat]) -> bool:
    """Blank on purpose, perhaps: a sum in a row of means or of an estimate, and what is computed from it."""
    if not t.relasi.isi and not hanya_kosong(t):
        return True
    bebas = {_letak(x.sel) for x in semua_tempat if x.tabel is t.tabel and not x.relasi.isi and not hanya_kosong(x)}
    return any(_letak(s) in bebas for s in t.terkait if s.kosong)


def _letak(sel: Sel) -> tuple[int, int]:
    return sel.baris, sel.kolom
