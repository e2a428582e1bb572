"""What our tabs say of the operator's cells: formulas over them, each with the value that it shows now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.cellxml import xstring
from kertas_kerja.buku.refs import format_cell, quote_sheet
from kertas_kerja.lembar.format_isi import format_sel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.kenali import HasilKenal
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks

Nilai = float | str | bool
MAKS_BAGIAN = 200  # a function takes 255 arguments


class Bahan(Protocol):
    """What the tabs are built from: the `Bahan` of a check, its tables as they are after the fill."""

    @property
    def buku(self) -> Workbook:
        """The workbook as it was opened."""
        ...

    @property
    def kenal(self) -> HasilKenal:
        """The recognised tables."""
        ...

    @property
    def konteks(self) -> Konteks:
        """Profile and AKIP predikat."""
        ...


class Isi(NamedTuple):
    """A formula (with "=") and the value that it gives."""

    rumus: str
    nilai: Nilai
    tanggal: bool = False  # a date where a measure was expected: its serial number measures nothing

    @property
    def angka(self) -> float | None:
        """The value if it is a number."""
        if self.tanggal:
            return None
        return float(self.nilai) if isinstance(self.nilai, int | float) and not isinstance(self.nilai, bool) else None


KOSONG = Isi("", "")


class _TeksKosong(str):
    """An empty text result: XlsxWriter would write "" without the type of a text, as Excel never does."""

    __slots__ = ()

    def __eq__(self, lain: object) -> bool:
        return self is lain

    __hash__ = str.__hash__


TEKS_KOSONG = _TeksKosong()


def tulis(lembar: Any, baris: int, kolom: int, isi: Isi, bentuk: Any) -> None:
    """Writes a formula with its value to an XlsxWriter sheet (rows and columns from 0); KOSONG gives a blank."""
    if not isi.rumus:
        lembar.write_blank(baris, kolom, None, bentuk)
        return
    nilai = isi.nilai
    if isinstance(nilai, str):  # XlsxWriter escapes what XML cannot hold in texts, not in the value of a formula
        nilai = xstring(nilai) if nilai else TEKS_KOSONG
    lembar.write_formula(baris, kolom, xstring(isi.rumus), bentuk, nilai)


class Sumber:
    """The cells of a workbook as they will be: planned values first, else what is in the file."""

    def __init__(self, bahan: Bahan, baru: Mapping[tuple[str, int, int], float | str]) -> None:
        self.bahan, self.baru = bahan, baru
        self._tampak = {i.name for i in bahan.buku.sheets if i.state == "visible"}

    def tampak(self, lembar: str) -> bool:
        """Whether a link to that sheet leads anywhere: it exists and is not hidden."""
        return lembar in self._tampak

    def nilai(self, sel: Sel) -> Nilai:
        """What the cell holds; "" for a blank cell."""
        isi = self.baru.get((sel.lembar, sel.baris, sel.kolom), sel.mentah)
        return "" if isi is None else isi

    def isi(self, lembar: str, baris: int, kolom: int) -> Nilai:
        """What any cell of the workbook holds; "" for a blank cell."""
        baru = self.baru.get((lembar, baris, kolom))
        nilai = self.bahan.buku.result(lembar, baris, kolom) if baru is None else baru
        return "" if nilai is None else nilai

    def kosong(self, sel: Sel | None) -> bool:
        """True where there is no cell, or nothing in it."""
        return sel is None or (self.nilai(sel) == "" and sel.rumus is None)

    def teks(self, lembar: str, baris: int, kolom: int) -> Isi:
        """A cell's content as it is, a blank one as ""."""
        a = f"{quote_sheet(lembar)}!{format_cell(baris, kolom)}"
        return Isi(f'=IF({a}="","",{a})', self.isi(lembar, baris, kolom))

    def sel(self, sel: Sel | None, skala: int | None = None) -> Isi:
        """A cell in ratios: percent points are divided by 100, texts ("n/a") stay."""
        if sel is None:
            return KOSONG
        a, nilai = acuan(sel), self.nilai(sel)
        if (sel.skala if skala is None else skala) != 100:
            return Isi(f'=IF({a}="","",{a})', nilai, self.tanggal(sel))
        if isinstance(nilai, int | float) and not isinstance(nilai, bool):
            nilai = nilai / 100
        return Isi(f'=IF(COUNT({a})=1,{a}/100,{a}&"")', nilai)

    def tanggal(self, sel: Sel) -> bool:
        """Whether the cell holds a date, and no number is planned for it."""
        return sel.tanggal and (sel.lembar, sel.baris, sel.kolom) not in self.baru

    def bentuk(self, sel: Sel | None) -> str:
        """The number format under which the cell looks as in its own table."""
        if sel is None or not self.tanggal(sel):
            return format_sel(sel)
        buku = self.bahan.buku
        return buku.styles.number_format(buku.sheet(sel.lembar).style(sel.baris, sel.kolom))

    def rata(self, daftar: Iterable[Sel], skala: int) -> Isi:
        """The mean of the numbers in those cells; KOSONG where there are too many separate areas."""
        sel = list(daftar)
        bagian = acuan_daftar(sel)
        if not bagian or len(bagian) > MAKS_BAGIAN:
            return KOSONG
        a = ",".join(bagian)
        nilai = [n for s in sel if (n := Isi("", self.nilai(s)).angka) is not None]
        hasil: Nilai = sum(nilai) / len(nilai) / skala if nilai else ""
        return Isi(f'=IF(COUNT({a})=0,"",AVERAGE({a}){"/100" if skala == 100 else ""})', hasil)


def acuan(sel: Sel) -> str:
    """The cell as other sheets name it: PKO!F9, 'PK 2025'!D4."""
    return f"{quote_sheet(sel.lembar)}!{sel.alamat}"


def acuan_daftar(daftar: Iterable[Sel]) -> list[str]:
    """Cells of one column as areas: [PKO!H4:H6, PKO!H9]."""
    from kertas_kerja.tabel.pemasok import acuan_rentang

    sel = list(daftar)
    if not sel:
        return []
    depan = quote_sheet(sel[0].lembar) + "!"
    return [depan + bagian for bagian in acuan_rentang(sel).split(",")]


def skala_kolom(tabel: Tabel, kunci: str) -> Callable[[Sel], int]:
    """The scale of each cell of a column; one that was empty takes that of the first number of the column."""
    angka = (s for b in tabel.baris if (s := b.ambil(kunci)) is not None and s.angka is not None)
    pertama = next((s.skala for s in angka if s.angka is not None and not s.angka.satuan), 1)
    return lambda sel: sel.skala if sel.angka is not None else pertama


def tautan(lembar: str, alamat: str) -> str:
    """The address of an internal link for XlsxWriter."""
    return f"internal:{quote_sheet(lembar)}!{alamat}"
