"""Which cells of the operator's tables get predikat colours."""

from __future__ import annotations

from kertas_kerja.buku.refs import Range
from kertas_kerja.lembar.gaya import FormatSyarat, format_capaian, format_predikat
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.pemasok import acuan_rentang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kertas_kerja.model import Kolom, Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks

KOLOM_CAPAIAN = ("capaian", "nilai_akhir")


def format_tabel(
    tabel: Tabel,
    konteks: Konteks,
    kode_sel: Callable[[Sel], str] = lambda _: "",
    terisi: Callable[[Sel], int | None] = lambda _: None,
) -> Iterator[FormatSyarat]:
    """Conditional formats for the capaian, nilai akhir and predikat cells of a table.

    `kode_sel` gives a cell's number format: it tells the scale of a column that is still empty; `terisi` the
    scale of the number that a fill puts into a cell (None where it puts none).
    """
    pita = konteks.profil.predikat_pko
    d = deklarasi_tabel(tabel.kind)
    if d.kolom_bernama("target") is None or d.kolom_bernama("capaian") is None:
        return
    for kolom in tabel.kolom:
        for area in _area(tabel, kolom):
            if kolom.nama in KOLOM_CAPAIAN:
                yield format_capaian(area, pita, _skala(tabel, kolom, kode_sel, terisi))
            elif kolom.nama == "predikat":
                yield format_predikat(area, pita)
    predikat = tabel.ringkas("predikat")
    sel = predikat.ambil("nilai_akhir") if predikat is not None else None
    if sel is not None:
        yield format_predikat(Range(sel.baris, sel.kolom, sel.baris, sel.kolom).format(), pita)


def _area(tabel: Tabel, kolom: Kolom) -> list[str]:
    """The area of a column's data; of a table on its side in as many pieces as its cells stand apart."""
    baris = [b for b in tabel.data() if kolom.nama and kolom.kunci in b.sel]
    if not baris:
        return []
    if tabel.rebah:
        return acuan_rentang(b.sel[kolom.kunci] for b in baris).split(",")
    return [Range(baris[0].nomor, kolom.indeks, baris[-1].nomor, kolom.indeks).format()]


def _skala(
    tabel: Tabel, kolom: Kolom, kode_sel: Callable[[Sel], str], terisi: Callable[[Sel], int | None]
) -> int | None:
    """The scale of the numbers that the column will hold; None where it holds both."""
    sel = [s for b in tabel.data() if (s := b.ambil(kolom.kunci)) is not None]
    baru = [(s, terisi(s)) for s in sel]
    skala = [n if n is not None else s.skala for s, n in baru if n is not None or s.angka is not None]
    skala = skala or [_skala_kosong(kode_sel(s)) for s in sel]
    return None if len(set(skala)) > 1 else skala[0] if skala else 1


def _skala_kosong(kode: str) -> int:
    """The scale that an empty percent cell will have once it is filled: 0.00 asks for points, 0.00% for a ratio."""
    if kode in ("", "General", "@"):
        return 1
    from kertas_kerja.buku.numfmt import parse

    bentuk = parse(kode)
    return 100 if bentuk.kind == "number" and bentuk.decimals is not None and not bentuk.percent else 1
