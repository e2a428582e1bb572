"""`kk new kkpt|pengukuran`: a fresh official workbook."""

from __future__ import annotations

import sys

import click

from kertas_kerja.cli import opsi
from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.jalan import gagal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.cetak.hasil import HasilIsi

_TAMPIL = 20


@opsi.perintah("new")
@click.argument("jenis", type=click.Choice(["kkpt", "pengukuran"]))
@opsi.keluaran("-o", "--output", bantuan="Nama berkas hasil; bawaannya menurut jenis dan tahun.")
@click.option("--tahun", type=int, metavar="TAHUN", help="Tahun N; bawaannya tahun ini.")
@click.option("--perangkat-daerah", default="", metavar="NAMA", help="Nama perangkat daerah pada judul.")
@click.option(
    "--kertas",
    type=click.Choice(["A4", "F4"], case_sensitive=False),
    default="A4",
    metavar="[A4|F4]",
    help="Ukuran kertas cetak; bawaannya A4.",
)
@opsi.dari("Isi awal dari buku kerja tahun lalu; boleh berulang.")
def perintah(
    jenis: str, output: str | None, tahun: int | None, perangkat_daerah: str, kertas: str, from_: tuple[str, ...]
) -> None:
    """Buat buku kerja resmi baru: kkpt (Kertas Kerja Penetapan Target) atau pengukuran (pengukuran kinerja)."""
    from kertas_kerja.api import new_from
    from kertas_kerja.lembar.templat import PANJANG_NAMA, new

    bawaan = ""
    try:
        if from_:
            isi = new_from(jenis, list(from_), output, tahun, perangkat_daerah, kertas.upper())
            hasil, bawaan = str(isi.output), _bawaan(isi, from_)
        else:
            baru = new(jenis, tahun=tahun, perangkat_daerah=perangkat_daerah, output=output, kertas=kertas.upper())
            hasil = str(baru)
    except KertasKerjaError as galat:
        gagal(galat)
    if len(perangkat_daerah) > PANJANG_NAMA:
        sys.stderr.write(f"Nama perangkat daerah terlalu panjang; yang tertulis hanya {PANJANG_NAMA} huruf pertama.\n")
    sys.stdout.write(
        f"Buku kerja baru: {hasil}\n{bawaan}"
        "Berikutnya: baca lembar Petunjuk, isi sel kuning, simpan,\n"
        f'lalu periksa dengan: kk check "{hasil}"\n'
    )


def _bawaan(isi: HasilIsi, dari: tuple[str, ...]) -> str:
    """What was brought over, figure by figure, as far as it can be read at a glance."""
    angka = [p for p in isi.changes if p.golongan == "ambil"]
    baris = [f"  {p.lembar}!{p.alamat}  {p.alasan}\n" for p in angka[:_TAMPIL]]
    sisa = f"  ... dan {len(angka) - _TAMPIL} sel lain.\n" if len(angka) > _TAMPIL else ""
    return f"Nama sasaran dan indikator serta {len(angka)} angka dibawa dari {', '.join(dari)}.\n{''.join(baris)}{sisa}"
