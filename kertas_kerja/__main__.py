"""`python -m kertas_kerja` and the command `kk`."""

from __future__ import annotations

import gc
import io
import os
import sys

AMBANG_GC = (200_000, 50, 50)
"""A short process: the collector would only walk what is still in use."""


def main() -> None:
    """Run the command line; a standard output that is closed, full or of few letters ends in no traceback."""
    _siapkan_keluaran()
    try:
        try:
            _jalankan()
        finally:
            sys.stdout.flush()
            gc.freeze()  # the process ends: its last collection need not walk through all that it loaded
    except KeyboardInterrupt:
        from kertas_kerja.jalan import DIHENTIKAN

        sys.stderr.write(f"{DIHENTIKAN[1]}\n")
        raise SystemExit(DIHENTIKAN[0]) from None
    except OSError as galat:
        if galat.filename is not None:
            raise
        _keluaran_gagal(galat)


def _jalankan() -> None:
    """`--version` and plain calls answer before click is imported."""
    if sys.argv[1:] == ["--version"]:
        from kertas_kerja._versi import VERSI

        print(f"kk {VERSI}")
        return
    if sys.argv[1:2] not in (["web"], ["watch"]):
        gc.set_threshold(*AMBANG_GC)
    if sys.argv[1:2] in (["check"], ["fill"]):
        from kertas_kerja.jalan import panggilan_polos

        polos = panggilan_polos(sys.argv[1:])
        if polos is not None:
            polos()
    from kertas_kerja.cli import kk

    kk(prog_name="kk")


def _siapkan_keluaran() -> None:
    """A letter that the terminal does not have becomes a question mark; a closed stream takes everything."""
    for nama in ("stdout", "stderr"):
        if getattr(sys, nama) is None:
            setattr(sys, nama, _lubang())
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _keluaran_gagal(galat: OSError) -> None:
    """End with 2 and one sentence; a reader that went away (`kk check ... | head`) is told nothing, as click does."""
    sys.stdout = _lubang()
    if isinstance(galat, BrokenPipeError):
        raise SystemExit(1) from None
    sys.stderr.write(
        f"Hasil tidak dapat ditulis ({galat.strerror or galat}); kosongkan ruang penyimpanan atau arahkan keluaran ke "
        "tempat lain, lalu ulangi.\n"
    )
    raise SystemExit(2) from None


def _lubang() -> io.TextIOWrapper:
    """A stream that takes everything and keeps nothing."""
    return open(os.devnull, "w", encoding="utf-8")


def mulai() -> None:
    """The command `kk`: as `main`, but a check or a fill that is done ends the process at once.

    All is written by then; to take apart what was loaded, module by module, is 3 % of a small check.
    """
    try:
        main()
    except SystemExit as akhir:
        if sys.argv[1:2] in (["check"], ["fill"]) and isinstance(akhir.code, int) and not _diamati():
            sys.stderr.flush()
            os._exit(akhir.code)
        raise


def _diamati() -> bool:
    """True while a profiler, debugger or coverage tool follows along: they report when the process ends."""
    pantau = getattr(sys, "monitoring", None)  # Python 3.12 and newer
    return bool(sys.getprofile() or sys.gettrace() or (pantau and any(map(pantau.get_tool, range(6)))))


if __name__ == "__main__":
    mulai()
