"""KK601: skala predikat di buku berbeda dari profil yang berlaku atau tidak bersambung."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import persen, temuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan
    from kertas_kerja.profil import Pita

ATURAN = Aturan(
    kode="KK601",
    nama="Skala predikat",
    tingkat="warning",
    apa="Batas dan kategori pada tabel skala predikat harus sama dengan peraturan yang berlaku.",
    mengapa="Predikat seluruh laporan diturunkan dari skala ini.",
    contoh="kategori Baik tertulis > 75% - 100%, menurut peraturan > 80% - 100%",
    cara="Samakan skala dengan peraturan, atau pakai --profil bila daerah memakai skala sendiri.",
    dasar="perbup-jombang-47-2022",
)

_ANGKA = re.compile(r"(\d+(?:[.,]\d+)?)")


def rentang(teks: str) -> tuple[Decimal, Decimal] | None:
    """Batas bawah dan atas sebuah rentang tertulis, dalam poin persen; None bila bukan rentang."""
    angka = [Decimal(a.replace(",", ".")) for a in _ANGKA.findall(teks)]
    return (angka[0], angka[1]) if len(angka) == 2 else None


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap baris skala yang berbeda dari profil."""
    for tabel in bahan.tabel:
        if tabel.kind == "skala_predikat":
            yield from _tabel(tabel, bahan.konteks.profil.predikat_pko)


def _tabel(tabel: Tabel, pita: Pita) -> Iterator[Temuan]:
    bawah: dict[str, Decimal] = {}
    sebelum = Decimal(0)
    for batas in pita.batas:
        bawah[batas.label] = sebelum
        sebelum = batas.atas * 100
    atas = {b.label: b.atas * 100 for b in pita.batas}
    for baris in tabel.data():
        kata, sel = baris.ambil("predikat"), baris.ambil("rentang")
        label = pita.cocok(kata.teks) if kata is not None and kata.teks else None
        tertulis = rentang(sel.teks) if sel is not None else None
        if sel is None or label is None or tertulis is None:
            continue
        if tertulis != (bawah[label], atas[label]):
            yield _temuan(tabel, sel, label, bawah[label], atas[label])


def _temuan(tabel: Tabel, sel: Sel, label: str, bawah: Decimal, atas: Decimal) -> Temuan:
    seharusnya = f"> {persen(bawah / 100)} - {persen(atas / 100)}" if bawah else f"0% - {persen(atas / 100)}"
    return temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks} untuk {label}, menurut profil {seharusnya}; samakan.",
        tabel=tabel,
        seharusnya=seharusnya,
        uraian=f"pita {label} = {seharusnya}",
    )
