"""Make workbooks of 7,000, 60,000 and 1,200,000 cells, the way offices fill them: python benchmarks/buat_buku.py FOLDER

Sheets `PKO`, `Sasaran`, ... start with a performance table (header, numbering row, indicators with formulas and cached
values) and go on with a long plain list below; sheets `Data 1`, ... are plain lists. Mostly numbers, some shared
strings, some formulas. The same call gives the same cells.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

SIZES = {"kecil": 7_000, "sedang": 60_000, "besar": 1_200_000}
HEADER = ("No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian")
TABLE_ROWS = 25
COLUMNS = 12
SASARAN = (
    "Meningkatnya kualitas pelayanan publik",
    "Meningkatnya akuntabilitas kinerja",
    "Terwujudnya pembangunan desa yang merata",
    "Meningkatnya ketenteraman dan ketertiban umum",
)
KATA = ("dokumen", "orang", "kegiatan", "laporan", "unit", "paket", "Kecamatan", "Desa", "Selesai", "Proses")


def formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """The cell formats of every sheet."""
    return {
        "judul": book.add_format({"bold": True, "align": "center", "border": 1}),
        "teks": book.add_format({"border": 1, "text_wrap": True}),
        "angka": book.add_format({"border": 1, "num_format": "#,##0.00"}),
        "persen": book.add_format({"border": 1, "num_format": "0.00%"}),
        "rupiah": book.add_format({"num_format": "#,##0"}),
        "tanggal": book.add_format({"num_format": "dd/mm/yyyy"}),
    }


def table(sheet: Worksheet, gaya: dict[str, Format], acak: random.Random) -> int:
    """A performance table at the top of a sheet; returns the next free row (0-based)."""
    sheet.write(0, 0, "PENGUKURAN KINERJA TAHUN 2025", gaya["judul"])
    for col, text in enumerate(HEADER):
        sheet.write(2, col, text, gaya["judul"])
    for col in range(len(HEADER)):
        sheet.write(3, col, col + 1, gaya["judul"])
    for i in range(TABLE_ROWS):
        row = 4 + i
        target, realisasi = round(acak.uniform(5, 100), 2), round(acak.uniform(5, 100), 2)
        sheet.write(row, 0, i + 1, gaya["teks"])
        sheet.write(row, 1, SASARAN[i // 8 % len(SASARAN)], gaya["teks"])
        sheet.write(
            row,
            2,
            f"Persentase {KATA[i % len(KATA)].lower()} {sheet.get_name()} ke-{i + 1} yang memenuhi standar",
            gaya["teks"],
        )
        sheet.write(row, 3, target, gaya["angka"])
        sheet.write(row, 4, realisasi, gaya["angka"])
        sheet.write_formula(row, 5, f"=E{row + 1}/D{row + 1}", gaya["persen"], realisasi / target)
    return 4 + TABLE_ROWS + 2


def listing(sheet: Worksheet, gaya: dict[str, Format], acak: random.Random, start: int, cells: int) -> None:
    """A plain list: number, text, date, amounts, one formula in a row of twelve; exactly `cells` cells."""
    for index in range(cells):
        row, col = start + index // COLUMNS, index % COLUMNS
        if col == 0:
            sheet.write(row, col, row)
        elif col in (1, 5):
            sheet.write(row, col, f"{KATA[acak.randrange(len(KATA))]} {acak.randrange(400)}")
        elif col == 2:
            sheet.write(row, col, 45_658 + acak.randrange(365), gaya["tanggal"])
        elif col == COLUMNS - 1:
            sheet.write_formula(row, col, f"=D{row + 1}-E{row + 1}", gaya["rupiah"], acak.randrange(10**6))
        elif col % 2:
            sheet.write(row, col, acak.randrange(10**9), gaya["rupiah"])
        else:
            sheet.write(row, col, round(acak.uniform(0, 1000), 2))


def make(path: Path, cells: int) -> None:
    """Write one workbook with that many cells. Not in constant memory: that would write no shared strings."""
    acak = random.Random(2025)
    with xlsxwriter.Workbook(path) as book:
        gaya = formats(book)
        sheets = max(4, min(12, cells // 15_000))
        table_cells = 1 + len(HEADER) * (2 + TABLE_ROWS)
        for number in range(sheets):
            share = cells // sheets + (cells % sheets if number == 0 else 0)
            if number < 3:
                sheet = book.add_worksheet(("PKO", "Sasaran", "Program")[number])
                start, share = table(sheet, gaya, acak), share - table_cells
            else:
                sheet, start = book.add_worksheet(f"Data {number - 2}"), 0
            listing(sheet, gaya, acak, start, share)


def main() -> None:
    """Write the three workbooks into the folder named on the command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    folder.mkdir(parents=True, exist_ok=True)
    for name, cells in SIZES.items():
        path = folder / f"{name}.xlsx"
        make(path, cells)
        print(f"{path} {cells:,} sel, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
