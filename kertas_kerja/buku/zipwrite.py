"""Writing a zip from members that keep their raw bytes and members that are new. No clock is read: same edits, same bytes."""

from __future__ import annotations

import zlib
from typing import BinaryIO, NamedTuple

from kertas_kerja.buku.zipdir import (
    _MAX32,
    CENTRAL,
    DEFLATED,
    DESCRIPTOR,
    END,
    LOCAL,
    STORED,
    UTF8,
    Member,
    extra_fields,
)
from kertas_kerja.errors import KeluaranGagal

_CHUNK = 1 << 20
_DOS_EPOCH = (1 << 5) | 1  # 1 January 1980, what Excel itself writes


class Packed(NamedTuple):
    """A member ready to be written: its directory entry (header and end still to be set) and its packed bytes."""

    member: Member
    data: bytes


def pack(name: str, data: bytes, like: Member | None = None) -> Packed:
    """Compress `data`; an edited member keeps its name bytes, date, method and attributes from `like`."""
    method = like.method if like is not None and like.method in (STORED, DEFLATED) else DEFLATED
    body = data
    if method == DEFLATED:
        squeeze = zlib.compressobj(6, DEFLATED, -15)
        body = squeeze.compress(data) + squeeze.flush()
    sizes = {"crc": zlib.crc32(data), "packed": len(body), "size": len(data), "method": method}
    if like is not None:
        flags = like.flags & UTF8
        member = like._replace(flags=flags, extra=_without_zip64(like.extra), **sizes)
    else:
        raw = name.encode()
        flags = 0 if raw.isascii() else UTF8
        member = Member(
            name,
            raw,
            (20, 20),
            flags,
            DEFLATED,
            0,
            _DOS_EPOCH,
            sizes["crc"],
            len(body),
            len(data),
            0,
            b"",
            b"",
            (0, 0),
        )
    return Packed(member, body)


def _without_zip64(extra: bytes) -> bytes:
    kept = (
        key.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data
        for key, data in extra_fields(extra)
        if key != 1
    )
    return b"".join(kept)


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
    if at + len(records) > _MAX32:
        raise KeluaranGagal("Hasilnya lebih besar dari 4 GB, batas arsip .xlsx; pecah buku kerja ini, lalu ulangi.")
    out.write(records)
    out.write(END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(records), at, len(comment)))
    out.write(comment)


def _local(m: Member) -> bytes:
    head = LOCAL.pack(
        b"PK\x03\x04",
        20,
        m.flags,
        m.method,
        m.time,
        m.date,
        m.crc,
        m.packed,
        m.size,
        len(m.raw_name),
        len(m.extra),
    )
    return head + m.raw_name + m.extra


def _central(m: Member) -> bytes:
    """The directory record; a member copied raw keeps its flags, its zip64 field is no longer needed."""
    extra = _without_zip64(m.extra)
    record = CENTRAL.pack(
        b"PK\x01\x02", *m.version, m.flags, m.method, m.time, m.date, m.crc, m.packed, m.size,
        len(m.raw_name), len(extra), len(m.comment), 0, *m.attributes, m.header,
    )  # fmt: skip
    return record + m.raw_name + extra + m.comment


__all__ = ["DESCRIPTOR", "Packed", "copy_bytes", "pack", "write_zip"]
