"""Plan formulas for derived cells: empty ones are filled, typed ones that agree become formulas."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kertas_kerja.angka import Angka
from kertas_kerja.isi.format_angka import kode_baku, kode_format
from kertas_kerja.isi.urutan import PemasokDeret, hanya_kosong, lengkap, urutan
from kertas_kerja.model import Perubahan
from kertas_kerja.rumus.ekspresi import Himpunan, Parameter, daun
from kertas_kerja.rumus.excel import rumus_sel
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel import tabel as deklarasi_tabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.rumus.excel import Acuan
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

Letak = tuple[int, int]


class Gaya(NamedTuple):
    """How a cell writes its number: scale, decimals shown, percent, and the number format (None: its own)."""

    skala: int
    desimal: int
    persen: bool
    format: str | None


class RencanaTabel(NamedTuple):
    """The plan of one table: formulas, the values they will show, and how many typed cells stay."""

    perubahan: list[Perubahan]
    nilai: dict[Letak, Angka | str]
    dibiarkan: list[Sel]
    rumus: dict[Letak, str]
    kode_sel: Callable[[Sel], str]


def rencana_rumus(
    tabel: Tabel,
    konteks: Konteks,
    teks_tetap: set[Letak],
    boleh: Callable[[Sel], bool],
    kode_sel: Callable[[Sel], str],
) -> RencanaTabel:
    """Plan the formulas of a table in the order in which they depend on each other.

    `teks_tetap` are text cells that stay text (a formula must not read them); `boleh` says whether a cell
    may be written at all (not inside a merge, not in an array); `kode_sel` gives a cell's number format.
    """
    rencana = RencanaTabel([], {}, [], {}, kode_sel)
    sudah: set[Letak] = set()
    for tempat in urutan(tabel, konteks, rencana.nilai):
        letak = (tempat.sel.baris, tempat.sel.kolom)
        if tempat.relasi.batas or letak in sudah or not boleh(tempat.sel) or tempat.sel.rumus is not None:
            continue
        if not tempat.relasi.isi and not (tempat.sel.kosong and _jumlah_pasti(tempat, teks_tetap)):
            continue
        sudah.add(letak)
        try:
            _rencanakan(tempat, konteks, teks_tetap, rencana)
        except ValueError:  # more ranges than a formula can hold: a sum that people may type is left to them
            if tempat.relasi.isi:
                raise
    return rencana


def _jumlah_pasti(tempat: Tempat, teks_tetap: set[Letak]) -> bool:
    """A sum that people may also type: written only where it is readable and no row of it is missing."""
    return hanya_kosong(tempat) and _terbaca(tempat, teks_tetap) and lengkap(tempat)


def _rencanakan(tempat: Tempat, konteks: Konteks, teks_tetap: set[Letak], rencana: RencanaTabel) -> None:
    sel = tempat.sel
    if not _terbaca(tempat, teks_tetap):
        if sel.angka is not None and not _tetapan(tempat):
            rencana.dibiarkan.append(sel)
        return
    if sel.kosong:
        _tulis(tempat, konteks, rencana, "isi")
    elif _tertulis_cocok(tempat, konteks):
        _tulis(tempat, konteks, rencana, "ganti")
    elif sel.angka is not None or tempat.relasi.rumus.op == "pita":
        rencana.dibiarkan.append(sel)


def _terbaca(tempat: Tempat, teks_tetap: set[Letak]) -> bool:
    """Whether an Excel formula can read the inputs: known parameters, one scale a range, at least one number."""
    ada = _tetapan(tempat) and _baris_berisi(tempat)
    for d in daun(tempat.relasi.rumus):
        if isinstance(d, Parameter):
            if tempat.pemasok.angka(d) is None:
                return False
            continue
        sel = tempat.pemasok.sel(d)
        if not sel or (isinstance(d, Himpunan) and not tempat.pemasok.seragam(d)):
            return False
        if any((s.baris, s.kolom) in teks_tetap for s in sel):
            return False
        ada = ada or any(tempat.pemasok.angka_sel(s) is not None for s in sel)
    return ada


def _tetapan(tempat: Tempat) -> bool:
    """A relation that reads no cell: the koreksi rate."""
    return all(isinstance(d, Parameter) for d in daun(tempat.relasi.rumus))


def _baris_berisi(tempat: Tempat) -> bool:
    """A constant (the koreksi rate) belongs in an empty cell of a row that has figures, never over a typed one."""
    return tempat.sel.kosong and any(
        s.angka is not None
        for k, s in tempat.baris.sel.items()
        if k.split("@")[0] in ("target", "realisasi", "capaian")
    )


def _tertulis_cocok(tempat: Tempat, konteks: Konteks) -> bool:
    """A typed value gives way to the formula only if the cell goes on showing exactly what it shows now."""
    tertulis: Angka | str | None = tempat.sel.angka
    if tempat.relasi.rumus.op == "pita":
        tertulis = tempat.sel.teks.strip() or None
        if tertulis is not None and _label(tempat, konteks) != tertulis:
            return False
    if tertulis is None:
        return False
    putusan = putuskan(tempat.relasi.rumus, tempat.pemasok.angka, tertulis, konteks.profil.pita)
    return putusan.status == "exact"


def _label(tempat: Tempat, konteks: Konteks) -> str:
    return str(hitung(tempat.relasi.rumus, tempat.pemasok.nilai, konteks.profil.pita))


def _tulis(tempat: Tempat, konteks: Konteks, rencana: RencanaTabel, golongan: str) -> None:
    sel = tempat.sel
    gaya = gaya_kolom(tempat, rencana.kode_sel)
    nilai = hitung(tempat.relasi.rumus, tempat.pemasok.nilai, konteks.profil.pita)
    rumus = rumus_sel(tempat.relasi.rumus, _acuan(tempat, rencana), konteks.profil.pita, gaya.skala)
    letak = (sel.baris, sel.kolom)
    if isinstance(nilai, Decimal):
        rencana.nilai[letak] = Angka(nilai, gaya.desimal, gaya.persen, "", "", None)
        tampil: float | str = float(nilai * gaya.skala)
    else:
        tampil = nilai or ""
        if nilai:
            rencana.nilai[letak] = nilai
    rencana.rumus[letak] = rumus
    nama = tempat.relasi.nama or tempat.relasi.hasil
    rencana.perubahan.append(
        Perubahan(
            sel.lembar,
            sel.baris,
            sel.kolom,
            sel.mentah if not sel.kosong else None,
            rumus,
            tampil,
            nama,
            gaya.format,
            "isi" if golongan == "isi" else "ganti",
        )
    )


def _acuan(tempat: Tempat, rencana: RencanaTabel) -> Callable[[Daun], Acuan]:
    """References with the scale that a still empty cell will have once it is filled."""

    def acuan(d: Daun) -> Acuan:
        hasil = tempat.pemasok.acuan(d)
        sel = tempat.pemasok.sel(d)
        if sel and all(s.angka is None for s in sel):
            return hasil._replace(skala=gaya_kosong(tempat.tabel, sel[0], rencana.kode_sel).skala)
        return hasil

    return acuan


def gaya_kolom(tempat: Tempat, kode_sel: Callable[[Sel], str]) -> Gaya:
    """How the result cell writes its number: its own way if it holds one, else its column's."""
    sel = tempat.sel
    if sel.angka is None:
        gaya = gaya_kosong(tempat.tabel, sel, kode_sel)
        return _gaya_deret(tempat.pemasok, gaya) if isinstance(tempat.pemasok, PemasokDeret) else gaya
    kode = kode_format(sel.teks, sel.angka) if sel.jenis == "s" else None
    return Gaya(sel.skala, sel.angka.desimal, sel.angka.persen, kode)


def _gaya_deret(pemasok: PemasokDeret, gaya: Gaya) -> Gaya:
    """An annual value is written like its tribulan: a percent stays one, in the same scale."""
    sel = list(pemasok.tribulan.values())[-1]
    if sel.angka is None or (sel.angka.persen, sel.skala) == (gaya.persen, gaya.skala):
        return gaya
    a = sel.angka
    return Gaya(sel.skala, a.desimal, a.persen, kode_baku("ukuran", a.desimal, a.persen and sel.skala == 1))


def gaya_kosong(tabel: Tabel, sel: Sel, kode_sel: Callable[[Sel], str]) -> Gaya:
    """How an empty cell will write its number: its own format, the column's other cells, the official form."""
    kolom = next((k for k in tabel.kolom if k.indeks == sel.kolom and k.nama), None)
    asal = deklarasi_tabel(tabel.kind).kolom_bernama(kolom.nama) if kolom is not None else None
    if kolom is None or asal is None or asal.jenis == "predikat":
        return Gaya(1, 2, False, None)
    sendiri = _dari_format(kode_sel(sel), asal.jenis)
    if sendiri is not None:
        return sendiri
    lain = _contoh(_Sama(tabel), kolom.kunci)
    if lain is not None and lain.angka is not None:
        a = lain.angka
        return Gaya(lain.skala, a.desimal, a.persen, kode_baku(asal.jenis, a.desimal, a.persen and lain.skala == 1))
    persen = asal.jenis == "persen"
    return Gaya(1, asal.desimal, persen, kode_baku(asal.jenis, asal.desimal, persen))


class _Sama:
    """A table as a key: itself, not its content."""

    __slots__ = ("tabel",)

    def __init__(self, tabel: Tabel) -> None:
        self.tabel = tabel

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, _Sama) and lain.tabel is self.tabel

    def __hash__(self) -> int:
        return id(self.tabel)


@lru_cache(maxsize=64)
def _contoh(sama: _Sama, kunci: str) -> Sel | None:
    """The first cell of a column that holds a number without a unit; looked for once, not once for every row."""
    sel = (baris.ambil(kunci) for baris in sama.tabel.baris)
    return next((s for s in sel if s is not None and s.angka is not None and not s.angka.satuan), None)


def _dari_format(kode: str, jenis: str) -> Gaya | None:
    """The scale that a prepared number format asks for: 0.00% a ratio, 0.00 in a percent column percent points."""
    if not kode or kode in ("General", "@"):
        return None
    from kertas_kerja.buku.numfmt import parse

    bentuk = parse(kode)
    if bentuk.kind != "number" or bentuk.decimals is None:
        return None
    persen = bentuk.percent or jenis == "persen"
    return Gaya(100 if persen and not bentuk.percent else 1, bentuk.decimals, persen, kode)
