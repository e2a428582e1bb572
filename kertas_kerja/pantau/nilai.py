"""NKO and predikat of a workbook, recomputed from its own cells; the formula is the one in `tabel/`."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.tabel.relasi import Tempat


class NilaiKinerja(NamedTuple):
    """One NKO: where it stands, what it is over the cells as they stand ("96,22%", "" where undefined), its predikat.

    `tertulis` is what the cell shows where that differs, else ""; `urutan` is the place of the predikat among the
    bands, 0 the worst, -1 where there is none.
    """

    judul: str
    lembar: str
    alamat: str
    tertulis: str
    nilai: str
    predikat: str
    urutan: int = -1


def nilai_kinerja(bahan: Bahan) -> Iterator[NilaiKinerja]:
    """The NKO of each PKO table of the workbook, in the order of the tables."""
    from kertas_kerja.tabel.relasi import tempat_relasi

    for tabel in bahan.tabel:
        if tabel.kind == "pko":
            for tempat in tempat_relasi(tabel, bahan.konteks):
                if tempat.relasi.baris == "nko" and tempat.relasi.hasil == "nilai_akhir":
                    yield _satu(bahan, tempat)


def _satu(bahan: Bahan, tempat: Tempat) -> NilaiKinerja:
    from kertas_kerja.rumus.hitung import hitung

    profil, sel = bahan.konteks.profil, tempat.sel
    hasil = hitung(tempat.relasi.rumus, tempat.pemasok.nilai, profil.pita)
    if not isinstance(hasil, Decimal):
        return NilaiKinerja(tempat.tabel.judul, sel.lembar, sel.alamat, sel.teks, "", "")
    nilai, tertulis = _persen(hasil), "" if sel.angka is None else _persen(sel.angka.nilai)
    return NilaiKinerja(
        tempat.tabel.judul,
        sel.lembar,
        sel.alamat,
        "" if tertulis == nilai else sel.teks,
        nilai,
        profil.predikat_pko.cari(hasil),
        profil.predikat_pko.indeks(hasil),
    )


def _persen(nilai: Decimal) -> str:
    from kertas_kerja.angka import tulis_angka

    return tulis_angka(nilai, 2, persen=True)
