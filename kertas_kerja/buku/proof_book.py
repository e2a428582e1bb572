"""Compares the workbook part before and after: tabs and names keep what they were, new ones are the planned
ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.order import WORKBOOK
from kertas_kerja.buku.plan import Plan


class Tree(NamedTuple):
    """One element of a document; names carry their namespace as "uri name"."""

    name: str
    attrs: dict[str, str]
    text: str
    children: tuple[Tree, ...]

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition(" ")[2]

    def by_name(self) -> dict[str, Tree]:
        """The children by local name, the last of a name winning."""
        return {child.local: child for child in self.children}


_DEEPEST = 64
"""Levels of a tree; what lies deeper is told in the text of the element above: trees are compared by recursion."""


def tree(data: bytes) -> Tree:
    """The document as a tree; blanks between elements are left out."""
    stack: list[tuple[str, dict[str, str], list[str], list[Tree]]] = [("", {}, [], [])]
    depth = 0

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            stack[-1][2].append(f"<{name} {attrs}>")
        else:
            stack.append((name, attrs, [], []))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if depth >= _DEEPEST:
            stack[-1][2].append("</>")
            return
        name, attrs, text, children = stack.pop()
        chars = "".join(text)
        stack[-1][3].append(Tree(name, attrs, chars if chars.strip() or not children else "", tuple(children)))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda chars: stack[-1][2].append(chars)
    parser.Parse(data, True)
    return stack[0][3][0]


def compare_book(before: Tree, after: Tree, plan: Plan) -> Iterator[str]:
    """Every difference of the workbook part that the plan does not name."""
    old, new = before.by_name(), after.by_name()
    free = {"calcPr"} | ({"sheets", "definedNames", "bookViews"} if plan.moved else set())
    for name in sorted(old.keys() | new.keys()):
        if name not in free and old.get(name) != new.get(name):
            yield f"bagian {name} pada buku kerja berubah"
    if before.attrs != after.attrs or not _ordered(after):
        yield "bagian utama buku kerja berubah"
    was, now = (t["calcPr"].attrs if "calcPr" in t else {} for t in (old, new))
    if now not in (was, was | {"fullCalcOnLoad": "1"}):
        yield "setelan hitung buku kerja berubah"
    if plan.moved:
        yield from _tabs(old, new, plan)
        yield from _names(old, new, plan)
        yield from _views(old, new)


def _ordered(book: Tree) -> bool:
    ranks = [WORKBOOK[child.local] for child in book.children if child.local in WORKBOOK]
    return ranks == sorted(ranks)


def _tabs(old: dict[str, Tree], new: dict[str, Tree], plan: Plan) -> Iterator[str]:
    """Kept tabs are the same, in the planned places; ids and names are unique, one tab is visible."""
    was, now = old["sheets"].children, new["sheets"].children
    if len(now) != len(plan.moved):
        yield "jumlah lembar tidak sesuai rencana"
        return
    for tab, source in zip(now, plan.moved, strict=True):
        if source is not None and tab != was[source]:
            yield f"lembar {tab.attrs.get('name')} berubah"
    for key in ("name", "sheetId"):
        if _repeats(tab.attrs.get(key, "").casefold() for tab in now) > _repeats(
            tab.attrs.get(key, "").casefold() for tab in was
        ):
            yield f"{key} lembar tidak tunggal"
    if not any(tab.attrs.get("state", "visible") == "visible" for tab in now):
        yield "tidak ada lembar yang tampak"


def _names(old: dict[str, Tree], new: dict[str, Tree], plan: Plan) -> Iterator[str]:
    """Names of kept tabs and of the workbook are the same, their positions moved along; no name is there twice that
    was not before.
    """
    places = {str(source): str(at) for at, source in enumerate(plan.moved) if source is not None}
    ours = {str(at) for at, source in enumerate(plan.moved) if source is None or at in plan.replaced}
    now = list(new["definedNames"].children) if "definedNames" in new else []
    for name in old["definedNames"].children if "definedNames" in old else ():
        local = name.attrs.get("localSheetId")
        if local is not None:
            name = name._replace(attrs=name.attrs | {"localSheetId": places.get(local, local)})
        if name in now:
            now.remove(name)
        elif not _ours(name, ours, plan):
            yield f"nama {name.attrs.get('name')} berubah"
    yield from (f"nama {n.attrs.get('name')} di luar rencana" for n in now if not _ours(n, ours, plan))
    if _repeats(_keys(new)) > _repeats(_keys(old)):
        yield "nama terdefinisi ganda"


def _keys(book: dict[str, Tree]) -> Iterator[tuple[str, str | None]]:
    """(name, position of its tab) of every defined name."""
    for name in book["definedNames"].children if "definedNames" in book else ():
        yield name.attrs.get("name", "").casefold(), name.attrs.get("localSheetId")


def _repeats(keys: Iterable[object]) -> int:
    """How many of these were there already; some writers leave a few."""
    seen = list(keys)
    return len(seen) - len(set(seen))


def _ours(name: Tree, places: set[str], plan: Plan) -> bool:
    """Whether a name belongs to a grafted tab, or came along with one."""
    local = name.attrs.get("localSheetId")
    return local in places if local is not None else name.attrs.get("name", "").casefold() in plan.names


def _views(old: dict[str, Tree], new: dict[str, Tree]) -> Iterator[str]:
    """The same windows; the active and first tabs moved along."""
    was = old["bookViews"].children if "bookViews" in old else ()
    now = new["bookViews"].children if "bookViews" in new else ()
    if len(was) != len(now):
        yield "jendela buku kerja berubah"
    if all(_shown(view, old) for view in was) and not all(_shown(view, new) for view in now):
        yield "lembar aktif tidak ada atau tersembunyi"
    for a, b in zip(was, now, strict=False):
        moving = {"activeTab": "", "firstSheet": ""}
        if a.attrs | moving != b.attrs | moving:
            yield "setelan jendela buku kerja berubah"


def _shown(view: Tree, book: dict[str, Tree]) -> bool:
    """Whether the window's active tab exists and is visible."""
    active, tabs = int(view.attrs.get("activeTab", "0")), book["sheets"].children
    return active < len(tabs) and tabs[active].attrs.get("state", "visible") == "visible"
