"""Answers in the Temuan tab: a finding that the office stands by, with a note, is no error in the next run."""

from __future__ import annotations

import io
from typing import Any

import pytest

from kertas_kerja import api
from kertas_kerja.cetak.hasil import HasilPeriksa
from kertas_kerja.model import Temuan
from tests.isi.buku import buku, pko
from tests.lembar.bahan import RASIO, baca

SALAH = pko([["Indeks A", 80, 90, 1.2, 1.1, 0, 1.1], ["Indeks B", 100, 95, 0.95, 0.95, 0, 0.95]])


@pytest.fixture(scope="module")
def terisi() -> bytes:
    return api.fill(buku({"PKO": SALAH}, RASIO), predikat_akip="A").data


def jawab(data: bytes, status: str, catatan: str | None, sel: dict[str, Any] | None = None) -> bytes:
    """The workbook with an answer to the finding on F4, and other values in PKO, as an office saves it."""
    wb = baca(data, rumus=True)
    ws = wb["Temuan"]
    baris = next(s.row for s in ws["E"] if s.value == "F4" and ws[f"C{s.row}"].value == "KK101")
    ws[f"K{baris}"], ws[f"L{baris}"] = status, catatan
    for alamat, nilai in (sel or {}).items():
        wb["PKO"][alamat] = nilai
    berkas = io.BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def periksa(data: bytes) -> HasilPeriksa:
    return api.check(data, predikat_akip="A")


def f4(hasil: Any) -> Temuan:
    return next(t for t in hasil.findings if t.alamat == "F4" and t.kode == "KK101")


def test_finding_with_proof_and_note_becomes_a_remark(terisi: bytes) -> None:
    assert f4(periksa(terisi)).tingkat == "error"
    dijawab = jawab(terisi, "sesuai bukti dukung", "BA rekonsiliasi \n 12/2025")
    hasil = periksa(dijawab)
    assert f4(hasil).tingkat == "info"
    assert f4(hasil).pesan.endswith(' Ditandai sesuai bukti dukung: "BA rekonsiliasi 12/2025".')
    assert hasil.exit_code == 0
    assert hasil.relations.wrong == 1  # the arithmetic is what it was


def test_fill_and_check_agree_and_the_tabs_follow(terisi: bytes) -> None:
    dijawab = jawab(terisi, "sesuai bukti dukung", "BA 12")
    isi = api.fill(dijawab, predikat_akip="A")
    sebelum = tuple(t for t in periksa(dijawab).findings if t.kode != "KK904")  # openpyxl saved it without values
    assert isi.findings == sebelum == periksa(isi.data).findings
    ws = baca(isi.data)["Temuan"]
    (baris,) = [s.row for s in ws["E"] if s.value == "F4" and ws[f"C{s.row}"].value == "KK101"]
    assert [ws[f"{k}{baris}"].value for k in "BKL"] == ["Catatan", "sesuai bukti dukung", "BA 12"]
    assert api.fill(isi.data, predikat_akip="A").data == isi.data


@pytest.mark.parametrize(
    ("status", "catatan"),
    [("sesuai bukti dukung", None), ("sesuai bukti dukung", "  "), ("diabaikan", "BA 12"), ("diperbaiki", "BA 12")],
)
def test_other_marks_and_marks_without_a_note_change_nothing(terisi: bytes, status: str, catatan: str | None) -> None:
    assert f4(periksa(jawab(terisi, status, catatan))) == f4(periksa(terisi))


def test_mark_does_not_hold_for_another_value(terisi: bytes) -> None:
    lain = jawab(terisi, "sesuai bukti dukung", "BA 12", {"F4": 1.3})
    isi = api.fill(lain, predikat_akip="A")
    assert f4(periksa(lain)).tingkat == f4(isi).tingkat == "error"
    ws = baca(isi.data)["Temuan"]
    (baris,) = [s.row for s in ws["E"] if s.value == "F4" and ws[f"C{s.row}"].value == "KK101"]
    assert [ws[f"{k}{baris}"].value for k in "KL"] == [None, "BA 12"]
    assert f4(periksa(isi.data)).tingkat == "error"


def test_mended_cell_is_not_found_again(terisi: bytes) -> None:
    hasil = periksa(jawab(terisi, "diperbaiki", "dihitung ulang", {"F4": 1.125}))
    assert not [t for t in hasil.findings if t.alamat == "F4"]
