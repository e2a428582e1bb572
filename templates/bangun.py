"""Rebuild templates/*.xlsx from the declarations in kertas_kerja/tabel/: python3 dev.py templates"""

from __future__ import annotations

from pathlib import Path

from kertas_kerja.lembar.templat import NAMA_BERKAS, buat_templat

FOLDER = Path(__file__).resolve().parent

if __name__ == "__main__":
    for jenis, nama in NAMA_BERKAS.items():
        berkas = FOLDER / f"{nama}.xlsx"
        berkas.write_bytes(buat_templat(jenis))  # type: ignore[arg-type]
        print(berkas.relative_to(FOLDER.parent))
