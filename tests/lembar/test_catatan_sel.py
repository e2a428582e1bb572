"""Notes at cells with findings: which cells, what they say, and that they go with the finding."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.protection import WorkbookProtection

from kertas_kerja import api
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.refs import format_cell, parse_cell
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.lembar import catatan_sel
from kertas_kerja.lembar.catatan_sel import BENTUK, PENULIS, buat_catatan
from kertas_kerja.lembar.ukur import lebar_teks
from tests.buku import korpus
from tests.buku.buatan import book
from tests.buku.catatan import unzipped
from tests.buku.test_links import links_on, seen
from tests.isi.buku import buku, pko
from tests.lembar.bahan import RASIO, baca, temuan
from tests.libreoffice import ubah

SALAH = pko([["Indeks A", 80, 90, 1.2, 1.1, 0, 1.1], ["Indeks B", 100, 95, 0.95, 0.95, 0, 0.95]])
F4 = (
    "Salah (KK101)\nPKO!F4 tertulis 120,00%, seharusnya 112,50%.\n"
    "capaian = realisasi ÷ target = 90 ÷ 80 = 112,50%\nLihat lembar Temuan nomor 1."
)
KLIK = "Temuan nomor 1: klik untuk membuka barisnya di lembar Temuan."
SAMPEL = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*_tercetak.xlsx"))


def isi(sumber: Any) -> bytes:
    return api.fill(sumber, predikat_akip="A").data


def catatan(data: bytes) -> dict[tuple[str, str], tuple[str, str]]:
    """(sheet, address) -> (author, text), as openpyxl reads them."""
    return {
        (ws.title, sel.coordinate): (sel.comment.author, sel.comment.text)
        for ws in baca(data).worksheets
        for sel in ws._cells.values()
        if sel.comment is not None
    }


def kembali(data: bytes) -> set[tuple[str, str]]:
    """Sheet and cell of every link to Temuan, which leads to a row on that cell."""
    terbaca = baca(data)
    temuan = terbaca["Temuan"]
    tautan = {(ws.title, ref): ke[0] for ws in terbaca.worksheets for ref, ke in links_on(ws).items()}
    balik = {dari: str(ke) for dari, ke in tautan.items() if str(ke).startswith("Temuan!") and dari[0] != "Ringkasan"}
    with Workbook.open(data) as buku:
        for dari, ke in balik.items():
            baris = int(ke.removeprefix("Temuan!A"))
            assert _tempat(buku, temuan.cell(baris, 4).value, temuan.cell(baris, 5).value) == dari
    return set(balik)


def ubah_buku(data: bytes, cara: Any) -> bytes:
    """The workbook after a function, as an office saves it."""
    wb = baca(data, rumus=True)
    cara(wb)
    berkas = io.BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


@pytest.fixture(scope="module")
def terisi() -> bytes:
    return isi(buku({"PKO": SALAH}, RASIO))


def test_an_open_finding_has_a_note_at_its_cell_and_no_other_cell_has(terisi: bytes) -> None:
    assert catatan(terisi) == {("PKO", "F4"): (PENULIS, F4)}


def test_filling_twice_is_filling_once(terisi: bytes) -> None:
    assert isi(terisi) == terisi


def test_a_click_leads_from_temuan_to_the_cell_and_back(terisi: bytes) -> None:
    (ke,) = [tujuan for ref, (tujuan, _) in seen(terisi, "Temuan").items() if ref.startswith("E")]
    assert ke == "PKO!F4"
    assert seen(terisi, "PKO") == {"F4": ("Temuan!A4", KLIK)}
    assert baca(terisi)["Temuan"]["A4"].value == 1
    assert baca(terisi)["Temuan"]["E4"].value == "F4"


def test_the_link_follows_the_finding(terisi: bytes) -> None:
    def salah_juga(wb: Any) -> None:
        wb["PKO"]["F5"] = 1.3

    dua = isi(ubah_buku(terisi, salah_juga))
    assert kembali(dua) == {("PKO", "F4"), ("PKO", "F5")}

    def betulkan(wb: Any) -> None:
        wb["PKO"]["F4"], wb["PKO"]["F5"] = 1.125, 0.95

    assert not seen(isi(ubah_buku(dua, betulkan)), "PKO")


def test_a_link_of_the_office_stays(terisi: bytes) -> None:
    def taut(wb: Any) -> None:
        wb["PKO"]["F4"].hyperlink = "https://contoh.go.id/bukti"

    assert seen(isi(ubah_buku(terisi, taut)), "PKO") == {"F4": ("https://contoh.go.id/bukti", None)}


@pytest.mark.parametrize("status", ["diperbaiki", "sesuai bukti dukung", "diabaikan"])
def test_a_status_takes_note_and_link_away(terisi: bytes, status: str) -> None:
    def jawab(wb: Any) -> None:
        ws = wb["Temuan"]
        ws[f"K{next(s.row for s in ws['E'] if s.value == 'F4')}"] = status

    dijawab = ubah_buku(terisi, jawab)
    assert catatan(dijawab) == {("PKO", "F4"): (PENULIS, F4)}
    assert not catatan(isi(dijawab))
    assert not seen(isi(dijawab), "PKO")


def test_a_mended_cell_loses_its_note_with_all_parts(terisi: bytes) -> None:
    editor = BookEditor(Workbook.open(terisi))
    editor.set_cell("PKO", 4, 6, formula='IF(D4=0,"",E4/D4)', value=1.125)
    paket, _ = editor.finish()
    beres = isi(paket.to_bytes())
    assert not catatan(beres)
    bagian = unzipped(beres)
    assert not [
        n for n in bagian if "comments" in n or n.endswith(".vml") or n == "xl/worksheets/_rels/sheet1.xml.rels"
    ]
    assert b"legacyDrawing" not in bagian["xl/worksheets/sheet1.xml"]
    assert b"hyperlink" not in bagian["xl/worksheets/sheet1.xml"]


def test_a_finding_that_reads_otherwise_renews_the_note(terisi: bytes) -> None:
    def ganti(wb: Any) -> None:
        wb["PKO"]["F4"] = 1.3

    (baru,) = catatan(isi(ubah_buku(terisi, ganti))).values()
    assert baru == (PENULIS, F4.replace("120,00%", "130,00%"))


def test_an_operators_notes_are_never_touched(terisi: bytes) -> None:
    def tulis(wb: Any) -> None:
        wb["PKO"]["F4"].comment = Comment("sudah dicek", "Operator")
        wb["PKO"]["B5"].comment = Comment("tanyakan", "Operator")

    hasil = isi(ubah_buku(terisi, tulis))
    assert catatan(hasil) == {("PKO", "F4"): ("Operator", "sudah dicek"), ("PKO", "B5"): ("Operator", "tanyakan")}


def test_words_that_a_person_adds_to_our_note_stay(terisi: bytes) -> None:
    def tambah(wb: Any) -> None:
        wb["PKO"]["F4"].comment = Comment(f"{F4}\nSudah saya tanyakan.", PENULIS)

    assert catatan(isi(ubah_buku(terisi, tambah))) == {("PKO", "F4"): (PENULIS, f"{F4}\nSudah saya tanyakan.")}


def test_merged_cells_have_it_at_the_first() -> None:
    def gabung(wb: Any) -> None:
        wb["PKO"].merge_cells("F4:G5")

    wb = Workbook.open(ubah_buku(buku({"PKO": SALAH}, RASIO), gabung))
    assert list(catatan_sel._per_lembar(wb, [temuan(baris=5, kolom=7)], {})["PKO"]) == [(4, 6)]


def test_no_note_without_temuan() -> None:
    sumber = buku({"PKO": SALAH}, RASIO)
    assert not catatan(api.fill(sumber, predikat_akip="A", tabs=False).data)

    def kunci(wb: Any) -> None:
        wb.security = WorkbookProtection(lockStructure=True)

    assert not catatan(isi(ubah_buku(sumber, kunci)))


def test_a_sheet_that_takes_no_notes_is_named() -> None:
    def lindungi(wb: Any) -> None:
        wb["PKO"].protection.sheet = True
        wb["PKO"].protection.objects = True

    hasil = api.fill(ubah_buku(buku({"PKO": SALAH}, RASIO), lindungi), predikat_akip="A")
    assert "Lembar PKO tidak diberi catatan sel; baca temuannya di lembar Temuan." in hasil.notes
    assert not catatan(hasil.data)
    assert not seen(hasil.data, "PKO")


def test_a_protected_sheet_gets_notes_and_no_links() -> None:
    def lindungi(wb: Any) -> None:
        wb["PKO"].protection.sheet = True
        wb["PKO"].protection.objects = False

    hasil = api.fill(ubah_buku(buku({"PKO": SALAH}, RASIO), lindungi), predikat_akip="A")
    assert "Lembar PKO tidak diberi tautan balik; nomor temuannya ada di catatan sel." in hasil.notes
    assert catatan(hasil.data).keys() == {("PKO", "F4")}
    assert not seen(hasil.data, "PKO")


def test_a_formula_without_value_has_a_link_whether_its_text_is_empty_or_not_stored() -> None:
    """A fill takes the empty text out where it is left to Excel; the second fill must find the link as it was."""
    data = book({"Data": {"A1": ("=B1", ""), "A2": ("=B2", 0), "A3": "", "A4": "Baik"}})
    with Package.open(data) as package:
        part = package.read("xl/worksheets/sheet1.xml")
        package.replace("xl/worksheets/sheet1.xml", part.replace(b"<f>B2</f><v>0</v>", b"<f>B2</f>"))
        data = package.to_bytes()
    with Workbook.open(data) as buku:
        assert [catatan_sel._bertaut(buku, "Data", (baris, 1)) for baris in range(1, 6)] == [
            True,
            True,
            False,
            True,
            False,
        ]


def test_the_most_severe_come_first_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catatan_sel, "MAKS_CATATAN", 2)
    daftar = [temuan(tingkat="warning"), temuan(baris=5), temuan(baris=6, tingkat="info"), temuan(baris=7)]
    per_lembar = catatan_sel._per_lembar(Workbook.open(buku({"PKO": SALAH}, RASIO)), daftar, {})
    assert catatan_sel._terpilih(per_lembar["PKO"]) == [(5, 6), (7, 6)]


def test_several_findings_of_a_cell_share_a_note() -> None:
    daftar = [
        (3, temuan(tingkat="warning", kode="KK301", pesan="Dua tempat.", uraian="")),
        *((n, temuan(kode=f"KK1{n:02}", seharusnya="1,5", pesan=f"Galat {n}.", uraian="")) for n in (4, 5, 6)),
    ]
    teks = buat_catatan(daftar, "Temuan (2)").text
    assert teks.startswith("Salah (KK104)\nGalat 4.\nSeharusnya: 1,5\nSalah (KK105)\n")
    assert teks.endswith("Seharusnya: 1,5\nLihat lembar Temuan (2) nomor 4, 5, 6, 3.")
    assert "Dua tempat" not in teks
    assert re.fullmatch(BENTUK, teks)


def test_long_texts_are_cut_at_a_word_and_the_box_holds_them() -> None:
    panjang = " ".join(f"kata{n}" for n in range(400))
    satu = buat_catatan([(1, temuan(pesan=panjang, uraian=f"x {panjang}"))], "Temuan")
    baris = satu.text.split("\n")
    assert all(len(b) <= catatan_sel.MAKS_HURUF + 2 for b in baris)
    assert baris[1].endswith(" …")
    luas = sum(lebar_teks(b, catatan_sel.UKURAN) for b in baris) / (satu.width - catatan_sel.TEPI)
    assert satu.height > luas * catatan_sel.UKURAN * 96 / 72
    assert re.fullmatch(BENTUK, satu.text)


@pytest.mark.parametrize("berkas", SAMPEL, ids=lambda p: p.stem)
def test_real_reports(berkas: Path, tmp_path: Path) -> None:
    hasil = api.fill(berkas, tmp_path / "isi.xlsx")
    assert not korpus.new_errors(berkas, tmp_path / "isi.xlsx")
    data = (tmp_path / "isi.xlsx").read_bytes()
    ada = catatan(data)
    with Workbook.open(data) as buku:
        tempat = {_tempat(buku, t.lembar, t.alamat) for t in hasil.findings if t.tingkat != "info"}
        tanpa = {dari for dari in tempat if _tanpa_tautan(buku, *dari)}
    assert ada.keys() == tempat
    assert kembali(data) == tempat - tanpa
    assert all(penulis == PENULIS and re.fullmatch(BENTUK, teks) for penulis, teks in ada.values())
    assert isi(data) == data


def _tanpa_tautan(buku: Workbook, lembar: str, alamat: str) -> bool:
    """Whether a link would put a text of several lines into one, or be taken for the content of a blank cell."""
    nilai = buku.sheet(lembar).value(*parse_cell(alamat))
    if nilai is None:
        return not buku.sheet(lembar).has_formula(*parse_cell(alamat))
    return isinstance(nilai, str) and ("\n" in nilai or len(nilai) > 40)


def _tempat(buku: Workbook, lembar: str, alamat: str) -> tuple[str, str]:
    """Where the note of a finding stands: at its cell, or the first of the merged ones."""
    gabung = buku.sheet(lembar).merge_at(*parse_cell(alamat))
    return lembar, format_cell(gabung.top, gabung.left) if gabung else alamat


@pytest.mark.libreoffice
def test_libreoffice_keeps_the_notes_and_they_are_known_afterwards(terisi: bytes, tmp_path: Path) -> None:
    (tmp_path / "isi.xlsx").write_bytes(terisi)
    (tmp_path / "lo").mkdir()
    simpan = ubah(tmp_path / "isi.xlsx", tmp_path / "lo", "xlsx:Calc MS Excel 2007 XML").read_bytes()
    assert [teks for _, teks in catatan(simpan).values()] == [F4]
    assert [teks for _, teks in catatan(isi(simpan)).values()] == [F4]
    assert seen(isi(simpan), "PKO") == {"F4": ("Temuan!A4", KLIK)}

    def betulkan(wb: Any) -> None:
        wb["PKO"]["F4"] = 1.125

    beres = isi(ubah_buku(simpan, betulkan))
    assert not catatan(beres)
    assert not seen(beres, "PKO")
