"""Notes (classic comments) of one author in a sheet: added, renewed, removed; all others stay (ADR 0014).

A sheet takes notes where its comments can be told apart and edited in their own bytes: it has none yet, or one comments
part and one VML part of its own. Threaded comments, shared or unusual parts: the sheet is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.notes_grid import Grid
from kertas_kerja.buku.notes_vml import Box, VmlPart, blocks_of, new_vml
from kertas_kerja.buku.notes_xml import CommentPart, Note, new_comments
from kertas_kerja.buku.opc import RELATION_SPACES, relation_space
from kertas_kerja.buku.order import WORKSHEET, insertion_point
from kertas_kerja.buku.package import CONTENT_TYPES, Package
from kertas_kerja.buku.partnames import is_free, spoken_for
from kertas_kerja.buku.plan import NotePlan, Plan
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.sheetmap import SheetMap
from kertas_kerja.buku.xmlspan import Node, Patches, prefixes
from kertas_kerja.errors import KertasKerjaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.workbook import SheetInfo, Workbook

__all__ = ["Note", "NoteEdit", "Notes", "carry_notes", "plan_notes"]

Place = tuple[int, int]
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LEGACY = rb"legacyDrawing[\s/>]"


class Notes(NamedTuple):
    """The notes wanted in a sheet, by place. A comment is one of them only while its text has the form, a pattern: what
    a person wrote into it is that person's.
    """

    author: str
    form: str
    cells: Mapping[Place, Note]


class _Host(NamedTuple):
    """The comment parts of a sheet, read: both or neither."""

    info: SheetInfo
    comments: str = ""
    vml: str = ""
    read: tuple[CommentPart, VmlPart] | None = None


class NoteEdit(NamedTuple):
    """What is to be done in one sheet: notes to write and to take out, and those of ours that it has afterwards."""

    host: _Host
    author: str
    put: Mapping[Place, Note]
    drop: frozenset[Place]
    plan: NotePlan


def plan_notes(workbook: Workbook, sheet: SheetInfo, notes: Notes) -> NoteEdit | None:
    """What the notes change in a sheet; None where it takes none and is left as it is."""
    try:
        host = _host(workbook, sheet)
    except (KertasKerjaError, ValueError, RecursionError):
        return None
    if host is None:
        return None
    plan = NotePlan(notes.author, notes.form, {})
    old, taken, drawn = _present(host, plan)
    cells = {} if _threaded(workbook.package, sheet.part) else notes.cells
    wanted = {place: note for place, note in cells.items() if place not in taken}
    put = {p: note for p, note in wanted.items() if old.get(p) != note.text or p not in drawn}
    plan = plan._replace(texts={place: note.text for place, note in wanted.items()})
    return NoteEdit(host, notes.author, put, frozenset(old.keys() - wanted.keys()), plan)


def _present(host: _Host, plan: NotePlan) -> tuple[dict[Place, str], set[Place], set[Place]]:
    """Our notes in a sheet, the cells with other comments, the cells whose comment is drawn."""
    if host.read is None:
        return {}, set(), set()
    comments, vml = host.read
    ours = {c.place: c.text for c in comments.comments if plan.owns(c.author, c.text)}
    return ours, {c.place for c in comments.comments} - ours.keys(), set(vml.notes)


def _host(workbook: Workbook, info: SheetInfo) -> _Host | None:
    package, sheet = workbook.package, workbook.sheet(info.name)
    if info.kind != "worksheet" or not info.part or sheet.objects_locked:
        return None
    rels = package.rels(info.part)
    comments = [rel for rel in rels if rel.kind == "comments"]
    outline = SheetMap(package.read(info.part), rows=False)
    root, legacy = outline.root, list(outline.root.all("legacyDrawing"))
    tags = sum(1 if node.self_closing else 2 for node in legacy)
    if len(re.findall(_LEGACY, outline.data[outline.sheet_data.end :])) != tags:
        return None  # one of them stands inside another element
    if not comments:
        wrapped = any(node.uri != root.uri for node in root.children)
        return None if legacy or wrapped else _Host(info)
    vml = [rel for rel in rels if legacy and rel.id == _relation(legacy[0]) and rel.kind == "vmlDrawing"]
    for found, kind in ((comments, _COMMENTS_TYPE), (vml, _VML_TYPE)):
        if len(found) != 1 or not package.has(name := found[0].target):
            return None
        if package.users(name) != 1 or package.content_type(name) != kind:
            return None
    parts = comments[0].target, vml[0].target
    return _Host(info, *parts, (CommentPart(package.read(parts[0])), VmlPart(package.read(parts[1]))))


def _threaded(package: Package, part: str) -> bool:
    return any("threadedcomment" in rel.kind.casefold() for rel in package.rels(part))


def _relation(node: Node) -> str:
    return next((value for key, value in node.attrs.items() if key.endswith("/relationships}id")), "")


# ---------------------------------------------------------------------- carrying out


def carry_notes(workbook: Workbook, edits: list[NoteEdit], plan: Plan) -> None:
    """Carries the edits out in the workbook's package; the plan learns what may differ."""
    package = workbook.package
    before = set(package.added), set(package.removed)
    vml = [name for name in package.names if name.casefold().endswith(".vml")] if edits else []
    block = max((block for name in vml for block in blocks_of(package.read(name))), default=0) + 1
    free = _free_names(package)
    for edit in edits:
        part, names = edit.host.info.part, (edit.host.comments, edit.host.vml)
        if edit.host.read is None:
            names = next(free)
            plan.sheet(part).drawing = _create(workbook, edit, names, block)
            block += 1
        elif _is_empty(package, edit):
            plan.sheet(part).drawing = _remove(package, edit)
        else:
            block += _edit(workbook, edit, block)
        plan.sheet(part).notes = edit.plan._replace(comments=names[0], vml=names[1])
        plan.parts |= {package.rels_name(part), *names, CONTENT_TYPES}
    plan.added |= set(package.added) - before[0]
    plan.removed |= package.removed - before[1]


def _boxes(workbook: Workbook, edit: NoteEdit) -> dict[Place, Box]:
    """Where the boxes of new notes lie: beside their cell, or the merged range that it begins."""
    info = edit.host.info
    sheet = workbook.sheet(info.name)
    grid = Grid(sheet, workbook.package.read(info.part), max(row for row, _ in edit.put))
    boxes = {}
    for (row, col), note in edit.put.items():
        area = sheet.merge_at(row, col) or Range(row, col, row, col)
        boxes[row, col] = Box(grid.anchor(row, area.right, note.width, note.height), note.width, note.height)
    return boxes


def _free_names(package: Package) -> Iterator[tuple[str, str]]:
    """Names for comments parts and their VML parts that are not in use, one pair for each sheet that needs one."""
    spoken = spoken_for(package)
    for number in count(1):
        names = f"xl/comments{number}.xml", f"xl/drawings/vmlDrawing{number}.vml"
        if all(is_free(package, name, spoken) for name in names):
            yield names


def _create(workbook: Workbook, edit: NoteEdit, names: tuple[str, str], block: int) -> str:
    """Gives a sheet its comment parts; the relationship id of its new `legacyDrawing`."""
    package, part = workbook.package, edit.host.info.part
    sheet = SheetMap(package.read(part), rows=False)
    relations = relation_space(sheet.root.uri)
    comments, vml = names
    package.add_default("vml", _VML_TYPE)
    package.add(comments, new_comments(sheet.root.uri, edit.author, edit.put), _COMMENTS_TYPE)
    package.add(vml, new_vml(_boxes(workbook, edit), block), _VML_TYPE)
    package.add_relationship(part, f"{relations}/comments", comments)
    # Strict files, too, have a drawing of VML by the Transitional type.
    rel_id = package.add_relationship(part, f"{RELATION_SPACES[0]}/vmlDrawing", vml)
    package.replace(part, _with_drawing(sheet, rel_id, relations))
    return rel_id


def _with_drawing(sheet: SheetMap, rel_id: str, uri: str) -> bytes:
    """The sheet with a `legacyDrawing`, its attribute spelled with the prefix that the file declares."""
    root = sheet.root
    known = prefixes(sheet.data[root.start : root.open_end])
    declared = "" if uri in known else f' xmlns:r="{uri}"'
    name = f"{root.prefix}:legacyDrawing" if root.prefix else "legacyDrawing"
    patches = Patches(sheet.data)
    element = f'<{name}{declared} {known.get(uri, "r")}:id="{rel_id}"/>'
    patches.insert(insertion_point(root, "legacyDrawing", WORKSHEET), element.encode())
    return patches.apply()


def _edit(workbook: Workbook, edit: NoteEdit, block: int) -> bool:
    """Splices both parts; whether the block of shape ids was taken."""
    host, package = edit.host, workbook.package
    assert host.read is not None
    comments, vml = host.read
    package.replace(host.comments, comments.edited(edit.author, edit.put, edit.drop))
    data = vml.edited(_boxes(workbook, edit) if edit.put else {}, edit.drop, block)
    package.replace(host.vml, data)
    return block in blocks_of(data)


def _is_empty(package: Package, edit: NoteEdit) -> bool:
    """Whether nothing but our notes was in both parts, and none is left."""
    assert edit.host.read is not None
    comments, vml = edit.host.read
    gone = not edit.put and not package.rels(edit.host.vml) and {c.place for c in comments.comments} == edit.drop
    return (
        gone
        and {name.strip() for name in comments.authors} <= {edit.author, ""}
        and not vml.foreign
        and vml.notes.keys() <= edit.drop
    )


def _remove(package: Package, edit: NoteEdit) -> str:
    """Takes both parts out, with all that leads to them."""
    host, part = edit.host, edit.host.info.part
    for rel in [rel for rel in package.rels(part) if rel.target in (host.comments, host.vml)]:
        package.remove_relationship(part, rel.id)
    if not package.rels(part):
        package.remove(package.rels_name(part))
    package.remove(host.comments)
    package.remove(host.vml)
    sheet = SheetMap(package.read(part), rows=False)
    patches = Patches(sheet.data)
    for node in sheet.root.all("legacyDrawing"):
        patches.replace(node.start, node.end, b"")
    package.replace(part, patches.apply())
    return ""
