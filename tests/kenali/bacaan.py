"""What the tool makes of a workbook, in terms of the printed tables: kind, range, rows, verdicts by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kertas_kerja.api import siapkan
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.profil import muat_profil
from tests.kenali.laporan import Laporan
from tests.kenali.penata import Penata, Tata, Tempat


class Bacaan(NamedTuple):
    """One recognised table: its kind, its range, the number of data rows, verdicts by (row, column, code).

    Rows and columns count from 0 in the printed table, so that every layout of it gives the same keys.
    """

    kind: str
    rentang: Range
    baris: int
    putusan: dict[tuple[int, int, str], str]

    @property
    def hitungan(self) -> dict[str, int]:
        """How many relations were judged, by verdict."""
        return dict(Counter(self.putusan.values()))


class HasilBaca(NamedTuple):
    """All tables of the report by key, and the blocks that are none of them."""

    tabel: dict[str, Bacaan]
    asing: tuple[str, ...]


def baca(tata: Tata, daftar: Iterable[Laporan], predikat: str | None = None) -> tuple[HasilBaca, Mapping[str, Tempat]]:
    """Lay the tables out, recognise them again, and say where they were put."""
    penata = Penata(tata)
    isi = penata.susun(daftar)
    return baca_buku(isi, penata.tempat, predikat), penata.tempat


def baca_buku(isi: bytes, tempat: Mapping[str, Tempat], predikat: str | None = None) -> HasilBaca:
    """Recognise the tables of a file that was laid out at `tempat`."""
    with Workbook.open(isi) as buku:
        bahan = siapkan(buku, muat_profil(), predikat)
        menurut_id: dict[str, Bacaan] = {}
        tabel: dict[str, Bacaan] = {}
        asing = [f"unknown {a.lembar}!{a.rentang.format()}" for a in bahan.kenal.tak_dikenal]
        letak: dict[str, Tempat] = {}
        for t in bahan.tabel:
            bacaan = Bacaan(t.kind, t.rentang, sum(1 for _ in t.data()), {})
            kunci = _kunci(t.lembar, t.rentang, tempat)
            if kunci is None or kunci in tabel:
                asing.append(f"{t.kind} {t.lembar}!{t.rentang.format()}")
                continue
            tabel[kunci] = menurut_id[t.id] = bacaan
            letak[t.id] = tempat[kunci]
        for h in bahan.hasil:
            t = h.tempat.tabel
            if t.id in letak and h.putusan.status:
                asal = letak[t.id]
                baris = asal.baris.index(h.tempat.sel.baris) if h.tempat.sel.baris in asal.baris else -1
                kunci_sel = (baris, h.tempat.sel.kolom - asal.kiri, h.tempat.relasi.kode)
                menurut_id[t.id].putusan[kunci_sel] = h.putusan.status
    return HasilBaca(tabel, tuple(asing))


def _kunci(lembar: str, rentang: Range, tempat: Mapping[str, Tempat]) -> str | None:
    """The printed table that stands where the recognised one was found."""
    for kunci, t in tempat.items():
        mendatar = t.lembar == lembar and t.kiri <= rentang.right and rentang.left <= t.kanan
        if mendatar and t.atas <= rentang.top <= t.baris[-1]:
            return kunci
    return None
