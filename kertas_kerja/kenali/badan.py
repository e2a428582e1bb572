"""The rows below a header: where the table ends, which rows are data, summaries, notes, and how deep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kertas_kerja.angka import baca_angka
from kertas_kerja.kenali.jenjang import tingkat_kata
from kertas_kerja.model import Kolom
from kertas_kerja.tabel.kosakata import normalkan

if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.tabel.dasar import Deklarasi

MAKS_KOSONG = 2
KOLOM_KUNCI = frozenset(
    {"indikator", "komponen", "program", "sasaran", "rentang", "desa", "rekomendasi", "tindak_lanjut"}
)
_JUDUL = re.compile(r"(tabel|lampiran|grafik|gambar|diagram|bab) ?[\divx]", re.I)
_TANDA_TANGAN = re.compile(
    r"\b(mengetahui|nip\b|pembina|penata|kepala dinas|camat|sekretaris|plandaan|\d{1,2} \w+ 20\d\d)", re.I
)
_KETERANGAN = re.compile(r"\W*(definisi|sumber|catatan|keterangan|note|dasar hukum)\b", re.I)
_KUNCI = frozenset({"indikator", "komponen", "program", "sasaran", "rentang", "desa"})
_NOMOR_DEPAN = re.compile(r"^\s*(?:\d+|[ivx]+|[a-z])[.)]\s*", re.I)


class BarisMentah(NamedTuple):
    """A row of the body before it is classified: its number and its non-empty cells by column index."""

    nomor: int
    sel: dict[int, Cell]


def baris_isi(kisi: Kisi, blok: BlokKepala, awal_lain: set[int]) -> list[BarisMentah]:
    """The rows of a table, from below its header to its end.

    `awal_lain` are the first rows of other header blocks over the same columns. A header that repeats this
    block's words (a page break) is skipped and the table goes on; after an empty row it begins a new table,
    unless the row numbers go on below it.
    """
    hasil: list[BarisMentah] = []
    kosong = 0
    nomor = blok.mulai_isi
    while nomor <= kisi.sheet.max_row and kosong <= MAKS_KOSONG:
        if nomor in awal_lain:
            lanjut = _sesudah_kepala(kisi, blok, nomor)
            if not _kepala_berulang(kisi, blok, nomor) or (kosong and not _nomor_lanjut(kisi, blok, hasil, lanjut)):
                break
            nomor, kosong = lanjut, 0
            continue
        sel = {k: c for k, c in kisi.baris(nomor).items() if blok.kiri <= k <= blok.kanan}
        if not sel:
            kosong += 1
        elif _judul_lain(kisi, sel) or (kosong and not _lanjutan(kisi, sel, blok)):
            break
        else:
            kosong = 0
            hasil.append(BarisMentah(nomor, sel))
        nomor += 1
    return hasil


def _kepala_berulang(kisi: Kisi, blok: BlokKepala, nomor: int) -> bool:
    sama = beda = 0
    for k in range(blok.kiri, blok.kanan + 1):
        a, b = kisi.normal(blok.atas, k), kisi.normal(nomor, k)
        if a or b:
            sama, beda = sama + (a[:12] == b[:12]), beda + (a[:12] != b[:12])
    return sama > beda * 2


def _sesudah_kepala(kisi: Kisi, blok: BlokKepala, nomor: int) -> int:
    """The first row below a repeated header and its repeated numbering row."""
    bawah = nomor + blok.bawah - blok.atas + 1
    if blok.baris_nomor is None:
        return bawah
    sama = all(kisi.normal(blok.baris_nomor, k) == kisi.normal(bawah, k) for k in range(blok.kiri, blok.kanan + 1))
    return bawah + sama


def _nomor_lanjut(kisi: Kisi, blok: BlokKepala, hasil: list[BarisMentah], nomor: int) -> bool:
    """True where the first row number below a repeated header follows the last one above it."""
    kolom = next((k.indeks for k in blok.kolom if k.nama == "no"), None)
    if kolom is None:
        return False
    atas = [n for b in hasil if (n := _bilangan(kisi, b.nomor, kolom)) is not None]
    awal = _bilangan(kisi, nomor, kolom)
    return bool(atas) and awal is not None and awal == atas[-1] + 1


def _bilangan(kisi: Kisi, nomor: int, kolom: int) -> int | None:
    teks = kisi.teks(nomor, kolom).rstrip(". )")
    return int(teks) if teks.isdecimal() and len(teks) <= 4 else None


def _judul_lain(kisi: Kisi, sel: dict[int, Cell]) -> bool:
    return len(sel) <= 2 and any(_JUDUL.match(kisi.tampil(c)) for c in sel.values())


def _lanjutan(kisi: Kisi, sel: dict[int, Cell], blok: BlokKepala) -> bool:
    """After an empty row a table only goes on with a row that carries words and a number."""
    teks = [kisi.tampil(c) for c in sel.values()]
    if len(sel) < 2 or any(_TANDA_TANGAN.search(t) for t in teks):
        return False
    indeks_teks = {k.indeks for k in blok.kolom if k.nama in ("sasaran", "indikator", "komponen", "program")}
    angka = any(
        isinstance(c.value, float) or (len(t) < 40 and baca_angka(t) is not None)
        for (k, c), t in zip(sel.items(), teks, strict=True)
        if k not in indeks_teks
    )
    return angka and any(len(t) > 2 and any(h.isalpha() for h in t) for t in teks)


def label_baris(kisi: Kisi, baris: BarisMentah, kolom: tuple[Kolom, ...]) -> str:
    """The text that names a row: the first cell with letters, wherever the label was put."""
    for indeks in sorted(baris.sel):
        teks = kisi.tampil(baris.sel[indeks])
        if sum(h.isalpha() for h in teks) >= 2 and baca_angka(teks) is None:
            return teks
    return ""


def jenis_baris(kisi: Kisi, baris: BarisMentah, kolom: tuple[Kolom, ...], deklarasi: Deklarasi, terakhir: bool) -> str:
    """`data`, a summary kind of the declaration, `catatan`, or "" for a prepared row without content."""
    label = normalkan(_NOMOR_DEPAN.sub("", label_baris(kisi, baris, kolom)))
    ukuran = {k.indeks for k in kolom if _terukur(k, deklarasi)}
    berisi = {k for k in baris.sel if k in ukuran and kisi.tampil(baris.sel[k])}
    if label and not _indikator_terukur(kisi, baris, kolom):
        for ringkas in deklarasi.ringkas:
            if re.match(f"(?:{ringkas.pola})", label) and (berisi or _ringkas_murni(label)):
                return ringkas.jenis
    if not label and berisi and terakhir:
        return next((r.jenis for r in deklarasi.ringkas if r.tanpa_label), "data")
    if not label and not berisi:
        return ""
    if len(baris.sel) == 1 and not berisi:
        return "data" if _nama_saja(kisi, baris, kolom, deklarasi) else "catatan"
    kunci = {k.indeks for k in kolom if k.nama in _KUNCI or k.nama in deklarasi.salah_satu}
    return "data" if berisi or kunci & set(baris.sel) else "catatan"


def _nama_saja(kisi: Kisi, baris: BarisMentah, kolom: tuple[Kolom, ...], deklarasi: Deklarasi) -> bool:
    """A row of one cell is data where that cell names an indicator, or a level of the hierarchy."""
    indeks, sel = next(iter(baris.sel.items()))
    teks = kisi.tampil(sel)
    if len(teks) > 200 or _KETERANGAN.match(teks):
        return False
    nama = next((k.nama for k in kolom if k.indeks == indeks), "")
    return nama == "indikator" or (deklarasi.hierarki and nama in _KUNCI and tingkat_kata(teks) is not None)


def _terukur(kolom: Kolom, deklarasi: Deklarasi) -> bool:
    asal = deklarasi.kolom_bernama(kolom.nama)
    return asal is not None and asal.jenis not in ("teks", "nomor")


def _ringkas_murni(label: str) -> bool:
    return len(label) <= 110


def _indikator_terukur(kisi: Kisi, baris: BarisMentah, kolom: tuple[Kolom, ...]) -> bool:
    """A row with two names, or an indicator with target and realisasi, is data whatever its first word."""
    kunci = {k.indeks for k in kolom if k.nama in ("indikator", "komponen", "program", "sasaran")}
    teks = {
        normalkan(kisi.tampil(c))
        for i, c in baris.sel.items()
        if i in kunci and isinstance(c.value, str) and len(c.value.strip()) > 2
    }
    ukuran = {k.indeks for k in kolom if k.nama in ("target", "realisasi")}
    return len(teks) > 1 or len(ukuran & set(baris.sel)) > 1
