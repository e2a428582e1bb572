"""A sheet that is written from top to bottom: the next row, what is in it, and how high it will be."""

from __future__ import annotations

from kertas_kerja.buku.refs import format_cell
from kertas_kerja.lembar import ukur
from kertas_kerja.lembar.gaya import UKURAN
from kertas_kerja.lembar.sumber import Isi, tulis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.sumber import Sumber

Tulisan = Isi | str | int | float | None
A4 = 9
LEBAR_A4 = 785.0  # printable points of A4 landscape with the margins of `cetak_rapi`
TINGGI_A4 = 512.0


class Kanvas:
    """An XlsxWriter sheet with a cursor. Rows and columns count from 0, as in XlsxWriter."""

    def __init__(self, lembar: Any, gaya: Gaya, sumber: Sumber, lebar: tuple[float, ...]) -> None:
        self.ws, self.gaya, self.sumber, self.lebar = lembar, gaya, sumber, lebar
        self.baris = 0
        self.ukuran: float = UKURAN  # of the font, for the heights of rows
        self.tinggi = self._perlu = 0.0
        self._angka: dict[tuple[int, int], float] = {}
        for kolom, satu in enumerate(lebar):
            lembar.set_column(kolom, kolom, satu)

    def tulis(self, kolom: int, isi: Tulisan, bentuk: Any, baris: int | None = None) -> None:
        """One cell of the current row (or another): a formula, a number, or a text that stays a text."""
        r = self.baris if baris is None else baris
        if baris is None:
            self._catat(kolom, isi.nilai if isinstance(isi, Isi) else isi)
        if isinstance(isi, Isi):
            tulis(self.ws, r, kolom, isi, bentuk)
            if isi.angka is not None:
                self._angka[r, kolom] = isi.angka
        elif isinstance(isi, str) and isi:
            self.ws.write_string(r, kolom, isi[:32767], bentuk)
        elif isinstance(isi, int | float):
            self.ws.write_number(r, kolom, isi, bentuk)
        else:
            self.ws.write_blank(r, kolom, None, bentuk)

    def _catat(self, kolom: int, isi: object) -> None:
        if isinstance(isi, str) and isi:
            self._perlu = max(self._perlu, self.perlu(isi, kolom))

    def gabung(self, awal: int, akhir: int, isi: Tulisan, bentuk: Any, baris: int | None = None) -> None:
        """Cells `awal` to `akhir` of a row as one."""
        r = self.baris if baris is None else baris
        if akhir > awal:
            self.ws.merge_range(r, awal, r, akhir, "", bentuk)
        teks = isi.nilai if isinstance(isi, Isi) else isi
        if baris is None and isinstance(teks, str):
            self._perlu = max(self._perlu, self.perlu(teks, awal, akhir))
        self.tulis(awal, isi, bentuk, r)

    def tautan(self, kolom: int, alamat: str, teks: str, bentuk: Any) -> None:
        """A link inside the workbook."""
        self.ws.write_url(self.baris, kolom, alamat, bentuk, teks[:32767], "Buka sel ini")

    def turun(self, tinggi: float | None = None) -> int:
        """Ends the row; its number. Without a height it gets the one that its texts need, and Excel may fit it anew
        when a text changes."""
        baris, perlu = self.baris, self._perlu
        if tinggi is None:
            tinggi = max(perlu, ukur.tinggi(1))
            self.ws.baris_luwes.add(baris)
        self.ws.set_row(baris, tinggi)
        self.tinggi += tinggi
        self.baris, self._perlu = baris + 1, 0.0
        return baris

    def a1(self, kolom: int, baris: int | None = None) -> str:
        """The address of a cell of this sheet."""
        return format_cell((self.baris if baris is None else baris) + 1, kolom + 1)

    def area(self, awal: int, akhir: int, kiri: int, kanan: int | None = None) -> str:
        """A range of this sheet: rows `awal` to `akhir`."""
        pojok = self.a1(kiri if kanan is None else kanan, akhir)
        return f"{self.a1(kiri, awal)}:{pojok}"

    def angka(self, awal: int, akhir: int, kolom: int) -> list[float]:
        """The numbers that formulas show in a column of this sheet, from row `awal` to `akhir`."""
        return [n for r in range(awal, akhir + 1) if (n := self._angka.get((r, kolom))) is not None]

    def perlu(self, teks: str, kolom: int, akhir: int | None = None, ukuran: float | None = None) -> float:
        """The height that a wrapped text needs in those columns."""
        ukuran = ukuran or self.ukuran
        lebar = sum(self.lebar[kolom : (kolom if akhir is None else akhir) + 1])
        return ukur.tinggi(ukur.banyak_baris(teks, lebar, ukuran), ukuran)


def batas_halaman(mulai: Sequence[tuple[int, float]], akhir: float, skala: float, atas: float = 0.0) -> list[int]:
    """Rows at which a new page begins, so that a part that fits on one is not torn.

    `mulai` gives the first row of each part and the points above it, `akhir` the points above the end of the last one,
    `atas` those above the first page. A page takes what fits on A4 landscape in the print scale.
    """
    muat, potong = TINGGI_A4 / skala * 0.97, []
    for (baris, tinggi), ujung in zip(mulai, [*(t for _, t in mulai[1:]), akhir], strict=True):
        atas += max(0, (tinggi - atas) // muat) * muat  # a block beyond a page ends where the paper does
        if ujung - atas > muat and tinggi > atas:
            potong.append(baris)
            atas = tinggi
    return potong


def skala_lebar(lebar: Sequence[float]) -> float:
    """The print scale in which columns of these widths (in characters) are as wide as A4 landscape; 1 is full size."""
    return LEBAR_A4 / sum(ukur.piksel(w) * ukur.TITIK for w in lebar)


def lembar_baru(buku: Any, nama: str) -> Any:
    """A sheet whose rows `baris_luwes` carry a height that is not fixed: Excel fits them when their text changes."""
    from xlsxwriter.worksheet import Worksheet

    class Lembar(Worksheet):  # type: ignore[misc,unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.baris_luwes: set[int] = set()

        def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
            if tag == "row" and attributes and attributes[0][1] - 1 in self.baris_luwes:
                attributes = [a for a in attributes if a[0] != "customHeight"]
            super()._xml_start_tag_unencoded(tag, attributes)

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
            """Without the search for functions newer than Excel 2007: ours are older (ADR 0007)."""
            return formula.removeprefix("=")

    return buku.add_worksheet(nama, Lembar)


def cetak_rapi(lembar: Any, judul: str, ulang: tuple[int, int] | None = None) -> None:
    """Print set-up shared by the tabs: A4 landscape, one page wide, page numbers, repeated header rows."""
    lembar.set_landscape()
    lembar.set_paper(A4)
    lembar.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    lembar.center_horizontally()
    lembar.fit_to_pages(1, 0)
    lembar.set_footer(f"&L&8{judul} · &F&C&8&A&R&8Halaman &P dari &N")
    if ulang is not None:
        lembar.repeat_rows(*ulang)
    lembar.hide_gridlines(2)
