"""Put our tabs and colours into a workbook through its editor; leave them alone when nothing is new."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kertas_kerja._versi import VERSI
from kertas_kerja.lembar.tanda import peta_lembar, sidik_lama
from kertas_kerja.lembar.warna_tabel import format_tabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.editor import BookEditor
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.model import Perubahan, Temuan

TUJUAN = ("Ringkasan", "Temuan", "Jejak")


def pasang_warna(editor: BookEditor, bahan: Bahan) -> None:
    """Conditional formats for predikat and capaian in the operator's tables; those already there stay."""
    for tabel in bahan.tabel:
        daftar = [f.condformat(editor.add_dxf) for f in format_tabel(tabel, bahan.konteks)]
        if daftar:
            editor.add_cond_format(tabel.lembar, daftar)


def pasang_lembar(
    editor: BookEditor, bahan: Bahan, perubahan: Sequence[Perubahan], temuan: Sequence[Temuan]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Graft Ringkasan, Temuan, Jejak; returns (tabs added or renewed, notes)."""
    buku = bahan.buku
    if buku.structure_locked:
        return (), ("Struktur buku ini terkunci, sehingga lembar Ringkasan, Temuan, dan Jejak tidak ditambahkan.",)
    ada = peta_lembar(buku)
    sidik = sidik_temuan(temuan)
    if not perubahan and set(TUJUAN) <= set(ada) and sidik_lama(buku) == sidik:
        return (), ()
    from kertas_kerja.lembar.bangun import bangun

    nama = {t: ada.get(t) or nama_bebas(buku, t) for t in TUJUAN}
    nilai = {(p.lembar, p.baris, p.kolom): p.nilai for p in perubahan if p.nilai is not None}
    donor = bangun(bahan, temuan, perubahan, nama, nilai, sidik)
    editor.graft(donor, tuple(nama.values()), replace=tuple(ada.values()))
    return tuple(nama.values()), ()


def sidik_temuan(temuan: Sequence[Temuan]) -> str:
    """A fingerprint of the findings: the tabs are renewed only when it changes."""
    isi = "\n".join(
        f"{t.kode}|{t.tingkat}|{t.lembar}|{t.alamat}|{t.ditemukan}|{t.seharusnya}|{t.pesan}" for t in temuan
    )
    return hashlib.sha256(f"{VERSI}\n{isi}".encode()).hexdigest()[:32]


def nama_bebas(buku: Workbook, dasar: str) -> str:
    """The name itself, or with a number where an operator's sheet has it."""
    terpakai = {info.name.casefold() for info in buku.sheets}
    if dasar.casefold() not in terpakai:
        return dasar
    return next(n for i in range(2, 1000) if (n := f"{dasar} ({i})").casefold() not in terpakai)
