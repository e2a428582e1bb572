"""Put our tabs, colours and notes into a workbook through its editor; leave them alone when nothing is new."""

from __future__ import annotations

import hashlib

from kertas_kerja._versi import VERSI
from kertas_kerja.angka import Angka
from kertas_kerja.lembar.catatan_sel import pasang_catatan
from kertas_kerja.lembar.lama import jawaban_lama
from kertas_kerja.lembar.temuan import urut_tingkat
from kertas_kerja.lembar.warna_tabel import format_tabel
from kertas_kerja.model.tanda import peta_lembar, sidik_lama

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.editor import BookEditor
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.lembar.daftar import Kosong
    from kertas_kerja.lembar.lkjip import LembarCetak
    from kertas_kerja.model import Perubahan, Sel, Temuan

AWALAN_CETAK = "LKjIP_"


def pasang_warna(
    editor: BookEditor,
    bahan: Bahan,
    perubahan: Sequence[Perubahan],
    dibaca: Mapping[tuple[str, int, int], Angka | str],
) -> None:
    """Conditional formats for predikat and capaian in the operator's tables; those already there stay.

    `dibaca` holds the numbers that cells will stand for, which tells the scale of what `perubahan` writes.
    """
    buku = bahan.buku
    tertulis = {(p.lembar, p.baris, p.kolom): p.nilai for p in perubahan if isinstance(p.nilai, float)}

    def kode_sel(sel: Sel) -> str:
        return buku.styles.number_format(buku.sheet(sel.lembar).style(sel.baris, sel.kolom))

    def terisi(sel: Sel) -> int | None:
        letak = (sel.lembar, sel.baris, sel.kolom)
        nilai, angka = tertulis.get(letak), dibaca.get(letak, sel.angka)
        if nilai is None or not isinstance(angka, Angka):
            return None
        return 100 if abs(nilai - 100 * float(angka.nilai)) < abs(nilai - float(angka.nilai)) else 1

    for tabel in bahan.tabel:
        format_baru = (
            f
            for f in format_tabel(tabel, bahan.konteks, kode_sel, terisi)
            if not editor.has_cond_format(tabel.lembar, f.condformat(lambda *_, **__: 0))
        )
        daftar = [f.condformat(editor.add_dxf) for f in format_baru]
        if daftar:
            editor.add_cond_format(tabel.lembar, daftar)


def pasang_lembar(
    editor: BookEditor,
    bahan: Bahan,
    perubahan: Sequence[Perubahan],
    temuan: Sequence[Temuan],
    lkjip: bool = False,
    kosong: Sequence[Kosong] = (),
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Graft Ringkasan, Temuan, Jejak, and with `lkjip` the sheets for Bab III; returns (tabs added or renewed, notes).

    Cells with open findings get notes, and those whose finding is gone lose theirs. Sheets for Bab III that an earlier
    fill added are renewed without being asked for. `kosong` are the results that the fill left blank.
    """
    from kertas_kerja.lembar.bangun import GUNA, bangun

    buku = bahan.buku
    if buku.structure_locked:
        return (), ("Struktur buku ini terkunci, sehingga lembar Ringkasan, Temuan, dan Jejak tidak ditambahkan.",)
    ada = peta_lembar(buku)
    cetak = _lembar_cetak(bahan, ada, lkjip)
    tujuan = (*GUNA, *cetak)
    nama = {t: ada.get(t) or nama_bebas(buku, t.replace("_", " ")) for t in tujuan}
    temuan = urut_tingkat(temuan)
    catatan = pasang_catatan(editor, buku, temuan, jawaban_lama(buku), nama["Temuan"])
    catatan += (TANPA_TABEL,) if lkjip and not cetak else ()
    sidik = sidik_temuan(temuan, kosong) + (sidik_cetak(cetak) if cetak else "")
    if not perubahan and set(tujuan) <= set(ada) and sidik_lama(buku) == sidik:
        return (), catatan
    nilai = {(p.lembar, p.baris, p.kolom): p.nilai for p in perubahan if p.nilai is not None}
    donor = bangun(bahan, temuan, perubahan, nama, nilai, sidik, cetak, kosong)
    editor.graft(donor, tuple(nama.values()), replace=tuple(ada[t] for t in tujuan if t in ada))
    return tuple(nama.values()), catatan


TANPA_TABEL = "Tidak ada tabel Bab III LKjIP yang dikenali; lembar LKjIP tidak ditambahkan."


def _lembar_cetak(bahan: Bahan, ada: Mapping[str, str], semua: bool) -> dict[str, LembarCetak | None]:
    """The sheets for Bab III by purpose: all, or those that are there; None where the tables of one are gone."""
    lama = [guna for guna in ada if guna.startswith(AWALAN_CETAK)]
    if not semua and not lama:
        return {}
    from kertas_kerja.lembar.lkjip import rencana_lkjip

    kini = {satu.guna: satu for satu in rencana_lkjip(bahan.tabel) if semua or satu.guna in lama}
    return {**kini, **{guna: None for guna in lama if guna not in kini}}


def sidik_cetak(cetak: Mapping[str, LembarCetak | None]) -> str:
    """A fingerprint of what stands on the sheets for Bab III: which cells of which tables."""
    isi = (
        f"{guna}|{t.tabel.lembar}|{t.tabel.rentang.format()}|{[j.teks for j in t.tabel.sel_judul]}"
        f"|{[(b.nomor, b.jenis, b.tingkat) for b in t.baris]}|{[(k.kunci, k.baru) for k in t.kolom]}"
        for guna, satu in cetak.items()
        for t in (satu.tabel if satu is not None else ())
    )
    return hashlib.sha256("\n".join([*cetak, *isi]).encode()).hexdigest()[:32]


def sidik_temuan(temuan: Sequence[Temuan], kosong: Sequence[Kosong] = ()) -> str:
    """A fingerprint of the findings and of what stays blank: the tabs are renewed only when it changes."""
    isi = [f"{t.kode}|{t.tingkat}|{t.lembar}|{t.alamat}|{t.ditemukan}|{t.seharusnya}|{t.pesan}" for t in temuan]
    isi += sorted({f"{k.lembar}|{alamat}" for k in kosong for alamat in k.alamat})
    return hashlib.sha256("\n".join([VERSI, *isi]).encode()).hexdigest()[:32]


def nama_bebas(buku: Workbook, dasar: str) -> str:
    """The name itself, or with a number where an operator's sheet has it."""
    terpakai = {info.name.casefold() for info in buku.sheets}
    if dasar.casefold() not in terpakai:
        return dasar
    return next(n for i in range(2, 1000) if (n := f"{dasar} ({i})").casefold() not in terpakai)
