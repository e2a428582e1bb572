"""Whether a package hangs together: relationships, ids, content types, XML, indexes, merged ranges.

What is wrong in a person's file already is not ours to judge: the proof compares the problems before and
after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from kertas_kerja.buku.mainpart import main_part
from kertas_kerja.buku.opc import RELATION_SPACES, is_bystander, owner_of
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.sheetcheck import SheetCheck

_WORKSHEET = "spreadsheetml.worksheet+xml"


def problems(package: Package, parts: Iterable[str]) -> set[str]:
    """What is wrong in the package as a whole and inside the named parts, as short phrases."""
    found = set(_package(package))
    lists = Lists(package)
    for name in parts:
        if package.has(name) and not is_bystander(name) and name.lower().endswith((".xml", ".rels", ".vml")):
            found.update(_part(package, name, lists))
    return found


def _package(package: Package) -> Iterator[str]:
    """Relationships lead somewhere, every part has a type, no part is there twice."""
    names = [name for name in package.names if not is_bystander(name)]
    if len({name.casefold() for name in names}) != len(names):
        yield "bagian tercantum dua kali"
    for name in names:
        if name.lower() != "[content_types].xml" and not package.content_type(name):
            yield f"bagian {name} tanpa jenis isi"
        owner = owner_of(name)
        if owner is None:
            continue
        if owner and package.find(owner) is None:
            yield f"{name} tanpa bagian induk"
        for rel in package.rels(owner):
            if not rel.external and rel.target and package.find(rel.target) is None:
                yield f"hubungan {rel.id} pada {name} menunjuk bagian yang tidak ada"


def _part(package: Package, name: str, lists: Lists) -> Iterator[str]:
    """The part is well-formed and its relationship ids resolve; a worksheet's indexes are in range."""
    document = package.read(name)
    try:
        if (package.content_type(name) or "").endswith(_WORKSHEET):
            sheet = SheetCheck(document, lists.count)
            yield from (f"{name}: {problem}" for problem in sheet.problems)
            prefixed = sheet.prefixed
        else:
            prefixed = _prefixed(document)
    except expat.ExpatError:
        if not name.lower().endswith(".vml"):
            yield f"bagian {name} bukan XML yang sah"
        return
    ids = {value for attribute, value in prefixed if attribute.rpartition(" ")[0] in RELATION_SPACES}
    if ids and owner_of(name) is None:
        known = {rel.id for rel in package.rels(name)}
        yield from (f"{name}: r:id {id} tidak ada" for id in sorted(ids - known) if id)


def _prefixed(document: bytes) -> set[tuple[str, str]]:
    """The attributes with a namespace, as ("uri name", value). Raises ExpatError where it is not well-formed."""
    found: set[tuple[str, str]] = set()
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(_tag: str, attrs: dict[str, str]) -> None:
        for name in attrs:
            if " " in name:
                found.add((name, attrs[name]))

    parser.StartElementHandler = start
    parser.Parse(document, True)
    return found


_STYLES, _STRINGS = ("spreadsheetml.styles+xml", "styles"), ("sharedStrings+xml", "sharedStrings")
_LISTS = {"cellXfs": _STYLES, "dxfs": _STYLES, "sst": _STRINGS}
"""(end of the content type, kind of the relationship) of the part that holds a list."""


class Lists:
    """How many entries the lists of a package have: cell formats ("cellXfs"), differential formats ("dxfs"), shared
    strings ("sst"). Each is counted once, when it is asked for: the package must not change meanwhile.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._counts: dict[str, int] = {}

    def count(self, name: str) -> int:
        """The entries of one list."""
        if name not in self._counts:
            found = sum(_children_of(self._package.read(part), name) for part in self._parts(*_LISTS[name]))
            self._counts[name] = max(found, 1) if name == "cellXfs" else found
        return self._counts[name]

    def _parts(self, ending: str, kind: str) -> list[str]:
        """The parts of such a type, and that of the workbook, which some writers leave without a type of its own."""
        package = self._package
        typed = [part for part in package.names if (package.content_type(part) or "").endswith(ending)]
        if typed:
            return typed
        return [rel.target for rel in package.rels(main_part(package)) if rel.kind == kind and package.has(rel.target)]


def _children_of(data: bytes, name: str) -> int:
    """The number of children of the first-named element."""
    path: list[str] = []
    count = 0

    def start(tag: str, _attrs: dict[str, str]) -> None:
        nonlocal count
        count += bool(path) and path[-1] == name
        path.append(tag.rpartition(" ")[2])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: path.pop()
    parser.Parse(data, True)
    return count
