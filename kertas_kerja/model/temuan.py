"""A finding and a change are data; their texts are rendered in `cetak/`."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Tingkat = Literal["error", "warning", "info"]


class Rujukan(NamedTuple):
    """A cell that a finding was computed from or compared with."""

    lembar: str
    sel: str


class Saran(NamedTuple):
    """How to mend a finding; `aman` only if no number that a person typed as input can change."""

    aman: bool
    rumus: str | None = None
    teks: str = ""


class Temuan(NamedTuple):
    """One finding: the cell that a person would correct, what stands there, what should, and why."""

    kode: str
    tingkat: Tingkat
    lembar: str
    baris: int
    kolom: int
    ditemukan: str = ""
    seharusnya: str = ""
    pesan: str = ""
    uraian: str = ""
    terkait: tuple[Rujukan, ...] = ()
    dasar: str = ""
    saran: Saran | None = None
    tabel: str | None = None

    @property
    def alamat(self) -> str:
        """The A1 address without the sheet name."""
        from kertas_kerja.buku.refs import format_cell

        return format_cell(self.baris, self.kolom)


class Perubahan(NamedTuple):
    """One planned edit of one cell: what stood there, what will, and why.

    `nilai` is the new (cached) value as a plain number or text, `rumus` the formula with its `=` or None,
    `format` the number format the cell must show afterwards (None keeps the cell's own style).
    """

    lembar: str
    baris: int
    kolom: int
    sebelum: float | str | bool | None
    rumus: str | None
    nilai: float | str | None
    alasan: str
    format: str | None = None
    golongan: Literal["isi", "konversi", "ganti", "ambil"] = "isi"

    @property
    def alamat(self) -> str:
        """The A1 address without the sheet name."""
        from kertas_kerja.buku.refs import format_cell

        return format_cell(self.baris, self.kolom)
