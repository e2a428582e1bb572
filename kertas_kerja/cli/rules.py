"""`kk rules`: every rule."""

from __future__ import annotations

import sys

from kertas_kerja.cli import opsi
from kertas_kerja.jalan import tulis_json


@opsi.perintah("rules")
@opsi.bentuk(("text", "json"))
def perintah(bentuk: str) -> None:
    """Daftar semua aturan pemeriksaan."""
    from kertas_kerja.aturan import katalog
    from kertas_kerja.cetak.aturan import daftar_json, daftar_teks
    from kertas_kerja.profil import muat_profil

    aturan = list(katalog().values())
    if bentuk == "json":
        tulis_json(daftar_json(aturan, muat_profil()))
    else:
        sys.stdout.write(daftar_teks(aturan))
