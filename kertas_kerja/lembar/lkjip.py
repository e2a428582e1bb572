"""Which tables of a workbook go into the sheets for Bab III of the LKjIP, and with which columns.

One sheet holds the tables of one kind that have the same columns, one below the other. The columns are the declared
ones (`tabel/`) in their official order: those that the office's table has, and derived ones that it lacks but whose
inputs it has (a table without capaian is printed with capaian).
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, daun
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

AWALAN = "LKjIP"
# In the order of Bab III: kind, name of its sheet, derived columns that are added where the office has them not.
URUTAN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("capaian_tahunan", "Capaian Tahunan", ("capaian",)),
    ("pko", "PKO", ("capaian", "normalisasi", "koreksi", "nilai_akhir")),
    ("target_realisasi", "Target Realisasi", ("capaian",)),
    ("realisasi_tahunan", "Realisasi Tahunan", ()),
    ("kemajuan_renstra", "Kemajuan Renstra", ("kemajuan",)),
    ("pembanding", "Pembanding", ("persen_pembanding", "selisih")),
    ("kinerja_anggaran", "Kinerja Anggaran", ("capaian", "serapan")),
    ("efisiensi_anggaran", "Efisiensi Anggaran", ("efisiensi",)),
)
KELOMPOK = {
    "kinerja_anggaran": {
        **dict.fromkeys(("target", "realisasi", "capaian"), "Kinerja"),
        **dict.fromkeys(("pagu", "realisasi_anggaran", "serapan", "sisa"), "Anggaran"),
    }
}
TIDAK_DICETAK = ("polaritas",)
MAKS_BARIS = 1000  # of one table
PANJANG = 20  # rows: a longer table has a sheet of its own, so that its header can be repeated on every page
LEBAR_HALAMAN = 146.0  # characters: wider than this, the columns of texts give way
LEBAR_TEKS = 20.0
LEBAR_ANGKA = 18.0


class KolomCetak(NamedTuple):
    """A printed column: its declaration, its group (a year), the header above it, and whether it is added by us."""

    asal: KolomTabel
    grup: str
    judul: str
    kelompok: str
    baru: bool = False

    @property
    def kunci(self) -> str:
        """The name under which rows hold the cell."""
        return f"{self.asal.nama}@{self.grup}" if self.grup else self.asal.nama


class TabelCetak(NamedTuple):
    """A table as it is printed."""

    tabel: Tabel
    kolom: tuple[KolomCetak, ...]

    @property
    def baris(self) -> list[Baris]:
        """The rows that are printed."""
        return list(self.tabel.baris[:MAKS_BARIS])


class LembarCetak(NamedTuple):
    """A sheet: its purpose (the mark by which it is known again), its name, its tables, widths of the columns."""

    guna: str
    nama: str
    tabel: tuple[TabelCetak, ...]

    @property
    def lebar(self) -> tuple[float, ...]:
        """In characters."""
        kolom = self.tabel[0].kolom
        perlu = [k.asal.lebar if _berupa_teks(k) else self._lebar_angka(i, k) for i, k in enumerate(kolom)]
        teks = sum(w for w, k in zip(perlu, kolom, strict=True) if _berupa_teks(k))
        susut = min(1.0, (LEBAR_HALAMAN - sum(perlu) + teks) / teks) if teks else 1.0
        return tuple(
            max(round(w * susut, 1), LEBAR_TEKS) if _berupa_teks(k) else w for w, k in zip(perlu, kolom, strict=True)
        )

    def _lebar_angka(self, nomor: int, kolom: KolomCetak) -> float:
        """Room for the longest figure with its unit ("26 lembaga kemasyarakatan")."""
        kunci = ((t, t.kolom[nomor].kunci) for t in self.tabel)
        isi = (s.teks for t, satu in kunci for b in t.baris if (s := b.ambil(satu)) is not None and s.angka is not None)
        return min(max([kolom.asal.lebar, *(len(teks) + 1.0 for teks in isi)]), LEBAR_ANGKA)


def _berupa_teks(k: KolomCetak) -> bool:
    return k.asal.jenis == "teks" and k.asal.lebar >= LEBAR_TEKS


def rencana_lkjip(daftar: Sequence[Tabel]) -> tuple[LembarCetak, ...]:
    """The sheets in the order of Bab III; empty where the workbook has none of its tables."""
    return tuple(lembar for urutan in URUTAN for lembar in _satu_jenis(daftar, *urutan))


def _satu_jenis(daftar: Sequence[Tabel], kind: str, nama: str, tambahan: tuple[str, ...]) -> Iterator[LembarCetak]:
    menurut: dict[tuple[object, ...], list[TabelCetak]] = {}
    for t in daftar:
        if t.kind == kind and any(True for _ in t.data()):
            satu = TabelCetak(t, tuple(_kolom(t, tambahan)))
            rupa = tuple((k.asal.nama, bool(k.grup)) for k in satu.kolom)
            sendiri = (t.id,) if len(t.baris) > PANJANG else ()
            menurut.setdefault(rupa + sendiri, []).append(satu)
    for nomor, isi in enumerate(menurut.values(), 1):
        judul = f"{AWALAN} {nama}" + (f" {nomor}" if nomor > 1 else "")
        yield LembarCetak(judul.replace(" ", "_"), judul, tuple(isi))


def _kolom(t: Tabel, tambahan: tuple[str, ...]) -> Iterator[KolomCetak]:
    d = deklarasi_tabel(t.kind)
    baru = set(_tambahan(t, d, tambahan))
    bergrup = [k for k in t.kolom if k.grup]
    sudah = False
    for asal in d.kolom:
        if asal.nama in TIDAK_DICETAK:
            continue
        if any(k.nama == asal.nama for k in bergrup):
            if not sudah:  # the columns of all groups, group by group, where the first of them stands
                yield from _grup(t, d)
            sudah = True
        elif asal.nama in baru or t.punya(asal.nama):
            kelompok = KELOMPOK.get(t.kind, {}).get(asal.nama, "")
            judul = re.sub(r"\btahun n\b", f"tahun {t.tahun}", asal.judul) if t.tahun else asal.judul
            yield KolomCetak(asal, "", judul, kelompok, asal.nama in baru)


def _grup(t: Tabel, d: Deklarasi) -> Iterator[KolomCetak]:
    """Under one header for each group; a group of one column says both in one header."""
    for grup in t.grup:
        nama = {k.nama for k in t.kolom if k.grup == grup}
        isi = [asal for asal in d.kolom if asal.nama in nama]
        for asal in isi:
            tunggal = len(isi) == 1
            yield KolomCetak(asal, grup, f"{asal.judul} {grup}" if tunggal else asal.judul, "" if tunggal else grup)


def _tambahan(t: Tabel, d: Deklarasi, nama: Iterable[str]) -> Iterator[str]:
    """Derived columns that the table lacks or leaves empty, none of them before a result that the office states."""
    urut = list(nama)
    ada = {k.split("@")[0] for b in t.data() for k, s in b.sel.items() if not s.kosong}
    if not urut or t.grup != ("",) or (urut[-1] in ada and len(urut) > 2):
        return
    for satu in urut:
        if satu in ada:
            continue
        for r in d.relasi:
            if r.hasil == satu and r.baris == "data" and all(_nama_kolom(x) in {*ada, ""} for x in daun(r.rumus)):
                ada.add(satu)
                yield satu
                break


def _nama_kolom(d: object) -> str:
    if isinstance(d, Kolom):
        return d.nama
    return d.kolom if isinstance(d, Himpunan | Ringkas) else ""
