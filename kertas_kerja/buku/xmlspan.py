"""Byte spans of XML elements, so that a part can be edited in its own bytes.

One expat pass gives a tree of `Node`; every node knows where its tags begin and end in the original bytes.
Edits are collected in `Patches` and applied once. Whatever no patch touches keeps its bytes: prefixes,
quotes, comments, processing instructions, unknown elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from kertas_kerja.errors import BerkasRusak, SwaujiGagal

_ATTRIBUTE = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
OPEN_TAG = re.compile(rb"""<[^\s/>!?]+(?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_DECLARATION = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_NAMESPACE = rb"""\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_RUSAK = "Bagian XML dalam berkas ini rusak; buka di Excel lalu simpan ulang sebagai .xlsx."
_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,10})\s*")
_DOCTYPE = "Berkas ini memuat deklarasi DOCTYPE yang tidak aman; minta berkas aslinya dari pengirim."


class Node:
    """One element: `start:open_end` is its start tag, `close_start:end` its end tag (empty if self-closing).

    `attrs` is keyed by the plain name, or by `{namespace}name` for a prefixed attribute.
    """

    __slots__ = (
        "attrs", "children", "close_start", "end", "name", "open_end", "prefix", "start", "text", "uri"
    )  # fmt: skip

    def __init__(self, uri: str, name: str, prefix: str, start: int, open_end: int) -> None:
        self.uri, self.name, self.prefix = uri, name, prefix
        self.start = start
        self.open_end = self.close_start = self.end = open_end
        self.attrs: dict[str, str] = {}
        self.children: list[Node] = []
        self.text = ""

    @property
    def self_closing(self) -> bool:
        """Whether the element is written as one empty-element tag."""
        return self.close_start == self.end

    @property
    def qname(self) -> str:
        """The name as written, with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    def child(self, name: str) -> Node | None:
        """The first child of that local name in this node's own namespace."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Node]:
        """The children of that local name in this node's own namespace."""
        return (c for c in self.children if c.name == name and c.uri == self.uri)

    def whole(self, key: str, default: int = 0) -> int:
        """The whole number of an attribute, `default` where it is absent or empty.

        Raises BerkasRusak, naming element and attribute, for what is none.
        """
        text = self.attrs.get(key)
        if not text:
            return default
        number = _WHOLE.fullmatch(text)
        if number is None:
            raise BerkasRusak(
                f"Bagian XML dalam berkas ini rusak ({key} {text[:20]!r} pada unsur {self.name} bukan bilangan bulat); "
                "buka di Excel, biarkan Excel memperbaikinya, simpan sebagai .xlsx baru, lalu ulangi."
            )
        return int(number[1])

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def _attributes(raw: dict[str, str]) -> dict[str, str]:
    if not any(" " in key for key in raw):
        return raw
    return {f"{{{k.split(' ')[0]}}}{k.split(' ')[1]}" if " " in k else k: v for k, v in raw.items()}


class _Builder:
    """Collects the nodes of one expat pass."""

    def __init__(self, data: bytes, max_depth: int) -> None:
        self.data, self.max_depth = data, max_depth
        self.stack: list[Node] = []
        self.root: Node | None = None
        self.hidden = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self.text, self.doctype

    def start(self, name: str, raw: dict[str, str]) -> None:
        if self.hidden or len(self.stack) >= self.max_depth:
            self.hidden += 1
            return
        at = self.parser.CurrentByteIndex
        tag = OPEN_TAG.match(self.data, at)
        if tag is None:
            raise BerkasRusak(_RUSAK)
        uri, local, prefix = [*([""] if " " not in name else []), *name.split(" "), ""][:3]
        node = Node(uri, local, prefix, at, tag.end())
        node.attrs = _attributes(raw)
        if self.data[tag.end() - 2] != 0x2F:
            node.close_start = -1
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node
        self.stack.append(node)

    def end(self, _name: str) -> None:
        if self.hidden:
            self.hidden -= 1
            return
        node = self.stack.pop()
        if node.close_start < 0:
            node.close_start = self.parser.CurrentByteIndex
            node.end = self.data.index(b">", node.close_start) + 1

    def text(self, chars: str) -> None:
        if self.stack and not self.hidden:
            self.stack[-1].text += chars

    def doctype(self, *_: object) -> None:
        raise BerkasRusak(_DOCTYPE)


def parse(data: bytes, max_depth: int = 1_000_000) -> Node:
    """The element tree of `data` down to `max_depth` levels (the root is level 1).

    Raises BerkasRusak for XML that is not well formed or carries a document type.
    """
    builder = _Builder(data, max_depth)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BerkasRusak(_RUSAK) from error
    if builder.root is None:
        raise BerkasRusak(_RUSAK)
    return builder.root


def utf8(data: bytes) -> bytes:
    """The same document in UTF-8 (unchanged if it is): offsets and new text then share one encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _redeclare(_decode(data, "utf-16"))
    declared = _DECLARATION.match(data)
    if declared is None or declared[1].lower() in (b"utf-8", b"utf8"):
        return data
    return _redeclare(_decode(data, declared[1].decode("ascii")))


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise BerkasRusak(_RUSAK) from error


def _redeclare(text: str) -> bytes:
    body = re.sub(r"^\ufeff?<\?xml.*?\?>", "", text, count=1, flags=re.S)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + body.encode()


def escape(text: str, quote: bool = False) -> str:
    """Text as XML character data, or as the inside of a double-quoted attribute value."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        text = text.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
    return text


def prefixes(tag: bytes) -> dict[str, str]:
    """The prefix of each namespace that a start tag declares, the first of several."""
    return {(a or b).decode(): name.decode() for name, a, b in reversed(re.findall(_NAMESPACE, tag))}


def set_attributes(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """A start tag with attributes set (None removes); the others keep their bytes and their order."""
    left = dict(changes)

    def one(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        if name not in changes:
            return match[0]
        value = left.pop(name, None)
        return b"" if value is None else f' {name}="{escape(value, True)}"'.encode()

    tail = 2 if tag.endswith(b"/>") else 1
    body = _ATTRIBUTE.sub(one, tag[:-tail].rstrip())
    new = "".join(f' {k}="{escape(v, True)}"' for k, v in left.items() if v is not None)
    return body + new.encode() + tag[-tail:]


class Patches:
    """Replacements of byte ranges, applied once; overlapping ones are our own fault: SwaujiGagal."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._edits: list[tuple[int, int, bytes]] = []

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Puts `new` in the place of `data[start:end]`; several insertions at one place keep their order."""
        self._edits.append((start, end, new))

    def insert(self, at: int, new: bytes) -> None:
        """Puts `new` before the byte `at`."""
        self._edits.append((at, at, new))

    def open_tag(self, node: Node, changes: Mapping[str, str | None]) -> None:
        """Changes attributes of an element's start tag."""
        self.replace(node.start, node.open_end, set_attributes(self.data[node.start : node.open_end], changes))

    def append(self, node: Node, new: bytes, changes: Mapping[str, str | None] | None = None) -> None:
        """Adds `new` as the last content of an element, opening it when it was self-closing."""
        tag = set_attributes(self.data[node.start : node.open_end], changes or {})
        if node.self_closing:
            tag = tag[:-2].rstrip() + b">" + new + f"</{node.qname}>".encode()
        else:
            self.insert(node.close_start, new)
        if tag != self.data[node.start : node.open_end]:
            self.replace(node.start, node.open_end, tag)

    def __bool__(self) -> bool:
        return bool(self._edits)

    def apply(self) -> bytes:
        """The edited bytes."""
        pieces: list[bytes] = []
        at = 0
        for start, end, new in sorted(self._edits, key=lambda edit: (edit[0], edit[1])):
            if start < at:
                raise SwaujiGagal("Swauji gagal: dua suntingan bertumpuk; tidak ada yang ditulis, laporkan berkas ini.")
            pieces += (self.data[at:start], new)
            at = end
        pieces.append(self.data[at:])
        return b"".join(pieces)
