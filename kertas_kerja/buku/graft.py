"""Transplants tabs of an XlsxWriter workbook into a person's workbook.

A tab goes in with its styles, texts, conditional formats, drawings, charts, comments, links and names; what
was in the target keeps its bytes. A tab that is replaced keeps its place, part name and ids, so that the same
graft twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kertas_kerja.buku import opc
from kertas_kerja.buku.graft_book import NewTab, add_tabs, donor_names, free_name, retitle, set_names, valid_name
from kertas_kerja.buku.graft_sheet import StyleMap, remapped, remapped_table, shared_items
from kertas_kerja.buku.opc import RELATION_SPACES, STRICT
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.partnames import is_free, owners, spoken_for
from kertas_kerja.buku.plan import Plan
from kertas_kerja.buku.strings import MAIN_SPACES
from kertas_kerja.buku.styles_write import StyleBook, add_styles_part
from kertas_kerja.buku.workbook import SheetInfo, Workbook
from kertas_kerja.buku.xmlspan import parse
from kertas_kerja.errors import PerubahanDitolak

__all__ = ["free_name", "graft", "marked_tabs"]

_STRICT = (
    MAIN_SPACES,
    RELATION_SPACES,
    ("http://schemas.openxmlformats.org/drawingml/2006/", f"{STRICT}drawingml/"),
)


def marked_tabs(workbook: Workbook, marker: str) -> set[str]:
    """The tabs that carry a name of their own called `marker`: tabs that an earlier graft put there."""
    found = (n.local_sheet for n in workbook.defined_names if n.name == marker)
    return {workbook.sheets[at].name for at in found if at is not None and at < len(workbook.sheets)}


def graft(
    package: Package,
    donor: bytes,
    names: Iterable[str],
    *,
    replace: Iterable[str] = (),
    position: int | None = None,
    plan: Plan | None = None,
) -> list[str]:
    """Puts the donor's tabs `names` into the package, at the end or before `position`; their names.

    A tab whose name is in `replace` takes the place of the target's tab of that name. Raises PerubahanDitolak
    when the structure is locked, or a name is taken by a tab that is not to be replaced (`free_name` proposes
    another).
    """
    with Workbook.open(donor) as source:
        return _Graft(package, source, list(names), set(replace), plan or Plan()).run(position)


class _Graft:
    """One transplantation."""

    def __init__(self, package: Package, donor: Workbook, names: list[str], replace: set[str], plan: Plan) -> None:
        self.package, self.donor, self.names, self.plan = package, donor, names, plan
        self.target = Workbook(package)
        self.strict = self.target.strict
        old = {info.name.casefold(): info for info in self.target.sheets}
        self.old = {name: old[name.casefold()] for name in names if name.casefold() in old}
        self._refuse(replace)
        self.before = set(package.added), set(package.removed)
        self.places: set[int] = set()
        self.spoken = spoken_for(package)
        part = self.target.styles_part or add_styles_part(package, self.target, plan)
        self.styles_part, self.book = part, StyleBook(package.read(part))
        strings, styles = donor.strings_part, donor.styles_part
        self.strings = shared_items(donor.package.read(strings)) if strings else []
        self.styles = StyleMap(donor.package.read(styles or ""), self.book)

    def _refuse(self, replace: set[str]) -> None:
        if self.target.structure_locked:
            raise PerubahanDitolak(
                "Struktur buku kerja ini terkunci sehingga lembar tidak dapat ditambah; "
                "buka Proteksi Buku Kerja di Excel, lalu ulangi."
            )
        for name in self.names:
            info = self.old.get(name)
            if not valid_name(name):
                raise PerubahanDitolak(f'"{name}" bukan nama lembar yang sah; pakai paling banyak 31 karakter.')
            if info is not None and (name not in replace or info.kind != "worksheet" or not info.part):
                raise PerubahanDitolak(f'Lembar "{name}" sudah ada di buku kerja ini; pakai nama lembar lain.')

    def run(self, position: int | None) -> list[str]:
        """Carries it out; the plan learns what may differ."""
        count = len(self.target.sheets)
        at = count if position is None else max(0, min(position, count))
        new = [name for name in self.names if name not in self.old]
        tabs = [NewTab(name, self._new_tab(self.donor.info(name))) for name in new]
        for name, info in self.old.items():
            self._replace_tab(self.donor.info(name), info)
        self._book_part(tabs, at)
        if self.book.changed:
            self.package.replace(self.styles_part, self.book.bytes())
        titles = [info.name for info in self.target.sheets if info.kind == "worksheet"]
        if all(info.kind == "worksheet" for info in self.target.sheets):
            retitle(self.package, titles, titles[:at] + new + titles[at:])
        self._record(at, len(new))
        return self.names

    # ------------------------------------------------------------------ parts

    def _new_tab(self, info: SheetInfo) -> str:
        part = self._free_part(info.part)
        self._put(part, self._sheet_xml(info.part), self.donor.package.content_type(info.part) or "")
        self._relations(info.part, part, [])
        return self.package.add_relationship(self.target.part, self._typed(_type(self.donor, info)), part)

    def _replace_tab(self, info: SheetInfo, old: SheetInfo) -> None:
        had = self._descendants(old.part)
        self.plan.sheets.pop(old.part, None)  # what was planned for the cells of the old content went with it
        self.package.replace(old.part, self._sheet_xml(info.part))
        free = list(had)
        self._relations(info.part, old.part, free)
        for name in free:
            if self.package.has(name):
                self.package.remove(name)

    def _descendants(self, part: str) -> list[str]:
        """The parts that only this sheet has: drawings, charts, comments, ..., nearest first."""
        found: list[str] = []
        queue = [part]
        while queue:
            for rel in self.package.rels(queue.pop(0)):
                inside = not rel.external and self.package.has(rel.target)
                if inside and rel.target not in (*found, part) and self._users(rel.target) <= 1:
                    found.append(rel.target)
                    queue.append(rel.target)
        return found

    def _users(self, part: str) -> int:
        rels = (rel for owner in owners(self.package) for rel in self.package.rels(owner))
        return sum(rel.target == part and not rel.external for rel in rels)

    def _relations(self, source: str, target: str, free: list[str]) -> None:
        """Gives `target` the relations that `source` has in the donor, with the parts behind them."""
        rels = self.donor.package.rels(source)
        data = opc.EMPTY_RELATIONSHIPS
        for rel in rels:
            where = rel.target
            if not rel.external:
                where = opc.relative_target(target, self._copy(rel.target, free))
            data = opc.add_relationship(data, rel.id, self._typed(rel.type), where, rel.external)
        name = self.package.rels_name(target)
        if rels:
            self._put(name, data, opc.RELATIONSHIPS_TYPE)
        elif self.package.has(name):
            self.package.remove(name)

    def _copy(self, part: str, free: list[str]) -> str:
        """Copies a related part of the donor, over an old one of the same kind where there is one; its name."""
        pattern = re.compile(re.escape(_stem(part)) + r"\d*" + re.escape("." + part.rpartition(".")[2]))
        name = next((old for old in free if pattern.fullmatch(old)), None)
        if name is not None:
            free.remove(name)
        else:
            name = self._free_part(part)
        content_type = self.donor.package.content_type(part) or ""
        data = self.donor.package.read(part)
        if content_type.endswith("table+xml"):
            data = self._table(data, self.package.read(name) if self.package.has(name) else None)
        self._put(name, self._text(data, part), content_type)
        self._relations(part, name, free)
        return name

    def _put(self, name: str, data: bytes, content_type: str) -> None:
        if self.package.has(name):
            self.package.replace(name, data)
        else:
            self.package.add(name, data, content_type)

    def _free_part(self, part: str) -> str:
        """A part name of the donor's kind that is not in use: `xl/drawings/drawing7.xml`."""
        stem, ending = _stem(part), part.rpartition(".")[2]
        number = 1
        while not is_free(self.package, f"{stem}{number}.{ending}", self.spoken):
            number += 1
        return f"{stem}{number}.{ending}"

    def _sheet_xml(self, part: str) -> bytes:
        return self._text(remapped(self.donor.package.read(part), self.styles, self.strings), part)

    def _text(self, data: bytes, part: str) -> bytes:
        """An XML part in the target's conformance class: Strict files get the Strict namespaces."""
        if not self.strict or not part.endswith(".xml"):
            return data
        text = data.decode()
        for transitional, strict in _STRICT:
            text = text.replace(transitional, strict)
        return re.sub(r"(purl\.oclc\.org/ooxml/drawingml/\w+)/2006", r"\1", text).encode()

    def _typed(self, type: str) -> str:
        return type.replace(*_STRICT[1]) if self.strict else type

    def _table(self, data: bytes, old: bytes | None) -> bytes:
        """A table with an id and a name that no other table or defined name has."""
        from kertas_kerja.buku.xmlspan import utf8

        parts = [n for n in self.package.names if (self.package.content_type(n) or "").endswith("table+xml")]
        roots = [parse(utf8(self.package.read(name)), 1) for name in parts if self.package.read(name) != old]
        taken = {root.attrs.get("displayName", "").casefold() for root in roots}
        taken |= {name.name.casefold() for name in self.target.defined_names}
        name = wanted = parse(data, 1).attrs.get("displayName", "Tabel")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted}_{number}"
        before = parse(utf8(old), 1).attrs.get("id", "") if old is not None else ""
        ids = {root.whole("id") for root in roots}
        fresh = int(before) if before.isdigit() and int(before) not in ids else max(ids, default=0) + 1
        return remapped_table(data, self.styles, fresh, name)

    # ------------------------------------------------------------------ the workbook part

    def _book_part(self, tabs: list[NewTab], at: int) -> None:
        places = {tab.name: at + number for number, tab in enumerate(tabs)}
        for old_at, info in enumerate(self.target.sheets):
            for name, old in self.old.items():
                if old is info:
                    places[name] = old_at + (len(tabs) if old_at >= at else 0)
        data = self.package.read(self.target.part)
        if tabs:
            data = add_tabs(data, tabs, at)
        names = donor_names(self.donor, self.target, places, set(self.old))
        data = set_names(data, names, {places[name] for name in self.old})
        self.package.replace(self.target.part, data)
        self.plan.names |= {name.name.casefold() for name in names if name.local_sheet is None}
        self.places = {places[name] for name in self.old}

    def _record(self, at: int, count: int) -> None:
        added, removed = self.before
        kept = list(range(len(self.target.sheets)))
        self.plan.move([*kept[:at], *[None] * count, *kept[at:]])
        self.plan.replaced |= self.places
        self.plan.added |= set(self.package.added) - added
        self.plan.removed |= self.package.removed - removed
        self.plan.parts |= self.package.changed - self.plan.added - self.package.removed - self.plan.sheets.keys()
        for info in self.old.values():
            self.plan.parts.add(info.part)


def _stem(part: str) -> str:
    """`xl/charts/chart3.xml` -> `xl/charts/chart`."""
    return re.sub(r"\d*$", "", part.rpartition(".")[0])


def _type(workbook: Workbook, info: SheetInfo) -> str:
    return next(rel.type for rel in workbook.package.rels(workbook.part) if rel.target == info.part)
