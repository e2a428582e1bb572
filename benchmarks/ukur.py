"""Whole cold processes, measured from outside: python benchmarks/ukur.py [--runs 5] [--sizes kecil,sedang,besar,lkjip]

Wall time and peak memory of `kk --version`, `kk check` and `kk fill` beside `python -c pass`, openpyxl's
`load_workbook`, and openpyxl's load and save of the same file. One run measures all of them in turn, round after
round, so that a slow minute of the machine hits everybody. Prints a Markdown table with best, median, peak and the
ratios; `--output` writes it to a file as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SINI = Path(__file__).resolve().parent
MUAT = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])"
SIMPAN = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"
BATAS_DETIK = 1800
PENGUKUR = """
import os, sys, time
kosong = os.open(os.devnull, os.O_RDWR)
arah = [(os.POSIX_SPAWN_DUP2, kosong, 0), (os.POSIX_SPAWN_DUP2, kosong, 1)]
mulai = time.perf_counter()
_, status, pakai = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=arah), 0)
detik = time.perf_counter() - mulai
print(detik, os.waitstatus_to_exitcode(status), pakai.ru_maxrss, pakai.ru_utime + pakai.ru_stime)
"""
"""The stop-watch is a process of its own, as small as can be: Linux shows no child smaller than its parent."""
LINGKUNGAN = {nama: isi for nama, isi in os.environ.items() if nama != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept, as after any installation."""


class Lomba(NamedTuple):
    """One command that is measured; `kode` are the exit codes that count as success."""

    nama: str
    perintah: list[str]
    kode: tuple[int, ...] = (0,)


class Ukuran(NamedTuple):
    """What one process took: wall and processor seconds, peak memory in MB (None: the system does not tell)."""

    detik: float
    puncak: float | None = None
    prosesor: float | None = None


class Aturan(NamedTuple):
    """A ratio that the project promises: `atas` over `bawah`, best against best."""

    nama: str
    atas: str
    bawah: str
    sasaran: float


SASARAN = {
    "lkjip": (Aturan("check ÷ load", "kk check", "openpyxl load", 2.0),),
    "kecil": (
        Aturan("check ÷ load", "kk check", "openpyxl load", 0.40),
        Aturan("fill ÷ load+save", "kk fill", "openpyxl load+save", 0.40),
    ),
    "sedang": (
        Aturan("check ÷ load", "kk check", "openpyxl load", 0.40),
        Aturan("fill ÷ load+save", "kk fill", "openpyxl load+save", 0.30),
    ),
    "besar": (
        Aturan("check ÷ load", "kk check", "openpyxl load", 0.35),
        Aturan("fill ÷ load+save", "kk fill", "openpyxl load+save", 0.30),
    ),
}
SASARAN_MULAI = Aturan("--version ÷ python", "kk --version", "python -c pass", 5.0)
PUNCAK_CHECK_BESAR = 80.0


def main() -> None:
    """Measure, print, and write the table where asked."""
    pilihan = baca_pilihan()
    with tempfile.TemporaryDirectory(prefix="kk-ukur-") as sementara:
        folder = Path(sementara)
        bagian = [kepala(pilihan.runs), bagian_mulai(max(pilihan.runs, 10))]
        for ukuran in pilihan.sizes.split(","):
            bagian.append(bagian_buku(ukuran, buku(ukuran, folder, pilihan.folder), folder, pilihan.runs))
    teks = "\n".join(bagian)
    print(teks)
    if pilihan.output:
        pilihan.output.write_text(teks, encoding="utf-8")


def baca_pilihan() -> argparse.Namespace:
    """The options of the command line."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    p.add_argument("--runs", type=int, default=5, help="rounds per workbook (default 5; the large one takes minutes)")
    p.add_argument("--sizes", default="kecil,sedang,besar,lkjip", help="which workbooks, comma between")
    p.add_argument("--folder", type=Path, help="folder with kecil.xlsx, sedang.xlsx, besar.xlsx made before")
    p.add_argument("--output", type=Path, help="write the tables to this file too")
    return p.parse_args()


def buku(ukuran: str, folder: Path, sudah_ada: Path | None) -> Path:
    """The workbook of that size, made now unless a folder has it; `lkjip` is the sample of all 70 tables."""
    if ukuran == "lkjip":
        return SINI.parent / "samples" / "lkjip_2025_tercetak.xlsx"
    if sudah_ada and (sudah_ada / f"{ukuran}.xlsx").is_file():
        return sudah_ada / f"{ukuran}.xlsx"
    path = folder / f"{ukuran}.xlsx"
    buat = "import sys, buat_buku, pathlib; buat_buku.make(pathlib.Path(sys.argv[1]), buat_buku.SIZES[sys.argv[2]])"
    subprocess.run([sys.executable, "-c", buat, str(path), ukuran], cwd=SINI, check=True)
    return path


def kk() -> list[str]:
    """The command as an operator starts it: the installed script, else the module."""
    skrip = Path(sys.executable).with_name("kk.exe" if os.name == "nt" else "kk")
    return [str(skrip)] if skrip.exists() else [sys.executable, "-m", "kertas_kerja"]


def bagian_mulai(putaran: int) -> str:
    """Start-up: `kk --version` against an empty Python."""
    peserta = [
        Lomba("python -c pass", [sys.executable, "-c", "pass"]),
        Lomba("kk --version", [*kk(), "--version"]),
        Lomba("kk check --help", [*kk(), "check", "--help"]),
    ]
    hasil = lomba(peserta, putaran)
    return "\n".join(["## Start-up", "", *tabel(hasil), "", *rasio(hasil, (SASARAN_MULAI,)), ""])


def bagian_buku(ukuran: str, path: Path, folder: Path, putaran: int) -> str:
    """Check and fill of one workbook against openpyxl."""
    keluar, keluar_lain = folder / "keluar.xlsx", folder / "keluar_openpyxl.xlsx"
    peserta = [
        Lomba("kk check", [*kk(), "check", str(path), "--format", "json", "--output", os.devnull], (0, 1)),
        Lomba("openpyxl load", [sys.executable, "-c", MUAT, str(path)]),
        Lomba("kk fill", [*kk(), "fill", str(path), "-o", str(keluar), "--format", "json"], (0, 1)),
        Lomba("openpyxl load+save", [sys.executable, "-c", SIMPAN, str(path), str(keluar_lain)]),
    ]
    hasil = lomba(peserta, putaran, (keluar, keluar_lain))
    baris = [f"## {ukuran}: {path.stat().st_size / 1e6:.1f} MB", "", *tabel(hasil), ""]
    baris += rasio(hasil, SASARAN.get(ukuran, ()))
    puncak = max((u.puncak or 0.0) for u in hasil["kk check"])
    if ukuran == "besar":
        baris.append(f"- peak of check: {puncak:.0f} MB (aim ≤ {PUNCAK_CHECK_BESAR:.0f} MB){tanda(puncak, 80.0)}")
    return "\n".join([*baris, ""])


def lomba(peserta: list[Lomba], putaran: int, hapus: tuple[Path, ...] = ()) -> dict[str, list[Ukuran]]:
    """Run every command once per round, in turn; one unmeasured round first warms the file cache."""
    hasil: dict[str, list[Ukuran]] = {p.nama: [] for p in peserta}
    for nomor in range(putaran + 1):
        for p in peserta:
            for path in hapus:
                path.unlink(missing_ok=True)
            ukuran = ukur(p)
            if nomor:
                hasil[p.nama].append(ukuran)
    return hasil


def ukur(p: Lomba) -> Ukuran:
    """One process from start to end; stops the whole measurement where it fails."""
    if not hasattr(os, "wait4"):
        return ukur_saja_waktu(p)
    perintah = [sys.executable, "-I", "-S", "-c", PENGUKUR, *p.perintah]
    jalan = subprocess.run(perintah, env=LINGKUNGAN, capture_output=True, text=True, timeout=BATAS_DETIK, check=True)
    detik, kode, puncak, prosesor = jalan.stdout.split()
    berhasil(p, int(kode), jalan.stderr)
    return Ukuran(float(detik), int(puncak) / (1e6 if sys.platform == "darwin" else 1e3), float(prosesor))


def ukur_saja_waktu(p: Lomba) -> Ukuran:
    """The same on Windows, where a process does not tell its peak to its parent."""
    mulai = time.perf_counter()
    jalan = subprocess.run(p.perintah, env=LINGKUNGAN, capture_output=True, text=True, timeout=BATAS_DETIK, check=False)
    berhasil(p, jalan.returncode, jalan.stderr)
    return Ukuran(time.perf_counter() - mulai)


def berhasil(p: Lomba, kode: int, galat: str) -> None:
    """A process that failed was not measured."""
    if kode not in p.kode:
        sys.exit(f"{p.nama} ended with {kode}: {galat[-800:]}")


def kepala(putaran: int) -> str:
    """What was measured on what."""
    from importlib.metadata import version

    mesin = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"""# Whole cold processes, beside openpyxl

{mesin}, openpyxl {version("openpyxl")}, {putaran} rounds; in each round every command runs once, in turn.
{beban()}CPU is user and system time with children; peak memory is the largest single process of a command. The
workbooks have 7,000 (kecil), 60,000 (sedang) and 1.2 million (besar) cells: `benchmarks/buat_buku.py`; lkjip is
`samples/lkjip_2025_tercetak.xlsx`, 70 tables with their relations.
Written by `python3 dev.py bench --output docs/ukuran.md`.
"""


def beban() -> str:
    """A warning where other work shares the machine: wall times are then too long, their ratios roughly right."""
    kini = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if kini < 1.0:
        return ""
    return f"Other work ran meanwhile (load {kini:.1f} at the start): go by the ratios and the CPU column.\n"


def tabel(hasil: dict[str, list[Ukuran]]) -> list[str]:
    """Best, median and peak of each command as Markdown rows."""
    baris = ["| process | best s | median s | best CPU s | peak MB |", "| --- | ---: | ---: | ---: | ---: |"]
    for nama, daftar in hasil.items():
        detik = [u.detik for u in daftar]
        prosesor = [u.prosesor for u in daftar if u.prosesor is not None]
        puncak = [u.puncak for u in daftar if u.puncak is not None]
        lain = f"{min(prosesor):.3f} | {max(puncak):.0f}" if prosesor and puncak else "? | ?"
        baris.append(f"| `{nama}` | {min(detik):.3f} | {statistics.median(detik):.3f} | {lain} |")
    return baris


def rasio(hasil: dict[str, list[Ukuran]], daftar: tuple[Aturan, ...]) -> list[str]:
    """The promised ratios, best over best and median over median."""
    baris = []
    for a in daftar:
        atas, bawah = ([u.detik for u in hasil[nama]] for nama in (a.atas, a.bawah))
        terbaik, tengah = min(atas) / min(bawah), statistics.median(atas) / statistics.median(bawah)
        teks = f"{terbaik:.2f} best, {tengah:.2f} median (aim ≤ {a.sasaran:.2f})"
        baris.append(f"- {a.nama}: {teks}{tanda(terbaik, a.sasaran)}")
    return baris


def tanda(nilai: float, sasaran: float) -> str:
    """A word where an aim is missed."""
    return "" if nilai <= sasaran else " **missed**"


if __name__ == "__main__":
    main()
