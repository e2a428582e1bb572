"""Expat with the doors shut: no document type, no entity, errors as one sentence; and byte positions for splices.

Every part is hostile until parsed. A `<!DOCTYPE` alone is refused, so entities can be neither declared nor expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pyexpat import ExpatError, ParserCreate, XMLParserType

from kertas_kerja.errors import BerkasRusak, BerkasTerlaluBesar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, Protocol

    class Readable(Protocol):
        """Anything with `read(n)`."""

        def read(self, size: int = -1, /) -> bytes:
            """Up to `size` bytes, all of them when negative, `b""` at the end."""


StartHandler = Callable[[str, list[str]], None]
CHUNK = 1 << 16

# One start tag of well-formed XML, attribute values included (they may hold ">").
START_TAG = rb"""<[^\s/>!?]+(?:[^>"']|"[^"]*"|'[^']*')*>"""


def damaged(part: str, why: str) -> BerkasRusak:
    """The sentence for a part that cannot be read."""
    return BerkasRusak(
        f"Bagian {part} di dalam berkas rusak ({why}); buka berkas di Excel, biarkan Excel memperbaikinya, "
        "simpan sebagai .xlsx baru, lalu ulangi."
    )


def too_many(part: str, what: str) -> BerkasTerlaluBesar:
    """The sentence for a part that holds more than any real workbook of its size."""
    return BerkasTerlaluBesar(
        f"Bagian {part} di dalam berkas memuat terlalu banyak {what}; ini tidak wajar untuk buku kerja sebesar ini, "
        "hapus baris dan kolom yang tidak dipakai di Excel, simpan, lalu ulangi."
    )


def begins_more_than(most: int, name: str, source: Readable) -> bool:
    """Whether elements of that name begin more than `most` times, told from the bytes alone, before any parser could.

    Prefixed names, other encodings and what lies across two pieces of the stream are not counted.
    """
    tags = [f"<{name}{end}".encode() for end in (">", "/>", " ", "\n")]
    found = 0
    while found <= most and (chunk := source.read(CHUNK)):
        found += sum(map(chunk.count, tags))
    return found > most


def new_parser(part: str, *, namespaces: bool = False) -> XMLParserType:
    """An expat parser that refuses document types and gives attributes as `[name, value, ...]`.

    With `namespaces` names come as `"uri name"`, without it as written.
    """
    parser = ParserCreate(None, " " if namespaces else None)
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = CHUNK

    def refuse(*_: object) -> NoReturn:
        raise BerkasRusak(
            f"Bagian {part} di dalam berkas memuat deklarasi DOCTYPE atau entitas XML yang dapat berbahaya; "
            "simpan ulang berkas dari Excel sebagai .xlsx baru, lalu ulangi."
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def run(parser: XMLParserType, source: bytes | Readable, part: str) -> None:
    """Feed the whole source, in chunks when it is a stream; malformed XML raises `BerkasRusak`."""
    try:
        if isinstance(source, bytes):
            parser.Parse(source, True)
            return
        read, parse = source.read, parser.Parse
        while chunk := read(CHUNK):
            parse(chunk, False)
        parse(b"", True)
    except (ExpatError, LookupError) as error:
        raise unreadable(error, part) from None


def unreadable(error: ExpatError | LookupError, part: str) -> Exception:
    """What to raise for an error while a part is parsed; a mistake in a handler of ours stays what it is."""
    if isinstance(error, ExpatError):
        return damaged(part, f"XML tidak sah pada baris {error.lineno}")
    return error if isinstance(error, KeyError | IndexError) else damaged(part, "pengodean hurufnya tidak dikenal")


def scan(source: bytes | Readable, start: StartHandler, part: str) -> None:
    """Call `start("name", [attribute, value, ...])` for every element, names without namespace."""
    parser = new_parser(part, namespaces=True)

    def strip(name: str, attributes: list[str]) -> None:
        start(name.rpartition(" ")[2], attributes)

    parser.StartElementHandler = strip
    run(parser, source, part)


def attribute_map(attributes: list[str]) -> dict[str, str]:
    """`["r", "A1", "s", "3"]` -> `{"r": "A1", "s": "3"}`."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def whole(text: str | None) -> int | None:
    """The whole number an attribute states; `None` for what is none, or beyond all that a workbook counts."""
    return int(text) if text and len(text) <= 10 and text.isdecimal() else None


def as_utf8(data: bytes) -> bytes:
    """The same XML with ASCII-compatible bytes, for splicing: UTF-16 becomes UTF-8, all else stays as it is."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data
    text = data.decode("utf-16")
    return re.sub(r"""(<\?xml[^>]*?encoding=)(?:"[^"]*"|'[^']*')""", r'\1"UTF-8"', text, count=1).encode()


def element_spans(data: bytes, part: str) -> list[tuple[str, dict[str, str], int, int]]:
    """(local name, attributes, start, end) of every child of the root, in bytes; for small parts without text."""
    spans: list[tuple[str, dict[str, str], int, int]] = []
    parser = new_parser(part, namespaces=True)
    depth = 0

    def start(name: str, attributes: list[str]) -> None:
        nonlocal depth
        if depth == 1:
            at = parser.CurrentByteIndex
            spans.append((name.rpartition(" ")[2], attribute_map(attributes), at, -1))
        depth += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 1:
            name, attributes, at, _ = spans[-1]
            spans[-1] = (name, attributes, at, _element_end(data, at, parser.CurrentByteIndex))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    run(parser, data, part)
    return spans


def _element_end(data: bytes, start: int, end_event: int) -> int:
    """Where the element ends: after `/>` of an empty tag, else after its end tag."""
    tag = re.compile(START_TAG).match(data, start)
    if tag is not None and data[tag.end() - 2 : tag.end()] == b"/>":
        return tag.end()
    return data.index(b">", end_event) + 1


def _prolog_end(data: bytes) -> int:
    """Where the comments and processing instructions before the root end; a tag in them is none."""
    prolog = re.match(rb"(?:[^<]*<(?:!--.*?--|\?.*?\?)>)*", data, re.DOTALL)
    return prolog.end() if prolog is not None else 0


def root_end(data: bytes) -> tuple[bytes, int, bytes]:
    """Where to insert the last child of the root: (prefix such as `b"x:"`, byte position, bytes that must follow).

    For `<Types ... />` the position is that of the `/>` and what must follow replaces it.
    """
    root = re.compile(START_TAG).search(data, _prolog_end(data))
    if root is None:
        raise ValueError("no root element")
    name = re.match(rb"<([^\s/>]+)", root[0])
    assert name is not None
    prefix = name[1].rpartition(b":")[0] + b":" if b":" in name[1] else b""
    if root[0].endswith(b"/>"):
        return prefix, root.end() - 2, b"</" + name[1] + b">"
    return prefix, data.rindex(b"</" + name[1]), b""
