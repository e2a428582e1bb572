"""Writing a zip of members that keep their raw bytes and members that are new; same edits give the same bytes."""

from __future__ import annotations

import zlib

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.zipdir import (
    CENTRAL,
    DEFLATED,
    END,
    LOCAL,
    MAX32,
    STORED,
    UTF8,
    ZIP64,
    Member,
    extra_fields,
)
from kertas_kerja.errors import KeluaranGagal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_CHUNK = 1 << 20
_LEVEL = 3
"""Worksheets become a tenth larger than with the usual 6, in a quarter of the time."""
_DOS_EPOCH = (1 << 5) | 1  # 1 January 1980, what Excel itself writes


class Packed(NamedTuple):
    """A member ready to be written: its directory entry (header and end still to be set) and its packed bytes."""

    member: Member
    data: bytes


def pack(name: str, data: bytes, like: Member | None = None) -> Packed:
    """Compress `data`; an edited member keeps its name bytes, date, method, extra fields and attributes from `like`."""
    member = _new_member(name) if like is None else like
    method = member.method if member.method in (STORED, DEFLATED) else DEFLATED
    body = data
    if method == DEFLATED:
        squeeze = zlib.compressobj(_LEVEL, DEFLATED, -15)
        body = squeeze.compress(data) + squeeze.flush()
    member = member._replace(
        flags=member.flags & UTF8,
        method=method,
        crc=zlib.crc32(data),
        packed=len(body),
        size=len(data),
        extra=_without_zip64(member.extra),
        wide=(False, False, False),
    )
    return Packed(member, body)


def _new_member(name: str) -> Member:
    raw = name.encode()
    flags = 0 if raw.isascii() else UTF8
    return Member(name, raw, (20, 20), flags, DEFLATED, 0, _DOS_EPOCH, 0, 0, 0, 0, b"", b"", (0, 0))


def _without_zip64(extra: bytes) -> bytes:
    return b"".join(_field(key, data) for key, data in extra_fields(extra) if key != ZIP64)


def _field(key: int, data: bytes) -> bytes:
    return key.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data


def copy_bytes(source: BinaryIO, out: BinaryIO, start: int, end: int) -> None:
    """Copy `start:end` of the source."""
    source.seek(start)
    left = end - start
    while left > 0 and (chunk := source.read(min(_CHUNK, left))):
        out.write(chunk)
        left -= len(chunk)


def write_zip(
    source: BinaryIO, out: BinaryIO, order: list[Member | Packed], directory: list[str], comment: bytes
) -> None:
    """Write the members in `order` (old ones raw, with all bytes up to their end), then the directory by name."""
    at = 0
    placed: dict[str, Member] = {}
    for item in order:
        if isinstance(item, Packed):
            head = _local(item.member)
            out.write(head)
            out.write(item.data)
            placed[item.member.name] = item.member._replace(header=at)
            at += len(head) + len(item.data)
        else:
            copy_bytes(source, out, item.header, item.end)
            placed[item.name] = item._replace(header=at)
            at += item.end - item.header
    records = b"".join(_central(placed[name]) for name in directory)
    if at + len(records) >= MAX32:
        raise KeluaranGagal("Hasilnya lebih besar dari 4 GB, batas arsip .xlsx; pecah buku kerja ini, lalu ulangi.")
    out.write(records)
    out.write(END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(records), at, len(comment)))
    out.write(comment)


def _local(m: Member) -> bytes:
    sizes = (m.crc, m.packed, m.size, len(m.raw_name), len(m.extra))
    return LOCAL.pack(b"PK\x03\x04", 20, m.flags, m.method, m.time, m.date, *sizes) + m.raw_name + m.extra


def _central(m: Member) -> bytes:
    """The directory record; a member copied raw states its sizes as before, in zip64 form where they were so."""
    fields = [m.size, m.packed, m.header]
    extra = m.extra
    if any(m.wide):
        wide = b"".join(value.to_bytes(8, "little") for value, is_wide in zip(fields, m.wide, strict=True) if is_wide)
        extra = _field(ZIP64, wide) + _without_zip64(extra)
        fields = [MAX32 if is_wide else value for value, is_wide in zip(fields, m.wide, strict=True)]
    size, packed, header = fields
    record = CENTRAL.pack(
        b"PK\x01\x02", *m.version, m.flags, m.method, m.time, m.date, m.crc, packed, size,
        len(m.raw_name), len(extra), len(m.comment), 0, *m.attributes, header,
    )  # fmt: skip
    return record + m.raw_name + extra + m.comment
