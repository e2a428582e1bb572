"""Sets cells in the bytes of a worksheet part; whatever no edit names keeps its bytes (ADR 0002).

New rows and cells are created in order, `spans` and `dimension` are widened, merged ranges are written only
at their top-left cell, arrays are refused, shared formulas are handed on. New texts are inline strings, so
that no other part changes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cellxml import Edit, Handover, Op, edited_cell, new_cell
from kertas_kerja.buku.groups import Place, handovers, refuse_arrays
from kertas_kerja.buku.refs import MAX_COL, MAX_ROW, Range, format_cell
from kertas_kerja.buku.rowview import CellSource, RowView
from kertas_kerja.buku.sheetmap import RowSpan, SheetMap
from kertas_kerja.buku.xmlscan import whole
from kertas_kerja.buku.xmlspan import OPEN_TAG, Node, Patches, set_attributes
from kertas_kerja.errors import PerubahanDitolak

__all__ = ["Edit", "Spliced", "splice", "splice_sheet"]

_TRUE = ("1", "true")


class Spliced(NamedTuple):
    """An edited part: its bytes, and the cells whose formula was removed (then calcChain must go)."""

    data: bytes
    removed: tuple[Place, ...]


def splice_sheet(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The worksheet part after the edits. See `splice`."""
    return splice(data, edits).data


def splice(data: bytes, edits: Iterable[Edit]) -> Spliced:
    """Applies the edits (one per cell) to the bytes of a worksheet part.

    Raises PerubahanDitolak for an edit that cannot be made safely: inside an array formula or what-if table,
    beside the top-left cell of a merged range, in unsorted rows, a value that Excel cannot hold.
    """
    planned = _by_place(edits)
    if not planned:
        return Spliced(data, ())
    return _Splicer(SheetMap(data), planned).run()


def _by_place(edits: Iterable[Edit]) -> dict[Place, Edit]:
    planned: dict[Place, Edit] = {}
    for edit in edits:
        place = (edit.row, edit.col)
        if place in planned:
            raise ValueError(f"two edits of cell {place}")
        if not (1 <= edit.row <= MAX_ROW and 1 <= edit.col <= MAX_COL):
            raise PerubahanDitolak(f"Sel pada baris {edit.row} kolom {edit.col} di luar batas lembar Excel.")
        planned[place] = edit
    return planned


class _Splicer:
    """One run over one sheet."""

    def __init__(self, sheet: SheetMap, edits: dict[Place, Edit]) -> None:
        self.sheet, self.edits = sheet, edits
        self.patches = Patches(sheet.data)
        self.removed: list[Place] = []
        self.created: list[Place] = []
        self.counted: set[int] = set()
        self.col_styles = _column_styles(sheet.root)

    def run(self) -> Spliced:
        refuse_merged(self.sheet.root, self.edits)
        refuse_arrays(self.sheet, self.edits)
        by_row: dict[int, dict[int, Op]] = {}
        for edit in self.edits.values():
            by_row.setdefault(edit.row, {})[edit.col] = edit
        for heir in handovers(self.sheet, self.edits):
            ops = by_row.setdefault(heir.row, {})
            ops[heir.col] = heir._replace(edit=self.edits.get((heir.row, heir.col)))
        existing = {span.number: span for span in self.sheet.rows}
        self._add_rows({n: ops for n, ops in sorted(by_row.items()) if n not in existing})
        for number in sorted(by_row.keys() & existing.keys()):
            self._edit_row(existing[number], by_row[number])
        for number in self.counted - by_row.keys():
            self.patches.open_tag(self.sheet.row_node(existing[number]), {"r": str(number)})
        self._widen_dimension()
        return Spliced(self.patches.apply(), tuple(self.removed))

    def _edit_row(self, span: RowSpan, ops: dict[int, Op]) -> None:
        row = RowView(self.sheet, span)
        here = set(row.cols)
        added = {c: self._new(row.prefix, row.attrs, ops[c]) for c in sorted(ops) if c not in here}
        added = {c: xml for c, xml in added.items() if xml}
        for col in ops.keys() & here:
            self._edit_cell((span.number, col), row.source(col), ops[col], added)
        for col in row.uncounted() if added else ():
            if col not in ops and _shifted(col, added):
                self._number_cell(row.source(col), (span.number, col))
        self._insert_cells(row, added, {"r": str(span.number)} if span.number in self.counted else {})
        self.created += [(span.number, col) for col in added]

    def _edit_cell(self, place: Place, cell: CellSource, op: Op, added: dict[int, bytes]) -> None:
        whole = self.sheet.data[cell.start : cell.end]
        xml = edited_cell(whole, cell.tag, cell.formula, cell.kept, op)
        if not cell.explicit and _shifted(place[1], added):
            tag = OPEN_TAG.match(xml)
            assert tag is not None
            xml = set_attributes(tag[0], {"r": format_cell(*place)}) + xml[tag.end() :]
        if _loses_formula(cell, op):
            self.removed.append(place)
        self.patches.replace(cell.start, cell.end, xml)

    def _number_cell(self, cell: CellSource, place: Place) -> None:
        tag = set_attributes(cell.tag, {"r": format_cell(*place)})
        self.patches.replace(cell.start, cell.start + len(cell.tag), tag)

    def _new(self, prefix: str, row: Mapping[str, str], op: Op) -> bytes:
        if isinstance(op, Handover) or op.mode == "cache":
            raise ValueError(f"no cell at {format_cell(op.row, op.col)} to update")
        return new_cell(op, prefix, self._style(row, op))

    def _style(self, row: Mapping[str, str], op: Edit) -> int:
        if op.style is not None:
            return op.style
        own = whole(row.get("s")) if row.get("customFormat") in _TRUE else None
        if own is not None:
            return own
        return next((s for first, last, s in self.col_styles if first <= op.col <= last), 0)

    def _insert_cells(self, row: RowView, added: dict[int, bytes], changes: dict[str, str]) -> None:
        last = row.cols[-1] if row.cols else 0
        for col, xml in added.items():
            if col < last:
                self.patches.insert(row.start_of(row.cols[bisect_right(row.cols, col)]), xml)
        if added and (spans := _widened(row.attrs.get("spans"), min(added), max(added))):
            changes = {**changes, "spans": spans}
        tail = b"".join(xml for col, xml in added.items() if col > last)
        if row.extra is not None:
            self.patches.insert(row.extra, tail)
        self._append(row, tail if row.extra is None else b"", changes)

    def _append(self, row: RowView, tail: bytes, changes: dict[str, str]) -> None:
        """Adds cells at the end of a row and changes its start tag."""
        old = self.sheet.data[row.span.start : row.open_end]
        tag = set_attributes(old, changes) if changes else old
        if tail and row.self_closing:
            name = re.match(rb"<([^\s/>]+)", tag)
            assert name is not None
            tag, tail = tag[:-2].rstrip() + b">" + tail + b"</" + name[1] + b">", b""
        if tail:
            self.patches.insert(row.close_start, tail)
        if tag != old:
            self.patches.replace(row.span.start, row.open_end, tag)

    def _add_rows(self, new: dict[int, dict[int, Op]]) -> None:
        prefix = f"{self.sheet.sheet_data.prefix}:" if self.sheet.sheet_data.prefix else ""
        rows = iter(self.sheet.rows)
        following = next(rows, None)
        tail: list[bytes] = []
        for number, ops in new.items():
            while following is not None and following.number < number:
                following = next(rows, None)
            xml = self._new_row(prefix, number, ops)
            if following is None:
                tail.append(xml)
            elif xml:
                self.patches.insert(following.start, xml)
                if not following.explicit:
                    self.counted.add(following.number)
        if any(tail):
            self.patches.append(self.sheet.sheet_data, b"".join(tail))

    def _new_row(self, prefix: str, number: int, ops: dict[int, Op]) -> bytes:
        cells = {col: self._new(prefix, {}, ops[col]) for col in sorted(ops)}
        filled = [col for col, xml in cells.items() if xml]
        self.created += [(number, col) for col in filled]
        inner = b"".join(cells[col] for col in filled)
        return f'<{prefix}row r="{number}">'.encode() + inner + f"</{prefix}row>".encode() if inner else b""

    def _widen_dimension(self) -> None:
        node = self.sheet.root.child("dimension")
        if node is None or not self.created:
            return
        try:
            old = Range.parse(node.attrs["ref"])
        except (KeyError, ValueError):
            return
        rows, cols = [r for r, _ in self.created], [c for _, c in self.created]
        new = Range(min(old.top, *rows), min(old.left, *cols), max(old.bottom, *rows), max(old.right, *cols))
        if new != old:
            self.patches.open_tag(node, {"ref": new.format()})


def _shifted(col: int, added: dict[int, bytes]) -> bool:
    """Whether a new cell comes before this column: a cell there that only counts must then say where it is."""
    return any(new < col for new in added)


def _loses_formula(cell: CellSource, op: Op) -> bool:
    """Whether a calcChain entry would point at no formula, or at one of another kind."""
    if cell.kind is None or isinstance(op, Handover) or op.mode != "set":
        return False
    return op.formula is None or cell.kind in ("array", "dataTable")


def _column_styles(root: Node) -> list[tuple[int, int, int]]:
    cols = root.child("cols")
    nodes = cols.all("col") if cols is not None else iter(())
    return [(c.whole("min"), c.whole("max"), c.whole("style")) for c in nodes if c.attrs.get("style")]


def _widened(spans: str | None, first: int, last: int) -> str | None:
    """A `spans` attribute that covers the new columns; None when it already does or is absent."""
    if not spans:
        return None
    try:
        parts = [(int(a), int(b)) for a, b in (part.split(":") for part in spans.split())]
    except ValueError:
        return None
    if any(a <= first and last <= b for a, b in parts):
        return None
    return f"{min(first, *(a for a, _ in parts))}:{max(last, *(b for _, b in parts))}"


def merged_ranges(root: Node) -> list[Range]:
    """The merged ranges of a sheet; unreadable ones are left out."""
    holder = root.child("mergeCells")
    return list(_ranges(holder.all("mergeCell"))) if holder is not None else []


def _ranges(nodes: Iterable[Node]) -> Iterator[Range]:
    for node in nodes:
        try:
            yield Range.parse(node.attrs.get("ref", ""))
        except ValueError:
            continue


def refuse_merged(root: Node, edits: dict[Place, Edit]) -> None:
    """Raises PerubahanDitolak when content would be written beside the top-left cell of a merged range."""
    by_row: dict[int, list[int]] = {}
    for (row, col), edit in edits.items():
        if edit.mode == "set" and (edit.value is not None or edit.formula is not None):
            by_row.setdefault(row, []).append(col)
    for area in merged_ranges(root):
        span = range(area.top, area.bottom + 1)
        for row in span if len(span) < len(by_row) else [r for r in by_row if r in span]:
            for col in by_row.get(row, ()):
                if area.left <= col <= area.right and (row, col) != (area.top, area.left):
                    raise PerubahanDitolak(
                        f"Sel {format_cell(row, col)} tertutup sel gabungan {area.format()}; "
                        f"isi di sel {format_cell(area.top, area.left)}."
                    )
