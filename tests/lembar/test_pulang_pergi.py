"""A filled workbook that another program has saved: our tabs are known, colours are not doubled, blanks stay blank."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kertas_kerja import api
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.model.tanda import lembar_kita, peta_lembar
from tests.isi.buku import buku, pko
from tests.lembar.bahan import RASIO
from tests.libreoffice import ubah

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
SALAH = pko([["Indeks A", 80, 90, 1.2, 1.1, 0, 1.1], ["Indeks B", 100, 95, None, 0.95, 0, 0.95]])
TAB = {"Ringkasan": "Ringkasan", "Temuan": "Temuan", "Jejak": "Jejak"}


def terisi() -> bytes:
    return api.fill(buku({"PKO": SALAH}, RASIO), predikat_akip="A").data


def simpan(data: bytes, ubah_buku: Callable[[Any], None] | None = None) -> bytes:
    """What openpyxl makes of the workbook."""
    wb = openpyxl.load_workbook(io.BytesIO(data))
    if ubah_buku is not None:
        ubah_buku(wb)
    hasil = io.BytesIO()
    wb.save(hasil)
    return hasil.getvalue()


def tanpa_nama(wb: Any) -> None:
    for pemilik in (wb, *wb.worksheets):
        for nama in list(pemilik.defined_names):
            del pemilik.defined_names[nama]


def aturan_warna(data: bytes) -> list[str]:
    """The conditions on the office's sheet, and how many formats the styles hold for such."""
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        lembar, gaya = arsip.read("xl/worksheets/sheet1.xml"), arsip.read("xl/styles.xml")
    return [*re.findall(r"<formula>(.*?)</formula>", lembar.decode()), str(gaya.count(b"<dxf>"))]


def test_tabs_without_names_are_known_by_their_words_and_renewed() -> None:
    polos = simpan(terisi(), tanpa_nama)
    with Workbook.open(polos) as wb:
        assert peta_lembar(wb) == TAB
    hasil = api.fill(polos, predikat_akip="A")
    with Workbook.open(hasil.data) as wb:
        assert [info.name for info in wb.sheets] == ["PKO", *TAB]
        assert any(nama.name == "_kk_lembar_Ringkasan" for nama in wb.defined_names)
    assert {t.sheet for t in api.check(polos).tables} == {"PKO"}


def test_a_copy_of_our_tab_in_another_workbook_is_no_table_of_the_office() -> None:
    def salin(wb: Any) -> None:
        wb.copy_worksheet(wb["Ringkasan"]).title = "Ringkasan 2024"

    with Workbook.open(simpan(terisi(), salin)) as wb:
        assert peta_lembar(wb) == TAB
        assert lembar_kita(wb) == {*TAB, "Ringkasan 2024"}


def test_a_tab_of_the_office_with_one_of_our_titles_is_its_own() -> None:
    wb = openpyxl.Workbook()
    wb.active.title = "Jejak"
    wb.active.append(["Jejak perubahan"])
    wb.active.append(["No", "Lembar", "Alasan"])
    hasil = io.BytesIO()
    wb.save(hasil)
    with Workbook.open(hasil.getvalue()) as dibuka:
        assert lembar_kita(dibuka) == frozenset()


def test_colours_are_not_added_again_after_openpyxl() -> None:
    data = terisi()
    awal = aturan_warna(data)
    for _ in range(3):
        data = api.fill(simpan(data), predikat_akip="A").data
        assert aturan_warna(data) == awal


@pytest.mark.libreoffice
def test_rounds_through_libreoffice_grow_nothing(tmp_path: Path) -> None:
    data, pernah = terisi(), []
    for putaran in range(2):
        (tmp_path / f"{putaran}.xlsx").write_bytes(data)
        folder = tmp_path / str(putaran)
        folder.mkdir()
        disimpan = ubah(tmp_path / f"{putaran}.xlsx", folder, "xlsx:Calc MS Excel 2007 XML").read_bytes()
        data = api.fill(disimpan, predikat_akip="A").data
        pernah.append(aturan_warna(data))
    assert pernah[0] == pernah[1]


def test_renewed_tabs_take_the_styles_that_are_there() -> None:
    data, pernah = terisi(), []
    for _ in range(2):
        data = api.fill(simpan(data, tanpa_nama), predikat_akip="A").data
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            gaya = arsip.read("xl/styles.xml")
        pernah.append([gaya.count(awal) for awal in (b"<xf ", b"<font>", b"<dxf>", b"<border")])
    assert pernah[0] == pernah[1]


def test_an_empty_cell_with_a_finding_is_still_empty_after_openpyxl() -> None:
    kepala = ["No", "Indikator Kinerja", "Keterkaitan dengan Program", "Target Tahun N-1", "Realisasi Tahun N-1"]
    analisis = "Target naik karena upaya pendampingan."
    kkpt = [
        ["Kertas Kerja Penetapan Target Tahun 2026"],
        [*kepala, "Target Tahun N", "Analisis"],
        [1, "Indeks A", None, 75, 76, 77, analisis],
        [2, "Indeks B", "Program A", 80, 81, 82, analisis],
    ]
    data = api.fill(buku({"KKPT": kkpt})).data
    assert "KK505" in {t.kode for t in api.check(data).findings}
    assert openpyxl.load_workbook(io.BytesIO(simpan(data)))["KKPT"]["C3"].value is None
