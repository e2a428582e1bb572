"""`kk check FILE...`: find inconsistencies; changes nothing."""

from __future__ import annotations

import click

from kertas_kerja.cli import opsi
from kertas_kerja.jalan import BENTUK_CHECK, jalankan_check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@opsi.perintah("check")
@opsi.banyak_berkas
@opsi.bentuk(BENTUK_CHECK)
@opsi.keluaran("--output", bantuan="Tulis hasil ke berkas ini, bukan ke layar.")
@opsi.dari("Buku lain perangkat daerah ini untuk dibandingkan (pengukuran tahun lalu, PK); boleh berulang.")
@opsi.profil
@opsi.predikat_akip
@opsi.convert
@opsi.diam
@click.option(
    "--explain-recognition",
    is_flag=True,
    help="Sebutkan untuk setiap lembar apa yang dikenali, seberapa yakin, mengapa, dan apa yang tidak.",
)
def perintah(files: tuple[str, ...], **pilihan: Any) -> None:
    """Periksa BERKAS satu per satu dan sebutkan ketidakcocokan, sel demi sel."""
    jalankan_check(files, **pilihan)
