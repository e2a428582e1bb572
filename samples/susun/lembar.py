"""Menulis judul, tabel, dan blok tanda tangan ke satu lembar, sambil mencatat letak tiap sel."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from . import baris as macam
from .data import Tabel
from .gaya import Gaya
from .ketik import ketik
from .ukuran import banyak_baris, tinggi_baris

_SEPERTI_ANGKA = re.compile(r"-?[\d.]+(,\d+)?( ?%)?|-|n/a|✓|\d+ [A-Za-z][A-Za-z /]*")
_KATA_PENDEK = re.compile(r"[A-Z]{1,8}|Camat")
_PANJANG = 200  # teks lebih panjang dari ini berhuruf lebih kecil


class Pilihan(NamedTuple):
    """Cara menaruh satu tabel.

    ``cara`` satu huruf per kolom (lihat ``ketik``); ``peta`` kolom lembar tempat tiap kolom tabel
    mulai, ditutup kolom sesudah yang terakhir, bila ada kolom tabel yang membentang beberapa kolom
    lembar; ``jumlah`` kolom yang baris jumlahnya berumus SUM.
    """

    cara: str
    kolom: int = 0
    judul: tuple[str, ...] | None = None
    nomor: tuple[str, ...] = ()
    jumlah: tuple[int, ...] = ()
    hierarki: bool = False
    peta: tuple[int, ...] = ()

    def rentang(self, awal: int, akhir: int) -> tuple[int, int]:
        """Kolom lembar pertama dan terakhir untuk kolom tabel ``awal`` sampai ``akhir``."""
        if self.peta:
            return self.peta[awal], self.peta[akhir + 1] - 1
        return self.kolom + awal, self.kolom + akhir


class Lembar:
    """Satu lembar yang diisi dari atas ke bawah."""

    def __init__(self, buku: Any, gaya: Gaya, nama: str, lebar: tuple[float, ...]) -> None:
        self.baris = 0
        self.letak: dict[tuple[str, int, int], str] = {}
        self.ws = buku.add_worksheet(nama)
        self._gaya = gaya
        self._lebar = lebar
        for nomor, satu in enumerate(lebar):
            self.ws.set_column(nomor, nomor, satu)

    def cetak(self, kertas: int, *, tegak: bool, satu_halaman: bool) -> None:
        """Siapkan pencetakan: kertas, arah, selebar satu halaman, nomor halaman."""
        if tegak:
            self.ws.set_portrait()
        else:
            self.ws.set_landscape()
        self.ws.set_paper(kertas)
        self.ws.fit_to_pages(1, 1 if satu_halaman else 0)
        self.ws.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.ws.set_footer("&L&8&A&R&8Halaman &P dari &N")

    def judul(self, teks: tuple[str, ...], kiri: int, kanan: int) -> None:
        """Baris-baris judul, masing-masing digabung dari kolom ``kiri`` sampai ``kanan``."""
        for satu in teks:
            self._gabung(self.baris, kiri, self.baris, kanan, satu, self._gaya("judul"))
            banyak = banyak_baris(satu, sum(self._lebar[kiri : kanan + 1]), ukuran=12, tebal=True)
            self.ws.set_row(self.baris, tinggi_baris(banyak, 12))
            self.baris += 1
        self.baris += 1

    def keterangan(self, pasangan: tuple[tuple[str, str], ...], kolom: int) -> None:
        """Pasangan label dan nilai di atas tabel; nilai kosong berarti labelnya sudah memuatnya."""
        for label, nilai in pasangan:
            self.ws.write_string(self.baris, kolom, label, self._gaya("label"))
            if nilai:
                self.ws.write_string(self.baris, kolom + 1, nilai, self._gaya("label"))
            self.baris += 1
        self.baris += 1

    def tabel(self, tabel: Tabel, pilihan: Pilihan, *, ulang: bool = False) -> None:
        """Satu tabel lengkap dengan judul, kepala, nomor kolom, dan baris-barisnya."""
        kiri, kanan = pilihan.rentang(0, tabel.lebar - 1)
        teks = (tabel.judul,) if pilihan.judul is None else pilihan.judul
        if teks:
            self.judul(teks, kiri, kanan)
        awal = self.baris
        self._kepala(tabel, pilihan)
        if ulang:
            self.ws.repeat_rows(awal, self.baris - 1)
        pertama = self.baris
        for nomor in range(len(tabel.baris)):
            self._isi_baris(tabel, pilihan, nomor, pertama)
        self.baris += 2

    def tanda_tangan(self, kiri: int, kanan: int, jabatan: str, tempat: str) -> None:
        """Blok tanda tangan tanpa nama orang."""
        for teks in (tempat, jabatan, "", "", "", "(" + "." * 40 + ")"):
            self._gabung(self.baris, kiri, self.baris, kanan, teks, self._gaya("bawah"))
            self.baris += 1

    def _kepala(self, tabel: Tabel, pilihan: Pilihan) -> None:
        for atas, baris in enumerate(tabel.kepala):
            paling = 1
            for kolom, teks in enumerate(baris):
                if teks:
                    paling = max(paling, self._sel_kepala(tabel, pilihan, atas, kolom))
            self.ws.set_row(self.baris + atas, tinggi_baris(paling))
        self.baris += len(tabel.kepala)
        if pilihan.nomor:
            for kolom, teks in enumerate(pilihan.nomor):
                kiri, kanan = pilihan.rentang(kolom, kolom)
                self._tulis(kiri, kanan, int(teks) if teks.isdigit() else teks, self._gaya("nomor"))
            self.baris += 1

    def _sel_kepala(self, tabel: Tabel, pilihan: Pilihan, atas: int, kolom: int) -> int:
        """Tulis satu sel kepala dengan gabungannya; kembalikan banyak baris teks per baris lembar."""
        kepala = tabel.kepala
        akhir, bawah = kolom, atas
        while atas == 0 and akhir + 1 < tabel.lebar and not kepala[0][akhir + 1] and _anggota(kepala, akhir + 1):
            akhir += 1
        while bawah + 1 < len(kepala) and not kepala[bawah + 1][kolom]:
            bawah += 1
        kiri, kanan = pilihan.rentang(kolom, akhir)
        teks = kepala[atas][kolom]
        self._gabung(self.baris + atas, kiri, self.baris + bawah, kanan, teks, self._gaya("kepala"))
        banyak = banyak_baris(teks, sum(self._lebar[kiri : kanan + 1]), tebal=True)
        return -(-banyak // (bawah - atas + 1))

    def _isi_baris(self, tabel: Tabel, pilihan: Pilihan, nomor: int, pertama: int) -> None:
        isi = tabel.baris[nomor]
        ringkas = macam.ringkas(isi)
        tingkat = "ringkas" if ringkas else macam.tingkat(isi[0]) if pilihan.hierarki else ""
        gabungan = macam.rentang_label(isi) if ringkas else None
        definisi = macam.kolom_definisi(isi)
        if definisi is not None:
            gabungan = (definisi, len(isi) - 1)
        tinggi = tinggi_baris(1)
        for kolom, teks in enumerate(isi):
            kiri, kanan = pilihan.rentang(kolom, kolom)
            self.letak[tabel.kunci, nomor, kolom] = xl_rowcol_to_cell(self.baris, kiri)
            if gabungan and gabungan[0] < kolom <= gabungan[1]:
                continue
            if gabungan and kolom == gabungan[0]:
                kanan = pilihan.rentang(kolom, gabungan[1])[1]
            self._sel(kiri, kanan, teks, pilihan, kolom, tingkat, pertama)
            ukuran = 9 if len(teks) > _PANJANG else 10
            ruang = sum(self._lebar[kiri : kanan + 1]) - (1.3 * macam.LEKUK.get(tingkat, 0) if kolom == 0 else 0)
            tebal = tingkat in ("tujuan", "sasaran", "program", "ringkas")
            tinggi = max(tinggi, tinggi_baris(banyak_baris(teks, ruang, ukuran=ukuran, tebal=tebal), ukuran))
        self.ws.set_row(self.baris, tinggi)
        self.baris += 1

    def _sel(self, kiri: int, kanan: int, teks: str, pilihan: Pilihan, kolom: int, tingkat: str, pertama: int) -> None:
        hasil = ketik(teks, pilihan.cara[kolom])
        rupa = "teks"
        if not isinstance(hasil.nilai, str) and kolom:
            rupa = "angka"
        elif _SEPERTI_ANGKA.fullmatch(teks) or (kolom > 1 and _KATA_PENDEK.fullmatch(teks)):
            rupa = "tengah"
        masuk = macam.LEKUK.get(tingkat, 0) if kolom == 0 else 0
        gaya = self._gaya(rupa, tingkat=tingkat, angka=hasil.format, masuk=masuk, kecil=len(teks) > _PANJANG)
        if kolom in pilihan.jumlah and tingkat == "ringkas":
            rentang = xl_range(pertama, kiri, self.baris - 1, kiri)
            self.ws.write_formula(self.baris, kiri, f"=SUM({rentang})", gaya, hasil.nilai)
        else:
            self._tulis(kiri, kanan, hasil.nilai, gaya)

    def _tulis(self, kiri: int, kanan: int, nilai: Any, gaya: Any) -> None:
        """Isi satu sel, atau sel gabungan mendatar, pada baris sekarang."""
        if kanan > kiri:
            self.ws.merge_range(self.baris, kiri, self.baris, kanan, "", gaya)
        if nilai == "":
            self.ws.write_blank(self.baris, kiri, None, gaya)
        elif isinstance(nilai, str):
            self.ws.write_string(self.baris, kiri, nilai, gaya)
        else:
            self.ws.write(self.baris, kiri, nilai, gaya)

    def _gabung(self, atas: int, kiri: int, bawah: int, kanan: int, teks: str, gaya: Any) -> None:
        if (atas, kiri) == (bawah, kanan):
            self.ws.write_string(atas, kiri, teks, gaya)
        else:
            self.ws.merge_range(atas, kiri, bawah, kanan, teks, gaya)


def _anggota(kepala: tuple[tuple[str, ...], ...], kolom: int) -> bool:
    """Kolom kosong di baris kepala pertama itu milik judul kelompok di kirinya."""
    return len(kepala) == 1 or bool(kepala[1][kolom])
