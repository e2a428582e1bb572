"""Depth of each row: tujuan 0, sasaran 1, program 2, kegiatan 3, sub kegiatan 4.

Told by the first word, by a budget code (7.01.01.2.01.0003), by numbering (1, 1.1), by the wording of a
sasaran, by looks that rows with a word have taught (`jenjang_rupa.py`), or by what stands above; a row without
a name is a further indicator of the row above.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kertas_kerja.tabel.kosakata import mungkin_bernomor
from kertas_kerja.tabel.pemasok import anak_baris, baris_induk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from kertas_kerja.kenali.jenjang_rupa import Rupa
    from kertas_kerja.model import Baris, Sel
    from kertas_kerja.tabel.dasar import Deklarasi

TUJUAN, SASARAN, PROGRAM, KEGIATAN, SUB_KEGIATAN = range(5)
RINGKAS_ANGGARAN = frozenset({"rata", "rata_semua", "rata_iku", "total"})
_KATA = r"(?:(tujuan)|(sasaran)(?!,)|(program)|(kegiatan)|(sub ?-?kegiatan))\b"
"""The group that matches is the depth, counted from 1."""
_AWAL_KATA = ("tujuan", "sasaran", "program", "kegiatan", "sub")
_BUNYI_SASARAN = ("meningkat", "terwujud", "tercapai", "terselenggara", "menguat", "membaik", "menurun", "optimal")
_NOMOR_DEPAN = r"^\s*(?:\d+(?:\.\d+)*|[IVXivx]+|[A-Za-z])[.)]\s+|^\s*[-•]\s*"
_KODE = r"^\s*(?:\d+[.)]\s+)?(\d{1,2}(?:\.\d{1,4}){1,6})\b"
_NOMOR = r"^\d{1,2}(?:\.\d{1,2})*\.?$"


def tingkat_kata(label: str) -> int | None:
    """Depth told by the first word of a label, None where it says nothing."""
    if mungkin_bernomor(label):
        label = re.sub(_KODE, "", _tanpa_nomor(label))
    label = label.lstrip(" -:").lower()
    kata = re.match(_KATA, label) if label.startswith(_AWAL_KATA) else None
    return kata.lastindex - 1 if kata is not None and kata.lastindex else None


def _tanpa_nomor(label: str) -> str:
    return re.sub(_NOMOR_DEPAN, "", label) if mungkin_bernomor(label) else label


def tingkat_kode(teks: str) -> int | None:
    """Depth told by a budget code: urusan.bidang.program, then kegiatan (two parts), then sub kegiatan."""
    kode = re.match(_KODE, teks) if mungkin_bernomor(teks) else None
    if kode is None:
        return None
    bagian = kode[1].count(".") + 1
    return {3: PROGRAM, 5: KEGIATAN, 6: SUB_KEGIATAN}.get(bagian)


def beri_tingkat(
    baris: list[Baris],
    d: Deklarasi,
    rupa: Callable[[Sel], Rupa] | None = None,
    tetap: Mapping[int, int] | None = None,
) -> list[Baris]:
    """The rows with their depth, where the declaration has a hierarchy; `rupa` tells how a cell looks.

    `tetap` has the depths, by row number, that the column of the name tells.
    """
    tetap = tetap or {}
    nama = _kolom_nama(d)
    if nama == "komponen" and d.hierarki:
        from kertas_kerja.kenali.jenjang_komponen import menurut_nomor

        return menurut_nomor(baris)
    if not d.hierarki:
        return _rincian(baris, any(r.baris == "induk" for r in d.relasi), tetap) if d.rincian else baris
    pasti = [tetap.get(b.nomor, _pasti(b, nama)) for b in baris]
    if rupa is not None and None in pasti:
        from kertas_kerja.kenali.jenjang_rupa import lengkapi

        pasti = lengkapi(baris, nama, pasti, rupa)
    hasil: list[Baris] = []
    terakhir = SASARAN
    for b, dugaan in zip(baris, pasti, strict=True):
        sel = b.ambil(nama)
        lanjutan = b.jenis == "data" and (sel is None or not sel.teks) and bool(hasil)
        tingkat = terakhir if lanjutan else _tingkat(dugaan, terakhir)
        if b.jenis == "data":
            terakhir = tingkat
        hasil.append(b._replace(tingkat=tingkat, lanjutan=lanjutan))
    terduga = any(p is None and b.jenis == "data" and _bernama(b, nama) for b, p in zip(hasil, pasti, strict=True))
    return _tujuan_tersirat(_rata(hasil) if terduga and not _terdukung(hasil) else hasil)


def _bernama(b: Baris, nama: str) -> bool:
    sel = b.ambil(nama)
    return sel is not None and bool(sel.teks)


def _terdukung(baris: list[Baris]) -> bool:
    """False where budgets stand along a tree that is partly guessed, and no parent has the sum of its children."""
    data = [b for b in baris if b.jenis == "data"]
    beda = False
    for induk in baris_induk(data):
        for kolom in ("pagu", "realisasi_anggaran"):
            nilai = induk.nilai(kolom)
            anak = [n for b in anak_baris(data, induk) if (n := b.nilai(kolom)) is not None]
            if nilai is not None and anak:
                if sum(anak) == nilai:
                    return True
                beda = True
    return not beda


def _rata(baris: list[Baris]) -> list[Baris]:
    """The rows as a plain list, further indicators still below the row that they belong to."""
    return [b._replace(tingkat=SASARAN) if b.jenis == "data" else b for b in baris]


def _rincian(baris: list[Baris], berinduk: bool, tetap: Mapping[int, int]) -> list[Baris]:
    """The rows of a budget list with their depth, where their words tell it and a budget stands below another row's.

    A row without a name is like the row above, with a budget of its own. With `berinduk` (the table sums up to its
    parents) the budget of the upper row may still be blank.
    """
    nama = (("program" if b.ambil("program") is not None else "sasaran") for b in baris)
    pasti = [tetap.get(b.nomor, _pasti(b, n)) for b, n in zip(baris, nama, strict=True)]
    kenal = {p for p, b in zip(pasti, baris, strict=True) if p is not None and b.jenis == "data"}
    if len(kenal) < 2 and not (berinduk and _bersub(baris, pasti)):
        return baris
    hasil, terakhir = [], min(kenal)
    for b, dugaan in zip(baris, pasti, strict=True):
        if b.jenis == "data":
            bernama = any((s := b.ambil(k)) is not None and s.teks for k in ("program", "sasaran"))
            terakhir = _tingkat(dugaan, terakhir) if bernama else terakhir
        hasil.append(b._replace(tingkat=terakhir if b.jenis == "data" else b.tingkat))
    data = [(b.tingkat, _pagu(b) is not None) for b in hasil if b.jenis == "data"]
    baris_pagu = [satu for satu in data if satu[1] or berinduk]
    return hasil if any(b[1] and b[0] > a[0] for a, b in pairwise(baris_pagu)) else baris


def _pagu(b: Baris) -> Decimal | None:
    """The budget of a row; of several years side by side the first that has one."""
    kunci = (k for k in b.sel if k.partition("@")[0] == "pagu")
    return next((n for k in kunci if (n := b.nilai(k)) is not None), None)


def _bersub(baris: list[Baris], pasti: list[int | None]) -> bool:
    """True where every row with a level ("Program ...") is followed by rows without, that mostly sum up to it."""
    kelompok: list[list[Decimal | None]] = []
    for b, tingkat in zip(baris, pasti, strict=True):
        if b.jenis == "data" and (tingkat is not None or kelompok):
            if tingkat is not None:
                kelompok.append([])
            kelompok[-1].append(_pagu(b))
        elif b.jenis == "data":
            return False
    bagian = [[n for n in k if n is not None] for k in kelompok]
    if not bagian or any(len(k) < 2 for k in bagian):
        return False
    return sum(k[0] == sum(k[1:]) for k in bagian) * 3 >= len(bagian) * 2


def _tujuan_tersirat(baris: list[Baris]) -> list[Baris]:
    """A first sasaran whose budget is that of all the others together is the tujuan, though no word says so.

    A summary row decides, where there is one: its budget is the first row's, or the sum of all. Of the first row, the
    sum of the others and the summary row two must agree.
    """
    data = [i for i, b in enumerate(baris) if b.jenis == "data" and not b.lanjutan and b.tingkat <= SASARAN]
    if len(data) < 3 or any(baris[i].tingkat != SASARAN for i in data):
        return baris
    if any(_atas_semua(data, baris, kolom) for kolom in ("pagu", "realisasi_anggaran")):
        baris[data[0]] = baris[data[0]]._replace(tingkat=TUJUAN)
    return baris


def _atas_semua(data: list[int], semua: list[Baris], kolom: str) -> bool:
    nilai = semua[data[0]].nilai(kolom)
    bagian = [n for i in data[1:] if (n := _terjumlah(semua, i, kolom)) is not None]
    if nilai is None or len(bagian) < 2:
        return False
    ringkas = next((n for b in semua if b.jenis in RINGKAS_ANGGARAN and (n := b.nilai(kolom)) is not None), None)
    if ringkas is None:
        return nilai == sum(bagian)
    terbukti = nilai in (sum(bagian), ringkas) or ringkas == sum(bagian)
    return terbukti and abs(ringkas - nilai) < abs(ringkas - nilai - sum(bagian))


def _terjumlah(semua: list[Baris], i: int, kolom: str) -> Decimal | None:
    """The budget of a row, or where it is still blank the sum of the rows right below it."""
    nilai = semua[i].nilai(kolom)
    if nilai is not None:
        return nilai
    bawah = []
    for j in range(i + 1, len(semua)):
        if semua[j].jenis != "data" or (semua[j].tingkat <= semua[i].tingkat and not semua[j].lanjutan):
            break
        if not semua[j].lanjutan:
            bawah.append(j)
    dangkal = min((semua[j].tingkat for j in bawah), default=0)
    anak = [n for j in bawah if semua[j].tingkat == dangkal and (n := _terjumlah(semua, j, kolom)) is not None]
    return sum(anak[1:], anak[0]) if anak else None


def _kolom_nama(d: Deklarasi) -> str:
    return next((k.nama for k in d.kolom if k.nama in ("komponen", "sasaran", "program")), "indikator")


def _pasti(b: Baris, nama: str) -> int | None:
    """Depth that the row itself tells: its word, its code, its number, the wording of a sasaran."""
    sel, kode, no = b.ambil(nama), b.ambil("kode"), b.ambil("no")
    teks = sel.teks if sel is not None else ""
    if not teks:
        return None
    kode_baris = (s.teks for s in (kode, no) if s is not None)
    for dugaan in (
        tingkat_kata(teks),
        next(filter(None, map(tingkat_kode, (*kode_baris, teks))), None),
        SASARAN if _tanpa_nomor(teks).lower().startswith(_BUNYI_SASARAN) else None,
    ):
        if dugaan is not None:
            return dugaan
    if no is not None and re.match(_NOMOR, no.teks) and no.teks.count(".") >= 1 and not no.teks.endswith("."):
        return KEGIATAN
    return None


def _tingkat(dugaan: int | None, terakhir: int) -> int:
    if dugaan is not None:
        return dugaan
    return SUB_KEGIATAN if terakhir >= PROGRAM else terakhir
