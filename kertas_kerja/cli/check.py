"""`kk check FILE...`: find inconsistencies; changes nothing."""

from __future__ import annotations

import click

from kertas_kerja.jalan import BENTUK_CHECK, PREDIKAT, jalankan_check


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="BERKAS...", type=click.Path())
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(BENTUK_CHECK),
    default="text",
    show_default=True,
    help="Bentuk keluaran.",
)
@click.option("--output", type=click.Path(), help="Tulis hasil ke berkas ini, bukan ke layar.")
@click.option(
    "--from",
    "from_",
    multiple=True,
    type=click.Path(),
    metavar="BERKAS",
    help="Buku lain perangkat daerah ini untuk dibandingkan (pengukuran tahun lalu, PK); boleh berulang.",
)
@click.option("--profil", type=click.Path(), help="Profil daerah (TOML) yang menggantikan angka bawaan.")
@click.option(
    "--predikat-akip",
    type=click.Choice(PREDIKAT, case_sensitive=False),
    help="Predikat AKIP organisasi bila tidak ada di buku.",
)
@click.option(
    "--convert",
    is_flag=True,
    help="Berkas .xls, .xlsb, dan .ods: ubah salinannya ke .xlsx dengan LibreOffice dahulu.",
)
@click.option(
    "--explain-recognition",
    is_flag=True,
    help="Sebutkan untuk setiap lembar apa yang dikenali, seberapa yakin, mengapa, dan apa yang tidak.",
)
def perintah(
    files: tuple[str, ...],
    bentuk: str,
    output: str | None,
    from_: tuple[str, ...],
    profil: str | None,
    predikat_akip: str | None,
    convert: bool,
    explain_recognition: bool,
) -> None:
    """Periksa BERKAS satu per satu dan sebutkan ketidakcocokan, sel demi sel."""
    jalankan_check(
        files,
        bentuk=bentuk,
        output=output,
        from_=from_,
        profil=profil,
        predikat_akip=predikat_akip,
        convert=convert,
        explain_recognition=explain_recognition,
    )
