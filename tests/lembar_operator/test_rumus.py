"""Operators' formulas: fingerprints, areas, numbering rows in words, circles, linked workbooks."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink

from kertas_kerja import api, check, fill
from kertas_kerja.aturan.kk707_melingkar import lingkaran_rumus
from kertas_kerja.aturan.rumus_penomoran import rumus_penomoran
from kertas_kerja.aturan.rumus_tertulis import daerah, kolom_sebaris, pola, sebaris, sidik
from kertas_kerja.buku.refs import Range
from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.hitung import hitung
from tests.lembar_operator.penulis import tulis_buku

SAMA = [
    ("E9/D9", "E10/D10"),
    ("E9/D9", '=IF(D10=0,"",E10/D10)'.removeprefix("=")),
    ("E9/D9", "$E10/$D10*100%"),
    ("E9/$D$4", "E10/$D$4"),
    ("MIN(MAX(F9,0),1.1)", "MIN(MAX(F10,0),110%)"),
    ("'TB IV'!E9", "'tb iv'!E10"),
    ('IF(E9="E1",1,E9)', 'IF(E10="E1",1,E10)'),
]
BEDA = [
    ("E9/D9", "E10/D9"),
    ("E9/D9", "D10/E10"),
    ("E9/D9", "E10/8.6"),
    ("E9/$D$4", "E10/$D$5"),
    ("'TB IV'!E9", "'TB III'!E10"),
    ("MIN(MAX(F9,0),1.1)", "MIN(MAX(F10,0),1.2)"),
]


@pytest.mark.parametrize(("atas", "bawah"), SAMA)
def test_copied_formula_has_the_same_fingerprint(atas: str, bawah: str) -> None:
    assert sidik(atas, 9) == sidik(bawah, 10)


@pytest.mark.parametrize(("atas", "bawah"), BEDA)
def test_other_formula_has_another_fingerprint(atas: str, bawah: str) -> None:
    assert sidik(atas, 9) != sidik(bawah, 10)


def test_cheap_key_of_a_formula_copied_down() -> None:
    assert len({pola(f'IF(D{r}=0,"",E{r}/D{r})', r) for r in range(10, 100)}) == 1
    assert pola("E9/D9", 9) != pola("E10/D9", 10)


def test_areas_of_a_formula() -> None:
    assert [(d.lembar, d.rentang.format()) for d in daerah("SUM(C5:C12)+'It''s'!$A$1*LOG10(2)+\"B2\"")] == [
        ("", "C5:C12"),
        ("It's", "A1"),
    ]
    assert daerah("SUM(C:C)")[0].rentang == Range.parse("C:C")
    assert kolom_sebaris("SUM(F5:I5)/E5+A6", 5) == {5, 6, 7, 8, 9}
    assert sebaris("E5/D5", 5)
    assert not sebaris("E5/D4", 5)
    assert not sebaris("1+1", 5)


def test_numbering_row_in_words() -> None:
    lembar = {
        "TB": {
            "baris": [
                ["Pengukuran Kinerja Tahun 2025"],
                [],
                ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Keterangan"],
                ["1", "2", "3", "4", "5 = (4/3) x 100%", "6"],
                [1, "Nilai AKIP", 80, 88, "1.1 | 0.00%", "naik"],
            ]
        }
    }
    with api.buka(tulis_buku(lembar)) as buku:
        tabel = api.siapkan(buku, muat_profil(None), None).tabel[0]
        (rumus,) = rumus_penomoran(buku.sheet("TB"), tabel)
    assert (rumus.baris, rumus.hasil, rumus.sumber) == (4, 5, {"4": 4, "3": 3})
    assert hitung(rumus.ekspresi, lambda d: {"4": Decimal(88), "3": Decimal(80)}[str(d.args[0])]) == Decimal("1.1")
    assert not rumus.jumlah


@pytest.mark.parametrize(
    ("rumus", "lingkaran"),
    [
        ({"A1": "A2", "A2": "A3", "A3": "B1"}, []),
        ({"A1": "A1+1"}, [["A1"]]),
        ({"A1": "B1", "B1": "A1", "C1": "SUM(A1:B1)"}, [["A1", "B1"]]),
        ({"C4": "SUM(C1:C4)"}, [["C4"]]),
        ({"C4": "SUM(C:C)"}, [["C4"]]),
        ({"C4": "SUM(C1:C3)", "C2": "C4/2"}, [["C2", "C4"]]),
        ({"A1": "B1", "B2": "C2", "C3": "A3", "D1": "A1+B1"}, []),
        ({"A1": "B2", "B2": "L!C3", "C3": "A1", "D1": "A1"}, [["A1", "B2", "C3"]]),
        ({"A1": "B1+'L'!C1", "A2": "B2", "B1": "D9", "C1": "'l'!A1"}, [["A1", "C1"]]),
        ({"A1": "'L 1'!A1", "A2": "'L 2'!A2", "A3": "L!A3"}, [["A3"]]),
    ],
)
def test_circles(rumus: dict[str, str], lingkaran: list[list[str]]) -> None:
    tempat = {a: (Range.parse(a).top, Range.parse(a).left) for a in rumus}
    nama = {t: a for a, t in tempat.items()}
    hasil = lingkaran_rumus({("L", *tempat[a]): f for a, f in rumus.items()}, {"l": "L"})
    assert [[nama[b, k] for _, b, k in satu] for satu in hasil] == lingkaran


def test_a_long_chain_needs_no_recursion() -> None:
    assert lingkaran_rumus({("L", b, 1): f"A{b + 1}" for b in range(1, 5001)}, {"l": "L"}) == []


def test_iterative_workbooks_circle_on_purpose() -> None:
    wadah = io.BytesIO()
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    for baris in (["Perjanjian Kinerja Tahun 2025"], [], ["NO", "PROGRAM", "ANGGARAN"], [1, "Program A", "=C4"]):
        lembar.append(baris)
    lembar.append([2, "Program B", 5])
    buku.calculation.iterate = True
    buku.save(wadah)
    melingkar = [t for t in check(wadah.getvalue()).findings if t.kode == "KK707"]
    assert [t.tingkat for t in melingkar] == ["warning"]


def test_linked_workbook_is_named() -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "TB IV"
    lembar.append(["Pengukuran Kinerja Tahun 2025"])
    lembar.append([])
    lembar.append(["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"])
    lembar.append([1, "S1", "Nilai AKIP", 80, "='[1]TB IV'!E4", "=E4/D4"])
    lembar.append([2, "S2", "Nilai IKM", 80, 72, "=E5/D5"])
    tautan = ExternalLink(externalBook=ExternalBook(id="rId1"))
    tautan.file_link = Relationship(
        type="externalLinkPath", Target="file:///D:/Data/Pengukuran%202024.xlsx", TargetMode="External", Id="rId1"
    )
    buku._external_links.append(tautan)  # type: ignore[attr-defined]
    wadah = io.BytesIO()
    buku.save(wadah)
    (temuan,) = [t for t in check(wadah.getvalue()).findings if t.kode == "KK709"]
    assert (temuan.alamat, temuan.tingkat) == ("E4", "warning")
    assert '"Pengukuran 2024.xlsx"' in temuan.pesan


def test_a_filled_copy_has_nothing_to_say_about_its_formulas() -> None:
    lembar = {
        "PKO": [
            ["Tabel 3.5 Penilaian Kinerja Organisasi TB IV Tahun 2025"],
            [],
            ["No", "Kinerja", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Normalisasi Capaian PK (1)",
             "Koreksi berdasarkan Predikat AKIP (2)", "Nilai Akhir Capaian PK (3)", "Keterangan"],
            ["1", "2", "3", "4", "5", "6 = 5/4", "7", "8", "9", "10"],
            [1, "S1", "Nilai PATEN", 80, 88],
            [2, "S2", "Indeks Pelayanan", 90, 72],
            [3, "S3", "Angka kemiskinan", 10, 9],
            ["Total Capaian PK (4)"],
            ["Nilai Kinerja Organisasi (NKO) (5)"],
            ["Predikat PKO (6)"],
        ]
    }  # fmt: skip
    terisi = fill(tulis_buku(lembar), predikat_akip="BB")
    assert terisi.data is not None
    assert len(terisi.changes) > 10
    hasil = check(terisi.data, predikat_akip="BB")
    assert [t.pesan for t in hasil.findings if t.kode.startswith(("KK6", "KK7"))] == []
    assert [t.pesan for t in hasil.findings if t.tingkat != "info"] == []


def test_defined_name_that_lost_its_cells() -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    for baris in (
        ["Pengukuran Kinerja Tahun 2025"],
        [],
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        [1, "S1", "Nilai AKIP", 80, "=Realisasi_AKIP", "=E4/D4"],
        [2, "S2", "Nilai IKM", 80, "=Realisasi_AKIP_Baru", "=E5/D5"],
    ):
        lembar.append(baris)
    buku.defined_names["Realisasi_AKIP"] = DefinedName("Realisasi_AKIP", attr_text="#REF!")
    buku.defined_names["Realisasi_AKIP_Baru"] = DefinedName("Realisasi_AKIP_Baru", attr_text="Sheet!$H$1")
    wadah = io.BytesIO()
    buku.save(wadah)
    (temuan,) = [t for t in check(wadah.getvalue()).findings if t.kode == "KK708"]
    assert (temuan.alamat, temuan.tingkat) == ("E4", "error")
    assert '"Realisasi_AKIP"' in temuan.pesan
