"""`kk fill FILE`: write a filled copy; the input is never touched."""

from __future__ import annotations

import click

from kertas_kerja.cli import opsi
from kertas_kerja.jalan import BENTUK_FILL, jalankan_fill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@opsi.perintah("fill")
@opsi.satu_berkas
@opsi.keluaran("-o", "--output", bantuan="Nama berkas hasil; bawaannya <nama>_terisi.xlsx.")
@opsi.dari("Buku lain perangkat daerah ini; target dan realisasi N-1, target, dan pagu yang kosong diambil dari sana.")
@opsi.profil
@opsi.predikat_akip
@opsi.convert
@click.option(
    "--recalc",
    type=click.Choice(["libreoffice"]),
    help="Hitung rumus lain yang terpengaruh dengan LibreOffice; tanpa ini Excel menghitungnya saat berkas dibuka.",
)
@opsi.lkjip
@click.option("--dry-run", is_flag=True, help="Tampilkan rencana perubahan tanpa menulis apa pun.")
@opsi.bentuk(BENTUK_FILL)
@opsi.diam
def perintah(file: str, **pilihan: Any) -> None:
    """Tulis salinan BERKAS yang terisi: rumus, warna predikat, lembar Ringkasan, Temuan, dan Jejak."""
    jalankan_fill(file, **pilihan)
