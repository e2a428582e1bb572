"""`kk watch FOLDER`: a hot folder; what is copied into `masuk/` appears filled in `keluar/`."""

from __future__ import annotations

import os
import signal
import sys
from threading import Event

import click

from kertas_kerja.cli import opsi
from kertas_kerja.errors import BerkasTidakTerbaca, KertasKerjaError
from kertas_kerja.jalan import gagal, keluar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kertas_kerja.pantau.pantau import Pantau


@opsi.perintah("watch")
@click.argument("folder", metavar="FOLDER", type=opsi.JALUR)
@click.option("--once", is_flag=True, help="Olah yang ada sekarang, lalu selesai (untuk penjadwal tugas).")
@opsi.profil
@opsi.predikat_akip
@opsi.lkjip
def perintah(folder: str, once: bool, profil: str | None, predikat_akip: str | None, lkjip: bool) -> None:
    """Pantau FOLDER: buku kerja di FOLDER/masuk muncul terisi di FOLDER/keluar, beserta temuannya."""
    from kertas_kerja.pantau.pantau import Pantau
    from kertas_kerja.profil import muat_profil

    try:
        muat_profil(profil)
        if once:
            _wajib_ada(folder)
        with Pantau(folder, profil=profil, predikat_akip=predikat_akip, lkjip=lkjip, suara=_suara) as pantau:
            kode = _jalankan(pantau, once)
    except KertasKerjaError as galat:
        gagal(galat)
    keluar(kode)


def _wajib_ada(folder: str) -> None:
    """A scheduled run never makes the folder: a mistyped name would be answered with silence, night after night."""
    if not os.path.exists(folder):
        raise BerkasTidakTerbaca(
            f'Folder "{folder}" tidak ada; periksa namanya, atau buat dahulu dengan kk watch tanpa --once.'
        )


def _jalankan(pantau: Pantau, once: bool) -> int:
    from kertas_kerja.pantau.tunggu import penunggu

    berhenti = Event()
    _tangkap(berhenti)
    if once:
        return pantau.sekali(berhenti)
    _suara(f"Memantau {pantau.masuk}")
    _suara(f"Taruh buku kerja di folder itu; hasilnya muncul di {pantau.keluar}")
    _suara("Tekan Ctrl+C untuk berhenti.")
    pantau.jalan(berhenti, penunggu(pantau.masuk, pantau.aturan.lambat))
    _suara("Berhenti memantau.")
    return 0


def _tangkap(berhenti: Event) -> None:
    """The first Ctrl+C (or end signal) lets the current file finish; the second ends at once."""

    def tangani(nomor: int, _: Any) -> None:
        if berhenti.is_set():
            signal.signal(nomor, signal.SIG_DFL)
            raise KeyboardInterrupt
        berhenti.set()

    for nama in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, nama):
            signal.signal(getattr(signal, nama), tangani)


def _suara(kalimat: str) -> None:
    """A line on the terminal; a character that it cannot show becomes a question mark."""
    kode = sys.stdout.encoding or "utf-8"
    sys.stdout.write(kalimat.encode(kode, "replace").decode(kode) + "\n")
    sys.stdout.flush()
