"""Plan the conversion of numbers typed as text into numbers that look the same."""

from __future__ import annotations

from kertas_kerja.buku.textread import text_readers
from kertas_kerja.isi.format_angka import kode_format, nilai_sel
from kertas_kerja.model import Perubahan
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.dasar import BUKAN_ANGKA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel


def rencana_konversi(tabel: Tabel) -> Iterator[tuple[Sel, Perubahan]]:
    """Every text cell of a number column whose number can be shown exactly as it was typed."""
    d = deklarasi_tabel(tabel.kind)
    for baris in tabel.baris:
        for kunci, sel in baris.sel.items():
            kolom = d.kolom_bernama(kunci.split("@")[0])
            if kolom is None or kolom.jenis in BUKAN_ANGKA or baris.jenis == "catatan":
                continue
            perubahan = _konversi(sel)
            if perubahan is not None:
                yield sel, perubahan


def dibaca_teks(bahan: Bahan, sel: Sel) -> bool:
    """Whether a formula of the operator's takes the text apart: it would show an error, or something else."""
    return bool(text_readers(bahan.buku, (sel.lembar, sel.baris, sel.kolom)))


def _konversi(sel: Sel) -> Perubahan | None:
    if sel.angka is None or sel.jenis != "s" or sel.rumus is not None or not isinstance(sel.mentah, str):
        return None
    kode = kode_format(sel.teks, sel.angka)
    if kode is None:
        return None
    nilai = float(nilai_sel(sel.angka, sel.skala))
    return Perubahan(sel.lembar, sel.baris, sel.kolom, sel.mentah, None, nilai, "angka bertipe teks", kode, "konversi")
