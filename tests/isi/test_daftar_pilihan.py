"""A predikat column with a drop-down of other words is left to the office, and said so."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from kertas_kerja.api import check, fill
from kertas_kerja.buku.choices import choices
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.profil import muat_profil

KITA = [b.label for b in muat_profil(None).predikat_pko.batas]
NILAI_SINGKAT = ["Istimewa", "Baik", "Baik"]
LAIN = ["Sangat Baik", "Baik", "Cukup", "Kurang"]


def buku(daftar: Any) -> bytes:
    """A measurement whose blank predikat have this list (words, or a reference to those on the second sheet)."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as wb:
        ws = wb.add_worksheet("Ukur")
        ws.write_row(0, 0, ["Pengukuran Kinerja Tahun 2025"])
        ws.write_row(2, 0, ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Predikat"])
        for n, (target, realisasi) in enumerate([(80, 84), (75, 70), (90, 81)], 1):
            ws.write_row(n + 2, 0, [n, f"Sasaran {n}", f"Nilai {n}", target, realisasi, round(realisasi / target, 4)])
        wb.add_worksheet("Daftar").write_column(0, 0, LAIN)
        wb.define_name("Pilihan", "=Daftar!$A$1:$A$4")
        ws.data_validation("G4:G6", {"validate": "list", "source": daftar})
    return keluar.getvalue()


def predikat(hasil: Any) -> list[str]:
    return [c.alamat for c in hasil.changes if c.alamat.startswith("G")]


@pytest.mark.parametrize("daftar", [LAIN, "=Daftar!$A$1:$A$4", "=Pilihan"], ids=str)
def test_kata_lain_tidak_ditimpa(daftar: Any) -> None:
    hasil = fill(buku(daftar), tabs=False)
    assert predikat(hasil) == []
    assert [u.cells for u in hasil.unfilled] == [("G4", "G5", "G6")]
    assert "daftar pilihan sel itu (Baik, Cukup, Kurang, Sangat Baik)" in hasil.unfilled[0].message


@pytest.mark.parametrize("daftar", [[*KITA, "-"], "=OFFSET(Daftar!$A$1,0,0,4,1)"], ids=["kata kita", "dihitung"])
def test_kata_kita_atau_tidak_diketahui(daftar: Any) -> None:
    hasil = fill(buku(daftar), tabs=False)
    assert predikat(hasil) == ["G4", "G5", "G6"]
    assert hasil.unfilled == ()


@pytest.mark.parametrize("bentuk", [str.title, str.upper], ids=["biasa", "besar"])
def test_nama_singkat_di_daftar_dipakai(bentuk: Any) -> None:
    """A list of the short names is our scale as well: the fill writes them as the list does."""
    singkat = [bentuk(b.singkat) for b in muat_profil(None).predikat_pko.batas]
    hasil = fill(buku([*singkat, "-"]), tabs=False)
    assert predikat(hasil) == ["G4", "G5", "G6"]
    assert [c.nilai for c in hasil.changes if c.alamat.startswith("G")] == [bentuk(n) for n in NILAI_SINGKAT]
    assert not check(hasil.data).findings
    assert fill(hasil.data, tabs=False).data == hasil.data


def test_daftar_excel_2010() -> None:
    """A list on another sheet as Excel 2010 writes it: an extension with elements of its own."""
    x14 = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"'
        ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f>Daftar!$A$1:$A$4</xm:f></x14:formula1>'
        "<xm:sqref>G4:G6 H4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    with Workbook.open(buku(["Ya", "Tidak"])) as asal:
        bagian = asal.info("Ukur").part
        asal.package.replace(bagian, asal.package.read(bagian).replace(b"</worksheet>", x14.encode()))
        (klasik, baru) = choices(asal, "Ukur")
    assert [a.format() for a in klasik[0]] == ["G4:G6"]
    assert klasik[1] == {"Ya", "Tidak"}
    assert [a.format() for a in baru[0]] == ["G4:G6", "H4"]
    assert baru[1] == {*LAIN}


def test_buku_tanpa_daftar() -> None:
    keluar = io.BytesIO()
    openpyxl.Workbook().save(keluar)
    with Workbook.open(keluar.getvalue()) as asal:
        assert choices(asal, "Sheet") == []
