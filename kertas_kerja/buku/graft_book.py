"""The workbook part and app.xml after tabs were grafted: sheets, names, window positions, titles."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.order import WORKBOOK, insertion_point
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.refs import split_sheet_ref
from kertas_kerja.buku.workbook import DefinedName, Workbook
from kertas_kerja.buku.xmlspan import Node, Patches, escape, parse, set_attributes, utf8
from kertas_kerja.errors import BerkasRusak, PerubahanDitolak

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


class NewTab(NamedTuple):
    """A tab to be added: its name, and the relationship from the workbook to its part."""

    name: str
    rel_id: str


def free_name(taken: list[str], wanted: str) -> str:
    """`wanted`, or `wanted (2)`, `(3)`, ... when a tab has that name already; at most 31 characters."""
    known = {name.casefold() for name in taken}
    number, name = 1, wanted[:31]
    while name.casefold() in known:
        number += 1
        ending = f" ({number})"
        name = wanted[: 31 - len(ending)] + ending
    return name


def valid_name(name: str) -> bool:
    """Whether Excel accepts it as the name of a tab."""
    edges = name.startswith("'") or name.endswith("'")
    return bool(name.strip()) and len(name) <= 31 and not edges and not _FORBIDDEN.search(name)


def add_tabs(data: bytes, tabs: list[NewTab], position: int) -> bytes:
    """The workbook part with tabs inserted before `position`; names and windows move along."""
    data = utf8(data)
    root = parse(data, 4)
    holder = root.child("sheets")
    if holder is None:
        raise PerubahanDitolak("Buku kerja ini tidak memuat daftar lembar; simpan ulang dari Excel, lalu ulangi.")
    patches = Patches(data)
    sheets = list(holder.all("sheet"))
    if not sheets:
        raise BerkasRusak(
            "Daftar lembar buku kerja ini rusak (tidak memuat satu lembar pun dalam ruang namanya); "
            "buka di Excel, biarkan Excel memperbaikinya, simpan sebagai .xlsx baru, lalu ulangi."
        )
    at = sheets[position].start if position < len(sheets) else holder.close_start
    patches.insert(at, b"".join(_sheet_tags(data, root, sheets, tabs)))
    _shift_names(patches, root, position, len(tabs))
    _shift_views(patches, root, position, len(tabs))
    return patches.apply()


def _sheet_tags(data: bytes, root: Node, sheets: list[Node], tabs: list[NewTab]) -> list[bytes]:
    """`<sheet>` elements with fresh ids, the relationship attribute spelled and declared as the file does it."""
    tag = data[sheets[0].start : sheets[0].open_end]
    attribute = next((k for k in re.findall(rb"\s([\w.-]+:id)\s*=", tag)), b"r:id").decode()
    declared = f"xmlns:{attribute.partition(':')[0]}"
    uri = next((key[1:].partition("}")[0] for key in sheets[0].attrs if key.endswith("}id")), "")
    above = data[root.start : root.open_end]
    local = {} if declared.encode() in above else {declared: uri}
    last = max(sheet.whole("sheetId") for sheet in sheets)
    prefix = f"{root.prefix}:" if root.prefix else ""
    empty = f"<{prefix}sheet/>".encode()
    return [
        set_attributes(empty, {"name": tab.name, "sheetId": str(last + at), attribute: tab.rel_id, **local})
        for at, tab in enumerate(tabs, 1)
    ]


def _shift_names(patches: Patches, root: Node, position: int, count: int) -> None:
    holder = root.child("definedNames")
    for node in holder.all("definedName") if holder is not None else ():
        local = node.whole("localSheetId", -1)
        if local >= position:
            patches.open_tag(node, {"localSheetId": str(local + count)})


def _shift_views(patches: Patches, root: Node, position: int, count: int) -> None:
    holder = root.child("bookViews")
    for view in holder.all("workbookView") if holder is not None else ():
        moved: dict[str, str | None] = {
            key: str(view.whole(key) + count)
            for key in ("activeTab", "firstSheet")
            if view.whole(key) >= position and (key == "activeTab" or key in view.attrs)
        }
        if moved:
            patches.open_tag(view, moved)


def set_names(data: bytes, names: list[DefinedName], replaced: set[int]) -> bytes:
    """The workbook part with these names; those of `replaced` tabs and global ones of the same name give way."""
    data = utf8(data)
    root = parse(data, 4)
    holder = root.child("definedNames")
    prefix = f"{root.prefix}:" if root.prefix else ""
    old = list(holder.all("definedName")) if holder is not None else []
    given = {(n.name.casefold(), n.local_sheet) for n in names}
    kept = [node for node in old if not _gives_way(node, given, replaced)]
    xml = (
        b"".join(data[node.start : node.end] for node in kept)
        + "".join(_name_xml(name, prefix) for name in names).encode()
    )
    patches = Patches(data)
    element = f"<{prefix}definedNames>".encode() + xml + f"</{prefix}definedNames>".encode() if xml else b""
    if holder is not None:
        same = len(kept) == len(old) and not names
        patches.replace(holder.start, holder.end, data[holder.start : holder.end] if same else element)
    else:
        patches.insert(insertion_point(root, "definedNames", WORKBOOK), element)
    return patches.apply()


def _gives_way(node: Node, given: set[tuple[str, int | None]], replaced: set[int]) -> bool:
    local = node.whole("localSheetId", -1)
    place = local if local >= 0 else None
    return place in replaced or (node.attrs.get("name", "").casefold(), place) in given


def _name_xml(name: DefinedName, prefix: str) -> str:
    attrs = {"name": name.name, "localSheetId": None if name.local_sheet is None else str(name.local_sheet)}
    attrs["hidden"] = "1" if name.hidden else None
    text = "".join(f' {key}="{escape(value, True)}"' for key, value in attrs.items() if value is not None)
    return f"<{prefix}definedName{text}>{escape(name.text)}</{prefix}definedName>"


def donor_names(donor: Workbook, target: Workbook, places: dict[str, int], replaced: set[str]) -> list[DefinedName]:
    """The donor's names that belong to the grafted tabs, with their positions in the target.

    `places` gives the position of each grafted tab. A workbook-wide name of the target that means something
    else raises PerubahanDitolak, unless it pointed at a replaced tab, or points nowhere since its tab was deleted.
    """
    found = []
    for name in donor.defined_names:
        if name.local_sheet is not None:
            sheet = donor.sheets[name.local_sheet].name
            if sheet in places:
                hidden = name.hidden or name.name.startswith("_kk")
                found.append(name._replace(local_sheet=places[sheet], hidden=hidden))
        elif (split_sheet_ref(name.text)[0] or "") in places:
            _refuse_taken(name, target, replaced)
            found.append(name)
    return found


def _refuse_taken(name: DefinedName, target: Workbook, replaced: set[str]) -> None:
    for old in target.defined_names:
        if old.local_sheet is None and old.name.casefold() == name.name.casefold() and old.text != name.text:
            if old.text.startswith("#REF!") or (split_sheet_ref(old.text)[0] or "") in replaced:
                continue
            raise PerubahanDitolak(f'Nama "{name.name}" sudah dipakai di buku kerja ini; ganti nama itu di Excel.')


def retitle(package: Package, before: list[str], after: list[str]) -> str | None:
    """Lists the new tabs in app.xml where it listed the old ones faithfully; the part name when it was
    changed.
    """
    part = next((r.target for r in package.rels("") if r.kind == "extended-properties"), None)
    if part is None or not package.has(part) or before == after:
        return None
    data = utf8(package.read(part))
    root = parse(data)
    titles, pairs = root.child("TitlesOfParts"), root.child("HeadingPairs")
    if titles is None or pairs is None or not titles.children or not pairs.children:
        return None
    vector, counts = titles.children[0], [n for n in pairs.walk() if n.name == "i4"]
    items = vector.children
    if [item.text for item in items[: len(before)]] != before or not counts or counts[0].text != str(len(before)):
        return None
    patches = Patches(data)
    tag = items[0].qname
    patches.replace(
        items[0].start, items[len(before) - 1].end, "".join(f"<{tag}>{escape(t)}</{tag}>" for t in after).encode()
    )
    patches.open_tag(vector, {"size": str(len(items) + len(after) - len(before))})
    patches.replace(counts[0].open_end, counts[0].close_start, str(len(after)).encode())
    package.replace(part, patches.apply())
    return part
