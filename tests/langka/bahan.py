"""A performance table among features that are rarely met, and more rarely together: the workbooks of these tests.

Every workbook has the tab `Kinerja` with eight rows of a plain performance table whose capaian is emptied, and a tab
`Rekap` whose formulas read the table; their stored values are those of the emptied table, so every one that depends on
capaian is stale after a fill. A feature changes the book while XlsxWriter makes it (`tulis`), or its parts afterwards
(`ubah`); several can be put into one book.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import xlsxwriter

from tests.buku import bangun

MAIN, OFFICE = bangun.MAIN, bangun.OFFICE
KEPALA = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian")
AWAL = 4
"""The row of the header, 1-based; the data follow."""
ANGKA = ((75, 69.61), (8.6, 9), (100, 100), (40, 36), (3.5, 3.15), (12, 6), (80, 88), (64, 48))
AKHIR = AWAL + len(ANGKA)
CAPAIAN = {f"G{AWAL + at}": realisasi / target for at, (target, realisasi) in enumerate(ANGKA, 1)}
DATA = f"G{AWAL + 1}:G{AKHIR}"
LEMBAR, WORKBOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
TYPES, RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
Parts = dict[str, bytes]


class Fitur(NamedTuple):
    """One feature; `kelas` groups those of which one book can have only one."""

    nama: str
    tulis: Callable[[Any, dict[str, Any]], None] | None = None
    ubah: Callable[[Parts], None] | None = None
    kelas: str = ""
    setelan: dict[str, Any] = {}  # noqa: RUF012 - never changed
    zip: Callable[[Parts], bytes] | None = None
    bentuk: str = "xlsx"


def buku(fitur: Sequence[Fitur]) -> bytes:
    """The workbook with these features."""
    wadah = BytesIO()
    setelan = {"in_memory": True} | {key: value for f in fitur for key, value in f.setelan.items()}
    made = xlsxwriter.Workbook(wadah, setelan)
    tab = {nama: made.add_worksheet(nama) for nama in ("Kinerja", "Rekap")}
    _tabel(made, tab["Kinerja"])
    _rekap(tab["Rekap"])
    for f in fitur:
        if f.tulis is not None:
            f.tulis(made, tab)
    made.close()
    with zipfile.ZipFile(wadah) as arsip:
        bagian = {nama: arsip.read(nama) for nama in arsip.namelist()}
    for f in fitur:
        if f.ubah is not None:
            f.ubah(bagian)
    kemas = next((f.zip for f in fitur if f.zip is not None), bangun.zipped)
    return kemas(bagian)


def _tabel(made: Any, ws: Any) -> None:
    tebal, persen = made.add_format({"bold": True, "border": 1}), made.add_format({"num_format": "0.00%", "border": 1})
    ws.write(0, 0, "Pengukuran Kinerja Tahun 2025")
    ws.write_row(AWAL - 1, 0, KEPALA, tebal)
    for at, (target, realisasi) in enumerate(ANGKA):
        ws.write_row(AWAL + at, 0, (at + 1, f"Sasaran {at + 1}", f"Indeks {chr(65 + at)}", "Indeks", target, realisasi))
        ws.write_blank(AWAL + at, 6, None, persen)


def _rekap(ws: Any) -> None:
    """What the formulas showed while capaian was empty."""
    ws.write_formula("A1", f"=SUM(Kinerja!E{AWAL + 1}:E{AKHIR})", None, sum(t for t, _ in ANGKA))
    ws.write_formula("A2", f"=SUM(Kinerja!G{AWAL + 1}:G{AKHIR})", None, 0)
    ws.write_formula("A3", f'=IF(COUNT(Kinerja!G{AWAL + 1}:G{AKHIR})=0,"belum","ada")', None, "belum")
    ws.write_formula("A4", "=A2*2", None, 0)
    ws.write_formula("A5", f'=COUNTIF(Kinerja!G{AWAL + 1}:G{AKHIR},">=1")', None, 0)


# ---------------------------------------------------------------------- help for features made by hand


def ganti(bagian: Parts, nama: str, lama: str, baru: str, kali: int = 1) -> None:
    """Replace a text in a part; it must be there."""
    assert lama.encode() in bagian[nama], (nama, lama)
    bagian[nama] = bagian[nama].replace(lama.encode(), baru.encode(), kali)


def ganti_pola(bagian: Parts, nama: str, pola: str, baru: str, kali: int = 0) -> None:
    """Replace a pattern in a part; it must be there."""
    bagian[nama], banyak = re.subn(pola.encode(), baru.encode(), bagian[nama], count=kali)
    assert banyak, (nama, pola)


def sisip(bagian: Parts, nama: str, sebelum: Sequence[str], xml: str) -> None:
    """Insert XML before the first of these elements that a part has."""
    tanda = next(t for t in sebelum if t.encode() in bagian[nama])
    ganti(bagian, nama, tanda, xml + tanda)


def tambah(bagian: Parts, nama: str, isi: str | bytes, jenis: str) -> None:
    """Add a part with its content type."""
    bagian[nama] = isi if isinstance(isi, bytes) else (bangun.DECLARATION + isi).encode()
    ganti(bagian, TYPES, "</Types>", bangun.override(nama, jenis) + "</Types>")


def hubung(bagian: Parts, dari: str, tanda: str, jenis: str, tujuan: str, mode: str = "") -> None:
    """Add a relationship from a part."""
    folder, _, nama = dari.rpartition("/")
    rels = f"{folder}/_rels/{nama}.rels"
    bagian.setdefault(rels, bangun.relationships())
    jenis = jenis if "/" in jenis else f"{OFFICE}/{jenis}"
    luar = f' TargetMode="{mode}"' if mode else ""
    satu = f'<Relationship Id="{tanda}" Type="{jenis}" Target="{tujuan}"{luar}/>'
    ganti(bagian, rels, "</Relationships>", satu + "</Relationships>")


def ekstensi(bagian: Parts, nama: str, uri: str, ruang: str, xml: str) -> None:
    """Add an entry to the `extLst` of a sheet, which is made if it is not there."""
    ext = f'<ext uri="{uri}" {ruang}>{xml}</ext>'
    if b"</extLst>" in bagian[nama]:
        ganti(bagian, nama, "</extLst>", ext + "</extLst>")
    else:
        ganti(bagian, nama, "</worksheet>", f"<extLst>{ext}</extLst></worksheet>")
