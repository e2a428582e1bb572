"""Membangun buku kerja contoh di samples/ dari angka di samples/data/.

Jalankan ``python samples/bangun.py`` dari akar repositori. Hasilnya selalu sama byte demi byte:
berkas ``*_tercetak.xlsx`` memuat angka laporan apa adanya (termasuk salah hitungnya), berkas
``*_terisi.xlsx`` adalah hasil ``kertas_kerja.fill`` atas berkas itu.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
if str(FOLDER) not in sys.path:
    sys.path.insert(0, str(FOLDER))

from susun import kertas_kerja, lkjip, pengukuran  # noqa: E402
from susun.buku import Letak, bangun_buku  # noqa: E402
from susun.data import baca_tabel  # noqa: E402

BUKU = (kertas_kerja, pengukuran, lkjip)


def bangun(folder: Path = FOLDER) -> dict[str, dict[tuple[str, int, int], Letak]]:
    """Tulis semua berkas ``*_tercetak.xlsx``; kembalikan letak sel per berkas."""
    tabel = baca_tabel()
    return {buku.BERKAS: bangun_buku(folder / buku.BERKAS, buku.JUDUL, buku.SUSUNAN, tabel) for buku in BUKU}


def main() -> int:
    """Bangun semua buku ke folder yang disebut (bawaan: samples/)."""
    baris = argparse.ArgumentParser(description="Bangun buku kerja contoh.")
    baris.add_argument("-o", "--folder", type=Path, default=FOLDER)
    for nama in bangun(baris.parse_args().folder):
        print(nama)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
