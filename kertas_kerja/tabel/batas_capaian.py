"""Batas capaian yang dipakai sebuah kantor: capaian di atas 100% (atau 110%, 120%, 150%) ditulis 100% saja.

Kebiasaan itu diakui bila kepala kolomnya menyebutkannya, atau bila baris-baris sebuah tabel dipotong pada batas yang
lazim dan tidak satu pun melebihinya; begitu pula bila beberapa tabel sebuah buku memotongnya, masing-masing satu baris
saja (ADR 0016).
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.rumus.ekspresi import Tetapan, min_
from kertas_kerja.tabel.kosakata import BATAS_TERTULIS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks, Relasi
    from kertas_kerja.tabel.relasi import Tempat

# Batas yang lazim, dan berapa baris yang sekurangnya terpotong di sana: 100% juga capaian biasa.
BATAS_LAZIM = {Decimal(1): 2, Decimal("1.1"): 1, Decimal("1.2"): 1, Decimal("1.5"): 1, Decimal(2): 1}
MIN_TERPOTONG = 2  # di samping satu capaian yang melampauinya dan keliru pula
MIN_TABEL = 2  # yang memotong pada batas yang sama, sehingga batas itu kebiasaan seluruh buku
_TANPA_BUKU = frozenset(["pko", "kkpt"])
_BERBATAS = {"capaian": ("target", "realisasi"), "kemajuan": ("target_renstra", "realisasi")}


def dengan_batas(konteks: Konteks, daftar: tuple[Tabel, ...]) -> Konteks:
    """Konteks dengan batas capaian (dan kemajuan) setiap tabel yang memakainya."""
    semua = {(t.id, hasil): batas_tabel(t, hasil, konteks) for t in daftar for hasil in _BERBATAS}
    batas = {kunci: b for kunci, b in semua.items() if b is not None}
    for hasil in _BERBATAS:
        batas = _batas_buku(daftar, hasil, konteks) | batas
    return konteks._replace(batas_capaian=batas) if batas else konteks


def batas_tabel(tabel: Tabel, hasil: str, konteks: Konteks) -> Decimal | None:
    """Batas kolom itu (`capaian` atau `kemajuan`) sebagai rasio, 1 untuk 100%; None bila tanpa batas."""
    if not _dihitung(tabel, hasil):
        return None
    for k in tabel.kolom_bernama(hasil):
        if "0" in k.judul and (tertulis := re.search(BATAS_TERTULIS, k.judul)) is not None:
            return Decimal(tertulis[1]).scaleb(-2)
    nilai = sorted(s.angka.nilai for s in _tertulis(tabel, hasil) if s.angka is not None)
    atas = nilai[-1] if nilai else Decimal(0)
    if atas not in BATAS_LAZIM and len(nilai) > 1 and (lazim := BATAS_LAZIM.get(nilai[-2])) is not None:
        return nilai[-2] if _menyimpang(tabel, hasil, konteks, nilai, max(lazim, MIN_TERPOTONG)) else None
    perlu = BATAS_LAZIM.get(atas)
    if perlu is None or nilai.count(atas) < perlu:
        return None
    return atas if len(_terpotong(tabel, hasil, konteks, atas)) >= perlu else None


def _menyimpang(tabel: Tabel, hasil: str, konteks: Konteks, nilai: list[Decimal], perlu: int) -> bool:
    """Benar bila satu-satunya capaian di atas batas keliru juga tanpa batas, dan yang lain terpotong."""
    puncak, batas = nilai[-1], nilai[-2]
    if nilai.count(batas) < perlu or len(_terpotong(tabel, hasil, konteks, batas)) < perlu:
        return False
    return _keliru(tabel, hasil, konteks, puncak)


def _keliru(tabel: Tabel, hasil: str, konteks: Konteks, puncak: Decimal) -> bool:
    """Benar bila capaian yang tertulis `puncak` juga keliru tanpa batas."""
    return not any(
        t.sel.angka and t.sel.angka.nilai == puncak and not _salah(t, konteks) for t in _tempat(tabel, hasil, konteks)
    )


def _satu_di_atas(tabel: Tabel, hasil: str, konteks: Konteks, batas: Decimal) -> bool:
    """Benar bila hanya satu capaian tabel itu di atas batas yang dipakai tabel lain, dan ia salah ketik."""
    lebih = [s.angka.nilai for s in _tertulis(tabel, hasil) if s.angka is not None and s.angka.nilai > batas]
    return len(lebih) == 1 and _keliru(tabel, hasil, konteks, lebih[0])


def _dihitung(tabel: Tabel, hasil: str) -> bool:
    """Benar bila kolom itu ada di samping target dan realisasinya."""
    lalu = "_prev" if tabel.kind == "kkpt" else ""
    return tabel.punya(hasil) and all(tabel.punya(nama + lalu) for nama in _BERBATAS[hasil])


def _batas_buku(daftar: tuple[Tabel, ...], hasil: str, konteks: Konteks) -> dict[tuple[str, str], Decimal]:
    """Batas yang dipakai beberapa tabel buku itu, dan tidak dilampaui tabel mana pun dengan indikator yang sama.

    PKO menormalkan capaiannya di kolom lain, dan capaian pada Kertas Kerja adalah capaian tahun lalu: keduanya tidak
    ikut.
    """
    tabel = [t for t in daftar if t.kind not in _TANPA_BUKU and _dihitung(t, hasil)]
    puncak: dict[Decimal, list[Tabel]] = {}
    for t in tabel:
        atas = max((s.angka.nilai for s in _tertulis(t, hasil) if s.angka is not None), default=Decimal(0))
        puncak.setdefault(atas, []).append(t)
    dipakai: dict[tuple[str, str], Decimal] = {}
    for atas in BATAS_LAZIM.keys() & puncak.keys():
        if sum(bool(_terpotong(t, hasil, konteks, atas)) for t in puncak[atas]) < MIN_TABEL:
            continue
        nama = set().union(*map(_nama_indikator, puncak[atas]))
        lebih = [t for lain, daftar_ in puncak.items() if lain > atas for t in daftar_]
        lebih = [t for t in lebih if not nama.isdisjoint(_nama_indikator(t))]
        if all(_satu_di_atas(t, hasil, konteks, atas) for t in lebih):
            dipakai |= {(t.id, hasil): atas for t in (*puncak[atas], *lebih)}
    return dipakai


def _nama_indikator(tabel: Tabel) -> set[str]:
    sel = (b.ambil("indikator") for b in tabel.data())
    return {s.teks.casefold() for s in sel if s is not None and s.teks}


def relasi_berbatas(relasi: Relasi, batas: Decimal | None) -> Relasi:
    """Relasi capaian dengan batas itu; relasi lain, atau tanpa batas, apa adanya."""
    if batas is None or relasi.baris != "data" or relasi.batas or relasi.rumus.op in ("rata", "jumlah"):
        return relasi
    bacaan = relasi.bacaan

    def berbatas(baris: Baris, konteks: Konteks) -> tuple[Ekspresi, ...]:
        return tuple(min_(r, Tetapan(batas)) for r in bacaan(baris, konteks)) if bacaan is not None else ()

    return relasi._replace(rumus=min_(relasi.rumus, Tetapan(batas)), bacaan=berbatas)


def _tertulis(tabel: Tabel, hasil: str) -> Iterator[Sel]:
    for baris in tabel.data():
        for k in tabel.kolom_bernama(hasil):
            if (sel := baris.ambil(k.kunci)) is not None:
                yield sel


def _terpotong(tabel: Tabel, hasil: str, konteks: Konteks, atas: Decimal) -> set[tuple[int, str]]:
    """Baris dan kelompok yang capaiannya tertulis `atas`, padahal realisasi dan targetnya memberi lebih."""
    return {
        (t.baris.nomor, t.grup)
        for t in _tempat(tabel, hasil, konteks)
        if t.sel.angka and t.sel.angka.nilai == atas and _lebih(t, konteks, atas)
    }


def _tempat(tabel: Tabel, hasil: str, konteks: Konteks) -> Iterator[Tempat]:
    """Setiap sel kolom itu di samping target dan realisasinya, yang berangka."""
    from kertas_kerja.tabel.relasi import tempat_relasi

    return (t for t in tempat_relasi(tabel, konteks, hanya=lambda r: r.hasil == hasil) if t.sel.angka is not None)


def _salah(tempat: Tempat, konteks: Konteks) -> bool:
    from kertas_kerja.tabel.relasi import putuskan_tempat

    pokok = putuskan_tempat(tempat, konteks)
    return pokok is not None and pokok.putusan.status == "wrong"


def _lebih(tempat: Tempat, konteks: Konteks, atas: Decimal) -> bool:
    """Benar bila tidak satu bacaan pun memberi yang tertulis, dan salah satunya memberi lebih dari `atas`."""
    from kertas_kerja.tabel.relasi import putuskan_tempat

    relasi = tempat.relasi
    if not _salah(tempat, konteks):
        return False
    rumus = (relasi.rumus, *(relasi.bacaan(tempat.baris, konteks) if relasi.bacaan is not None else ()))
    semua = (tempat._replace(relasi=relasi._replace(rumus=r, bacaan=None)) for r in rumus)
    asli = (h.putusan.seharusnya for t in semua if (h := putuskan_tempat(t, konteks)) is not None)
    return any(isinstance(x, Decimal) and x > atas for x in asli)
