"""Formulas of the operator among the inputs of ours: a fill changes what they show, and ours must reckon with that.

NKO reads a nilai akhir that the operator's own formula works out from a capaian that was blank. The first plan saw its
cached value of then; once the plan is carried out that value is another, and the plan is made anew with it.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.editor import BookEditor
    from kertas_kerja.isi import At, Rencana
    from kertas_kerja.model import Baris, Sel, Tabel

Terbaru = dict["At", "Sel"]
MAKS_RENCANA = 5  # a plan that the operator's formulas do not let settle sooner is left to Excel in part


class Rancangan(NamedTuple):
    """A plan with what it was made of, the editor that carries it out, and the workbook as it is then."""

    bahan: Bahan
    rencana: Rencana
    editor: BookEditor
    sesudah: Bahan


def mantap(asal: Bahan, pertama: Rancangan, rancang: Callable[[Bahan, Rancangan], Rancangan]) -> Rancangan:
    """The plan made with what the operator's formulas in the tables show after it."""
    berubah = pertama.editor.refreshed | asal.buku.computed.keys()
    if not pertama.rencana.perubahan or not berubah:
        return pertama
    from kertas_kerja.buku.original import original

    kini, dipakai = pertama, terbaru(asal.tabel, asal.tabel, berubah)
    for putaran in range(MAKS_RENCANA):
        baru = terbaru(asal.tabel, kini.sesudah.tabel, kini.editor.refreshed | dipakai.keys())
        if sama(dipakai, baru):
            break
        dipakai = baru if putaran < MAKS_RENCANA - 2 else tanpa_nilai(dipakai, baru)
        kenal = asal.kenal._replace(tabel=tuple(tindih(t, dipakai) for t in asal.tabel))
        buku = asal.buku.over(original(asal.buku.package))
        lama, kini = kini, rancang(asal._replace(buku=buku, kenal=kenal), kini)
        if kini is lama:
            break
    return kini


def terbaru(lama: tuple[Tabel, ...], sesudah: tuple[Tabel, ...], berubah: Collection[At]) -> Terbaru:
    """The cells of the tables `lama` that are in `berubah`, as they show after the plan, by place.

    One that is not found there, or whose value was taken out, is known by no value.
    """
    if not berubah:
        return {}
    kini = {(s.lembar, s.baris, s.kolom): s for s in _sel(sesudah, berubah)}
    hasil = {}
    for s in _sel(lama, berubah):
        baru = kini.get((s.lembar, s.baris, s.kolom))
        if baru is None or baru.rumus != s.rumus:
            baru = s._replace(mentah=None, angka=None, teks="")
        hasil[s.lembar, s.baris, s.kolom] = baru
    return hasil


def sama(a: Terbaru, b: Terbaru) -> bool:
    """Whether both know the same cells by the same values."""
    return a.keys() == b.keys() and all(a[k].mentah == b[k].mentah for k in a)


def tanpa_nilai(lama: Terbaru, baru: Terbaru) -> Terbaru:
    """`baru`, those that differ from `lama` by no value: what never settles is left to Excel."""
    return {
        k: s if k in lama and lama[k].mentah == s.mentah else s._replace(mentah=None, angka=None, teks="")
        for k, s in baru.items()
    }


def tindih(tabel: Tabel, baru: Mapping[At, Sel]) -> Tabel:
    """The table with these cells as they will be."""
    if not baru:
        return tabel
    return tabel._replace(baris=tuple(_baris(b, baru) for b in tabel.baris))


def _baris(b: Baris, baru: Mapping[At, Sel]) -> Baris:
    ganti = {k: n for k, s in b.sel.items() if (n := baru.get((s.lembar, s.baris, s.kolom))) is not None}
    return b._replace(sel={**b.sel, **ganti}) if ganti else b


def _sel(daftar: tuple[Tabel, ...], berubah: Collection[At]) -> list[Sel]:
    """The formula cells of the tables that are in `berubah`."""
    semua = (s for t in daftar for b in t.baris for s in b.sel.values() if s.rumus is not None)
    return [s for s in semua if (s.lembar, s.baris, s.kolom) in berubah]
