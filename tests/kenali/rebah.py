"""Writes tables that lie on their side: measures as rows, indicators across, cards, and groups of lines per indicator.

Every layout says which cells are derived and from which cells, so that a test can change or empty one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

Isi = str | int | float | None
TAHUN = ("2022", "2023", "2024")
TRIBULAN = ("TW I", "TW II", "TW III", "TW IV")


class Indikator(NamedTuple):
    """An indicator with its figures, one for every period."""

    nama: str
    satuan: str
    target: Sequence[str]
    realisasi: Sequence[str]


INDIKATOR = (
    Indikator("Indeks Kepuasan Masyarakat", "Indeks", ("80", "82", "84", "86"), ("78,5", "83", "81,9", "85,2")),
    Indikator("Nilai AKIP Kecamatan", "Nilai", ("70", "72", "75", "78"), ("69,1", "73,4", "74,2", "77")),
    Indikator("Persentase Desa Tertib", "Persen", ("60", "65", "70", "75"), ("61,2", "63", "71,5", "70")),
)


def capaian(target: str, realisasi: str) -> Decimal:
    """Realisasi divided by target, in percent with two decimals."""
    t, r = (Decimal(x.replace(",", ".")) for x in (target, realisasi))
    return (r / t * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


class Kertas:
    """A sheet that is being written, in numbers or in Indonesian text; `turunan` has the inputs of derived cells."""

    def __init__(self, teks: bool = False, kiri: int = 0, atas: int = 0) -> None:
        self.teks, self.kiri, self.atas = teks, kiri, atas
        self.sel: dict[tuple[int, int], Isi | Decimal] = {}
        self.gabung: list[str] = []
        self.turunan: dict[tuple[int, int], tuple[tuple[int, int], tuple[int, int]]] = {}

    def kata(self, baris: int, kolom: int, isi: Isi) -> None:
        """Words, years and row numbers as they are."""
        self.sel[baris + self.atas, kolom + self.kiri] = isi

    def deret(self, baris: int, kolom: int, isi: Sequence[Isi]) -> None:
        """Words side by side; None leaves a cell blank."""
        for i, satu in enumerate(isi):
            if satu is not None:
                self.kata(baris, kolom + i, satu)

    def angka(self, baris: int, kolom: int, isi: str) -> None:
        """A figure."""
        self.kata(baris, kolom, isi if self.teks else float(isi.replace(",", ".")))

    def hasil(self, letak: tuple[int, int], dari: tuple[tuple[int, int], tuple[int, int]], nilai: Decimal) -> None:
        """A derived percentage, and the cells it comes from: target, realisasi."""
        at = (letak[0] + self.atas, letak[1] + self.kiri)
        self.sel[at] = f"{nilai}%".replace(".", ",") if self.teks else nilai / 100
        self.turunan[at] = tuple((b + self.atas, k + self.kiri) for b, k in dari)  # type: ignore[assignment]

    def tiga(self, i: Indikator, ke: int, t: tuple[int, int], r: tuple[int, int], c: tuple[int, int]) -> None:
        """Target, realisasi and capaian of one period at the three places."""
        self.angka(*t, i.target[ke])
        self.angka(*r, i.realisasi[ke])
        self.hasil(c, (t, r), capaian(i.target[ke], i.realisasi[ke]))

    def satukan(self, atas: int, kiri: int, bawah: int, kanan: int) -> None:
        """Merge a range."""
        a = f"{get_column_letter(kiri + self.kiri)}{atas + self.atas}"
        self.gabung.append(f"{a}:{get_column_letter(kanan + self.kiri)}{bawah + self.atas}")

    def buku(self, ganti: dict[tuple[int, int], Isi] | None = None, rumus: bool = False) -> bytes:
        """The workbook, with some cells replaced (None: emptied), derived cells as formulas if asked."""
        wb = Workbook()
        ws = wb.active
        ws.title = "Kinerja"
        for (b, k), isi in (self.sel | (ganti or {})).items():
            persen = isinstance(isi, Decimal)
            sel = ws.cell(b, k, float(isi) if isinstance(isi, Decimal) else isi)
            if persen or ((b, k) in self.turunan and not self.teks):
                sel.number_format = "0.00%"
        for area in self.gabung:
            ws.merge_cells(area)
        isi_berkas = BytesIO()
        wb.save(isi_berkas)
        return isi_berkas.getvalue()


class TataRebah(NamedTuple):
    """A layout: the kind it must be recognised as, and its writer."""

    kind: str
    tulis: Callable[[Kertas], None]
