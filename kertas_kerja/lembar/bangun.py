"""The three tabs of a filled workbook as one XlsxWriter workbook in memory, to be grafted into the office's own."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from types import MappingProxyType

from kertas_kerja.lembar.tanda_sel import NAMA as NAMA_TANDA
from kertas_kerja.model.tanda import AWALAN, SIDIK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from kertas_kerja.lembar.daftar import Kosong
    from kertas_kerja.lembar.lkjip import LembarCetak
    from kertas_kerja.lembar.sumber import Bahan
    from kertas_kerja.model import Perubahan, Temuan

RINGKASAN, TEMUAN, JEJAK = GUNA = ("Ringkasan", "Temuan", "Jejak")
TANPA_LKJIP: Mapping[str, LembarCetak | None] = MappingProxyType({})
DIBUAT = datetime(2026, 1, 1)  # the same input gives the same bytes


def bangun(
    bahan: Bahan,
    temuan: Sequence[Temuan],
    perubahan: Sequence[Perubahan],
    nama: Mapping[str, str],
    nilai_baru: Mapping[tuple[str, int, int], float | str],
    sidik: str = "",
    lkjip: Mapping[str, LembarCetak | None] = TANPA_LKJIP,
    kosong: Sequence[Kosong] = (),
) -> bytes:
    """A workbook with the tabs Ringkasan, Temuan and Jejak under the names that `nama` gives for these purposes.

    `bahan` holds the opened workbook and its tables as they are after the fill, `temuan` what a check finds then;
    `nilai_baru` the values of planned cells by (sheet, row, column), in the scale of the cell. What the office
    wrote into an earlier Temuan tab, and the trail of earlier fills, are carried over from `bahan.buku`.
    `sidik` is kept in a hidden name of the tab Ringkasan, for the next fill to compare. `lkjip` gives the sheets for
    Bab III of the LKjIP by purpose, None for one whose tables are gone; their names are in `nama`, too. `kosong` are
    the results that the fill left blank.
    """
    import xlsxwriter

    berkas = BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    buku = xlsxwriter.Workbook(berkas, pilihan)
    buku.set_properties({"title": "Ringkasan Kinerja", "created": DIBUAT})
    _isi(buku, bahan, temuan, perubahan, nama, nilai_baru, kosong)
    if lkjip:
        _isi_lkjip(buku, bahan, nama, nilai_baru, lkjip)
    if sidik:
        buku.defined_names.append([SIDIK, 0, f'"{sidik}"', True])
    buku.close()
    return berkas.getvalue()


def _isi(
    buku: Any,
    bahan: Bahan,
    temuan: Sequence[Temuan],
    perubahan: Sequence[Perubahan],
    nama: Mapping[str, str],
    nilai_baru: Mapping[tuple[str, int, int], float | str],
    kosong: Sequence[Kosong],
) -> None:
    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.jejak import bangun_jejak, langkah
    from kertas_kerja.lembar.kanvas import lembar_baru
    from kertas_kerja.lembar.lama import jawaban_lama, jejak_lama
    from kertas_kerja.lembar.ringkasan import bangun_ringkasan
    from kertas_kerja.lembar.sumber import Sumber
    from kertas_kerja.lembar.temuan import bangun_temuan

    lembar = {guna: lembar_baru(buku, nama[guna]) for guna in GUNA}
    gaya, sumber = Gaya(buku), Sumber(bahan, nilai_baru)
    letak = bangun_temuan(lembar[TEMUAN], gaya, sumber, temuan, jawaban_lama(bahan.buku))
    trail = [*jejak_lama(bahan.buku), *(langkah(p, sumber) for p in perubahan)]
    bangun_jejak(lembar[JEJAK], gaya, sumber, trail)
    bangun_ringkasan(buku, lembar[RINGKASAN], gaya, sumber, letak, kosong)
    for guna in GUNA:
        _tandai(buku, guna, nama[guna])
    buku.define_name(NAMA_TANDA, letak.tanda())
    buku.defined_names[-1][3] = True


def _isi_lkjip(
    buku: Any,
    bahan: Bahan,
    nama: Mapping[str, str],
    nilai_baru: Mapping[tuple[str, int, int], float | str],
    lkjip: Mapping[str, LembarCetak | None],
) -> None:
    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.kanvas import lembar_baru
    from kertas_kerja.lembar.lkjip_tulis import Penomor, bangun_lkjip, judul_asal
    from kertas_kerja.lembar.sumber import Sumber

    gaya, sumber = Gaya(buku), Sumber(bahan, nilai_baru)
    nomor = Penomor(judul_asal([satu for satu in lkjip.values() if satu is not None]))
    for guna, rencana in lkjip.items():
        bangun_lkjip(lembar_baru(buku, nama[guna]), gaya, sumber, rencana, nomor)
        _tandai(buku, guna, nama[guna])


def _tandai(buku: Any, guna: str, nama: str) -> None:
    """The hidden name by which the tab is known again; XlsxWriter keeps the flag but has no argument for it."""
    buku.define_name(AWALAN + guna, f"='{nama.replace(chr(39), chr(39) * 2)}'!$A$1")
    buku.defined_names[-1][3] = True
