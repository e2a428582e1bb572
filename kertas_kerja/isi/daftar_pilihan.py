"""Columns whose drop-down lacks our words: an office that judges by words of its own fills them itself."""

from __future__ import annotations

from kertas_kerja.isi.belum import Halangan
from kertas_kerja.tabel.relasi import tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kertas_kerja.buku.refs import Range
    from kertas_kerja.isi.belum import Letak
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks

    Daftar = list[tuple[tuple[Range, ...], frozenset[str]]]

_DISEBUT = 5


def ditahan_daftar(tabel: Tabel, konteks: Konteks, daftar: Callable[[], Daftar]) -> dict[Letak, Halangan]:
    """The blank cells of words (predikat, mutu, kategori) whose drop-down lacks one that our scale could give.

    `daftar` reads the lists of the sheet; it is asked only where there is such a cell.
    """
    hasil: dict[Letak, Halangan] = {}
    semua: Daftar | None = None
    for t in tempat_relasi(tabel, konteks, hanya=lambda r: r.rumus.op == "pita"):
        if not t.sel.kosong:
            continue
        semua = daftar() if semua is None else semua
        kita = konteks.profil.pita[t.relasi.rumus.args[1]]
        for kata in kata_pilihan(t.sel, semua):
            if kita.menurut_daftar(kata) is None:
                hasil[t.sel.baris, t.sel.kolom] = Halangan("daftar", kata=(_sebut(kata),))
    return hasil


def kata_pilihan(sel: Sel, daftar: Daftar) -> Iterator[frozenset[str]]:
    """The words of every drop-down over a cell."""
    return (kata for area, kata in daftar if any(a.contains(sel.baris, sel.kolom) for a in area))


def _sebut(kata: frozenset[str]) -> str:
    urut = sorted(kata)
    return ", ".join(urut[:_DISEBUT]) + (", …" if len(urut) > _DISEBUT else "")
