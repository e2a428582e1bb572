"""The sheets for Bab III of the LKjIP: official columns, captions, formulas over the office's cells, renewed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kertas_kerja import api
from kertas_kerja.lembar.lkjip import PANJANG, rencana_lkjip
from kertas_kerja.lembar.lkjip_tulis import HILANG, PETUNJUK
from kertas_kerja.model.tanda import peta_lembar
from tests.isi.buku import buku, pko
from tests.lembar.bahan import ANGGARAN, KKPT, PKO, RASIO, TAHUNAN, TARGET, baca, bahan, cari
from tests.lembar.test_bangun import kesalahan
from tests.libreoffice import hitung_ulang

TANPA_CAPAIAN = [[*b[:6]] for b in TARGET[:-1]]
SUSUNAN = {"PKO": PKO, "Target": TANPA_CAPAIAN, "Tahunan": TAHUNAN, "Anggaran": ANGGARAN, "KKPT": KKPT}


def isi(lembar: dict[str, Any], **opsi: Any) -> bytes:
    format_ = RASIO if "PKO" in lembar else None
    return api.fill(buku(lembar, format_), predikat_akip="A", lkjip=True, **opsi).data


@pytest.fixture(scope="module")
def terisi() -> bytes:
    return isi(SUSUNAN)


def baris(ws: Any, nomor: int) -> list[Any]:
    return [s.value for s in ws[nomor]]


def test_one_sheet_for_each_kind_in_the_order_of_bab_iii(terisi: bytes) -> None:
    assert baca(terisi).sheetnames == [
        *SUSUNAN, "Ringkasan", "Temuan", "Jejak",
        "LKjIP Capaian Tahunan", "LKjIP PKO", "LKjIP Target Realisasi", "LKjIP Kinerja Anggaran",
    ]  # fmt: skip


def test_captions_are_numbered_through(terisi: bytes) -> None:
    wb, rumus = baca(terisi), baca(terisi, rumus=True)
    judul = [wb[n]["A2"].value for n in wb.sheetnames if n.startswith("LKjIP")]
    assert judul == [
        "Tabel 3.1 Capaian Kinerja Tahun 2022 s/d 2023",
        "Tabel 3.2 Penilaian Kinerja Organisasi Tahun 2025",
        "Tabel 3.3 PENGUKURAN KINERJA TRIWULAN II DINAS SOSIAL KABUPATEN CONTOH",
        "Tabel 3.4 Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025",
    ]
    assert rumus["LKjIP PKO"]["A2"].value == '="Tabel 3.2 "&TRIM(PKO!A1)'


def test_a_caption_that_has_its_number_keeps_it() -> None:
    wb = baca(isi({"PKO": [["Tabel 3.1 Capaian Kinerja Tahun 2025"], *PKO[1:]], "Tahunan": TAHUNAN}))
    assert wb["LKjIP PKO"]["A2"].value == "Tabel 3.1 Capaian Kinerja Tahun 2025"
    assert wb["LKjIP Capaian Tahunan"]["A2"].value.startswith("Tabel 3.2 ")


def test_pko_as_the_official_table(terisi: bytes) -> None:
    ws, rumus = baca(terisi)["LKjIP PKO"], baca(terisi, rumus=True)["LKjIP PKO"]
    assert ws["A1"].value == PETUNJUK
    assert ws.print_area == "'LKjIP PKO'!$A$2:$I$8"
    assert baris(ws, 3)[:3] == ["No", "Kinerja", "Indikator Kinerja"]
    assert baris(ws, 4) == [1, "Sasaran 1", "Indeks A", 80, 90, 1.125, 1.1, 0, 1.1]
    assert rumus["F4"].value == '=IF(PKO!F4="","",PKO!F4)'
    assert [ws[f"A{b}"].value for b in (6, 7, 8)] == [
        "Total Capaian PK (4)", "Nilai Kinerja Organisasi (NKO) atau Rata-rata Capaian PK (5)", "Predikat PKO (6)",
    ]  # fmt: skip
    assert [ws[f"I{b}"].value for b in (6, 7, 8)] == [2.05, 1.025, "Istimewa"]
    assert ws["F4"].number_format == "0.00%"


def test_derived_columns_that_are_missing_are_computed(terisi: bytes) -> None:
    ws, rumus = baca(terisi)["LKjIP Target Realisasi"], baca(terisi, rumus=True)["LKjIP Target Realisasi"]
    assert baris(ws, 3)[-1] == "% CAPAIAN"
    assert rumus["G4"].value == '=IF(OR(COUNT(F4,E4)<2,E4=0),"",F4/E4)'
    assert [ws[f"G{b}"].value for b in (4, 5, 6)] == [pytest.approx(3.6 / 3.5), pytest.approx(1.1), None]


def test_pko_without_its_chain_gets_it_and_the_summary_rows() -> None:
    pendek = [b[:5] for b in pko([["Indeks A", 80, 90], ["Indeks B", 100, 95]])[:-3]]
    pendek[2] = [*pendek[2], "Normalisasi Capaian PK (1)"]
    ws = baca(isi({"PKO": pendek}))["LKjIP PKO"]
    assert baris(ws, 4)[3:] == [80, 90, 1.125, 1.1, 0, 1.1]
    assert [ws[f"I{b}"].value for b in (6, 7, 8)] == [pytest.approx(2.05), 1.025, "Istimewa (Sangat Berhasil)"]


def test_years_and_money_stand_under_group_headers(terisi: bytes) -> None:
    wb = baca(terisi)
    ws = wb["LKjIP Capaian Tahunan"]
    assert [s.value for s in ws[3] if s.value] == ["SASARAN STRATEGIS", "INDIKATOR KINERJA", "2022", "2023"]
    assert [ws.cell(5, k).value for k in (5, 8)] == [0.9, 1.0]  # percent points are ratios here
    assert [str(r) for r in wb["LKjIP Kinerja Anggaran"].merged_cells.ranges if r.min_row == 3 and r.max_row == 3] != []
    assert {"Kinerja", "Anggaran"} <= {s.value for s in wb["LKjIP Kinerja Anggaran"][3]}


def test_twice_is_once_and_the_sheets_are_no_tables(terisi: bytes) -> None:
    assert api.fill(terisi, predikat_akip="A", lkjip=True).data == terisi
    assert api.fill(terisi, predikat_akip="A").data == terisi
    assert {t.sheet for t in api.check(terisi).tables} == set(SUSUNAN)


def test_sheets_are_renewed_without_being_asked_for(terisi: bytes) -> None:
    wb = baca(terisi, rumus=True)
    wb["Anggaran"]["C4"] = "Indeks bernama lain"
    wb["PKO"]["F4"] = 1.3
    del wb["Tahunan"]
    berkas = io.BytesIO()
    wb.save(berkas)
    baru = baca(api.fill(berkas.getvalue(), predikat_akip="A").data)
    assert cari(baru["LKjIP Kinerja Anggaran"], "Indeks bernama lain")
    assert baru["LKjIP PKO"]["F4"].value == 1.3
    assert baru["LKjIP Capaian Tahunan"]["A1"].value == HILANG


def hapus(data: bytes, *lembar: str) -> bytes:
    """The workbook as Excel saves it after those tabs were deleted: their names point nowhere."""
    wb = baca(data, rumus=True)
    for nama in lembar:
        del wb[nama]
        for n in wb.defined_names.values():
            n.value = n.value.replace(f"'{nama}'!", "#REF!").replace(f"{nama}!", "#REF!")
    berkas = io.BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def test_a_deleted_sheet_stays_away_until_asked_for(terisi: bytes) -> None:
    tanpa = hapus(terisi, "LKjIP PKO")
    assert "LKjIP PKO" not in baca(api.fill(tanpa, predikat_akip="A").data).sheetnames
    with api.buka(api.fill(tanpa, predikat_akip="A", lkjip=True).data) as isi_baru:
        assert peta_lembar(isi_baru)["LKjIP_PKO"] == "LKjIP PKO"


@pytest.mark.parametrize("lembar", [("Ringkasan",), ("Temuan",), ("Ringkasan", "Temuan", "Jejak")])
def test_deleted_tabs_come_back(terisi: bytes, lembar: tuple[str, ...]) -> None:
    lagi = api.fill(hapus(terisi, *lembar), predikat_akip="A").data
    assert set(lembar) <= set(baca(lagi).sheetnames)
    assert api.fill(lagi, predikat_akip="A").data == lagi


def test_long_tables_have_a_sheet_with_a_repeated_header() -> None:
    panjang = pko([[f"Indeks {i}", 80, 90, 1.125, 1.1, 0, 1.1] for i in range(PANJANG)])
    wb = baca(isi({"A": PKO, "B": panjang, "C": PKO}))
    assert wb["LKjIP PKO"].print_title_rows is None
    assert wb["LKjIP PKO 2"].print_title_rows == "$3:$3"
    assert len(rencana_lkjip(bahan({"A": PKO, "C": PKO}).tabel)) == 1


def test_cells_merged_downwards_stay_merged() -> None:
    wb = openpyxl.load_workbook(io.BytesIO(buku({"PKO": PKO}, RASIO)))
    wb["PKO"]["B5"] = None
    wb["PKO"].merge_cells("B4:B5")
    berkas = io.BytesIO()
    wb.save(berkas)
    ws = baca(api.fill(berkas.getvalue(), predikat_akip="A", lkjip=True).data)["LKjIP PKO"]
    assert "B4:B5" in [str(r) for r in ws.merged_cells.ranges]
    assert ws["B4"].value == "Sasaran 1"


def test_nothing_to_print_is_said() -> None:
    hasil = api.fill(buku({"KKPT": KKPT}), predikat_akip="A", lkjip=True)
    assert hasil.added_sheets == ("Ringkasan", "Temuan", "Jejak")
    assert any("Bab III" in c for c in hasil.notes)


def test_valid(terisi: bytes, tmp_path: Path) -> None:
    assert kesalahan(terisi, tmp_path / "b.xlsx") <= kesalahan(buku(SUSUNAN, RASIO), tmp_path / "a.xlsx")


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_libreoffice_computes_the_same(terisi: bytes) -> None:
    rumus, simpan, hitung = baca(terisi, rumus=True), baca(terisi), hitung_ulang(terisi)
    banding = 0
    for nama in rumus.sheetnames:
        sel_rumus = (s for b in rumus[nama].iter_rows() for s in b if s.data_type == "f" and nama.startswith("LKjIP"))
        for sel in sel_rumus:
            kita, dia = simpan[nama][sel.coordinate].value, hitung[nama].get(sel.coordinate)
            banding += 1
            if isinstance(kita, int | float):
                assert dia == pytest.approx(kita, abs=1e-12), (nama, sel.coordinate, sel.value)
            else:
                assert (dia or None) == (kita or None), (nama, sel.coordinate, sel.value)
    assert banding > 60
