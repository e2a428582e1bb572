"""Ringkasan names what a fill left blank and why, with a link to the cell; a second fill leaves it as it is."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku, pko

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
JUDUL = "Masih kosong, dengan sebabnya"


def ringkasan(data: bytes | None) -> Any:
    assert data is not None
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Ringkasan"]


def baris_kosong(data: bytes | None) -> list[tuple[str, str]]:
    """(sentence, address that its link opens) of the block, in order."""
    ws = ringkasan(data)
    kolom = [ws.cell(r, 1).value for r in range(1, ws.max_row + 1)]
    if JUDUL not in kolom:
        return []
    awal, hasil = kolom.index(JUDUL) + 2, []
    while isinstance(ws.cell(awal, 1).value, int):
        sel = ws.cell(awal, 2)
        hasil.append((str(sel.value), str(sel.hyperlink.location)))
        awal += 1
    return hasil


def test_yang_masih_kosong_disebut_dengan_sebabnya() -> None:
    isi = [("Nilai SPBE", 80, 84, None, None, None, None), ("Jumlah pelanggaran", 20, 15, None, None, None, None)]
    hasil = fill(buku({"PKO": pko(isi)}), predikat_akip="BB")
    kalimat = baris_kosong(hasil.data)
    assert [k for k, _ in kalimat] == [u.message for u in hasil.unfilled]
    assert kalimat[0][0].startswith("PKO!F5 (capaian) dibiarkan kosong karena tidak dinyatakan")
    assert kalimat[0][1].endswith("PKO'!F5") or kalimat[0][1] == "PKO!F5"
    assert kalimat[-1][0] == "PKO!I8 (predikat PKO) dibiarkan kosong karena I7 masih kosong; isi dahulu."
    kedua = fill(hasil.data, predikat_akip="BB")
    assert kedua.changes == ()
    assert kedua.data == hasil.data


def test_yang_lengkap_tidak_menyebut_apa_pun() -> None:
    isi = [("Nilai SPBE", 80, 84, None, None, None, None)]
    assert baris_kosong(fill(buku({"PKO": pko(isi)}), predikat_akip="BB").data) == []


def test_banyak_hal_disebut_sebagian() -> None:
    baris = [[i, f"Jumlah kasus {kata}", "Kasus", 9, 8, None] for i, kata in enumerate("abcdefghijkl", 1)]
    lembar = {
        f"L{i}": [["Capaian Kinerja Tahun 2025"], ["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"], b]
        for i, b in enumerate(baris)
    }
    hasil = fill(buku(lembar))
    assert len(hasil.unfilled) == 12
    assert len(baris_kosong(hasil.data)) == 10
    assert "dan 2 hal lain." in [c.value for c in ringkasan(hasil.data)["B"]]
