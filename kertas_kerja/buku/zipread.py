"""Reading one member of a zip: raw, or unpacked as a stream that never gives more than the directory announced."""

from __future__ import annotations

import zlib

from kertas_kerja.buku.zipdir import DEFLATED, ENCRYPTED, LOCAL, STORED, Member, bad_zip, read_at
from kertas_kerja.errors import BerkasRusak, BerkasTidakDidukung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_CHUNK = 1 << 16


def local_header(file: BinaryIO, member: Member, label: str) -> tuple[int, bytes]:
    """(where the packed data starts, the extra field of the local header), checked against the directory."""
    head = read_at(file, member.header, LOCAL.size)
    if len(head) < LOCAL.size or head[:4] != b"PK\x03\x04":
        raise bad_zip(label, f"bagian {member.name} tidak pada tempatnya")
    fields = LOCAL.unpack(head)
    name = file.read(fields[9])
    extra = file.read(fields[10])
    start = member.header + LOCAL.size + fields[9] + fields[10]
    if name != member.raw_name or start + member.packed > member.end:
        raise bad_zip(label, f"kepala bagian {member.name} tidak cocok dengan daftar isi")
    return start, extra


def check_readable(member: Member, label: str) -> None:
    """Refuse what cannot be unpacked here: encryption, other compression methods."""
    if member.flags & ENCRYPTED:
        raise BerkasTidakDidukung(
            f"{label} adalah arsip zip yang terkunci kata sandi; "
            "buka kuncinya dan simpan sebagai .xlsx biasa, lalu ulangi."
        )
    if member.method not in (STORED, DEFLATED):
        raise BerkasTidakDidukung(
            f"{label} memakai cara kompresi yang tidak dikenal pada bagian {member.name}; "
            "simpan ulang dari Excel, lalu ulangi."
        )


class MemberReader:
    """A binary stream over one member, unpacked as it is read; never more than the directory announced.

    Several readers may be open at once on one file; each seeks before it reads.
    """

    __slots__ = ("_at", "_crc", "_file", "_label", "_left", "_member", "_output", "_tail", "_unpack")

    def __init__(self, file: BinaryIO, member: Member, label: str) -> None:
        check_readable(member, label)
        self._file, self._member, self._label = file, member, label
        self._at, _ = local_header(file, member, label)
        self._left = member.packed
        self._output = 0
        self._crc = 0
        self._tail = b""
        self._unpack = zlib.decompressobj(-15) if member.method == DEFLATED else None

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes (all of them when negative); `b""` at the end, after the checksum held."""
        if size < 0:
            return b"".join(iter(lambda: self.read(1 << 20), b""))
        data = b""
        while not data and size and (self._left or self._tail or self._pending()):
            data = self._some(size)
        if data:
            self._crc = zlib.crc32(data, self._crc)
            self._output += len(data)
            if self._output > self._member.size:
                raise self._broken()
        elif size:
            self._finish()
        return data

    def _pending(self) -> bool:
        """Whether unpacked bytes may still wait inside zlib although all input was given."""
        return self._unpack is not None and not self._unpack.eof and self._output < self._member.size

    def _some(self, size: int) -> bytes:
        packed = self._tail
        if not packed and self._left:
            self._file.seek(self._at)
            packed = self._file.read(min(_CHUNK, self._left))
            if not packed:
                raise self._broken()
            self._at += len(packed)
            self._left -= len(packed)
        if self._unpack is None:
            self._tail = packed[size:]
            return packed[:size]
        return self._inflate(packed, size)

    def _inflate(self, packed: bytes, size: int) -> bytes:
        assert self._unpack is not None
        try:
            data = self._unpack.decompress(packed, size)
        except zlib.error:
            raise self._broken() from None
        self._tail = self._unpack.unconsumed_tail
        if self._unpack.eof:
            self._left, self._tail = 0, b""
        elif not data and not packed:
            raise self._broken()
        return data

    def _finish(self) -> None:
        if self._output != self._member.size or self._crc != self._member.crc:
            raise self._broken()

    def _broken(self) -> BerkasRusak:
        return bad_zip(self._label, f"isi bagian {self._member.name} tidak utuh")

    def close(self) -> None:
        """Nothing to release; here so that the reader can stand where a file is expected."""

    def __enter__(self) -> MemberReader:
        return self

    def __exit__(self, *_: object) -> None:
        return None
