"""Seeded damage: to the bytes of a zip, to its members, to the XML in them. The same generator gives the same file."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

from tests.fuzz.mutate_xml import damaged_bytes, damaged_xml

Members = list[tuple[str, bytes]]

_MAIN = re.compile(r"worksheets/|workbook\.xml|styles|sharedStrings|\.rels$|Content_Types", re.I)

NAMES = (
    "xl/worksheets/sheet9.xml",
    "../../keluar.xml",
    "/xl/styles.xml",
    "XL\\workbook.xml",
    "xl/%2e%2e/x",
    "",
    "a/",
    "C:\\x",
)


# ---------------------------------------------------------------------- one file


def mutated(data: bytes, random: Random) -> bytes:
    """A damaged copy of a workbook file."""
    if random.random() < 0.08:
        return damaged_bytes(data, random)
    members = unpacked(data)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if random.random() < 0.2:
            members = random.choice(MEMBER_DAMAGE)(members, random)
        else:
            _damage_one(members, random)
    result = packed(members, random)
    return damaged_bytes(result, random) if random.random() < 0.02 else result


def _damage_one(members: Members, random: Random) -> None:
    """XML damage to one member, more often than not to one that is read."""
    main = [at for at, (name, _) in enumerate(members) if _MAIN.search(name)]
    places = main if main and random.random() < 0.9 else range(len(members))
    if not places:
        return
    at = random.choice(list(places))
    name, data = members[at]
    strict = random.random() < 0.9
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        data = damaged_xml(data, random, strict)
    members[at] = (name, data)


def unpacked(data: bytes) -> Members:
    """The members of a zip in order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]


def packed(members: Members, random: Random | None = None) -> bytes:
    """A zip of the members; names may occur twice."""
    out = BytesIO()
    method = zipfile.ZIP_STORED if random is not None and random.random() < 0.2 else zipfile.ZIP_DEFLATED
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            info = zipfile.ZipInfo(name or "_", (2025, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


# ---------------------------------------------------------------------- members


def _drop(members: Members, random: Random) -> Members:
    at = random.randrange(len(members) or 1)
    return members[:at] + members[at + 1 :]


def _double(members: Members, random: Random) -> Members:
    return [*members, random.choice(members)] if members else members


def _rename(members: Members, random: Random) -> Members:
    if not members:
        return members
    at = random.randrange(len(members))
    name, data = members[at]
    new = random.choice((name.upper(), name.replace("/", "\\"), "/" + name, name + " ", *NAMES))
    return [*members[:at], (new, data), *members[at + 1 :]]


def _swap(members: Members, random: Random) -> Members:
    if len(members) < 2:
        return members
    (a, b), out = random.sample(range(len(members)), 2), list(members)
    out[a], out[b] = (members[a][0], members[b][1]), (members[b][0], members[a][1])
    return out


def _shuffle(members: Members, random: Random) -> Members:
    return random.sample(members, len(members))


def _empty(members: Members, random: Random) -> Members:
    if not members:
        return members
    at = random.randrange(len(members))
    return [*members[:at], (members[at][0], b""), *members[at + 1 :]]


MEMBER_DAMAGE: tuple[Callable[[Members, Random], Members], ...] = (_drop, _double, _rename, _swap, _shuffle, _empty)
