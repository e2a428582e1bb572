"""Baris-baris hasil di bawah olahan survei kepuasan, dan kolom-kolom hasil di kanan unsurnya.

Baris "Jumlah nilai per unsur", "NRR per unsur", dan "NRR tertimbang per unsur" berisi satu angka untuk setiap unsur;
"IKM unit pelayanan" dan mutunya satu saja, di kolom jumlah atau di sel gabungan di bawah unsur-unsurnya.
"""

from __future__ import annotations

import re

from kertas_kerja.tabel.dasar import BarisRingkas
from kertas_kerja.tabel.kosakata import UNSUR, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Kolom, Sel

_TERTIMBANG = r".{0,40}\btertimbang\b|.{0,40}\bterbobot\b"
_KONVERSI = r".*(?:x|×|\*) ?25\b"
_RATA = r"(?:jumlah |σ ?|∑ ?)?(?:nrr|n\.r\.r)\b|(?:nilai |jumlah |skor )?(?:rata ?-? ?rata|rerata|mean)\b"
_JUMLAH = r"(?:jumlah|jml|total|sub ?total|σ|∑)(?! (?:responden|unsur|pengunjung))|nilai ?(?:/|per) ?unsur$"
_IKM = r"(?:nilai |hasil |skor )*(?:ikm|skm|indeks|konversi)\b"
RINGKAS = (
    BarisRingkas("responden", "Jumlah Responden", r"(?:jumlah|jml|total|banyak\w*) (?:responden|pengunjung)"),
    BarisRingkas("bobot", "Bobot", r"(?:nilai )?(?:bobot|penimbang)\b"),
    BarisRingkas("mutu_unsur", "Mutu per Unsur", r"(?:mutu|kategori|predikat) (?:per|setiap|tiap) ?unsur"),
    BarisRingkas(
        "konversi", "Nilai Konversi per Unsur", r"(?:nilai )?(?:konversi|ikm|indeks) (?:per|setiap|tiap) ?unsur"
    ),
    BarisRingkas("mutu", "Mutu Pelayanan", r"(?:nilai )?(?:mutu|kategori|predikat|kinerja)\b"),
    BarisRingkas("ikm", "IKM Unit Pelayanan", rf"{_IKM}|{_KONVERSI}"),
    BarisRingkas("jumlah_tertimbang", "Jumlah NRR Tertimbang", rf"(?:jumlah|jml|total|σ|∑){_TERTIMBANG}"),
    BarisRingkas("tertimbang", "NRR Tertimbang per Unsur", _TERTIMBANG),
    BarisRingkas("nrr", "NRR per Unsur", _RATA),
    BarisRingkas("jumlah", "Jumlah Nilai per Unsur", _JUMLAH),
)
HASIL = "hasil"  # satu-satunya angka sebuah baris hasil, di kolom mana pun ia tertulis
_SATU = ("ikm", "mutu", "jumlah_tertimbang")
_PUNCAK = 5
_NAMA = frozenset({"no", "komponen", "responden"})
_TEMPAT = ("jumlah_unsur", "ikm_unsur", "rata_unsur", "tertimbang_unsur", "mutu")
_KOLOM_HASIL = (
    ("mutu", r"(?:nilai )?(?:mutu|kategori|predikat|kinerja unit)\b"),
    ("tertimbang_unsur", r".*\btertimbang\b(?!.*25)"),
    ("ikm_unsur", rf"{_IKM}|{_KONVERSI}"),
    ("rata_unsur", r"(?:nilai |jumlah )?(?:rata ?-? ?rata|rerata)\b|nrr\b"),
    (
        "jumlah_unsur",
        r"(?:jumlah|jml|total|σ|∑)(?: (?:nilai|skor|unsur|total|nrr|per responden|jawaban))*$|skor total$",
    ),
)


def kolom_unsur(kolom: list[Kolom]) -> list[Kolom]:
    """Semua kolom di antara unsur pertama dan terakhir adalah unsur; di kanannya jumlah, NRR, IKM, dan mutunya.

    Begitu pula yang sekelompok dengannya ("Nilai Unsur Pelayanan"), apa pun katanya.
    """
    unsur = [k.indeks for k in kolom if k.nama == UNSUR]
    if not unsur:
        return kolom
    kelompok = {k.judul.rpartition(" | ")[0] for k in kolom if k.nama == UNSUR} - {""}
    hasil = [_satu(k, min(unsur), max(unsur), kelompok) for k in kolom]
    ada: set[str] = set()
    for i, k in enumerate(hasil):
        if k.kunci in ada or (k.nama == UNSUR and not k.judul):
            hasil[i] = k._replace(nama="", grup="")
        ada.add(k.kunci if k.nama else "")
    return hasil


def _satu(k: Kolom, kiri: int, kanan: int, kelompok: set[str]) -> Kolom:
    daun = normalkan(k.judul.rpartition(" | ")[2])
    if k.nama == UNSUR:
        return k._replace(grup=k.grup or daun[:40])
    nama = next((n for n, pola in _KOLOM_HASIL if re.match(pola, daun)), "") if k.indeks > kanan else ""
    if nama:
        return k._replace(nama=nama, grup="")
    if k.judul and (kiri < k.indeks < kanan or k.judul.rpartition(" | ")[0] in kelompok):
        return k._replace(nama=UNSUR, grup=daun[:40])
    return k._replace(grup="")


def susunan_unsur(baris: list[Baris]) -> list[Baris]:
    """Baris hasil dengan angkanya di `hasil`; baris berkata di bawah baris hasil bukan responden."""
    hasil, sesudah = [], False
    for b in baris:
        b = _rapikan(b, sesudah)
        sesudah = sesudah or b.jenis in ("jumlah", "nrr", "tertimbang", "ikm", "konversi")
        hasil.append(b)
    return hasil


def _rapikan(baris: Baris, sesudah: bool) -> Baris:
    if baris.jenis == "data":
        return baris._replace(jenis="catatan") if sesudah and baris.label else baris
    unsur = [s for k, s in baris.sel.items() if _unsur(k) and s.angka is not None]
    if baris.jenis == "ikm" and len(unsur) > 1:
        if min(s.angka.nilai for s in unsur if s.angka) <= _PUNCAK:
            return baris._replace(jenis="catatan" if sesudah else "data")
        return _pindahkan(baris._replace(jenis="konversi"), [k for k in baris.sel if k in _TEMPAT])
    if baris.jenis == "mutu" and sum(_berkata(k, s, baris) for k, s in baris.sel.items()) > 1:
        return baris._replace(jenis="mutu_unsur")
    return _pindahkan(baris, list(baris.sel)) if baris.jenis in _SATU else baris


def _pindahkan(baris: Baris, kunci: list[str]) -> Baris:
    """Baris itu dengan satu-satunya isinya sebagai hasil; yang masih kosong di kolom jumlah, atau di unsur pertama."""
    isi = [k for k in kunci if k not in _NAMA and _terisi(baris, k)]
    if len(isi) > 1:
        return baris
    kosong = [k for k in _TEMPAT[:3] if k in kunci] or [k for k in kunci if _unsur(k)]
    tempat = (isi or kosong)[:1]
    sel = {k: s for k, s in baris.sel.items() if k not in tempat}
    sel.update((HASIL, baris.sel[k]) for k in tempat)
    return baris._replace(sel=sel)


def _terisi(baris: Baris, kunci: str) -> bool:
    sel = baris.sel[kunci]
    return sel.angka is not None or sel.rumus is not None or _berkata(kunci, sel, baris)


def _berkata(kunci: str, sel: Sel, baris: Baris) -> bool:
    kata = sel.jenis == "s" and sel.angka is None and any(h.isalpha() for h in sel.teks)
    return baris.jenis == "mutu" and kata and kunci not in _NAMA and sel.teks.strip() != baris.label


def _unsur(kunci: str) -> bool:
    return kunci.startswith(f"{UNSUR}@")
