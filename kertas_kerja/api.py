"""The library: `check()`, `fill()`, `new()`; the only module that joins the stages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, BinaryIO

from kertas_kerja.cetak.hasil import HasilPeriksa, HitunganRelasi, InfoTabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.kenali import HasilKenal
    from kertas_kerja.profil import Profil

Sumber = "str | os.PathLike[str] | bytes | BinaryIO | openpyxl.Workbook"


def check(
    source: str | os.PathLike[str] | bytes | BinaryIO | Any,
    *,
    profil: str | os.PathLike[str] | None = None,
    predikat_akip: str | None = None,
    name: str | None = None,
) -> HasilPeriksa:
    """Find the inconsistencies of a workbook; changes nothing.

    `source` is a path, bytes, a binary file object, or an `openpyxl.Workbook` (its formulas then have no
    cached values). Raises the failures of `errors.py` where the file cannot be read.
    """
    from kertas_kerja.profil import muat_profil

    with buka(source) as buku:
        return hasil_periksa(siapkan(buku, muat_profil(profil), predikat_akip), name or nama_sumber(source))


def buka(source: str | os.PathLike[str] | bytes | BinaryIO | Any) -> Workbook:
    """Open what the library accepts as a source."""
    from kertas_kerja.buku.workbook import Workbook

    if hasattr(source, "worksheets") and hasattr(source, "save"):
        import io

        penampung = io.BytesIO()
        source.save(penampung)
        source = penampung.getvalue()
    return Workbook.open(source)


def nama_sumber(source: object) -> str:
    """The path as given, or a stand-in for bytes and objects."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source) if isinstance(os.fspath(source), str) else str(source)
    return str(getattr(source, "name", "workbook.xlsx"))


def siapkan(buku: Workbook, profil: Profil, predikat_akip: str | None) -> Bahan:
    """Recognise the tables of a workbook and judge every relation in them."""
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.kenali import kenali
    from kertas_kerja.tabel.konteks import bangun_konteks
    from kertas_kerja.tabel.relasi import periksa_relasi

    kenal = kenali(buku, lembar_sendiri(buku))
    konteks = bangun_konteks(kenal.tabel, profil, predikat_akip)
    hasil = tuple(h for t in kenal.tabel for h in periksa_relasi(t, konteks))
    return Bahan(buku, kenal, hasil, konteks)


def lembar_sendiri(buku: Workbook) -> frozenset[str]:
    """The names of the tabs that an earlier fill added; they are not an office's tables."""
    from kertas_kerja.lembar.tanda import lembar_kita

    return lembar_kita(buku)


def hasil_periksa(bahan: Bahan, path: str) -> HasilPeriksa:
    """The typed result of a check."""
    from kertas_kerja.aturan import periksa

    hitung = {"exact": 0, "rounding": 0, "wrong": 0}
    for h in bahan.hasil:
        if h.putusan.status is not None:
            hitung[h.putusan.status] += 1
    return HasilPeriksa(
        path,
        tables=tuple(info_tabel(bahan.kenal)),
        relations=HitunganRelasi(**hitung),
        findings=tuple(periksa(bahan)),
        dasar={k: d.tulis() for k, d in bahan.konteks.profil.dasar.items()},
    )


def info_tabel(kenal: HasilKenal) -> Iterable[InfoTabel]:
    """The recognised tables, then the unknown ones, as they are reported."""
    for t in kenal.tabel:
        yield InfoTabel(
            t.id,
            t.kind,
            t.judul,
            t.lembar,
            t.rentang.format(),
            sum(1 for _ in t.data()),
            t.keyakinan,
            t.alasan,
        )
    for i, a in enumerate(kenal.tak_dikenal, 1):
        yield InfoTabel(f"u{i}", "unknown", a.judul, a.lembar, a.rentang.format(), a.baris)
