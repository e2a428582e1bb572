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
    keterangan: tuple[tuple[str, str | int], ...] = ()
    kolom: int = 0
    kertas: int = KERTAS_A4
    tanda_tangan: tuple[int, int, str, str] | None = None
    ulang: bool = False


class Letak(NamedTuple):
    """Letak satu sel tabel di buku contoh."""

    lembar: str
    sel: str


def bangun_buku(
    tujuan: Path, judul: str, susunan: tuple[Susunan, ...], tabel: dict[str, Tabel]
) -> dict[tuple[str, int, int], Letak]:
    """Tulis satu buku; kembalikan letak tiap (kunci, baris, kolom)."""
    letak: dict[tuple[str, int, int], Letak] = {}
    with xlsxwriter.Workbook(str(tujuan)) as buku:
        buku.set_properties({"title": judul, "created": _DIBUAT})
        gaya = Gaya(buku)
        for satu in susunan:
            lembar = _bangun_lembar(buku, gaya, satu, tabel)
            letak |= {kunci: Letak(satu.nama, sel) for kunci, sel in lembar.letak.items()}
    return letak


def _bangun_lembar(buku: xlsxwriter.Workbook, gaya: Gaya, satu: Susunan, tabel: dict[str, Tabel]) -> Lembar:
    lembar = Lembar(buku, gaya, satu.nama, satu.lebar, satu.kertas)
    if satu.judul:
        lembar.judul(satu.judul, satu.kolom, len(satu.lebar) - satu.kolom)
    if satu.keterangan:
        lembar.keterangan(satu.keterangan, satu.kolom)
    for nomor, (kunci, pilihan) in enumerate(satu.isi):
        lembar.tabel(tabel[kunci], pilihan, ulang=satu.ulang and nomor == 0)
    if satu.tanda_tangan:
        lembar.tanda_tangan(*satu.tanda_tangan)
    return lembar
