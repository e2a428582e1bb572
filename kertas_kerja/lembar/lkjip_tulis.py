"""Writes a sheet of the LKjIP tables: caption, header, rows; every figure a formula over the office's own cells."""

from __future__ import annotations

import re

from kertas_kerja.buku.refs import Range, format_cell, quote_sheet
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import judul_blok
from kertas_kerja.lembar.format_isi import format_sel
from kertas_kerja.lembar.kanvas import Kanvas, batas_halaman, cetak_rapi, skala_lebar
from kertas_kerja.lembar.lkjip_hitung import hitung_tambahan
from kertas_kerja.lembar.sumber import KOSONG, Isi, skala_kolom
from kertas_kerja.model import Baris
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.lkjip import KolomCetak, LembarCetak, TabelCetak
    from kertas_kerja.lembar.sumber import Sumber
    from kertas_kerja.model import Sel

BERANGKA = ("ukuran", "persen", "rupiah")
INDEN = 3  # levels that are shown by an indent
_BERNOMOR = re.compile(r"\W*tabel\s+(\d+)\s*\.\s*(\d+)", re.I)
HILANG = "Tabel untuk lembar ini tidak ditemukan lagi di buku kerja; lembar ini boleh dihapus."
PETUNJUK = (
    "Blok tabel beserta judulnya, salin, lalu tempel di Word. Angkanya adalah rumus atas lembar asalnya; "
    "perbaiki di sana, bukan di sini."
)


class Penomor:
    """Numbers for captions that have none: "Tabel 3.n", those that the office uses left out."""

    def __init__(self, judul: Sequence[str]) -> None:
        cocok = [m for teks in judul if (m := _BERNOMOR.match(teks))]
        self._terpakai = {int(m[2]) for m in cocok if m[1] == "3"}
        self._akhir = 0

    def beri(self, judul: Isi | str) -> Isi | str:
        """The caption with a number."""
        teks = str(judul.nilai) if isinstance(judul, Isi) else judul
        if _BERNOMOR.match(teks):
            return judul
        self._akhir += 1
        while self._akhir in self._terpakai:
            self._akhir += 1
        nomor = f"Tabel 3.{self._akhir} "
        return Isi(f'="{nomor}"&{judul.rumus[1:]}', nomor + teks) if isinstance(judul, Isi) else nomor + teks


def judul_asal(rencana: Sequence[LembarCetak]) -> list[str]:
    """The titles that the tables have in the workbook."""
    return [" ".join(j.teks for j in t.tabel.sel_judul) for satu in rencana for t in satu.tabel]


def bangun_lkjip(lembar: Any, gaya: Gaya, sumber: Sumber, rencana: LembarCetak | None, nomor: Penomor) -> None:
    """Writes the tab into an XlsxWriter sheet; a line that says so where its tables are gone."""
    k = Kanvas(lembar, gaya, sumber, rencana.lebar if rencana is not None else (60.0,))
    cetak_rapi(lembar, "LKjIP Bab III")
    if rencana is None:
        k.tulis(0, HILANG, gaya.format("polos"))
        return
    k.tulis(0, PETUNJUK, gaya.format("keterangan", text_wrap=False))
    k.turun(16)
    atas, mulai = k.baris, []
    for t in rencana.tabel:
        mulai.append((k.baris, k.tinggi))
        _satu(k, t, nomor)
        k.turun(14)
    lembar.print_area(atas, 0, k.baris - 2, len(rencana.lebar) - 1)
    _halaman(k, mulai)
    if len(rencana.tabel) == 1:
        berkelompok = any(kolom.kelompok for kolom in rencana.tabel[0].kolom)
        lembar.repeat_rows(atas + 1, atas + 1 + berkelompok)


def _halaman(k: Kanvas, mulai: list[tuple[int, float]]) -> None:
    """A table that would be torn begins on a new page; the header of a single table is repeated."""
    k.ws.set_h_pagebreaks(batas_halaman(mulai, k.tinggi, min(1.0, skala_lebar(k.lebar)), mulai[0][1]))


def _satu(k: Kanvas, t: TabelCetak, nomor: Penomor) -> None:
    judul = nomor.beri(_judul(k, t))
    akhir = len(t.kolom) - 1
    k.gabung(0, akhir, judul, k.gaya.format("subjudul", align="center", text_wrap=True))
    teks = str(judul.nilai) if isinstance(judul, Isi) else judul
    k.turun(k.perlu(teks, 0, akhir, 11) + 6)
    _kepala(k, t)
    awal = k.baris
    baris = t.baris
    tambahan, ringkas = hitung_tambahan(t, k, awal)
    for b in baris:
        if b.jenis == "data":
            _data(k, t, b, tambahan)
        elif b.jenis == "catatan":
            _catatan(k, t, b)
        else:
            _ringkas(k, t, b, tambahan)
    for b in ringkas:
        _ringkas(k, t, b, tambahan)
    _gabungan(k, t, awal)
    sisa = len(t.tabel.baris) - len(baris)
    if sisa > 0:
        k.gabung(0, akhir, f"… dan {sisa} baris lain pada lembar {t.tabel.lembar}.", k.gaya.format("keterangan"))
        k.turun(15)


def _judul(k: Kanvas, t: TabelCetak) -> Isi | str:
    if t.tabel.sel_judul:
        return judul_blok(k, t.tabel)
    nama = deklarasi_tabel(t.tabel.kind).judul
    return f"{nama} Tahun {t.tabel.tahun}" if t.tabel.tahun else nama


def _kepala(k: Kanvas, t: TabelCetak) -> None:
    """One header row, two where columns stand in groups."""
    bentuk = k.gaya.format("kepala")
    if not any(kolom.kelompok for kolom in t.kolom):
        for i, kolom in enumerate(t.kolom):
            k.tulis(i, kolom.judul, bentuk)
        k.turun()
        return
    atas, tinggi = k.baris, 0.0
    for kiri, kanan, kelompok in _rentang_kelompok(t.kolom):
        if kelompok:
            k.gabung(kiri, kanan, kelompok, bentuk)
    k.turun(18)
    for i, kolom in enumerate(t.kolom):
        if kolom.kelompok:
            k.tulis(i, kolom.judul, bentuk)
        else:
            k.ws.merge_range(atas, i, atas + 1, i, kolom.judul, bentuk)
            tinggi = max(tinggi, k.perlu(kolom.judul, i) - 18)
    k.turun(max([tinggi, 18, *(k.perlu(kolom.judul, i) for i, kolom in enumerate(t.kolom) if kolom.kelompok)]))


def _rentang_kelompok(kolom: Sequence[KolomCetak]) -> list[tuple[int, int, str]]:
    hasil: list[tuple[int, int, str]] = []
    for i, satu in enumerate(kolom):
        if hasil and satu.kelompok and hasil[-1][2] == satu.kelompok:
            hasil[-1] = (hasil[-1][0], i, satu.kelompok)
        else:
            hasil.append((i, i, satu.kelompok))
    return hasil


# ---------------------------------------------------------------------- baris


def _data(k: Kanvas, t: TabelCetak, b: Baris, tambahan: dict[tuple[int, int], Isi]) -> None:
    for i, kolom in enumerate(t.kolom):
        isi, kode = _isi(k, t, b, kolom, tambahan.get((k.baris, i)))
        if kolom.asal.jenis in BERANGKA and isi.angka is not None:
            bentuk = k.gaya.format("angka", num_format=kode)
        elif kolom.asal.jenis == "teks" and kolom.asal.lebar >= 20:
            inden = {"indent": min(b.tingkat, INDEN)} if kolom.asal.nama == "sasaran" and b.tingkat else {}
            bentuk = k.gaya.format("isi", **inden)
        else:
            bentuk = k.gaya.format("isi_tengah")
        k.tulis(i, isi, bentuk)
    k.turun()


def _isi(k: Kanvas, t: TabelCetak, b: Baris, kolom: KolomCetak, baru: Isi | None) -> tuple[Isi, str]:
    """What stands in a cell and its number format."""
    if baru is not None:
        return baru, G.PERSEN if kolom.asal.jenis == "persen" else G.ANGKA
    sel = b.ambil(kolom.kunci)
    if sel is None:
        return KOSONG, "General"
    return k.sumber.sel(sel, skala_kolom(t.tabel, kolom.kunci)(sel)), _kode(sel, kolom)


def _kode(sel: Sel, kolom: KolomCetak) -> str:
    """As in the office's own table; percents always as percents, since they are ratios here."""
    if kolom.asal.jenis == "persen" and not (sel.angka is not None and sel.angka.persen):
        return G.PERSEN
    return format_sel(sel)


def _ringkas(k: Kanvas, t: TabelCetak, b: Baris, tambahan: dict[tuple[int, int], Isi]) -> None:
    """A summary row: its label over the first columns, its figures under theirs."""
    isi = [_isi(k, t, b, kolom, tambahan.get((k.baris, i))) for i, kolom in enumerate(t.kolom)]
    ada = [
        i for i, kolom in enumerate(t.kolom) if isi[i][0].nilai != "" and kolom.asal.jenis in (*BERANGKA, "predikat")
    ]
    mulai = min(ada, default=len(isi))
    if mulai:
        k.gabung(0, mulai - 1, _label(k, b), k.gaya.format("ringkas"))
    for i in range(mulai, len(isi)):
        if i not in ada:
            k.tulis(i, None, k.gaya.format("ringkas"))
        else:
            angka = isi[i][0].angka is not None
            rata = {"align": "right", "indent": 1, "num_format": isi[i][1]} if angka else {"align": "center"}
            k.tulis(i, isi[i][0], k.gaya.format("ringkas", **rata))
    k.turun()


def _catatan(k: Kanvas, t: TabelCetak, b: Baris) -> None:
    """A note of the table, or a heading between its rows."""
    akhir = len(t.kolom) - 1
    k.gabung(0, akhir, _label(k, b), k.gaya.format("ringkas", bold=False, italic=True))
    k.turun()


def _label(k: Kanvas, b: Baris) -> Isi | str:
    """The text that names the row, from the cell in which it stands."""
    for sel in b.sel.values():
        nilai = k.sumber.nilai(sel)
        if isinstance(nilai, str) and nilai.strip() and b.label and nilai.strip().startswith(b.label[:10]):
            return k.sumber.sel(sel)
    return b.label


def _gabungan(k: Kanvas, t: TabelCetak, awal: int) -> None:
    """Cells that the office merged downwards are merged here as well."""
    baris = t.baris
    lembar = k.sumber.bahan.buku.sheet(t.tabel.lembar)
    for i, kolom in enumerate(t.kolom):
        area: dict[Range, list[int]] = {}
        for n, b in enumerate(baris):
            sel = b.ambil(kolom.kunci) if b.jenis == "data" else None
            gabung = lembar.merge_at(sel.baris, sel.kolom) if sel is not None else None
            if gabung is not None and gabung.bottom > gabung.top:
                area.setdefault(gabung, []).append(n)
        for gabung, nomor in area.items():
            if len(nomor) > 1 and nomor == list(range(nomor[0], nomor[-1] + 1)):
                _satukan(k, t, i, (awal + nomor[0], awal + nomor[-1]), (gabung, kolom))


def _satukan(k: Kanvas, t: TabelCetak, i: int, letak: tuple[int, int], asal: tuple[Range, KolomCetak]) -> None:
    gabung, kolom = asal
    acuan = f"{quote_sheet(t.tabel.lembar)}!{format_cell(gabung.top, gabung.left)}"
    nilai = k.sumber.isi(t.tabel.lembar, gabung.top, gabung.left)
    angka = kolom.asal.jenis in BERANGKA and isinstance(nilai, int | float)
    if angka:
        return  # a figure that holds for several rows stays in the first of them
    bentuk = k.gaya.format("isi" if kolom.asal.jenis == "teks" else "isi_tengah")
    k.ws.merge_range(letak[0], i, letak[1], i, "", bentuk)
    k.tulis(i, Isi(f'=IF({acuan}="","",{acuan})', nilai), bentuk, letak[0])
