"""Carry a plan into a `BookEditor`: values, formulas, and number formats derived from the cells' own styles."""

from __future__ import annotations

from kertas_kerja.buku.fit import too_wide
from kertas_kerja.isi.format_angka import kode_baku

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.buku.editor import BookEditor
    from kertas_kerja.model import Perubahan, Tabel

_UMUM = ("General", "@", "")


def terapkan(editor: BookEditor, perubahan: Iterable[Perubahan], daftar_tabel: Iterable[Tabel]) -> None:
    """Plan every change in the editor. Raises PerubahanDitolak for what cannot be done safely."""
    acuan = _gaya_tetangga(editor, daftar_tabel)
    for p in perubahan:
        rumus = p.rumus.removeprefix("=") if p.rumus is not None else None
        editor.set_cell(p.lembar, p.baris, p.kolom, value=p.nilai, formula=rumus, style=_gaya(editor, p, acuan))


def _gaya_tetangga(editor: BookEditor, daftar_tabel: Iterable[Tabel]) -> dict[tuple[str, int, int], int]:
    """For an empty unstyled cell: the style of the nearest filled cell of its column (borders, font)."""
    acuan: dict[tuple[str, int, int], int] = {}
    for tabel in daftar_tabel:
        for kolom in tabel.kolom:
            terakhir = 0
            for baris in tabel.baris:
                sel = baris.ambil(kolom.kunci)
                if sel is None:
                    continue
                gaya = editor.style_of(sel.lembar, sel.baris, sel.kolom)
                terakhir = gaya or terakhir
                acuan[sel.lembar, sel.baris, sel.kolom] = gaya or terakhir
    return acuan


def _gaya(editor: BookEditor, p: Perubahan, acuan: dict[tuple[str, int, int], int]) -> int | None:
    """The style of a changed cell; None where it keeps its own."""
    sendiri = editor.style_of(p.lembar, p.baris, p.kolom)
    # A typed cell without a style keeps its own look: 80 among 75% would be 8000% in its neighbour's.
    dasar = sendiri or (acuan.get((p.lembar, p.baris, p.kolom), 0) if p.sebelum is None else 0)
    styles = editor.workbook.styles
    kode = styles.number_format(dasar) if dasar < styles.count else "General"
    baru = _kode_baru(p, kode, styles.is_percent(dasar))
    gaya = dasar if baru is None else editor.derive_style(dasar, num_fmt=baru)
    if _sempit(editor, p, dasar, baru or kode):
        gaya = editor.derive_style(gaya, wrap=False if styles.xf(dasar).wrap else None, shrink=True)
    return None if gaya == sendiri else gaya


def _sempit(editor: BookEditor, p: Perubahan, dasar: int, kode: str) -> bool:
    """Whether the column is too narrow for the result: Excel would show #### or a piece of the word instead."""
    buku = editor.workbook
    if p.nilai is None or isinstance(p.nilai, bool):
        return False
    return too_wide(buku.sheet(p.lembar), buku.styles, (p.baris, p.kolom), p.nilai, dasar, kode)


def _kode_baru(p: Perubahan, kode: str, persen: bool) -> str | None:
    """The number format that a changed cell needs instead of `kode`; None where that one will do."""
    if isinstance(p.nilai, str) and p.golongan != "konversi" and p.format is None:
        return "General" if kode == "@" else None
    if p.format is None:
        return kode_baku("ukuran", 2, False) if kode == "@" else None
    if p.golongan == "konversi" or kode in _UMUM or persen != ("%" in p.format):
        return None if kode == p.format else p.format
    return None
