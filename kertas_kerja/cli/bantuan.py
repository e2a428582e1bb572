"""What click says in English said in Indonesian: the headings of every help, and words too many in a call."""

from __future__ import annotations

import click

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KATA = f"{__name__}.kata"
"""Where a context keeps the words of its call, as they were written."""


class KataBerlebih(click.UsageError):
    """Words that no argument of the command takes."""

    def __init__(self, kata: list[str], ctx: click.Context) -> None:
        super().__init__(" ".join(kata), ctx)
        self.kata = kata


class Perintah(click.Command):
    """A command whose help is Indonesian."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **({"options_metavar": "[PILIHAN]"} | lain))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the call; its words are kept for what is said of a mistake in it."""
        ctx.meta[KATA] = list(args)
        boleh, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            sisa = super().parse_args(ctx, args)
        except click.UsageError as galat:
            galat.ctx = galat.ctx or ctx
            raise
        if sisa and not boleh:
            raise KataBerlebih(sisa, ctx)
        return sisa

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` itself."""
        opsi = super().get_help_option(ctx)
        if opsi is not None:
            opsi.help = "Tampilkan bantuan ini, lalu selesai."
        return opsi

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how a call is written."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        opsi = [p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option)]
        with formatter.section("Pilihan"):
            formatter.write_dl([o for o in opsi if o is not None])


class Kelompok(Perintah, click.Group):
    """A group of commands whose help is Indonesian."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **({"subcommand_metavar": "PERINTAH [ISIAN]..."} | lain))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then that of commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)
