"""Which derived cells a fill may leave blank: told by rule, never by address."""

from __future__ import annotations

from kertas_kerja.isi.urutan import hanya_kosong
from kertas_kerja.tabel.relasi import Tempat


def boleh_kosong(t: Tempat, semua_tempat: list[Tempat]) -> bool:
    """Blank on purpose, perhaps: a sum in a row of means or of an estimate, and what is computed from it there."""
    if not t.relasi.isi:
        return not hanya_kosong(t)
    sebaris = [x for x in semua_tempat if x.tabel is t.tabel and x.baris is t.baris and not x.relasi.isi]
    bebas = {x.sel.kolom for x in sebaris if not hanya_kosong(x)}
    return any(s.baris == t.sel.baris and s.kolom in bebas for s in t.terkait)
