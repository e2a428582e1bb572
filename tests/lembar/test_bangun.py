"""The three tabs as one workbook: marks, same bytes, read back by openpyxl, grafted, valid, alive in LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from kertas_kerja import api
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.model.tanda import AWALAN, peta_lembar, sidik_lama
from tests.isi.buku import buku
from tests.lembar.bahan import AKIP, ANGGARAN, KKPT, NAMA, PKO, RASIO, TAHUNAN, TARGET, baca, bahan, donor, temuan
from tests.libreoffice import hitung_ulang

SUSUNAN = {
    "PKO": PKO, "It's KKPT": KKPT, "TW 2": TARGET, "Tahunan": TAHUNAN, "Anggaran": ANGGARAN, "AKIP": AKIP,
}  # fmt: skip


@pytest.fixture(scope="module")
def terisi() -> bytes:
    return api.fill(buku(SUSUNAN, RASIO), predikat_akip="A").data


def test_tabs_and_their_hidden_marks() -> None:
    nama = {"Ringkasan": "Ringkasan (2)", "Temuan": "Temuan", "Jejak": "Jejak"}
    wb = baca(donor(bahan(SUSUNAN, RASIO), nama=nama, sidik="abc"))
    assert wb.sheetnames == list(nama.values())
    tanda = wb.defined_names[f"{AWALAN}Ringkasan"]
    assert tanda.value == "'Ringkasan (2)'!$A$1"
    assert tanda.hidden
    with Workbook.open(donor(bahan(SUSUNAN, RASIO), nama=nama, sidik="abc")) as buku_baru:
        assert peta_lembar(buku_baru) == nama
        assert sidik_lama(buku_baru) == "abc"


def test_same_input_same_bytes() -> None:
    satu = donor(bahan(SUSUNAN, RASIO), [temuan()])
    assert satu == donor(bahan(SUSUNAN, RASIO), [temuan()])


def test_no_sheet_without_name_and_no_empty_cached_value() -> None:
    """A blank text result is typed as text, as Excel does it: <c t="str"><f>…</f><v></v></c>."""
    with zipfile.ZipFile(io.BytesIO(donor(bahan({"TW 2": TARGET})))) as z:
        xml = z.read("xl/worksheets/sheet1.xml").decode()
    kosong = re.findall(r"<c ([^>]*)><f>[^<]*</f><v></v></c>", xml)
    assert kosong
    assert all('t="str"' in atribut for atribut in kosong)


def kesalahan(data: bytes, berkas: Path) -> set[str]:
    """What openxml-audit finds wrong, warnings left out."""
    from openxml_audit import OpenXmlValidator, ValidationSeverity

    berkas.write_bytes(data)
    hasil = OpenXmlValidator().validate(str(berkas))
    return {f"{e.part_uri} {e.description}" for e in hasil.errors if e.severity == ValidationSeverity.ERROR}


def test_donor_and_graft_are_valid(terisi: bytes, tmp_path: Path) -> None:
    assert kesalahan(donor(bahan(SUSUNAN, RASIO), [temuan()]), tmp_path / "donor.xlsx") == set()
    asal = kesalahan(buku(SUSUNAN, RASIO), tmp_path / "asal.xlsx")
    assert kesalahan(terisi, tmp_path / "terisi.xlsx") <= asal
    assert baca(terisi).sheetnames == [*SUSUNAN, *NAMA.values()]


def test_fill_again_changes_nothing(terisi: bytes) -> None:
    assert api.fill(terisi, predikat_akip="A").data == terisi


def test_links_lead_to_cells_that_exist(terisi: bytes) -> None:
    wb = baca(terisi)
    sel = [s for nama in NAMA for baris in wb[nama].iter_rows() for s in baris]
    tempat = [s.hyperlink.location for s in sel if s.hyperlink is not None]
    assert tempat
    for satu in tempat:
        lembar, _, area = satu.rpartition("!")
        assert wb[lembar.strip("'").replace("''", "'")][area.split(":")[0]] is not None


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_libreoffice_computes_the_same(terisi: bytes) -> None:
    """Cached values of every formula in our tabs against LibreOffice, caches stripped."""
    rumus, simpan, hitung = baca(terisi, rumus=True), baca(terisi), hitung_ulang(terisi)
    banding = 0
    for nama in NAMA:
        for baris in rumus[nama].iter_rows():
            for sel in baris:
                if sel.data_type != "f":
                    continue
                kita, dia = simpan[nama][sel.coordinate].value, hitung[nama].get(sel.coordinate)
                banding += 1
                if isinstance(kita, int | float):
                    assert dia == pytest.approx(kita, abs=1e-12), (nama, sel.coordinate, sel.value)
                else:
                    assert (dia or None) == (kita or None), (nama, sel.coordinate, sel.value)
    assert banding > 40
