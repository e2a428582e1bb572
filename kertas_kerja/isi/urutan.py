"""The order in which cells are planned: annual values from tribulan, roll-ups from below, then the rest.

Each cell comes from the declarations that `kk check` judges (KK210, KK209, KK201). The order is that of
dependence: serapan reads a rolled-up pagu, which reads the annual values of the rows below.
"""

from __future__ import annotations

import re

from kertas_kerja.isi.capaian_tribulan import tempat_kumulatif
from kertas_kerja.isi.setahun import tempat_setahun
from kertas_kerja.rumus.ekspresi import Himpunan, daun
from kertas_kerja.tabel.dasar import JUMLAH
from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.pemasok import Pemasok
from kertas_kerja.tabel.relasi import baris_kini, tempat_relasi, varian_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.isi.setahun import Ragu
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

Baru = dict[tuple[int, int], "Angka | str"]
# Rows whose blank cell can only be a sum; a row of means may have no budget on purpose.
_BERJUMLAH = ("induk", "total")
_SEBELAH = {"pagu": "realisasi_anggaran", "realisasi_anggaran": "pagu"}


def urutan(tabel: Tabel, lembar: Sheet, konteks: Konteks, baru: Baru, ragu: list[Ragu]) -> Iterator[Tempat]:
    """Every place whose cell may be planned, those that others read first; `baru` grows while this runs.

    Cells of tribulan and years that are not certain are added to `ragu`.
    """
    yield from tempat_setahun(tabel, lembar, konteks, baru, ragu)
    induk = tempat_relasi(tabel, konteks, hanya=lambda r: r.baris == "induk")
    for t in sorted(induk, key=lambda t: -t.baris.nomor):
        yield t._replace(pemasok=Pemasok(tabel, t.baris, t.grup, konteks, baru, t.pemasok.cakupan))
    kumulatif = tempat_kumulatif(tabel, konteks, baru, ragu)
    yield from (t for t in kumulatif.values() if t is not None)
    for t in tempat_relasi(tabel, konteks, baru, hanya=lambda r: r.baris != "induk"):
        if (t.sel.baris, t.sel.kolom) in kumulatif:
            continue
        if t.baris.jenis == "data" or t.relasi.syarat is None or t.relasi.syarat(baris_kini(t.baris, baru), konteks):
            yield t


def hanya_kosong(tempat: Tempat) -> bool:
    """Whether the relation fills blank cells only: the result stands in a cell that people also type into."""
    r = tempat.relasi
    if r.kosong and r.kosong in varian_tabel(tempat.tabel, tempat.pemasok.konteks):
        return True
    berjumlah = r.baris in _BERJUMLAH or _berlabel_jumlah(tempat)
    berjumlah = berjumlah or (r.hasil == "bobot" and r.baris not in ("data", "induk"))
    return not r.isi and r.rumus.op == "jumlah" and (berjumlah or _sebelah_jumlah(tempat))


def _berlabel_jumlah(tempat: Tempat) -> bool:
    """Whether the row is called a sum, whatever kind of summary row it is: "Jumlah" for F02."""
    return tempat.baris.jenis != "data" and re.match(JUMLAH, normalkan(tempat.baris.label)) is not None


def _sebelah_jumlah(tempat: Tempat) -> bool:
    """Whether the row of means has sums: the other budget figure of the row is the sum of its column."""
    p, lain = tempat.pemasok, _SEBELAH.get(tempat.relasi.hasil, "")
    sel = tempat.baris.ambil(p.kunci(lain, tempat.baris))
    if sel is None or sel.angka is None:
        return False
    baris = [b for d in daun(tempat.relasi.rumus) if isinstance(d, Himpunan) for b in p.himpunan(d.baris)]
    bagian = [s.angka.nilai for b in baris if (s := b.ambil(p.kunci(lain, b))) is not None and s.angka is not None]
    return len(bagian) == len(baris) > 0 and sum(bagian) == sel.angka.nilai


def kurang(tempat: Tempat) -> list[Sel]:
    """Cells of the sum that are blank while their row's tribulan have figures: the sum would lack their share."""
    p, nama = tempat.pemasok, tempat.relasi.hasil
    hasil = []
    for d in daun(tempat.relasi.rumus):
        for b in p.himpunan(d.baris) if isinstance(d, Himpunan) else ():
            sel = p.sel_baris(b, nama)
            if sel is None or p.angka_sel(sel) is not None or sel.rumus is not None:
                continue
            if any(k.startswith(f"{nama}@") and p.angka_sel(s) is not None for k, s in b.sel.items()):
                hasil.append(sel)
    return hasil
