"""Menulis judul, tabel, dan blok tanda tangan ke satu lembar, sambil mencatat letak tiap sel."""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from .data import Tabel
from .gaya import Gaya
from .ketik import ketik

_RINGKAS = re.compile(
    r"total|estimasi|nilai kinerja organisasi|predikat|rata ?- ?rata|index f0|indeks pelayanan publik$"
    r"|nilai hasil evaluasi|tingkat efisiensi|realisasi anggaran tanpa|realisasi$|sumber:|sasaran, program",
    re.I,
)
_ANGKA = re.compile(r"[\d.]+")
_DEFINISI = "Definisi Operasional"
_TINGGI_BARIS = 13.5
_TINGGI_MAKS = 405


class Pilihan(NamedTuple):
    """Cara menaruh satu tabel: kolom awal, cara mengetik, baris nomor, jumlah, tingkat."""

    cara: str
    kolom: int = 0
    judul: tuple[str, ...] | None = None
    nomor: tuple[str, ...] | None = None
    jumlah: tuple[int, ...] = ()
    hierarki: bool = False
    rapat: bool = False


class Lembar:
    """Satu lembar yang diisi dari atas ke bawah."""

    def __init__(self, buku: Any, gaya: Gaya, nama: str, lebar: tuple[float, ...], kertas: int) -> None:
        self.nama = nama
        self.baris = 0
        self.letak: dict[tuple[str, int, int], str] = {}
        self._gaya = gaya
        self._lebar = lebar
        self._ws = buku.add_worksheet(nama)
        for nomor, satu in enumerate(lebar):
            self._ws.set_column(nomor, nomor, satu)
        self._ws.set_landscape()
        self._ws.set_paper(kertas)
        self._ws.fit_to_pages(1, 0)
        self._ws.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._ws.set_footer("&L&8&A&R&8Halaman &P dari &N")
        self._ws.hide_gridlines(2)

    def judul(self, teks: tuple[str, ...], kolom: int, lebar: int) -> None:
        """Baris-baris judul, digabung selebar tabel."""
        for satu in teks:
            self._gabung(self.baris, kolom, self.baris, kolom + lebar - 1, satu, self._gaya("judul"))
            self._ws.set_row(self.baris, 17 * self._banyak_baris(satu, kolom, lebar, 1.1))
            self.baris += 1
        self.baris += 1

    def keterangan(self, pasangan: tuple[tuple[str, str | int], ...], kolom: int = 0) -> None:
        """Pasangan label dan nilai di atas tabel: "Perangkat Daerah : ..."."""
        for label, nilai in pasangan:
            self._ws.write(self.baris, kolom, label, self._gaya("label"))
            self._ws.write(self.baris, kolom + 1, nilai, self._gaya("label"))
            self.baris += 1
        self.baris += 1

    def tabel(self, tabel: Tabel, pilihan: Pilihan, *, ulang: bool = False) -> None:
        """Satu tabel lengkap dengan judul, kepala, nomor kolom, dan baris-barisnya."""
        teks = (tabel.judul,) if pilihan.judul is None else pilihan.judul
        if pilihan.rapat:
            self._ws.write(self.baris, pilihan.kolom, teks[0], self._gaya("anak_judul"))
            self.baris += 1
        elif teks:
            self.judul(teks, pilihan.kolom, tabel.lebar)
        awal = self.baris
        self._kepala(tabel, pilihan)
        if ulang:
            self._ws.repeat_rows(awal, self.baris - 1)
        pertama = self.baris
        for nomor in range(len(tabel.baris)):
            self._isi_baris(tabel, pilihan, nomor, pertama)
        self.baris += 2

    def tanda_tangan(self, kolom: int, lebar: int, jabatan: str, tempat: str) -> None:
        """Blok tanda tangan tanpa nama orang."""
        for teks in (tempat, jabatan, "", "", "", "(" + "." * 40 + ")"):
            self._gabung(self.baris, kolom, self.baris, kolom + lebar - 1, teks, self._gaya("bawah"))
            self.baris += 1
        self.baris += 1

    def bekukan(self, baris: int) -> None:
        """Tahan baris-baris teratas saat digulir."""
        self._ws.freeze_panes(baris, 0)

    # --- kepala

    def _kepala(self, tabel: Tabel, pilihan: Pilihan) -> None:
        kepala, gaya = tabel.kepala, self._gaya("kepala")
        for atas, baris in enumerate(kepala):
            for kolom, teks in enumerate(baris):
                if not teks:
                    continue
                kanan = kolom
                while atas == 0 and kanan + 1 < len(baris) and not baris[kanan + 1] and _bersambung(kepala, kanan + 1):
                    kanan += 1
                bawah = atas
                while bawah + 1 < len(kepala) and not kepala[bawah + 1][kolom]:
                    bawah += 1
                self._gabung(
                    self.baris + atas, pilihan.kolom + kolom, self.baris + bawah, pilihan.kolom + kanan, teks, gaya
                )
            self._ws.set_row(self.baris + atas, self._tinggi(baris, pilihan.kolom, 0.85, kepala, atas))
        self.baris += len(kepala)
        if pilihan.nomor:
            for kolom, teks in enumerate(pilihan.nomor):
                isi = int(teks) if teks.isdigit() else teks
                self._ws.write(self.baris, pilihan.kolom + kolom, isi, self._gaya("nomor"))
            self.baris += 1

    # --- isi

    def _isi_baris(self, tabel: Tabel, pilihan: Pilihan, nomor: int, pertama: int) -> None:
        isi = tabel.baris[nomor]
        ringkas = _ringkas(isi)
        tingkat = "ringkas" if ringkas else _tingkat(isi[0]) if pilihan.hierarki else ""
        sampai = _akhir_label(isi) if ringkas else -1
        definisi = next((k for k, teks in enumerate(isi) if teks.startswith(_DEFINISI)), None)
        for kolom, teks in enumerate(isi):
            tujuan = (self.baris, pilihan.kolom + kolom)
            self.letak[tabel.kunci, nomor, kolom] = xl_rowcol_to_cell(*tujuan)
            if definisi is not None and kolom > definisi:
                continue
            if ringkas and kolom <= sampai:
                continue
            if definisi == kolom:
                self._gabung(*tujuan, self.baris, pilihan.kolom + len(isi) - 1, teks, self._gaya("teks"))
                continue
            self._sel(tujuan, teks, pilihan, kolom, tingkat, pertama)
        if sampai >= 0:
            mulai = next(k for k, teks in enumerate(isi) if teks)
            for kolom in range(mulai):
                self._ws.write_blank(self.baris, pilihan.kolom + kolom, None, self._gaya("teks", tingkat=tingkat))
            self._gabung(
                self.baris,
                pilihan.kolom + mulai,
                self.baris,
                pilihan.kolom + sampai,
                isi[mulai],
                self._gaya("teks", tingkat=tingkat),
            )
        self._ws.set_row(self.baris, self._tinggi_isi(isi, pilihan, definisi, sampai))
        self.baris += 1

    def _sel(
        self, tujuan: tuple[int, int], teks: str, pilihan: Pilihan, kolom: int, tingkat: str, pertama: int
    ) -> None:
        hasil = ketik(teks, pilihan.cara[kolom])
        rupa = "teks"
        if isinstance(hasil.nilai, (int, float)) or re.fullmatch(r"-?[\d.]+(,\d+)?( ?%)?|-|n/a|✓", teks):
            rupa = "tengah" if kolom == 0 or teks in ("-", "n/a", "✓") else "angka"
        masuk = {"program": 1, "kegiatan": 2, "sub": 3}.get(tingkat, 0) if kolom == 0 and pilihan.hierarki else 0
        gaya = self._gaya(rupa, tingkat=tingkat, angka=hasil.format, masuk=masuk, kecil=len(teks) > 200)
        if not teks:
            self._ws.write_blank(*tujuan, None, gaya)
        elif kolom in pilihan.jumlah and tujuan[0] > pertama and tingkat == "ringkas":
            rentang = xl_range(pertama, tujuan[1], tujuan[0] - 1, tujuan[1])
            self._ws.write_formula(*tujuan, f"=SUM({rentang})", gaya, hasil.nilai)
        elif isinstance(hasil.nilai, str):
            self._ws.write_string(*tujuan, hasil.nilai, gaya)
        else:
            self._ws.write(*tujuan, hasil.nilai, gaya)

    # --- ukuran

    def _gabung(self, atas: int, kiri: int, bawah: int, kanan: int, teks: str, gaya: Any) -> None:
        if (atas, kiri) == (bawah, kanan):
            self._ws.write_string(atas, kiri, teks, gaya)
        else:
            self._ws.merge_range(atas, kiri, bawah, kanan, teks, gaya)

    def _banyak_baris(self, teks: str, kolom: int, lebar: int, rapat: float) -> int:
        ruang = max(1.0, sum(self._lebar[kolom : kolom + lebar]) * rapat - 1)
        return sum(max(1, math.ceil(len(satu) / ruang)) for satu in teks.split("\n"))

    def _tinggi(
        self, baris: tuple[str, ...], kolom: int, rapat: float, kepala: tuple[tuple[str, ...], ...], atas: int
    ) -> float:
        paling = 1
        for k, teks in enumerate(baris):
            menurun = sum(1 for lain in kepala[atas + 1 :] if not lain[k])
            kanan = 1
            while atas == 0 and k + kanan < len(baris) and not baris[k + kanan] and _bersambung(kepala, k + kanan):
                kanan += 1
            banyak = self._banyak_baris(teks, kolom + k, kanan, rapat)
            paling = max(paling, math.ceil(banyak / (menurun + 1)))
        return min(_TINGGI_MAKS, 4 + paling * _TINGGI_BARIS)

    def _tinggi_isi(self, isi: tuple[str, ...], pilihan: Pilihan, definisi: int | None, sampai: int) -> float:
        paling = 1
        for kolom, teks in enumerate(isi):
            lebar = 1
            if kolom == definisi:
                lebar = len(isi) - kolom
            elif kolom <= sampai:
                lebar = sampai - kolom + 1
            rapat = 1.12 if len(teks) > 200 else 0.98
            paling = max(paling, self._banyak_baris(teks, pilihan.kolom + kolom, lebar, rapat))
        return min(_TINGGI_MAKS, 4 + paling * _TINGGI_BARIS)


def _bersambung(kepala: tuple[tuple[str, ...], ...], kolom: int) -> bool:
    """Kolom kosong di baris kepala pertama milik judul kelompok di kirinya."""
    return len(kepala) == 1 or bool(kepala[1][kolom])


def _ringkas(isi: tuple[str, ...]) -> bool:
    """Baris jumlah, rata-rata, predikat, atau keterangan: berlabel, atau hanya berisi satu angka."""
    terisi = [teks for teks in isi if teks]
    if not terisi:
        return False
    if len(terisi) == 1 and _ANGKA.fullmatch(terisi[0]):
        return True
    mulai = isi.index(terisi[0])
    return mulai <= 1 and not isi[mulai + 1] and _RINGKAS.match(terisi[0]) is not None


def _akhir_label(isi: tuple[str, ...]) -> int:
    """Kolom terakhir yang digabung dengan label: sampai sebelum nilai pertama."""
    mulai = next(k for k, teks in enumerate(isi) if teks)
    if _ANGKA.fullmatch(isi[mulai]):
        return -1
    berikut = next((k for k in range(mulai + 1, len(isi)) if isi[k]), len(isi))
    return berikut - 1


def _tingkat(label: str) -> str:
    kata = re.sub(r"^[\d. ]+", "", label).lower()
    for awalan, tingkat in (
        ("tujuan", "tujuan"),
        ("sasaran", "sasaran"),
        ("meningkatnya", "sasaran"),
        ("terwujudnya", "sasaran"),
        ("program", "program"),
        ("kegiatan", "kegiatan"),
    ):
        if kata.startswith(awalan):
            return tingkat
    return "sub" if kata else ""
