"""Small office workbooks for the tests of fill, made with openpyxl."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

KEPALA_PKO = (
    "No",
    "Kinerja",
    "Indikator Kinerja",
    "Target",
    "Realisasi",
    "Capaian",
    "Normalisasi Capaian PK (1)",
    "Koreksi Normalisasi Capaian PK berdasarkan Predikat AKIP (2)",
    "Nilai Akhir Capaian PK (3) (1) x (100% - (2))",
)
RINGKAS_PKO = (
    "Total Capaian PK (4)",
    "Nilai Kinerja Organisasi (NKO) atau Rata-rata Capaian PK (5)",
    "Predikat PKO (6)",
)


def buku(lembar: Mapping[str, Sequence[Sequence[Any]]], format_: Mapping[tuple[str, str], str] | None = None) -> bytes:
    """A workbook of rows by sheet name; `format_` gives number formats by (sheet, cell)."""
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for nama, baris in lembar.items():
        ws = wb.create_sheet(nama)
        for r, isi in enumerate(baris, 1):
            for c, nilai in enumerate(isi, 1):
                if nilai is not None:
                    ws.cell(r, c, nilai)
    for (nama, sel), kode in (format_ or {}).items():
        wb[nama][sel].number_format = kode
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


def pko(
    baris: Sequence[Sequence[Any]], ringkas: Sequence[Any] = (None, None, None), judul: str = ""
) -> list[list[Any]]:
    """A PKO table: title, empty row, header, data rows, the three summary rows with these values."""
    kepala: list[list[Any]] = [[judul or "Penilaian Kinerja Organisasi Tahun 2025"], [], list(KEPALA_PKO)]
    data = [[i, f"Sasaran {i}", *isi] for i, isi in enumerate(baris, 1)]
    akhir = [[None, nama, *[None] * 6, nilai] for nama, nilai in zip(RINGKAS_PKO, ringkas, strict=True)]
    return kepala + data + akhir


def sel(data: bytes, lembar: str, alamat: str, *, rumus: bool = False) -> Any:
    """What openpyxl reads in a cell: the cached value, or the formula."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=not rumus)[lembar][alamat].value


def kode(data: bytes, lembar: str, alamat: str) -> str:
    """The number format of a cell."""
    return str(openpyxl.load_workbook(io.BytesIO(data))[lembar][alamat].number_format)
