"""Menghitung rumus sederhana yang ditulis operator dari nilai sel yang tersimpan; dasar KK703.

Hanya yang maknanya pasti: + − × ÷ ^ %, perbandingan, SUM, AVERAGE, MIN, MAX, COUNT, PRODUCT, ROUND, ABS, IF, IFERROR,
AND, OR, NOT. Selebihnya (nama, tabel, kolom penuh, teks yang berbentuk angka) tidak dihitung, bukan ditebak.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, DecimalException, localcontext

from kertas_kerja.angka import baca_angka, bulat
from kertas_kerja.aturan.rumus_tertulis import daerah

Isi = Decimal | str | bool | None
Ambil = Callable[[str, int, int], Isi]
Bagian = Callable[[], "Isi | list[Isi]"]
MAKS_SEL, MAKS_TOKEN, MAKS_DESIMAL = 2_000, 400, 30

_LEMBAR = r"(?:'(?:[^']|'')+'!|[^\W\d][\w.]*!)?"
_SEL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_TOKEN = re.compile(
    rf'\s*("(?:[^"]|"")*"|{_LEMBAR}{_SEL}(?::{_SEL})?(?![\w.(!])|[A-Za-z]+\(|\d+\.?\d*(?:[Ee][+-]?\d+)?|\.\d+'
    r"|<=|>=|<>|[-+*/^%=<>(),])\s*"
)


class TakTerhitung(Exception):
    """Rumus memuat sesuatu yang tidak dihitung di sini."""


class NilaiGalat(Exception):
    """Rumus bernilai galat Excel, misalnya #DIV/0!; IFERROR menangkapnya."""


def hitung_tertulis(rumus: str, ambil: Ambil) -> Decimal | None:
    """Angka yang dihasilkan rumus itu (tanpa "=" di depan); None bila bukan angka atau tidak dapat dihitung."""
    with localcontext() as konteks:
        konteks.prec = 50
        try:
            nilai = _tunggal(_Pembaca(_token(rumus), ambil).semua()())
        except (TakTerhitung, NilaiGalat, DecimalException, RecursionError):
            return None
    return nilai if isinstance(nilai, Decimal) else None


def _token(rumus: str) -> list[str]:
    hasil: list[str] = []
    letak = 0
    while letak < len(rumus):
        cocok = _TOKEN.match(rumus, letak)
        if cocok is None or len(hasil) >= MAKS_TOKEN:
            raise TakTerhitung(rumus)
        hasil.append(cocok[1])
        letak = cocok.end()
    return hasil


def _tunggal(nilai: Isi | list[Isi]) -> Isi:
    if isinstance(nilai, list):
        if len(nilai) != 1:
            raise TakTerhitung
        return nilai[0]
    return nilai


def _angka(nilai: Isi | list[Isi]) -> Decimal:
    """Angka sebuah operan: kosong adalah nol; teks adalah galat, kecuali yang berbentuk angka, yang tidak ditebak."""
    satu = _tunggal(nilai)
    if isinstance(satu, str):
        raise NilaiGalat if baca_angka(satu) is None else TakTerhitung
    return satu if isinstance(satu, Decimal) else Decimal(int(satu or 0))


def _bilangan(argumen: list[Bagian]) -> Iterator[Decimal]:
    """Angka-angka argumen fungsi: dari acuan hanya yang benar-benar angka."""
    for bagian in argumen:
        nilai = bagian()
        if isinstance(nilai, list):
            yield from (n for n in nilai if isinstance(n, Decimal))
        else:
            yield _angka(nilai)


def _banding(kiri: Isi, kanan: Isi) -> int:
    """-1, 0, 1 seperti Excel: angka di bawah teks di bawah nilai logika; kosong adalah 0 atau ""."""
    a = ("" if isinstance(kanan, str) else Decimal(0)) if kiri is None else kiri
    b = ("" if isinstance(kiri, str) else Decimal(0)) if kanan is None else kanan
    ka, kb = ((1, n.casefold()) if isinstance(n, str) else (2 if isinstance(n, bool) else 0, n) for n in (a, b))
    return (ka > kb) - (ka < kb)  # type: ignore[operator]


def _benar(bagian: Bagian) -> bool:
    nilai = _tunggal(bagian())
    if isinstance(nilai, str):
        raise NilaiGalat
    return bool(nilai)


def _rata(nilai: list[Decimal]) -> Decimal:
    return _bagi(sum(nilai, Decimal(0)), Decimal(len(nilai)))


def _kali(nilai: list[Decimal]) -> Decimal:
    hasil = Decimal(1)
    for n in nilai:
        hasil *= n
    return hasil


def _bagi(a: Decimal, b: Decimal) -> Decimal:
    if not b:
        raise NilaiGalat
    return a / b


def _jika(a: list[Bagian]) -> Isi | list[Isi]:
    if _benar(a[0]):
        return a[1]()
    return a[2]() if len(a) > 2 else False


def _jika_galat(a: list[Bagian]) -> Isi | list[Isi]:
    try:
        return _tunggal(a[0]())
    except NilaiGalat:
        return a[1]()


def _bulat(a: list[Bagian]) -> Decimal:
    desimal = _angka(a[1]())
    if abs(desimal) > MAKS_DESIMAL:
        raise TakTerhitung
    return bulat(_angka(a[0]()), int(desimal))


_KUMPUL: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "SUM": lambda n: sum(n, Decimal(0)),
    "AVERAGE": _rata,
    "MIN": lambda n: min(n, default=Decimal(0)),
    "MAX": lambda n: max(n, default=Decimal(0)),
    "COUNT": lambda n: Decimal(len(n)),
    "PRODUCT": _kali,
}
_FUNGSI: dict[str, tuple[int, int, Callable[[list[Bagian]], Isi | list[Isi]]]] = {
    "IF": (2, 3, _jika),
    "IFERROR": (2, 2, _jika_galat),
    "ROUND": (2, 2, _bulat),
    "ABS": (1, 1, lambda a: abs(_angka(a[0]()))),
    "NOT": (1, 1, lambda a: not _benar(a[0])),
    "AND": (1, 30, lambda a: all(list(map(_benar, a)))),
    "OR": (1, 30, lambda a: any(list(map(_benar, a)))),
}
_HITUNG: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _bagi,
    "^": lambda a, b: a**b,
}
_UJI: dict[str, Callable[[int], bool]] = {
    "=": lambda c: c == 0,
    "<>": lambda c: c != 0,
    "<": lambda c: c < 0,
    ">": lambda c: c > 0,
    "<=": lambda c: c <= 0,
    ">=": lambda c: c >= 0,
}
_TINGKAT = (("+", "-"), ("*", "/"), ("^",))


class _Pembaca:
    """Penguraian menurun; setiap bagian menjadi fungsi tanpa argumen, supaya IF hanya menghitung cabangnya."""

    def __init__(self, token: list[str], ambil: Ambil) -> None:
        self.token, self.ambil_sel, self.letak = token, ambil, 0

    def semua(self) -> Bagian:
        hasil = self.banding()
        if self.letak != len(self.token):
            raise TakTerhitung
        return hasil

    def intip(self) -> str:
        return self.token[self.letak] if self.letak < len(self.token) else ""

    def ambil(self, harus: str = "") -> str:
        token = self.intip()
        if not token or (harus and token != harus):
            raise TakTerhitung
        self.letak += 1
        return token

    def banding(self) -> Bagian:
        kiri = self.operasi(0)
        while self.intip() in _UJI:
            kiri = self._banding(kiri, _UJI[self.ambil()], self.operasi(0))
        return kiri

    def _banding(self, kiri: Bagian, uji: Callable[[int], bool], kanan: Bagian) -> Bagian:
        return lambda: uji(_banding(_tunggal(kiri()), _tunggal(kanan())))

    def operasi(self, tingkat: int) -> Bagian:
        """Penjumlahan, lalu perkalian, lalu pangkat: dari kiri ke kanan."""
        if tingkat == len(_TINGKAT):
            return self.tanda()
        kiri = self.operasi(tingkat + 1)
        while self.intip() in _TINGKAT[tingkat]:
            kiri = self._operasi(kiri, _HITUNG[self.ambil()], self.operasi(tingkat + 1))
        return kiri

    def _operasi(self, kiri: Bagian, hitung: Callable[[Decimal, Decimal], Decimal], kanan: Bagian) -> Bagian:
        return lambda: hitung(_angka(kiri()), _angka(kanan()))

    def tanda(self) -> Bagian:
        """Tanda di depan mengikat lebih erat dari pangkat, seperti di Excel; tanda persen di belakang paling erat."""
        if self.intip() in ("+", "-"):
            minus = self.ambil() == "-"
            isi = self.tanda()
            return (lambda: -_angka(isi())) if minus else isi
        hasil = self.atom()
        while self.intip() == "%":
            self.ambil()
            hasil = self._operasi(hasil, _bagi, lambda: Decimal(100))
        return hasil

    def atom(self) -> Bagian:
        token = self.ambil()
        if token == "(":
            isi = self.banding()
            self.ambil(")")
            return isi
        if token[0] == '"':
            return lambda: token[1:-1].replace('""', '"')
        if token[0].isdigit() or token[0] == ".":
            return lambda: Decimal(token)
        if token[-1] == "(":
            return self.fungsi(token[:-1].upper())
        return self.acuan(token)

    def fungsi(self, nama: str) -> Bagian:
        argumen = [self.banding()]
        while self.intip() == ",":
            self.ambil()
            argumen.append(self.banding())
        self.ambil(")")
        if nama in _KUMPUL:
            return lambda: _KUMPUL[nama](list(_bilangan(argumen)))
        sedikit, banyak, jalankan = _FUNGSI.get(nama, (1, 0, _jika))
        if not sedikit <= len(argumen) <= banyak:
            raise TakTerhitung
        return lambda: jalankan(argumen)

    def acuan(self, token: str) -> Bagian:
        semua = daerah(token)
        if len(semua) != 1 or semua[0].rentang.rows * semua[0].rentang.cols > MAKS_SEL:
            raise TakTerhitung
        lembar, r = semua[0]
        letak = [(b, k) for b in range(r.top, r.bottom + 1) for k in range(r.left, r.right + 1)]
        return lambda: [self.ambil_sel(lembar, b, k) for b, k in letak]
