"""Hostile content in tables that are recognised: findings or a clear KK9xx, never a traceback, never a silent page."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from kertas_kerja import check
from kertas_kerja.cetak.hasil import HasilPeriksa
from kertas_kerja.errors import KertasKerjaError
from tests.kenali.laporan import HARAPAN, Laporan, laporan
from tests.kenali.penata import Penata, Tata, Tempat
from tests.kenali.pengetik import Pengetik, sebagai_angka, sebagai_teks, tercampur

ISI = (
    1e300, -1e300, 1e-300, 1e15 + 1, 1234567890123456, 0, -1, -0.5, True, False, datetime(2025, 1, 2), "#REF!",
    "#DIV/0!", "#N/A", "=1/0", "=A1", "=SUM(A1:A3)", "  ", "-", "n/a", "..", "bagus", "x" * 300, "1.2.3.4",
    "12/12/2025", "100%%", "% ", "Rp", "1e999", "９９,５", "٣", "😀", "\u202e12", "1" * 40, "0", "00", "-0",
    "9" * 30 + ",5", "(5)", "1,2,3", ">100", "≥ 80", "95,5 - 96", "WTP", "A\nB", 3.0000000001, 99999999999.999,
)  # fmt: skip
Ubah = Callable[[Worksheet, Tempat], None]


def periksa(lap: Laporan, ubah: Ubah | None = None, ketik: Pengetik = sebagai_angka) -> HasilPeriksa:
    """The findings on one table after `ubah` has been at its sheet; every reading of them is made."""
    penata = Penata(Tata(ketik=ketik))
    ws = penata.buku.create_sheet("Lembar")
    penata.tabel(ws, lap, 1, 1)
    if ubah is not None:
        ubah(ws, penata.tempat[lap.kunci])
    penampung = BytesIO()
    penata.buku.save(penampung)
    hasil = check(penampung.getvalue())
    assert hasil.to_json()
    assert hasil.to_text()
    assert hasil.to_markdown()
    assert [f.pesan for f in hasil.findings if f.kode == "KK901"] == []
    return hasil


def kode(hasil: HasilPeriksa) -> set[str]:
    """The rules that found something."""
    return {f.kode for f in hasil.findings}


@pytest.mark.parametrize("benih", range(3))
def test_any_cell_may_hold_anything(benih: int) -> None:
    acak = random.Random(benih)
    ketik = (sebagai_teks, sebagai_angka, tercampur)[benih % 3]

    def ubah(ws: Worksheet, tempat: Tempat) -> None:
        sel = [c for baris in ws.iter_rows() for c in baris if isinstance(c, Cell) and c.value is not None]
        for c in acak.sample(sel, min(len(sel), acak.choice((1, 3, 10, 50)))):
            c.value = acak.choice(ISI)
        if acak.random() < 0.3:
            (ws.delete_rows if acak.random() < 0.5 else ws.delete_cols)(acak.randrange(1, 8), acak.randrange(1, 3))

    for lap in laporan().values():
        periksa(lap, ubah, ketik)


@pytest.mark.parametrize(
    "kunci", ["T3.5", "T3.28", "T3.1", "T3.10", "T2.1-b-program", "T2.8-2026-kertas-kerja", "T3.25-SDM"]
)
def test_table_cut_in_half(kunci: str) -> None:
    lap = laporan()[kunci]
    for n in range(1, lap.lebar + 1):
        kolom = lap._replace(kepala=tuple(k[:n] for k in lap.kepala), baris=tuple(b[:n] for b in lap.baris))
        assert len(periksa(kolom).tables) <= 1
    for n in range(len(lap.baris) + 1):
        assert len(periksa(lap._replace(baris=lap.baris[:n])).tables) <= 1
        assert len(periksa(lap._replace(baris=lap.baris[n:])).tables) <= 1


def test_headers_without_rows_are_no_table() -> None:
    for lap in laporan().values():
        assert periksa(lap._replace(baris=())).tables == ()


def test_rows_without_headers_are_no_table() -> None:
    for lap in laporan().values():
        kosong = tuple(("",) * lap.lebar for _ in lap.kepala)
        assert [t.kind for t in periksa(lap._replace(kepala=kosong)).tables if t.kind in dict(HARAPAN.values())] == []


@pytest.mark.parametrize("isi", ["sesuai", "12/12/2025", datetime(2025, 3, 4)])
def test_words_and_dates_in_number_columns_are_named(isi: str | datetime) -> None:
    def ubah(ws: Worksheet, tempat: Tempat) -> None:
        for baris in tempat.baris:
            for kolom in range(tempat.kanan - 2, tempat.kanan + 1):
                ws.cell(baris, kolom).value = isi

    hasil = periksa(laporan()["T3.7"], ubah)
    assert hasil.relations.checked == 0
    assert len([f for f in hasil.findings if f.kode == "KK903"]) == 3


def test_error_values_everywhere() -> None:
    for kunci in ("T3.5", "T3.29", "T3.10"):
        hasil = periksa(laporan()[kunci], lambda ws, t: _isi(ws, t, "#REF!"))
        assert hasil.relations.checked == 0
        assert "KK701" in kode(hasil)


def _isi(ws: Worksheet, tempat: Tempat, nilai: object) -> None:
    for baris in tempat.baris:
        for kolom in range(tempat.kiri, tempat.kanan + 1):
            if isinstance(ws.cell(baris, kolom).value, int | float):
                ws.cell(baris, kolom).value = nilai  # type: ignore[assignment]


@pytest.mark.parametrize("nilai", [1e300, -1e300, 1e-300, 1234567890123456])
def test_absurd_numbers_are_compared_like_others(nilai: float) -> None:
    hasil = periksa(laporan()["T3.7"], lambda ws, t: _isi(ws, t, nilai))
    assert hasil.relations.checked == 9


def test_ten_thousand_rows() -> None:
    lap = laporan()["T3.7"]
    baris = [(f"Program {i} Penunjang", f"Indikator {i}", "80,00", "60,00", "75,00%") for i in range(10_000)]
    baris[7777] = (*baris[7777][:4], "76,00%")
    hasil = periksa(lap._replace(baris=tuple(baris)))
    assert [(t.kind, t.rows) for t in hasil.tables] == [("target_realisasi", 10_000)]
    assert [f.alamat for f in hasil.findings if f.tingkat == "error"] == [f"E{4 + 7777}"]
    assert hasil.relations.exact == 9_999


def test_merged_data_rows() -> None:
    def ubah(ws: Worksheet, tempat: Tempat) -> None:
        for baris in tempat.baris[4:8:2]:
            for kolom in (3, 4):
                ws.cell(baris + 1, kolom).value = None
                ws.merge_cells(start_row=baris, end_row=baris + 1, start_column=kolom, end_column=kolom)

    hasil = periksa(laporan()["T3.7"], ubah)
    assert hasil.tables[0].rows == 9
    salah = {f.alamat: f.seharusnya for f in hasil.findings if f.tingkat == "error"}
    assert salah == {"E9": "106,76%", "E11": "56,29%"}  # the merged target and realisasi hold for both rows
    assert "KK109" not in kode(hasil)


def test_everything_merged() -> None:
    def ubah(ws: Worksheet, tempat: Tempat) -> None:
        for kolom in range(tempat.kiri, tempat.kanan + 1):
            ws.merge_cells(start_row=tempat.baris[0], end_row=tempat.baris[-1], start_column=kolom, end_column=kolom)

    for kunci in ("T3.7", "T3.5", "T3.28"):
        assert periksa(laporan()[kunci], ubah).summary["error"] == 0


def test_a_formula_too_long_for_excel_is_no_crash() -> None:
    lap = laporan()["T3.17"]
    baris = [
        b for _ in range(1500) for b in (("1", "CAPAIAN STRATEGIS", "10%", "4,00"), ("", "Rencana Aksi", "2%", "4,00"))
    ]
    hasil = periksa(lap._replace(baris=(*baris, ("TOTAL", "", "", "79,25"))))
    total = next(f for f in hasil.findings if f.alamat == f"D{4 + len(baris)}")
    assert total.saran is not None
    assert total.saran.rumus is None


def test_corpus_of_other_workbooks_holds_no_table(shared: Path) -> None:
    diperiksa = 0
    for berkas in sorted((shared / "data" / "xlsx_corpus").glob("*.xls*")):
        try:
            hasil = check(berkas)
        except KertasKerjaError:
            continue
        diperiksa += 1
        assert [(berkas.name, t.kind) for t in hasil.tables if t.kind != "unknown"] == []
        assert hasil.summary["error"] == 0, berkas.name
    assert diperiksa > 50
