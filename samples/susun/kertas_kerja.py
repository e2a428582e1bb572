"""Susunan buku Kertas Kerja Penetapan Target 2026."""

from __future__ import annotations

from .buku import Susunan
from .gaya import KERTAS_F4
from .lembar import Pilihan

BERKAS = "kertas_kerja_2026_tercetak.xlsx"
JUDUL = "Kertas Kerja Penetapan Target Tahun 2026"
_INDUK = "T2.8-2026-kertas-kerja"
_NOMOR = ("1", "2", "3", "4", "5", "6", "7")
_PERANGKAT = (("Perangkat Daerah", ": Kecamatan Plandaan"), ("Tahun Anggaran", ": 2026"))

SUSUNAN = (
    Susunan(
        "PK 2026",
        (7, 58, 46, 18),
        (
            ("T2.6-2026-a-sasaran", Pilihan("tttn", judul=())),
            ("T2.6-2026-b-anggaran", Pilihan("tnt", kolom=1, judul=(), jumlah=(1,))),
        ),
        judul=("PERJANJIAN KINERJA TAHUN 2026", "KECAMATAN PLANDAAN KABUPATEN JOMBANG"),
        tanda_tangan=(2, 2, "CAMAT PLANDAAN", "Plandaan, Januari 2026"),
    ),
    Susunan(
        "IKU 2026",
        (6, 40, 38, 50, 46),
        (("T2.7-2026-IKU", Pilihan("ttttt", judul=())),),
        judul=("INDIKATOR KINERJA UTAMA TAHUN 2026", "KECAMATAN PLANDAAN"),
        ulang=True,
        tanda_tangan=(3, 2, "CAMAT PLANDAAN", "Plandaan, Januari 2026"),
    ),
    Susunan(
        "KKPT 2026",
        (5, 40, 30, 13, 13, 13, 92),
        (
            (_INDUK, Pilihan("nttnnnt", judul=(), nomor=_NOMOR)),
            (
                f"{_INDUK}.IKM-layanan",
                Pilihan("tnnnt", kolom=1, rapat=True),
            ),
        ),
        judul=("KERTAS KERJA PENETAPAN TARGET TAHUN 2026", "KECAMATAN PLANDAAN KABUPATEN JOMBANG"),
        keterangan=_PERANGKAT,
        kertas=KERTAS_F4,
        tanda_tangan=(6, 1, "CAMAT PLANDAAN", "Plandaan, Januari 2026"),
    ),
    Susunan(
        "IKKK dan F02",
        (3, 44, 15, 15, 15, 84),
        (
            (f"{_INDUK}.IKKK-komponen", Pilihan("tnt", kolom=1, judul=("Komponen Penilaian IKKK",))),
            (f"{_INDUK}.IPP-F02", Pilihan("tnnnt", kolom=1, judul=("Nilai F02 Indeks Pelayanan Publik",))),
        ),
        judul=("LAMPIRAN KERTAS KERJA PENETAPAN TARGET TAHUN 2026",),
        kolom=1,
        kertas=KERTAS_F4,
    ),
    Susunan(
        "RB",
        (46, 96),
        ((f"{_INDUK}.RB-tindaklanjut", Pilihan("tt", judul=("Indikator RB dan Tindak Lanjut",))),),
        kertas=KERTAS_F4,
        ulang=True,
    ),
)
