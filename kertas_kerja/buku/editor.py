"""The one door through which a workbook is changed: collect edits, then `finish` or `save`.

Edits that change nothing are dropped, so that doing the same twice gives the same bytes. Caches of the
operator's formulas that depend on a changed cell are recomputed where that can be trusted, else dropped (ADR
0003); what was written is proved against the plan before it takes its place (ADR 0004).
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.bookxml import calculate_on_load, remove_calc_chain
from kertas_kerja.buku.cellxml import Edit, Value
from kertas_kerja.buku.condfmt import (
    CondFormat,
    Conditions,
    add_conditional_formats,
    conditions,
    read_conditions,
)
from kertas_kerja.buku.edits import Edits, changed, locked, needed, uncached
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.plan import Plan
from kertas_kerja.buku.splice import splice
from kertas_kerja.buku.workbook import SheetInfo, Workbook, truth
from kertas_kerja.errors import PerubahanDitolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.links import LinkEdit, Links
    from kertas_kerja.buku.notes import NoteEdit, Notes
    from kertas_kerja.buku.styles_write import StyleBook

At = tuple[str, int, int]


class Report(NamedTuple):
    """What `finish` did. Cells are (sheet, row, col)."""

    edited: tuple[At, ...] = ()
    recomputed: tuple[At, ...] = ()
    """Formulas of the operator whose cached value was computed anew."""
    dropped: tuple[At, ...] = ()
    """Formulas of the operator whose cached value was taken out: Excel computes them when it opens the file.
    """
    locked: tuple[At, ...] = ()
    """Edited cells that are locked on a protected sheet."""
    pivots: tuple[str, ...] = ()
    """Pivot caches that Excel will refresh, because their source changed."""
    grafted: tuple[str, ...] = ()


class BookEditor:
    """Edits of one workbook, kept as a plan until `finish`. Raises PerubahanDitolak for what cannot be done
    safely.
    """

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.package = workbook.package
        self.plan = Plan()
        self._edits: Edits = {}
        self._styles: StyleBook | None = None
        self._grafts: list[tuple[bytes, tuple[str, ...], tuple[str, ...], int | None]] = []
        self._notes: dict[str, NoteEdit] = {}
        self._conditions: dict[str, set[Conditions]] = {}
        self._links: dict[str, LinkEdit] = {}
        self._report: Report | None = None
        self._cells: Report | None = None
        self._after = workbook

    # ------------------------------------------------------------------ collecting

    def set_cell(
        self,
        sheet: str,
        row: int,
        col: int,
        *,
        value: Value = None,
        formula: str | None = None,
        style: int | None = None,
    ) -> None:
        """Plans the content of a cell: a value, or a formula (without "=") with its cached value.

        Neither value nor formula clears the cell. `style` None keeps the style. Later calls win.
        """
        self._open()
        self._edits.setdefault(self._info(sheet).name, {})[row, col] = Edit(row, col, value, formula, style)

    def _info(self, sheet: str) -> SheetInfo:
        try:
            info = self.workbook.info(sheet)
        except KeyError:
            raise PerubahanDitolak(f'Lembar "{sheet}" tidak ada; periksa nama lembarnya.') from None
        if info.kind != "worksheet" or not info.part:
            raise PerubahanDitolak(f'Lembar "{sheet}" bukan lembar kerja biasa; pilih lembar lain.')
        return info

    def _open(self, tabs: bool = False) -> None:
        if self._report is not None or (self._cells is not None and not tabs):
            raise ValueError("the editor has finished")
        if self.workbook.signed:
            raise PerubahanDitolak(
                "Berkas ini bertanda tangan digital, yang rusak bila isinya diubah; "
                "simpan salinan tanpa tanda tangan, lalu ulangi."
            )

    @property
    def styles(self) -> StyleBook:
        """The styles, to which formats can be appended."""
        if self._styles is None:
            from kertas_kerja.buku.styles_write import StyleBook, add_styles_part

            part = self.workbook.styles_part or add_styles_part(self.package, self.workbook, self.plan)
            self._styles = StyleBook(self.package.read(part))
        return self._styles

    def style_of(self, sheet: str, row: int, col: int) -> int:
        """The style that a cell has or would have: planned, its own, that of its row or column."""
        planned = self._edits.get(sheet, {}).get((row, col))
        if planned is not None and planned.style is not None:
            return planned.style
        return self.workbook.sheet(sheet).style(row, col)

    def derive_style(self, base: int, **changes: str | bool | None) -> int:
        """A style like `base` with changes; see `StyleBook.derive`."""
        return self.styles.derive(base, **changes)  # type: ignore[arg-type]

    def add_dxf(self, **format: str | bool | None) -> int:
        """A format for conditional formats; see `StyleBook.add_dxf`."""
        return self.styles.add_dxf(**format)  # type: ignore[arg-type]

    def has_cond_format(self, sheet: str, fmt: CondFormat) -> bool:
        """Whether the sheet has a format of the same areas and conditions, whatever it looks like."""
        part = self._info(sheet).part
        if part not in self._conditions:
            self._conditions[part] = read_conditions(self.workbook.package.read(part))
        return conditions(fmt) in self._conditions[part]

    def add_cond_format(self, sheet: str, formats: Iterable[CondFormat]) -> None:
        """Plans conditional formats; one that the sheet has already is not added again."""
        self._open()
        self.plan.sheet(self._info(sheet).part).formats += formats

    def set_notes(self, sheet: str, notes: Notes) -> bool:
        """Plans the notes of one author in a sheet, all of them; False where it takes none (see `buku.notes`).

        Notes that it has already stay as they are, those that are not wanted any more go.
        """
        from kertas_kerja.buku.notes import plan_notes

        info = self._info(sheet)
        edit = plan_notes(self.workbook, info, notes)
        if edit is not None and (edit.put or edit.drop):
            self._open(tabs=True)
            self._notes[info.part] = edit
        return edit is not None and (bool(edit.plan.texts) or not notes.cells)

    def set_links(self, sheet: str, links: Links) -> bool:
        """Plans the links of one form in a sheet, all of them; False where it takes none (see `buku.links`)."""
        from kertas_kerja.buku.links import plan_links

        info = self._info(sheet)
        edit = plan_links(self.workbook, info, links)
        if edit is not None and edit.changes:
            self._open(tabs=True)
            self._links[info.part] = edit
        return edit is not None

    def graft(
        self, donor: bytes, names: Iterable[str], *, replace: Iterable[str] = (), position: int | None = None
    ) -> None:
        """Plans tabs from an XlsxWriter workbook: `replace` names those of ours that may be replaced."""
        self._open(tabs=True)
        self._grafts.append((donor, tuple(names), tuple(replace), position))

    # ------------------------------------------------------------------ finishing

    def finish(self) -> tuple[Package, Report]:
        """Carries the plan out in the package (once); nothing is written to disk."""
        if self._report is None:
            self._report = self._carry_out()
        return self.package, self._report

    @property
    def refreshed(self) -> frozenset[At]:
        """The operator's formulas whose cached value became another, or was taken out, when the cells were edited."""
        cells = self._carry_cells()
        return frozenset(cells.recomputed + cells.dropped)

    def preview(self) -> Workbook:
        """The workbook with its cells as planned and no tab grafted yet: what a check will find in the written file.

        Sheets without an edit are shared with the opened workbook. After this only tabs, notes, links can be planned.
        """
        self._carry_cells()
        self._after = after = self.workbook.over(self.package)
        for info in self.workbook.sheets:
            if info.part not in self.package.changed:
                after.share(info.name, self.workbook)
        return after

    def _carry_out(self) -> Report:
        report = self._carry_cells()
        if self._notes:
            from kertas_kerja.buku.notes import carry_notes

            carry_notes(self.workbook, list(self._notes.values()), self.plan)
        if self._links:
            from kertas_kerja.buku.links import carry_links

            carry_links(self.package, list(self._links.values()), self.plan)
        done, left = self._store_computed()
        grafted = self._carry_grafts()
        dropped = tuple(at for at in dict.fromkeys(report.dropped + left) if at not in set(done))
        report = report._replace(
            recomputed=report.recomputed + done, dropped=dropped + self._drop_readers(), grafted=grafted
        )
        self._drop_unknown(report)
        return report

    def _store_computed(self) -> tuple[tuple[At, ...], tuple[At, ...]]:
        """Stores the values of formulas that had none (see `uncalculated`), in a file that changes anyway.

        (Those that have one now, those that are left to Excel; a placeholder is taken out.)
        """
        computed = self._after.computed
        if not computed or not (self.package.changed or self._grafts):
            return (), ()
        from kertas_kerja.buku.caches import put_caches

        done = tuple(sorted(at for at, value in computed.items() if value is not None))
        left = tuple(sorted(computed.keys() - set(done)))
        blank = [at for at in left if self._after.sheet(at[0]).value(at[1], at[2]) is not None]
        put_caches(self.package, self.workbook, self.plan, {at: computed[at] for at in (*done, *blank)})
        return done, left

    def _carry_cells(self) -> Report:
        """Carries out the edits of cells and conditional formats, once."""
        if self._cells is None:
            self._cells = self._edit_cells()
        return self._cells

    def _edit_cells(self) -> Report:
        edits = needed(self.workbook, self._edits)
        edited = tuple((sheet, row, col) for sheet, planned in edits.items() for row, col in planned)
        closed = locked(self.workbook, edits)
        self._check(edits)
        recomputed, dropped = self._dependents(edits)
        removed = self._splice(edits)
        self._finish_book(removed, bool(dropped) or uncached(edits) or (bool(edits) and self._as_shown))
        return Report(edited, recomputed, dropped, closed, self._refresh_pivots(edits))

    def _check(self, edits: Edits) -> None:
        from kertas_kerja.buku.tables import refuse_headers

        for name, planned in edits.items():
            refuse_headers(self.package, self.workbook.info(name).part, planned)

    def _dependents(self, edits: Edits) -> tuple[tuple[At, ...], tuple[At, ...]]:
        """Adds cache edits for the formulas that depend on changed cells: (recomputed, dropped)."""
        touched = changed(self.workbook, edits)
        if not touched:
            return (), ()
        from kertas_kerja.buku.caches import cache_edits

        own = {
            (name, row, col)
            for name, planned in self._edits.items()
            for (row, col), edit in planned.items()
            if edit.mode == "set"
        }
        return cache_edits(self.workbook, edits, touched, own)

    def _splice(self, edits: Edits) -> bool:
        """Edits the sheet parts; whether a formula went away."""
        removed = False
        for name, planned in edits.items():
            part = self.workbook.info(name).part
            result = splice(self.package.read(part), planned.values())
            self.plan.sheet(part).edits = planned
            self.package.replace(part, result.data)
            removed = removed or bool(result.removed)
        for part, plan in self.plan.sheets.items():
            if plan.formats:
                self.package.replace(part, add_conditional_formats(self.package.read(part), plan.formats))
        return removed

    def _finish_book(self, removed: bool, stale: bool) -> None:
        book, before = self.workbook.part, self.package.changed
        if self._styles is not None and self._styles.changed:
            self.package.replace(self.workbook.styles_part or "", self._styles.bytes())
        if removed:
            remove_calc_chain(self.package, book)
        if stale:
            calculate_on_load(self.package, book)
        self.plan.parts |= self.package.changed - before - self.package.removed
        self.plan.removed |= self.package.removed

    @property
    def _as_shown(self) -> bool:
        """Whether Excel counts with the digits that it shows: what it comes to then, only it knows."""
        return not truth(self.workbook.calc_pr.get("fullPrecision"), True)

    def _refresh_pivots(self, edits: Edits) -> tuple[str, ...]:
        from kertas_kerja.buku.tables import refresh_pivots

        refreshed = refresh_pivots(self.package, self.workbook, edits)
        self.plan.parts |= set(refreshed)
        return refreshed

    def _carry_grafts(self) -> tuple[str, ...]:
        done: list[str] = []
        for donor, names, replace, position in self._grafts:
            from kertas_kerja.buku.graft import graft

            done += graft(self.package, donor, names, replace=replace, position=position, plan=self.plan)
        return tuple(done)

    def _drop_readers(self) -> tuple[At, ...]:
        """Takes out the caches of the operator's formulas that read a tab whose content was replaced, or count tabs."""
        replaced = {name for _, names, replace, _ in self._grafts for name in names if name in replace}
        tabs = [i for i in self.workbook.sheets if i.name in replaced and i.part in self.package.changed]
        counting = self._counting_tabs()
        if not tabs and not counting:
            return ()
        from kertas_kerja.buku.caches import put_caches
        from kertas_kerja.buku.dependents import Graph

        own = [(name, *place) for name, planned in self._edits.items() for place in planned]
        graph = Graph(self.workbook, own)
        found = graph.readers_of(info.name for info in tabs) | counting | graph.reach(counting)
        others = {at for at in found if at[0] not in replaced}  # what is written anew has its values
        stale = {at for at in others if self.workbook.sheet(at[0]).value(at[1], at[2]) is not None}
        put_caches(self.package, self.workbook, self.plan, dict.fromkeys(sorted(stale)))
        return tuple(sorted(stale))

    def _counting_tabs(self) -> set[At]:
        if not self._grafts:
            return set()
        from kertas_kerja.buku.unknown import counting_tabs

        return counting_tabs(self.workbook)

    def _drop_unknown(self, report: Report) -> None:
        """Takes out the values of formulas on new tabs that read formulas without one."""
        if not report.grafted:
            return
        from kertas_kerja.buku.unknown import drop_readers, gaping, valueless

        unknown = valueless(self.workbook, self._edits, report.dropped, report.grafted)
        unknown -= set(report.recomputed)
        vast = gaping(self.workbook, report.grafted)
        if unknown or vast:
            drop_readers(self.package, unknown, vast, report.grafted, self.plan)

    def save(
        self,
        target: str | os.PathLike[str],
        *,
        source: str | os.PathLike[str] | int | None = None,
        others: Iterable[str | os.PathLike[str] | int] = (),
        overwrite: bool = False,
    ) -> Report:
        """Finishes, proves the written file against the plan, and puts it in place. See `simpan.simpan`."""
        from kertas_kerja.buku.proof import buktikan
        from kertas_kerja.buku.simpan import simpan

        package, report = self.finish()

        def proof(written: Package) -> None:
            buktikan(package, written, self.plan)

        checked = proof if package.changed else None
        simpan(package, target, source=source, others=others, overwrite=overwrite, proof=checked)
        return report
