"""A small independent calculator for Excel formula texts, for the tests only: Decimal inside, Excel's rules for types.

It knows nothing of the package: its own reader, its own rounding. Cells are a dict "A1" -> Decimal, str or
None.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

PECAHAN = re.compile(r'\s*("(?:[^"]|"")*"|[A-Z]+(?=\()|[A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?|[0-9.]+|<=|>=|<>|[-+*/=<>(),])')


class Galat(Exception):
    """An Excel error value."""


class Rentang(list):
    """Cells of a reference: aggregate functions skip their texts and blanks."""


def nilai_rumus(rumus, sel):
    """The value that a cell with this formula ("=...") shows; an error is returned as its text, "#DIV/0!"."""
    assert rumus[0] == "="
    with localcontext() as konteks:
        konteks.prec = 60
        try:
            return _skalar(_Pembaca(PECAHAN.findall(rumus[1:]), sel).semua()())
        except Galat as galat:
            return str(galat)


def _skalar(x):
    if isinstance(x, Rentang):
        assert len(x) == 1
        return x[0]
    return x


def _angka(x):
    x = _skalar(x)
    if isinstance(x, bool) or x is None:
        return Decimal(int(x or 0))
    if isinstance(x, str):
        raise Galat("#VALUE!")
    return x


def _bandingan(a, b):
    """-1, 0, 1; numbers before texts before truth values; a blank is 0 or ""."""
    a, b = (_skalar(x) for x in (a, b))
    a = ("" if isinstance(b, str) else Decimal(0)) if a is None else a
    b = ("" if isinstance(a, str) else Decimal(0)) if b is None else b
    kunci = [(1, x.casefold()) if isinstance(x, str) else (2 if isinstance(x, bool) else 0, x) for x in (a, b)]
    return (kunci[0] > kunci[1]) - (kunci[0] < kunci[1])


def _bilangan(argumen):
    """Numbers among the arguments: of references only true numbers, direct values converted."""
    for a in argumen:
        nilai = a()
        if isinstance(nilai, Rentang):
            yield from (x for x in nilai if isinstance(x, Decimal))
        else:
            yield _angka(nilai)


def _rata(daftar):
    if not daftar:
        raise Galat("#DIV/0!")
    return sum(daftar) / len(daftar)


def _bulat(x, desimal):
    nilai = _angka(x())
    kali = Decimal(10) ** int(_angka(desimal()))
    # 15 significant digits as Excel shows them; here: 40, to settle the guard digits of divisions
    nilai = Decimal(f"{nilai:.39E}") if nilai else nilai
    return (abs(nilai) * kali + Decimal("0.5")).to_integral_value("ROUND_FLOOR") / kali * (-1 if nilai < 0 else 1)


def _jumlah_kali(argumen):
    kolom = [[x if isinstance(x, Decimal) else Decimal(0) for x in a()] for a in argumen]
    assert len({len(k) for k in kolom}) == 1
    total = Decimal(0)
    for baris in zip(*kolom, strict=True):
        hasil = Decimal(1)
        for x in baris:
            hasil *= x
        total += hasil
    return total


def _benar(x):
    nilai = _skalar(x())
    if isinstance(nilai, str):
        raise Galat("#VALUE!")
    return bool(nilai)


FUNGSI = {
    "IF": lambda a: a[1]() if _benar(a[0]) else a[2](),
    "OR": lambda a: any(list(map(_benar, a))),
    "AND": lambda a: all(list(map(_benar, a))),
    "COUNT": lambda a: Decimal(len(list(_bilangan(a)))),
    "SUM": lambda a: sum(_bilangan(a), Decimal(0)),
    "AVERAGE": lambda a: _rata(list(_bilangan(a))),
    "MIN": lambda a: min(_bilangan(a), default=Decimal(0)),
    "MAX": lambda a: max(_bilangan(a), default=Decimal(0)),
    "ROUND": lambda a: _bulat(*a),
    "SUMPRODUCT": _jumlah_kali,
}


class _Pembaca:
    """Recursive descent over the tokens; every part becomes a function without arguments (so IF can be lazy)."""

    def __init__(self, token, sel):
        self.token, self.sel, self.i = token, sel, 0

    def semua(self):
        hasil = self.banding()
        assert self.i == len(self.token), self.token[self.i :]
        return hasil

    def lihat(self):
        return self.token[self.i] if self.i < len(self.token) else ""

    def ambil(self):
        self.i += 1
        return self.token[self.i - 1]

    def banding(self):
        kiri = self.jumlah()
        while self.lihat() in ("=", "<>", "<", ">", "<=", ">="):
            kiri = self._banding(kiri, self.ambil(), self.jumlah())
        return kiri

    def _banding(self, kiri, op, kanan):
        uji = {"=": lambda c: c == 0, "<>": lambda c: c != 0, "<": lambda c: c < 0, ">": lambda c: c > 0,
               "<=": lambda c: c <= 0, ">=": lambda c: c >= 0}[op]  # fmt: skip
        return lambda: uji(_bandingan(kiri(), kanan()))

    def jumlah(self):
        kiri = self.kali()
        while self.lihat() in ("+", "-"):
            kiri = self._hitung(kiri, self.ambil(), self.kali())
        return kiri

    def kali(self):
        kiri = self.tanda()
        while self.lihat() in ("*", "/"):
            kiri = self._hitung(kiri, self.ambil(), self.tanda())
        return kiri

    def _hitung(self, kiri, op, kanan):
        def jalankan():
            a, b = _angka(kiri()), _angka(kanan())
            if op == "/" and b == 0:
                raise Galat("#DIV/0!")
            return a + b if op == "+" else a - b if op == "-" else a * b if op == "*" else a / b

        return jalankan

    def tanda(self):
        if self.lihat() == "-":
            self.ambil()
            isi = self.tanda()
            return lambda: -_angka(isi())
        return self.atom()

    def atom(self):
        t = self.ambil()
        if t == "(":
            isi = self.banding()
            assert self.ambil() == ")"
            return isi
        if t[0] == '"':
            return lambda: t[1:-1].replace('""', '"')
        if t in FUNGSI:
            argumen = self.argumen()
            return lambda: FUNGSI[t](argumen)
        if t[0].isdigit():
            return lambda: Decimal(t)
        return lambda: Rentang(self.sel.get(k) for k in _sel(t))

    def argumen(self):
        assert self.ambil() == "("
        hasil = [self.banding()]
        while self.lihat() == ",":
            self.ambil()
            hasil.append(self.banding())
        assert self.ambil() == ")"
        return hasil


def _sel(acuan):
    awal, _, akhir = acuan.partition(":")
    if not akhir:
        return [awal]
    kolom, atas = re.fullmatch("([A-Z]+)([0-9]+)", awal).groups()
    kolom2, bawah = re.fullmatch("([A-Z]+)([0-9]+)", akhir).groups()
    assert kolom == kolom2
    return [f"{kolom}{i}" for i in range(int(atas), int(bawah) + 1)]


def setengah_ke_atas(nilai, desimal):
    """Half-up through the decimal writing alone: an independent implementation of the rounding."""
    return nilai.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
