"""Work grows with the rows, not with their square: calls are counted, not seconds, for a table of every kind."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import lru_cache
from types import FrameType
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula

import kertas_kerja
from kertas_kerja.api import buka
from kertas_kerja.aturan.kk707_melingkar import lingkaran_rumus
from kertas_kerja.buku.dependents import Graph
from kertas_kerja.kenali import kenali
from kertas_kerja.model import Tabel
from kertas_kerja.profil.pita import Pita
from tests.tahan.bahan import ROOT

SAMPLE = ROOT / "samples" / "lkjip_2025_tercetak.xlsx"
ROWS = 60
MOST = 2.15
"""Twice the rows may cost this much more; one pass over all rows for each of 80 rows costs more than that."""


@lru_cache(maxsize=1)
def tables() -> dict[str, Tabel]:
    """The first table of each kind of the sample."""
    found: dict[str, Tabel] = {}
    with buka(SAMPLE) as book:
        for table in kenali(book, frozenset()).tabel:
            if sum(1 for _ in table.data()) > 1:
                found.setdefault(table.kind, table)
    return found


@lru_cache(maxsize=1)
def sample() -> openpyxl.Workbook:
    return openpyxl.load_workbook(SAMPLE, data_only=True)


def grown(table: Tabel, rows: int) -> bytes:
    """The table with its data rows repeated, each long text with a number of its own, until there are `rows`."""
    source = sample()[table.lembar]
    data = [row.nomor for row in table.data()]
    top, first, last = max(1, table.rentang.top - 2), min(data), max(data)
    lines = {row: [cell.value for cell in source[row]] for row in range(top, table.rentang.bottom + 1)}
    body = [lines[row] for row in range(first, last + 1)]
    book = openpyxl.Workbook()
    repeated = [[_renamed(value, n) for value in body[n % len(body)]] for n in range(rows)]
    head, end = [lines[row] for row in lines if row < first], [lines[row] for row in lines if row > last]
    for line in (*head, *repeated, *end):
        book.active.append(line)
    for merged in source.merged_cells.ranges:
        if top <= merged.min_row and merged.max_row < first:
            at = CellRange(merged.coord)
            at.shift(row_shift=1 - top)
            book.active.merge_cells(at.coord)
    return _saved(book)


def sections(count: int) -> bytes:
    """A table of budgets with a subtotal after every two rows, every tenth of them wrong."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No", "Program / Kegiatan", "Pagu Anggaran (Rp)", "Realisasi Anggaran (Rp)", "%"])
    for n in range(count):
        for part in (1, 2):
            sheet.append([f"{n + 1}.{part}", f"Kegiatan penataan wilayah {n} bagian {part}", 1_000_000, 900_000, 90])
        sheet.append([None, "Sub Total", 2_000_000, 1_800_000 + (n % 10 == 0), 90])
    sheet.append([None, "Total", 2_000_000 * count, 1_800_000 * count, 90])
    return _saved(book)


HEAD = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "% Capaian"]


def many(count: int, beside: bool = False) -> bytes:
    """Small tables with a wrong figure each: one a sheet, or one beside the other on one sheet."""
    book = openpyxl.Workbook()
    for n in range(count):
        sheet, left = (book.active, 8 * n) if beside else (book.create_sheet(f"TB {n}"), 0)
        rows = [[i, "Layanan", f"Nilai {chr(97 + n % 26)} {n} bagian {i}", "nilai", 80, 60 + i, 0.5] for i in (1, 2)]
        for row, line in enumerate([["Target dan Realisasi Tahun 2025"], HEAD, *rows], 1):
            for col, value in enumerate(line, left + 1):
                sheet.cell(row, col, value)
    return _saved(book)


def formulas(count: int) -> bytes:
    """A table beside the operator's own formulas: sums that grow by a row each, and as many defined names."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (["Target dan Realisasi Tahun 2025"], HEAD):
        sheet.append(line)
    for n in range(count):
        sheet.append([n + 1, "Layanan", f"Nilai bagian {chr(97 + n % 26)} {n}", "nilai", 80, 60 + n % 9, None])
        sheet.cell(n + 3, 10, f"=SUM(J$2:J{n + 2},G{n + 3})")
        sheet.cell(n + 3, 11, f"=hasil_{n}*2")
        book.defined_names[f"hasil_{n}"] = DefinedName(f"hasil_{n}", attr_text=f"Sheet!$G${n + 3}")
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _renamed(value: Any, number: int) -> Any:
    long_text = isinstance(value, str) and len(value) > 15 and not any(sign.isdigit() for sign in value)
    return f"{value} {number}" if long_text else value


def calls(work: Callable[[], object], events: tuple[str, ...] = ("call",)) -> int:
    """How many functions of Python are entered, generators each time they go on; with "c_call" built-in ones too."""
    count = 0

    def entered(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in events

    work()  # what is remembered for the process is made now
    before = sys.getprofile()
    sys.setprofile(entered)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


COMMANDS = pytest.mark.parametrize("command", [kertas_kerja.check, kertas_kerja.fill], ids=["check", "fill"])


@COMMANDS
@pytest.mark.parametrize("kind", sorted(tables()))
def test_twice_the_rows_twice_the_work(kind: str, command: Callable[[bytes], object]) -> None:
    one, two = (grown(tables()[kind], rows) for rows in (ROWS, 2 * ROWS))
    assert kind in [t.kind for t in kertas_kerja.check(one).tables]
    assert calls(lambda: command(two)) < MOST * calls(lambda: command(one))


@COMMANDS
def test_twice_the_subtotals_twice_the_work(command: Callable[[bytes], object]) -> None:
    one, two = sections(ROWS), sections(2 * ROWS)
    assert [f.kode for f in kertas_kerja.check(one).findings if f.tingkat == "error"] == ["KK201"] * (ROWS // 10)
    assert calls(lambda: command(two)) < MOST * calls(lambda: command(one))


@COMMANDS
@pytest.mark.parametrize("beside", [False, True], ids=["sheets", "beside"])
def test_twice_the_tables_twice_the_work(beside: bool, command: Callable[[bytes], object]) -> None:
    one, two = many(16, beside), many(32, beside)
    assert len(kertas_kerja.check(one).tables) == 16
    assert calls(lambda: command(two)) < MOST * calls(lambda: command(one))


def test_twice_the_formulas_twice_the_work() -> None:
    """Sums that grow by a row each are followed, and the names that formulas use, without a look at all for each."""

    def work(count: int) -> int:
        with buka(formulas(count)) as book:
            text = {("Sheet", row, col): f"={f}" for row, col, f in book.sheet("Sheet").formula_texts()}
            circles = calls(lambda: lingkaran_rumus(text, {"sheet": "Sheet"}), ("call", "c_call"))
            return circles + calls(lambda: Graph(book).reach([("Sheet", 3, 7)]), ("call", "c_call"))

    assert work(4 * ROWS) < MOST * work(2 * ROWS)


def test_a_column_of_typed_predikat_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The labels of a column are looked at for the column, not for every cell of it."""
    asked: list[str] = []
    real = Pita.cocok

    def counted(self: Pita, teks: str) -> str | None:
        asked.append(teks)
        return real(self, teks)

    book = openpyxl.Workbook()
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Predikat"]
    for line in (["Pengukuran Kinerja Tahun 2025"], [], kepala):
        book.active.append(line)
    for n in range(40):
        book.active.append([n + 1, f"Jumlah dokumen {n}", 3, 3, None, "Baik"])
    out = io.BytesIO()
    book.save(out)
    monkeypatch.setattr(Pita, "cocok", counted)
    kertas_kerja.fill(out.getvalue(), tabs=False)
    assert 0 < len(asked) < 40 * 10


def test_names_within_names_have_an_end() -> None:
    book = openpyxl.Workbook()
    for n in range(1500):
        book.defined_names[f"nama_{n}"] = DefinedName(f"nama_{n}", attr_text=f"nama_{n + 1}+1")
    book.defined_names["nama_1500"] = DefinedName("nama_1500", attr_text="Sheet!$A$1")
    book.active["B1"] = "=nama_0"
    out = io.BytesIO()
    book.save(out)
    with buka(out.getvalue()) as read:
        assert Graph(read).reach([("Sheet", 5, 5)]) == {("Sheet", 1, 2)}  # too deep to follow: it may read anything
        assert Graph(read).reach([("Sheet", 5, 5)], opaque=False) == set()


def test_an_array_over_the_whole_sheet_costs_what_the_sheet_holds() -> None:
    """A small file whose one array claims a whole sheet: what reads it has no value, and nothing is enumerated."""
    baris = [["PENGUKURAN KINERJA TAHUN 2025"], [], ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]]
    book = openpyxl.Workbook()
    for line in (*baris, [1, "Jumlah dokumen", 4, 3]):
        book.active.append(line)
    lain = book.create_sheet("Lain")
    for n in range(300):
        lain.cell(n + 1, 1, n)
    lain["B1"] = ArrayFormula("B1:XFD1048576", "=SUM(Sheet!E4:E4)")
    out = io.BytesIO()
    book.save(out)
    cells: list[int] = []
    previous = sys.getprofile()

    def count(frame: FrameType, event: str, _arg: Any) -> None:
        if event == "call" and frame.f_code.co_name == "covering":
            cells.append(1)

    sys.setprofile(count)
    try:
        hasil = kertas_kerja.fill(out.getvalue())
    finally:
        sys.setprofile(previous)
    assert hasil.summary["filled"] == 1
    assert len(cells) < 10_000
