"""`kk rules`: every rule."""

from __future__ import annotations

import sys

import click


@click.command("rules")
@click.option("--format", "bentuk", type=click.Choice(["text", "json"]), default="text", show_default=True)
def perintah(bentuk: str) -> None:
    """Daftar semua aturan pemeriksaan."""
    from kertas_kerja.aturan import katalog
    from kertas_kerja.cetak.aturan import daftar_json, daftar_teks
    from kertas_kerja.profil import muat_profil

    aturan = list(katalog().values())
    sys.stdout.write(daftar_json(aturan, muat_profil()) if bentuk == "json" else daftar_teks(aturan))
