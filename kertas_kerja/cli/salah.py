"""One Indonesian sentence for every mistake in a call, in place of click's English text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches

import click

from kertas_kerja.api import BUKU
from kertas_kerja.cli.bantuan import KATA, KataBerlebih
from kertas_kerja.jalan import DIHENTIKAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any

_SEBUTAN = {
    "files": "BERKAS (buku kerja .xlsx)",
    "file": "BERKAS (buku kerja .xlsx)",
    "jenis": "JENIS (kkpt atau pengukuran)",
    "kode": "KODE (misalnya KK101)",
    "folder": "FOLDER",
}


class SalahPanggil(click.ClickException):
    """A mistake in the call, said in one sentence that names the next step."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone, on standard error unless told otherwise."""
        click.echo(self.message, file=file, err=file is None)


class Dihentikan(SalahPanggil):
    """Ctrl+C."""

    exit_code = DIHENTIKAN[0]


@contextmanager
def berbahasa_indonesia() -> Iterator[None]:
    """Turn click's usage errors into `SalahPanggil`; the help that an empty call shows stays as it is."""
    try:
        yield
    except (click.UsageError, click.FileError) as galat:
        if type(galat).__name__ == "NoArgsIsHelpError":
            raise
        raise SalahPanggil(kalimat(galat)) from galat
    except KeyboardInterrupt:
        raise Dihentikan(DIHENTIKAN[1]) from None


def perintah_tak_ada(kata: str, perintah: Sequence[str]) -> SalahPanggil:
    """The failure of a first word that is neither a command nor a workbook."""
    dekat = _dekat(kata, perintah)
    return SalahPanggil(
        f'Perintah "{kata}" tidak ada; maksud Anda {dekat}?'
        if dekat
        else f'Perintah "{kata}" tidak ada; jalankan kk --help untuk melihat daftarnya.'
    )


def kalimat(galat: click.ClickException) -> str:
    """The sentence of one click error."""
    if isinstance(galat, click.FileError):
        return f"Berkas {galat.ui_filename} tidak dapat dibuka; periksa nama dan izinnya."
    ctx = getattr(galat, "ctx", None)
    bantuan = f"{_panggilan(ctx)} --help"
    if isinstance(galat, click.NoSuchOption):
        dekat = _dekat(galat.option_name, _semua_opsi(ctx))
        return f"Opsi {galat.option_name} tidak ada; " + (
            f"maksud Anda {dekat}?" if dekat else f"jalankan {bantuan} untuk melihat daftarnya."
        )
    if isinstance(galat, click.BadOptionUsage):
        if _tanpa_nilai(galat):
            return f"Opsi {galat.option_name} tidak memakai nilai; tulis {galat.option_name} saja."
        return f"Opsi {galat.option_name} belum diberi nilai; tulis nilainya sesudah {galat.option_name}."
    if isinstance(galat, click.MissingParameter):
        return f"{_nama(galat.param)} belum disebutkan; tambahkan pada perintah, contohnya lihat {bantuan}."
    if isinstance(galat, click.BadParameter):
        return _nilai_salah(galat, bantuan)
    if isinstance(galat, KataBerlebih):
        return _berlebih(galat.kata)
    return f"Perintah ini tidak dapat dibaca; jalankan {bantuan} untuk melihat cara menulisnya."


def _berlebih(kata: list[str]) -> str:
    """Words that no argument takes; workbooks among them were meant one by one."""
    sebut = f'"{kata[0]}"' + (f" dan {len(kata) - 1} kata lain" if len(kata) > 1 else "")
    if all(satu.lower().endswith(BUKU) for satu in kata):
        return f"Perintah ini mengolah satu berkas saja, jadi {sebut} berlebih; ulangi untuk setiap berkas."
    return f"Kata {sebut} berlebih; hapus kata itu, atau apit nama yang berspasi dengan tanda kutip."


def _nilai_salah(galat: click.BadParameter, bantuan: str) -> str:
    nilai = _tertulis(galat)
    isi = "" if nilai is None else f' "{nilai}"'
    awal = f"Nilai{isi} untuk {_nama(galat.param)} tidak dapat dipakai; "
    tipe = galat.param.type if galat.param else None
    if isinstance(tipe, click.Choice):
        return f"{awal}pilih salah satu: {', '.join(map(str, tipe.choices))}."
    if isinstance(tipe, click.IntRange):
        return f"{awal}tulis bilangan bulat dari {tipe.min} sampai {tipe.max}."
    if tipe is click.INT:
        return f"{awal}tulis bilangan bulat."
    return f"{awal}jalankan {bantuan} untuk melihat nilai yang boleh."


def _tertulis(galat: click.BadParameter) -> str | None:
    """The value as it stands in the call: the first of the parameter's values that its type refuses."""
    param, ctx = galat.param, galat.ctx
    if param is None or ctx is None or param.name is None:
        return None
    terbaca = ctx.command.make_parser(ctx).parse_args(list(ctx.meta[KATA]))[0].get(param.name)
    for nilai in terbaca if isinstance(terbaca, list | tuple) else [terbaca]:
        try:
            param.type.convert(nilai, param, ctx)
        except click.BadParameter:
            return str(nilai)
    return None


def _tanpa_nilai(galat: click.BadOptionUsage) -> bool:
    """Whether the option is one that takes no value."""
    opsi = galat.ctx.command.get_params(galat.ctx) if galat.ctx else []
    return any(isinstance(p, click.Option) and p.is_flag and galat.option_name in p.opts for p in opsi)


def _nama(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    if param is None or param.name is None:
        return "Isian"
    return _SEBUTAN.get(param.name, param.name.upper())


def _panggilan(ctx: click.Context | None) -> str:
    return "kk" if ctx is None or ctx.parent is None or ctx.command.hidden else f"kk {ctx.command.name}"


def _semua_opsi(ctx: click.Context | None) -> list[str]:
    return [o for p in ctx.command.get_params(ctx) for o in p.opts if o.startswith("-")] if ctx else []


def _dekat(kata: str, pilihan: Sequence[str]) -> str | None:
    return next(iter(get_close_matches(kata.lower(), pilihan, 1, 0.6)), None)
