"""`kk fill FILE`: write a filled copy; the input is never touched."""

from __future__ import annotations

from typing import Literal

import click

from kertas_kerja.jalan import BENTUK_FILL, PREDIKAT, jalankan_fill


@click.command("fill")
@click.argument("file", metavar="BERKAS", type=click.Path())
@click.option("-o", "--output", type=click.Path(), help="Nama berkas hasil; bawaannya <nama>_terisi.xlsx.")
@click.option(
    "--from",
    "from_",
    multiple=True,
    type=click.Path(),
    metavar="BERKAS",
    help="Buku lain perangkat daerah ini; target dan realisasi N-1, target, dan pagu yang kosong diambil dari sana.",
)
@click.option("--profil", type=click.Path(), help="Profil daerah (TOML) yang menggantikan angka bawaan.")
@click.option(
    "--predikat-akip",
    type=click.Choice(PREDIKAT, case_sensitive=False),
    help="Predikat AKIP organisasi bila tidak ada di buku.",
)
@click.option(
    "--convert",
    is_flag=True,
    help="Berkas .xls, .xlsb, dan .ods: ubah salinannya ke .xlsx dengan LibreOffice dahulu.",
)
@click.option(
    "--recalc",
    type=click.Choice(["libreoffice"]),
    help="Hitung rumus lain yang terpengaruh dengan LibreOffice; tanpa ini Excel menghitungnya saat berkas dibuka.",
)
@click.option("--lkjip", is_flag=True, help="Tambahkan lembar siap cetak berisi tabel-tabel Bab III LKjIP.")
@click.option("--dry-run", is_flag=True, help="Tampilkan rencana perubahan tanpa menulis apa pun.")
@click.option("--format", "bentuk", type=click.Choice(BENTUK_FILL), default="text", show_default=True)
def perintah(
    file: str,
    output: str | None,
    from_: tuple[str, ...],
    profil: str | None,
    predikat_akip: str | None,
    convert: bool,
    recalc: Literal["libreoffice"] | None,
    lkjip: bool,
    dry_run: bool,
    bentuk: str,
) -> None:
    """Tulis salinan BERKAS yang terisi: rumus, warna predikat, lembar Ringkasan, Temuan, dan Jejak."""
    jalankan_fill(
        file,
        output=output,
        from_=from_,
        profil=profil,
        predikat_akip=predikat_akip,
        lkjip=lkjip,
        dry_run=dry_run,
        convert=convert,
        recalc=recalc,
        bentuk=bentuk,
    )
