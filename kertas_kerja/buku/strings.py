"""Shared strings as plain text: runs joined, phonetics left out, `_x000D_` escapes undone."""

from __future__ import annotations

import re
import sys

from kertas_kerja.buku.xmlscan import Readable, new_parser, run, too_many

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
MAIN_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)


def unescape(text: str) -> str:
    """`"a_x000D_b"` -> `"a\\rb"`; `_x005F_x000D_` stands for the literal `_x000D_` (ECMA-376 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


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

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    run(parser, stream, part)
    return strings
