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

from susun import kertas_kerja as buku_kertas_kerja  # noqa: E402
from susun import lkjip, pengukuran  # noqa: E402
from susun.buku import Letak, bangun_buku  # noqa: E402
from susun.data import baca_tabel  # noqa: E402

BUKU = (buku_kertas_kerja, pengukuran, lkjip)


def bangun(folder: Path = FOLDER) -> dict[str, dict[tuple[str, int, int], Letak]]:
    """Tulis semua berkas ``*_tercetak.xlsx``; kembalikan letak sel per berkas."""
    tabel = baca_tabel()
    return {buku.BERKAS: bangun_buku(folder / buku.BERKAS, buku.JUDUL, buku.SUSUNAN, tabel) for buku in BUKU}


def nama_terisi(berkas: str) -> str:
    """Nama berkas terisi untuk satu berkas tercetak."""
    return berkas.replace("_tercetak", "_terisi")


def isi(folder: Path = FOLDER) -> list[str]:
    """Isi tiap berkas ``*_tercetak.xlsx`` di ``folder`` dengan kertas_kerja; kembalikan nama hasilnya."""
    from kertas_kerja import fill

    hasil = []
    for buku in BUKU:
        tujuan = folder / nama_terisi(buku.BERKAS)
        fill(folder / buku.BERKAS, tujuan, overwrite=True)
        hasil.append(tujuan.name)
    return hasil


def main() -> int:
    """Bangun semua buku ke folder yang disebut (bawaan: samples/), lalu isi."""
    baris = argparse.ArgumentParser(description="Bangun buku kerja contoh.")
    baris.add_argument("-o", "--folder", type=Path, default=FOLDER)
    baris.add_argument("--tercetak-saja", action="store_true", help="tanpa berkas *_terisi.xlsx")
    pilihan = baris.parse_args()
    nama = list(bangun(pilihan.folder))
    if not pilihan.tercetak_saja:
        nama += isi(pilihan.folder)
    print("\n".join(nama))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
