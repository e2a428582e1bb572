"""Carry a plan into a `BookEditor`: values, formulas, and number formats derived from the cells' own styles."""

from __future__ import annotations

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
    sendiri = editor.style_of(p.lembar, p.baris, p.kolom)
    # A typed cell without a style keeps its own look: 80 among 75% would be 8000% in its neighbour's.
    dasar = sendiri or (acuan.get((p.lembar, p.baris, p.kolom), 0) if p.sebelum is None else 0)
    styles = editor.workbook.styles
    kode = styles.number_format(dasar) if dasar < styles.count else "General"
    if isinstance(p.nilai, str) and p.golongan != "konversi" and p.format is None:
        return editor.derive_style(dasar, num_fmt="General") if kode == "@" else _jika_lain(dasar, sendiri)
    if p.format is None:
        if kode == "@":
            return editor.derive_style(dasar, num_fmt=kode_baku("ukuran", 2, False))
        return _jika_lain(dasar, sendiri)
    if p.golongan == "konversi" or kode in _UMUM or styles.is_percent(dasar) != ("%" in p.format):
        return _jika_lain(dasar if kode == p.format else editor.derive_style(dasar, num_fmt=p.format), sendiri)
    return _jika_lain(dasar, sendiri)


def _jika_lain(gaya: int, sendiri: int) -> int | None:
    return None if gaya == sendiri else gaya
