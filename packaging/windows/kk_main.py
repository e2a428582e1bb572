"""The program that PyInstaller builds: `kk`, with what a program of its own needs besides.

Workers are this program again (`freeze_support`), and so is `-m kertas_kerja...`, which the recalculation asks for.
Started by a double click it opens the page; after a dropped file it keeps its window until Enter.
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> None:
    """Run one call of the program."""
    multiprocessing.freeze_support()
    if len(sys.argv) > 2 and sys.argv[1] == "-m" and sys.argv[2].startswith("kertas_kerja."):
        jalankan_modul(sys.argv[2], sys.argv[3:])
        return
    sendiri = jendela_sendiri()
    if sendiri and len(sys.argv) == 1:
        sys.argv.append("web")
    from kertas_kerja.__main__ import main as kk

    try:
        kk()
    finally:
        if sendiri:
            tunggu_enter()


def jalankan_modul(nama: str, argumen: list[str]) -> None:
    """What `python -m` does, for modules of the package only."""
    import runpy

    sys.argv = [nama, *argumen]
    runpy.run_module(nama, run_name="__main__", alter_sys=True)


def jendela_sendiri() -> bool:
    """Whether the console window belongs to this program alone: Explorer opened it and it closes with us."""
    if sys.platform != "win32":
        return False
    import ctypes

    proses = (ctypes.c_uint * 4)()
    return bool(ctypes.windll.kernel32.GetConsoleProcessList(proses, 4) <= 2)  # ours, and PyInstaller's starter


def tunggu_enter() -> None:
    """Keep the window until it has been read."""
    try:
        input("\nTekan Enter untuk menutup jendela ini. ")
    except (EOFError, KeyboardInterrupt, RuntimeError):
        return


if __name__ == "__main__":
    main()
