"""The reading side alone, as whole cold processes: python benchmarks/bench_read.py [--runs 5] [--folder FOLDER]

Reads every sheet, the shared strings and the styles of each benchmark workbook, beside one openpyxl `load_workbook`
of the same file. The options and the stop-watch are those of ukur.py.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from ukur import MUAT, Aturan, Lomba, baca_pilihan, buku, kepala, lomba, rasio, tabel

BACA = """
import sys
from kertas_kerja.buku.workbook import Workbook
with Workbook.open(sys.argv[1]) as buku:
    buku.strings, buku.styles
    cells = sum(buku.sheet(info.name).cell_count for info in buku.sheets)
    assert cells >= int(sys.argv[2]), cells
"""
SASARAN = {"kecil": 0.30, "sedang": 0.30, "besar": 0.30}


def main() -> None:
    """Measure and print a Markdown table for each size."""
    from buat_buku import SIZES

    pilihan = baca_pilihan()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode: the first round writes it
    bagian = [kepala(pilihan.runs)]
    with tempfile.TemporaryDirectory(prefix="kk-baca-") as sementara:
        for ukuran in pilihan.sizes.split(","):
            path = buku(ukuran, Path(sementara), pilihan.folder)
            peserta = [
                Lomba("python -c pass", [sys.executable, "-c", "pass"]),
                Lomba("read", [sys.executable, "-c", BACA, str(path), str(SIZES[ukuran])]),
                Lomba("openpyxl load", [sys.executable, "-c", MUAT, str(path)]),
            ]
            hasil = lomba(peserta, pilihan.runs)
            aturan = Aturan("read ÷ load", "read", "openpyxl load", SASARAN[ukuran])
            bagian += [f"## {ukuran}: {SIZES[ukuran]:,} cells", "", *tabel(hasil), "", *rasio(hasil, (aturan,)), ""]
    teks = "\n".join(bagian)
    print(teks)
    if pilihan.output:
        pilihan.output.write_text(teks, encoding="utf-8")


if __name__ == "__main__":
    main()
