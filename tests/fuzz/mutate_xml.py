"""Seeded damage to the XML of one part: its elements, attributes and texts, its code and its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from xml.parsers import expat

_TAG = re.compile(rb"<(/?)([A-Za-z_][\w.:-]*)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)="([^"]*)\"""")
_TEXT = re.compile(rb">([^<>]+)<")

NUMBERS = (
    "", "-1", "0", "1", "-0", "65535", "1048576", "1048577", "16385", "2147483648", "99999999999999999999", "1e309",
    "-1e309", "1e-400", "nan", "inf", "0x10", "1_000", "1e5", " 7 ", "+3", "1.5", "true", "\u0661\u0662", "1" * 400,
)  # fmt: skip
SOUND = (
    "0", "1", "-1", "1e300", "-1e300", "1e-300", "5e-324", "1.7976931348623157e308", "0.1", "92.81", "1048577",
    "9007199254740993", "0.30000000000000004", "100", "45678", "-0.0", "2958466", "1e15", "123456789012345678",
)  # fmt: skip
REFS = (
    "A0", "A1", "XFD1048576", "XFE1", "ZZZZZZZ1", "A99999999999", "1A", "$A$1", "A1:A1", "A1:XFD1048576", "B2:A1",
    "A1:", ":", "A:A", "1:1", "A1:B2 C3", "Lain!A1", "#REF!", "R1C1", "AAAAAAAAAAAAAAAAAAAAAAAAA1", "\u00c41",
)  # fmt: skip
TEXTS = (
    "92,81%", "1.234", "1.234.567,89", "-", "..", "n/a", "100%%", "9,9,9", "Rp 1e5", "(5)", "\u221e", "-14,81 %",
    "Target", "Realisasi", "Capaian", "Indikator Kinerja", "Predikat", "TW II", "2025", "Jumlah", "Rata-rata", "BAIK",
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "_x000D_", "_x005F_", "_xD800_", "a" * 40_000, "\u200b", "\ufeff", "\r\n",
    "dari 8,6 menjadi 9,0 atau naik 4,65%", "9" * 500 + "%", "0,0000000000000000000000000001", "1/0", "31/12/2025",
)  # fmt: skip
FORMULAS = (
    "", "=", "A1", "1/0", "SUM(A:A)", "SUM(1:1048576)", "A1:A1048576*2", "INDIRECT(A1)", "OFFSET(A1,1,1)", "NOSUCH(1)",
    "[1]Sheet!A1", "'a''b'!A1", "Sheet1:Sheet3!A1", "#REF!+1", "{1,2;3,4}", "Tabel1[[#All],[Nilai]]", '"tak tutup',
    "(" * 500 + "1" + ")" * 500, "1" + "+1" * 4000, "A1B2C3", "_xlfn.LET(_xlpm.x,1,_xlpm.x)", "D4", "-" * 300 + "1",
)  # fmt: skip
KINDS = ("shared", "array", "dataTable", "s", "str", "inlineStr", "b", "e", "d", "n")


def damaged_xml(data: bytes, random: Random, strict: bool) -> bytes:
    """One step of XML damage; when strict, one that leaves XML behind, so that it is read beyond its first line."""
    for _ in range(8):
        damaged = random.choice(XML_DAMAGE)(data, random)
        if not strict or well_formed(damaged):
            return damaged
    return data


def well_formed(data: bytes) -> bool:
    """Whether expat reads it to the end."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        return False
    return True


def damaged_bytes(data: bytes, random: Random) -> bytes:
    """Bits flipped, pieces cut out, doubled, overwritten, the end cut off."""
    out = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 8, 32))):
        if not out:
            break
        at = random.randrange(len(out))
        length = random.choice((1, 2, 4, 16, 200))
        kind = random.randrange(6)
        if kind == 0:
            out[at] ^= 1 << random.randrange(8)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length]
        elif kind == 3:
            out[at : at + length] = random.randbytes(min(length, len(out) - at))
        elif kind == 4:
            value = random.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF, 0x80000000))
            out[at : at + 4] = value.to_bytes(4, "little")
        elif random.random() < 0.2:
            del out[at:]
    return bytes(out)


def _any_tag(data: bytes, random: Random, *, closing: bool = False) -> re.Match[bytes] | None:
    """A tag near a random place (without reading all of a large part)."""
    start = random.randrange(len(data)) if data else 0
    for found in _TAG.finditer(data, start):
        if closing or not found[1]:
            return found
    return _TAG.search(data)


def _span(data: bytes, tag: re.Match[bytes]) -> tuple[int, int]:
    """Where the element of an opening tag starts and ends, by counting tags of its name."""
    depth = 0
    for found in _TAG.finditer(data, tag.start()):
        if found[2] == tag[2] and not found[4]:
            depth += -1 if found[1] else 1
        if depth <= 0:
            return tag.start(), found.end()
    return tag.start(), tag.end()


def _element_gone(data: bytes, random: Random) -> bytes:
    tag = _any_tag(data, random)
    if tag is None:
        return data
    start, end = _span(data, tag)
    return data[:start] + data[end:]


def _element_twice(data: bytes, random: Random) -> bytes:
    tag = _any_tag(data, random)
    if tag is None:
        return data
    start, end = _span(data, tag)
    if end - start > 200_000:
        return data
    return data[:end] + data[start:end] * random.choice((1, 1, 1, 3)) + data[end:]


def _element_moved(data: bytes, random: Random) -> bytes:
    tag = _any_tag(data, random)
    if tag is None:
        return data
    start, end = _span(data, tag)
    piece, rest = data[start:end], data[:start] + data[end:]
    other = _any_tag(rest, random, closing=True)
    return rest[: other.start()] + piece + rest[other.start() :] if other is not None else data


def _element_renamed(data: bytes, random: Random) -> bytes:
    tag, other = _any_tag(data, random), _any_tag(data, random)
    if tag is None or other is None:
        return data
    start, end = _span(data, tag)
    new = random.choice((other[2], b"x:" + tag[2], tag[2].upper(), b"extLst", b"f", b"v", b"is"))
    piece = data[start:end].replace(b"<" + tag[2], b"<" + new, 1)
    if piece.endswith(b"</" + tag[2] + b">"):
        piece = piece[: -len(tag[2]) - 1] + new + b">"
    return data[:start] + piece + data[end:]


def _attribute(data: bytes, random: Random) -> tuple[int, int, bytes, bytes] | None:
    """(start, end, name, value) of an attribute of a random tag."""
    for _ in range(20):
        tag = _any_tag(data, random)
        found = list(_ATTRIBUTE.finditer(data, tag.start(), tag.end())) if tag is not None else []
        if found:
            one = random.choice(found)
            return one.start(), one.end(), one[1], one[2]
    return None


def _attribute_gone(data: bytes, random: Random) -> bytes:
    found = _attribute(data, random)
    return data if found is None else data[: found[0]] + data[found[1] :]


def _attribute_renamed(data: bytes, random: Random) -> bytes:
    found = _attribute(data, random)
    if found is None:
        return data
    start, end, name, value = found
    new = random.choice((name.upper(), b"x" + name, b"r", b"s", b"t", b"ref", b"r:id"))
    return data[:start] + b" " + new + b'="' + value + b'"' + data[end:]


def _attribute_set(data: bytes, random: Random) -> bytes:
    found = _attribute(data, random)
    if found is None:
        return data
    start, end, name, value = found
    other = _attribute(data, random)
    pools: tuple[tuple[str, ...], ...] = (NUMBERS, REFS, NUMBERS, REFS, TEXTS, KINDS)
    new = _xml(random.choice(random.choice(pools)))
    if other is not None and random.random() < 0.2:
        new = other[3]
    if value.isdigit() and random.random() < 0.3:
        new = str(int(value) + random.choice((-1, 1, 2, 1000))).encode()
    return data[:start] + b" " + name + b'="' + new + b'"' + data[end:]


def _text_set(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    found = _TEXT.search(data, random.randrange(len(data))) or _TEXT.search(data)
    if found is None:
        return data
    before = data[max(0, found.start() - 60) : found.start() + 1]
    if before.endswith((b"<f>", b":f>")) or b"<f " in before:
        pools: tuple[tuple[str, ...], ...] = (FORMULAS, FORMULAS, FORMULAS, REFS, NUMBERS)
    elif before.endswith((b"<v>", b":v>")):
        pools = (SOUND, SOUND, SOUND, SOUND, NUMBERS, TEXTS)
    else:
        pools = (TEXTS, TEXTS, TEXTS, NUMBERS, FORMULAS, REFS)
    pool = random.choice(pools)
    return data[: found.start(1)] + _xml(random.choice(pool)) + data[found.end(1) :]


def _formula_added(data: bytes, random: Random) -> bytes:
    """A formula in front of a value, of every kind."""
    at = data.find(b"<v>", random.randrange(len(data)) if data else 0)
    if at < 0:
        return data
    kind = random.choice((b"", b' t="shared" si="0"', b' t="shared" si="7" ref="A1:C9"', b' t="array" ref="A1:B3"',
                          b' t="dataTable" ref="B2:C3" dt2D="1" r1="A1" r2="A2"'))  # fmt: skip
    return data[:at] + b"<f" + kind + b">" + _xml(random.choice(FORMULAS)) + b"</f>" + data[at:]


def _junk(data: bytes, random: Random) -> bytes:
    tag = _any_tag(data, random, closing=True)
    if tag is None:
        return data
    deep = random.choice((50, 3000, 20_000))
    piece = random.choice((
        b"<!-- -->", b"<?a b?>", b"<![CDATA[<x>]]>", b"\x00", b"\xff\xfe", b"&#0;", b"&amp;", b"&x;", b"&#x41;", b"<",
        b"<a:b/>", b'<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x"/></mc:AlternateContent>',
        b"<q>" * deep + b"</q>" * deep, b"<row/>", b'<c r="B2"/>', b"<f/>", b"<v/>", b"<is/>", b"<si/>", b"<xf/>",
    ))  # fmt: skip
    return data[: tag.end()] + piece + data[tag.end() :]


def _doctype(data: bytes, random: Random) -> bytes:
    body = random.choice((
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">', b"<!DOCTYPE a>",
    ))  # fmt: skip
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:at] + body + data[at:]


def _coded(data: bytes, random: Random) -> bytes:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    kind = random.randrange(4)
    if kind == 0:
        return text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    if kind == 1:
        return b"\xef\xbb\xbf" + data
    if kind == 2:
        return data.replace(b"UTF-8", b"ISO-8859-1", 1)
    return data.replace(b"UTF-8", b"no-such-code", 1)


def _bits(data: bytes, random: Random) -> bytes:
    return damaged_bytes(data, random)


def _xml(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").encode()


XML_DAMAGE: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_text_set,) * 14, *(_attribute_set,) * 12, *(_attribute_gone,) * 6, *(_attribute_renamed,) * 3,
    *(_element_gone,) * 6, *(_element_twice,) * 6, *(_element_moved,) * 4, *(_element_renamed,) * 2,
    *(_formula_added,) * 4, _junk, _junk, _doctype, _coded, _bits,
)  # fmt: skip
