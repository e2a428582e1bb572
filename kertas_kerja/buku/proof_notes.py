"""Compares the comments of a sheet before and after: only notes of ours may differ, and they are the planned ones.

Nothing of the writer is used here, so that one fault cannot hide the other.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.opc import Relationship
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.plan import NotePlan, Place, SheetPlan
from kertas_kerja.buku.proof_book import Tree, tree
from kertas_kerja.buku.refs import format_cell, parse_cell
from kertas_kerja.buku.strings import unescape_units

_KINDS = ("comments", "vmlDrawing")
_TYPES = {"comments": "spreadsheetml.comments+xml", "vmlDrawing": "vmlDrawing"}
_NOTHING = Tree("", {}, "", ())


class _Comments(NamedTuple):
    """A comments part: notes of ours by place, the other comments as (author, element), and all that is around."""

    ours: dict[Place, str]
    others: list[tuple[str, Tree]]
    authors: list[str]
    around: list[Tree]
    root: Tree


class _Drawing(NamedTuple):
    """A VML part: shapes of our notes by place, the other elements, the blocks of shape ids."""

    ours: dict[Place, list[Tree]]
    others: list[Tree]
    blocks: list[str]


def compare_notes(before: Package, after: Package, part: str, plan: SheetPlan) -> Iterator[str]:
    """Every difference in the comments of a sheet that the plan does not name, as a short Indonesian phrase."""
    notes = plan.notes
    assert notes is not None
    yield from _relations(before.rels(part), after.rels(part), plan.drawing, notes)
    for kind, name in zip(_KINDS, (notes.comments, notes.vml), strict=True):
        if after.has(name) and not (after.content_type(name) or "").endswith(_TYPES[kind]):
            yield f"jenis isi bagian {name} salah"
    old, new = _comments(before, notes), _comments(after, notes)
    yield from _same_comments(old, new, notes)
    was, now = _drawing(before, notes.vml, set(old.ours)), _drawing(after, notes.vml, set(new.ours))
    if plan.drawing is None:
        yield from _same_drawing(was, now)
    elif any(other.local not in ("shapelayout", "shapetype") for other in (*was.others, *now.others)):
        yield "gambar di luar rencana"
    yield from _boxes(was, now, new.ours)


def _relations(old: list[Relationship], new: list[Relationship], drawing: str | None, notes: NotePlan) -> Iterator[str]:
    """A pair of relationships comes or goes as planned, all others stay; the pair leads to the planned parts."""
    came = [rel for rel in new if rel not in old]
    went = [rel for rel in old if rel not in new]
    if [rel for rel in new if rel not in came] != [rel for rel in old if rel not in went]:
        yield "urutan hubungan pada lembar berubah"
    for changed, planned in ((came, bool(drawing)), (went, drawing == "")):
        if sorted(rel.kind for rel in changed) != (sorted(_KINDS) if planned else []):
            yield "hubungan pada lembar berubah di luar rencana"
    pair = dict(zip(_KINDS, (notes.comments, notes.vml), strict=True))
    if {rel.kind: rel.target for rel in new if rel.target in pair.values()} != ({} if drawing == "" else pair):
        yield "hubungan ke catatan tidak sesuai rencana"
    if drawing and drawing not in [rel.id for rel in came if rel.kind == "vmlDrawing"]:
        yield "legacyDrawing tidak menunjuk gambar catatan"


def _tree(package: Package, name: str) -> Tree:
    return tree(package.read(name)) if package.has(name) else _NOTHING


def _comments(package: Package, plan: NotePlan) -> _Comments:
    root = _tree(package, plan.comments)
    lists = root.by_name()
    authors = [child.text for child in lists["authors"].children] if "authors" in lists else []
    ours: dict[Place, str] = {}
    others: list[tuple[str, Tree]] = []
    for child in lists["commentList"].children if "commentList" in lists else ():
        author = authors[int(child.attrs["authorId"])]
        text = _text(child)
        if plan.owns(author, text):
            ours[parse_cell(child.attrs["ref"])] = text
        else:
            others.append((author, child._replace(attrs=child.attrs | {"authorId": ""})))
    around = [child for child in root.children if child.local not in ("authors", "commentList")]
    return _Comments(ours, others, authors, around, root._replace(children=()))


def _text(comment: Tree) -> str:
    pieces = [
        holder.text
        for text in comment.children
        for child in text.children
        for holder in ([child] if child.local == "t" else child.children if child.local == "r" else [])
        if holder.local == "t"
    ]
    text = unescape_units("".join(pieces))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _same_comments(old: _Comments, new: _Comments, plan: NotePlan) -> Iterator[str]:
    if old.others != new.others or old.around != new.around:
        yield "catatan yang sudah ada berubah"
    if new.ours != dict(plan.texts):
        wrong = sorted({*new.ours.items()} ^ {*plan.texts.items()})
        yield f"catatan sel {format_cell(*wrong[0][0])} tidak sesuai rencana"
    if not old.root.name or not new.root.name:
        return
    if old.root != new.root:
        yield "elemen akar catatan berubah"
    kept = new.authors[: len(old.authors)]
    grown = kept == old.authors and new.authors[len(kept) :] in ([], [plan.author])
    if not grown and new.authors != old.authors[:-1] + [a for a in old.authors[-1:] if a != plan.author]:
        yield "daftar penulis catatan berubah"


# ---------------------------------------------------------------------- the boxes


def _drawing(package: Package, name: str, ours: set[Place]) -> _Drawing:
    drawing = _Drawing({}, [], [])
    for child in _tree(package, name).children:
        place = _note_at(child)
        if place in ours and place is not None:
            drawing.ours.setdefault(place, []).append(child)
        elif child.local == "shapelayout":
            drawing.others.append(child._replace(children=tuple(_without_blocks(c) for c in child.children)))
            drawing.blocks.extend(
                block for c in child.children if c.local == "idmap" for block in c.attrs.get("data", "").split(",")
            )
        else:
            drawing.others.append(child)
    return drawing


def _without_blocks(element: Tree) -> Tree:
    return element._replace(attrs=element.attrs | {"data": ""}) if element.local == "idmap" else element


def _note_at(shape: Tree) -> Place | None:
    """The cell of a comment's shape."""
    for data in shape.children if shape.local == "shape" else ():
        if data.local == "ClientData" and data.attrs.get("ObjectType") == "Note":
            fields = data.by_name()
            return int(fields["Row"].text) + 1, int(fields["Column"].text) + 1
    return None


def _same_drawing(was: _Drawing, now: _Drawing) -> Iterator[str]:
    """All that is drawn besides our notes stays, but for the type of shape that they need; blocks are only added."""
    new, left = [], deque(was.others)
    for other in now.others:
        if left and other == left[0]:
            left.popleft()
        else:
            new.append(other)
    if left or any(not _is_box_type(other) or other in was.others for other in new):
        yield "gambar yang sudah ada berubah"
    if now.blocks[: len(was.blocks)] != was.blocks:
        yield "nomor gambar yang sudah ada berubah"


def _is_box_type(element: Tree) -> bool:
    return element.local == "shapetype" and "202" in element.attrs.values()


def _boxes(was: _Drawing, now: _Drawing, ours: dict[Place, str]) -> Iterator[str]:
    """Every note of ours has one box, hidden unless it was shown before, with an id of its own."""
    for place in ours:
        shapes = now.ours.get(place, [])
        if len(shapes) != 1:
            yield f"kotak catatan sel {format_cell(*place)} tidak tepat satu"
        elif "hidden" not in shapes[0].attrs.get("style", "") and shapes != was.ours.get(place):
            yield f"kotak catatan sel {format_cell(*place)} tampak"
    old = [shape for shapes in was.ours.values() for shape in shapes]
    shapes = [shape for place in ours for shape in now.ours.get(place, [])]
    ids = Counter(shape.attrs.get("id", "") for shape in [*shapes, *now.others])
    if any(ids[shape.attrs.get("id", "")] > 1 for shape in shapes if shape not in old):
        yield "nomor gambar catatan ganda"
