"""What the workbook itself says decides: the AKIP predikat in a labelled cell, the polarity in another table."""

from __future__ import annotations

from decimal import ROUND_DOWN, Context, localcontext
from typing import Any

import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku, pko, sel

SATU = [("Indeks A", 75, 69.61, None, None, None, None)]


def test_predikat_akip_dari_sel_berlabel() -> None:
    lembar: list[list[Any]] = [["Predikat AKIP", ":", "BB"], [], [], *pko(SATU)]
    hasil = fill(buku({"PKO": lembar}), tabs=False)
    assert sel(hasil.data, "PKO", "H7") == 0.1
    assert not [t for t in hasil.findings if t.kode == "KK902"]


def test_label_yang_berbeda_beda_tidak_dipakai() -> None:
    lembar: list[list[Any]] = [["Predikat AKIP", "BB"], ["Predikat SAKIP", "A"], [], *pko(SATU)]
    assert [t.kode for t in check(buku({"PKO": lembar})).findings] == ["KK902"]


def test_polaritas_dari_tabel_lain() -> None:
    """A lower-is-better indicator has the same formula in a table without the column."""
    nama = "Indeks kejadian berulang"
    satu = [
        ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"],
        ["Sasaran", "Indikator Kinerja", "Polaritas", "Target", "Realisasi", "Capaian"],
        ["Sasaran A", nama, "Minimize", 10, 8, 1.2],
    ]
    dua = pko([(nama, 10, 8, "120,00%", "110,00%", "0,00%", "110,00%")], ("110,00%", "110,00%", "ISTIMEWA"))
    hasil = check(buku({"TR": satu, "PKO": dua}), predikat_akip="A")
    assert [t.pesan for t in hasil.findings if t.tingkat == "error"] == []
    sendiri = check(buku({"PKO": dua}), predikat_akip="A")
    assert [(t.kode, t.alamat) for t in sendiri.findings if t.tingkat == "error"] == [("KK101", "F4")]


@pytest.mark.parametrize(
    ("rumus", "nasib"), [("=E{0}/D{0}", "dihitung sendiri"), ("=VALUE(E{0})/D{0}", "tidak diperiksa")]
)
def test_rumus_tanpa_nilai_tersimpan_disebut_sekali(rumus: str, nasib: str) -> None:
    """openpyxl writes formulas without values, as many applications do."""
    lembar = [
        ["Pengukuran Kinerja Tahun 2025"],
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        [1, "Sasaran 1", "Indikator 1", 10, 9, rumus.format(3)],
        [2, "Sasaran 2", "Indikator 2", 10, 8, rumus.format(4)],
    ]
    hasil = check(buku({"TB IV": lembar}))
    temuan = [t for t in hasil.findings if t.kode == "KK904"]
    assert [(t.alamat, t.tingkat) for t in temuan] == [("F3", "info")]
    assert "dan 1 sel lain" in temuan[0].pesan
    assert nasib in temuan[0].pesan
    assert hasil.relations.exact == (2 if nasib == "dihitung sendiri" else 0)


def test_rumus_tanpa_nilai_yang_salah_adalah_kesalahan() -> None:
    """A formula that reads the row below is wrong, whether or not a program has stored what it gives."""
    lembar = [
        ["Pengukuran Kinerja Tahun 2025"],
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        [1, "Sasaran 1", "Indikator 1", 10, 9, "=E4/D3"],
        [2, "Sasaran 2", "Indikator 2", 10, 8, "=E4/D4"],
    ]
    galat = [t for t in check(buku({"TB IV": lembar})).findings if t.tingkat == "error"]
    assert [(t.kode, t.alamat) for t in galat] == [("KK101", "F3")]
    assert "9 ÷ 10" in galat[0].uraian


def test_jumlah_atas_rumus_tanpa_nilai_tersimpan_tidak_diputus() -> None:
    """=VALUE(500)*4 has no value yet: 1.000 alone is no reason to call 3.500 wrong."""
    lembar = [
        ["Perjanjian Kinerja Tahun 2025"],
        ["NO", "PROGRAM", "ANGGARAN"],
        [1, "Program A", 1000],
        [2, "Program B", "=VALUE(500)*4"],
        ["JUMLAH", None, 3500],
    ]
    temuan = check(buku({"PK": lembar})).findings
    assert [t.pesan for t in temuan if t.tingkat == "error"] == []
    assert "KK904" in {t.kode for t in temuan}


def test_ketelitian_desimal_pemanggil_tidak_mengubah_hasil() -> None:
    """A program that computes with five digits of its own still gets the same file."""
    data = buku({"PKO": pko([("Indeks A", 75, 69.61, None, None, None, None), ("Indeks B", 8.58, 9, *[None] * 4)])})
    biasa = fill(data, predikat_akip="BB")
    with localcontext(Context(prec=5, rounding=ROUND_DOWN)):
        sempit = fill(data, predikat_akip="BB")
    assert sempit.to_json() == biasa.to_json()
    assert sempit.data == biasa.data
