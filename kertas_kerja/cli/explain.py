"""`kk explain KK101`: the page of one rule."""

from __future__ import annotations

import sys

import click

from kertas_kerja.cli import opsi
from kertas_kerja.jalan import keluar


@opsi.perintah("explain")
@click.argument("kode", metavar="KODE")
def perintah(kode: str) -> None:
    """Terangkan aturan KODE: apa, mengapa, rumus, dasar hukum, contoh, dan cara memperbaikinya."""
    from kertas_kerja.aturan import katalog
    from kertas_kerja.cetak.aturan import halaman
    from kertas_kerja.profil import muat_profil

    aturan = katalog().get(kode.upper()) or katalog().get(f"KK{kode}")
    if aturan is None:
        sys.stderr.write(f"Aturan {kode} tidak ada; jalankan kk rules untuk melihat daftarnya.\n")
        keluar(2)
    sys.stdout.write(halaman(aturan, muat_profil()))
