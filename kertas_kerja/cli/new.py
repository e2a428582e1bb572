"""`kk new kkpt|pengukuran`: a fresh official workbook."""

from __future__ import annotations

import sys

import click

from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.jalan import gagal


@click.command("new")
@click.argument("jenis", type=click.Choice(["kkpt", "pengukuran"]))
@click.option("-o", "--output", type=click.Path(), help="Nama berkas hasil; bawaan menurut jenis dan tahun.")
@click.option("--tahun", type=int, help="Tahun N; bawaan tahun ini.")
@click.option("--perangkat-daerah", default="", metavar="NAMA", help="Nama perangkat daerah pada judul.")
@click.option(
    "--kertas",
    type=click.Choice(["A4", "F4"], case_sensitive=False),
    default="A4",
    show_default=True,
    help="Ukuran kertas cetak.",
)
def perintah(jenis: str, output: str | None, tahun: int | None, perangkat_daerah: str, kertas: str) -> None:
    """Buat buku kerja resmi baru: kkpt (Kertas Kerja Penetapan Target) atau pengukuran (pengukuran kinerja)."""
    from kertas_kerja.lembar.templat import PANJANG_NAMA, new

    try:
        hasil = new(jenis, tahun=tahun, perangkat_daerah=perangkat_daerah, output=output, kertas=kertas.upper())  # type: ignore[arg-type]
    except KertasKerjaError as galat:
        gagal(galat)
    if len(perangkat_daerah) > PANJANG_NAMA:
        sys.stderr.write(f"Nama perangkat daerah terlalu panjang; yang tertulis hanya {PANJANG_NAMA} huruf pertama.\n")
    sys.stdout.write(
        f"Buku kerja baru: {hasil}\n"
        "Berikutnya: baca lembar Petunjuk, isi sel kuning, simpan,\n"
        f'lalu periksa dengan: kk check "{hasil}"\n'
    )
