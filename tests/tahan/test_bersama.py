"""Several fills of one file at a time do not mix; a second fill renews the tabs of the first."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import openpyxl
import pytest

import kertas_kerja
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KertasKerjaError
from tests.tahan.bahan import command, environment, filled, names, workbook

TABS = ["Ringkasan", "Temuan", "Jejak"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "masuk.xlsx"
    path.write_bytes(workbook())
    return path


def at_once(*commands: list[str]) -> list[tuple[int, str]]:
    """(exit code, standard error) of processes that start together."""
    started = [
        subprocess.Popen(c, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for c in commands
    ]
    ends = [process.communicate() for process in started]
    return [(process.returncode, error) for process, (_, error) in zip(started, ends, strict=True)]


def test_one_name_for_two_fills_goes_to_one_of_them(source: Path, tmp_path: Path) -> None:
    for _ in range(3):
        ends = at_once(*[command("fill", source)] * 3)
        won = [code for code, _ in ends if code in (0, 1)]
        lost = [error for code, error in ends if code == 2]
        assert len(won) == 1
        assert (
            lost
            == ['Berkas "masuk_terisi.xlsx" sudah ada; pilih nama lain dengan -o, atau hapus dahulu berkas itu.\n'] * 2
        )
        assert (tmp_path / "masuk_terisi.xlsx").read_bytes() == filled()
        assert names(tmp_path) == {"masuk.xlsx", "masuk_terisi.xlsx"}
        (tmp_path / "masuk_terisi.xlsx").unlink()
    assert source.read_bytes() == workbook()


def test_two_names_for_two_fills_get_the_same_file(source: Path, tmp_path: Path) -> None:
    targets = [tmp_path / f"keluar{i}.xlsx" for i in range(3)]
    ends = at_once(*[command("fill", source, "-o", target) for target in targets])
    assert {code for code, _ in ends} <= {0, 1}
    assert {target.read_bytes() for target in targets} == {filled()}
    assert source.read_bytes() == workbook()


def test_fills_in_threads_that_overwrite_each_other_leave_a_whole_file(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "keluar.xlsx"
    failures: list[BaseException] = []

    def fill() -> None:
        try:
            kertas_kerja.fill(source, target, overwrite=True)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=fill) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert target.read_bytes() == filled()
    assert names(tmp_path) == {"masuk.xlsx", "keluar.xlsx"}


@pytest.mark.parametrize("how", ["cut off", "replaced", "overwritten"])
def test_an_input_that_changes_meanwhile(how: str, source: Path, tmp_path: Path) -> None:
    """Excel saves into a new file: ours stays open. One that is changed in place is noticed, or still ours."""
    from tests.isi.buku import buku, pko

    other = buku({"PKO": pko([("Indeks Lain", 50, 40, "80,00%", None, None, None)])})
    with Workbook.open(source) as book:
        editor = BookEditor(book)
        editor.set_cell("PKO", 20, 1, value="uji")
        if how == "cut off":
            source.write_bytes(workbook()[:3000])
        elif how == "replaced":
            (tmp_path / "baru").write_bytes(other)
            (tmp_path / "baru").replace(source)
        else:
            source.write_bytes(other)
        try:
            editor.save(tmp_path / "keluar.xlsx", source=source)
        except KertasKerjaError:
            assert not (tmp_path / "keluar.xlsx").exists()
            return
    sheet = openpyxl.load_workbook(tmp_path / "keluar.xlsx")["PKO"]
    assert (sheet["C4"].value, sheet["A20"].value) == ("Indeks A", "uji")


def tabs(path: Path) -> list[str]:
    with Workbook.open(path) as book:
        return [info.name for info in book.sheets]


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_a_second_fill_renews_the_tabs(source: Path, tmp_path: Path) -> None:
    first, changed, second, third = (tmp_path / f"{n}.xlsx" for n in ("pertama", "diubah", "kedua", "ketiga"))
    kertas_kerja.fill(source, first)
    assert tabs(first) == ["PKO", *TABS]
    with Workbook.open(first) as book:
        editor = BookEditor(book)
        editor.set_cell("PKO", 5, 4, value=9.5)  # the target of the second indicator
        editor.save(changed)
    result = kertas_kerja.fill(changed, second)
    assert tabs(second) == ["PKO", *TABS]
    assert list(result.added_sheets) == TABS
    before, after = (openpyxl.load_workbook(p)["Temuan"] for p in (first, second))
    assert [c.value for row in before for c in row] != [c.value for row in after for c in row]
    kertas_kerja.fill(second, third)
    assert third.read_bytes() == second.read_bytes()


def test_a_tab_of_the_operator_with_our_name_is_left_alone(tmp_path: Path) -> None:
    from tests.isi.buku import buku, pko
    from tests.tahan.bahan import BARIS

    source = tmp_path / "masuk.xlsx"
    source.write_bytes(buku({"PKO": pko(BARIS), "Temuan": [["catatan saya"]], "JEJAK": [["jejak saya"]]}))
    kertas_kerja.fill(source, tmp_path / "keluar.xlsx")
    assert tabs(tmp_path / "keluar.xlsx") == ["PKO", "Temuan", "JEJAK", "Ringkasan", "Temuan (2)", "Jejak (2)"]
    kertas_kerja.fill(tmp_path / "keluar.xlsx", tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "keluar.xlsx").read_bytes()
