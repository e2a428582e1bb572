"""Susunan buku pengukuran kinerja 2025."""

from __future__ import annotations

from .buku import Susunan
from .gaya import KERTAS_F4
from .lembar import Pilihan

BERKAS = "pengukuran_2025_tercetak.xlsx"
JUDUL = "Pengukuran Kinerja Kecamatan Plandaan Tahun 2025"
_KEC = "KECAMATAN PLANDAAN KABUPATEN JOMBANG"
_PKO = (30, 34, 10, 10, 11, 14, 20, 18)
_TR = (58, 58, 26, 26, 15)
_CAMAT = "CAMAT PLANDAAN"

SUSUNAN = (
    Susunan(
        "PK 2025",
        (6, 46, 46, 48, 12, 18),
        (
            ("T2.1-a-sasaran", Pilihan("tttn", judul=(), peta=(0, 1, 2, 4, 6))),
            ("T2.1-b-program", Pilihan("ttttnn", judul=(), jumlah=(5,))),
        ),
        judul=("PERJANJIAN KINERJA TAHUN 2025", _KEC),
        tanda_tangan=(3, 5, _CAMAT, "Plandaan, Januari 2025"),
    ),
    Susunan(
        "PK Perubahan 2025",
        (6, 74, 60, 16),
        (
            ("T2.2-a-sasaran", Pilihan("tttt", judul=())),
            ("T2.2-b-sasaran-program", Pilihan("tttn", judul=())),
            ("T2.2-c-anggaran", Pilihan("tnt", kolom=1, judul=(), jumlah=(1,))),
        ),
        judul=("PERJANJIAN KINERJA PERUBAHAN TAHUN 2025", _KEC),
        tanda_tangan=(2, 3, _CAMAT, "Plandaan, Oktober 2025"),
    ),
    Susunan(
        "IKU",
        (6, 40, 38, 50, 46),
        (
            ("T2.3", Pilihan("ttttt", judul=("INDIKATOR KINERJA UTAMA TAHUN 2025",))),
            ("T2.4", Pilihan("ttttt", judul=("PERUBAHAN INDIKATOR KINERJA UTAMA TAHUN 2025",))),
        ),
    ),
    Susunan(
        "Capaian 2024-2025",
        _PKO,
        (
            ("T3.0-skala-predikat", Pilihan("ntt", peta=(0, 1, 2, 6))),
            ("T3.2", Pilihan("ttnnnnnn")),
            ("T3.3", Pilihan("ttnntttt")),
        ),
        satu_halaman=True,
    ),
    Susunan(
        "PKO",
        (3, 6, *_PKO),
        (
            ("T3.4", Pilihan("nttnnnnnn", kolom=1)),
            ("T3.5", Pilihan("nttnnnnnn", kolom=1)),
        ),
        keterangan=(("Nama OPD", ": Kecamatan Plandaan"), ("Tahun", ": 2025")),
        kolom_keterangan=2,
        satu_halaman=True,
        tanda_tangan=(6, 9, _CAMAT, "Plandaan, 31 Desember 2025"),
    ),
    Susunan(
        "TB I-III",
        (3, *_TR),
        (("T3.6", Pilihan("ttnnn", kolom=1, hierarki=True)),),
        keterangan=(("Nama OPD    : Kecamatan Plandaan", ""), ("Tahun 2025", "")),
        kolom_keterangan=1,
    ),
    Susunan("TB IV", _TR, (("T3.7", Pilihan("ttnnp", nomor=("1", "2", "3", "4", "5"), hierarki=True)),)),
    Susunan(
        "Rinci APBD",
        _TR,
        (("T3.13", Pilihan("ttnnn", nomor=("(1)", "(2)", "(3)", "(4)", "5 = 4/3"), hierarki=True)),),
        kertas=KERTAS_F4,
        ulang=True,
    ),
    Susunan("Rinci P-APBD", _TR, (("T3.18", Pilihan("ttttn", hierarki=True)),), kertas=KERTAS_F4, ulang=True),
    Susunan(
        "AKIP IKM IPP",
        (6, 62, 16, 20, 16),
        (
            ("T3.8", Pilihan("ntnn")),
            ("T3.9", Pilihan("ntn")),
            ("T3.10", Pilihan("ttnnn")),
        ),
        tegak=True,
        satu_halaman=True,
    ),
    Susunan(
        "TB IV Komponen",
        (6, 74, 16, 20, 16),
        (
            ("T3.14", Pilihan("ntn")),
            ("T3.15", Pilihan("ttt")),
            ("T3.16", Pilihan("ttttt")),
            ("T3.17", Pilihan("ntnt")),
        ),
        tegak=True,
        satu_halaman=True,
    ),
)
