"""Lays printed tables out on worksheets in the many ways of real offices (HEADERS.md, "Layout traps")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.kenali.laporan import Laporan
from tests.kenali.pengetik import Pengetik, sebagai_teks

UbahKepala = Callable[[str, str], str]
NARASI = (
    "Berdasarkan tabel di atas, capaian kinerja tahun ini sebesar 92,81% dari target yang ditetapkan.",
    "Hal tersebut disebabkan oleh beberapa faktor pendukung sebagai berikut:",
    "a. Koordinasi dengan seluruh perangkat daerah berjalan dengan baik.",
)


class Tata(NamedTuple):
    """One way of laying out; the defaults are one table per sheet, merged headers, a plain title above.

    `tumpuk` puts that many tables under each other on a sheet, with `jeda` empty rows between them, `sisi`
    two side by side. `judul`: "biasa", "gabung" (merged across the table) or "tanpa". `nomor`: the texts of
    a numbering row by column index. `ulang` repeats the header after that many rows (a page break).
    """

    ketik: Pengetik = sebagai_teks
    kepala: UbahKepala | None = None
    gabung: bool = True
    nomor: Callable[[int], str | int] | None = None
    kolom_awal: int = 0
    baris_awal: int = 0
    tumpuk: int = 1
    jeda: int = 2
    narasi: bool = False
    sisi: bool = False
    judul: str = "biasa"
    keterangan: bool = False
    gabung_sasaran: bool = False
    ulang: int = 0
    siap: int = 0
    siap_berumus: bool = False
    sembunyi: bool = False
    jauh: bool = False
    nama_lembar: str = "Lembar"


class Tempat(NamedTuple):
    """Where a table was put: the sheet, the header's first row, its first column, the row of each printed row."""

    kunci: str
    lembar: str
    atas: int
    kiri: int
    kanan: int
    baris: tuple[int, ...]

    def alamat(self, baris: int, kolom: int) -> tuple[str, int, int]:
        """(sheet, row, column) of a printed cell."""
        return self.lembar, self.baris[baris], self.kiri + kolom


class Penata:
    """A workbook that grows table by table."""

    def __init__(self, tata: Tata) -> None:
        self.tata = tata
        self.buku = Workbook()
        self.buku.remove(self.buku.worksheets[0])
        self.tempat: dict[str, Tempat] = {}

    def susun(self, daftar: Iterable[Laporan]) -> bytes:
        """All tables, then the file."""
        banyak = 2 if self.tata.sisi else self.tata.tumpuk
        semua = list(daftar)
        for nomor, awal in enumerate(range(0, len(semua), banyak), 1):
            ws = self.buku.create_sheet(f"{self.tata.nama_lembar} {nomor}")
            self._lembar(ws, semua[awal : awal + banyak])
        penampung = BytesIO()
        self.buku.save(penampung)
        return penampung.getvalue()

    def _lembar(self, ws: Worksheet, daftar: Sequence[Laporan]) -> None:
        baris, kolom = 1 + self.tata.baris_awal, 1 + self.tata.kolom_awal
        if self.tata.keterangan:
            baris = self._keterangan(ws, baris, kolom)
        for lap in daftar:
            akhir = self.tabel(ws, lap, baris, kolom)
            if self.tata.sisi:
                kolom += lap.lebar + 1
                continue
            baris = akhir + 1 + self.tata.jeda
            if self.tata.narasi:
                for kalimat in NARASI:
                    ws.cell(baris, kolom, kalimat)
                    baris += 1
                baris += 1
        if self.tata.jauh:
            ws.cell(5000, 200).fill = PatternFill("solid", fgColor="FFFF00")
            ws.cell(1500, 16000).fill = PatternFill("solid", fgColor="FFFF00")

    def _keterangan(self, ws: Worksheet, baris: int, kolom: int) -> int:
        for label, nilai in (("Nama OPD    :", "Kecamatan Plandaan"), ("Tahun", 2025), ("Triwulan", "IV")):
            ws.cell(baris, kolom, label)
            ws.cell(baris, kolom + 1, nilai)
            baris += 1
        return baris + 1

    def tabel(self, ws: Worksheet, lap: Laporan, baris: int, kolom: int) -> int:
        """One table with its title; returns its last row."""
        tata = self.tata
        if tata.judul != "tanpa":
            ws.cell(baris, kolom, lap.judul)
            if tata.judul == "gabung" and lap.lebar > 1:
                ws.merge_cells(start_row=baris, end_row=baris, start_column=kolom, end_column=kolom + lap.lebar - 1)
            baris += 1 if tata.judul == "rapat" else 2
        atas = baris
        baris = self._kepala(ws, lap, baris, kolom)
        if tata.nomor is not None:
            for i in range(lap.lebar):
                ws.cell(baris, kolom + i, tata.nomor(i))
            baris += 1
        letak = []
        for nomor, isi in enumerate(lap.baris):
            if tata.ulang and nomor and nomor % tata.ulang == 0:
                baris = self._kepala(ws, lap, baris, kolom)
            self._baris(ws, isi, nomor, baris, kolom)
            letak.append(baris)
            baris += 1
        self._gabung_sasaran(ws, lap, letak, kolom)
        self._siapkan(ws, lap, baris, kolom)
        if tata.sembunyi and len(letak) > 3:
            ws.row_dimensions[letak[2]].hidden = True
        self.tempat[lap.kunci] = Tempat(lap.kunci, ws.title, atas, kolom, kolom + lap.lebar - 1, tuple(letak))
        return baris - 1 + tata.siap

    def _kepala(self, ws: Worksheet, lap: Laporan, baris: int, kolom: int) -> int:
        for atas, isi in enumerate(lap.kepala):
            for i, teks in enumerate(isi):
                if teks:
                    kelompok = atas == 0 and len(lap.kepala) > 1 and bool(lap.kepala[1][i])
                    ubah = self.tata.kepala
                    ws.cell(baris + atas, kolom + i, ubah(teks, "grup" if kelompok else "") if ubah else teks)
                    if self.tata.gabung:
                        self._gabung(ws, lap, atas, i, baris, kolom)
        return baris + len(lap.kepala)

    def _gabung(self, ws: Worksheet, lap: Laporan, atas: int, i: int, baris: int, kolom: int) -> None:
        kepala, akhir, bawah = lap.kepala, i, atas
        while atas == 0 and akhir + 1 < lap.lebar and not kepala[0][akhir + 1]:
            if len(kepala) > 1 and not kepala[1][akhir + 1]:
                break
            akhir += 1
        while bawah + 1 < len(kepala) and not kepala[bawah + 1][i]:
            bawah += 1
        if (akhir, bawah) != (i, atas):
            ws.merge_cells(
                start_row=baris + atas, end_row=baris + bawah, start_column=kolom + i, end_column=kolom + akhir
            )

    def _baris(self, ws: Worksheet, isi: Sequence[str], nomor: int, baris: int, kolom: int) -> None:
        for i, teks in enumerate(isi):
            if teks:
                ketikan = self.tata.ketik(teks, nomor)
                sel = ws.cell(baris, kolom + i, ketikan.nilai)
                sel.number_format = ketikan.format

    def _gabung_sasaran(self, ws: Worksheet, lap: Laporan, letak: list[int], kolom: int) -> None:
        """Merge an empty name cell with the name above it: one sasaran over several indicators."""
        if not self.tata.gabung_sasaran:
            return
        indeks = next((i for i, t in enumerate(lap.kepala[0]) if _kolom_nama(t)), None)
        if indeks is None:
            return
        awal = None
        for nomor, isi in enumerate((*lap.baris, None)):
            lanjutan = isi is not None and not isi[indeks] and len(isi) > indeks + 1 and bool(isi[indeks + 1])
            if awal is not None and not lanjutan and nomor - 1 > awal:
                ws.merge_cells(
                    start_row=letak[awal], end_row=letak[nomor - 1],
                    start_column=kolom + indeks, end_column=kolom + indeks,
                )  # fmt: skip
            if not lanjutan:
                awal = nomor if isi is not None and isi[indeks] else None

    def _siapkan(self, ws: Worksheet, lap: Laporan, baris: int, kolom: int) -> None:
        """Prepared rows below the table: coloured, empty, or with a row number and a formula that shows nothing."""
        for n, b in enumerate(range(baris, baris + self.tata.siap), 1):
            for i in range(lap.lebar):
                ws.cell(b, kolom + i).fill = PatternFill("solid", fgColor="DDEBF7")
            if self.tata.siap_berumus:
                if lap.kepala[0][0].lower().startswith("no"):
                    ws.cell(b, kolom, len(lap.baris) + n)
                ws.cell(b, kolom + lap.lebar - 1, f'=IF(A{b + 100}="","",A{b + 100}*2)')


def _kolom_nama(teks: str) -> bool:
    return teks.lower().startswith(("sasaran", "tujuan", "kinerja", "program"))
