"""Content types and relationships of a package (ISO/IEC 29500-2), read and edited in their own bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.xmlscan import as_utf8, attribute_map, element_spans, root_end, scan

STRICT = "http://purl.oclc.org/ooxml/"
"""How every namespace of a Strict file begins (ISO/IEC 29500 part 1)."""
RELATION_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
"""The namespace of `r:id`, with which the types of relationships begin as well: Transitional, Strict."""
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
EMPTY_RELATIONSHIPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def relation_space(uri: str) -> str:
    """The namespace of relationships in a part whose own namespace is `uri`."""
    return RELATION_SPACES[uri.startswith(STRICT)]


class Relationship(NamedTuple):
    """One relationship: `target` is a part name, or the raw target when `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last segment of the type, the same for Strict and Transitional: `worksheet`, `styles`, `hyperlink`."""
        return self.type.rpartition("/")[2]


def is_bystander(name: str) -> bool:
    """Whether a member of the zip is no part: what a system leaves there when a person packs the folder again."""
    folders, _, file = name.replace("\\", "/").rpartition("/")
    first = folders.partition("/")[0].lower()
    return first in ("__macosx", "[trash]") or file.startswith("._") or file.lower() in (".ds_store", "thumbs.db")


def fold_name(name: str) -> str:
    """A part name in one spelling: forward slashes, no leading one, no percent-encoding, no dots, lower case."""
    name = name.replace("\\", "/").strip()
    if "%" in name:
        name = _unquote(name)
    name = name.lstrip("/")
    if "./" in name or "//" in name:
        name = posixpath.normpath("/" + name).lstrip("/")
    return name.casefold()


def _unquote(name: str) -> str:
    """Percent-decoding without `urllib.parse`, whose import costs more than all of this module."""
    head, *rest = name.split("%")
    out = bytearray(head.encode())
    for piece in rest:
        try:
            out += bytes.fromhex(piece[:2]) + piece[2:].encode()
        except ValueError:
            out += b"%" + piece.encode()
    return out.decode("utf-8", "replace")


def rels_name(part: str) -> str:
    """`xl/workbook.xml` -> `xl/_rels/workbook.xml.rels`; `""` (the package) -> `_rels/.rels`."""
    folder, slash, name = part.replace("\\", "/").rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def owner_of(rels_part: str) -> str | None:
    """The part whose relationships these are; "" for the package, None when it is no .rels part."""
    path = rels_part.replace("\\", "/")
    folder, _, file = path.rpartition("/")
    if not file.lower().endswith(".rels") or folder.rpartition("/")[2].lower() != "_rels":
        return None
    parent = folder.rpartition("/")[0]
    return (f"{parent}/" if parent else "") + file[: -len(".rels")]


def resolve(source: str, target: str) -> str:
    """A relationship target as a part name, relative to the source part; nothing outside the package is reached."""
    target = target.replace("\\", "/").partition("#")[0]
    if not target.startswith("/"):
        target = source.replace("\\", "/").rpartition("/")[0] + "/" + target
    return posixpath.normpath("/" + target).lstrip("/")


def relative_target(source: str, target: str) -> str:
    """The shortest way to write a part name as the target of a relationship of `source`."""
    target = target.lstrip("/")
    folder = source.replace("\\", "/").rpartition("/")[0]
    return posixpath.relpath("/" + target, "/" + folder)


def read_relationships(data: bytes, rels_part: str, source: str) -> list[Relationship]:
    """All relationships of a `.rels` part, targets resolved against the source part."""
    found: list[Relationship] = []

    def start(name: str, attributes: list[str]) -> None:
        if name == "Relationship":
            a = attribute_map(attributes)
            external = a.get("TargetMode") == "External"
            target = a.get("Target", "")
            target = target if external else resolve(source, target)
            found.append(Relationship(a.get("Id", ""), a.get("Type", ""), target, external))

    scan(data, start, rels_part)
    return found


def fresh_id(used: Iterable[str]) -> str:
    """`rId` and a number above all that are used."""
    numbers = [int(id[3:]) for id in used if id.startswith("rId") and id[3:].isdecimal()]
    return f"rId{max(numbers, default=0) + 1}"


def _escape(text: str) -> bytes:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.encode()


def _append(data: bytes, tag: bytes, attributes: dict[str, str]) -> bytes:
    """Insert an empty element as the last child of the root, in the root's own prefix."""
    data = as_utf8(data)
    prefix, at, closing = root_end(data)
    body = b"".join(b' %s="%s"' % (key.encode(), _escape(value)) for key, value in attributes.items())
    element = b"<" + prefix + tag + body + b"/>"
    if closing:
        return data[:at] + b">" + element + closing + data[at + 2 :]
    return data[:at] + element + data[at:]


def add_relationship(data: bytes, id: str, type: str, target: str, external: bool) -> bytes:
    """The `.rels` bytes with one relationship more."""
    attributes = {"Id": id, "Type": type, "Target": target}
    if external:
        attributes["TargetMode"] = "External"
    return _append(data, b"Relationship", attributes)


def remove_relationship(data: bytes, id: str) -> bytes:
    """The `.rels` bytes without the relationship of that id; `KeyError` when there is none."""
    data = as_utf8(data)
    for name, attributes, start, end in element_spans(data, "_rels"):
        if name == "Relationship" and attributes.get("Id") == id:
            return data[:start] + data[end:]
    raise KeyError(id)


class ContentTypes:
    """`[Content_Types].xml`: a type by part name, else by extension."""

    def __init__(self, data: bytes) -> None:
        self._parts: dict[str, str] = {}
        self._extensions: dict[str, str] = {}

        def start(name: str, attributes: list[str]) -> None:
            a = attribute_map(attributes)
            if name == "Override":
                self._parts[fold_name(a.get("PartName", ""))] = a.get("ContentType", "")
            elif name == "Default":
                self._extensions[a.get("Extension", "").casefold()] = a.get("ContentType", "")

        scan(data, start, "[Content_Types].xml")

    def of(self, part: str) -> str | None:
        """The content type of a part, `None` when nothing names one."""
        folded = fold_name(part)
        return self._parts.get(folded) or self._extensions.get(folded.rpartition(".")[2])

    def put(self, part: str, content_type: str) -> None:
        """Learn of an Override that was added."""
        self._parts[fold_name(part)] = content_type

    @property
    def overridden(self) -> list[str]:
        """The folded names of the parts that have a type of their own."""
        return list(self._parts)

    def has_default(self, extension: str) -> bool:
        """Whether an extension has a type of its own."""
        return extension.casefold() in self._extensions


def add_override(data: bytes, part: str, content_type: str) -> bytes:
    """The bytes of `[Content_Types].xml` that give `part` this type: one Override more."""
    return _append(data, b"Override", {"PartName": "/" + part.lstrip("/"), "ContentType": content_type})


def add_default(data: bytes, extension: str, content_type: str) -> bytes:
    """The bytes of `[Content_Types].xml` with a type for an extension that has none."""
    return _append(data, b"Default", {"Extension": extension, "ContentType": content_type})


def remove_override(data: bytes, part: str) -> bytes:
    """The bytes of `[Content_Types].xml` without the Override of `part`."""
    data = as_utf8(data)
    folded = fold_name(part)
    spans = [
        (start, end)
        for name, attributes, start, end in element_spans(data, "[Content_Types].xml")
        if name == "Override" and fold_name(attributes.get("PartName", "")) == folded
    ]
    for start, end in reversed(spans):
        data = data[:start] + data[end:]
    return data
