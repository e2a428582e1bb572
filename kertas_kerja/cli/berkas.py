"""`kk FILE.xlsx`: a file dropped on the program is checked and filled; no existing file is ever replaced."""

from __future__ import annotations

import os
import sys
from itertools import count

import click

from kertas_kerja.api import check, fill
from kertas_kerja.cetak.kemajuan import kemajuan
from kertas_kerja.cli import opsi
from kertas_kerja.cli.bantuan import Perintah
from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.jalan import keluar, sesali

BUKU = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def seperti_berkas(kata: str) -> bool:
    """Whether the first word of a call names a workbook, also one that is not there."""
    return kata.lower().endswith(BUKU) or os.path.isfile(kata)


@click.command("berkas", cls=Perintah, hidden=True)
@opsi.banyak_berkas
@opsi.lkjip
def perintah(files: tuple[str, ...], lkjip: bool) -> None:
    """Periksa BERKAS, lalu tulis salinan yang terisi di sampingnya."""
    keluar(max(_satu(f, lkjip) for f in files))


def _satu(berkas: str, lkjip: bool) -> int:
    from kertas_kerja.cetak.teks import cetak, potongan_isi, potongan_periksa

    berwarna = sys.stdout.isatty()
    try:
        with kemajuan(f"Memeriksa {berkas} ..."):
            periksa = check(berkas)
        cetak(potongan_periksa([periksa]), berwarna)
        with kemajuan(f"Mengisi {berkas} ..."):
            isi = fill(berkas, keluaran_bebas(berkas), lkjip=lkjip)
        cetak(potongan_isi(isi), berwarna)
    except KertasKerjaError as galat:
        sys.stdout.flush()
        sesali(str(galat))
        return galat.exit_code
    return periksa.exit_code


def keluaran_bebas(berkas: str) -> str:
    """`x_terisi.xlsx` beside the input, or the first of `x_terisi (2).xlsx`, ... that is free."""
    akar, akhiran = os.path.splitext(berkas)
    nama = (f"{akar}_terisi{f' ({i})' if i > 1 else ''}{akhiran}" for i in count(1))
    return next(n for n in nama if not os.path.lexists(n))
