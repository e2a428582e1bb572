"""A workbook file as named parts, their types and relationships; a part nobody edited keeps its compressed bytes.

Names are those of the zip, without folder entries. Part names that come from XML go through `find`, which forgives
what real writers do: another case, backslashes, percent-encoding, a leading slash.
"""

from __future__ import annotations

import os
from io import BytesIO

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku import opc
from kertas_kerja.buku.opc import Relationship
from kertas_kerja.buku.zipdir import Limits, Member, read_directory
from kertas_kerja.buku.zipread import MemberReader, local_header
from kertas_kerja.buku.zipwrite import Packed, copy_bytes, pack, write_zip
from kertas_kerja.errors import BerkasRusak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

CONTENT_TYPES = "[Content_Types].xml"
_KEPT = 1 << 23
"""Bytes of unpacked parts that a package keeps: what is spliced is read again by the proof, and small parts often."""
__all__ = ["Limits", "Package", "RawMember", "Relationship"]


class RawMember(NamedTuple):
    """A member as it lies in the zip: `data` is still compressed, `extra` is that of the local header."""

    name: str
    method: int
    flags: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    extra: bytes
    data: bytes


class Package:
    """The parts of one workbook file, with edits kept in memory until `save`. Use as a context manager or `close()`."""

    def __init__(self, file: BinaryIO, label: str, limits: Limits, *, owned: bool) -> None:
        self.label = label
        """How messages name the file, such as `Berkas "pengukuran.xlsx"`."""
        self.limits = limits
        self._file, self._owned = file, owned
        directory = read_directory(file, label, limits)
        self._comment = directory.comment
        self._members = {member.name: member for member in directory.members}
        self._edits: dict[str, bytes] = {}
        self._added: list[str] = []
        self._removed: set[str] = set()
        self._index: dict[str, str] | None = None
        self._types: opc.ContentTypes | None = None
        self._users: dict[str, int] | None = None
        self._rels: dict[str, list[Relationship]] = {}
        self._unpacked: dict[str, bytes] = {}
        self._room = _KEPT

    @classmethod
    def open(cls, source: str | os.PathLike[str] | bytes | BinaryIO, limits: Limits = Limits()) -> Package:  # noqa: B008
        """Open a path (the file stays open), bytes, or a binary file.

        Raises `BerkasTidakTerbaca`, `BerkasTidakDidukung`, `BerkasRusak` or `BerkasTerlaluBesar`, each with one
        Indonesian sentence that says what to do.
        """
        from kertas_kerja.buku.source import open_source

        file, label, owned = open_source(source)
        try:
            return cls(file, label, limits, owned=owned)
        except BaseException:
            if owned:
                file.close()
            raise

    def close(self) -> None:
        """Close the file when this package opened it."""
        if self._owned:
            self._file.close()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ reading

    @property
    def names(self) -> list[str]:
        """The parts, in the order of the zip's directory, added ones last; folder entries are left out."""
        kept = [name for name in self._members if name not in self._removed and not name.endswith(("/", "\\"))]
        return kept + self._added

    def has(self, name: str) -> bool:
        """Whether a part of exactly this name exists (now, after edits)."""
        return name in self._edits or (name in self._members and name not in self._removed)

    def read(self, name: str) -> bytes:
        """The whole part, unpacked; the edited version when it was replaced. `KeyError` when there is none."""
        if name in self._edits:
            return self._edits[name]
        member = self._member(name)
        if name not in self._unpacked:
            data = MemberReader(self._file, member, self.label).read()
            if len(data) > self._room:
                return data
            self._unpacked[name] = data
            self._room -= len(data)
        return self._unpacked[name]

    def stream(self, name: str) -> BytesIO | MemberReader:
        """A binary stream over the part, unpacked as it is read: a large part is never held whole."""
        if name in self._edits:
            return BytesIO(self._edits[name])
        return MemberReader(self._file, self._member(name), self.label)

    @property
    def most_cells(self) -> int:
        """How many cells, and how many shared strings, the workbook may hold: time grows with them, not with bytes."""
        return max(self.limits.cells, self._file.seek(0, 2) // 2)

    def size(self, name: str) -> int:
        """Unpacked size in bytes."""
        return len(self._edits[name]) if name in self._edits else self._member(name).size

    def raw(self, name: str) -> RawMember:
        """The member of the original file as it lies there, whatever was edited since."""
        m = self._members[name]
        start, extra = local_header(self._file, m, self.label)
        self._file.seek(start)
        data = self._file.read(m.packed)
        return RawMember(m.name, m.method, m.flags, m.time, m.date, m.crc, m.packed, m.size, extra, data)

    def _member(self, name: str) -> Member:
        if name in self._removed:
            raise KeyError(name)
        return self._members[name]

    def find(self, name: str) -> str | None:
        """The actual name of a part, whatever the case, slashes, percent-encoding or leading `/` of `name`."""
        if self.has(name):
            return name
        if self._index is None:
            self._index = {opc.fold_name(known): known for known in reversed(self.names)}
        return self._index.get(opc.fold_name(name))

    def content_type(self, name: str) -> str | None:
        """The content type of a part, from its Override or the Default of its extension."""
        return self._content_types().of(name)

    def _content_types(self) -> opc.ContentTypes:
        if self._types is None:
            name = self.find(CONTENT_TYPES)
            self._types = opc.ContentTypes(self.read(name) if name else b"<Types/>")
        return self._types

    def rels_name(self, name: str) -> str:
        """The relationship part of `name` (existing or not); `""` means the package itself."""
        wanted = opc.rels_name(name)
        return self.find(wanted) or wanted

    def rels(self, name: str) -> list[Relationship]:
        """The relationships of a part, in order; internal targets as actual part names where they exist."""
        rels_part = self.rels_name(name)
        if rels_part not in self._rels:
            data = self.read(rels_part) if self.has(rels_part) else None
            found = opc.read_relationships(data, rels_part, name) if data is not None else []
            self._rels[rels_part] = [
                rel if rel.external else rel._replace(target=self.find(rel.target) or rel.target) for rel in found
            ]
        return self._rels[rels_part]

    def users(self, name: str) -> int:
        """How many relationships of the package lead to a part."""
        if self._users is None:
            self._users = {}
            owners = (owner for part in self.names if (owner := opc.owner_of(part)) is not None)
            for rel in (rel for owner in owners for rel in self.rels(owner) if not rel.external):
                self._users[rel.target] = self._users.get(rel.target, 0) + 1
        return self._users.get(name, 0)

    # ------------------------------------------------------------------ editing

    @property
    def changed(self) -> set[str]:
        """Parts that were replaced, added or removed."""
        return set(self._edits) | self._removed

    @property
    def added(self) -> list[str]:
        """Parts that the original does not have, in order."""
        return list(self._added)

    @property
    def removed(self) -> set[str]:
        """Parts of the original that are gone."""
        return self._removed - set(self._edits)

    def replace(self, name: str, data: bytes) -> None:
        """Give an existing part new bytes; the very bytes it has in the file count as no edit."""
        if not self.has(name):
            raise KeyError(name)
        self._forget(name)
        if name in self._members and name not in self._removed and self._as_in_file(name, data):
            self._edits.pop(name, None)
        else:
            self._edits[name] = bytes(data)

    def _as_in_file(self, name: str, data: bytes) -> bool:
        return self._members[name].size == len(data) and data == self.stream_original(name)

    def stream_original(self, name: str) -> bytes:
        """The part as the file has it, whatever was edited since."""
        return MemberReader(self._file, self._members[name], self.label).read()

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part and name its content type (an Override, unless the Default of its extension says the same)."""
        if self.find(name) is not None:
            raise ValueError(f"part exists: {name}")
        if name in self._removed:
            self._removed.discard(name)
        else:
            self._added.append(name)
        self._edits[name] = bytes(data)
        if self._index is not None:
            self._index[opc.fold_name(name)] = name
        self._forget_relationships()
        self._add_override(name, content_type)

    def add_default(self, extension: str, content_type: str) -> None:
        """Give an extension a content type, where it has none."""
        if not self._content_types().has_default(extension):
            self._edit_types(opc.add_default(self._types_bytes(), extension, content_type))

    def remove(self, name: str) -> None:
        """Remove a part, its Override and its own relationship part; who points at it is the caller's to mend."""
        if not self.has(name):
            raise KeyError(name)
        own_rels = self.rels_name(name)
        for gone in (name, own_rels):
            if self.has(gone):
                self._drop(gone)
                self._edit_types(opc.remove_override(self._types_bytes(), gone))

    def _drop(self, name: str) -> None:
        self._edits.pop(name, None)
        if name in self._added:
            self._added.remove(name)
        else:
            self._removed.add(name)
        self._index = None
        self._forget_relationships()
        self._forget(name)

    def _forget(self, name: str) -> None:
        """Drop what was derived from a part that changes."""
        if self._rels.pop(name, None) is not None:
            self._users = None
        if opc.fold_name(name) == opc.fold_name(CONTENT_TYPES):
            self._types = None

    def _forget_relationships(self) -> None:
        """A part that comes or goes may be the target of any relationship."""
        self._rels.clear()
        self._users = None

    def _add_override(self, name: str, content_type: str) -> None:
        """Name the type of a new part; what is known of the other types is kept."""
        types = self._content_types()
        if types.of(name) != content_type:
            self._edit_types(opc.add_override(self._types_bytes(), name, content_type))
            types.put(name, content_type)
            self._types = types

    def _types_bytes(self) -> bytes:
        name = self.find(CONTENT_TYPES)
        if name is None:
            raise BerkasRusak(
                f"{self.label} tidak memuat {CONTENT_TYPES}; buka di Excel, biarkan Excel memperbaikinya, "
                "simpan sebagai .xlsx baru, lalu ulangi."
            )
        return self.read(name)

    def _edit_types(self, data: bytes) -> None:
        self.replace(self.find(CONTENT_TYPES) or CONTENT_TYPES, data)

    def add_relationship(self, part: str, type: str, target: str, external: bool = False) -> str:
        """Relate `part` (`""` = the package) to another part by its name, or to an outside address; the new id."""
        rels_part = self.rels_name(part)
        if not self.has(rels_part):
            self.add(rels_part, opc.EMPTY_RELATIONSHIPS, opc.RELATIONSHIPS_TYPE)
        new_id = opc.fresh_id(rel.id for rel in self.rels(part))
        written = target if external else opc.relative_target(part, target)
        self.replace(rels_part, opc.add_relationship(self.read(rels_part), new_id, type, written, external))
        return new_id

    def remove_relationship(self, part: str, id: str) -> None:
        """Take one relationship out; `KeyError` when there is none of that id."""
        rels_part = self.rels_name(part)
        self.replace(rels_part, opc.remove_relationship(self.read(rels_part), id))

    # ------------------------------------------------------------------ writing

    def save(self, target: str | os.PathLike[str] | BinaryIO) -> None:
        """Write the package: byte-identical without edits, else unedited members raw and in their old order."""
        if isinstance(target, (str, os.PathLike)):
            with open(target, "wb") as out:
                self._write(out)
        else:
            self._write(target)

    def _write(self, out: BinaryIO) -> None:
        if not self.changed:
            copy_bytes(self._file, out, 0, self._file.seek(0, 2))
            return
        by_place = sorted(self._members.values(), key=lambda member: member.header)
        order: list[Member | Packed] = []
        for member in by_place:
            if member.name in self._edits:
                order.append(pack(member.name, self._edits[member.name], member))
            elif member.name not in self._removed:
                order.append(member)
        order.extend(pack(name, self._edits[name]) for name in self._added)
        directory = [name for name in self._members if name in self._edits or name not in self._removed]
        write_zip(self._file, out, order, directory + self._added, self._comment)

    def to_bytes(self) -> bytes:
        """The package as `save` writes it."""
        out = BytesIO()
        self._write(out)
        return out.getvalue()
