"""SUBTOTAL over filtered rows sums what is seen; anything else below hidden rows is judged as ever."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from kertas_kerja.api import check, fill

BARIS = (("Program Penunjang", 100, 98), ("Program Pelayanan", 250, 240), ("Program Ketertiban", 50, 49))


def tersaring(rumus: str, pagu: float, realisasi: float, sembunyi: bool = True) -> bytes:
    """A budget whose second row a filter hides, and a total with this formula and these values."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as wb:
        ws = wb.add_worksheet("Anggaran")
        ws.write(0, 0, "Realisasi Anggaran Tahun 2025")
        ws.write_row(2, 0, ["No", "Program", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)"])
        for n, baris in enumerate(BARIS, 1):
            ws.write_row(n + 2, 0, [n, *baris])
        ws.write(6, 1, "Jumlah")
        for kolom, huruf, nilai in ((2, "C", pagu), (3, "D", realisasi)):
            ws.write_formula(6, kolom, rumus.format(huruf), None, nilai)
        if sembunyi:
            ws.set_row(4, None, None, {"hidden": True})
        ws.autofilter("A3:E6")
    return keluar.getvalue()


@pytest.mark.parametrize("fungsi", ["109", "9"])
def test_jumlah_yang_tampak_bukan_kesalahan(fungsi: str) -> None:
    data = tersaring(f"=SUBTOTAL({fungsi},{{0}}4:{{0}}6)", *(150, 147))
    assert not check(data).findings
    assert not fill(data, tabs=False).findings


@pytest.mark.parametrize(
    ("rumus", "nilai", "sembunyi"),
    [
        ("=SUBTOTAL(109,{0}4:{0}6)", (150, 146), True),  # neither the rows that are seen nor all of them
        ("=SUM({0}4:{0}6)", (150, 147), True),
        ("=SUBTOTAL(109,{0}4:{0}6)", (150, 147), False),
    ],
)
def test_jumlah_lain_tetap_salah(rumus: str, nilai: tuple[float, float], sembunyi: bool) -> None:
    assert "KK201" in {f.kode for f in check(tersaring(rumus, *nilai, sembunyi)).findings}


def test_semua_baris_dan_tersembunyi_diberi_tahu() -> None:
    assert [f.kode for f in check(tersaring("=SUM({0}4:{0}6)", 400, 387)).findings] == ["KK711"]
