"""Conditional formats of a worksheet part: read, and added in schema order with priorities that are free."""

from __future__ import annotations

from collections.abc import Iterable

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.order import WORKSHEET, insertion_point
from kertas_kerja.buku.sheetmap import SheetMap
from kertas_kerja.buku.xmlspan import Node, Patches, escape, parse


class CondRule(NamedTuple):
    """One rule: `type` "expression", "cellIs", "containsText", ...; `extra` are further attributes."""

    type: str
    formulas: tuple[str, ...]
    dxf: int | None = None
    operator: str | None = None
    stop: bool = False
    extra: tuple[tuple[str, str], ...] = ()


class CondFormat(NamedTuple):
    """Rules for the areas of `sqref` ("A1:B2 D4"), the first rule with the highest priority."""

    sqref: str
    rules: tuple[CondRule, ...]


Conditions = tuple[str, tuple[tuple[str, str | None, tuple[str, ...]], ...]]


def conditions(fmt: CondFormat) -> Conditions:
    """What tells a format from others: its areas and conditions. Programs that save a file rewrite all else."""
    return fmt.sqref, tuple((rule.type, rule.operator, rule.formulas) for rule in fmt.rules)


def read_conditions(data: bytes) -> set[Conditions]:
    """The areas and conditions of the formats of a sheet."""
    return {conditions(fmt) for fmt in _formats(SheetMap(data, rows=False))}


def _formats(sheet: SheetMap) -> list[CondFormat]:
    found = []
    root = sheet.root
    for holder in root.all("conditionalFormatting"):
        wrapper = sheet.data[root.start : root.open_end]
        close = f"</{root.qname}>".encode()
        tree = parse(wrapper + sheet.data[holder.start : holder.end] + close).children[0]
        found.append(CondFormat(holder.attrs.get("sqref", ""), tuple(_rule(n) for n in tree.all("cfRule"))))
    return found


def _rule(node: Node) -> CondRule:
    a = dict(node.attrs)
    a.pop("priority", None)
    dxf = node.whole("dxfId", -1)
    a.pop("dxfId", None)
    kind, operator = a.pop("type", ""), a.pop("operator", None)
    stop = a.pop("stopIfTrue", "0") in ("1", "true")
    formulas = tuple(f.text for f in node.all("formula"))
    return CondRule(kind, formulas, dxf if dxf >= 0 else None, operator, stop, tuple(sorted(a.items())))


def add_conditional_formats(data: bytes, formats: Iterable[CondFormat]) -> bytes:
    """The sheet with the formats added after its own; one that is already there is not added again."""
    sheet = SheetMap(data, rows=False)
    known = {conditions(fmt) for fmt in _formats(sheet)}
    wanted = [f for f in dict.fromkeys(formats) if conditions(f) not in known]
    if not wanted:
        return data
    prefix = f"{sheet.root.prefix}:" if sheet.root.prefix else ""
    priority = _highest(sheet)
    xml = ""
    for fmt in wanted:
        xml += _format_xml(fmt, priority + 1, prefix)
        priority += len(fmt.rules)
    patches = Patches(sheet.data)
    patches.insert(insertion_point(sheet.root, "conditionalFormatting", WORKSHEET), xml.encode())
    return patches.apply()


def _highest(sheet: SheetMap) -> int:
    """The highest priority in use, the x14 rules included."""
    tail = sheet.data[sheet.sheet_data.end :]
    root, outer = sheet.root, sheet.data[sheet.root.start : sheet.root.open_end]
    if root.self_closing or b"priority" not in tail:
        return 0
    nodes = parse(outer + tail[: root.end - sheet.sheet_data.end]).walk()
    return max((n.whole("priority") for n in nodes if n.name == "cfRule"), default=0)


def _format_xml(fmt: CondFormat, priority: int, prefix: str) -> str:
    rules = "".join(_rule_xml(rule, priority + at, prefix) for at, rule in enumerate(fmt.rules))
    tag = f"{prefix}conditionalFormatting"
    return f'<{tag} sqref="{escape(fmt.sqref, True)}">{rules}</{tag}>'


def _rule_xml(rule: CondRule, priority: int, prefix: str) -> str:
    attrs = {
        "type": rule.type,
        "dxfId": None if rule.dxf is None else str(rule.dxf),
        "priority": str(priority),
    }
    attrs |= {"stopIfTrue": "1" if rule.stop else None, "operator": rule.operator, **dict(rule.extra)}
    text = "".join(f' {k}="{escape(v, True)}"' for k, v in attrs.items() if v is not None)
    inner = "".join(f"<{prefix}formula>{escape(f)}</{prefix}formula>" for f in rule.formulas)
    return f"<{prefix}cfRule{text}>{inner}</{prefix}cfRule>"
