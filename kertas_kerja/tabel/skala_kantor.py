"""Skala predikat yang dipakai buku itu sendiri: dari tabel skalanya, skala lain yang umum, atau tidak diketahui.

Daerah lain memakai kata dan batas lain ("Sangat Tinggi" sejak 91 %). Skala di buku berlaku bila memuat kata yang tidak
ada dalam profil dan predikat tertulis memakai katanya; skala dengan kata profil tetap dinilai menurut profil (KK601).
Predikat dengan kata yang tidak ada dalam skala mana pun tidak dinilai: batasnya tidak diketahui.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.relasi import PREDIKAT, menilai_predikat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.profil import Pita, Profil
    from kertas_kerja.profil.rentang import RentangTertulis

KATA_SKALA = frozenset({"baik", "tinggi", "sedang", "rendah", "memuaskan", "berhasil"})
_DEPAN = frozenset({"sangat", "cukup", "kurang", "tidak", "amat"})
_BERSAMA = frozenset({"baik", "cukup", "kurang", "sangat kurang"})  # kata yang juga dipakai skala lain
_LAIN = ("ikm", "skm", "kepuasan", "mutu", "akip", "sakip", "reformasi", "rb", "ipp", "efisiensi", "menunjang", "spip")


class BarisSkala(NamedTuple):
    """Satu baris tabel skala yang terbaca: rentangnya, katanya, dan sel rentangnya."""

    rentang: RentangTertulis
    kata: str
    sel: Sel


def baris_skala(tabel: Tabel) -> list[BarisSkala]:
    """Baris-baris tabel skala, dari yang terendah; kosong bila ada yang tidak terbaca atau kurang dari tiga."""
    from kertas_kerja.profil.rentang import rentang_tertulis

    hasil = []
    for b in tabel.data():
        sel, kata = b.ambil("rentang"), _teks(b.ambil("predikat"))
        rentang = rentang_tertulis(_teks(sel))
        if sel is None or rentang is None or not kata:
            return []
        hasil.append(BarisSkala(rentang, kata, sel))
    hasil.sort(key=lambda satu: satu.rentang.bawah if satu.rentang.bawah is not None else Decimal(-1))
    return hasil if len(hasil) >= 3 and len({normalkan(satu.kata) for satu in hasil}) == len(hasil) else []


def pita_tertulis(tabel: Tabel) -> Pita | None:
    """Pita menurut sebuah tabel skala; None bila tidak bersambung atau tidak terbaca."""
    from kertas_kerja.profil.rentang import susun_pita, terputus

    baris = baris_skala(tabel)
    if not baris or terputus([b.rentang for b in baris]) is not None:
        return None
    return susun_pita(PREDIKAT, [(b.rentang, b.kata) for b in baris])


def _teks(sel: Sel | None) -> str:
    return sel.teks.strip() if sel is not None else ""


# ---------------------------------------------------------------------- yang dipakai buku


class SkalaBuku(NamedTuple):
    """Skala dari tabel di buku (None: profil), tabelnya, dan tabel-tabel yang skalanya tidak diketahui."""

    pita: Pita | None = None
    tabel: str = ""
    asing: frozenset[str] = frozenset()


def skala_buku(daftar: tuple[Tabel, ...], profil: Pita) -> SkalaBuku:
    """Skala predikat capaian yang berlaku bagi buku itu."""
    kata = {t.id: list(dict.fromkeys(map(_teks, sel_predikat(t)))) for t in daftar}
    kata = {kunci: isi for kunci, isi in kata.items() if isi}
    tertulis = [k for isi in kata.values() for k in isi]
    for tabel in daftar:
        pita = pita_tertulis(tabel) if tabel.kind == "skala_predikat" and tentang_capaian(tabel) else None
        if pita is not None and _lebih_cocok(pita, profil, tertulis):
            return SkalaBuku(pita, tabel.id, _asing(kata, pita))
    sebutan = [s.teks for t in daftar for s in sel_predikat(t)]
    return SkalaBuku(profil.singkatkan() if _singkat(sebutan, profil) else None, "", _asing(kata, profil))


def _singkat(sebutan: list[str], pita: Pita) -> bool:
    """Benar bila kebanyakan predikat ditulis dengan nama singkatnya; yang bernama satu tidak ikut ditimbang."""
    nama = [(normalkan(b.singkat), normalkan(b.label)) for b in pita.batas if b.singkat != b.label]
    kata = [normalkan(s) for s in sebutan]
    singkat, panjang = (sum(k in {n[i] for n in nama} for k in kata) for i in (0, 1))
    return singkat > panjang


def mungkin_skala_lain(daftar: tuple[Tabel, ...], profil: Profil) -> bool:
    """Benar bila sebuah skala lain di profil memuat salah satu predikat tertulis; kebanyakan buku gugur di sini."""
    if not profil.skala_lain:
        return False
    nama = {kata.casefold() for baris in profil.skala_lain.values() for _, *kata_kata in baris for kata in kata_kata}
    return any(s.teks.strip().casefold() in nama for t in daftar for s in sel_predikat(t))


def sel_predikat(tabel: Tabel) -> Iterator[Sel]:
    """Sel-sel predikat capaian yang tertulis, pada baris indikator dan baris ringkasan."""
    for relasi in deklarasi_tabel(tabel.kind).relasi:
        if menilai_predikat(relasi):
            sel = (b.ambil(relasi.hasil) for b in tabel.baris if b.jenis == relasi.baris)
            yield from (s for s in sel if s is not None and any(h.isalpha() for h in s.teks))


def tentang_capaian(tabel: Tabel) -> bool:
    """Benar bila judul dan kepala tabel skala tidak menyebut hal lain (IKM, AKIP, efisiensi, ...)."""
    teks = normalkan(" ".join((tabel.judul, *(k.judul for k in tabel.kolom))))
    return not any(re.search(rf"\b{kata}\b", teks) for kata in _LAIN)


def _lebih_cocok(pita: Pita, profil: Pita, tertulis: list[str]) -> bool:
    """Benar bila skala itu memuat kata di luar profil, dan kata-katanya lebih sering tertulis daripada kata profil."""
    if all(profil.cocok(b.label) for b in pita.batas):
        return False
    milik = sum(pita.cocok(k) is not None and profil.cocok(k) is None for k in tertulis)
    profil_saja = sum(profil.cocok(k) is not None and pita.cocok(k) is None for k in tertulis)
    return milik > profil_saja or (milik == profil_saja and all(pita.cocok(k) for k in tertulis))


def _asing(kata: dict[str, list[str]], pita: Pita) -> frozenset[str]:
    """Tabel yang memuat kata di luar skala; bila kata itu kata skala lain, juga tabel yang hanya berkata bersama."""
    asing = {kunci: [k for k in isi if not dikenal(k, pita)] for kunci, isi in kata.items()}
    luar = frozenset(kunci for kunci, isi in asing.items() if isi)
    berskala = any(kata_skala(k) for isi in asing.values() for k in isi)
    khas = any(normalkan(k) not in _BERSAMA for kunci, isi in kata.items() if kunci not in luar for k in isi)
    return frozenset(kata) if berskala and not khas else luar


def dikenal(kata: str, pita: Pita) -> bool:
    """Benar bila kata itu ada dalam skala, juga dengan salah ketik."""
    if pita.cocok(kata):
        return True
    from difflib import get_close_matches

    nama = [normalkan(n) for b in pita.batas for n in (b.label, b.singkat)]
    return bool(get_close_matches(normalkan(kata), nama, 1, 0.85))


def kata_skala(kata: str) -> bool:
    """Benar bila kata itu jelas sebuah kategori dari suatu skala: "Sangat Tinggi", "Cukup Baik"."""
    bagian = normalkan(kata).split()
    return bool(bagian) and bagian[-1] in KATA_SKALA and len(bagian) <= 2 and set(bagian[:-1]) <= _DEPAN
