"""What was handed in: a workbook's zip, or something else that deserves its own sentence."""

from __future__ import annotations

import os
from io import BytesIO

from kertas_kerja.buku.compound import OLE2, Compound
from kertas_kerja.errors import BerkasRusak, BerkasTidakDidukung, BerkasTidakTerbaca, KertasKerjaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    Source = str | os.PathLike[str] | bytes | BinaryIO

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAVE_AS = "simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi."
_UNKNOWN = "bukan buku kerja Excel (.xlsx atau .xlsm); pilih berkas yang benar, lalu ulangi."


def open_source(source: Source) -> tuple[BinaryIO, str, bool]:
    """(seekable binary file, how messages name it, whether we opened it); refuses all that is no zip."""
    file, label, owned = _open(source)
    try:
        head = file.read(8192)
        if not head.startswith(_ZIP):
            raise _not_zip(file, head, label)
    except BaseException:
        if owned:
            file.close()
        raise
    return file, label, owned


def _open(source: Source) -> tuple[BinaryIO, str, bool]:
    if isinstance(source, (str, os.PathLike)):
        path = os.fspath(source)
        return _open_path(path), f'Berkas "{os.path.basename(path) or path}"', True
    if isinstance(source, (bytes, bytearray, memoryview)):
        return BytesIO(source), "Berkas ini", True
    name = getattr(source, "name", None)
    label = f'Berkas "{os.path.basename(name)}"' if isinstance(name, str) else "Berkas ini"
    if not source.seekable():
        return BytesIO(source.read()), label, True
    source.seek(0)
    return source, label, False


LOCK = "~$"
"""Begins the name of the file that Excel lays beside a workbook that is open."""


def _open_path(path: str) -> BinaryIO:
    name = os.path.basename(path) or path
    try:
        if os.path.isdir(path):
            raise BerkasTidakTerbaca(f'"{name}" adalah folder; sebutkan berkas .xlsx di dalamnya.')
        file = open(path, "rb")  # noqa: SIM115
        return file if file.seekable() else _held(file)
    except FileNotFoundError:
        raise BerkasTidakTerbaca(f'Berkas "{name}" tidak ditemukan; periksa nama dan foldernya.') from None
    except PermissionError:
        raise BerkasTidakTerbaca(
            f'Berkas "{name}" tidak boleh dibaca; tutup berkas itu di program lain atau minta hak baca, lalu ulangi.'
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BerkasTidakTerbaca(
            f'Berkas "{name}" tidak dapat dibuka ({why}); salin ke folder lokal, lalu ulangi.'
        ) from None


def _held(pipe: BinaryIO) -> BinaryIO:
    """What a pipe gives, in memory."""
    with pipe:
        return BytesIO(pipe.read())


def _not_zip(file: BinaryIO, head: bytes, label: str) -> KertasKerjaError:
    """The error for a file that does not start as a zip."""
    if not head:
        return BerkasRusak(f"{label} kosong (0 bita); ambil lagi salinan yang utuh, lalu ulangi.")
    if head.startswith(OLE2):
        return _ole2(file, label)
    name = os.path.basename(str(getattr(file, "name", "")))
    if name.startswith(LOCK):
        return BerkasTidakDidukung(
            f'{label} hanya penanda bahwa "{name[len(LOCK) :]}" sedang dibuka di Excel; pilih berkas '
            f'"{name[len(LOCK) :]}" itu sendiri, lalu ulangi.'
        )
    return BerkasTidakDidukung(f"{label} {_what(head)}")


def _what(head: bytes) -> str:
    """What a file that is neither zip nor OLE2 is, and what to do: the end of a sentence."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return f"adalah halaman HTML yang dinamai ulang, bukan buku kerja Excel; buka di Excel, {_SAVE_AS}"
    if start.startswith(b"<?xml"):
        return f"adalah berkas XML, bukan buku kerja .xlsx; buka di Excel, {_SAVE_AS}"
    if start.startswith(b"%pdf"):
        return "adalah berkas PDF; minta berkas Excel aslinya, lalu ulangi."
    if head[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02"):
        return f"memakai format Excel lama (.xls); buka di Excel, {_SAVE_AS}"
    if b"\x00" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return f"adalah berkas teks atau CSV, bukan buku kerja Excel; buka di Excel, {_SAVE_AS}"
    return _UNKNOWN


def _ole2(file: BinaryIO, label: str) -> KertasKerjaError:
    """An OLE2 container: an encrypted .xlsx, an old .xls, or some other Office 97 document."""
    names = {name for name, _ in Compound(file).entries()}
    if "EncryptedPackage" in names:
        return BerkasTidakDidukung(
            f"{label} terkunci kata sandi; buka di Excel, kosongkan kata sandinya lewat File > Info > "
            "Lindungi Buku Kerja > Enkripsi dengan Kata Sandi, simpan, lalu ulangi."
        )
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return BerkasTidakDidukung(f"{label} memakai format Excel lama (.xls); buka di Excel, {_SAVE_AS}")
    return BerkasTidakDidukung(f"{label} {_UNKNOWN}")
