"""What the blocks of Ringkasan share: their columns, title and header, names of rows, counts."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import format_cell, quote_sheet
from kertas_kerja.lembar.sumber import KOSONG, Isi, tautan
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.model import Baris, Tabel

NO, NAMA, TARGET, REALISASI, CAPAIAN, NILAI, PREDIKAT, SELISIH, BANTU = range(9)
MAKS_BARIS = 40  # of any block


class Blok(NamedTuple):
    """Where a block stands: rows of its indicators, and the cells that the head of the page repeats."""

    tabel: Tabel
    judul: str
    awal: int
    akhir: int
    utama: Isi | None
    predikat: Isi | None
    persen: bool = True


class Tengah:
    """The formats of block cells: centred vertically."""

    def __init__(self, gaya: Gaya) -> None:
        self._gaya = gaya

    def format(self, nama: str, **lain: Any) -> Any:
        return self._gaya.format(nama, valign="vcenter", **lain)


def judul_blok(k: Kanvas, t: Tabel) -> Isi | str:
    """The table's own title lines, joined; the official title before it where they do not say what it is."""
    resmi = deklarasi_tabel(t.kind).judul
    if not t.sel_judul:
        return f"{resmi} ({t.lembar})"
    acuan = '&" "&'.join(f"{quote_sheet(t.lembar)}!{format_cell(j.baris, j.kolom)}" for j in t.sel_judul)
    teks = trim(" ".join(str(k.sumber.isi(t.lembar, j.baris, j.kolom)) for j in t.sel_judul))
    if resmi.split()[0].casefold() in teks.casefold() or t.kind != "kkpt":
        return Isi(f"=TRIM({acuan})", teks)
    return Isi(f'="{resmi} – "&TRIM({acuan})', f"{resmi} – {teks}")


def trim(teks: str) -> str:
    """As Excel's TRIM: blanks only, line feeds stay."""
    return " ".join(potong for potong in teks.split(" ") if potong)


def kepala(k: Kanvas, t: Tabel, judul: Sequence[str]) -> str:
    """The title row of a block with a link to the table, and its header row; the title's text for a chart."""
    isi = judul_blok(k, t)
    teks = str(isi.nilai) if isinstance(isi, Isi) else isi
    k.gabung(NO, PREDIKAT, isi, k.gaya.format("subjudul", text_wrap=True, valign="bottom"))
    if k.sumber.tampak(t.lembar):
        bentuk = k.gaya.format("tautan", border=0, align="right", valign="bottom", font_size=9)
        k.tautan(SELISIH, tautan(t.lembar, t.rentang.format()), f"Buka {t.lembar}", bentuk)
    k.turun(max(k.perlu(teks, NO, PREDIKAT, 11) + 4, k.perlu(f"Buka {t.lembar}", SELISIH, ukuran=9), 20))
    for kolom, satu in enumerate(judul):
        k.tulis(kolom, satu, k.gaya.format("kepala"))
    k.turun()
    return untuk_grafik(teks)


def untuk_grafik(teks: str) -> str:
    """A text without control characters: in a cell they can be escaped, in a chart there is no way to write them."""
    return teks if teks.isprintable() else re.sub("[\x00-\x1f\ufffe\uffff]", " ", teks)


def nama_baris(k: Kanvas, b: Baris) -> Isi:
    """The indicator, or whatever names the row."""
    for kunci in ("indikator", "sasaran", "program"):
        sel = b.ambil(kunci)
        if sel is not None and not k.sumber.kosong(sel):
            return k.sumber.sel(sel)
    return Isi(f'="{b.label[:200].replace(chr(34), chr(34) * 2)}"', b.label[:200]) if b.label else KOSONG


def sisa(k: Kanvas, t: Tabel, tampil: int) -> None:
    """A line that says how many rows of the table are not shown."""
    lain = sum(1 for _ in t.data()) - tampil
    if lain:
        k.gabung(NO, SELISIH, f"… dan {lain} baris lain pada lembar {t.lembar}.", k.gaya.format("keterangan"))
        k.turun(15)


def tercapai(
    k: Kanvas, awal: int, akhir: int, kolom: int = SELISIH, syarat: str = ">=0", ekor: str = " tercapai"
) -> Isi:
    """ "2 dari 3 tercapai": how many of the differences in a column are not negative (or, ">0", positive)."""
    if akhir < awal:
        return KOSONG
    area, angka = k.area(awal, akhir, kolom), k.angka(awal, akhir, kolom)
    ya = sum(n > 0 or (n == 0 and syarat == ">=0") for n in angka)
    tutup = f'&"{ekor}"' if ekor else ""
    return Isi(f'=COUNTIF({area},"{syarat}")&" dari "&COUNT({area}){tutup}', f"{ya} dari {len(angka)}{ekor}")
