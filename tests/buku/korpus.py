"""The acceptance table: what our writer does to each workbook of a folder.

    python -m tests.buku.korpus FOLDER [--fill] [--libreoffice] [--no-audit] [--markdown FILE]

For every .xlsx, .xlsm, .xltx and .xltm: is it accepted; does a save without edits give the same bytes; does an edit of
one new cell leave every other part byte for byte; after a number is overwritten, is any cached value stale; do grafted
tabs go in, and a second time change nothing; does openxml-audit find new errors after each; and, if asked, does
LibreOffice open the results and agree with every cached value that it agreed with before, and is a performance table
that is put into the workbook filled by `kk fill` and nothing else changed.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

from kertas_kerja.buku.editor import BookEditor, Report
from kertas_kerja.buku.sheet import Cell, Sheet
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KertasKerjaError

TABS = ("KK Ringkasan", "KK Temuan")
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")


class Row(NamedTuple):
    """One workbook's line of the table; "" where a step was not reached."""

    name: str
    accepted: str = ""
    """"yes", or the sentence with which it was refused."""
    identical: str = ""
    one_cell: str = ""
    """"yes", or the parts besides the sheet that differ."""
    stale: str = ""
    """Dependants recomputed + dropped, and what an outside witness found stale."""
    graft: str = ""
    audit: str = ""
    """New errors of openxml-audit after the edits and the graft."""
    opens: str = ""
    fill: str = ""
    """What a fill of a table in the workbook came to, "" where it was not asked for."""


# ---------------------------------------------------------------------- the steps


def judge(path: Path, folder: Path, libreoffice: bool = False, audited: bool = True) -> Row:
    """All steps for one workbook; results are written into `folder`."""
    row = Row(path.name)
    try:
        with Workbook.open(path) as book:
            for info in book.sheets:
                book.sheet(info.name)
    except KertasKerjaError as error:
        return row._replace(accepted=str(error))
    row = row._replace(accepted="yes", identical=_yes(saved(path, folder / "same.xlsx") == path.read_bytes()))
    try:
        made = [folder / f"{name}{path.suffix}" for name in ("new", "number", "graft")]
        row = row._replace(one_cell=one_cell(path, made[0]))
        row = row._replace(stale=overwrite_number(path, made[1], libreoffice))
        row = row._replace(graft=graft_twice(path, made[2]))
    except KertasKerjaError as error:
        return row._replace(accepted=f"edits refused: {error}")
    written = [one for one in made if one.exists()]
    if audited:
        known = audit(path)
        row = row._replace(audit=str(sum((audit(one) - known).total() for one in written)))
    return row._replace(opens=_opens(path, written)) if libreoffice else row


def filled(row: Row, path: Path, folder: Path, audited: bool = True) -> Row:
    """The row with what a fill came to, for a workbook that takes edits."""
    from tests.buku.korpus_isi import fill_over

    return row._replace(fill=fill_over(path, folder, audited)) if row.accepted == "yes" else row


def saved(path: Path, target: Path) -> bytes:
    """The workbook saved without an edit."""
    with Workbook.open(path) as book:
        BookEditor(book).save(target, source=path, overwrite=True)
    return target.read_bytes()


def one_cell(path: Path, target: Path) -> str:
    """Writes a text into a new cell of the first worksheet; "yes" when only that part differs.

    So may the parts where a formula that could read any cell lost its value.
    """
    with Workbook.open(path) as book:
        sheet = first_sheet(book)
        if sheet is None:
            return "no worksheet"
        editor = BookEditor(book)
        editor.set_cell(sheet.name, *new_place(sheet), value="uji")
        report = editor.save(target, source=path, overwrite=True)
        free = {sheet.part} | {book.info(name).part for name, _, _ in report.recomputed + report.dropped}
        free |= {book.part} if report.dropped else set()
    others = differing_parts(path, target) - free
    return _yes(not others, ", ".join(sorted(others)))


def overwrite_number(path: Path, target: Path, libreoffice: bool) -> str:
    """Adds 1 to the typed number that most formulas may read; how the caches fared."""
    with Workbook.open(path) as book:
        place = typed_number(book)
        if place is None:
            return "no number"
        sheet, cell = place
        editor = BookEditor(book)
        editor.set_cell(sheet, cell.row, cell.col, value=float(cell.value or 0) + 1)
        report = editor.save(target, source=path, overwrite=True)
    text = f"{len(report.recomputed)} recomputed, {len(report.dropped)} dropped"
    problems = cache_problems(target, report)
    if libreoffice and report.recomputed:
        found = stale_by_libreoffice(path, target)
        problems += found or []
        text += "" if found is not None else " (openpyxl cannot read what LibreOffice wrote)"
    return f"{text}; STALE {problems}" if problems else text


def graft_twice(path: Path, target: Path) -> str:
    """Grafts the donor tabs, then replaces them by themselves."""
    with Workbook.open(path) as book:
        if book.structure_locked:
            return "structure locked: refused"
        editor = BookEditor(book)
        editor.graft(donor(), TABS)
        editor.save(target, source=path, overwrite=True)
    again = target.with_stem("again")
    with Workbook.open(target) as book:
        editor = BookEditor(book)
        editor.graft(donor(), TABS, replace=TABS)
        editor.save(again, source=target, overwrite=True)
    return _yes(again.read_bytes() == target.read_bytes(), "second graft differs")


def _yes(good: bool, otherwise: str = "NO") -> str:
    return "yes" if good else otherwise


# ---------------------------------------------------------------------- where to edit


def first_sheet(book: Workbook) -> Sheet | None:
    """The first worksheet, visible or not; None where there are only chart sheets."""
    return next((book.sheet(info.name) for info in book.sheets if info.kind == "worksheet" and info.part), None)


def new_place(sheet: Sheet) -> tuple[int, int]:
    """A cell below all content and merges, which no formula of ordinary reach reads."""
    last = max([sheet.max_row, *(sheet.rows[-1:]), *(merge.bottom for merge in sheet.merged)])
    return last + 3, max(sheet.max_col, 1) + 2


def typed_number(book: Workbook) -> tuple[str, Cell] | None:
    """(sheet, cell) of a typed number: one that a plain `A1` formula reads, else the first."""
    first: tuple[str, Cell] | None = None
    for info in book.sheets:
        if info.kind != "worksheet" or not info.part:
            continue
        sheet = book.sheet(info.name)
        read = {ref for _, _, f in sheet.formulas() for ref in re.findall(r"(?<![!\w$])[A-Z]{1,2}\d+(?!\w)", f.text)}
        for cell in sheet:
            if cell.kind != "n" or cell.formula is not None or not _free(sheet, cell):
                continue
            if cell.ref in read:
                return info.name, cell
            first = first or (info.name, cell)
    return first


def _free(sheet: Sheet, cell: Cell) -> bool:
    merge = sheet.merge_at(cell.row, cell.col)
    inside = any(area.contains(cell.row, cell.col) for area in sheet.filled_ranges)
    return not inside and (merge is None or (merge.top, merge.left) == (cell.row, cell.col))


# ---------------------------------------------------------------------- outside judgement


def parts(path: Path) -> dict[str, bytes]:
    """Every member as the standard library unpacks it; damaged ones by their stored bytes."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            try:
                found[info.filename] = archive.read(info)
            except (zipfile.BadZipFile, NotImplementedError, ValueError):
                found[info.filename] = f"{info.CRC} {info.compress_size}".encode()
    return found


def differing_parts(before: Path, after: Path) -> set[str]:
    """Names of the members that differ, came or went."""
    old, new = parts(before), parts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def cache_problems(path: Path, report: Report) -> list[str]:
    """A dropped cache without recalculation on load, or a formula that still shows a value it should not."""
    problems = []
    with Workbook.open(path) as book:
        on_load = book.calc_pr.get("fullCalcOnLoad") == "1"
        if report.dropped and not on_load:
            problems.append("no fullCalcOnLoad")
        for sheet, row, col in report.dropped:
            if book.sheet(sheet).value(row, col) is not None:
                problems.append(f"{sheet}!R{row}C{col}")
    return problems


def stale_by_libreoffice(before: Path, after: Path) -> list[str] | None:
    """Formula cells whose cached value LibreOffice contradicts after the edit though it agreed before.

    None when openpyxl, which reads LibreOffice's answer, fails on the file.
    """
    from tests.libreoffice import hitung_ulang, nilai

    try:
        old, new = hitung_ulang(before), hitung_ulang(after)
        kept, now = nilai(before), nilai(after)
    except (TypeError, ValueError, LookupError):
        return None
    stale = []
    for sheet, cells in now.items():
        for ref, value in cells.items():
            agreed = _near(kept.get(sheet, {}).get(ref), old.get(sheet, {}).get(ref))
            if agreed and not _near(value, new.get(sheet, {}).get(ref)):
                stale.append(f"{sheet}!{ref}")
    return stale


def _near(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-300)
    return one == other


def new_errors(before: Path, after: Path) -> Counter[str]:
    """Errors of openxml-audit that the edit brought (warnings are advice, not errors)."""
    return audit(after) - audit(before)


def audit(path: Path) -> Counter[str]:
    """Errors by part and text, numbers blanked: they may move."""
    from openxml_audit import OpenXmlValidator, ValidationSeverity

    result = OpenXmlValidator(max_errors=100_000).validate(path)
    return Counter(
        re.sub(r"\d+", "#", f"{error.part_uri} {error.description}")
        for error in result.errors
        if error.severity == ValidationSeverity.ERROR
    )


def _opens(path: Path, results: list[Path]) -> str:
    """ "yes", or what LibreOffice could not open; it need not open what it could not before."""
    if not opens(path):
        return "not the original either"
    return _yes(not (failed := [one.stem for one in results if not opens(one)]), ", ".join(failed))


def opens(path: Path) -> bool:
    """Whether LibreOffice loads the file."""
    import subprocess

    from tests.libreoffice import _profil, wajib

    with tempfile.TemporaryDirectory() as out:
        command = [wajib(), f"-env:UserInstallation={_profil().as_uri()}", "--headless", "--norestore",
                   "--convert-to", "csv", "--outdir", out, str(path)]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=120, check=False)
        return any(Path(out).iterdir())


def donor() -> bytes:
    """Tabs with styles, rich and plain texts, rules, data bars, lists, a chart, links, names, notes, print
    set-up.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#FFEEDD", "border": 1, "num_format": "0.000%"})
    red = book.add_format({"font_color": "#C00000", "bg_color": "#FFFFFF"})
    one, two = (book.add_worksheet(name) for name in TABS)
    one.write_string(0, 0, "Ringkasan <&> ", head)
    one.write_rich_string(1, 0, "biasa ", head, "tebal")
    one.write_number(2, 0, 0.9281, head)
    one.write_formula(3, 0, "=A3*2", head, 1.8562)
    one.write_formula(4, 0, f"='{TABS[1]}'!A1", None, "Temuan")
    one.conditional_format("A3:A9", {"type": "cell", "criteria": ">", "value": 0.5, "format": red})
    one.conditional_format("B3:B9", {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
    one.data_validation("C1:C5", {"validate": "list", "source": ["a", "b"]})
    one.write_url(5, 0, f"internal:'{TABS[1]}'!A1", string="ke temuan")
    one.write_url(6, 0, "https://example.go.id/")
    one.write_comment(0, 0, "catatan")
    one.freeze_panes(1, 0)
    one.repeat_rows(0)
    one.print_area("A1:D9")
    one.set_column(0, 0, 30, head)
    one.set_row(7, 20, head)
    chart = book.add_chart({"type": "bar"})
    assert chart is not None
    chart.add_series({"values": f"='{TABS[0]}'!$A$3:$A$4"})
    one.insert_chart("F2", chart)
    book.define_name(f"'{TABS[0]}'!_kk_tanda", f"='{TABS[0]}'!$A$1")
    two.write_string(0, 0, "Temuan")
    two.merge_range("D1:E1", "gabung", head)
    two.protect()
    book.close()
    return out.getvalue()


# ---------------------------------------------------------------------- the table


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    titles = (
        "file",
        "accepted",
        "no edit: same bytes",
        "one new cell: other parts same",
        "number overwritten: dependants",
        "graft, twice the same",
        "new audit errors",
        "LibreOffice opens",
        "fill over a grafted table",
    )
    lines = ["| " + " | ".join(titles) + " |", "|" + " --- |" * len(titles)]
    return "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows])


def main(argv: list[str] | None = None) -> int:
    """Prints the table; 0 when nothing in it is a failure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    for name in ("--fill", "--libreoffice", "--no-audit"):
        options.add_argument(name, action="store_true")
    options.add_argument("--markdown", type=Path)
    given = options.parse_args(argv)
    rows = []
    for path in sorted(p for p in given.folder.iterdir() if p.suffix.lower() in SUFFIXES):
        with tempfile.TemporaryDirectory() as folder:
            row = judge(path, Path(folder), given.libreoffice, not given.no_audit)
            rows.append(filled(row, path, Path(folder), not given.no_audit) if given.fill else row)
        print(" | ".join(rows[-1]), flush=True)
    if given.markdown:
        given.markdown.write_text(table(rows) + "\n", encoding="utf-8")
    return int(any(failed(row) for row in rows))


def failed(row: Row) -> bool:
    """Whether a line of the table is a failure of ours (a refusal with its reason is not)."""
    if row.accepted != "yes":
        return False
    wrong = "NO" in (row.identical, row.opens) or row.one_cell not in ("yes", "no worksheet") or "STALE" in row.stale
    wrong = wrong or row.fill.startswith("WRONG")
    return wrong or row.graft == "second graft differs" or row.audit not in ("", "0")


if __name__ == "__main__":
    sys.exit(main())
