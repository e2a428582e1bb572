"""Rumus yang ditulis operator: sidik untuk dibandingkan antar baris, dan daerah yang dibacanya; dasar KK7xx."""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import MAX_ROW, Range, col_letters, col_number
from kertas_kerja.rumus.tampil import rumus_indonesia

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel
    from kertas_kerja.tabel.relasi import HasilRelasi

# Pola dikompilasi saat rumus pertama dibaca: kebanyakan buku yang diperiksa tidak berumus.
_LEMBAR = r"(?:(?P<lembar>'(?:[^']|'')+'|[\w.\[\]]+)!)?"
_BUTIR = (
    r'"(?:[^"]|"")*"'
    rf"|{_LEMBAR}\$?(?P<huruf>[A-Za-z]{{1,3}})(?P<tetap>\$?)(?P<baris>[1-9]\d{{0,6}})"
    r"(?::\$?(?P<sampai>[A-Za-z]{1,3})(?P<tetap2>\$?)(?P<baris2>[1-9]\d{0,6}))?(?![\w.(!])"
    r"|[^\W\d][\w.]*"
    r"|(?P<angka>\d+(?:\.\d+)?)(?P<persen>%?)"
)
_DAERAH = (
    r'"(?:[^"]|"")*"'
    rf"|{_LEMBAR}(?:\$?(?P<a>[A-Za-z]{{1,3}})\$?(?P<b>[1-9]\d{{0,6}})"
    r"(?::\$?(?P<c>[A-Za-z]{1,3})\$?(?P<d>[1-9]\d{0,6}))?(?![\w.(!])"
    r"|\$?(?P<e>[A-Za-z]{1,3}):\$?(?P<f>[A-Za-z]{1,3})(?![\w.(!$]))"
)
_BIASA = frozenset({"0", "1", "2", "100"})  # dibagi 0, (2T − R) ÷ T, kali 100%, dan semacamnya: bukan angka ketikan
_PAGAR = r"(COUNT\([^()]*\)) *< *\d+"  # pagar COUNT(…)<4: banyaknya masukan, bukan angka ketikan
_MAKS_SEBARIS = 60
_DALAM_SERATUS = frozenset({"1", "10", "100"})  # nomor baris yang juga angka dalam "*100"


class StatusSel:
    """Putusan relasi atas sebuah sel menurut tempatnya; disusun baru saat pertama ditanya."""

    def __init__(self, bahan: Bahan) -> None:
        self._bahan = bahan
        self._hasil: dict[tuple[str, int, int], HasilRelasi] | None = None

    def __call__(self, sel: Sel) -> str:
        """ "exact", "rounding", "wrong", atau "" bila tidak ada relasi yang menghitung sel itu."""
        hasil = self._ambil(sel)
        return hasil.putusan.status or "" if hasil is not None else ""

    def serelasi(self, sel: Sel) -> bool:
        """Benar bila rumus sel itu membaca tepat sel-sel yang dibaca relasinya, dan hasilnya tepat."""
        hasil = self._ambil(sel)
        if hasil is None or hasil.putusan.status != "exact" or any(d.lembar for d in daerah(sel.rumus or "")):
            return False
        dibaca = {(b, k) for d in daerah(sel.rumus or "") for b, k in d.sel_sedikit()}
        return dibaca == {(s.baris, s.kolom) for s in hasil.tempat.terkait}

    def _ambil(self, sel: Sel) -> HasilRelasi | None:
        if self._hasil is None:
            self._hasil = {(h.tempat.sel.lembar, h.tempat.sel.baris, h.tempat.sel.kolom): h for h in self._bahan.hasil}
        return self._hasil.get((sel.lembar, sel.baris, sel.kolom))


class Sidik(NamedTuple):
    """Yang dibaca sebuah rumus, dilihat dari barisnya: acuan penutup yang berurutan dan tetapan ketikan.

    Pagar seperti IF(C9=0;"";…) tidak mengubah sidik: hanya sekian acuan terakhir yang dihitung, sebanyak acuan
    yang berbeda. Rentang sebaris berarti sel-selnya: SUM(F9:I9) bersidik sama dengan F9+G9+H9+I9.
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
    if nomor in _DALAM_SERATUS:
        return len(nomor), re.sub(rf"(?<=[A-Za-z$]){nomor}(?!\d)", "\0", rumus)
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
    acuan: list[str] = []
    tetapan: list[str] = []
    for m in re.finditer(_BUTIR, re.sub(_PAGAR, r"\1", rumus) if "COUNT(" in rumus else rumus):
        if m["huruf"]:
            acuan.extend(_acuan(m, baris))
        elif m["angka"] and m["angka"] not in _BIASA:
            tetapan.append(str(float(m["angka"]) / 100) if m["persen"] else str(float(m["angka"])))
    return Sidik(tuple(acuan[-len(set(acuan)) :]) if acuan else (), tuple(sorted(tetapan)))


def _acuan(m: re.Match[str], baris: int) -> list[str]:
    """Satu acuan dilihat dari barisnya: selnya, sel-sel sebuah rentang sebaris, atau kedua ujung rentang lain."""
    letak = [
        f"${b}" if t else f"[{int(b) - baris}]" for t, b in ((m["tetap"], m["baris"]), (m["tetap2"], m["baris2"])) if b
    ]
    huruf = [m["huruf"].upper(), *([m["sampai"].upper()] if m["sampai"] else [])]
    if len(huruf) > 1 and letak[0] == letak[1]:
        huruf = _di_antara(*huruf)
        letak = [letak[0]] * len(huruf)
    lembar = (m["lembar"] or "").casefold()
    return [f"{lembar}!{h}{b}" for h, b in zip(huruf, letak, strict=True)]


def _di_antara(awal: str, akhir: str) -> list[str]:
    """Huruf kolom dari awal sampai akhir; keduanya saja bila terlalu jauh atau bukan kolom."""
    try:
        a, b = col_number(awal), col_number(akhir)
    except ValueError:  # di luar kolom XFD
        return [awal, akhir]
    return [col_letters(k) for k in range(a, b + 1)] if 0 < b - a <= _MAKS_SEBARIS else [awal, akhir]


class Daerah(NamedTuple):
    """Satu acuan rumus: lembarnya ("" untuk lembar sendiri) dan rentangnya."""

    lembar: str
    rentang: Range

    def sel_sedikit(self) -> list[tuple[int, int]]:
        """(baris, kolom) setiap selnya; rentang yang besar diwakili sudut-sudutnya."""
        r = self.rentang
        if r.rows * r.cols > _MAKS_SEBARIS:
            return [(r.top, r.left), (r.bottom, r.right)]
        return [(b, k) for b in range(r.top, r.bottom + 1) for k in range(r.left, r.right + 1)]


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
