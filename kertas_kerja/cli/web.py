"""`kk web`: a page on this computer; drop workbooks, see the findings, download the filled copies."""

from __future__ import annotations

import sys

import click

from kertas_kerja.cli import opsi
from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.jalan import gagal


@opsi.perintah("web")
@click.option(
    "--port",
    type=opsi.Bilangan(0, 65535),
    default=0,
    metavar="NOMOR",
    help="Nomor port, 0 sampai 65535; bawaannya port bebas mana pun.",
)
@click.option("--no-browser", is_flag=True, help="Jangan buka peramban; alamatnya hanya ditampilkan.")
@click.option(
    "--batas-mb",
    type=opsi.Bilangan(1, 1000),
    default=100,
    metavar="MB",
    help="Ukuran berkas terbesar dalam MB, 1 sampai 1000; bawaannya 100.",
)
@opsi.profil
@opsi.predikat_akip
def perintah(port: int, no_browser: bool, batas_mb: int, profil: str | None, predikat_akip: str | None) -> None:
    """Buka halaman di komputer ini: taruh buku kerja, lihat temuannya, unduh salinan terisi."""
    from kertas_kerja.profil import muat_profil
    from kertas_kerja.web.server import Setelan, layani

    setelan = Setelan(port, batas_mb << 20, profil=profil, predikat_akip=predikat_akip)
    try:
        muat_profil(profil)
        layani(setelan, lambda alamat: _siap(alamat, not no_browser))
    except KertasKerjaError as galat:
        gagal(galat)
    sys.stdout.write("Halaman ditutup; berkas sementaranya sudah dihapus.\n")


def _siap(alamat: str, buka: bool) -> None:
    sys.stdout.write(
        f"Halaman siap: {alamat}\n"
        "Alamat ini hanya berlaku di komputer ini, selama program ini berjalan. Tekan Ctrl+C untuk menutupnya.\n"
    )
    sys.stdout.flush()
    if buka:
        import webbrowser

        webbrowser.open(alamat)
