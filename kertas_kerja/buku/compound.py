"""The directory of an OLE2 container (MS-CFB): what streams a file holds, read within bounds from hostile bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRIES = 4096
_LISTED = 109
"""Sectors of the allocation table that the header itself lists; the further ones stand in a chain of sectors."""
_END = 0xFFFFFFFA
"""From here on a sector number is a mark: the end of a chain, free, a table."""


class Compound:
    """The directory of an OLE2 file."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        file.seek(0)
        self.header = file.read(512)
        # 512 or 4,096 bytes in real files; a hostile header may say anything
        self.size = 1 << min(max(self.header[30], 7), 16) if len(self.header) == 512 else 0
        self.per = self.size // 4

    def entries(self) -> Iterator[tuple[str, int]]:
        """(name, first sector) of the streams and storages, followed through the allocation table."""
        number = _number(self.header, 48) if self.size else _END
        seen: set[int] = set()
        while number < _END and number not in seen and len(seen) < _ENTRIES:
            seen.add(number)
            data = self.sector(number)
            for at in range(0, len(data) - 127, 128):
                length = max(0, min(int.from_bytes(data[at + 64 : at + 66], "little"), 64) - 2)
                yield data[at : at + length].decode("utf-16-le", "replace"), _number(data, at + 116)
            number = self._next(number)

    def sector(self, number: int) -> bytes:
        """The bytes of a sector, fewer or none beyond the end of the file."""
        self.file.seek((number + 1) * self.size)
        return self.file.read(self.size)

    def _next(self, number: int) -> int:
        """The sector that follows in a chain."""
        place, entry = divmod(number, self.per)
        table = self._table(place)
        return _number(self.sector(table), 4 * entry) if table < _END else _END

    def _table(self, place: int) -> int:
        """The sector that holds this part of the allocation table."""
        if place < _LISTED:
            return _number(self.header, 76 + 4 * place)
        link, entry = divmod(place - _LISTED, self.per - 1)
        return _number(self.sector(self._links[link]), 4 * entry) if link < len(self._links) else _END

    @cached_property
    def _links(self) -> list[int]:
        """The sectors that list the further parts of the allocation table; each ends with the number of the next."""
        found: dict[int, None] = {}
        number = _number(self.header, 68)
        while number < _END and number not in found and len(found) < _ENTRIES:
            found[number] = None
            number = _number(self.sector(number), 4 * (self.per - 1))
        return list(found)


def _number(data: bytes, at: int) -> int:
    """A little-endian number of four bytes; past the end of the data: the mark of an end."""
    return int.from_bytes(data[at : at + 4], "little") if at + 4 <= len(data) else _END
