"""Depth told by the column: Program, Kegiatan and Sub Kegiatan each in a column of their own, a name stepping right.

The deepest name of a row names it. A row that fills several of them begins a sub kegiatan right where its program
begins: it is as deep as its deepest name.
"""

from __future__ import annotations

from kertas_kerja.kenali.jenjang import KEGIATAN, PROGRAM, SUB_KEGIATAN
from kertas_kerja.kenali.sel import buat_sel
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Baris, Kolom

_TINGKAT = {"program": PROGRAM, "kegiatan": KEGIATAN, "sub kegiatan": SUB_KEGIATAN, "subkegiatan": SUB_KEGIATAN}
_TINGKAT |= {f"{depan} {kata}": tingkat for kata, tingkat in _TINGKAT.items() for depan in ("nama", "uraian")}


def kolom_jenjang(kolom: Iterable[Kolom]) -> dict[int, int]:
    """The depth by column, where each depth has its own column, from left to right; empty elsewhere."""
    kolom = list(kolom)
    if not any("egiatan" in k.judul.lower() for k in kolom):
        return {}
    daun = ((k.indeks, k.judul.rpartition(" | ")[2]) for k in kolom)
    hasil = {i: t for i, teks in daun if (t := _TINGKAT.get(normalkan(teks))) is not None}
    urut = [hasil[i] for i in sorted(hasil)]
    return hasil if len(urut) > 1 and urut == sorted(set(urut)) else {}


def menurut_kolom(
    kisi: Kisi, baris: list[Baris], mentah: list[BarisMentah], kolom: Iterable[Kolom]
) -> tuple[list[Baris], dict[int, int]]:
    """The rows, each with its deepest name in the place of the first, and their depths by row number."""
    kolom = list(kolom)
    jenjang = kolom_jenjang(kolom)
    kunci = next((k.kunci for k in kolom if jenjang and k.indeks == min(jenjang)), "")
    if not kunci:
        return baris, {}
    isi = {b.nomor: {i: c for i, c in b.sel.items() if i in jenjang and isinstance(c.value, str)} for b in mentah}
    tingkat = {n: jenjang[max(sel)] for n, sel in isi.items() if sel}
    hasil = []
    for b in baris:
        sel = isi.get(b.nomor) if b.jenis == "data" and kunci in b.sel else None
        hasil.append(b._replace(sel=b.sel | {kunci: buat_sel(kisi, sel[max(sel)], "teks")}) if sel else b)
    return hasil, tingkat
