"""Figures of the budget for the head of Ringkasan, where no table of results is there: pagu, realisasi, serapan."""

from __future__ import annotations

from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.sumber import Isi, acuan
from kertas_kerja.tabel.bagian import ringkas_semua
from kertas_kerja.tabel.pemasok import Pemasok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.model import Baris, Tabel

_TABEL = ("realisasi_anggaran", "kinerja_anggaran")
_JUMLAH = ("total", "rata_semua", "rata_iku", "rata")


def angka_anggaran(k: Kanvas) -> list[tuple[str, Isi, str]]:
    """(label, figure, format) of the last table whose total row has both budgets; empty where none has."""
    for t in reversed([t for t in k.sumber.bahan.kenal.tabel if t.kind in _TABEL]):
        for jenis in _JUMLAH:
            b = ringkas_semua(t, jenis)
            hasil = _baris(k, t, b) if b is not None else []
            if hasil:
                return hasil
    return []


def _baris(k: Kanvas, t: Tabel, b: Baris) -> list[tuple[str, Isi, str]]:
    p = Pemasok(t, b, "", k.sumber.bahan.konteks)
    sel = [s for nama in ("pagu", "realisasi_anggaran") if (s := p.sel_baris(b, nama)) is not None]
    if len(sel) < 2 or sel[0] is sel[1]:
        return []
    pagu, realisasi = map(k.sumber.sel, sel)
    if not pagu.angka or realisasi.angka is None:
        return []
    a, r = map(acuan, sel)
    serapan = Isi(f'=IF(OR(COUNT({a},{r})<2,N({a})=0),"",{r}/{a})', realisasi.angka / pagu.angka)
    return [("Anggaran", pagu, G.BULAT), ("Realisasi anggaran", realisasi, G.BULAT), ("Serapan", serapan, G.PERSEN)]
