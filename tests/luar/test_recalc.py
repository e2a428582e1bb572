"""`--recalc libreoffice`: values only where they can be proved, spliced into the operator's own package."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

import kertas_kerja
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.refs import parse_cell
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.cli import kk
from kertas_kerja.errors import ProgramLuarGagal
from kertas_kerja.luar.recalc import Recalculated, recalculate
from tests import libreoffice
from tests.buku.buatan import book
from tests.luar.bahan import absent, stand_in

More = Callable[[Any, dict[str, Any]], None]


def arrays(_made: Any, tabs: dict[str, Any]) -> None:
    """Array formulas, with CELL left to others by our own engine: over three numbers, in one cell, over two texts."""
    sheet = tabs["Data"]
    sheet.write_array_formula("D1:D3", '{=A1:A3*2+CELL("row",A1)*0}', None, 2)
    sheet.write_number("D2", 4)
    sheet.write_number("D3", 6)
    sheet.write_array_formula("E1", '{=SUM(A1:A3*A1:A3)+CELL("row",A1)*0}', None, 14)
    sheet.write_array_formula("F1:F2", '{=A1:A2&"x"}', None, "1x")
    sheet.write_string("F2", "2x")


def operators(more: More | None = arrays, **cells: tuple[str, Any]) -> bytes:
    """A workbook with A1:A3 = 1, 2, 3 and these formulas (address -> formula, cached value)."""
    return book({"Data": {"A1": 1, "A2": 2, "A3": 3, **cells}}, more)


def recalculated(data: bytes, target: Path, **values: float) -> tuple[Recalculated, dict[str, Any]]:
    """Sets cells, recalculates, saves with the proof; (what was done, the cached values of the written file)."""
    with Workbook.open(data) as workbook:
        editor = BookEditor(workbook)
        for address, value in values.items():
            editor.set_cell("Data", *parse_cell(address), value=value)
        done = recalculate(editor)
        editor.save(target)
    sheet = openpyxl.load_workbook(target, data_only=True)["Data"]
    return done, {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def addresses(cells: tuple[tuple[str, int, int], ...]) -> set[str]:
    return {f"{chr(64 + col)}{row}" for _, row, col in cells}


@pytest.fixture
def office() -> None:
    """Real LibreOffice, or no test."""
    libreoffice.wajib()


@pytest.mark.libreoffice
def test_arrays_and_their_readers_get_values(tmp_path: Path, office: None) -> None:
    data = operators(B1=("=SUM(D1:D3)", 12), B2=("=E1+1", 15))
    done, value = recalculated(data, tmp_path / "keluar.xlsx", A1=10)
    assert addresses(done.done) == {"D1", "D2", "D3", "E1", "B1", "B2"}
    assert addresses(done.left) == {"F1", "F2"}, "texts of an array are left to Excel, all of them"
    assert [value[a] for a in ("D1", "D2", "D3", "E1", "B1", "B2")] == [20, 4, 6, 113, 30, 114]
    assert (value["F1"], value["F2"]) == (None, None)
    with zipfile.ZipFile(tmp_path / "keluar.xlsx") as archive:
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


@pytest.mark.libreoffice
def test_values_of_every_kind(tmp_path: Path, office: None) -> None:
    data = operators(
        None,
        B1=('=TEXT(A1,"0,00")&" (kumulatif)"', "1,00 (kumulatif)"),
        B2=("=SUMPRODUCT((A1:A3>1)*A1:A3)", 5),
        B3=("=ISNUMBER(MATCH(5,A1:A3,0))", False),
        B4=("=1/(A1-5)", -0.25),
        B5=("=INDEX(A1:A3,MATCH(MAX(A1:A3),A1:A3,0))", 3),
    )
    _, value = recalculated(data, tmp_path / "keluar.xlsx", A1=5)
    assert (value["B2"], value["B3"], value["B4"], value["B5"]) == (10, True, "#DIV/0!", 5)
    assert value["B1"] in ("5,00 (kumulatif)", None)


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("formula", "cached"),
    [
        ("=TODAY()+A1", 1),
        ("=NOSUCHFUNCTION(A1)", 5),
        ("=AVERAGE(D1:D3)+RAND()*0", 99),
        ("=SUM(D1:D3)", 13),
    ],
    ids=["of the day", "unknown", "volatile", "stale before"],
)
def test_a_value_that_is_not_reproduced_is_left_out_with_its_readers(
    formula: str, cached: float, tmp_path: Path, office: None
) -> None:
    data = operators(C1=(formula, cached), C2=("=C1+D1", cached + 2), B1=("=D1+1", 3))
    done, value = recalculated(data, tmp_path / "keluar.xlsx", A1=10)
    assert {"C1", "C2"} <= addresses(done.left)
    assert (value["C1"], value["C2"], value["B1"]) == (None, None, 21)


@pytest.mark.libreoffice
def test_what_reads_a_formula_that_is_seen_otherwise_is_in_doubt(tmp_path: Path, office: None) -> None:
    data = operators(C5=("=PI()*0+7", 8), C1=("=SUM(D1:D3)+C5*0", 12), B1=("=SUM(D1:D3)", 12))
    done, value = recalculated(data, tmp_path / "keluar.xlsx", A1=10)
    assert "C1" in addresses(done.left)
    assert (value["C1"], value["B1"], value["C5"]) == (None, 30, 8)


@pytest.mark.libreoffice
def test_only_values_come_from_libreoffice(tmp_path: Path, office: None) -> None:
    def more(made: Any, tabs: dict[str, Any]) -> None:
        arrays(made, tabs)
        tabs["Data"].insert_textbox("H2", "bentuk yang dibuang LibreOffice")
        tabs["Data"].conditional_format("A1:A3", {"type": "icon_set", "icon_style": "5_quarters"})

    data = operators(more, B1=("=SUM(D1:D3)", 12))
    recalculated(data, tmp_path / "keluar.xlsx", A1=10)
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(tmp_path / "keluar.xlsx") as after:
        assert before.namelist() == after.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.libreoffice
def test_fill_counts_what_was_computed_and_what_was_left(tmp_path: Path, office: None) -> None:
    path = tmp_path / "pengukuran.xlsx"
    path.write_bytes(with_operators_formulas())
    before = path.read_bytes()
    result = CliRunner().invoke(kk, ["fill", str(path), "--recalc", "libreoffice"])
    assert result.exit_code in (0, 1), result.output
    assert "2 rumus lain dihitung ulang oleh LibreOffice." in result.output
    assert "1 rumus lain akan dihitung Excel saat berkas dibuka." in result.output
    sheet = openpyxl.load_workbook(tmp_path / "pengukuran_terisi.xlsx", data_only=True)["Rekap"]
    assert sheet["A1"].value == pytest.approx(2 * (69.61 / 75 + 1.049), abs=1e-12)
    assert sheet["A2"].value == pytest.approx(2 * (69.61 / 75 + 1.049) + 1, abs=1e-12)
    assert sheet["A3"].value is None
    assert path.read_bytes() == before


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.libreoffice
def test_bytes_are_filled_the_same_way(tmp_path: Path, office: None) -> None:
    filled = kertas_kerja.fill(with_operators_formulas(), recalc="libreoffice")
    sheet = openpyxl.load_workbook(BytesIO(filled.data), data_only=True)["Rekap"]
    assert sheet["A1"].value == pytest.approx(2 * (69.61 / 75 + 1.049), abs=1e-12)


def with_operators_formulas() -> bytes:
    """A performance table whose capaian are typed as text, and formulas of the operator that read them."""
    from tests.isi.buku import KEPALA_PKO, RINGKAS_PKO

    cells: dict[str, Any] = {"A1": "Penilaian Kinerja Organisasi Tahun 2025"}
    cells |= {f"{chr(65 + i)}3": text for i, text in enumerate(KEPALA_PKO)}
    for row, (target, realisasi, capaian) in enumerate(((75, 69.61, "92,81%"), (8.6, 9, "104,90%")), 4):
        cells |= {f"A{row}": row - 3, f"B{row}": f"Sasaran {row}", f"C{row}": "Indeks", f"D{row}": target}
        cells |= {f"E{row}": realisasi, f"F{row}": capaian}
    cells |= {f"B{6 + i}": text for i, text in enumerate(RINGKAS_PKO)}

    def more(_made: Any, tabs: dict[str, Any]) -> None:
        tabs["Rekap"].write_array_formula("A1", "{=SUM(IF(ISNUMBER(PKO!F4:F5),PKO!F4:F5*2,0))}", None, 0)

    return book({"PKO": cells, "Rekap": {"A2": ("=A1+1", 1), "A3": ("=TODAY()+PKO!F4", 40000)}}, more)


# ---------------------------------------------------------------------- without LibreOffice


def test_without_libreoffice_one_sentence_and_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent(monkeypatch)
    path = tmp_path / "pengukuran.xlsx"
    path.write_bytes(with_operators_formulas())
    result = CliRunner().invoke(kk, ["fill", str(path), "--recalc", "libreoffice"])
    assert result.exit_code == 2
    assert result.stderr == (
        "LibreOffice tidak ditemukan di komputer ini; pasang LibreOffice Calc (libreoffice.org), "
        "atau ulangi tanpa --recalc libreoffice.\n"
    )
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == [path]


def test_an_engine_of_another_name_is_one_sentence() -> None:
    with pytest.raises(ProgramLuarGagal, match='Mesin hitung "excel" tidak dikenal'):
        kertas_kerja.fill(with_operators_formulas(), recalc="excel")  # type: ignore[arg-type]


def test_nothing_dropped_needs_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "open(os.path.join(os.path.dirname(sys.argv[0]), 'jalan'), 'w')")
    done, _ = recalculated(operators(None, B1=("=A1+1", 2)), tmp_path / "keluar.xlsx", A1=10)
    assert done == Recalculated()
    assert not (tmp_path / "jalan").exists()


STAND_INS = {
    "writes nothing": "pass",
    "writes rubbish": "[open(out + n, 'wb').write(b'PK\\x03\\x04 rusak') for n in ('/lama.xlsx', '/baru.xlsx')]",
    "writes one": "import shutil; shutil.copy(sys.argv[-2], out)",
}


@pytest.mark.parametrize("how", STAND_INS)
def test_a_libreoffice_that_fails_leaves_nothing(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, f"out = sys.argv[sys.argv.index('--outdir') + 1]; {STAND_INS[how]}")
    path = tmp_path / "pengukuran.xlsx"
    path.write_bytes(with_operators_formulas())
    names = {p.name for p in tmp_path.iterdir()}
    with pytest.raises(ProgramLuarGagal, match="--recalc libreoffice"):
        kertas_kerja.fill(path, recalc="libreoffice")
    assert {p.name for p in tmp_path.iterdir()} == names


def test_values_of_another_workbook_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "lain.xlsx"
    wrong.write_bytes(book({"Lain": {"A1": 1}}))
    body = "import shutil; [shutil.copy({!r}, out + n) for n in ('/lama.xlsx', '/baru.xlsx')]"
    stand_in(tmp_path, monkeypatch, f"out = sys.argv[sys.argv.index('--outdir') + 1]; {body.format(str(wrong))}")
    done, value = recalculated(operators(B1=("=SUM(D1:D3)", 12)), tmp_path / "keluar.xlsx", A1=10)
    assert not done.done
    assert value["B1"] is None


@pytest.mark.parametrize("setting", ['iterate="1"', 'fullPrecision="0"'])
def test_unusual_settings_are_left_to_excel(setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "open(os.path.join(os.path.dirname(sys.argv[0]), 'jalan'), 'w')")
    data = operators(B1=("=SUM(D1:D3)", 12))
    made = tmp_path / "masuk.xlsx"
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w") as out:
        for name in source.namelist():
            part = source.read(name)
            out.writestr(name, part.replace(b"<calcPr ", f"<calcPr {setting} ".encode()))
    done, value = recalculated(made.read_bytes(), tmp_path / "keluar.xlsx", A1=10)
    assert not done.done
    assert value["B1"] is None
    assert not (tmp_path / "jalan").exists()


def test_program_lookup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from kertas_kerja.luar import libreoffice as program

    monkeypatch.delenv("KK_LIBREOFFICE", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/x/libreoffice" if name == "libreoffice" else None)
    assert program.find() == "/opt/x/libreoffice"
    place = tmp_path / "soffice"
    place.touch()
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(program, "_PLACES", (str(place),))
    assert program.find() == str(place)
    monkeypatch.setenv("KK_LIBREOFFICE_DETIK", "bukan angka")
    assert program.limit() == program.SECONDS
