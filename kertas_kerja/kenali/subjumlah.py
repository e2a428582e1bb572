"""Subtotals named after their section: "Jumlah Bidang Pembangunan" below the heading "BIDANG PEMBANGUNAN"."""

from __future__ import annotations

import re

from kertas_kerja.kenali.badan import baris_berangka
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.badan import BarisMentah, Peran
    from kertas_kerja.model import Baris
    from kertas_kerja.tabel.dasar import Deklarasi

_JUMLAH = r"(?:sub ?)?(?:jumlah|total) (?=\S{3})"


def tandai_subjumlah(baris: list[Baris], mentah: list[BarisMentah], d: Deklarasi, peran: Peran) -> list[Baris]:
    """The rows where a sum of a section, named by the last row without figures above it, is a summary row, even blank.

    Any other row that begins with "Jumlah" may be an indicator.
    """
    jenis = next((r.jenis for r in d.ringkas if re.match(r.pola, "jumlah")), "")
    kepala: set[str] = set()
    hasil = []
    isi = {b.nomor: b for b in mentah}
    for b in baris:
        asal, label = isi.get(b.nomor), normalkan(b.label)
        jumlah = re.match(_JUMLAH, label)
        if jenis and b.jenis in ("data", "catatan") and jumlah is not None and label[jumlah.end() :] in kepala:
            b = b._replace(jenis=jenis)
        elif asal is not None and not baris_berangka(asal, peran):
            kepala = _teks(asal)
        hasil.append(b)
    return hasil


def _teks(baris: BarisMentah) -> set[str]:
    return {normalkan(c.value) for c in baris.sel.values() if isinstance(c.value, str) and len(c.value.strip()) > 2}
