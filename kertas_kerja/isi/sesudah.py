"""The tables as they will be after the plan: what the check says of the filled workbook before it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kertas_kerja.angka import Angka, bulat, dari_float, tulis_angka

if TYPE_CHECKING:
    from kertas_kerja.isi import At, Rencana
    from kertas_kerja.model import Perubahan, Sel, Tabel


def tabel_sesudah(tabel: Tabel, rencana: Rencana) -> Tabel:
    """The table with every planned cell as a reader will find it."""
    rencana_sel = {(p.lembar, p.baris, p.kolom): p for p in rencana.perubahan}
    baris = tuple(b._replace(sel={k: _sel(s, rencana_sel, rencana) for k, s in b.sel.items()}) for b in tabel.baris)
    return tabel._replace(baris=baris)


def _sel(sel: Sel, rencana_sel: dict[At, Perubahan], rencana: Rencana) -> Sel:
    p = rencana_sel.get((sel.lembar, sel.baris, sel.kolom))
    if p is None:
        return sel
    nilai = rencana.nilai.get((sel.lembar, sel.baris, sel.kolom))
    if p.golongan == "konversi":
        return _terkonversi(sel, p)
    rumus = p.rumus.lstrip("=") if p.rumus else None
    if isinstance(nilai, Angka) and isinstance(p.nilai, float):
        skala = 100 if nilai.persen and _poin(nilai, p.nilai) else 1
        angka = _hidup(nilai, p.nilai, skala)
        return sel._replace(jenis="n", mentah=p.nilai, rumus=rumus, angka=angka, teks=angka.teks, skala=skala)
    teks = nilai if isinstance(nilai, str) else ""
    return sel._replace(jenis="s", mentah=teks, rumus=rumus, angka=None, teks=teks)


def _terkonversi(sel: Sel, p: Perubahan) -> Sel:
    """A text that became a number: what the cell shows now (4.31 shows as 4,31)."""
    from kertas_kerja.buku.numfmt import parse
    from kertas_kerja.buku.numshow import show_number

    teks = sel.teks
    if isinstance(p.nilai, float) and p.format:
        teks = show_number(p.nilai, parse(p.format)).strip()
    angka = sel.angka._replace(teks=teks) if sel.angka is not None else None
    return sel._replace(jenis="n", mentah=p.nilai, teks=teks, angka=angka)


def _poin(nilai: Angka, isi: float) -> bool:
    return nilai.nilai != 0 and abs(dari_float(isi) / nilai.nilai) > 50


def _hidup(nilai: Angka, isi: float, skala: int) -> Angka:
    """A live value: the double that the cell will hold, as precise as it is stored."""
    simpan = dari_float(isi)
    eksponen = int(simpan.normalize().as_tuple().exponent)
    ketelitian = max(-eksponen - (2 if nilai.persen and skala == 1 else 0), 0)
    angka = nilai._replace(nilai=simpan / skala, ketelitian=ketelitian)
    return angka._replace(teks=tampil(angka))


def tampil(angka: Angka) -> str:
    """What the cell will show."""
    nilai = bulat(angka.nilai, angka.desimal + (2 if angka.persen else 0))
    return tulis_angka(Decimal(nilai), angka.desimal, persen=angka.persen, satuan=angka.satuan)
