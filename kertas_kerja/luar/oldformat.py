"""Which older workbook format a file is, told from its content, never from its name."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Literal

from kertas_kerja.buku.package import Package
from kertas_kerja.errors import BerkasTidakDidukung, KertasKerjaError

OldFormat = Literal["xls", "xlsb", "ods"]
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_BOFS, _FILEPASS = (0x0809, 0x0409, 0x0209, 0x0009), 0x002F
_ENTRIES = 4096
_LOCKED = (
    "{label} terkunci kata sandi sehingga tidak dapat diubah ke .xlsx; "
    "buka di Excel, hapus kata sandinya, simpan, lalu ulangi."
)


def old_format(file: BinaryIO, label: str) -> OldFormat | None:
    """The older format of a seekable file; None for .xlsx and for what is no workbook at all.

    Raises BerkasTidakDidukung for one of them that is encrypted: such a file is never handed to a converter. (An
    encrypted .xlsx is none of them; reading it gives its own sentence.)
    """
    file.seek(0)
    head = file.read(8)
    if head == _OLE2:
        return _compound(file, label)
    if head.startswith(b"PK"):
        return _zipped(file, label)
    return "xls" if head[:2] in _BIFF else None


def _zipped(file: BinaryIO, label: str) -> OldFormat | None:
    try:
        package = Package.open(file)
        ods = package.has("mimetype") and b"opendocument.spreadsheet" in package.read("mimetype")[:200]
        locked = ods and _has_encrypted_parts(package)
        xlsb = package.find("xl/workbook.bin") is not None
    except KertasKerjaError:
        return None
    if locked:
        raise BerkasTidakDidukung(_LOCKED.format(label=label))
    return "ods" if ods else "xlsb" if xlsb else None


def _has_encrypted_parts(package: Package) -> bool:
    manifest = package.find("META-INF/manifest.xml")
    return manifest is not None and b"encryption-data" in package.read(manifest)


# ---------------------------------------------------------------------- OLE2 (MS-CFB)


def _compound(file: BinaryIO, label: str) -> OldFormat | None:
    """An .xls when the container holds a workbook stream; one with a FILEPASS record is encrypted (MS-XLS 2.4.117)."""
    found = dict(_directory(file))
    if "EncryptedPackage" in found:
        return None
    start = next((found[name] for name in ("Workbook", "WORKBOOK", "Book", "BOOK") if name in found), None)
    if start is None:
        return None
    if _locked(_sector(file, start, _sector_size(file))):
        raise BerkasTidakDidukung(_LOCKED.format(label=label))
    return "xls"


def _locked(stream: bytes) -> bool:
    """Whether FILEPASS stands among the first records, before anything else of the workbook."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at == 0 and kind not in _BOFS:
            return False
        if kind == _FILEPASS:
            return True
        at += 4 + length
    return False


def _directory(file: BinaryIO) -> Iterator[tuple[str, int]]:
    """(name, first sector) of the entries of the directory, followed through the sector table, within bounds."""
    file.seek(0)
    header = file.read(512)
    if len(header) < 512:
        return
    size = _sector_size(file)
    number: int | None = int.from_bytes(header[48:52], "little")
    seen: set[int] = set()
    while number is not None and number < 0xFFFFFFFA and number not in seen and len(seen) < _ENTRIES:
        seen.add(number)
        data = _sector(file, number, size)
        for at in range(0, len(data) - 127, 128):
            length = max(0, min(int.from_bytes(data[at + 64 : at + 66], "little"), 64) - 2)
            name = data[at : at + length].decode("utf-16-le", "replace")
            yield name, int.from_bytes(data[at + 116 : at + 120], "little")
        number = _next(file, header, number, size)


def _sector_size(file: BinaryIO) -> int:
    file.seek(30)
    return 1 << min(max(int.from_bytes(file.read(2), "little"), 7), 16)


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size)


def _next(file: BinaryIO, header: bytes, number: int, size: int) -> int | None:
    """The sector after this one, from those parts of the table that the header itself lists (the first 7 MB or so)."""
    per = size // 4
    place = number // per
    if place >= 109:
        return None
    table = int.from_bytes(header[76 + 4 * place : 80 + 4 * place], "little")
    if table >= 0xFFFFFFFA:
        return None
    data = _sector(file, table, size)
    at = 4 * (number % per)
    return int.from_bytes(data[at : at + 4], "little") if at + 4 <= len(data) else None
