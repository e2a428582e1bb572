"""The sum row that has neither label nor figure: filled where its looks leave no doubt, a spare row stays empty."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Border, Font, PatternFill, Side

from kertas_kerja.api import check, fill
from tests.isi.buku import sel

RUPIAH = "#,##0"
GARIS = Border(top=Side("thin"), bottom=Side("thin"))
PROGRAM = (("Program A", 1000), ("Program B", 250), ("Program C", None), ("Program D", 30))


def pk(hias: Callable[[Any], None], format_: str = RUPIAH, kosong: int = 1) -> bytes:
    """A PK with four programs and `kosong` empty rows in the dress of data; `hias` dresses the sheet further."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "PK"
    ws["A1"] = "Perjanjian Kinerja Perubahan Tahun 2025"
    for k, judul in enumerate(("No", "Program", "Anggaran", "Keterangan"), 1):
        ws.cell(2, k, judul).font = Font(bold=True)
    for r, (nama, pagu) in enumerate(PROGRAM, 3):
        for k, nilai in enumerate((r - 2, nama, pagu, "APBD"), 1):
            ws.cell(r, k, nilai)
    for r in range(3, 7 + kosong):
        ws.cell(r, 3).number_format = format_
        for k in range(1, 5):
            ws.cell(r, k).border = GARIS
    hias(ws)
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


def tebal(ws: Any, *baris: int) -> None:
    for r in baris:
        ws.cell(r, 3).font = Font(bold=True)


def berwarna(ws: Any) -> None:
    for k in range(1, 5):
        ws.cell(7, k).fill = PatternFill("solid", fgColor="FFEEEEEE")


def berlabel_gabung(ws: Any) -> None:
    ws.merge_cells("A7:B7")


@pytest.mark.parametrize("hias", [lambda ws: tebal(ws, 7), berwarna, berlabel_gabung])
def test_jumlah_tanpa_label_terisi(hias: Callable[[Any], None]) -> None:
    data = pk(hias)
    hasil = fill(data, tabs=False)
    assert [(c.alamat, c.rumus, c.nilai) for c in hasil.changes] == [("C7", '=IF(COUNT(C3:C6)=0,"",SUM(C3:C6))', 1280)]
    assert sel(hasil.data, "PK", "C7") == 1280
    assert fill(hasil.data, tabs=False).changes == ()
    assert [t.pesan for t in check(data).findings if t.baris == 7] == []


def format_lain(ws: Any) -> None:
    tebal(ws, 7)
    ws["C7"].number_format = "General"


def tergabung_ke_bawah(ws: Any) -> None:
    tebal(ws, 7)
    ws.merge_cells("D6:D7")


@pytest.mark.parametrize(
    "hias",
    [
        lambda ws: None,  # a spare row
        lambda ws: tebal(ws, 7, 8),  # more than one
        lambda ws: tebal(ws, 4, 7),  # a row of data is bold as well
        lambda ws: tebal(ws, 8),  # not directly below
        format_lain,
        tergabung_ke_bawah,
    ],
)
def test_baris_cadangan_tetap_kosong(hias: Callable[[Any], None]) -> None:
    assert fill(pk(hias, kosong=2), tabs=False).changes == ()


def test_format_umum_bukan_bukti() -> None:
    assert fill(pk(lambda ws: tebal(ws, 7), format_="General"), tabs=False).changes == ()


def test_baris_berlabel_yang_ada_sudah_jumlahnya() -> None:
    def hias(ws: Any) -> None:
        ws["B7"], ws["C7"] = "Jumlah", 1280
        ws["C8"].number_format = RUPIAH
        tebal(ws, 8)

    assert [c.alamat for c in fill(pk(hias), tabs=False).changes] == ["C7"]
