"""Drop-downs and input checks of the templates, with their messages to operators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kertas_kerja.buku.refs import format_cell
from kertas_kerja.lembar.templat_letak import POLARITAS
from kertas_kerja.lembar.templat_rencana import TRIBULAN

if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.tabel.dasar import KolomTabel

Pilihan = dict[str, Any]
"""What XlsxWriter's `data_validation` takes."""
BERUKURAN = ("Indeks", "Nilai")  # units whose figures are shown with two decimals
SATUAN = (
    *BERUKURAN,
    *("%", "Dokumen", "Laporan", "Orang", "Orang/bulan", "Kegiatan", "Paket", "Unit", "Kali", "Desa"),
    *("Lembaga", "Kasus", "Bulan", "Predikat"),
)
CAMPURAN = ("target", "realisasi", "target_prev", "realisasi_prev")
"""Columns that hold indices, percents and counts, one below the other."""


def daftar(isi: tuple[str, ...], judul: str, pesan: str, *, bebas: bool = False) -> Pilihan:
    """A drop-down; with `bebas` other words are possible after a question."""
    galat = (
        f"Isian ini belum ada di daftar. Pilih Ya bila {judul.lower()} itu memang yang resmi, Tidak untuk mengulang."
        if bebas
        else f"{judul} hanya boleh salah satu dari: {', '.join(isi)}. Pilih dari daftar."
    )
    return {
        "validate": "list",
        "source": list(isi),
        "input_title": judul,
        "input_message": pesan,
        "error_title": judul,
        "error_message": galat,
        "error_type": "warning" if bebas else "stop",
    }


def satuan() -> Pilihan:
    """The drop-down of units."""
    return daftar(SATUAN, "Satuan", "Pilih satuan, atau tulis satuan resmi yang lain.", bebas=True)


def polaritas() -> Pilihan:
    """The drop-down of polarities."""
    pesan = "Maximize: makin tinggi makin baik. Minimize: makin rendah makin baik. Kosong berarti Maximize."
    return daftar(POLARITAS, "Polaritas", pesan)


def tribulan() -> Pilihan:
    """The drop-down of quarters."""
    return daftar(TRIBULAN, "Tribulan", "Pilih tribulan yang diukur.")


def predikat_akip(predikat: tuple[str, ...]) -> Pilihan:
    """The drop-down of AKIP predikat, best first."""
    pesan = "Pilih predikat hasil evaluasi AKIP; tarif koreksi dan kolom (2) mengikutinya."
    return daftar(predikat, "Predikat AKIP", pesan)


def isian_kolom(kolom: KolomTabel, baris: int, indeks: int, maksimum: Decimal | None, batas: str) -> Pilihan | None:
    """The input check of one cell, None where anything goes.

    `batas` is a formula that the figure may not exceed, `maksimum` its largest value.
    """
    if kolom.nama == "satuan":
        return satuan()
    if kolom.nama == "polaritas":
        return polaritas()
    if kolom.nama in CAMPURAN:
        return _sebaiknya_angka(format_cell(baris, indeks))
    if kolom.jenis == "rupiah":
        return _angka(kolom, None, "rupiah penuh tanpa titik, misalnya 2247666203")
    if kolom.jenis == "persen":
        return _angka(kolom, 1, "persen, misalnya 30%")
    if kolom.jenis != "ukuran":
        return None
    return _di_bawah(format_cell(baris, indeks), batas) if batas else _angka(kolom, maksimum, "angka, misalnya 78,64")


def _sebaiknya_angka(sel: str) -> Pilihan:
    return {
        "validate": "custom",
        "value": f"=ISNUMBER({sel})",
        "error_title": "Bukan angka",
        "error_message": "Tulis angkanya saja, misalnya 78,64 atau 100%; satuan tidak ikut ditulis. "
        "Pilih Ya bila isiannya memang kata (WTP, BB) atau tanda -.",
        "error_type": "warning",
    }


def _angka(kolom: KolomTabel, maksimum: Decimal | int | None, contoh: str) -> Pilihan:
    sampai = "" if maksimum is None else f" dan paling besar {_tulis(maksimum, kolom.jenis == 'persen')}"
    bebas = maksimum is None
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -1_000_000_000_000_000 if kolom.nama == "bertambah" else 0,
        "maximum": 1_000_000_000_000_000 if bebas else float(maksimum or 0),
        "error_title": "Periksa angkanya",
        "error_message": f"Isi dengan {contoh}; {_terkecil(kolom)}{sampai}. "
        "Bila angka tidak diterima, periksa koma desimalnya.",
        "error_type": "stop",
    }


def _terkecil(kolom: KolomTabel) -> str:
    return "boleh negatif" if kolom.nama == "bertambah" else "tidak boleh negatif"


def _tulis(nilai: Decimal | int, persen: bool) -> str:
    return f"{nilai * 100:f}%" if persen else f"{nilai:f}"


def _di_bawah(sel: str, batas: str) -> Pilihan:
    return {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({sel}),{sel}>=0,{sel}<={batas})",
        "error_title": "Melebihi bobot",
        "error_message": "Isi dengan angka yang tidak melebihi bobot komponen ini, misalnya paling besar 30 untuk "
        "bobot 30%.",
        "error_type": "stop",
    }
