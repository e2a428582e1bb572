"""Predikat colours of a column that is still empty follow the number format that the cells were prepared with."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

import kertas_kerja


def buku(kode: str) -> bytes:
    """A table whose capaian is still to be filled, its cells formatted with `kode`."""
    penampung = BytesIO()
    wb = xlsxwriter.Workbook(penampung, {"in_memory": True})
    ws, bentuk = wb.add_worksheet("Capaian"), wb.add_format({"num_format": kode})
    ws.write_row(0, 0, ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian"])
    for i, (target, realisasi) in enumerate([(80, 60), (75, 70)], 1):
        ws.write_row(i, 0, [i, f"S{i}", f"Nilai layanan {i}", "Nilai", target, realisasi])
        ws.write_blank(i, 6, None, bentuk)
    wb.close()
    return penampung.getvalue()


@pytest.mark.parametrize(("kode", "batas"), [("0.00%", "&lt;=0.2)"), ("0.00", "&lt;=20)")])
def test_colours_of_a_column_that_was_empty(kode: str, batas: str) -> None:
    hasil = kertas_kerja.fill(buku(kode))
    assert hasil.data is not None
    with ZipFile(BytesIO(hasil.data)) as arsip:
        assert batas in arsip.read("xl/worksheets/sheet1.xml").decode()
    lagi = kertas_kerja.fill(hasil.data)
    assert lagi.data == hasil.data


def test_colours_follow_the_scale_in_which_the_fill_writes() -> None:
    """Blank rows without a format above a typed mean in percent points are filled with points: so are the limits."""
    penampung = BytesIO()
    wb = xlsxwriter.Workbook(penampung, {"in_memory": True})
    ws = wb.add_worksheet("Capaian")
    ws.write_row(0, 0, ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian"])
    for i, (target, realisasi) in enumerate([(80, 60), (75, 70)], 1):
        ws.write_row(i, 0, [i, f"S{i}", f"Nilai layanan {i}", "Nilai", target, realisasi])
        ws.write_blank(i, 6, None, wb.add_format({"border": 1}))
    ws.write(3, 1, "Rata-rata Capaian")
    ws.write(3, 6, 84.17)
    wb.close()
    hasil = kertas_kerja.fill(penampung.getvalue())
    assert [c["value"] for c in hasil.to_dict()["changes"] if c["cell"] in ("G2", "G3")] == [75.0, 280 / 3]
    with ZipFile(BytesIO(hasil.data or b"")) as arsip:
        assert "&lt;=20)" in arsip.read("xl/worksheets/sheet1.xml").decode()
    assert kertas_kerja.fill(hasil.data or b"").data == hasil.data
