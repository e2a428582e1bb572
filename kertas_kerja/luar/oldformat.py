"""Which older workbook format a file is, told from its content, never from its name."""

from __future__ import annotations

import struct
from typing import BinaryIO, Literal

from kertas_kerja.buku.compound import OLE2, Compound
from kertas_kerja.buku.package import Package
from kertas_kerja.errors import BerkasTidakDidukung, KertasKerjaError

OldFormat = Literal["xls", "xlsb", "ods"]
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_BOFS, _FILEPASS = (0x0809, 0x0409, 0x0209, 0x0009), 0x002F
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
    if head == OLE2:
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
    container = Compound(file)
    found = dict(container.entries())
    if "EncryptedPackage" in found:
        return None
    start = next((found[name] for name in ("Workbook", "WORKBOOK", "Book", "BOOK") if name in found), None)
    if start is None:
        return None
    if _locked(container.sector(start)):
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
