"""Workbooks as web applications export them, formulas not calculated: checked, filled, and given back with values."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from kertas_kerja.api import check, fill
from tests.libreoffice import hitung_ulang

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

LEMBAR = [
    ["Pengukuran Kinerja Tahun 2025"],
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)", "Predikat"],
    [1, "Meningkatnya kualitas layanan", "Indeks layanan", "Indeks", 85, 86.5, "=F3/E3*100", None],
    [2, "Meningkatnya akuntabilitas", "Nilai akuntabilitas", "Nilai", 70, 69.2, "=F4/E4*100", None],
    [3, "Meningkatnya tertib administrasi", "Desa yang tertib", "Desa", 90, 88, "=F5/E5*100", None],
    ["Rata-rata", None, None, None, None, None, "=AVERAGE(G3:G5)", None],
]
CAPAIAN = {"G3": 86.5 / 85 * 100, "G4": 69.2 / 70 * 100, "G5": 88 / 90 * 100}
CAPAIAN["G6"] = sum(CAPAIAN.values()) / 3


def tanpa_nilai() -> bytes:
    buku = openpyxl.Workbook()
    for baris in LEMBAR:
        buku.active.append(baris)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def bernilai_nol() -> bytes:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet()
        for nomor, baris in enumerate(LEMBAR):
            lembar.write_row(nomor, 0, baris)
    return keluar.getvalue()


BUKU = pytest.mark.parametrize("data", [tanpa_nilai(), bernilai_nol()], ids=["tanpa nilai", "nol"])


def nilai(data: bytes) -> dict[str, float]:
    lembar = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    return {alamat: lembar[alamat].value for alamat in CAPAIAN}


@BUKU
def test_setiap_hubungan_dihitung_ulang(data: bytes) -> None:
    hasil = check(data)
    assert (hasil.relations.exact, hasil.relations.wrong) == (4, 0)
    assert [(t.kode, t.alamat) for t in hasil.findings] == [("KK904", "G3")]


@BUKU
def test_isian_menyimpan_nilai_setiap_rumus(data: bytes) -> None:
    hasil = fill(data)
    assert nilai(hasil.data) == pytest.approx(CAPAIAN, rel=1e-12)
    assert [c.alamat for c in hasil.changes] == ["H3", "H4", "H5", "H6"]
    assert [t.kode for t in hasil.findings] == []
    assert any("4 rumus lain di buku ini dihitung ulang" in catatan for catatan in hasil.notes)
    assert check(hasil.data).findings == ()


def test_nol_yang_bergantung_pada_isian_dihitung_sekali() -> None:
    """A placeholder over a number typed as text, which the fill mends: worked out, and not left to Excel as well."""
    lembar = [list(baris) for baris in LEMBAR]
    lembar[2][4] = "85"
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        tulis = buku.add_worksheet()
        for nomor, baris in enumerate(lembar):
            tulis.write_row(nomor, 0, baris)
    hasil = fill(keluar.getvalue())
    assert "E3" in [c.alamat for c in hasil.changes]
    assert nilai(hasil.data) == pytest.approx(CAPAIAN, rel=1e-12)
    assert not any("akan dihitung Excel" in catatan for catatan in hasil.notes)


@BUKU
def test_isian_kedua_tidak_mengubah_apa_pun(data: bytes) -> None:
    pertama = fill(data)
    assert fill(pertama.data).data == pertama.data


@BUKU
@pytest.mark.libreoffice
def test_nilainya_sama_dengan_libreoffice(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "isi.xlsx").write_bytes(fill(data).data)
    hitungan = next(iter(hitung_ulang(tmp_path / "isi.xlsx").values()))
    assert {a: hitungan[a] for a in CAPAIAN} == pytest.approx(CAPAIAN, rel=1e-12)


def test_kepala_berumus() -> None:
    """Header words and a title that a formula makes, as generated forms have them."""
    buku = openpyxl.load_workbook(io.BytesIO(tanpa_nilai()))
    lembar = buku.worksheets[0]
    lembar["J1"] = 2025
    lembar["A1"] = '="Pengukuran Kinerja Tahun "&J1'
    lembar["E2"], lembar["F2"] = '="Target "&J1', '="Realisasi "&J1'
    keluar = io.BytesIO()
    buku.save(keluar)
    hasil = check(keluar.getvalue())
    assert [(t.kind, t.title) for t in hasil.tables] == [("target_realisasi", "Pengukuran Kinerja Tahun 2025")]
    assert hasil.relations.exact == 4


def test_berkas_terisi_yang_disimpan_program_lain() -> None:
    """openpyxl takes every value out of a filled file: what was changed in it is found all the same."""
    buku = openpyxl.load_workbook(io.BytesIO(fill(tanpa_nilai()).data))
    buku.worksheets[0]["G6"] = 98.5
    keluar = io.BytesIO()
    buku.save(keluar)
    hasil = check(keluar.getvalue())
    assert [(t.kode, t.alamat) for t in hasil.findings if t.tingkat == "error"] == [("KK202", "G6")]
    assert nilai(fill(keluar.getvalue()).data) == pytest.approx(CAPAIAN | {"G6": 98.5}, rel=1e-12)


def test_tanpa_isian_dan_lembar_baru_berkas_tetap() -> None:
    lembar = [baris[:7] for baris in LEMBAR]
    buku = openpyxl.Workbook()
    for baris in lembar:
        buku.active.append(baris)
    keluar = io.BytesIO()
    buku.save(keluar)
    hasil = fill(keluar.getvalue(), tabs=False)
    assert hasil.changes == ()
    assert [t.kode for t in hasil.findings] == ["KK904"]
