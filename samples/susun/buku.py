"""Dari susunan lembar ke satu berkas .xlsx yang selalu sama byte demi byte."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

from .data import Tabel
from .gaya import KERTAS_A4, Gaya
from .lembar import Lembar, Pilihan

_DIBUAT = datetime(2026, 1, 5, 8, 0, 0)


class Susunan(NamedTuple):
    """Susunan satu lembar: nama, lebar kolom, judul lembar, dan tabel-tabelnya dari atas ke bawah."""

    nama: str
    lebar: tuple[float, ...]
    isi: tuple[tuple[str, Pilihan], ...]
    judul: tuple[str, ...] = ()
    keterangan: tuple[tuple[str, str], ...] = ()
    kolom_keterangan: int = 0
    kertas: int = KERTAS_A4
    tegak: bool = False
    satu_halaman: bool = False
    ulang: bool = False
    tanda_tangan: tuple[int, int, str, str] | None = None


class Letak(NamedTuple):
    """Letak satu sel tabel di buku contoh."""

    lembar: str
    sel: str


def bangun_buku(
    tujuan: Path, judul: str, susunan: tuple[Susunan, ...], tabel: dict[str, Tabel]
) -> dict[tuple[str, int, int], Letak]:
    """Tulis satu buku; kembalikan letak tiap (kunci, baris, kolom)."""
    letak: dict[tuple[str, int, int], Letak] = {}
    huruf = {"default_format_properties": {"font_name": "Arial", "font_size": 10}}
    with xlsxwriter.Workbook(str(tujuan), huruf) as buku:
        buku.set_properties({"title": judul, "created": _DIBUAT})
        gaya = Gaya(buku)
        for satu in susunan:
            lembar = _bangun_lembar(buku, gaya, satu, tabel)
            letak |= {kunci: Letak(satu.nama, sel) for kunci, sel in lembar.letak.items()}
    return letak


def _bangun_lembar(buku: xlsxwriter.Workbook, gaya: Gaya, satu: Susunan, tabel: dict[str, Tabel]) -> Lembar:
    lembar = Lembar(buku, gaya, satu.nama, satu.lebar)
    lembar.cetak(satu.kertas, tegak=satu.tegak, satu_halaman=satu.satu_halaman)
    if satu.judul:
        lembar.judul(satu.judul, 0, len(satu.lebar) - 1)
    if satu.keterangan:
        lembar.keterangan(satu.keterangan, satu.kolom_keterangan)
    for nomor, (kunci, pilihan) in enumerate(satu.isi):
        lembar.tabel(tabel[kunci], pilihan, ulang=satu.ulang and nomor == 0)
    if satu.tanda_tangan:
        lembar.tanda_tangan(*satu.tanda_tangan)
    return lembar
