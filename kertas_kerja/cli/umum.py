"""What several commands share: choices, writing a result, ending with an exit code."""

from __future__ import annotations

import sys
from typing import NoReturn

PREDIKAT = ("AA", "A", "BB", "B", "CC", "C", "D")


def tulis_keluaran(teks: str, output: str | None) -> None:
    """Write a rendered result to a file (UTF-8) or to standard output."""
    if output is None:
        sys.stdout.write(teks)
        return
    from pathlib import Path

    from kertas_kerja.errors import KeluaranGagal

    try:
        Path(output).write_text(teks, encoding="utf-8")
    except OSError as galat:
        gagal(KeluaranGagal(f"Hasil tidak dapat ditulis ke {output}; periksa folder dan izinnya ({galat.strerror})."))


def gagal(galat: Exception) -> NoReturn:
    """Print one sentence on standard error and end with the failure's exit code."""
    sys.stderr.write(f"{galat}\n")
    keluar(getattr(galat, "exit_code", 2))


def keluar(kode: int) -> NoReturn:
    """End with an exit code."""
    sys.stdout.flush()
    raise SystemExit(kode)
