"""Derived columns and summary rows that an office's table lacks: the declared relations, over the printed cells.

The printed table becomes a `model.Tabel` in its place on our sheet, so that its formulas are the relations as check and
fill read them (ADR 0001).
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.angka import Angka
from kertas_kerja.lembar.sumber import Isi
from kertas_kerja.model import Baris, Kolom, Sel
from kertas_kerja.rumus.ekspresi import Parameter, daun
from kertas_kerja.rumus.excel import rumus_sel
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.relasi import tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.lembar.lkjip import TabelCetak
    from kertas_kerja.model import Tabel
    from kertas_kerja.tabel.relasi import Tempat

RINGKAS_BAKU = {"pko": ("total", "nko", "predikat")}  # official rows, in their order
Letak = tuple[int, int]


def hitung_tambahan(t: TabelCetak, k: Kanvas, awal: int) -> tuple[dict[Letak, Isi], list[Baris]]:
    """Formulas by (row, column) of the sheet, from 0, and the summary rows that stand below; `awal`: the first row."""
    ringkas = _ringkas_baru(t)
    kolom_baru = [i for i, kolom in enumerate(t.kolom) if kolom.baru]
    if not ringkas and not kolom_baru:
        return {}, []
    tabel = _tabel(t, k, awal, ringkas)
    boleh = {(b.nomor, i + 1) for b in tabel.baris for i in kolom_baru}
    boleh |= {(b.nomor, i + 1) for b in tabel.baris[len(t.baris) :] for i in range(len(t.kolom))}
    baru: dict[Letak, Angka | str] = {}
    hasil: dict[Letak, Isi] = {}
    for tempat in tempat_relasi(tabel, k.sumber.bahan.konteks, baru):
        letak = (tempat.sel.baris, tempat.sel.kolom)
        if letak in boleh and letak not in baru and not tempat.relasi.batas and _terbaca(tempat):
            hasil[letak[0] - 1, letak[1] - 1] = _isi(tempat, baru)
    return hasil, ringkas


def _ringkas_baru(t: TabelCetak) -> list[Baris]:
    """The official summary rows, where the table has none of its own."""
    jenis = RINGKAS_BAKU.get(t.tabel.kind, ())
    if any(b.jenis not in ("data", "catatan") for b in t.tabel.baris):
        return []
    label = {r.jenis: r.judul for r in deklarasi_tabel(t.tabel.kind).ringkas}
    return [Baris(0, satu, {}, 0, label[satu]) for satu in jenis]


def _tabel(t: TabelCetak, k: Kanvas, awal: int, ringkas: list[Baris]) -> Tabel:
    kolom = tuple(Kolom(satu.asal.nama, i, satu.judul, satu.grup) for i, satu in enumerate(t.kolom, 1))
    baris = tuple(_baris(t, b, awal + i) for i, b in enumerate([*t.baris, *ringkas], 1))
    return t.tabel._replace(kolom=kolom, baris=baris, lembar=k.ws.get_name())


def _baris(t: TabelCetak, b: Baris, nomor: int) -> Baris:
    """A row in its place on our sheet, its figures as ratios; polaritas, which is not printed, stays with it."""
    sel = {"polaritas": b.sel["polaritas"]} if "polaritas" in b.sel else {}
    for i, kolom in enumerate(t.kolom, 1):
        asal = b.ambil(kolom.kunci)
        angka = asal.angka if asal is not None else None
        sel[kolom.kunci] = Sel("", nomor, i, asal.teks if asal is not None else "", angka)
    return b._replace(nomor=nomor, sel=sel)


def _terbaca(tempat: Tempat) -> bool:
    """Whether the inputs stand in the row: known parameters, and a figure at all."""
    return all(tempat.pemasok.angka(d) is not None for d in daun(tempat.relasi.rumus) if isinstance(d, Parameter))


def _isi(tempat: Tempat, baru: dict[Letak, Angka | str]) -> Isi:
    pita = tempat.pemasok.konteks.profil.pita
    rumus = rumus_sel(tempat.relasi.rumus, tempat.pemasok.acuan, pita)
    nilai = hitung(tempat.relasi.rumus, tempat.pemasok.nilai, pita)
    letak = (tempat.sel.baris, tempat.sel.kolom)
    if isinstance(nilai, Decimal):
        baru[letak] = Angka(nilai, 2, True, ketelitian=None)
        return Isi(rumus, float(nilai))
    if nilai:
        baru[letak] = nilai
    return Isi(rumus, nilai or "")
