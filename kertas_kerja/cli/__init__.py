"""The command line: one file per command, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from kertas_kerja._versi import VERSI
from kertas_kerja.cli.bantuan import Kelompok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PERINTAH = {
    "check": "Periksa buku kerja dan sebutkan ketidakcocokan, sel demi sel.",
    "fill": "Tulis salinan buku kerja yang terisi: rumus, format, lembar ringkasan.",
    "new": "Buat buku kerja resmi baru dari templat.",
    "explain": "Terangkan satu aturan, misalnya KK101.",
    "rules": "Daftar semua aturan.",
    "watch": "Pantau sebuah folder: buku kerja di masuk/ muncul terisi di keluar/.",
    "web": "Buka halaman di komputer ini untuk menaruh buku kerja dan mengunduh hasilnya.",
}


class KelompokMalas(Kelompok):
    """A group that imports the module of a command only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which an operator needs them."""
        return list(PERINTAH)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in PERINTAH:
            return None
        perintah: click.Command = import_module(f"kertas_kerja.cli.{cmd_name}").perintah
        return perintah

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the call; a mistake in it is said in Indonesian."""
        from kertas_kerja.cli.salah import berbahasa_indonesia

        with berbahasa_indonesia():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake in its options is said in Indonesian."""
        from kertas_kerja.cli.salah import berbahasa_indonesia

        with berbahasa_indonesia():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """`kk FILE.xlsx` alone is check and fill: what happens when a file is dropped on the program."""
        if args[0] not in PERINTAH:
            from kertas_kerja.cli.berkas import perintah, seperti_berkas

            if seperti_berkas(args[0]):
                return perintah.name, perintah, args
            from kertas_kerja.cli.salah import perintah_tak_ada

            raise perintah_tak_ada(args[0], tuple(PERINTAH))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without importing any of them."""
        with formatter.section("Perintah"):
            formatter.write_dl(list(PERINTAH.items()))


@click.group(cls=KelompokMalas, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSI, prog_name="kk", message="%(prog)s %(version)s", help="Tampilkan versi, lalu selesai.")
def kk() -> None:
    """Periksa dan isi Kertas Kerja Penetapan Target dan buku pengukuran kinerja (SAKIP) di Excel.

    kk BERKAS.xlsx saja memeriksa berkas itu lalu menulis salinan yang terisi di sampingnya.
    """
