"""Why a file that could not be dealt with is not sound, if it is not: asked only after something went wrong.

A damaged file is read as far as it can be. Where that ends in an error of ours, or in a result that fails its proof,
this says whose fault it is: the file's, when Excel would repair it as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pyexpat import ExpatError

from kertas_kerja.buku.integrity import problems
from kertas_kerja.buku.opc import fold_name, is_bystander, owner_of
from kertas_kerja.buku.order import STYLES, WORKBOOK, WORKSHEET
from kertas_kerja.buku.package import CONTENT_TYPES, Package
from kertas_kerja.buku.proof_book import Tree, tree
from kertas_kerja.buku.strings import MAIN_SPACES
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.buku.xmlscan import new_parser

_PACKAGE_SPACE = "http://schemas.openxmlformats.org/package/2006/"
_DEEPEST = 256
_TYPES = {
    "worksheet": "worksheet+xml",
    "styles": "styles+xml",
    "sharedStrings": "sharedStrings+xml",
}
_NUMBERS = frozenset((
    "sheetId", "localSheetId", "activeTab", "firstSheet", "tabRatio", "windowWidth", "windowHeight", "numFmtId",
    "fontId", "fillId", "borderId", "xfId", "builtinId", "count", "uniqueCount", "indent", "dxfId", "si",
))  # fmt: skip


def unsound(package: Package) -> str | None:
    """The first thing that is wrong with a file, as a short Indonesian phrase; None when nothing was found.

    Raises the errors of the reader where that cannot go on.
    """
    try:
        return next(_faults(package), None)
    except (ExpatError, LookupError, ValueError, TypeError, RecursionError):
        return "isinya tidak lazim"


def _faults(package: Package) -> Iterator[str]:
    if not package.has(CONTENT_TYPES):
        yield f"bagian {CONTENT_TYPES} tidak ada"
    for name in package.names:
        if not is_bystander(name):
            yield from _part(package, name)
    workbook = Workbook(package)
    yield from _roots(package)
    yield from _related(workbook)
    yield from _book(workbook, tree(package.read(workbook.part)))
    if workbook.styles_part is not None:
        yield from _styles(workbook.styles_part, tree(package.read(workbook.styles_part)))
    for info in workbook.sheets:
        if info.part:
            yield from _sheet(info.part, package.read(info.part))
            for _ in workbook.sheet(info.name).formulas():
                pass  # a shared formula without its master raises
    yield from sorted(problems(package, package.names))


def _part(package: Package, name: str) -> Iterator[str]:
    """The part unpacks to what the directory says, and is XML where its name says so."""
    data = package.read(name)
    package.raw(name)
    if not name.lower().endswith((".xml", ".rels")):
        return
    depth = deepest = 0

    def start(_name: str, _attributes: list[str]) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = new_parser(name, namespaces=True)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        yield f"bagian {name}: XML tidak sah pada baris {error.lineno}"
    except (LookupError, ValueError):
        yield f"bagian {name}: pengodean hurufnya tidak dikenal"
    if deepest > _DEEPEST:
        yield f"bagian {name}: XML bersarang sampai {deepest} tingkat"


def _roots(package: Package) -> Iterator[str]:
    """The parts of the package itself are in its namespaces, their ids there once."""
    for name in package.names:
        if is_bystander(name):
            continue
        owner = owner_of(name)
        ids = [rel.id for rel in package.rels(owner)] if owner is not None else []
        if len(set(ids)) != len(ids):
            yield f"bagian {name}: tanda hubungan ganda"
        if name == CONTENT_TYPES or fold_name(name).endswith(".rels"):
            root = tree(package.read(name))
            spaces = {element.name.rpartition(" ")[0] for element in (root, *root.children)}
            if not all(space.startswith(_PACKAGE_SPACE) for space in spaces):
                yield f"bagian {name}: ruang nama XML-nya salah"


def _related(workbook: Workbook) -> Iterator[str]:
    """What hangs on the workbook has the type and the namespace that it must have."""
    package = workbook.package
    for rel in package.rels(workbook.part):
        if not rel.id or "/" not in rel.type:
            yield f"hubungan {rel.id or rel.target} pada buku kerja tanpa tanda atau jenis"
        if rel.external or rel.kind not in _TYPES or not package.has(rel.target):
            continue
        if not (package.content_type(rel.target) or "").endswith(_TYPES[rel.kind]):
            yield f"bagian {rel.target}: jenis isinya salah"
        if _space(tree(package.read(rel.target))) not in MAIN_SPACES:
            yield f"bagian {rel.target}: ruang nama XML-nya salah"
    named = [part for part in package.names if fold_name(part).endswith(("xl/styles.xml", "xl/sharedstrings.xml"))]
    known = {rel.target for rel in package.rels(workbook.part)}
    yield from (f"bagian {part} tanpa hubungan" for part in named if part not in known)


def _space(root: Tree) -> str:
    return root.name.rpartition(" ")[0]


def _book(workbook: Workbook, root: Tree) -> Iterator[str]:
    """Tabs and names are there once, counts are numbers, the elements in their order."""
    where = f"bagian {workbook.part}"
    if _space(root) not in MAIN_SPACES or root.local != "workbook":
        yield f"{where}: ruang nama XML-nya salah"
    yield from _children(where, root, WORKBOOK)
    yield from _numbers(where, root)
    tabs = [info.name.casefold() for info in workbook.sheets]
    ids = [str(info.sheet_id) for info in workbook.sheets]
    names = [f"{name.name.casefold()} {name.local_sheet}" for name in workbook.defined_names]
    for what, values in (("nama lembar", tabs), ("sheetId", ids), ("nama terdefinisi", names)):
        yield from (f"{where}: {what} {value[:40]} ganda" for value, count in Counter(values).items() if count > 1)
    yield from (f"{where}: lembar {info.name[:40]!r} tanpa isi" for info in workbook.sheets if not info.part)
    if any(not 0 < len(info.name) <= 31 for info in workbook.sheets):
        yield f"{where}: panjang nama lembar tidak sah"
    listed = root.by_name().get("definedNames")
    if listed is not None and not all(_is_name(child) for child in listed.children):
        yield f"{where}: ada nama terdefinisi yang kosong"
    if any(not -1 < (name.local_sheet or 0) < len(workbook.sheets) for name in workbook.defined_names):
        yield f"{where}: nama terdefinisi pada lembar yang tidak ada"
    if len(root.by_name()["sheets"].children) != len(workbook.sheets):
        yield f"{where}: daftar lembarnya memuat unsur asing"


def _is_name(element: Tree) -> bool:
    return element.local == "definedName" and bool(element.attrs.get("name"))


def _styles(part: str, root: Tree) -> Iterator[str]:
    where = f"bagian {part}"
    yield from _children(where, root, STYLES)
    yield from _numbers(where, root)
    lists = root.by_name()
    sizes = {key: len(lists[name].children) for key, name in _LISTS.items() if name in lists}
    for xf in lists["cellXfs"].children if "cellXfs" in lists else ():
        for key, size in sizes.items():
            if int(xf.attrs.get(key, "0")) >= max(size, 1):
                yield f"{where}: {key} {xf.attrs[key]} di luar daftar"


_PARENTS = {"row": "sheetData", "c": "row", "v": "c", "f": "c", "is": "c"}
_LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


def _sheet(part: str, data: bytes) -> Iterator[str]:
    """The elements of a sheet are in their order, each at most once; rows, cells and values stand where they belong."""
    names: list[str] = []
    path: list[str] = []
    strays: list[str] = []
    held: set[str] = set()  # what the cell that is open holds so far

    def start(name: str, _attributes: list[str]) -> None:
        local = name.rpartition(" ")[2]
        if len(path) == 1:
            names.append(local)
        if local == "c":
            held.clear()
        elif path[-1:] == ["c"] and local in ("f", "v", "is"):
            strays.extend([local] if local in held else ())
            held.add(local)
        if path[1:2] == ["sheetData"]:
            foreign = len(path) == 2 and local != "row"
            strays.extend([local] if foreign or path[-1] != _PARENTS.get(local, path[-1]) else ())
        path.append(local)

    parser = new_parser(part, namespaces=True)
    parser.StartElementHandler, parser.EndElementHandler = start, lambda _name: path.pop()
    parser.Parse(data, True)
    yield from (f"bagian {part}: unsur {name} tidak pada tempatnya" for name in strays[:1])
    yield from _order(f"bagian {part}", names, WORKSHEET, {"conditionalFormatting"})


def _children(where: str, root: Tree, ranks: dict[str, int]) -> Iterator[str]:
    own = [child.local for child in root.children if _space(child) == _space(root)]
    yield from _order(where, own, ranks, {"fileRecoveryPr"})


def _order(where: str, names: list[str], ranks: dict[str, int], many: set[str]) -> Iterator[str]:
    known = [name for name in names if name in ranks]
    if known != sorted(known, key=ranks.__getitem__):
        yield f"{where}: urutan unsurnya salah"
    twice = (name for name, count in Counter(known).items() if count > 1 and name not in many)
    yield from (f"{where}: unsur {name} tercantum dua kali" for name in twice)


def _numbers(where: str, root: Tree) -> Iterator[str]:
    """Attributes that count are whole numbers."""
    todo = [root]
    while todo:
        element = todo.pop()
        todo += element.children
        for name, value in element.attrs.items():
            if name in _NUMBERS and not (value.isascii() and value.isdecimal() and len(value) < 11):
                yield f"{where}: {name} {value[:20]!r} bukan bilangan"
