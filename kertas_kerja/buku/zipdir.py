"""The zip container, read from its central directory with `struct` and `zlib` alone.

`zipfile` is left out on purpose: importing it costs 12-20 ms of a cold start, and it hides the raw bytes that an
unedited member must keep. Read: stored and deflated members, data descriptors, zip64, bytes before the first member.
Source: PKWARE APPNOTE 6.3.9.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from struct import Struct
from typing import BinaryIO, NamedTuple

from kertas_kerja.errors import BerkasRusak, BerkasTerlaluBesar, BerkasTidakDidukung

LOCAL = Struct("<4s5H3L2H")
CENTRAL = Struct("<4s6H3L5H2L")
END = Struct("<4s4H2LH")
_END64_LOCATOR = Struct("<4sLQL")
_END64 = Struct("<4sQ2H2L4Q")
_MAX32 = 0xFFFFFFFF
_CHUNK = 1 << 16

ENCRYPTED, DESCRIPTOR, UTF8 = 0x1 | 0x40 | 0x2000, 0x8, 0x800
STORED, DEFLATED = 0, 8


class Limits(NamedTuple):
    """How much a package may ask for; far above real workbooks, far below bombs. Sizes in bytes."""

    entries: int = 20_000
    unpacked: int = 1 << 30
    part: int = 512 << 20
    ratio: int = 200
    """Unpacked ÷ packed of one part; counts only above 1 MiB unpacked."""


class Member(NamedTuple):
    """One entry of the central directory. `header` is where its local header starts in the file."""

    name: str
    raw_name: bytes
    version: tuple[int, int]
    """(made by, needed)"""
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    header: int
    extra: bytes
    comment: bytes
    attributes: tuple[int, int]
    """(internal, external)"""
    end: int = 0
    """Where the next member or the central directory starts: `header:end` are all bytes of this member."""


class Directory(NamedTuple):
    """What a zip file lists: members in the order of the central directory, and its comment."""

    members: list[Member]
    comment: bytes


def _bad(label: str, why: str) -> BerkasRusak:
    return BerkasRusak(
        f"{label} rusak sebagai arsip zip ({why}); ambil lagi salinan yang utuh atau simpan ulang dari Excel, lalu ulangi."
    )


def _read_at(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)


def read_directory(file: BinaryIO, label: str, limits: Limits) -> Directory:
    """List the members of a seekable file, checked against the limits; raises `Berkas...` with a sentence."""
    length = file.seek(0, 2)
    tail_at = max(0, length - END.size - 0xFFFF)
    tail = _read_at(file, tail_at, length - tail_at)
    found = _find_end(tail)
    if found < 0:
        raise _bad(label, "daftar isinya tidak ditemukan, mungkin berkas terpotong")
    fields = END.unpack_from(tail, found)
    _, _, _, _, count, size, offset, _ = fields
    end_at = tail_at + found
    comment = tail[found + END.size : found + END.size + fields[7]]
    if _MAX32 in (size, offset) or count == 0xFFFF:
        count, size, offset, end_at = _zip64(file, label, end_at, count, size, offset)
    start = end_at - size
    shift = start - offset
    if start < 0 or shift < 0:
        raise _bad(label, "daftar isinya menunjuk ke luar berkas")
    if count > limits.entries:
        raise BerkasTerlaluBesar(
            f"{label} berisi {count} bagian, lebih dari batas {limits.entries}; simpan ulang dari Excel, lalu ulangi."
        )
    members = _members(_read_at(file, start, size), count, shift, label)
    _check_names(members, label)
    _check_sizes(members, label, limits)
    return Directory(_with_ends(members, start, label), comment)


def _find_end(tail: bytes) -> int:
    """The last end record whose comment reaches the end of the file, else the last one at all."""
    at = last = tail.rfind(b"PK\x05\x06", 0, max(0, len(tail) - END.size + 4))
    while at >= 0:
        if at + END.size + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail):
            return at
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return last


def _zip64(file: BinaryIO, label: str, end_at: int, count: int, size: int, offset: int) -> tuple[int, int, int, int]:
    """(entries, directory size, directory offset, where the directory must end) of a zip64 file."""
    locator = _read_at(file, max(0, end_at - _END64_LOCATOR.size), _END64_LOCATOR.size)
    if len(locator) < _END64_LOCATOR.size or locator[:4] != b"PK\x06\x07":
        return count, size, offset, end_at
    record_at = _END64_LOCATOR.unpack(locator)[2]
    record = b""
    # Bytes before the first member move everything: then the record lies just before its locator.
    for at in (record_at, end_at - _END64_LOCATOR.size - _END64.size):
        if 0 <= at <= end_at - _END64_LOCATOR.size - _END64.size:
            record = _read_at(file, at, _END64.size)
            if record[:4] == b"PK\x06\x06":
                break
    else:
        raise _bad(label, "catatan zip64 tidak sah")
    fields = _END64.unpack(record)
    return fields[7], fields[8], fields[9], at


def _members(data: bytes, count: int, shift: int, label: str) -> list[Member]:
    """Decode the central directory; `shift` is what lies before the first member."""
    members: list[Member] = []
    at = 0
    while at + CENTRAL.size <= len(data) and data[at : at + 4] == b"PK\x01\x02":
        f = CENTRAL.unpack_from(data, at)
        name_at = at + CENTRAL.size
        extra_at = name_at + f[10]
        comment_at = extra_at + f[11]
        at = comment_at + f[12]
        raw_name = data[name_at:extra_at]
        extra = data[extra_at:comment_at]
        packed, size, header = f[8], f[9], f[16]
        if _MAX32 in (packed, size, header):
            packed, size, header = _wide(extra, packed, size, header, label)
        members.append(
            Member(
                _decode(raw_name, f[3]),
                raw_name,
                (f[1], f[2]),
                f[3],
                f[4],
                f[5],
                f[6],
                f[7],
                packed,
                size,
                header + shift,
                extra,
                data[comment_at:at],
                (f[14], f[15]),
            )  # fmt: skip
        )
    if at != len(data) or len(members) != count:
        raise _bad(label, "daftar isinya tidak cocok dengan jumlah bagiannya")
    return members


def _decode(raw: bytes, flags: int) -> str:
    """The name as text: UTF-8 when flagged or when it is ASCII, else the old IBM code page."""
    if flags & UTF8 or raw.isascii():
        return raw.decode("utf-8", "replace")
    return raw.decode("cp437")


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """(id, data) of every extra field; stops at a broken one."""
    at = 0
    while at + 4 <= len(extra):
        size = int.from_bytes(extra[at + 2 : at + 4], "little")
        yield int.from_bytes(extra[at : at + 2], "little"), extra[at + 4 : at + 4 + size]
        at += 4 + size


def _wide(extra: bytes, packed: int, size: int, header: int, label: str) -> tuple[int, int, int]:
    """The 64-bit values: only those that are all ones in the record, in the order size, packed, header."""
    for key, data in extra_fields(extra):
        if key == 1:
            numbers = [int.from_bytes(data[i : i + 8], "little") for i in range(0, len(data) // 8 * 8, 8)]
            wanted = [size, packed, header]
            for index, value in enumerate(wanted):
                if value == _MAX32:
                    if not numbers:
                        break
                    wanted[index] = numbers.pop(0)
            size, packed, header = wanted
            return packed, size, header
    raise _bad(label, "ukuran zip64 tidak ada")


def _check_names(members: list[Member], label: str) -> None:
    seen: set[str] = set()
    for member in members:
        if member.name in seen:
            raise _bad(label, f"bagian {member.name} tercantum dua kali")
        seen.add(member.name)


def _check_sizes(members: list[Member], label: str, limits: Limits) -> None:
    def too_big(why: str) -> BerkasTerlaluBesar:
        return BerkasTerlaluBesar(
            f"{label} {why}; ini tidak wajar untuk buku kerja, periksa asal berkas lalu simpan ulang dari Excel."
        )

    for member in members:
        if member.size > limits.part:
            raise too_big(f"memuat bagian {member.name} sebesar {member.size >> 20} MB setelah dibuka")
        if member.size > 1 << 20 and member.size > limits.ratio * max(member.packed, 1):
            raise too_big(f"memuat bagian {member.name} yang mengembang lebih dari {limits.ratio} kali")
    total = sum(member.size for member in members)
    if total > limits.unpacked:
        raise too_big(f"mengembang menjadi {total >> 20} MB")


def _with_ends(members: list[Member], directory: int, label: str) -> list[Member]:
    """Give every member its end, and refuse members that overlap (a trick of bombs)."""
    starts = sorted(member.header for member in members)
    following = dict(zip(starts, [*starts[1:], directory], strict=True))
    result = []
    for member in members:
        end = following[member.header]
        if member.header + LOCAL.size + len(member.raw_name) + member.packed > end:
            raise _bad(label, f"bagian {member.name} bertumpang tindih dengan bagian lain")
        result.append(member._replace(end=end))
    return result


def local_header(file: BinaryIO, member: Member, label: str) -> tuple[int, bytes]:
    """(where the packed data starts, the extra field of the local header), checked against the directory."""
    head = _read_at(file, member.header, LOCAL.size)
    if len(head) < LOCAL.size or head[:4] != b"PK\x03\x04":
        raise _bad(label, f"bagian {member.name} tidak pada tempatnya")
    fields = LOCAL.unpack(head)
    name = file.read(fields[9])
    extra = file.read(fields[10])
    start = member.header + LOCAL.size + fields[9] + fields[10]
    if name != member.raw_name or start + member.packed > member.end:
        raise _bad(label, f"kepala bagian {member.name} tidak cocok dengan daftar isi")
    return start, extra


def check_readable(member: Member, label: str) -> None:
    """Refuse what cannot be unpacked here: encryption, other compression methods."""
    if member.flags & ENCRYPTED:
        raise BerkasTidakDidukung(
            f"{label} adalah arsip zip yang terkunci kata sandi; buka kuncinya dan simpan sebagai .xlsx biasa, lalu ulangi."
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
        return _bad(self._label, f"isi bagian {self._member.name} tidak utuh")

    def close(self) -> None:
        """Nothing to release; here so that the reader can stand where a file is expected."""

    def __enter__(self) -> MemberReader:
        return self

    def __exit__(self, *_: object) -> None:
        return None
