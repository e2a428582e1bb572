"""Rumus yang ditulis operator: sidik untuk dibandingkan antar baris, dan daerah yang dibacanya; dasar KK7xx."""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import MAX_ROW, Range, col_number
from kertas_kerja.rumus.tampil import rumus_indonesia

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel

# Pola dikompilasi saat rumus pertama dibaca: kebanyakan buku yang diperiksa tidak berumus.
_LEMBAR = r"(?:(?P<lembar>'(?:[^']|'')+'|[\w.\[\]]+)!)?"
_BUTIR = (
    r'"(?:[^"]|"")*"'
    rf"|{_LEMBAR}\$?(?P<huruf>[A-Za-z]{{1,3}})(?P<tetap>\$?)(?P<baris>[1-9]\d{{0,6}})(?![\w.(!])"
    r"|[^\W\d][\w.]*"
    r"|(?P<angka>\d+(?:\.\d+)?)(?P<persen>%?)"
)
_DAERAH = (
    r'"(?:[^"]|"")*"'
    rf"|{_LEMBAR}(?:\$?(?P<a>[A-Za-z]{{1,3}})\$?(?P<b>[1-9]\d{{0,6}})"
    r"(?::\$?(?P<c>[A-Za-z]{1,3})\$?(?P<d>[1-9]\d{0,6}))?(?![\w.(!])"
    r"|\$?(?P<e>[A-Za-z]{1,3}):\$?(?P<f>[A-Za-z]{1,3})(?![\w.(!$]))"
)
_BIASA = frozenset({"0", "1", "2", "100"})  # pagar COUNT(…)<2, kali 100%, dan semacamnya: bukan angka ketikan


class StatusSel:
    """Putusan relasi atas sebuah sel menurut tempatnya; disusun baru saat pertama ditanya."""

    def __init__(self, bahan: Bahan) -> None:
        self._bahan = bahan
        self._status: dict[tuple[str, int, int], str] | None = None

    def __call__(self, sel: Sel) -> str:
        """ "exact", "rounding", "wrong", atau "" bila tidak ada relasi yang menghitung sel itu."""
        if self._status is None:
            hasil = self._bahan.hasil
            self._status = {(t.sel.lembar, t.sel.baris, t.sel.kolom): p.status or "" for t, p in hasil}
        return self._status.get((sel.lembar, sel.baris, sel.kolom), "")


class Sidik(NamedTuple):
    """Yang dibaca sebuah rumus, dilihat dari barisnya: acuan penutup yang berurutan dan tetapan ketikan.

    Pagar seperti IF(C9=0;"";…) tidak mengubah sidik: hanya sekian acuan terakhir yang dihitung, sebanyak acuan
    yang berbeda.
    """

    acuan: tuple[str, ...]
    tetapan: tuple[str, ...]

    @property
    def himpunan(self) -> frozenset[str]:
        """Acuan-acuannya tanpa urutan."""
        return frozenset(self.acuan)


def pola(rumus: str, baris: int) -> tuple[int, str]:
    """Kunci murah: rumus yang disalin ke bawah berkunci sama di setiap baris.

    Rumus berkunci sama bersidik sama; yang kuncinya lain masih mungkin bersidik sama. Panjang nomor baris ikut
    karena nomor itu mungkin bukan baris sebuah sel ("=A1*1" di baris 1, "=A10*10" di baris 10).
    """
    nomor = str(baris)
    return len(nomor), rumus.replace(nomor, "\0")


def seragam(kunci: set[tuple[int, str]]) -> bool:
    """Benar bila rumus berkunci ini pasti bersidik sama, walaupun nomor barisnya tidak sama panjang."""
    if len(kunci) < 2:
        return True
    if len({teks for _, teks in kunci}) > 1:
        return False
    bagian = next(iter(kunci))[1].split("\0")
    nomor_baris = all(b[-1:].isalpha() for b in bagian[:-1]) and not any(b[:1].isdecimal() for b in bagian[1:])
    return nomor_baris and len(bagian) > 1


def sidik(rumus: str, baris: int) -> Sidik:
    """Sidik sebuah rumus di baris itu; "=D9/C9" di baris 9 dan "=D10/C10" di baris 10 bersidik sama."""
    acuan, tetapan = [], []
    for m in re.finditer(_BUTIR, rumus):
        if m["huruf"]:
            letak = "$" + m["baris"] if m["tetap"] else f"[{int(m['baris']) - baris}]"
            acuan.append(f"{(m['lembar'] or '').casefold()}!{m['huruf'].upper()}{letak}")
        elif m["angka"] and m["angka"] not in _BIASA:
            tetapan.append(str(float(m["angka"]) / 100) if m["persen"] else str(float(m["angka"])))
    return Sidik(tuple(acuan[-len(set(acuan)) :]) if acuan else (), tuple(sorted(tetapan)))


class Daerah(NamedTuple):
    """Satu acuan rumus: lembarnya ("" untuk lembar sendiri) dan rentangnya."""

    lembar: str
    rentang: Range


@lru_cache(maxsize=4096)
def daerah(rumus: str) -> tuple[Daerah, ...]:
    """Setiap sel, rentang, dan kolom penuh yang dibaca sebuah rumus, dari kiri ke kanan."""
    hasil = []
    for m in re.finditer(_DAERAH, rumus):
        lembar = (m["lembar"] or "").strip("'").replace("''", "'")
        try:
            if m["a"]:
                kiri, atas = col_number(m["a"]), int(m["b"])
                kanan, bawah = (col_number(m["c"]), int(m["d"])) if m["c"] else (kiri, atas)
            elif m["e"]:
                kiri, atas, kanan, bawah = col_number(m["e"]), 1, col_number(m["f"]), MAX_ROW
            else:
                continue
        except ValueError:  # di luar kolom XFD: sebuah nama, seperti PAGU2024
            continue
        hasil.append(Daerah(lembar, Range(min(atas, bawah), min(kiri, kanan), max(atas, bawah), max(kiri, kanan))))
    return tuple(hasil)


def kolom_sebaris(rumus: str, baris: int) -> set[int]:
    """Kolom-kolom yang dibaca rumus itu di barisnya sendiri."""
    return {
        k
        for d in daerah(rumus)
        if not d.lembar and d.rentang.top == baris == d.rentang.bottom
        for k in range(d.rentang.left, min(d.rentang.right, d.rentang.left + 60) + 1)
    }


def sebaris(rumus: str, baris: int) -> bool:
    """Benar bila rumus itu hanya membaca barisnya sendiri di lembarnya sendiri."""
    semua = daerah(rumus)
    return bool(semua) and all(not d.lembar and d.rentang.top == baris == d.rentang.bottom for d in semua)


def sel_rumus(tabel: Tabel) -> Iterator[tuple[Baris, Sel]]:
    """Setiap sel berumus sebuah tabel."""
    return ((b, s) for b in tabel.baris for s in b.sel.values() if s.rumus is not None)


def kolom_data(tabel: Tabel, kolom: Kolom) -> Iterator[tuple[Baris, Sel]]:
    """Sel-sel kolom itu di baris data."""
    return ((b, s) for b in tabel.data() if (s := b.ambil(kolom.kunci)) is not None)


def tampil(rumus: str, panjang: int = 80) -> str:
    """Rumus sebagaimana dilihat di Excel, dipotong bila panjang."""
    teks = "=" + rumus_indonesia(rumus)
    return teks if len(teks) <= panjang else teks[: panjang - 1] + "…"
