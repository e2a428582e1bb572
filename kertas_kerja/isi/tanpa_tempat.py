"""Blank results that no relation of the declaration computes in this table, because its variant is not certain.

A total over a list of programs and kegiatan of which it is not known which rows are itemised by others, the result of
unsur that may be a mean or its conversion: `kk check` does not judge them, a fill leaves them blank and says so.
"""

from __future__ import annotations

from kertas_kerja.isi.setahun import Ragu
from kertas_kerja.tabel.relasi import baris_hasil, bermasukan, deklarasi, grup_hasil

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.isi import Penjaga
    from kertas_kerja.isi.belum import Letak
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Relasi

_BERJUMLAH = ("total", "induk")  # a row of means may lack a sum on purpose


def tanpa_tempat(tabel: Tabel, disebut: set[Letak], bisa: Penjaga) -> Iterator[Ragu]:
    """Blank results that nothing computes, each once, but not those of `disebut`, which are told already."""
    for r in _semua(tabel):
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
