"""What `kk check` and `kk fill` do, without click: start-up is most of a small check.

A plain call (`kk check FILE... [--format json]`, `kk fill FILE [-o OUT]`) is read here and runs at once, which saves a
third of a small check; whatever else stands in the call (help, abbreviations, `--option=value`, a mistake) is left to
click in `cli/`, whose commands end in the same two functions (ADR 0010).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence

from kertas_kerja.api import BUKU, check, fill
from kertas_kerja.cetak.hasil import HasilPeriksa
from kertas_kerja.cetak.kemajuan import kemajuan
from kertas_kerja.errors import KertasKerjaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, NoReturn

PREDIKAT = ("AA", "A", "BB", "B", "CC", "C", "D")
BENTUK_CHECK = ("text", "json", "markdown")
BENTUK_FILL = ("text", "json")
DIHENTIKAN = (130, "Dihentikan; berkas masukan tidak berubah.")
"""Exit code and sentence of Ctrl+C."""


def jalankan_check(
    files: Sequence[str],
    *,
    bentuk: str = "text",
    output: str | None = None,
    from_: Sequence[str] = (),
    profil: str | None = None,
    predikat_akip: str | None = None,
    convert: bool = False,
    explain_recognition: bool = False,
    quiet: bool = False,
) -> NoReturn:
    """Check every file on its own, print or write the result, and end with the exit code.

    With `quiet` nothing is printed but files that cannot be read, on standard error. An `output` that is one of the
    files that are read is refused: a check changes nothing.
    """
    _jaga_masukan(output, (*files, *from_, *filter(None, [profil])))
    opsi = {"from_": from_, "profil": profil, "predikat_akip": predikat_akip, "convert": convert}
    opsi |= {"explain_recognition": explain_recognition}
    hasil = []
    for nomor, berkas in enumerate(files, 1):
        urutan = f" ({nomor} dari {len(files)})" if len(files) > 1 else ""
        with kemajuan(f"Memeriksa {berkas}{urutan} ...", quiet):
            hasil.append(_satu(berkas, opsi))
    if quiet and output is None:
        for h in hasil:
            if h.status != "ok":
                sesali(str(h.error))
    elif bentuk == "text" and output is None:
        from kertas_kerja.cetak.teks import cetak, potongan_periksa

        cetak(potongan_periksa(hasil), sys.stdout.isatty())
    else:
        tulis_keluaran(_bentuk(hasil, bentuk), output, bentuk)
    keluar(max(h.exit_code for h in hasil))


def _satu(berkas: str, opsi: dict[str, Any]) -> HasilPeriksa:
    try:
        return check(berkas, **opsi)
    except KertasKerjaError as galat:
        return HasilPeriksa(berkas, "error", str(galat), failure_code=galat.exit_code)


def _jaga_masukan(output: str | None, masukan: Iterable[str]) -> None:
    """End with KeluaranGagal where the output would replace a file that is read."""
    if output is None or not os.path.exists(output):
        return
    for satu in masukan:
        if os.path.exists(satu) and os.path.samefile(satu, output):
            from kertas_kerja.errors import KeluaranGagal

            gagal(KeluaranGagal(f"Berkas {output} adalah masukan perintah ini; tulis nama lain sesudah --output."))


def _bentuk(hasil: list[HasilPeriksa], bentuk: str) -> str:
    if bentuk == "json":
        from kertas_kerja.cetak.json import dokumen_periksa

        return dokumen_periksa(hasil)
    if bentuk == "markdown":
        from kertas_kerja.cetak.markdown import markdown_periksa

        return markdown_periksa(hasil)
    from kertas_kerja.cetak.teks import teks_periksa

    return teks_periksa(hasil)


def jalankan_fill(
    file: str,
    *,
    output: str | None = None,
    from_: Sequence[str] = (),
    profil: str | None = None,
    predikat_akip: str | None = None,
    dry_run: bool = False,
    lkjip: bool = False,
    convert: bool = False,
    recalc: Literal["libreoffice"] | None = None,
    bentuk: str = "text",
    quiet: bool = False,
) -> NoReturn:
    """Fill one file, print what was done unless it should be `quiet`, and end with the exit code."""
    try:
        _wajib_akhiran(file, output)
        with kemajuan(f"Mengisi {file} ...", quiet):
            hasil = fill(
                file,
                output,
                from_=from_,
                profil=profil,
                predikat_akip=predikat_akip,
                dry_run=dry_run,
                lkjip=lkjip,
                convert=convert,
                recalc=recalc,
            )
    except KertasKerjaError as galat:
        gagal(galat)
    if quiet:
        keluar(hasil.exit_code)
    if bentuk == "json":
        tulis_json(hasil.to_json())
    else:
        from kertas_kerja.cetak.teks import cetak, potongan_isi

        cetak(potongan_isi(hasil, rinci=dry_run), sys.stdout.isatty())
    keluar(hasil.exit_code)


def _wajib_akhiran(file: str, output: str | None) -> None:
    """Raises KeluaranGagal for an output that Excel would not open under its name."""
    import os

    asal = os.path.splitext(file)[1].lower()
    wajib = asal if asal in BUKU else ".xlsx"
    if output is not None and not output.lower().endswith(wajib) and not os.path.isdir(output):
        from kertas_kerja.errors import KeluaranGagal

        nama = os.path.basename(output)
        saran = f'-o "{os.path.splitext(nama)[0]}{wajib}"'
        raise KeluaranGagal(f'Nama hasil "{nama}" harus berakhiran {wajib} supaya dapat dibuka Excel; tulis {saran}.')


def tulis_json(teks: str) -> None:
    """Write JSON to standard output, all of it escaped where the letters of the terminal do not suffice."""
    try:
        teks.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        import json

        teks = json.dumps(json.loads(teks), indent=1) + "\n"
    sys.stdout.write(teks)


def tulis_keluaran(teks: str, output: str | None, bentuk: str = "text") -> None:
    """Write a rendered result to a file (UTF-8) or to standard output."""
    if output is None:
        tulis_json(teks) if bentuk == "json" else sys.stdout.write(teks)
        return
    from kertas_kerja.errors import KeluaranGagal

    try:
        with open(output, "w", encoding="utf-8", errors="replace") as berkas:
            berkas.write(teks)
    except OSError as galat:
        gagal(KeluaranGagal(f"Hasil tidak dapat ditulis ke {output}; periksa folder dan izinnya ({galat.strerror})."))


def gagal(galat: Exception) -> NoReturn:
    """Print one sentence on standard error and end with the failure's exit code."""
    sesali(str(galat))
    keluar(getattr(galat, "exit_code", 2))


def sesali(kalimat: str) -> None:
    """Print the sentence of a failure on standard error."""
    from kertas_kerja.cetak.teks import polos

    sys.stderr.write(f"{polos(kalimat)}\n")


def keluar(kode: int) -> NoReturn:
    """End with an exit code."""
    sys.stdout.flush()
    raise SystemExit(kode)


_OPSI: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {
    "check": {
        "--format": ("bentuk", BENTUK_CHECK),
        "--output": ("output", ()),
        "--profil": ("profil", ()),
        "--predikat-akip": ("predikat_akip", PREDIKAT),
    },
    "fill": {
        "--format": ("bentuk", BENTUK_FILL),
        "--output": ("output", ()),
        "-o": ("output", ()),
        "--profil": ("profil", ()),
        "--predikat-akip": ("predikat_akip", PREDIKAT),
    },
}


def panggilan_polos(argv: Sequence[str]) -> Callable[[], NoReturn] | None:
    """The run that a plain call asks for; None where click must read the call."""
    if len(argv) < 2 or argv[0] not in _OPSI:
        return None
    terbaca = _baca(argv[0], list(argv[1:]))
    if terbaca is None:
        return None
    berkas, opsi = terbaca
    if argv[0] == "check" and berkas:
        return lambda: jalankan_check(berkas, **opsi)
    if argv[0] == "fill" and len(berkas) == 1:
        return lambda: jalankan_fill(berkas[0], **opsi)
    return None


def _baca(perintah: str, kata: list[str]) -> tuple[list[str], dict[str, Any]] | None:
    berkas: list[str] = []
    opsi: dict[str, Any] = {}
    while kata:
        satu = kata.pop(0)
        if not satu.startswith("-"):
            berkas.append(satu)
            continue
        nama, pilihan = _OPSI[perintah].get(satu, ("", ()))
        if not nama or nama in opsi or not kata or kata[0].startswith("-") or (pilihan and kata[0] not in pilihan):
            return None
        opsi[nama] = kata.pop(0)
    return berkas, opsi
