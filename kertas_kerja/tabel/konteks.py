"""Menyusun konteks dari buku itu sendiri: predikat AKIP organisasi menurut tahun."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.tabel.batas_capaian import dengan_batas
from kertas_kerja.tabel.capaian import polaritas_tertulis
from kertas_kerja.tabel.dasar import Konteks
from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.polaritas_buku import dengan_polaritas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.profil import Profil

_AKIP = r"\b(nilai|hasil|predikat)\b.*\bs?akip\b|akuntabilitas kinerja instansi"


def bangun_konteks(
    daftar: tuple[Tabel, ...], profil: Profil, predikat: str | None = None, tertulis: str | None = None
) -> Konteks:
    """Konteks bagi sebuah buku.

    `tertulis` adalah predikat AKIP pada sel berlabel di buku itu ("Predikat AKIP: BB"), dan didahulukan dari yang
    hanya disimpulkan dari baris indikator AKIP; `predikat` (pilihan pemakai) hanya dipakai bila buku sama sekali tidak
    menyebutkannya.
    """
    per_tahun: dict[int | None, str] = {}
    komponen = [(tahun, nilai) for tahun, nilai, jumlah in _dari_komponen(daftar) if _sepredikat(nilai, jumlah, profil)]
    dinilai = frozenset(tahun for tahun, _ in komponen)
    for tahun, nilai in (*komponen, *_dari_indikator(daftar)):
        if tahun not in per_tahun and 0 < nilai <= 100:
            per_tahun[tahun] = str(profil.predikat_akip.cari(nilai))
    dugaan = frozenset(tahun for tahun in per_tahun if tahun is not None) - dinilai
    if tertulis:
        per_tahun = {tahun: satu for tahun, satu in per_tahun.items() if tahun not in dugaan}
    if tertulis or predikat:
        per_tahun.setdefault(None, (tertulis or predikat or "").upper())
    konteks = dengan_polaritas(Konteks(profil, per_tahun, *_polaritas(daftar)), daftar)
    konteks = _dengan_skala(konteks, daftar)
    return dengan_batas(_dengan_tarif(konteks, daftar, dugaan), daftar)


def _dengan_skala(konteks: Konteks, daftar: tuple[Tabel, ...]) -> Konteks:
    """Konteks dengan skala predikat yang dipakai buku itu sendiri."""
    if not any(t.kind == "skala_predikat" or t.punya("predikat") or t.ringkas("predikat") for t in daftar):
        return konteks
    from kertas_kerja.tabel.skala_kantor import mungkin_skala_lain, skala_buku

    profil = konteks.profil
    skala = skala_buku(daftar, profil.predikat_pko)
    if not skala.tabel and mungkin_skala_lain(daftar, profil):
        from kertas_kerja.tabel.skala_lain import skala_lain

        lain = skala_lain(daftar, konteks)
        if lain is not None:
            return konteks._replace(profil=profil.dengan_predikat(lain.pita), skala_dasar=lain.kunci)
    if skala.pita is not None:
        profil = profil.dengan_predikat(skala.pita)
    return konteks._replace(profil=profil, skala=skala.tabel, skala_asing=skala.asing)


def _dengan_tarif(konteks: Konteks, daftar: tuple[Tabel, ...], dugaan: frozenset[int]) -> Konteks:
    """Konteks dengan tarif yang disepakati baris-baris tabel PKO yang predikat AKIP-nya tidak diketahui.

    Yang hanya disimpulkan dari baris indikator AKIP mengalah bila semua baris bertarif lain: yang berlaku dapat hasil
    evaluasi tahun lain.
    """
    tabel = [t for t in daftar if t.kind == "pko" and t.punya("koreksi")]
    gelap = [t for t in tabel if konteks.tarif_akip(t.tahun) is None]
    duga = [t for t in tabel if t not in gelap and t.tahun in dugaan]
    if not gelap and not duga:
        return konteks
    from kertas_kerja.tabel.pko import tarif_baris

    tarif = {t.id: satu for t in gelap if (satu := tarif_baris(t, konteks)) is not None}
    return konteks._replace(
        tarif=tarif | {t.id: satu for t in duga if (satu := tarif_baris(t, konteks, semua=True)) is not None}
    )


def _polaritas(daftar: tuple[Tabel, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Indikator (nama yang dinormalkan) yang dinyatakan turun di salah satu tabel, dan yang hanya dinyatakan naik."""
    nama: dict[bool, set[str]] = {True: set(), False: set()}
    for t in daftar:
        if t.punya("polaritas"):
            for b in t.data():
                indikator, turun = b.ambil("indikator"), polaritas_tertulis(b)
                if indikator is not None and indikator.teks and turun is not None:
                    nama[turun].add(normalkan(indikator.teks))
    return frozenset(nama[True]), frozenset(nama[False] - nama[True])


def _sepredikat(nilai: Decimal, jumlah: Decimal | None, profil: Profil) -> bool:
    """Salah bila nilai hasil evaluasi dan jumlah komponennya berpredikat lain: predikatnya belum pasti."""
    sah = jumlah is not None and 0 < jumlah <= 100 and 0 < nilai <= 100
    return not sah or jumlah is None or profil.predikat_akip.cari(nilai) == profil.predikat_akip.cari(jumlah)


def _dari_komponen(daftar: tuple[Tabel, ...]) -> Iterator[tuple[int, Decimal, Decimal | None]]:
    """(tahun, nilai AKIP, jumlah komponennya) dari tabel komponen AKIP."""
    for t in daftar:
        total = t.ringkas("total") if t.kind == "komponen_akip" else None
        if total is not None:
            yield from _total_akip(t, total)


def _dari_indikator(daftar: tuple[Tabel, ...]) -> Iterator[tuple[int, Decimal]]:
    """(tahun, nilai AKIP) dari baris indikator AKIP."""
    for t in daftar:
        if t.tahun and t.kind in ("pko", "target_realisasi", "kkpt", "kinerja_anggaran"):
            yield from _baris_akip(t)


def _total_akip(t: Tabel, total: Baris) -> Iterator[tuple[int, Decimal, Decimal | None]]:
    """Nilai akhir dan jumlah komponen setiap tahun yang berdampingan, atau tahun tabelnya."""
    from kertas_kerja.tabel.komponen_akip import jumlah_komponen

    for k in t.kolom_bernama("nilai"):
        tahun = int(k.grup) if k.grup.isdigit() else t.tahun
        nilai = _nilai_total(t, total.ambil(k.kunci), k.kunci)
        if tahun and nilai is not None:
            yield tahun, nilai, jumlah_komponen(t, k.kunci)


def _nilai_total(t: Tabel, sel: Sel | None, kunci: str) -> Decimal | None:
    """Nilai hasil evaluasi; bila selnya masih kosong, jumlah komponennya (pengisian akan menuliskannya)."""
    if sel is None or not sel.kosong:
        return sel.angka.nilai if sel is not None and sel.angka is not None else None
    from kertas_kerja.tabel.komponen_akip import jumlah_komponen

    return jumlah_komponen(t, kunci)


def _baris_akip(t: Tabel) -> Iterator[tuple[int, Decimal]]:
    kolom, tahun = ("realisasi_prev", -1) if t.kind == "kkpt" else ("realisasi", 0)
    for b in t.data():
        indikator, sel = b.ambil("indikator"), b.ambil(kolom)
        if indikator is None or sel is None or sel.angka is None or sel.angka.persen or t.tahun is None:
            continue
        nama = indikator.teks.lower()
        if ("akip" in nama or "akuntabilitas" in nama) and re.search(_AKIP, nama):
            yield t.tahun + tahun, sel.angka.nilai
