"""Blank results that no relation of the declaration computes in this table, because its variant is not certain.

A total over a list of programs and kegiatan of which it is not known which rows are itemised by others, the result of
unsur that may be a mean or its conversion, a "Selisih" whose sign no typed row tells: `kk check` does not judge them, a
fill leaves them blank and says so.
"""

from __future__ import annotations

from itertools import chain

from kertas_kerja.isi.setahun import Ragu
from kertas_kerja.rumus.ekspresi import Kolom, daun
from kertas_kerja.tabel.relasi import baris_hasil, bermasukan, deklarasi, grup_hasil, varian_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.isi import Penjaga
    from kertas_kerja.isi.belum import Letak
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks, Relasi

_BERJUMLAH = ("total", "induk")  # a row of means may lack a sum on purpose


def tanpa_tempat(tabel: Tabel, konteks: Konteks, disebut: set[Letak], bisa: Penjaga) -> Iterator[Ragu]:
    """Blank results that nothing computes, each once, but not those of `disebut`, which are told already."""
    for r in chain(_semua(tabel), _tanpa_varian(tabel, konteks)):
        letak = (r.sel.baris, r.sel.kolom)
        if letak not in disebut and bisa(r.sel):
            disebut.add(letak)
            yield r


def _semua(tabel: Tabel) -> Iterator[Ragu]:
    """Every blank cell of a parent or a summary row that some relation of the table's declaration is about."""
    ada = {k.kunci for k in tabel.kolom if _berangka(tabel, k.kunci)}
    for relasi in deklarasi(tabel).relasi:
        if relasi.baris == "data" or relasi.batas or not (relasi.isi or relasi.baris in _BERJUMLAH):
            continue
        if bermasukan(tabel, relasi):
            sebab = "susunan" if relasi.rumus.op == "jumlah" else "pilihan"
            yield from (Ragu(s, relasi.nama or relasi.hasil, sebab) for s in _kosong(tabel, relasi, ada))


def _tanpa_varian(tabel: Tabel, konteks: Konteks) -> Iterator[Ragu]:
    """Blank cells of rows with figures, in columns whose relations all wait for what the typed rows would tell."""
    relasi = [r for r in deklarasi(tabel).relasi if r.baris == "data" and r.varian and tabel.punya(r.hasil)]
    varian = varian_tabel(tabel, konteks) if relasi else frozenset()
    pasti = {r.hasil for r in relasi if r.varian in varian}
    for r in relasi:
        if r.hasil not in pasti and bermasukan(tabel, r):
            yield from (Ragu(s, r.nama or r.hasil, "belum_pasti") for s in _kosong_berangka(tabel, r))


def _kosong_berangka(tabel: Tabel, relasi: Relasi) -> Iterator[Sel]:
    """The blank result cells of the rows of data in which every column that the relation reads has a number."""
    masukan = [d.nama for d in daun(relasi.rumus) if isinstance(d, Kolom)]
    for grup in grup_hasil(tabel, relasi):
        akhiran = f"@{grup}" if grup else ""
        for baris in tabel.data():
            sel = baris.ambil(f"{relasi.hasil}{akhiran}")
            isi = (baris.ambil(f"{n}{akhiran}") or baris.ambil(n) for n in masukan)
            if sel is not None and sel.kosong and all(s is not None and s.angka is not None for s in isi):
                yield sel


def _kosong(tabel: Tabel, relasi: Relasi, ada: set[str]) -> Iterator[Sel]:
    """The blank result cells of the relation in columns that hold numbers."""
    for grup in grup_hasil(tabel, relasi):
        kunci = f"{relasi.hasil}@{grup}" if grup else relasi.hasil
        for baris in baris_hasil(tabel, relasi) if kunci in ada else ():
            sel = baris.ambil(kunci)
            if sel is not None and sel.kosong:
                yield sel


def _berangka(tabel: Tabel, kunci: str) -> bool:
    return any((s := b.ambil(kunci)) is not None and s.angka is not None for b in tabel.data())
