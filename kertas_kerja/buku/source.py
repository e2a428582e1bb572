"""What was handed in: a workbook's zip, or something else that deserves its own sentence."""

from __future__ import annotations

import os
from io import BytesIO
from typing import BinaryIO

from kertas_kerja.errors import BerkasRusak, BerkasTidakDidukung, BerkasTidakTerbaca, KertasKerjaError

Source = str | os.PathLike[str] | bytes | BinaryIO
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def _open_path(path: str) -> BinaryIO:
    name = os.path.basename(path) or path
    try:
        if os.path.isdir(path):
            raise BerkasTidakTerbaca(f'"{name}" adalah folder; sebutkan berkas .xlsx di dalamnya.')
        return open(path, "rb")
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


def _not_zip(file: BinaryIO, head: bytes, label: str) -> KertasKerjaError:
    """The error for a file that does not start as a zip."""
    if not head:
        return BerkasRusak(f"{label} kosong (0 bita); ambil lagi salinan yang utuh, lalu ulangi.")
    if head.startswith(_OLE2):
        return _ole2(file, label)
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
    names = set(_ole2_names(file))
    if "EncryptedPackage" in names:
        return BerkasTidakDidukung(
            f"{label} terkunci kata sandi; buka di Excel, kosongkan kata sandinya lewat File > Info > "
            "Lindungi Buku Kerja > Enkripsi dengan Kata Sandi, simpan, lalu ulangi."
        )
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return BerkasTidakDidukung(f"{label} memakai format Excel lama (.xls); buka di Excel, {_SAVE_AS}")
    return BerkasTidakDidukung(f"{label} {_UNKNOWN}")


def _ole2_names(file: BinaryIO, limit: int = 4096) -> list[str]:
    """The names in the directory of a compound file (MS-CFB 2.6), at most `limit` of them."""
    file.seek(0)
    header = file.read(512)
    if len(header) < 512:
        return []
    size = 1 << min(max(header[30], 7), 16)  # 512 or 4,096 in real files; a hostile header may say anything
    sector = int.from_bytes(header[48:52], "little")
    names: list[str] = []
    seen: set[int] = set()
    while sector < 0xFFFFFFFA and sector not in seen and len(names) < limit:
        seen.add(sector)
        data = _sector(file, sector, size)
        for at in range(0, len(data) - 127, 128):
            length = int.from_bytes(data[at + 64 : at + 66], "little")
            names.append(data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"))
        sector = _next_sector(file, header, sector, size)
    return names


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size)


def _next_sector(file: BinaryIO, header: bytes, sector: int, size: int) -> int:
    """Follow the allocation table, as far as the header itself lists its sectors (the first 109)."""
    table, entry = divmod(sector, size // 4)
    if table >= 109:
        return 0xFFFFFFFE
    table_sector = int.from_bytes(header[76 + 4 * table : 80 + 4 * table], "little")
    if table_sector >= 0xFFFFFFFA:
        return 0xFFFFFFFE
    return int.from_bytes(_sector(file, table_sector, size)[4 * entry : 4 * entry + 4], "little")
