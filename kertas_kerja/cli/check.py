"""`kk check FILE...`: find inconsistencies; changes nothing."""

from __future__ import annotations

import sys

import click

from kertas_kerja.api import check
from kertas_kerja.cetak.hasil import HasilPeriksa
from kertas_kerja.cli.umum import PREDIKAT, keluar, tulis_keluaran
from kertas_kerja.errors import KertasKerjaError


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="BERKAS...", type=click.Path())
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Bentuk keluaran.",
)
@click.option("--output", type=click.Path(), help="Tulis hasil ke berkas ini, bukan ke layar.")
@click.option(
    "--from",
    "from_",
    multiple=True,
    type=click.Path(),
    metavar="BERKAS",
    help="Buku lain perangkat daerah ini untuk dibandingkan (pengukuran tahun lalu, PK); boleh berulang.",
)
@click.option("--profil", type=click.Path(), help="Profil daerah (TOML) yang menggantikan angka bawaan.")
@click.option(
    "--predikat-akip",
    type=click.Choice(PREDIKAT, case_sensitive=False),
    help="Predikat AKIP organisasi bila tidak ada di buku.",
)
def perintah(
    files: tuple[str, ...],
    bentuk: str,
    output: str | None,
    from_: tuple[str, ...],
    profil: str | None,
    predikat_akip: str | None,
) -> None:
    """Periksa BERKAS satu per satu dan sebutkan ketidakcocokan, sel demi sel."""
    hasil = [_satu(f, from_, profil, predikat_akip) for f in files]
    if bentuk == "text" and output is None:
        from kertas_kerja.cetak.teks import cetak, potongan_periksa

        cetak(potongan_periksa(hasil), sys.stdout.isatty())
    else:
        tulis_keluaran(_bentuk(hasil, bentuk), output)
    keluar(max(h.exit_code for h in hasil))


def _satu(berkas: str, from_: tuple[str, ...], profil: str | None, predikat: str | None) -> HasilPeriksa:
    try:
        return check(berkas, from_=from_, profil=profil, predikat_akip=predikat)
    except KertasKerjaError as galat:
        return HasilPeriksa(berkas, "error", str(galat))


def _bentuk(hasil: list[HasilPeriksa], bentuk: str) -> str:
    if bentuk == "json":
        from kertas_kerja.cetak.json import dokumen_periksa

        return dokumen_periksa(hasil)
    if bentuk == "markdown":
        from kertas_kerja.cetak.markdown import markdown_periksa

        return markdown_periksa(hasil)
    from kertas_kerja.cetak.teks import teks_periksa

    return teks_periksa(hasil)
