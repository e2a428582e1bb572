"""Blank results that no relation of the declaration computes in this table, because its variant is not certain.

A total over a list of programs and kegiatan of which it is not known which rows are itemised by others, the result of
unsur that may be a mean or its conversion, a "Selisih" whose sign no typed row tells: `kk check` does not judge them, a
fill leaves them blank and says so.
"""

from __future__ import annotations

from itertools import chain

from kertas_kerja.isi.setahun import Ragu
from kertas_kerja.rumus.ekspresi import Kolom, daun
from kertas_kerja.tabel.relasi import baris_hasil, bermasukan, deklarasi, grup_hasil

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kertas_kerja.angka import Angka
    from kertas_kerja.isi import Penjaga
    from kertas_kerja.isi.belum import Letak
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.tabel.dasar import Relasi

_BERJUMLAH = ("total", "induk")  # a row of means may lack a sum on purpose


def tanpa_tempat(
    tabel: Tabel, nilai: Mapping[Letak, Angka | str], disebut: set[Letak], bisa: Penjaga
) -> Iterator[Ragu]:
    """Blank results that nothing computes, each once, but not those of `disebut`, which are planned or told already."""
    for r in chain(_semua(tabel, {*nilai, *disebut}), _tanpa_hitungan(tabel, nilai)):
        letak = (r.sel.baris, r.sel.kolom)
        if letak not in disebut and bisa(r.sel):
            disebut.add(letak)
            yield r


def _semua(tabel: Tabel, bakal: set[Letak]) -> Iterator[Ragu]:
    """Every blank cell of a parent or a summary row that some relation of the table's declaration is about."""
    ada = {k.kunci for k in tabel.kolom if _berangka(tabel, k.kunci, bakal)}
    for relasi in deklarasi(tabel).relasi:
        if relasi.baris == "data" or relasi.batas or not (relasi.isi or relasi.baris in _BERJUMLAH):
            continue
        if bermasukan(tabel, relasi):
            sebab = "susunan" if relasi.rumus.op == "jumlah" else "pilihan"
            yield from (Ragu(s, relasi.nama or relasi.hasil, sebab) for s in _kosong(tabel, relasi, ada))


def _tanpa_hitungan(tabel: Tabel, nilai: Mapping[Letak, Angka | str]) -> Iterator[Ragu]:
    """Blank cells of rows with figures, in columns whose relations all wait for what the typed rows would tell."""
    for r in deklarasi(tabel).relasi:
        if r.baris == "data" and not r.batas and tabel.punya(r.hasil) and bermasukan(tabel, r):
            yield from (Ragu(s, r.nama or r.hasil, "belum_pasti") for s in _kosong_berangka(tabel, r, nilai))


def _kosong_berangka(tabel: Tabel, relasi: Relasi, nilai: Mapping[Letak, Angka | str]) -> Iterator[Sel]:
    """The blank result cells of the rows of data in which every column that the relation reads has a number."""
    masukan = [d.nama for d in daun(relasi.rumus) if isinstance(d, Kolom)]
    for grup in grup_hasil(tabel, relasi):
        akhiran = f"@{grup}" if grup else ""
        for baris in tabel.data():
            sel = baris.ambil(f"{relasi.hasil}{akhiran}")
            isi = (baris.ambil(f"{n}{akhiran}") or baris.ambil(n) for n in masukan)
            if sel is not None and sel.kosong and masukan and all(s is not None and _bernilai(s, nilai) for s in isi):
                yield sel


def _bernilai(sel: Sel, nilai: Mapping[Letak, Angka | str]) -> bool:
    return sel.angka is not None or (sel.baris, sel.kolom) in nilai


def _kosong(tabel: Tabel, relasi: Relasi, ada: set[str]) -> Iterator[Sel]:
    """The blank result cells of the relation in columns that hold numbers."""
    for grup in grup_hasil(tabel, relasi):
        kunci = f"{relasi.hasil}@{grup}" if grup else relasi.hasil
        for baris in baris_hasil(tabel, relasi) if kunci in ada else ():
            sel = baris.ambil(kunci)
            if sel is not None and sel.kosong and not _di_kolom_lain(tabel, relasi, baris, grup):
                yield sel


def _di_kolom_lain(tabel: Tabel, relasi: Relasi, baris: Baris, grup: str) -> bool:
    """Whether the row writes that result in another column: "Nilai IKM" below the NRR tertimbang."""
    sejenis = [r for r in deklarasi(tabel).relasi if r.baris == relasi.baris and r.nama]
    nama = {r.nama for r in sejenis if r.hasil == relasi.hasil}
    lain = {r.hasil for r in sejenis if r.nama in nama and r.hasil != relasi.hasil}
    sel = (baris.ambil(f"{n}@{grup}" if grup else n) for n in lain)
    return any(s is not None and not s.kosong for s in sel)


def _berangka(tabel: Tabel, kunci: str, bakal: set[Letak]) -> bool:
    """Whether a row of data has a number in that column, will have one, or is told to lack it."""
    sel = (b.ambil(kunci) for b in tabel.data())
    return any(s is not None and (s.angka is not None or (s.baris, s.kolom) in bakal) for s in sel)
