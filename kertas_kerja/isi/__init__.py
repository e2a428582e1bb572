"""From tables to planned edits: a plan is data; applying it is a second step."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.tables import read_tables
from kertas_kerja.isi.belum import bertentangan
from kertas_kerja.isi.kolom_catatan import kolom_catatan
from kertas_kerja.isi.konversi import dibaca_teks, rencana_konversi
from kertas_kerja.isi.rumus_sel import rencana_rumus
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.dasar import BUKAN_ANGKA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.refs import Range
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.isi.belum import Belum, Lawan
    from kertas_kerja.model import Perubahan, Sel, Tabel

At = tuple[str, int, int]


class Rencana(NamedTuple):
    """The plan of a fill: changes in sheet order, the values that cells will have, what stays, what stays blank."""

    perubahan: tuple[Perubahan, ...]
    nilai: dict[At, Angka | str]
    dibiarkan: tuple[Sel, ...]
    belum: tuple[Belum, ...] = ()


def rencana_buku(bahan: Bahan) -> tuple[Bahan, Rencana]:
    """The plan of a fill: values from other workbooks first, then the formulas that read them."""
    if not bahan.lain:
        return bahan, rencanakan(bahan)
    from kertas_kerja.isi.ambil import rencana_ambil

    ambilan = rencana_ambil(bahan)
    terisi = bahan._replace(kenal=bahan.kenal._replace(tabel=ambilan.tabel))
    return terisi, ambilan.gabung(rencanakan(terisi), bahan.buku)


def rencanakan(bahan: Bahan) -> Rencana:
    """Plan every conversion and every formula of the recognised tables."""
    urutan = {info.name: i for i, info in enumerate(bahan.buku.sheets)}
    perubahan: dict[At, Perubahan] = {}
    nilai: dict[At, Angka | str] = {}
    dibiarkan: dict[At, Sel] = {}
    belum: list[Belum] = []
    lawan: dict[str, Lawan] = {}
    for (id_, relasi, grup), sel in bertentangan(bahan.hasil).items():
        lawan.setdefault(id_, {})[relasi, grup] = sel
    for tabel in bahan.tabel:
        belum.extend(_satu_tabel(bahan, tabel, lawan.get(tabel.id, {}), perubahan, nilai, dibiarkan))
    urut = sorted(perubahan.values(), key=lambda p: (urutan[p.lembar], p.baris, p.kolom))
    return Rencana(tuple(urut), nilai, tuple(dibiarkan.values()), tuple(belum))


def _satu_tabel(
    bahan: Bahan,
    tabel: Tabel,
    lawan: Lawan,
    perubahan: dict[At, Perubahan],
    nilai: dict[At, Angka | str],
    dibiarkan: dict[At, Sel],
) -> tuple[Belum, ...]:
    bisa = Penjaga(bahan.buku, tabel.lembar, kolom_catatan(bahan, tabel))
    konversi = {(s.baris, s.kolom): p for s, p in rencana_konversi(tabel) if bisa(s) and not dibaca_teks(bahan, s)}
    rencana = rencana_rumus(tabel, bahan.konteks, _teks_tetap(tabel, set(konversi)), bisa, lawan)
    for letak, p in konversi.items():
        perubahan[tabel.lembar, *letak] = p
    for p in rencana.perubahan:
        perubahan[p.lembar, p.baris, p.kolom] = p
    nilai.update({(tabel.lembar, *letak): v for letak, v in rencana.nilai.items()})
    dibiarkan.update({(s.lembar, s.baris, s.kolom): s for s in rencana.dibiarkan})
    return rencana.belum


def _teks_tetap(tabel: Tabel, konversi: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Cells in which Excel sees another thing than we do, so that no formula may read them.

    Numbers that stay text are none to it; a date in a column of numbers is its serial number.
    """
    d = deklarasi_tabel(tabel.kind)
    teks = {k.nama for k in d.kolom if k.jenis in BUKAN_ANGKA}
    return {
        (s.baris, s.kolom)
        for b in tabel.baris
        for kunci, s in b.sel.items()
        if (s.jenis == "s" if s.angka is not None else s.tanggal) and kunci.split("@")[0] not in teks
    } - konversi


class Penjaga:
    """Says whether a cell may be written.

    Not what a merge covers, a part of an array, the header or total of an Excel table, nor in a column of remarks.
    """

    def __init__(self, buku: Workbook, lembar: str, catatan: frozenset[int] = frozenset()) -> None:
        self.buku, self.lembar, self.catatan = buku, lembar, catatan
        self.sheet = buku.sheet(lembar)
        self.styles = buku.styles
        self.tabel_excel = read_tables(buku.package, buku.info(lembar).part)

    def kode(self, sel: Sel) -> str:
        """The number format of a cell."""
        return self.styles.number_format(self.sheet.style(sel.baris, sel.kolom))

    def pilihan(self) -> list[tuple[tuple[Range, ...], frozenset[str]]]:
        """The drop-downs of the sheet: areas and words."""
        from kertas_kerja.buku.choices import choices

        return choices(self.buku, self.lembar)

    def __call__(self, sel: Sel) -> bool:
        letak = (sel.baris, sel.kolom)
        if sel.kolom in self.catatan or self.sheet.covered(*letak) or self.sheet.filled_at(*letak):
            return False
        return not any(tabel.fixed(*letak) for tabel in self.tabel_excel)


__all__ = ["Rencana", "rencana_buku", "rencanakan"]
