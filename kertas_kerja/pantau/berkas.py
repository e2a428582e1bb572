"""What lies in the hot folder: which files count, whether a copy is complete, and how outputs are named."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import zipfile

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BUKU = (".xlsx", ".xlsm")
SEMENTARA = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".lock", ".lnk")
ABAI = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r"})
_EXCEL_MENYIMPAN = re.compile(r"[0-9A-F]{8}")  # the nameless file that Excel writes before it renames it
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PANJANG = 200  # bytes of an output's stem


class Berkas(NamedTuple):
    """A file as it was seen: `nama` relative to the folder, with "/" between folders."""

    nama: str
    jalur: str
    ukuran: int
    mtime: int


def telusuri(folder: str, depan: str = "") -> Iterator[Berkas]:
    """The files that count, by name, also in subfolders; links and hidden folders are left alone.

    Raises OSError where the folder itself cannot be listed; a subfolder that cannot is left out.
    """
    for e in sorted(os.scandir(folder), key=lambda e: e.name):
        if diabaikan(e.name):
            continue
        try:
            info = e.stat(follow_symlinks=False)
        except OSError:
            continue
        if stat.S_ISDIR(info.st_mode):
            with contextlib.suppress(OSError):
                yield from telusuri(e.path, f"{depan}{e.name}/")
        elif stat.S_ISREG(info.st_mode):
            yield Berkas(depan + e.name, e.path, info.st_size, info.st_mtime_ns)


def diabaikan(nama: str) -> bool:
    """Lock files, hidden and temporary files of Excel, LibreOffice, browsers and systems."""
    kecil = nama.lower()
    return (
        nama.startswith((".", "~"))
        or kecil.endswith(SEMENTARA)
        or kecil in ABAI
        or _EXCEL_MENYIMPAN.fullmatch(nama) is not None
    )


def lengkap(jalur: str) -> bool:
    """Whether a file is all there. A workbook is when its zip directory can be read; other files always are.

    Raises OSError while another program holds the file.
    """
    with open(jalur, "rb") as f:
        awal = f.read(8)
        if not jalur.lower().endswith(BUKU) or awal == _OLE:
            return True
        try:
            with zipfile.ZipFile(f):
                return True
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return False


def salin(sumber: str, tujuan: str) -> str:
    """Copy a file in pieces; returns the SHA-256 of what was copied."""
    sidik = hashlib.sha256()
    with open(sumber, "rb") as a, open(tujuan, "xb") as b:
        while potong := a.read(1 << 20):
            sidik.update(potong)
            b.write(potong)
    return sidik.hexdigest()


def sidik_berkas(jalur: str) -> str:
    """The SHA-256 of a file, "" where there is none."""
    sidik = hashlib.sha256()
    try:
        with open(jalur, "rb") as f:
            while potong := f.read(1 << 20):
                sidik.update(potong)
    except OSError:
        return ""
    return sidik.hexdigest()


def nama_keluaran(nama: str, tambahan: str, akhiran: str, nomor: int = 1) -> str:
    """`a/b.xlsx` -> `a/b_temuan.txt`; other kinds keep their ending, so that b.xls and b.xlsx do not meet."""
    folder, _, dasar = nama.rpartition("/")
    akar, jenis = os.path.splitext(dasar)
    if jenis.lower() != ".xlsx":
        akar = dasar
    while len(akar.encode("utf-8", "surrogateescape")) > PANJANG:
        akar = akar[:-1]
    urut = f" ({nomor})" if nomor > 1 else ""
    hasil = f"{akar}_{tambahan}{urut}{akhiran}"
    return f"{folder}/{hasil}" if folder else hasil


def tampil(nama: str) -> str:
    """A name that is safe on a terminal, in a log and in a text file: one line, no control characters."""
    bersih = nama.encode("utf-8", "replace").decode("utf-8")
    return "".join(h if h.isprintable() else "?" for h in bersih)
