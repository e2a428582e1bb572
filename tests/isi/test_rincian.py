"""Budgets that are itemised in the same list are summed once."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku, sel

RINCI = ((1, "Program A", 1000), (None, "Kegiatan A1", 600), (None, "Kegiatan A2", 400), (2, "Program B", 250))


def pk(*baris: tuple[Any, str, Any]) -> bytes:
    isi = [[no, nama, pagu, None] for no, nama, pagu in baris]
    judul = ["Perjanjian Kinerja Tahun 2025"]
    return buku({"L": [judul, ["No", "Program", "Anggaran", "Keterangan"], *isi, [None, "JUMLAH", None, None]]})


def test_jumlah_pk_hanya_program() -> None:
    data = fill(pk(*RINCI), tabs=False).data
    assert sel(data, "L", "C7", rumus=True) == '=IF(COUNT(C3,C6)=0,"",SUM(C3,C6))'
    assert sel(data, "L", "C7") == 1250
    assert fill(data, tabs=False).changes == ()


@pytest.mark.parametrize(
    "baris",
    [
        ((1, "Program A", 1000), (None, "Kegiatan A1", 600)),  # the rest of A is not told
        ((1, "Program A", 1000), (None, "Kegiatan A1", 600), (None, "Kegiatan A2", 400), (2, "Program B", None)),
    ],
)
def test_rincian_yang_tidak_pasti_tidak_dijumlah(baris: tuple[tuple[Any, str, Any], ...]) -> None:
    assert fill(pk(*baris), tabs=False).changes == ()


def test_daftar_tanpa_rincian_dijumlah_semua() -> None:
    data = fill(pk((1, "Program A", 1000), (2, "Pemberdayaan", 600), (None, "", 30)), tabs=False).data
    assert sel(data, "L", "C6") == 1630


@pytest.mark.parametrize(
    ("baris", "terisi"),
    [
        (
            ((1, "Program A", None), (None, "Kegiatan A1", 600), (None, "Kegiatan A2", 400), (2, "Program B", 250)),
            {"C3": 1000, "C7": 1250},
        ),
        (
            ((1, "Program A", None), (None, "Kegiatan A1", None), (None, "Sub Kegiatan A1a", 600)),
            {"C3": 600, "C4": 600, "C6": 600},
        ),
        (
            (*RINCI[:3], (2, "Program B", None), (None, "Kegiatan B1", 250)),
            {"C6": 250, "C8": 1250},
        ),
    ],
)
def test_program_yang_kosong_dari_kegiatannya(baris: tuple[tuple[Any, str, Any], ...], terisi: dict[str, int]) -> None:
    hasil = fill(pk(*baris), tabs=False)
    assert {p.alamat: p.nilai for p in hasil.changes} == terisi
    assert check(BytesIO(hasil.data)).findings == ()
    assert fill(hasil.data, tabs=False).changes == ()


def test_rincian_yang_kurang_disebut() -> None:
    """A kegiatan without a budget: neither the program above it nor the total is certain, and both are told."""
    hasil = fill(pk((1, "Program A", None), (None, "Kegiatan A1", 600), (None, "Kegiatan A2", None)), tabs=False)
    assert hasil.changes == ()
    assert [u.cells for u in hasil.unfilled] == [("C3",), ("C6",)]
    assert all("belum pasti baris mana yang dijumlah" in u.message for u in hasil.unfilled)


def test_alokasi_yang_sasarannya_kosong() -> None:
    isi = [[1, "Sasaran A", None, None], [None, "Program A1", 600, None], [None, "Program A2", 400, None]]
    kepala = ["No", "Sasaran Strategis", "Anggaran", "% Anggaran"]
    lembar = [["Alokasi Anggaran per Sasaran"], kepala, *isi, [2, "Sasaran B", 250, None], [None, "TOTAL", None, None]]
    data = fill(buku({"L": lembar}), tabs=False).data
    assert [sel(data, "L", a) for a in ("C3", "C7", "D3")] == pytest.approx([1000, 1250, 0.8], abs=1e-12)


def test_alokasi_yang_merinci_sasaran_ke_program() -> None:
    isi = [[1, "Sasaran A", 1000, None], [None, "Program A1", 600, None], [None, "Program A2", 400, None]]
    kepala = ["No", "Sasaran Strategis", "Anggaran", "% Anggaran"]
    lembar = [["Alokasi Anggaran per Sasaran"], kepala, *isi, [2, "Sasaran B", 250, None], [None, "TOTAL", None, None]]
    data = fill(buku({"L": lembar}), tabs=False).data
    assert [sel(data, "L", f"C{r}") for r in (7,)] == [1250]
    assert [sel(data, "L", f"D{r}") for r in range(3, 8)] == pytest.approx([0.8, 0.48, 0.32, 0.2, 1.0], abs=1e-12)
