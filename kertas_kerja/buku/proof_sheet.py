"""Compares a worksheet part before and after an edit: only what the plan names may differ."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kertas_kerja.buku.cellxml import Edit
from kertas_kerja.buku.order import WORKSHEET
from kertas_kerja.buku.plan import SheetPlan
from kertas_kerja.buku.proof_links import compare_links
from kertas_kerja.buku.proof_read import CellRecord, Event, Place, Row, SheetReader, read_pair
from kertas_kerja.buku.refs import Range, format_cell
from kertas_kerja.buku.strings import unescape_units

_TRUE = ("1", "true")


def compare_sheet(before: bytes, after: bytes, plan: SheetPlan, chained: bool) -> Iterator[str]:
    """Every difference that the plan does not name, as a short Indonesian phrase.

    `chained`: calcChain is still there, so that no formula may have gone.
    """
    old, new = read_pair(before, after, set(plan.edits))
    yield from new.problems
    yield from _outside(old.outside, new.outside, plan)
    for number in sorted(old.rows.keys() | new.rows.keys()):
        if number not in new.rows:
            yield f"baris {number} hilang"
        else:
            yield from _row(old, new, number, plan.edits)
            if chained:
                yield from _lost_formulas(old.rows.get(number), new.rows[number], number)
    done = {(row, col) for row, record in new.rows.items() for col in record.cells}
    for place, edit in plan.edits.items():
        if place not in done and (edit.mode != "set" or edit.value is not None or edit.formula is not None):
            yield f"sel {format_cell(*place)} tidak tertulis"


def _row(old: SheetReader, new: SheetReader, number: int, edits: dict[Place, Edit]) -> Iterator[str]:
    before, after = old.rows.get(number, Row((), None, {})), new.rows[number]
    if before.attrs != after.attrs:
        yield f"setelan baris {number} berubah"
    if after.spans is not None and after.cells and not _covers(after.spans, after.cells, before):
        yield f"rentang baris {number} tidak memuat selnya"
    for col in sorted(before.cells.keys() | after.cells.keys()):
        place = (number, col)
        was, now, edit = before.cells.get(col), after.cells.get(col), edits.get(place)
        if now is None:
            yield f"sel {format_cell(*place)} hilang"
        elif edit is None and (was is None or not _equal(old, new, place, was, now)):
            yield f"sel {format_cell(*place)} berubah di luar rencana"
        elif edit is not None and not _as_planned(old, new, place, was, now, edit):
            yield f"sel {format_cell(*place)} tidak sesuai rencana"


def _lost_formulas(before: Row | None, after: Row, number: int) -> Iterator[str]:
    for col, was in before.cells.items() if before is not None else ():
        now = after.cells.get(col)
        if was.formula is not None and (now is None or now.formula is None):
            yield f"calcChain masih menunjuk sel {format_cell(number, col)} yang tidak berumus lagi"


def _covers(spans: str, cells: dict[int, CellRecord], before: Row) -> bool:
    """Whether the hint covers the cells, unless it did not before either or says nothing that can be read."""
    new = [col for col in cells if col not in before.cells]
    try:
        areas = [tuple(int(n) for n in part.split(":")) for part in spans.split()]
        covered = all(any(first <= col <= last for first, last in areas) for col in new)
    except ValueError:
        areas, covered = [], False
    return covered or (not areas and before.spans == spans)


def _equal(old: SheetReader, new: SheetReader, place: Place, was: CellRecord, now: CellRecord) -> bool:
    return was._replace(formula=None) == now._replace(formula=None) and _same_formula(old, new, place, was, now)


def _same_formula(old: SheetReader, new: SheetReader, place: Place, was: CellRecord, now: CellRecord) -> bool:
    """The same formula in effect: as stored, or as a shared one that was handed on or expanded."""
    if was.formula == now.formula and old.groups.get(place) == new.groups.get(place):
        return True
    if was.formula is None or now.formula is None or was.formula.get("t") != "shared":
        return False
    kept = now.formula.get("t") in ("shared", None)
    return kept and old.formula_at(place) == new.formula_at(place)


def _as_planned(
    old: SheetReader, new: SheetReader, place: Place, was: CellRecord | None, now: CellRecord, edit: Edit
) -> bool:
    style = edit.style if edit.style is not None else _style_before(old, place, was)
    if now.style != str(style) or _extras(was) != _extras(now):
        return False
    if edit.mode == "set":
        formula = None if edit.formula is None else edit.formula.removeprefix("=")
        stored = now.formula.text if now.formula is not None else None
        plain = now.formula is None or not now.formula.attrs
        return plain and stored == formula and now.meta == (None, None) and _holds(now, edit)
    if was is None:
        return edit.mode == "style" and now.value is None and now.formula is None
    if edit.mode == "style":
        return _equal(old, new, place, was._replace(style=now.style), now)
    return now.meta == was.meta and _same_formula(old, new, place, was, now) and _holds(now, edit)


def _style_before(old: SheetReader, place: Place, was: CellRecord | None) -> str:
    """The style of the cell, else that of its row or column."""
    if was is not None:
        return was.style
    row = dict(old.rows[place[0]].attrs) if place[0] in old.rows else {}
    if row.get("customFormat") in _TRUE and row.get("s"):
        return row["s"]
    for event in old.outside:
        if event[0] == "<" and str(event[1]).rpartition(" ")[2] == "col":
            attrs = dict(event[2])  # type: ignore[call-overload]
            if int(attrs.get("min", 0)) <= place[1] <= int(attrs.get("max", 0)) and attrs.get("style"):
                return str(attrs["style"])
    return "0"


def _extras(record: CellRecord | None) -> list[Event]:
    """What an edit must keep besides value and formula: foreign attributes and extensions, not inline text."""
    kept, inside = [], 0
    for event in record.rest if record is not None else ():
        inside += event[:2] == ("<", "is")
        if not inside:
            kept.append(event)
        inside -= event[:2] == (">", "is")
    return kept


def _holds(now: CellRecord, edit: Edit) -> bool:
    """Whether the stored value is the planned one."""
    value = edit.value
    if value is None:
        return now.value is None and now.type == "n" and not any(e[:2] == ("<", "is") for e in now.rest)
    if isinstance(value, bool):
        return now.type == "b" and now.value == str(int(value))
    if isinstance(value, (int, float, Decimal)):
        return now.type == "n" and now.value is not None and float(now.value) == float(value)
    if now.type not in ("str", "e", "inlineStr"):
        return False
    text = now.value if now.type != "inlineStr" else "".join(str(e[1]) for e in now.rest if e[0] == "text")
    return unescape_units(text or "") == value


# ---------------------------------------------------------------------- around the rows


def _outside(before: list[Event], after: list[Event], plan: SheetPlan) -> Iterator[str]:
    old, new = _children(before), _children(after)
    if old.pop("", None) != new.pop("", None):
        yield "elemen akar lembar berubah"
    yield from _dimension(old.pop("dimension", []), new.pop("dimension", []))
    formats, made = old.pop("conditionalFormatting", []), new.pop("conditionalFormatting", [])
    if made[: len(formats)] != formats or len(made) - len(formats) > len(plan.formats):
        yield "format bersyarat yang sudah ada berubah"
    wanted = {fmt.sqref for fmt in plan.formats}
    for events in made[len(formats) :]:
        attrs = dict(events[0][2])  # type: ignore[call-overload]
        if attrs.get("sqref") not in wanted:
            yield "format bersyarat di luar rencana"
    if plan.drawing is not None:
        yield from _drawing(old.pop("legacyDrawing", []), new.pop("legacyDrawing", []), plan.drawing)
    if plan.links is not None:
        yield from compare_links(old.pop("hyperlinks", []), new.pop("hyperlinks", []), plan.links)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"bagian {name} pada lembar berubah"
    if _sorted(before) and not _sorted(after):
        yield "urutan bagian lembar tidak sah"


def _drawing(before: list[list[Event]], after: list[list[Event]], rel_id: str) -> Iterator[str]:
    """The sheet got the planned `legacyDrawing`, or lost the one that it had."""
    opening = [event for events in after for event in events if event[0] == "<"]
    ids = [value for event in opening for name, value in event[2] if name.endswith("/relationships id")]  # type: ignore[attr-defined]
    if len(before) != (not rel_id) or len(opening) != bool(rel_id) or ids != ([rel_id] if rel_id else []):
        yield "legacyDrawing tidak sesuai rencana"


def _children(events: list[Event]) -> dict[str, list[list[Event]]]:
    """The events of each child of the root by its local name; "" holds those of the root itself.

    Namespaces that a child declares belong to that child.
    """
    found: dict[str, list[list[Event]]] = {"": [[]]}
    depth, current = 0, found[""][0]
    declared: list[Event] = []
    for event in events:
        if event[0] == "namespace" and depth == 1:
            declared.append(event)
            continue
        if event[0] == "<":
            depth += 1
            if depth == 2:
                current, declared = declared, []
                found.setdefault(str(event[1]).rpartition(" ")[2], []).append(current)
        if depth > 1 or event[0] != "text":
            current.append(event)
        if event[0] == ">":
            depth -= 1
            current = found[""][0] if depth == 1 else current
    return found


def _sorted(events: list[Event]) -> bool:
    depth, ranks = 0, []
    for event in events:
        if event[0] == "<":
            depth += 1
            name = str(event[1]).rpartition(" ")[2]
            if depth == 2 and name in WORKSHEET:
                ranks.append(WORKSHEET[name])
        depth -= event[0] == ">"
    return ranks == sorted(ranks)


def _dimension(before: list[list[Event]], after: list[list[Event]]) -> Iterator[str]:
    """The used range may only grow."""
    if before == after:
        return
    try:
        old, new = (Range.parse(dict(events[0][0][2])["ref"]) for events in (before, after))  # type: ignore[call-overload]
    except (IndexError, KeyError, ValueError):
        yield "ukuran lembar berubah"
        return
    if not (new.contains(old.top, old.left) and new.contains(old.bottom, old.right)):
        yield "ukuran lembar menyusut"
