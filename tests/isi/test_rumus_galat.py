"""Formulas of the operator that show an error: those that cannot work again get the table's formula."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter

from kertas_kerja.api import check, fill
from tests.isi.buku import sel

UANG = ["No", "Program", "Pagu Anggaran", "Realisasi Anggaran", "% Realisasi", "Sisa Anggaran"]
UKUR = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]


REF, NOL, NILAI = "#REF!", "#DIV/0!", "#VALUE!"


def tersimpan(isi: list[list[Any]]) -> bytes:
    """A workbook as Excel saves it: (formula, value) in the cells of formulas."""
    penampung = io.BytesIO()
    wb = xlsxwriter.Workbook(penampung, {"in_memory": True})
    ws = wb.add_worksheet("L")
    for r, baris in enumerate(isi):
        for c, satu in enumerate(baris):
            if isinstance(satu, tuple):
                ws.write_formula(r, c, satu[0], None, satu[1])
            elif satu is not None:
                ws.write(r, c, satu)
    wb.close()
    return penampung.getvalue()


def uang(*baris: tuple[Any, ...], jumlah: tuple[Any, ...]) -> bytes:
    isi = [[i, f"Program Layanan {i}", *b] for i, b in enumerate(baris, 1)]
    return tersimpan([["Realisasi Anggaran Tahun 2025"], UANG, *isi, [None, "Jumlah", *jumlah]])


def ukur(*baris: tuple[Any, ...], rata: Any) -> bytes:
    isi = [[i, nama, "Nilai", *b] for i, (nama, *b) in enumerate(baris, 1)]
    akhir = [None, "Rata-rata", *[None] * 3, (f"=AVERAGE(F3:F{len(isi) + 2})", rata)]
    return tersimpan([["Capaian Kinerja Tahun 2025"], UKUR, *isi, akhir])


def test_rujukan_hilang_dan_pembagi_nol_diganti_lalu_jumlahnya_pulih() -> None:
    data = uang(
        (100, 90, ("=#REF!/C3", REF), ("=C3-D3", 10)),
        (200, 150, ("=D4/0", NOL), ("=C4-#REF!", REF)),
        (300, 300, ("=D5/C5", 1), ("=C5-D5", 0)),
        jumlah=(("=SUM(C3:C5)", 600), ("=SUM(D3:D5)", 540), ("=D6/C6", 0.9), ("=SUM(F3:F5)", REF)),
    )
    galat = {t.alamat: t.pesan for t in check(data).findings}
    assert set(galat) == {"E3", "E4", "F4", "F6"}
    assert "tertular dari F4" in galat["F6"]
    hasil = fill(data, tabs=False)
    assert [sel(hasil.data, "L", a) for a in ("E3", "E4", "F4", "F6")] == [0.9, 0.75, 50, 60]
    assert sel(hasil.data, "L", "F6", rumus=True) == "=SUM(F3:F5)"
    assert hasil.findings == ()
    assert {p.alasan for p in hasil.changes if p.alamat == "E3"} == {"serapan; rumus lama =#REF!/C3 bernilai galat"}
    assert fill(hasil.data, tabs=False).changes == ()


def test_capaian_yang_menunggu_target_tampil_kosong() -> None:
    data = ukur(("Nilai AKIP", None, None, ("=E3/D3", NOL)), ("Nilai IKM", 80, 72, ("=E4/D4", 0.9)), rata=NOL)
    hasil = fill(data, tabs=False)
    assert [sel(hasil.data, "L", a) or "" for a in ("F3", "F4", "F5")] == ["", 0.9, 0.9]
    assert hasil.findings == ()


@pytest.mark.parametrize(("realisasi", "tetap"), [("72,00", True), ("72 dari 80 orang", False)])
def test_rumus_yang_akan_pulih_tetap(realisasi: str, tetap: bool) -> None:
    data = ukur(("Nilai AKIP", 80, realisasi, ("=E3/D3", NILAI)), ("Nilai IKM", 80, 72, ("=E4/D4", 0.9)), rata=NILAI)
    hasil = fill(data, tabs=False)
    assert (sel(hasil.data, "L", "F3", rumus=True) == "=E3/D3") is tetap
    assert sel(hasil.data, "L", "F5") == 0.9


def test_arah_yang_tidak_diketahui_tidak_ditebak() -> None:
    data = ukur(("Jumlah pelanggaran", 10, 8, ("=E3/#REF!", REF)), ("Nilai IKM", 80, 72, ("=E4/D4", 0.9)), rata=REF)
    hasil = fill(data, tabs=False)
    assert sel(hasil.data, "L", "F3", rumus=True) == "=E3/#REF!"
    assert [t.kode for t in hasil.findings] == ["KK701", "KK701"]
