"""The order in which cells are planned: annual values from tribulan, roll-ups from below, then the rest.

Each cell comes from the declarations that `kk check` judges (KK210, KK209, KK201). The order is that of
dependence: serapan reads a rolled-up pagu, which reads the annual values of the rows below.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kertas_kerja.aturan.deret import deret_tribulan
from kertas_kerja.rumus.ekspresi import Himpunan, daun
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.pemasok import Pemasok
from kertas_kerja.tabel.relasi import Tempat, tempat_relasi
from kertas_kerja.tabel.tribulan import TRIBULAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.deret import Deret
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.tabel.dasar import Konteks

Baru = dict[tuple[int, int], "Angka | str"]
_SAMPAI_DENGAN = re.compile(r"\bs ?[/.] ?d\b|sampai dengan|kumulatif", re.I)
# Rows whose blank cell can only be a sum; a row of means may have no budget on purpose.
_BERJUMLAH = ("induk", "total")


class PemasokDeret(Pemasok):
    """The leaves of `Deret.cara`: a tribulan names its cell on the row."""

    def __init__(self, deret: Deret, konteks: Konteks, baru: Mapping[tuple[int, int], Angka | str]) -> None:
        super().__init__(deret.tabel, deret.baris, "", konteks, baru)
        self.tribulan = deret.tribulan

    def sel(self, daun: Daun) -> list[Sel]:
        """The cell of that tribulan."""
        return [self.tribulan[str(daun.args[0])]]


def urutan(tabel: Tabel, konteks: Konteks, baru: Baru) -> Iterator[Tempat]:
    """Every place whose cell may be planned, those that others read first; `baru` grows while this runs."""
    yield from _setahun(tabel, konteks, baru)
    # Only the roll-ups that the operator may also type: the others stand in the order of the declaration.
    induk = [t for t in tempat_relasi(tabel, konteks) if t.relasi.baris == "induk" and not t.relasi.isi]
    for t in sorted(induk, key=lambda t: -t.baris.nomor):
        yield t._replace(pemasok=Pemasok(tabel, t.baris, t.grup, konteks, baru))
    yield from tempat_relasi(tabel, konteks, baru)


def hanya_kosong(tempat: Tempat) -> bool:
    """Whether the relation fills blank cells only: the sum stands in a cell that people also type into."""
    r = tempat.relasi
    return not r.isi and r.rumus.op == "jumlah" and r.baris in _BERJUMLAH


def lengkap(tempat: Tempat) -> bool:
    """No row of the sum is blank here while its tribulan have figures: the sum would lack that row's share."""
    p, nama = tempat.pemasok, tempat.relasi.hasil
    for d in daun(tempat.relasi.rumus):
        for b in p.himpunan(d.baris) if isinstance(d, Himpunan) else ():
            sel = p.sel_baris(b, nama)
            if sel is None or p.angka_sel(sel) is not None or sel.rumus is not None:
                continue
            if any(k.startswith(f"{nama}@") and p.angka_sel(s) is not None for k, s in b.sel.items()):
                return False
    return True


def _setahun(tabel: Tabel, konteks: Konteks, baru: Baru) -> Iterator[Tempat]:
    for d in deret_tribulan(tabel):
        cara = _cara(d) if d.tahun is not None and d.tahun.kosong else ""
        if cara and d.tahun is not None:
            relasi = Relasi("KK210", d.nama, d.cara(cara), nama=f"{d.nama.replace('_', ' ')} setahun")
            yield Tempat(relasi, tabel, d.baris, "", d.tahun, PemasokDeret(d, konteks, baru))


def _cara(d: Deret) -> str:
    """How the annual value follows from four tribulan; "" where that is not certain."""
    if len(d.tribulan) < len(TRIBULAN) or not d.satu_skala or not d.sifat or _kumulatif(d):
        return ""
    if d.sifat == "rasio":
        return "terakhir"
    angka = [s.angka.nilai for s in d.tribulan.values() if s.angka is not None]
    naik = all(a <= b for a, b in pairwise(angka))
    # A series that never falls may already be "sampai dengan"; the annual figure beside it decides.
    if d.nama == "realisasi" and naik:
        return "jumlah" if sum(angka) == _nilai(d.baris, "target") else ""
    if d.nama == "realisasi_anggaran" and naik:
        pagu = _nilai(d.baris, "pagu")
        return "jumlah" if pagu is None or sum(angka) <= pagu else ""
    return "" if d.nama == "target" and naik else "jumlah"


def _nilai(baris: Baris, kunci: str) -> Decimal | None:
    sel = baris.ambil(kunci)
    return sel.angka.nilai if sel is not None and sel.angka is not None else None


def _kumulatif(d: Deret) -> bool:
    """The header says that each tribulan holds the figure up to then."""
    return any(_SAMPAI_DENGAN.search(k.judul) for k in d.tabel.kolom if k.nama == d.nama and k.grup in TRIBULAN)
