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


def tandai_subjumlah(baris: list[Baris], mentah: list[BarisMentah], d: Deklarasi, peran: Peran) -> list[Baris]:
    """The rows where a sum of a section, named by the last row without figures above it, is a summary row, even blank.

    Any other row that begins with "Jumlah" may be an indicator.
    """
    kepala: set[str] = set()
    hasil = []
    isi = {b.nomor: b for b in mentah}
    for b in baris:
        asal, label = isi.get(b.nomor), normalkan(b.label)
        dijumlah = _yang_dijumlah(label) in kepala and b.jenis in ("data", "catatan")
        if dijumlah and (jenis := _jenis_jumlah(d)):
            b = b._replace(jenis=jenis)
        elif asal is not None and not baris_berangka(asal, peran):
            kepala = _teks(asal)
        hasil.append(b)
    return hasil


def _yang_dijumlah(label: str) -> str | None:
    """ "bidang pembangunan" of "jumlah bidang pembangunan", None where the label is no sum of something."""
    kata, _, bagian = label.removeprefix("sub").removeprefix(" ").partition(" ")
    return bagian if kata in ("jumlah", "total") and len(bagian.partition(" ")[0]) >= 3 else None


def _jenis_jumlah(d: Deklarasi) -> str:
    """The kind of the summary rows that a table calls "Jumlah", "" where it declares none."""
    return next((r.jenis for r in d.ringkas if re.match(r.pola, "jumlah")), "")


def _teks(baris: BarisMentah) -> set[str]:
    return {normalkan(c.value) for c in baris.sel.values() if isinstance(c.value, str) and len(c.value.strip()) > 2}
