"""Susunan buku Kertas Kerja Penetapan Target 2026."""

from __future__ import annotations

from .buku import Susunan
from .gaya import KERTAS_F4
from .lembar import Pilihan

BERKAS = "kertas_kerja_2026_tercetak.xlsx"
JUDUL = "Kertas Kerja Penetapan Target Tahun 2026"
_INDUK = "T2.8-2026-kertas-kerja"
_KEC = "KECAMATAN PLANDAAN KABUPATEN JOMBANG"
_CAMAT = "CAMAT PLANDAAN"
_TEMPAT = "Plandaan, Januari 2026"

SUSUNAN = (
    Susunan(
        "PK 2026",
        (7, 66, 48, 16),
        (
            ("T2.6-2026-a-sasaran", Pilihan("tttn", judul=())),
            ("T2.6-2026-b-anggaran", Pilihan("tnt", kolom=1, judul=(), jumlah=(1,))),
        ),
        judul=("PERJANJIAN KINERJA TAHUN 2026", _KEC),
        tanda_tangan=(2, 3, _CAMAT, _TEMPAT),
    ),
    Susunan(
        "IKU 2026",
        (6, 38, 36, 44, 42),
        (("T2.7-2026-IKU", Pilihan("ttttt", judul=())),),
        judul=("INDIKATOR KINERJA UTAMA TAHUN 2026", _KEC),
        ulang=True,
        tanda_tangan=(3, 4, _CAMAT, _TEMPAT),
    ),
    Susunan(
        "KKPT 2026",
        (5, 30, 30, 12, 12, 12, 84),
        (
            (_INDUK, Pilihan("nttnnnt", judul=(), nomor=("1", "2", "3", "4", "5", "6", "7"))),
            (f"{_INDUK}.IKKK-komponen", Pilihan("tnt", peta=(1, 5, 6, 7))),
            (f"{_INDUK}.IKM-layanan", Pilihan("tnnnt", peta=(1, 3, 4, 5, 6, 7))),
        ),
        judul=("KERTAS KERJA PENETAPAN TARGET TAHUN 2026", _KEC),
        keterangan=(("Perangkat Daerah", ": Kecamatan Plandaan"), ("Tahun Anggaran", ": 2026")),
        kolom_keterangan=1,
        kertas=KERTAS_F4,
        tanda_tangan=(6, 6, _CAMAT, _TEMPAT),
    ),
    Susunan(
        "F02",
        (3, 44, 13, 13, 15, 78),
        (
            (
                f"{_INDUK}.IPP-F02",
                Pilihan("tnnnt", kolom=1, judul=("Nilai F02 Indeks Pelayanan Publik", "Perkiraan Tahun 2026")),
            ),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "RB",
        (46, 90),
        ((f"{_INDUK}.RB-tindaklanjut", Pilihan("tt")),),
        ulang=True,
    ),
)
