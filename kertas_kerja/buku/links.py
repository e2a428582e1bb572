"""Links of one form in a sheet, to places in the workbook: added, renewed, removed; all others stay (ADR 0015).

A link lies on its cell, or on the merged range that begins there. A cell that has a link, or a formula HYPERLINK, gets
none. Sheets whose protection forbids links, and sheets whose links stand in unusual places, are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.order import WORKSHEET, insertion_point
from kertas_kerja.buku.plan import Link, LinkPlan, Plan
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.sheetmap import SheetMap
from kertas_kerja.buku.xmlspan import Node, Patches, escape
from kertas_kerja.errors import KertasKerjaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.workbook import SheetInfo, Workbook

__all__ = ["Link", "LinkEdit", "Links", "carry_links", "plan_links"]

Place = tuple[int, int]
_MOST = 60_000  # Excel takes 65,530 links in a sheet
_TAG = rb"hyperlinks[\s/>]"
_OWN_FUNCTION = r"(?i)\bHYPERLINK\("


class Links(NamedTuple):
    """The links wanted in a sheet, by place. A link is one of them while its screen tip has the form, or, without one,
    while it leads to the target; both are patterns.
    """

    form: str
    target: str
    cells: Mapping[Place, Link]


class LinkEdit(NamedTuple):
    """What is to be done in one sheet part: links to write and ranges to free, and those of ours that it has then."""

    part: str
    put: Mapping[str, Link]
    drop: frozenset[str]
    plan: LinkPlan

    @property
    def changes(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.put or self.drop)


def plan_links(workbook: Workbook, sheet: SheetInfo, links: Links) -> LinkEdit | None:
    """What the links change in a sheet; None where it takes none and is left as it is."""
    if workbook.sheet(sheet.name).links_locked:
        return None
    plan = LinkPlan(links.form, links.target, {})
    try:
        found = _nodes(_outline(workbook.package, sheet.part))
        others = [Range.parse(node.attrs["ref"]) for node in found if not _is_ours(node, plan)]
    except (KertasKerjaError, KeyError, ValueError, RecursionError):
        return None
    old = {ref: _link(node) for ref, node in _ours(found, plan).items()}
    if len(others) + len(links.cells) > _MOST:
        return None
    wanted = _wanted(workbook, sheet, links.cells, others)
    put = {ref: link for ref, link in wanted.items() if old.get(ref) != link}
    return LinkEdit(sheet.part, put, frozenset(old.keys() - wanted.keys()), plan._replace(links=wanted))


def _outline(package: Package, part: str) -> SheetMap:
    """The part without its rows; ValueError where links stand elsewhere than in one list of the sheet's own."""
    outline = SheetMap(package.read(part), rows=False)
    lists = list(outline.root.all("hyperlinks"))
    tags = sum(1 if node.self_closing else 2 for node in lists)
    if len(lists) > 1 or len(re.findall(_TAG, outline.data[outline.sheet_data.end :])) != tags:
        raise ValueError("links in an unusual place")
    return outline


def _nodes(outline: SheetMap) -> list[Node]:
    return [node for holder in outline.root.all("hyperlinks") for node in holder.all("hyperlink")]


def _link(node: Node) -> Link:
    return Link(node.attrs.get("location", ""), node.attrs.get("tooltip", ""))


def _is_ours(node: Node, plan: LinkPlan) -> bool:
    """Whether a link leads to a place in the workbook (it has no relationship) and has the form of the plan."""
    return not any(key.endswith("}id") for key in node.attrs) and plan.owns(_link(node))


def _ours(nodes: list[Node], plan: LinkPlan) -> dict[str, Node]:
    return {node.attrs["ref"]: node for node in nodes if _is_ours(node, plan)}


def _wanted(workbook: Workbook, info: SheetInfo, cells: Mapping[Place, Link], others: list[Range]) -> dict[str, Link]:
    """The links that the sheet can have, by range: where no other link lies."""
    sheet = workbook.sheet(info.name)
    wanted = {}
    for (row, col), link in sorted(cells.items()):
        area = sheet.merge_at(row, col) or Range(row, col, row, col)
        formula = sheet.formula(row, col)
        if formula is not None and re.search(_OWN_FUNCTION, formula.text):
            continue
        if not any(area.overlaps(other) for other in others):
            wanted[area.format()] = link
    return wanted


# ---------------------------------------------------------------------- carrying out


def carry_links(package: Package, edits: list[LinkEdit], plan: Plan) -> None:
    """Carries the edits out in the package; the plan learns what may differ."""
    for edit in edits:
        package.replace(edit.part, _edited(_outline(package, edit.part), edit))
        plan.sheet(edit.part).links = edit.plan


def _edited(outline: SheetMap, edit: LinkEdit) -> bytes:
    """The part with the links of the edit: new ones at the end of the list, which goes with its last link."""
    patches, root = Patches(outline.data), outline.root
    prefix = f"{root.prefix}:" if root.prefix else ""
    ours = _ours(_nodes(outline), edit.plan)
    new = b"".join(_xml(ref, link, prefix) for ref, link in edit.put.items() if ref not in ours)
    holder = root.child("hyperlinks")
    if holder is None:
        element = f"<{prefix}hyperlinks>".encode() + new + f"</{prefix}hyperlinks>".encode()
        patches.insert(insertion_point(root, "hyperlinks", WORKSHEET), element)
        return patches.apply()
    if not new and {ours[ref].start for ref in edit.drop} == {node.start for node in holder.children}:
        patches.replace(holder.start, holder.end, b"")
        return patches.apply()
    for ref in edit.drop:
        patches.replace(ours[ref].start, ours[ref].end, b"")
    for ref in edit.put.keys() & ours.keys():
        patches.replace(ours[ref].start, ours[ref].end, _xml(ref, edit.put[ref], prefix))
    if new:
        patches.append(holder, new)
    return patches.apply()


def _xml(ref: str, link: Link, prefix: str) -> bytes:
    attributes = f'ref="{ref}" location="{escape(link.location, True)}" tooltip="{escape(link.tip, True)}"'
    return f"<{prefix}hyperlink {attributes}/>".encode()
