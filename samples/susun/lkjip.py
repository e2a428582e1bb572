"""Susunan buku seluruh laporan: 70 tabel LKjIP 2025."""

from __future__ import annotations

from .buku import Susunan
from .gaya import KERTAS_F4
from .lembar import Pilihan

BERKAS = "lkjip_2025_tercetak.xlsx"
JUDUL = "Tabel-tabel LKjIP Kecamatan Plandaan Tahun 2025"
_KK26 = "T2.8-2026-kertas-kerja"
_NOMOR = ("1", "2", "3", "4", "5", "6", "7")
_LEBAR_KK = (5, 30, 30, 12, 12, 12, 84)
_PETA_KOMPONEN = (1, 3, 4, 5, 6, 7)
_PETA_RINCIAN = (1, 3, 4)
_LEBAR_TR = (6, 58, 58, 25, 25, 15)
_PETA_PKO = (1, 2, 3, 4, 5, 6, 8, 10, 12)


def _kertas_kerja_2025(nama: str, induk: str, cara: str) -> Susunan:
    """Kertas kerja 2025 dengan komponen dan rinciannya; ``cara`` mengetik angkanya."""
    komponen = f"t{cara * 3}t"
    return Susunan(
        nama,
        _LEBAR_KK,
        (
            (induk, Pilihan(f"{cara}tt{cara * 3}t", nomor=_NOMOR)),
            *(
                (f"{induk}.{bagian}", Pilihan(komponen, peta=_PETA_KOMPONEN))
                for bagian in ("AKIP-komponen", "IKM-layanan", "IPP-F02")
            ),
            *(
                (f"{induk}.rincian-{bagian}-2024", Pilihan(f"t{cara}", peta=_PETA_RINCIAN))
                for bagian in ("AKIP", "IKM", "F02")
            ),
        ),
        kertas=KERTAS_F4,
    )


_BAB_2 = (
    Susunan(
        "2.1-2.2 PK 2025",
        (6, 50, 50, 50, 12, 18),
        (
            ("T2.1-a-sasaran", Pilihan("tttn", peta=(0, 1, 2, 4, 6))),
            ("T2.1-b-program", Pilihan("ttttnn")),
            ("T2.2-a-sasaran", Pilihan("tttn", peta=(0, 1, 2, 4, 6))),
            ("T2.2-b-sasaran-program", Pilihan("tttn", peta=(0, 1, 2, 4, 6))),
            ("T2.2-c-anggaran", Pilihan("tnt", peta=(1, 3, 4, 6))),
        ),
    ),
    Susunan(
        "2.3-2.4 IKU 2025",
        (6, 40, 38, 50, 46),
        (("T2.3", Pilihan("ttttt")), ("T2.4", Pilihan("ttttt"))),
    ),
    _kertas_kerja_2025("2.5 KKPT 2025", "T2.5-murni", "n"),
    _kertas_kerja_2025("2.5 KKPT Perubahan", "T2.5-perubahan", "t"),
    Susunan(
        "2.7-2.8 Target 2025",
        (6, 60, 64, 26),
        (("T2.7-2025", Pilihan("tttt")), ("T2.8-2025-perubahan", Pilihan("tttn"))),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "2.6-2.7 PK IKU 2026",
        (6, 42, 38, 46, 46),
        (
            ("T2.6-2026-a-sasaran", Pilihan("tttn", peta=(0, 1, 3, 4, 5))),
            ("T2.6-2026-b-anggaran", Pilihan("tnt", peta=(1, 3, 4, 5))),
            ("T2.7-2026-IKU", Pilihan("ttttt")),
        ),
    ),
    Susunan(
        "2.8 KKPT 2026",
        _LEBAR_KK,
        (
            (_KK26, Pilihan("nttnnnt", nomor=_NOMOR)),
            (f"{_KK26}.IKKK-komponen", Pilihan("tnt", peta=(1, 5, 6, 7))),
            (f"{_KK26}.IKM-layanan", Pilihan("tnnnt", peta=_PETA_KOMPONEN)),
            (f"{_KK26}.IPP-F02", Pilihan("tnnnt", peta=_PETA_KOMPONEN)),
            (f"{_KK26}.rincian-IKM-2025", Pilihan("tn", peta=_PETA_RINCIAN)),
            (f"{_KK26}.rincian-F02-2025", Pilihan("tn", peta=_PETA_RINCIAN)),
            (f"{_KK26}.rincian-RB-2025", Pilihan("tn", peta=_PETA_RINCIAN)),
            (f"{_KK26}.RB-tindaklanjut", Pilihan("tt", peta=(1, 6, 7))),
        ),
        kertas=KERTAS_F4,
    ),
)

_BAB_3_CAPAIAN = (
    Susunan(
        "3.1-3.5 Capaian",
        (6, 36, 40, 11, 11, 12, 11, 11, 12, 11, 11, 12),
        (
            ("T3.0-skala-predikat", Pilihan("ttt")),
            ("T3.1", Pilihan("tt" + "t" * 9, kolom=1)),
            ("T3.2", Pilihan("ttnnnnnn", peta=_PETA_PKO)),
            ("T3.3", Pilihan("ttnnnnnn", peta=_PETA_PKO)),
            ("T3.4", Pilihan("tttnntttt", peta=(0, *_PETA_PKO))),
            ("T3.5", Pilihan("nttnnnnnn", peta=(0, *_PETA_PKO))),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "3.6-3.12 TB I-IV",
        _LEBAR_TR,
        (
            ("T3.6", Pilihan("ttnnn", kolom=1, hierarki=True)),
            ("T3.7", Pilihan("ttnnp", kolom=1, hierarki=True)),
            ("T3.8", Pilihan("ntnn", peta=(0, 1, 3, 4, 5))),
            ("T3.9", Pilihan("ntn", peta=(0, 1, 3, 4))),
            ("T3.10", Pilihan("ttnnn", peta=(0, 1, 3, 4, 5, 6))),
            ("T3.11", Pilihan("nttd", peta=(0, 1, 2, 3, 4))),
            ("T3.12", Pilihan("nttdtd")),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "3.13 Rinci APBD",
        _LEBAR_TR[1:],
        (("T3.13", Pilihan("ttttt", hierarki=True)),),
        kertas=KERTAS_F4,
        ulang=True,
    ),
    Susunan(
        "3.14-3.18 TB IV",
        _LEBAR_TR,
        (
            ("T3.14", Pilihan("ntn", peta=(0, 1, 3, 4))),
            ("T3.15", Pilihan("ntn", peta=(0, 1, 3, 4))),
            ("T3.16", Pilihan("ttnnn", peta=(0, 1, 3, 4, 5, 6))),
            ("T3.17", Pilihan("ntnn", peta=(0, 1, 3, 4, 5))),
            ("T3.18", Pilihan("ttnnn", kolom=1, hierarki=True)),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "3.19-3.21 Tren",
        (58, 58, 24, 24, 24, 24),
        (
            ("T3.19", Pilihan("ttnnnn", hierarki=True)),
            ("T3.20", Pilihan("tttttt", hierarki=True)),
            ("T3.21", Pilihan("ttnnn", hierarki=True)),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "3.22-3.24 Pembanding",
        (46, 44, 14, 14, 18, 14, 60),
        (
            ("T3.22", Pilihan("ttnnnnt")),
            ("T3.23", Pilihan("ttttttt")),
            ("T3.24-kabupaten", Pilihan("ttnnnnt")),
        ),
        kertas=KERTAS_F4,
    ),
)

_BAB_3_ANGGARAN = (
    Susunan(
        "3.25-3.29 Anggaran",
        (6, 52, 52, 25, 25, 13, 20, 20, 13, 36),
        (
            ("T3.25-kinerja-anggaran", Pilihan("nttnnpnnp", peta=(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))),
            ("T3.26-outcome", Pilihan("ttttttt", peta=(1, 2, 3, 4, 6, 7, 8, 10))),
            ("T3.27-alokasi", Pilihan("tttnn")),
            ("T3.28", Pilihan("ttnnnnnn", kolom=1, hierarki=True)),
            ("T3.29", Pilihan("ttnnnnnn", kolom=1, hierarki=True)),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "3.30 Efisiensi",
        (58, 58, 18, 18, 22),
        (
            ("T3.30", Pilihan("ttnnn", hierarki=True)),
            ("T3.24-efisiensi-subkegiatan", Pilihan("ttttt", hierarki=True)),
            ("T3.25-SDM", Pilihan("ntnnn")),
            ("T3.26-aset", Pilihan("nnnnn")),
        ),
        kertas=KERTAS_F4,
    ),
    Susunan(
        "3.27 TL dan 4.1",
        (6, 52, 60, 11, 11, 11, 11, 11, 11, 28),
        (
            ("T3.27-tindak-lanjut", Pilihan("t" * 10)),
            ("T4.1", Pilihan("nttnntttt", peta=(0, 1, 2, 3, 4, 5, 6, 7, 9, 10))),
        ),
        kertas=KERTAS_F4,
    ),
)

SUSUNAN = _BAB_2 + _BAB_3_CAPAIAN + _BAB_3_ANGGARAN
