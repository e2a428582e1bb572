"""Whether a package hangs together: relationships, ids, content types, XML, indexes, merged ranges.

What is wrong in a person's file already is not ours to judge: the proof compares the problems before and
after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from kertas_kerja.buku.opc import is_bystander
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.proof_read import Event, SheetReader
from kertas_kerja.buku.refs import Range

_RELATIONSHIPS = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                  "http://purl.oclc.org/ooxml/officeDocument/relationships")  # fmt: skip
_WORKSHEET = "spreadsheetml.worksheet+xml"


def problems(package: Package, parts: Iterable[str]) -> set[str]:
    """What is wrong in the package as a whole and inside the named parts, as short phrases."""
    found = set(_package(package))
    for name in parts:
        if package.has(name) and not is_bystander(name) and name.lower().endswith((".xml", ".rels", ".vml")):
            found.update(_part(package, name))
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


def owner_of(rels_part: str) -> str | None:
    """The part whose relationships these are; "" for the package, None when it is no .rels part."""
    path = rels_part.replace("\\", "/")
    folder, _, file = path.rpartition("/")
    if not file.lower().endswith(".rels") or folder.rpartition("/")[2].lower() != "_rels":
        return None
    parent = folder.rpartition("/")[0]
    return (f"{parent}/" if parent else "") + file[: -len(".rels")]


def _part(package: Package, name: str) -> Iterator[str]:
    """The part is well-formed and its relationship ids resolve; a worksheet's indexes are in range."""
    ids: set[str] = set()
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(_tag: str, attrs: dict[str, str]) -> None:
        ids.update(v for k, v in attrs.items() if k.rpartition(" ")[0] in _RELATIONSHIPS)

    parser.StartElementHandler = start
    try:
        parser.Parse(package.read(name), True)
    except expat.ExpatError:
        if not name.lower().endswith(".vml"):
            yield f"bagian {name} bukan XML yang sah"
        return
    known = {rel.id for rel in package.rels(name)} if owner_of(name) is None else ids
    yield from (f"{name}: r:id {id} tidak ada" for id in sorted(ids - known) if id)
    if (package.content_type(name) or "").endswith(_WORKSHEET):
        yield from _worksheet(package, name)


def _worksheet(package: Package, name: str) -> Iterator[str]:
    reader = SheetReader().read(package.read(name))
    yield from (f"{name}: {problem}" for problem in reader.problems)
    merged = list(_merged(reader.outside))
    if any(a.overlaps(b) for a, b in _neighbours(merged)):
        yield f"{name}: sel gabungan bertumpuk"
    styles, dxfs = counts(package, "cellXfs"), counts(package, "dxfs")
    strings = counts(package, "sst") if _shares(reader) else 0
    for number, row in reader.rows.items():
        for col, cell in row.cells.items():
            if not cell.style.isdigit() or int(cell.style) >= styles:
                yield f"{name}: gaya sel baris {number} kolom {col} di luar daftar"
            if cell.type == "s" and not (cell.value or "").strip().isdigit():
                yield f"{name}: teks sel baris {number} kolom {col} rusak"
            elif cell.type == "s" and int(cell.value or "0") >= strings:
                yield f"{name}: teks sel baris {number} kolom {col} di luar daftar"
    for event in reader.outside:
        if event[0] == "<" and str(event[1]).endswith(" cfRule"):
            dxf = dict(event[2]).get("dxfId")  # type: ignore[call-overload]
            if dxf is not None and int(dxf) >= dxfs:
                yield f"{name}: dxfId {dxf} di luar daftar"


def _merged(events: list[Event]) -> Iterator[Range]:
    for event in events:
        if event[0] == "<" and str(event[1]).endswith(" mergeCell"):
            try:
                yield Range.parse(dict(event[2]).get("ref", ""))  # type: ignore[call-overload]
            except ValueError:
                continue


def _neighbours(areas: list[Range]) -> Iterator[tuple[Range, Range]]:
    """Pairs that could overlap: by their rows, so that many merges stay cheap."""
    open_areas: list[Range] = []
    for area in sorted(areas):
        open_areas = [other for other in open_areas if other.bottom >= area.top]
        yield from ((other, area) for other in open_areas)
        open_areas.append(area)


def _shares(reader: SheetReader) -> bool:
    return any(cell.type == "s" for row in reader.rows.values() for cell in row.cells.values())


_LISTS = {"cellXfs": "spreadsheetml.styles+xml", "dxfs": "spreadsheetml.styles+xml", "sst": "sharedStrings+xml"}


def counts(package: Package, name: str) -> int:
    """How many cell formats ("cellXfs"), differential formats ("dxfs") or shared strings ("sst") there are."""
    ending = _LISTS[name]
    parts = [part for part in package.names if (package.content_type(part) or "").endswith(ending)]
    found = sum(_children_of(package.read(part), name) for part in parts)
    return max(found, 1) if name == "cellXfs" else found


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
