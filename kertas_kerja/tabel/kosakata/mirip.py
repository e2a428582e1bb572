"""Nama baku sebuah kepala kolom yang salah ketik satu huruf per kata, atau kehilangan spasi."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kertas_kerja.tabel.kosakata.cari import TEPAT, TERPANJANG, KataKepala, bersihkan, cari, kenali_kepala
from kertas_kerja.tabel.kosakata.periode import pisah_periode
from kertas_kerja.tabel.kosakata.singkatan import SINGKATAN
from kertas_kerja.tabel.kosakata.teks import sambungkan
from kertas_kerja.tabel.kosakata.unsur import KATA_AWAL

_HURUF = re.compile(r"[^\W\d_]+")
_KATA = re.compile(r"[a-z]{5,}")
_MAKS_EJAAN = 8


def adalah_kepala(teks: str) -> bool:
    """Benar bila teks adalah kata kepala kolom; dipakai untuk menyaring jutaan sel dengan cepat."""
    if len(teks) > TERPANJANG:
        return False
    awal = _HURUF.search(sambungkan(teks))
    if awal is None:
        return len(teks) <= 5 and kenali_kepala(teks).nama is not None
    kata = awal[0].lower()
    if not _mungkin_awal(kata) and (len(kata) < 4 or not any(map(_mungkin_awal, _perbaikan(kata)))):
        return False
    return kenali_mirip(teks).nama is not None


@lru_cache(maxsize=8192)
def _mungkin_awal(kata: str) -> bool:
    """Benar bila sebuah kepala kolom dapat dimulai dengan kata itu, juga yang tertempel karena spasi hilang."""
    awal, tertempel = _kata_awal()
    if kata in awal or len(kata) < 4:
        return kata in awal
    letak = bisect_left(tertempel, kata)
    return letak < len(tertempel) and tertempel[letak].startswith(kata)


@lru_cache(maxsize=1)
def _kata_awal() -> tuple[frozenset[str], list[str]]:
    kata = {m[0] for teks in TEPAT if (m := _HURUF.search(teks))} | {"n", "rp", "tahun", "thn", "th", "s", "sampai"}
    kata |= {
        "analisisa",
        "analisia",
        "persen",
        "prosentase",
        "triwulan",
        "triwilan",
        "tribulan",
        "tb",
        "tw",
        "tr",
        "trw",
        "triw",
    } | set(SINGKATAN)
    return frozenset(kata | KATA_AWAL), sorted(_tanpa_spasi())


@lru_cache(maxsize=4096)
def kenali_mirip(teks: str) -> KataKepala:
    """Seperti `kenali_kepala`, ditambah salah ketik satu huruf per kata dan spasi yang hilang atau berlebih.

    Perbaikan yang memberi dua nama baku tidak dipakai; jadi tidak pernah memilih di antara dua nama.
    """
    if not 5 <= len(teks) <= 90:
        return kenali_kepala(teks)
    bersih = bersihkan(teks)
    tepat = cari(bersih)
    if tepat.nama:
        return tepat
    ejaan = _ejaan_lain(bersih)
    hasil = {k.nama: k for satu in ejaan if satu != bersih and (k := cari(satu)).nama}
    if not hasil:
        for satu in ejaan:
            tanpa, periode, lengkap = pisah_periode(satu)
            nama = _tanpa_spasi().get(tanpa.replace(" ", "")) if len(tanpa) >= 5 else None
            hasil |= {nama: KataKepala(nama, periode, 0.8, lengkap)} if nama else {}
    return next(iter(hasil.values()))._replace(cocok=0.8) if len(hasil) == 1 else tepat


def _ejaan_lain(teks: str) -> list[str]:
    """Teks itu dengan kata-kata salah ketiknya diperbaiki, dalam semua kemungkinan; paling banyak delapan."""
    if not any(map(_perbaikan, _KATA.findall(teks))):
        return [teks]
    hasil, akhir = [""], 0
    for m in _KATA.finditer(teks):
        pilihan = _perbaikan(m[0])[:3] or (m[0],)
        if len(hasil) * len(pilihan) > _MAKS_EJAAN:
            pilihan = pilihan[:1]
        hasil = [h + teks[akhir : m.start()] + k for h in hasil for k in pilihan]
        akhir = m.end()
    return [h + teks[akhir:] for h in hasil]


@lru_cache(maxsize=4096)
def _perbaikan(kata: str) -> tuple[str, ...]:
    """Kata kepala yang berbeda satu huruf (tertukar, kurang, lebih, atau salah); kosong bila kata itu benar."""
    kata_kepala, menurut_ujung = _ejaan()
    if kata in kata_kepala:
        return ()
    calon = {*menurut_ujung.get(f"{kata[:2]}-", ()), *menurut_ujung.get(f"-{kata[-2:]}", ())}
    return tuple(sorted(w for w in calon if -1 <= len(w) - len(kata) <= 1 and _beda_satu(kata, w)))


def _beda_satu(a: str, b: str) -> bool:
    """Benar bila `b` didapat dari `a` dengan satu huruf ditambah, dibuang, diganti, atau dua huruf ditukar."""
    i = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


@lru_cache(maxsize=1)
def _ejaan() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Kata-kata kepala sekurangnya lima huruf, dan kata-kata itu menurut dua huruf pertama ("re-") dan akhir ("-an").

    Satu huruf yang salah tidak pernah mengenai kedua ujung sebuah kata sekaligus.
    """
    kata = frozenset(_KATA.findall(" ".join((*TEPAT, "triwulan", "tribulan", "tahun"))))
    ujung: dict[str, list[str]] = {}
    for k in kata:
        ujung.setdefault(f"{k[:2]}-", []).append(k)
        ujung.setdefault(f"-{k[-2:]}", []).append(k)
    return kata, ujung


@lru_cache(maxsize=1)
def _tanpa_spasi() -> dict[str, str]:
    """Nama baku menurut kata kepala tanpa spasi; yang berarti dua nama dibuang."""
    nama: dict[str, str | None] = {}
    for kata, baku in TEPAT.items():
        rapat = kata.replace(" ", "")
        nama[rapat] = baku if nama.get(rapat, baku) == baku else None
    return {k: n for k, n in nama.items() if n}
