"""What a fill leaves alone for the sake of the operator's own formulas and tables."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter

import kertas_kerja
from kertas_kerja.api import buka
from kertas_kerja.buku.textread import text_readers
from tests.buku.buatan import book
from tests.isi.buku import buku

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
KEPALA = ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]


def pengukuran(sel: dict[str, Any]) -> bytes:
    """Three indicators, the targets of two typed as texts, and these cells of the operator's."""
    isi: dict[str, Any] = {"A1": "PENGUKURAN KINERJA TAHUN 2025"}
    isi |= {f"{chr(65 + k)}3": judul for k, judul in enumerate(KEPALA)}
    baris = [("Jumlah dokumen", "3 dokumen", 3), ("Jumlah laporan", "12 laporan", 11), ("Persentase layanan", 90, 92)]
    for n, (indikator, target, realisasi) in enumerate(baris, 4):
        isi |= {f"A{n}": n - 3, f"B{n}": f"Sasaran {n - 3}", f"C{n}": indikator, f"E{n}": target, f"F{n}": realisasi}
    return book({"Pengukuran": {**isi, **sel}})


@pytest.mark.parametrize(
    ("rumus", "nilai"),
    [
        ('=VALUE(LEFT(E4,FIND(" ",E4)-1))', 3),
        ('=COUNTIF(E4:E6,"*dokumen*")', 1),
        ('=COUNTIF(E4:E6,"3 dokumen")', 1),
        ("=ISTEXT(E4)", True),
        ('="Targetnya "&E4', "Targetnya 3 dokumen"),
        ('=IF(E4="3 dokumen","ya","tidak")', "ya"),
    ],
)
def test_a_text_that_a_formula_takes_apart_stays_a_text(rumus: str, nilai: Any) -> None:
    asal = pengukuran({"I4": (rumus, nilai)})
    hasil = kertas_kerja.fill(asal, tabs=False)
    assert ("E", 4) not in {("E" if p.kolom == 5 else "", p.baris) for p in hasil.changes}
    with buka(hasil.data) as terisi:
        assert terisi.sheet("Pengukuran").value(4, 5) == "3 dokumen"
        assert terisi.sheet("Pengukuran").value(4, 9) == nilai
    pesan = next(t.pesan for t in kertas_kerja.check(asal).findings if t.kode == "KK702" and t.alamat == "E4")
    assert "rumus I4 memakai teksnya" in pesan


@pytest.mark.parametrize(
    ("rumus", "nilai"),
    [
        ('=IF(E4="","",F4)', 3),
        ('=IF(F4>=E4,"Tercapai","Tidak")', "Tidak"),
        ('=COUNTIF(E4:E6,">="&F4)', 1),
        ("=SUM(E4:E6)", 90),
        ("=IF(ISNUMBER(E4),E4,0)", 0),
    ],
)
def test_a_formula_that_wants_a_number_gets_one(rumus: str, nilai: Any) -> None:
    hasil = kertas_kerja.fill(pengukuran({"I4": (rumus, nilai)}), tabs=False)
    with buka(hasil.data) as terisi:
        assert terisi.sheet("Pengukuran").value(4, 5) == 3


def test_readers_of_a_text_are_named_across_sheets() -> None:
    data = book({"Satu": {"A1": "3 dokumen", "B1": ("=LEN(A1)", 9)}, "Dua": {"C2": ("=LEFT(Satu!A1,1)", "3")}})
    with buka(data) as terbaca:
        assert text_readers(terbaca, ("Satu", 1, 1)) == [("Dua", 2, 3)]
        assert text_readers(terbaca, ("Satu", 1, 2)) == []


def test_a_total_of_an_excel_table_stays_and_the_rest_is_filled() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    ws = made.add_worksheet("Pengukuran")
    ws.write("A1", "PENGUKURAN KINERJA TAHUN 2025")
    kolom: list[dict[str, Any]] = [{"header": judul} for judul in KEPALA]
    kolom[1]["total_string"] = "Rata-rata"
    kolom[6].update(total_function="average", total_value="#DIV/0!")
    isi = [[n, f"Sasaran {n}", f"Jumlah dokumen {n}", "Dokumen", 4, 3] for n in (1, 2, 3)]
    ws.add_table("A3:G7", {"data": isi, "columns": kolom, "total_row": True, "name": "Kinerja"})
    made.close()
    hasil = kertas_kerja.fill(out.getvalue(), tabs=False)
    assert [(p.baris, p.kolom) for p in hasil.changes] == [(4, 7), (5, 7), (6, 7)]
    with buka(hasil.data) as terisi:
        total = terisi.sheet("Pengukuran").formula(7, 7)
        assert total is not None
        assert total.text.startswith("SUBTOTAL(")


def test_a_formula_that_counts_tabs_keeps_no_old_count() -> None:
    asal = pengukuran({"I1": ("=_xlfn.SHEETS()", 1), "I2": ("=I1+1", 2), "I3": ("=ROW()", 3)})
    hasil = kertas_kerja.fill(asal)
    with buka(hasil.data) as terisi:
        lembar = terisi.sheet("Pengukuran")
        assert [lembar.value(r, 9) for r in (1, 2, 3)] == [None, None, 3]
    assert b'fullCalcOnLoad="1"' in zipfile.ZipFile(io.BytesIO(hasil.data or b"")).read("xl/workbook.xml")


def test_a_result_beyond_every_number_is_left_to_excel() -> None:
    isi = [["PENGUKURAN KINERJA TAHUN 2025"], [], KEPALA, [1, "Sasaran", "Jumlah dokumen", "Dokumen", 1e-200, 1e200]]
    hasil = kertas_kerja.fill(buku({"Pengukuran": isi}), tabs=False)
    assert [(p.baris, p.kolom, p.nilai) for p in hasil.changes] == [(4, 7, None)]
