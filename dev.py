#!/usr/bin/env python3
"""One door for everything around the code: python3 dev.py demo | test | bench | samples | templates | docs | profil

Standard library only; Linux, macOS and Windows. Whatever is needed is installed into `.venv` beside this file,
never into the system, and only when it is not there yet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent
VENV = AKAR / ".venv"
HASIL = AKAR / "hasil"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONTOH = ("pengukuran_2025_tercetak", "kertas_kerja_2026_tercetak")
ALAT = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "--quiet", "."),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"),
}
PEMBANGUN = {
    "samples": "samples/bangun.py",
    "templates": "templates/bangun.py",
    "docs": "docs/bangun.py",
    "profil": "packaging/profil.py",
    "galeri": "docs/galeri.py",
}


def main(argumen: list[str]) -> int:
    """Run one command; returns the exit code."""
    perintah = {"demo": demo, "test": test, "bench": bench}
    nama = argumen[0] if argumen else ""
    if nama in perintah:
        return perintah[nama](argumen[1:])
    if nama in PEMBANGUN:
        return bangun(PEMBANGUN[nama], argumen[1:])
    print(__doc__)
    return 0 if nama in ("-h", "--help", "help") else 2


def demo(_: list[str]) -> int:
    """Install the package, check and fill the sample workbooks, say where the results lie."""
    siapkan()
    HASIL.mkdir(exist_ok=True)
    berhasil = [demo_satu(nama) for nama in CONTOH]
    print(f"\nThe results lie in {HASIL}:")
    for berkas in sorted(HASIL.iterdir()):
        print(f"  {berkas.name}")
    return 0 if all(berhasil) else 1


def demo_satu(nama: str) -> bool:
    """Check and fill one sample; that mistakes are found (exit code 1) is what the samples are for."""
    contoh, terisi, temuan = f"samples/{nama}.xlsx", f"hasil/{nama}_terisi.xlsx", f"hasil/{nama}_temuan.md"
    for keluaran in (terisi, temuan):
        (AKAR / keluaran).unlink(missing_ok=True)
    kk("check", contoh)
    kk("check", contoh, "--format", "markdown", "--output", temuan)
    kk("fill", contoh, "-o", terisi)
    return (AKAR / terisi).is_file() and (AKAR / temuan).is_file()


def kk(*argumen: str) -> int:
    """The command line of the package, as a person would call it."""
    print(f"\n$ kk {' '.join(argumen)}", flush=True)
    return jalankan(PYTHON, "-m", "kertas_kerja", *argumen)


def test(argumen: list[str]) -> int:
    """ruff, mypy, import-linter, then pytest; the exit code is their sum (0 = all is well)."""
    siapkan("test")
    langkah = ALAT | {"pytest": ("-m", "pytest", "-n", "auto", "-m", "not alat", *argumen)}
    jumlah = 0
    for nama, perintah in langkah.items():
        print(f"\n--- {nama}", flush=True)
        jumlah += abs(jalankan(PYTHON, *perintah))
    return min(jumlah, 125)


def bench(argumen: list[str]) -> int:
    """Wall time and peak memory of whole processes, as a Markdown table."""
    siapkan("test")
    return jalankan(PYTHON, AKAR / "benchmarks" / "ukur.py", *argumen)


def bangun(skrip: str, argumen: list[str]) -> int:
    """Rebuild what a script of this project makes (samples, templates, generated pages)."""
    siapkan("test")
    kode = jalankan(PYTHON, AKAR / skrip, *argumen)
    if skrip == PEMBANGUN["docs"] and kode == 0:
        kode = jalankan(PYTHON, AKAR / PEMBANGUN["galeri"])
    return kode


def jalankan(*perintah: str | Path) -> int:
    """Run a command in the checkout, its output passed through; returns its exit code."""
    lingkungan = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([str(p) for p in perintah], cwd=AKAR, env=lingkungan, check=False).returncode


def siapkan(tambahan: str = "") -> None:
    """Make `.venv` with the package in it (and the extra), unless that has been done for this pyproject.toml."""
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed; this is {}.{}.".format(*sys.version_info[:2]))
    if not PYTHON.exists():
        buat_venv()
    sidik = hashlib.sha256((AKAR / "pyproject.toml").read_bytes() + str(AKAR).encode()).hexdigest()[:16]
    cap = VENV / f"kertas_kerja-{tambahan}-{sidik}"  # a stamp: this pyproject.toml is installed, from this folder
    if cap.exists() or (not tambahan and (VENV / f"kertas_kerja-test-{sidik}").exists()):
        return
    print(f"Installing kertas_kerja{f' [{tambahan}]' if tambahan else ''} into .venv ...", flush=True)
    sasaran = f"{AKAR}[{tambahan}]" if tambahan else str(AKAR)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", sasaran)
    if jalankan(*pip) != 0:
        sys.exit("pip could not install the package; its message stands above (is the network reachable?).")
    cap.touch()


def buat_venv() -> None:
    """A fresh virtual environment; a half-made one is removed first."""
    print("Making .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    if jalankan(sys.executable, "-m", "venv", VENV) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("No virtual environment could be made. On Debian and Ubuntu: sudo apt install python3-venv")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
