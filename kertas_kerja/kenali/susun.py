"""Put a recognised block together: title, rows with their cells, percent scale, precision, hierarchy."""

from __future__ import annotations

import re

from kertas_kerja.buku.refs import Range
from kertas_kerja.kenali.badan import BarisMentah, baris_terakhir, jenis_baris, label_baris, peran_kolom
from kertas_kerja.kenali.ekor import tandai_ekor
from kertas_kerja.kenali.jenjang import beri_tingkat
from kertas_kerja.kenali.jenjang_kolom import menurut_kolom
from kertas_kerja.kenali.jenjang_rupa import rupa_sel
from kertas_kerja.kenali.jumlah_kosong import jenis_jumlah_kosong
from kertas_kerja.kenali.sel import (
    beri_ketelitian,
    buat_sel,
    desimal_lazim,
    persen_lazim,
)
from kertas_kerja.kenali.skala import samakan_skala
from kertas_kerja.kenali.subjumlah import tandai_subjumlah
from kertas_kerja.model import Baris, Judul, Sel, Tabel
from kertas_kerja.tabel.dasar import BUKAN_ANGKA, MASUKAN, KolomTabel
from kertas_kerja.tabel.kosakata import tahun_dalam

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.kenali.pilih import Pilihan
    from kertas_kerja.model import Kolom
    from kertas_kerja.tabel.dasar import Deklarasi

MAKS_BARIS_JUDUL = 6
MAKS_KOSONG_JUDUL = 3
_POLARITAS = KolomTabel("polaritas", "Polaritas")
_KODE = KolomTabel("kode", "Kode")
_RIBUAN = (
    r"(?i)(ribu|juta|milia?r|milyar) ?(rupiah|rp)|rp\.? ?\(?(ribu|juta|milia?r|milyar|000)\b|dalam (ribu|juta|mil)"
)


def cari_judul(kisi: Kisi, blok: BlokKepala, setelah: int, tepi: tuple[int, int]) -> tuple[Judul, ...]:
    """The title lines above a header within the columns `tepi`, nearest last; at most one empty row before them.

    Above the first table of a sheet nothing else can stand, so there more rows may be empty.
    """
    boleh = 1 if setelah else MAKS_KOSONG_JUDUL
    judul: list[Judul] = []
    kosong = 0
    for nomor in range(blok.atas - 1, max(setelah, blok.atas - 1 - MAKS_BARIS_JUDUL), -1):
        sel = [c for k, c in kisi.baris(nomor).items() if c.kind == "s" and tepi[0] <= k <= tepi[1]]
        if not sel:
            kosong += 1
            if kosong > boleh:
                break
            continue
        if len(sel) > 4:
            break
        judul.extend(Judul(kisi.tampil(c), nomor, c.col) for c in reversed(sel) if len(kisi.tampil(c)) < 300)
        if re.match(r"tabel\s", kisi.tampil(sel[0]), re.I):
            break
    return tuple(reversed(judul))


def susun(
    kisi: Kisi,
    blok: BlokKepala,
    mentah: list[BarisMentah],
    pilihan: Pilihan,
    keyakinan: float,
    judul: tuple[Judul, ...],
    id_: str,
) -> Tabel:
    """The table of a block: cells read, scales settled, rows classified."""
    d = pilihan.deklarasi
    kolom = _tunggal(tuple(k if _kolom_resmi(d, k) else k._replace(nama="") for k in pilihan.kolom))
    teks_judul = " ".join(j.teks for j in judul)
    ribuan = _dalam_ribuan(" ".join((teks_judul, *(k.judul for k in kolom))))
    tahun = _tahun(teks_judul, kolom)
    baris = _nilai_baris(kisi, _baris(kisi, blok, mentah, kolom, d, tahun), mentah, kolom, d, ribuan)
    return Tabel(
        id_,
        d.kind,
        teks_judul,
        kisi.nama,
        Range(blok.atas, blok.kiri, baris[-1].nomor if baris else blok.bawah, blok.kanan),
        kolom,
        tuple(baris),
        tahun,
        frozenset(),
        keyakinan,
        pilihan.alasan,
        judul,
        blok.baris_nomor,
        samping=bool(blok.tepi[0]),
    )


def _tunggal(kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns, of several of one name and group only the first named."""
    pertama = {k.kunci: k for k in reversed(kolom) if k.nama}
    return tuple(k if not k.nama or pertama[k.kunci] is k else k._replace(nama="", grup="") for k in kolom)


def _baris(
    kisi: Kisi,
    blok: BlokKepala,
    mentah: list[BarisMentah],
    kolom: tuple[Kolom, ...],
    d: Deklarasi,
    tahun: int | None,
) -> list[Baris]:
    """The rows with their cells and kinds, without what trails below the table, with a blank total row."""
    terpakai = [(k.kunci, k.indeks, asal) for k in kolom if (asal := _kolom_resmi(d, k)) is not None]
    peran = peran_kolom(kolom, d, mentah)
    terakhir = baris_terakhir(mentah, kolom)
    baris = []
    for i, b in enumerate(mentah):
        label = label_baris(b)
        jenis = jenis_baris(kisi, b, kolom, d, i == terakhir, peran, label)
        baris.append(Baris(b.nomor, jenis, _sel_baris(kisi, b, terpakai), 0, label))
    baris = tandai_ekor(kisi, tandai_subjumlah(baris, mentah, d, peran), kolom, tahun)
    baris = _pangkas_narasi([b for b in baris if b.jenis], mentah, blok)
    if jenis := jenis_jumlah_kosong(kisi, baris, kolom, d):
        nomor = baris[-1].nomor + 1
        baris.append(Baris(nomor, jenis, _sel_baris(kisi, BarisMentah(nomor, {}), terpakai)))
    return baris


def _nilai_baris(
    kisi: Kisi, baris: list[Baris], mentah: list[BarisMentah], kolom: tuple[Kolom, ...], d: Deklarasi, ribuan: bool
) -> list[Baris]:
    """The rows in one scale, as the declaration orders them, with precision and depth."""
    tingkat: dict[int, int] = {}
    if d.hierarki or d.rincian:
        baris, tingkat = menurut_kolom(kisi, baris, mentah, kolom)
    if d.rapikan is not None:
        baris = [d.rapikan(b) for b in baris]
    baris = samakan_skala(baris, kolom, d)
    if d.susunan is not None:
        baris = d.susunan(baris)
    return beri_tingkat(_ketelitian(baris, d, kolom, ribuan), d, rupa_sel(kisi), tingkat)


def _dalam_ribuan(teks: str) -> bool:
    """True where a title or header says that rupiah stand in thousands, millions or more."""
    kata = teks.lower()
    return any(k in kata for k in ("ribu", "juta", "mil", "000")) and re.search(_RIBUAN, teks) is not None


def _kolom_resmi(d: Deklarasi, k: Kolom) -> KolomTabel | None:
    """The column of the declaration; polaritas, a property of the indicator, counts in whatever table it stands.

    A "Tren" beside figures of several years tells how they went, so there it must be declared. So does the budget
    code count that tells the depth of a row, wherever rows have a depth.
    """
    if k.nama == "polaritas" and not k.judul.lower().lstrip().startswith("tren"):
        return d.kolom_bernama(k.nama) or _POLARITAS
    if k.nama == "kode" and (d.hierarki or d.rincian):
        return d.kolom_bernama(k.nama) or _KODE
    return d.kolom_bernama(k.nama)


def _tahun(judul: str, kolom: tuple[Kolom, ...]) -> int | None:
    """The year of a table; where its title names several ("Tahun 2026", "Tahun Anggaran : 2025"), the header tells."""
    disebut = set(re.findall(r"\b20\d\d\b", judul))
    if len(disebut) > 1:
        kepala = " ".join(k.judul for k in kolom if k.nama and k.nama not in ("target_renstra", "kemajuan"))
        disebut &= set(re.findall(r"\b20\d\d\b", kepala))
        if disebut:
            return int(max(disebut))
    return tahun_dalam(judul) or tahun_dalam(" ".join(k.judul for k in kolom))


def _sel_baris(kisi: Kisi, b: BarisMentah, terpakai: list[tuple[str, int, KolomTabel]]) -> dict[str, Sel]:
    """The cells of a row by column key; an empty one where nothing stands.

    A target or realisasi that is merged over several rows holds for each of them.
    """
    sel: dict[str, Sel] = {}
    for kunci, indeks, asal in terpakai:
        cell = b.sel.get(indeks)
        if cell is None and asal.nama in MASUKAN:
            cell = kisi.di_atas(b.nomor, indeks)
        sel[kunci] = buat_sel(kisi, cell, asal.jenis) if cell is not None else Sel(kisi.nama, b.nomor, indeks)
    return sel


def _pangkas_narasi(baris: list[Baris], mentah: list[BarisMentah], blok: BlokKepala) -> list[Baris]:
    """Drop trailing notes at the left edge: sources, remarks, the first lines of the narrative below the table."""
    kiri = {b.nomor: min(b.sel) for b in mentah}
    while baris and baris[-1].jenis == "catatan" and kiri[baris[-1].nomor] == blok.kiri:
        baris.pop()
    return baris


def _ketelitian(baris: list[Baris], d: Deklarasi, kolom: tuple[Kolom, ...], ribuan: bool) -> list[Baris]:
    turunan = d.turunan
    for k in kolom:
        asal = d.kolom_bernama(k.nama)
        if asal is None or asal.jenis in BUKAN_ANGKA:
            continue
        hitungan = k.nama in turunan
        berangka = [(b, s) for b in baris if (s := b.sel.get(k.kunci)) is not None and s.angka is not None]
        lazim, persen = desimal_lazim(s for _, s in berangka), persen_lazim(s for _, s in berangka)
        if asal.jenis == "rupiah" and all(s.angka is None or s.angka.nilai == int(s.angka.nilai) for _, s in berangka):
            lazim = 0  # "20.000.000,00"
        for b, sel in berangka:
            b.sel[k.kunci] = beri_ketelitian(sel, asal, hitungan or b.jenis != "data", lazim, ribuan, persen)
    return baris
