"""Shared strings as plain text: runs joined, phonetics left out, `_x000D_` escapes undone."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from kertas_kerja.buku.xmlscan import new_parser, run, too_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.xmlscan import Readable

_ESCAPE = r"_x([0-9A-Fa-f]{4})_"
_END = b"</si>"
_ITEM = rb'<si><t(?: xml:space="preserve")?>%s</t></si>'
_LETTERS = rb"[^<&\x00-\x08\x0b-\x1f]*"
_PLAIN = re.compile(rb"(?:" + _ITEM % _LETTERS + rb")*")
_PLAIN_TEXT = re.compile(_ITEM % (rb"(" + _LETTERS + rb")"))
_USUAL = b'<?xml version="1.0" encoding="UTF-8"'
_ENCODING = rb"""\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)"""
_LONGEST = 1 << 20
"""Bytes that are kept back at most to see the end of a string."""
MAIN_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)


def unescape(text: str) -> str:
    """`"a_x000D_b"` -> `"a\\rb"`; `_x005F_x000D_` stands for the literal `_x000D_` (ECMA-376 22.9.2.19).

    Two escapes that are the halves of one letter (`_xD83D__xDE00_`) give that letter, half a letter gives U+FFFD.
    """
    if "_x" not in text:
        return text
    return unescape_units(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def unescape_units(text: str) -> str:
    """The text with the UTF-16 unit that each escape stands for; the halves of a letter stay halves."""
    return re.sub(_ESCAPE, lambda match: chr(int(match[1], 16)), text)


def read_strings(stream: Readable, part: str, most: int = sys.maxsize) -> list[str]:
    """The shared strings in order, at most `most` of them. Equal strings share one object.

    Malformed XML raises `BerkasRusak`, too many strings `BerkasTerlaluBesar`.
    """
    strings: list[str] = []
    pieces: list[str] = []
    seen: dict[str, str] = {}
    parser = new_parser(part, namespaces=True)
    take = pieces.append
    phonetic = False

    def start(name: str, _attributes: list[str]) -> None:
        nonlocal phonetic
        name = name[name.rfind(" ") + 1 :]
        if name == "t":
            if not phonetic:
                parser.CharacterDataHandler = take
        elif name == "si":
            pieces.clear()
        elif name == "rPh":
            phonetic = True

    def end(name: str) -> None:
        nonlocal phonetic
        name = name[name.rfind(" ") + 1 :]
        if name == "t":
            parser.CharacterDataHandler = None
        elif name == "si":
            text = pieces[0] if len(pieces) == 1 else "".join(pieces)
            text = unescape(text)
            strings.append(seen.setdefault(text, text))
            if len(strings) > most:
                raise too_many(part, "teks")
        elif name == "rPh":
            phonetic = False

    def plain(texts: list[str]) -> None:
        strings.extend([seen.setdefault(text, text) for text in map(unescape, texts)])
        if len(strings) > most:
            raise too_many(part, "teks")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    run(parser, _PlainSkipped(stream, plain), part)
    return strings


class _PlainSkipped:
    """A stream of shared strings without those that are plain text: these go to `take` as they are met.

    The parser reads one piece before it asks for the next, so texts of both kinds come in their order.
    """

    def __init__(self, stream: Readable, take: Callable[[list[str]], None]) -> None:
        self._stream, self._take = stream, take
        self._data, self._at = b"", 0
        """What was read, and up to where it was passed on."""
        self._begun = self._foreign = False

    def read(self, size: int = -1, /) -> bytes:
        """The next piece for the parser; `b""` at the end."""
        while (piece := self._next()) is None:
            more = self._stream.read(size)
            if not more:
                return self._cut(len(self._data))
            self._data, self._at = self._data[self._at :] + more, 0
            self._foreign = self._foreign or _foreign(self._data)
        return piece

    def _next(self) -> bytes | None:
        """What the parser must see next, plain texts taken; None when more must be read first."""
        if self._foreign or len(self._data) - self._at > _LONGEST:
            return self._cut(len(self._data)) or None
        if not self._begun:
            first = self._data.find(b"<si>")
            self._begun = first >= 0
            return self._cut(first) if first > 0 else None
        run = _PLAIN.match(self._data, self._at)
        if run is not None and run[0] and (texts := _texts(run[0])) is not None:
            self._take(texts)
            self._at = run.end()
        end = self._data.find(_END, self._at)
        return self._cut(end + len(_END)) if end >= 0 else None

    def _cut(self, end: int) -> bytes:
        piece, self._at = self._data[self._at : end], end
        return piece


def _foreign(data: bytes) -> bool:
    """Whether there is more than elements and text, or letters are written in another way than UTF-8."""
    declared = None if data.startswith(_USUAL) else re.match(_ENCODING, data)
    return b"<!" in data or (declared is not None and declared[1].lower() != b"utf-8")


def _texts(run: bytes) -> list[str] | None:
    """The texts of plain strings; None where they are no UTF-8 that XML allows."""
    joined = b"\0".join(_PLAIN_TEXT.findall(run))
    if b"\xef\xbf" in joined or b"]]>" in joined:  # U+FFFE and U+FFFF are no characters
        return None
    try:
        return joined.decode().split("\0")
    except UnicodeDecodeError:
        return None
