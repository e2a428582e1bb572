"""The zip container, read from its central directory with `struct` and `zlib` alone.

`zipfile` is left out on purpose: importing it costs 12-20 ms of a cold start, and it hides the raw bytes that an
unedited member must keep. Read: stored and deflated members, data descriptors, zip64, bytes before the first member.
Source: PKWARE APPNOTE 6.3.9.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.errors import BerkasRusak, BerkasTerlaluBesar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

LOCAL = Struct("<4s5H3L2H")
CENTRAL = Struct("<4s6H3L5H2L")
END = Struct("<4s4H2LH")
_END64_LOCATOR = Struct("<4sLQL")
_END64 = Struct("<4sQ2H2L4Q")
MAX32 = 0xFFFFFFFF

ENCRYPTED, UTF8 = 0x1 | 0x40 | 0x2000, 0x800
STORED, DEFLATED = 0, 8
ZIP64 = 1
"""The id of the extra field with 64-bit values."""


class Limits(NamedTuple):
    """How much a package may ask for; far above real workbooks, far below bombs. Sizes in bytes."""

    entries: int = 20_000
    unpacked: int = 1 << 30
    part: int = 512 << 20
    ratio: int = 200
    """Unpacked ÷ packed of one part; counts only above 1 MiB unpacked."""
    cells: int = 3_000_000
    """Cells of all sheets together, and shared strings; more only where the file has two bytes for each."""


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
    wide: tuple[bool, bool, bool] = (False, False, False)
    """Which of (size, packed, header) the directory keeps in a zip64 extra field."""
    end: int = 0
    """Where the next member or the central directory starts: `header:end` are all bytes of this member."""


class Directory(NamedTuple):
    """What a zip file lists: members in the order of the central directory, and its comment."""

    members: list[Member]
    comment: bytes


def bad_zip(label: str, why: str) -> BerkasRusak:
    """The sentence for a damaged archive."""
    return BerkasRusak(
        f"{label} rusak sebagai arsip zip ({why}); "
        "ambil lagi salinan yang utuh atau simpan ulang dari Excel, lalu ulangi."
    )


def read_at(file: BinaryIO, at: int, size: int) -> bytes:
    """Up to `size` bytes from position `at`."""
    file.seek(at)
    return file.read(size)


def read_directory(file: BinaryIO, label: str, limits: Limits) -> Directory:
    """List the members of a seekable file, checked against the limits; raises `Berkas...` with a sentence."""
    length = file.seek(0, 2)
    tail_at = max(0, length - END.size - 0xFFFF)
    tail = read_at(file, tail_at, length - tail_at)
    found = _find_end(tail)
    if found < 0:
        raise bad_zip(label, "daftar isinya tidak ditemukan, mungkin berkas terpotong")
    fields = END.unpack_from(tail, found)
    _, _, _, _, count, size, offset, _ = fields
    end_at = tail_at + found
    comment = tail[found + END.size : found + END.size + fields[7]]
    if MAX32 in (size, offset) or count == 0xFFFF:
        count, size, offset, end_at = _zip64(file, label, end_at, count, size, offset)
    start = end_at - size
    shift = start - offset
    if start < 0 or shift < 0:
        raise bad_zip(label, "daftar isinya menunjuk ke luar berkas")
    if count > limits.entries:
        raise BerkasTerlaluBesar(
            f"{label} berisi {count} bagian, lebih dari batas {limits.entries}; simpan ulang dari Excel, lalu ulangi."
        )
    members = _members(read_at(file, start, size), count, shift, label)
    if not members:
        raise bad_zip(label, "tidak berisi satu bagian pun")
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
    locator = read_at(file, max(0, end_at - _END64_LOCATOR.size), _END64_LOCATOR.size)
    if len(locator) < _END64_LOCATOR.size or locator[:4] != b"PK\x06\x07":
        return count, size, offset, end_at
    record_at = _END64_LOCATOR.unpack(locator)[2]
    record = b""
    # Bytes before the first member move everything: then the record lies just before its locator.
    for at in (record_at, end_at - _END64_LOCATOR.size - _END64.size):
        if 0 <= at <= end_at - _END64_LOCATOR.size - _END64.size:
            record = read_at(file, at, _END64.size)
            if record[:4] == b"PK\x06\x06":
                break
    else:
        raise bad_zip(label, "catatan zip64 tidak sah")
    fields = _END64.unpack(record)
    return fields[7], fields[8], fields[9], at


def _members(data: bytes, count: int, shift: int, label: str) -> list[Member]:
    """Decode the central directory; `shift` is what lies before the first member."""
    members: list[Member] = []
    at = 0
    while at + CENTRAL.size <= len(data) and data[at : at + 4] == b"PK\x01\x02":
        member, at = _member(data, at, shift, label)
        members.append(member)
    if at != len(data) or len(members) != count:
        raise bad_zip(label, "daftar isinya tidak cocok dengan jumlah bagiannya")
    return members


def _member(data: bytes, at: int, shift: int, label: str) -> tuple[Member, int]:
    """One record of the central directory, and where the next one starts."""
    (
        _, made, needed, flags, method, time, date, crc, packed, size,
        name_size, extra_size, comment_size, _, internal, external, header,
    ) = CENTRAL.unpack_from(data, at)  # fmt: skip
    name_at = at + CENTRAL.size
    extra_at = name_at + name_size
    comment_at = extra_at + extra_size
    end = comment_at + comment_size
    raw_name, extra = data[name_at:extra_at], data[extra_at:comment_at]
    wide = (size == MAX32, packed == MAX32, header == MAX32)
    if any(wide):
        size, packed, header = _wide(extra, size, packed, header, label)
    member = Member(
        _decode(raw_name, flags), raw_name, (made, needed), flags, method, time, date, crc, packed, size,
        header + shift, extra, data[comment_at:end], (internal, external), wide,
    )  # fmt: skip
    return member, end


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


def _wide(extra: bytes, size: int, packed: int, header: int, label: str) -> tuple[int, int, int]:
    """The 64-bit values of (size, packed, header): the extra field holds those that are all ones in the record."""
    for key, data in extra_fields(extra):
        if key == ZIP64:
            numbers = [int.from_bytes(data[i : i + 8], "little") for i in range(0, len(data) // 8 * 8, 8)]
            wanted = [size, packed, header]
            for index, value in enumerate(wanted):
                if value == MAX32 and numbers:
                    wanted[index] = numbers.pop(0)
            return wanted[0], wanted[1], wanted[2]
    raise bad_zip(label, "ukuran zip64 tidak ada")


def _check_names(members: list[Member], label: str) -> None:
    seen: set[str] = set()
    for member in members:
        if member.name in seen:
            raise bad_zip(label, f"bagian {member.name} tercantum dua kali")
        seen.add(member.name)


_PICTURES = (".emf", ".wmf", ".bmp", ".tif", ".tiff", ".png", ".jpg", ".jpeg", ".gif", ".wdp")
"""Copied as they are, never unpacked: a white page as a bitmap is small."""


def _check_sizes(members: list[Member], label: str, limits: Limits) -> None:
    def too_big(why: str) -> BerkasTerlaluBesar:
        return BerkasTerlaluBesar(
            f"{label} {why}; ini tidak wajar untuk buku kerja, periksa asal berkas lalu simpan ulang dari Excel."
        )

    for member in members:
        if member.size > limits.part:
            raise too_big(f"memuat bagian {member.name} sebesar {member.size >> 20} MB setelah dibuka")
        large = member.size > 1 << 20 and not member.name.lower().endswith(_PICTURES)
        if large and member.size > limits.ratio * max(member.packed, 1):
            raise too_big(f"memuat bagian {member.name} yang mengembang lebih dari {limits.ratio} kali")
    total = sum(member.size for member in members)
    if total > limits.unpacked:
        raise too_big(f"mengembang menjadi {total >> 20} MB")


def _with_ends(members: list[Member], directory: int, label: str) -> list[Member]:
    """Give every member its end, and refuse members that overlap (a trick of bombs)."""
    starts = sorted(member.header for member in members)
    # Backwards, so that of two members that start in one place the first ends where it starts.
    following = dict(zip(reversed(starts), reversed([*starts[1:], directory]), strict=True))
    result = []
    for member in members:
        end = following[member.header]
        if member.header + LOCAL.size + len(member.raw_name) + member.packed > end:
            raise bad_zip(label, f"bagian {member.name} bertumpang tindih dengan bagian lain")
        result.append(member._replace(end=end))
    return result
