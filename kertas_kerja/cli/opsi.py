"""Options and arguments that several commands have, each said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from kertas_kerja.cli.bantuan import Perintah
from kertas_kerja.jalan import PREDIKAT

Hiasan = Callable[[Any], Any]


class Bilangan(click.IntRange):
    """A whole number between limits that the help tells in its own words."""

    def _describe_range(self) -> str:
        return ""


JALUR = click.Path(readable=False)
"""A path as it is written: whether it can be read is found, and said, where it is read."""

perintah: Callable[[str], Callable[[Callable[..., Any]], Perintah]] = partial(click.command, cls=Perintah)
banyak_berkas = click.argument("files", nargs=-1, required=True, metavar="BERKAS...", type=JALUR)
satu_berkas = click.argument("file", metavar="BERKAS", type=JALUR)
profil = click.option(
    "--profil", type=JALUR, metavar="BERKAS", help="Profil daerah (TOML) yang menggantikan angka bawaan."
)
predikat_akip = click.option(
    "--predikat-akip",
    type=click.Choice(PREDIKAT, case_sensitive=False),
    metavar=f"[{'|'.join(PREDIKAT)}]",
    help="Predikat AKIP organisasi bila tidak ada di buku.",
)
convert = click.option(
    "--convert", is_flag=True, help="Berkas .xls, .xlsb, dan .ods: ubah salinannya ke .xlsx dengan LibreOffice dahulu."
)
diam = click.option("-q", "--quiet", is_flag=True, help="Tanpa keluaran; kode keluar yang memberi tahu hasilnya.")
lkjip = click.option("--lkjip", is_flag=True, help="Tambahkan lembar siap cetak berisi tabel-tabel Bab III LKjIP.")


def dari(bantuan: str) -> Hiasan:
    """`--from FILE`, as often as wanted."""
    return click.option("--from", "from_", multiple=True, type=JALUR, metavar="BERKAS", help=bantuan)


def keluaran(*nama: str, bantuan: str) -> Hiasan:
    """`--output FILE`."""
    return click.option(*nama, type=JALUR, metavar="BERKAS", help=bantuan)


def bentuk(pilihan: Sequence[str]) -> Hiasan:
    """`--format`, the first choice when nothing is said."""
    return click.option(
        "--format",
        "bentuk",
        type=click.Choice(pilihan),
        default=pilihan[0],
        help=f"Bentuk keluaran; bawaannya {pilihan[0]}.",
    )
