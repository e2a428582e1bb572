"""KK601: skala predikat di buku berbeda dari profil yang berlaku atau tidak bersambung."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import persen, temuan
from kertas_kerja.profil.rentang import rentang_tertulis, terputus
from kertas_kerja.tabel.skala_kantor import (
    baris_skala,
    dikenal,
    kata_skala,
    sel_predikat,
    tentang_capaian,
)

TYPE_CHECKING = False
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


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap baris skala yang berbeda dari profil; skala kantor sendiri harus bersambung."""
    konteks = bahan.konteks
    for tabel in bahan.tabel:
        if tabel.kind != "skala_predikat":
            continue
        if tabel.id == konteks.skala:
            yield _dipakai(tabel)
        elif konteks.skala or not tentang_capaian(tabel):
            continue
        elif _berkata_lain(tabel, konteks.profil.predikat_pko):
            yield from _terputus(tabel)
        else:
            yield from _tabel(tabel, konteks.profil.predikat_pko)
    yield from _asing(bahan)
    yield from _dikenali(bahan)


def _dipakai(tabel: Tabel) -> Temuan:
    sel = baris_skala(tabel)[-1].sel
    pesan = "skala predikat di tabel ini berbeda dari profil dan dipakai untuk menilai buku ini."
    return temuan(ATURAN, sel, pesan, tingkat="info", tabel=tabel)


def _dikenali(bahan: Bahan) -> Iterator[Temuan]:
    """Satu catatan bila predikat buku itu dinilai menurut skala lain yang dikenali, pada predikat pertama."""
    kunci = bahan.konteks.skala_dasar
    pertama = next(((t, s) for t in bahan.tabel for s in sel_predikat(t)), None) if kunci else None
    if pertama is not None:
        tabel, sel = pertama
        nama = bahan.konteks.profil.dasar[kunci].pendek()
        pesan = (
            f"tertulis {sel.teks}: predikat di buku ini memakai skala {nama} dan dinilai menurut skala itu; "
            "bila skalanya lain, tambahkan tabel skalanya di buku ini."
        )
        yield temuan(ATURAN, sel, pesan, tingkat="info", tabel=tabel)


def _berkata_lain(tabel: Tabel, pita: Pita) -> bool:
    return any(not dikenal(satu.kata, pita) for satu in baris_skala(tabel))


def _terputus(tabel: Tabel) -> Iterator[Temuan]:
    baris = baris_skala(tabel)
    putus = terputus([b.rentang for b in baris])
    if putus is not None:
        sel = baris[putus].sel
        pesan = f"tertulis {sel.teks} tidak bersambung dengan rentang di bawahnya; betulkan batasnya."
        yield temuan(ATURAN, sel, pesan, tabel=tabel)


def _asing(bahan: Bahan) -> Iterator[Temuan]:
    """Satu catatan bila predikat buku itu memakai skala yang tidak diketahui, pada sel pertama yang menunjukkannya."""
    pita = bahan.konteks.profil.predikat_pko
    for tabel in bahan.tabel:
        for sel in sel_predikat(tabel) if tabel.id in bahan.konteks.skala_asing else ():
            if kata_skala(sel.teks) and not dikenal(sel.teks, pita):
                pesan = (
                    f"tertulis {sel.teks}, kategori di luar skala profil, sehingga predikatnya tidak dinilai; "
                    "tambahkan tabel skalanya di buku ini atau pakai --profil."
                )
                yield temuan(ATURAN, sel, pesan, tingkat="info", tabel=tabel)
                return


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
        tertulis = rentang_tertulis(sel.teks) if sel is not None else None
        if sel is None or label is None or tertulis is None or None in tertulis[:2]:
            continue
        if tertulis[:2] != (bawah[label], atas[label]):
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
