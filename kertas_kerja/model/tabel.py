"""A recognised table: its columns by canonical name, its rows by kind, its cells with their numbers."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal
    from typing import Any

    from kertas_kerja.angka import Angka
    from kertas_kerja.buku.refs import Range

DATA = "data"
CATATAN = "catatan"


class Sel:
    """One cell of a recognised table; treat it as frozen, `_replace` gives a changed copy.

    `angka.nilai` is the quantity, a percent as a ratio; `skala` is 100 where the cell itself holds
    percent points (92,81 typed without a sign), so that a formula must divide it by 100. `teks` is what the
    cell shows: it is worked out (by `penampil(mentah, gaya)`) only when somebody asks, since most numbers of
    a long table are never quoted.
    """

    __slots__ = ("_teks", "angka", "baris", "gaya", "jenis", "kolom", "lembar", "mentah", "penampil", "rumus", "skala")

    def __init__(
        self,
        lembar: str,
        baris: int,
        kolom: int,
        teks: str | None = "",
        angka: Angka | None = None,
        jenis: str = "",
        mentah: float | str | bool | None = None,
        rumus: str | None = None,
        gaya: int = 0,
        skala: int = 1,
        penampil: Callable[[float | str | bool | None, int], str] | None = None,
    ) -> None:
        self.lembar = lembar
        self.baris = baris
        self.kolom = kolom
        self._teks = teks
        self.angka = angka
        self.jenis = jenis
        self.mentah = mentah
        self.rumus = rumus
        self.gaya = gaya
        self.skala = skala
        self.penampil = penampil

    def _replace(self, **lain: Any) -> Sel:
        """A copy with other values for the fields that are named."""
        isi: dict[str, Any] = {
            "lembar": self.lembar,
            "baris": self.baris,
            "kolom": self.kolom,
            "teks": self._teks,
            "angka": self.angka,
            "jenis": self.jenis,
            "mentah": self.mentah,
            "rumus": self.rumus,
            "gaya": self.gaya,
            "skala": self.skala,
            "penampil": self.penampil,
        }
        isi.update(lain)
        return Sel(**isi)

    def __repr__(self) -> str:
        return f"Sel({self.lembar!r}, {self.alamat!r}, {self.teks!r}, {self.angka!r}, rumus={self.rumus!r})"

    @property
    def teks(self) -> str:
        """What the cell shows."""
        if self._teks is None:
            self._teks = self.penampil(self.mentah, self.gaya).strip() if self.penampil is not None else ""
        return self._teks

    @property
    def alamat(self) -> str:
        """The A1 address without the sheet name."""
        from kertas_kerja.buku.refs import format_cell

        return format_cell(self.baris, self.kolom)

    @property
    def kosong(self) -> bool:
        """True where nothing is written."""
        return self.rumus is None and (self.mentah is None if self._teks is None else not self._teks)

    @property
    def tanggal(self) -> bool:
        """True where the cell holds a number that is no measure: a date, whose serial number a formula would read."""
        return self.angka is None and isinstance(self.mentah, float)


class Kolom(NamedTuple):
    """A column of a table: canonical name, its group (a year, a tribulan), its header as written.

    `kunci` is the name by which rows hold the cell: the name alone, or `name@group`.
    """

    nama: str
    indeks: int
    judul: str
    grup: str = ""

    @property
    def kunci(self) -> str:
        """`target`, or `target@2021` where several years stand side by side."""
        return f"{self.nama}@{self.grup}" if self.grup else self.nama


class Judul(NamedTuple):
    """A title or label line above a table: text and place."""

    teks: str
    baris: int
    kolom: int


class Baris(NamedTuple):
    """A row of a table: `data`, a summary kind (`total`, `nko`, …) or `catatan` (a note, never computed).

    `tingkat` is the depth in the hierarchy (0 is the top), `label` the text that names the row, `lanjutan`
    marks a further indicator of the row above (no name and no budget of its own).
    """

    nomor: int
    jenis: str
    sel: dict[str, Sel]
    tingkat: int = 0
    label: str = ""
    lanjutan: bool = False

    def ambil(self, kunci: str) -> Sel | None:
        """The cell of that column, None where the table has no such column."""
        return self.sel.get(kunci)

    def nilai(self, kunci: str) -> Decimal | None:
        """The quantity in that column, a percent as a ratio; None where there is no number."""
        sel = self.sel.get(kunci)
        return sel.angka.nilai if sel is not None and sel.angka is not None else None


class Tabel(NamedTuple):
    """A recognised table. `rentang` runs from the first header row to the last row of the table.

    `rebah` marks a table that lies on its side: a row of it is no row of the sheet (the numbers of its rows and columns
    count within the table), only its cells have addresses. `samping` marks one level of a cascading form, which names
    only what the levels beside it hang on.
    """

    id: str
    kind: str
    judul: str
    lembar: str
    rentang: Range
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    tahun: int | None = None
    varian: frozenset[str] = frozenset()
    keyakinan: float = 0.0
    alasan: tuple[str, ...] = ()
    sel_judul: tuple[Judul, ...] = ()
    baris_nomor: int | None = None
    rebah: bool = False
    samping: bool = False

    def kolom_bernama(self, nama: str) -> list[Kolom]:
        """Every column of that canonical name, one per group, left to right."""
        return [k for k in self.kolom if k.nama == nama]

    def punya(self, nama: str) -> bool:
        """True where at least one column has that canonical name."""
        return any(k.nama == nama for k in self.kolom)

    def nama_sel(self, sel: Sel) -> str:
        """The canonical name of the column in which a cell stands, "" for a cell of no known column."""
        indeks = self.letak_kolom().get((sel.baris, sel.kolom)) if self.rebah else sel.kolom
        return next((k.nama for k in self.kolom if k.indeks == indeks), "")

    def letak_kolom(self) -> dict[tuple[int, int], int]:
        """The number of the column (`Kolom.indeks`) by the place of each cell, also of a table on its side."""
        indeks = {k.kunci: k.indeks for k in self.kolom if k.nama}
        return {(s.baris, s.kolom): indeks[n] for b in self.baris for n, s in b.sel.items() if n in indeks}

    @property
    def grup(self) -> tuple[str, ...]:
        """The column groups in the order in which they appear; `("",)` where there are none."""
        urut = dict.fromkeys(k.grup for k in self.kolom if k.grup)
        return tuple(urut) or ("",)

    def data(self) -> Iterator[Baris]:
        """The data rows, top to bottom."""
        return (b for b in self.baris if b.jenis == DATA)

    def ringkas(self, jenis: str) -> Baris | None:
        """The first row of that summary kind."""
        return next((b for b in self.baris if b.jenis == jenis), None)
