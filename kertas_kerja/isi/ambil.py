"""Take over input values from other workbooks (`--from`): last year's target and realisasi, targets, pagu.

Only empty cells of input columns are filled, with the number in the look of their column; a text stays a
text, whatever it begins with. A typed value is never touched.
"""

from __future__ import annotations

from os.path import basename

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat, tulis_angka
from kertas_kerja.aturan.antar.lain import perbandingan
from kertas_kerja.isi import Penjaga
from kertas_kerja.isi.format_angka import kode_baku, kutip, nilai_sel
from kertas_kerja.isi.gaya_sel import Gaya, GayaTabel
from kertas_kerja.model import Perubahan
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.antar.lain import Cocok
    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.isi import At, Rencana
    from kertas_kerja.model import Sel, Tabel

MASUKAN = frozenset({"target_prev", "realisasi_prev", "target", "pagu", "nilai_lalu"})
# An empty pagu in a table of shares or of support means that the row has none.
_BERPAGU = frozenset({"pk_program", "kinerja_anggaran"})


class Ambilan(NamedTuple):
    """What is taken over: the planned edits, the values by cell, and the tables as they will then be."""

    perubahan: tuple[Perubahan, ...]
    nilai: dict[At, Angka | str]
    tabel: tuple[Tabel, ...]

    def gabung(self, rencana: Rencana, buku: Workbook) -> Rencana:
        """The plan of the formulas with these edits in it, in sheet order."""
        urutan = {info.name: i for i, info in enumerate(buku.sheets)}
        semua = {(p.lembar, p.baris, p.kolom): p for p in (*rencana.perubahan, *self.perubahan)}
        urut = sorted(semua.values(), key=lambda p: (urutan[p.lembar], p.baris, p.kolom))
        return rencana._replace(perubahan=tuple(urut), nilai={**rencana.nilai, **self.nilai})


def rencana_ambil(bahan: Bahan) -> Ambilan:
    """Plan the values that the other workbooks give to empty input cells; the first workbook that has one wins."""
    penjaga = {lembar: Penjaga(bahan.buku, lembar) for lembar in {t.lembar for t in bahan.tabel}}
    gaya_tabel = {t.id: GayaTabel(t, penjaga[t.lembar].kode) for t in bahan.tabel}
    perubahan: dict[At, Perubahan] = {}
    nilai: dict[At, Angka | str] = {}
    sel_baru: dict[At, Sel] = {}
    for p in perbandingan(bahan.tabel, bahan.lain, bahan.konteks.profil.alias):
        for a in p.kosong:
            letak = (a.sel.lembar, a.sel.baris, a.sel.kolom)
            if letak in perubahan or not _masukan(a) or not penjaga[a.sel.lembar](a.sel):
                continue
            cocok = p.cari(a)
            if cocok is None or cocok.tingkat == "info":
                continue
            gaya = gaya_tabel[a.tabel.id].kosong(a.sel)
            perubahan[letak], sel_baru[letak] = _ambil(a, cocok, gaya, basename(p.lain.nama))
            nilai[letak] = sel_baru[letak].angka or sel_baru[letak].teks
    return Ambilan(tuple(perubahan.values()), nilai, tuple(_tabel(t, sel_baru) for t in bahan.tabel))


def _masukan(a: Amatan) -> bool:
    """Whether an empty cell stands in an input column."""
    nama = a.tabel.nama_sel(a.sel)
    if nama == "pagu" and a.tabel.kind not in _BERPAGU:
        return False
    return nama in MASUKAN and nama not in deklarasi_tabel(a.tabel.kind).turunan


def _ambil(a: Amatan, cocok: Cocok, gaya: Gaya, berkas: str) -> tuple[Perubahan, Sel]:
    asal = cocok.amatan
    sebab = f" ({cocok.sebab})" if cocok.sebab else ""
    alasan = f"diambil dari {berkas}, {asal.lokasi}{sebab}"
    sel, angka = a.sel, asal.sel.angka
    if angka is None:
        p = Perubahan(sel.lembar, sel.baris, sel.kolom, None, None, asal.sel.teks, alasan, None, "ambil")
        return p, sel._replace(jenis="s", mentah=asal.sel.teks, teks=asal.sel.teks)
    gaya = _sesuaikan(gaya, angka)
    teks = tulis_angka(angka.nilai, gaya.desimal, persen=gaya.persen, satuan=angka.satuan)
    baru = Angka(angka.nilai, gaya.desimal, gaya.persen, angka.satuan, teks, angka.ketelitian)
    isi = float(nilai_sel(baru, gaya.skala))
    p = Perubahan(sel.lembar, sel.baris, sel.kolom, None, None, isi, alasan, gaya.format, "ambil")
    return p, sel._replace(jenis="n", mentah=isi, teks=baru.teks, angka=baru, skala=gaya.skala)


def _sesuaikan(gaya: Gaya, angka: Angka) -> Gaya:
    """The column's look, unless it cannot show this number: a percent among plain numbers, units, more decimals."""
    if angka.persen != gaya.persen:
        return Gaya(1, angka.desimal, angka.persen, kode_baku("ukuran", angka.desimal, angka.persen))
    if angka.satuan and angka.satuan != "Rp" and not angka.persen:
        format_ = gaya.format or kode_baku("ukuran", angka.desimal, False)
        format_ = format_ if '"' in format_ else kode_baku("ukuran", angka.desimal, False) + kutip(f" {angka.satuan}")
        return Gaya(1, angka.desimal, False, format_)
    if angka.desimal > gaya.desimal:
        return gaya._replace(
            desimal=angka.desimal, format=kode_baku("ukuran", angka.desimal, gaya.skala == 1 and angka.persen)
        )
    return gaya


def _tabel(t: Tabel, sel_baru: dict[At, Sel]) -> Tabel:
    """The table with the cells that were taken over."""
    baris = tuple(
        b._replace(sel={k: sel_baru.get((s.lembar, s.baris, s.kolom), s) for k, s in b.sel.items()}) for b in t.baris
    )
    return t._replace(baris=baris)


def tampil(angka: Angka) -> str:
    """What a cell with this number will show."""
    nilai = bulat(angka.nilai, angka.desimal + (2 if angka.persen else 0))
    return tulis_angka(nilai, angka.desimal, persen=angka.persen, satuan=angka.satuan)
