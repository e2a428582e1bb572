"""Caches of the operator's formulas: computed anew where the engine proved itself, else taken out, never stale."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kertas_kerja.buku import recalc
from kertas_kerja.buku.editor import BookEditor, Report
from kertas_kerja.buku.workbook import Workbook
from tests.buku.buatan import book
from tests.libreoffice import hitung_ulang


def edit(data: bytes, target: Path, *cells: tuple[str, int, int, Any]) -> Report:
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        for sheet, row, col, value in cells:
            editor.set_cell(sheet, row, col, value=value)
        return editor.save(target)


def shown(path: Path, sheet: str = "Data") -> dict[str, Any]:
    read = openpyxl.load_workbook(path, data_only=True)[sheet]
    return {cell.coordinate: cell.value for row in read.iter_rows() for cell in row if cell.value is not None}


def calc_pr(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return re.findall(r"<calcPr[^>]*>", archive.read("xl/workbook.xml").decode())[0]


SHEET = "xl/worksheets/sheet1.xml"
CHAIN = {
    "A1": 2, "B1": ("=A1*2", 4), "C1": ('=IF(B1>5,"besar","kecil")', "kecil"), "D1": ("=B1>5", False),
    "E1": ("=10/(A1-5)", -10 / 3), "F1": ("=Z1+1", 1),
}  # fmt: skip


def test_dependents_are_computed_anew_with_their_types(tmp_path: Path) -> None:
    report = edit(book({"Data": CHAIN}), tmp_path / "a.xlsx", ("Data", 1, 1, 5))
    assert shown(tmp_path / "a.xlsx") == {
        "A1": 5, "B1": 10, "C1": "besar", "D1": True, "E1": "#DIV/0!", "F1": 1,
    }  # fmt: skip
    assert report.recomputed == tuple(("Data", 1, col) for col in (2, 3, 4, 5))
    assert report.dropped == ()


def test_text_result_that_becomes_a_number_loses_its_type(tmp_path: Path) -> None:
    data = book({"Data": {"A1": "x", "B1": ("=A1", "x")}})
    edit(data, tmp_path / "a.xlsx", ("Data", 1, 1, 7))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b'<c r="B1"><f>A1</f><v>7</v></c>' in archive.read("xl/worksheets/sheet1.xml")


def test_a_cache_that_the_engine_does_not_reproduce_is_taken_out(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 2, "B1": ("=A1*2", 999), "C1": ("=B1+1", 5), "D1": ("=A1+1", 3)}})
    report = edit(data, tmp_path / "a.xlsx", ("Data", 1, 1, 3))
    assert report.recomputed == (("Data", 1, 4),)
    assert report.dropped == (("Data", 1, 2), ("Data", 1, 3))
    assert shown(tmp_path / "a.xlsx") == {"A1": 3, "D1": 4}
    assert 'fullCalcOnLoad="1"' in calc_pr(tmp_path / "a.xlsx")


def test_what_reads_a_doubtful_cell_is_doubtful_though_the_engine_agrees(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 2, "B1": ("=A1*2", 999), "C1": ("=IF(B1>0,1,0)+A1*0", 1)}})
    report = edit(data, tmp_path / "a.xlsx", ("Data", 1, 1, 3))
    assert report.dropped == (("Data", 1, 2), ("Data", 1, 3))


def test_formulas_without_a_cached_value_are_left_alone(tmp_path: Path) -> None:
    sheet = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c></row>'
    from tests.buku.bacaan import MAIN, workbook_bytes

    data = workbook_bytes(f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'.encode())
    report = edit(data, tmp_path / "a.xlsx", ("Data", 1, 1, 2))
    assert (report.recomputed, report.dropped) == ((), ())


def test_a_formula_that_might_read_anything_keeps_a_value_that_did_not_change(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 2, "B1": ('=INDIRECT("A"&ROW())*2', 4)}})
    report = edit(data, tmp_path / "a.xlsx", ("Data", 9, 9, 3))
    assert (report.recomputed, report.dropped) == ((), ())
    report = edit(data, tmp_path / "b.xlsx", ("Data", 1, 1, 3))
    assert report.recomputed == (("Data", 1, 2),)


def test_nothing_in_the_current_folder_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that workbooks come from is not ours: a `json.py` in it must not run."""
    for name in ("json.py", "ironcalc.py"):
        (tmp_path / name).write_text("raise SystemExit(3)", encoding="ascii")
    monkeypatch.chdir(tmp_path)
    report = edit(book({"Data": CHAIN}), tmp_path / "out.xlsx", ("Data", 1, 1, 5))
    assert ("Data", 1, 2) in report.recomputed
    assert report.dropped == ()


@pytest.mark.parametrize("settings", ["iterate", "fullPrecision"])
def test_settings_beyond_the_formulas_are_left_to_excel(tmp_path: Path, settings: str) -> None:
    data = book({"Data": {"A1": 2, "B1": ("=A1*2", 4)}})
    value = "1" if settings == "iterate" else "0"
    source = tmp_path / "in.xlsx"
    with Workbook.open(data) as workbook:
        from kertas_kerja.buku.bookxml import set_calc

        part = workbook.part
        workbook.package.replace(part, set_calc(workbook.package.read(part), {settings: value}))
        workbook.package.save(source)
    report = edit(source.read_bytes(), tmp_path / "a.xlsx", ("Data", 1, 1, 3))
    assert report.dropped == (("Data", 1, 2),)
    assert f'{settings}="{value}"' in calc_pr(tmp_path / "a.xlsx")


def test_without_dependents_the_engine_is_never_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalc, "_run", lambda *_: pytest.fail("started"))
    edit(book({"Data": CHAIN}), tmp_path / "a.xlsx", ("Data", 5, 5, 1))
    assert shown(tmp_path / "a.xlsx")["B1"] == 4


@pytest.mark.parametrize(
    "code", ["import os; os.abort()", "import time; time.sleep(60)", "print('x')", "raise SystemExit(3)"]
)
def test_an_engine_that_dies_hangs_or_babbles_only_costs_the_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    import subprocess

    real = subprocess.run

    def run(_command: list[str], **options: Any) -> object:
        return real([sys.executable, "-c", code], **{**options, "timeout": 1})

    monkeypatch.setattr(subprocess, "run", run)
    report = edit(book({"Data": CHAIN}), tmp_path / "a.xlsx", ("Data", 1, 1, 5))
    assert len(report.dropped) == 4
    assert shown(tmp_path / "a.xlsx") == {"A1": 5, "F1": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="no processor time there")
def test_an_engine_that_computes_on_and_on_gets_a_few_seconds(tmp_path: Path) -> None:
    """Looking whole columns up in each of many rows takes the engine minutes, and a spreadsheet none."""
    import resource

    rows = {f"B{at}": (f'=VLOOKUP("tiada {at}",$D:$E,2,0)+$A$1', "#N/A") for at in range(1, 301)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = edit(book({"Data": {"A1": 1, "D1": "kunci", "E1": 1} | rows}), tmp_path / "a.xlsx", ("Data", 1, 1, 5))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert len(report.dropped) == 300
    assert after.ru_utime - before.ru_utime < 8


@pytest.mark.parametrize("lost", ["fonts", "cellStyleXfs", "cellXfs", "cellStyles", ""])
def test_styles_that_other_writers_leave_out_do_not_cost_the_caches(tmp_path: Path, lost: str) -> None:
    with Workbook.open(book({"Data": CHAIN})) as workbook:
        package = workbook.package
        if lost:
            text = package.read("xl/styles.xml").decode()
            package.replace("xl/styles.xml", re.sub(rf"<{lost} .*?</{lost}>", "", text).encode())
        else:
            package.remove("xl/styles.xml")
            rel = next(rel for rel in package.rels("xl/workbook.xml") if rel.kind == "styles")
            package.remove_relationship("xl/workbook.xml", rel.id)
        data = package.to_bytes()
    report = edit(data, tmp_path / "a.xlsx", ("Data", 1, 1, 5))
    assert (len(report.recomputed), report.dropped) == (4, ())
    with Workbook.open(data) as workbook:  # the edit brings a style of its own
        editor = BookEditor(workbook)
        editor.set_cell("Data", 1, 1, value=5, style=editor.derive_style(0, num_fmt="0.000"))
        assert len(editor.finish()[1].recomputed) == 4


def test_a_formula_of_ours_keeps_the_value_that_came_with_it(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 2, "B1": ("=A1*2", 4), "C1": ("=B1", 4)}})
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        editor.set_cell("Data", 1, 1, value=3)
        editor.set_cell("Data", 1, 2, formula="A1*2", value=6)
        report = editor.save(tmp_path / "a.xlsx")
    assert shown(tmp_path / "a.xlsx") == {"A1": 3, "B1": 6, "C1": 6}
    assert report.recomputed == (("Data", 1, 3),)


def test_a_value_of_ours_that_the_engine_contradicts_leaves_its_readers_to_excel(tmp_path: Path) -> None:
    data = book({"Data": {"A1": 2, "B1": ("=A1*2", 4), "C1": ("=B1", 4), "D1": ("=A1", 2), "E1": ("=C1+D1", 6)}})
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        editor.set_cell("Data", 1, 1, value=3)
        editor.set_cell("Data", 1, 2, formula="A1*2", value=6.5)
        report = editor.save(tmp_path / "a.xlsx")
    assert shown(tmp_path / "a.xlsx") == {"A1": 3, "B1": 6.5, "D1": 3}
    assert report.dropped == (("Data", 1, 3), ("Data", 1, 5))


@pytest.mark.parametrize(
    ("cell", "result"),
    [
        ('<c r="A2"><v> 7.5E+1\n</v></c>', 75), ('<c r="A2"><v/></c>', 4), ('<c r="A2"><v></v></c>', 4),
        ('<c r="A2" t="n"/>', 4), ('<c r="A2" s="0" t="n"></c>', 4), ('<c t="n" r="A2"><v/></c>', 4),
        ('<c r="A2" t="e"/>', 4), ('<c r="A2" t="n"><v>2 </v></c>', 2), ('<c r="A2" t="str"><v> </v></c>', 4),
        ('<c r="A2">\n<v>6</v></c>', 6),
    ],
)  # fmt: skip
def test_values_in_forms_that_the_engine_misreads(tmp_path: Path, cell: str, result: float) -> None:
    cells = {"A1": 2, "A2": 9, "A3": 4, "B1": ("=IF(A1>2,MEDIAN(A2:A2,A2:A2,A2:A3),0)", 0)}
    with Workbook.open(book({"Data": cells})) as workbook:
        text = workbook.package.read(SHEET).decode()
        workbook.package.replace(SHEET, re.sub(r'<c r="A2"><v>9</v></c>', cell, text).encode())
        data = workbook.package.to_bytes()
    report = edit(data, tmp_path / "a.xlsx", ("Data", 1, 1, 5))
    assert (report.recomputed, shown(tmp_path / "a.xlsx")["B1"]) == ((("Data", 1, 2),), result)
    assert cell.encode() in zipfile.ZipFile(tmp_path / "a.xlsx").read(SHEET)


def test_a_formula_of_ours_without_value_is_computed_on_load(tmp_path: Path) -> None:
    with Workbook.open(book({"Data": {"A1": 2}})) as workbook:
        editor = BookEditor(workbook)
        editor.set_cell("Data", 1, 2, formula="A1*2")
        editor.save(tmp_path / "a.xlsx")
    assert 'fullCalcOnLoad="1"' in calc_pr(tmp_path / "a.xlsx")


@pytest.mark.libreoffice
def test_libreoffice_agrees_with_every_cache(tmp_path: Path) -> None:
    cells = {
        "A1": 2.5, "A2": 4, "A3": "3 dokumen", "B1": ("=A1/A2", 0.625), "B2": ("=ROUND(B1*100,1)", 62.5),
        "B3": ('=IF(B1>=0.9,"Baik","Kurang")', "Kurang"), "B4": ("=AVERAGE(A1:A3)", 3.25),
        "B5": ("=SUMPRODUCT(A1:A2,A1:A2)", 22.25), "B6": ('=INDEX(A1:A3,MATCH(4,A1:A2,0))', 4),
        "B7": ('=COUNTIF(A1:A3,">3")', 1), "B8": ("=MIN(MAX(B1,0),1.1)", 0.625), "B9": ('=IFERROR(A1/0,"")', ""),
    }  # fmt: skip
    report = edit(book({"Data": cells}), tmp_path / "a.xlsx", ("Data", 1, 1, 3.8))
    assert report.dropped == ()
    calculated = hitung_ulang(tmp_path / "a.xlsx")["Data"]
    for ref, value in shown(tmp_path / "a.xlsx").items():
        assert calculated[ref] == (pytest.approx(value, rel=1e-12) if isinstance(value, float) else value)
