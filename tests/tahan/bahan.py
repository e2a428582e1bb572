"""What the tests of this folder share: a small workbook to fill, and `kk` as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import kertas_kerja
from tests.isi.buku import buku, pko

ROOT = Path(__file__).resolve().parents[2]
BARIS = [("Indeks A", 75, 69.61, "92,81%", None, None, None), ("Indeks B", 8.6, 9, "104,90%", None, None, None)]


@lru_cache(maxsize=1)
def workbook() -> bytes:
    """A workbook with one performance table that a fill has work with."""
    return buku({"PKO": pko(BARIS)})


@lru_cache(maxsize=1)
def filled() -> bytes:
    """What a fill makes of it: the same bytes every time."""
    return kertas_kerja.fill(workbook()).data


def command(*args: str | Path) -> list[str]:
    """`kk` with these arguments."""
    return [sys.executable, "-m", "kertas_kerja", *map(str, args)]


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that runs this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def kk(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`kk` run to its end."""
    return subprocess.run(command(*args), capture_output=True, text=True, env=environment(), cwd=cwd, check=False)


def names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in folder.iterdir()}
