"""Columns headed "Keterangan" that hold remarks: a fill writes no predikat there unasked.

The form of the PKO has the predikat below that header; in other tables of performance it is the office's own: a column
so headed is one of predikat where a cell of the workbook, below that header, holds one.
"""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import sekali

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Kolom, Tabel

_KETERANGAN = r"(?i)\W*(?:keterangan|ket)\b\W*"


def kolom_catatan(bahan: Bahan, tabel: Tabel) -> frozenset[int]:
    """The columns of a table that are for remarks, as far as the workbook shows."""
    calon = _calon(tabel)
    return frozenset(k.indeks for k in calon) if calon and not _ada_predikat(bahan) else frozenset()


@sekali
def _ada_predikat(bahan: Bahan) -> bool:
    """Whether any such column of the workbook holds a predikat."""
    return any(_berpredikat(bahan, t, _calon(t)) for t in bahan.tabel)


def _calon(tabel: Tabel) -> list[Kolom]:
    if tabel.punya("nilai_akhir"):
        return []
    return [k for k in tabel.kolom_bernama("predikat") if re.fullmatch(_KETERANGAN, k.judul)]


def _berpredikat(bahan: Bahan, tabel: Tabel, kolom: Iterable[Kolom]) -> bool:
    """Whether a word of the scale, or a formula as the templates have it, stands in one of the columns."""
    pita = bahan.konteks.profil.pita["predikat_pko"]
    sel = (s for k in kolom for b in tabel.baris if (s := b.ambil(k.kunci)) is not None)
    return any(s.rumus is not None or (s.teks and pita.cocok(s.teks) is not None) for s in sel)
