"""Second reading: which values an expression can have when its inputs were rounded before they were written.

Sound interval arithmetic: every end is rounded outwards, so the reading of `hitung` always lies inside. An
input that stands in an expression more than once makes the interval wider than the truth, never narrower.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import reduce

from kertas_kerja import angka
from kertas_kerja.angka import Selang
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Tetapan
from kertas_kerja.rumus.hitung import DIGIT, setara

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.profil.pita import Pita

Rentang = Selang | frozenset[str] | None
Daftar = Sequence[Selang | None]
AmbilSelang = Callable[[Daun], "Selang | str | Daftar | None"]
_B = Context(prec=DIGIT, rounding=ROUND_FLOOR)
_A = Context(prec=DIGIT, rounding=ROUND_CEILING)


def selang(e: Ekspresi, ambil: AmbilSelang, pita: Mapping[str, Pita] | None = None) -> Rentang:
    """The values `e` can take: an interval, for texts the set of possible ones; None when undefined.

    `ambil(leaf)` gives a Selang (a text for a text column) or None, for a `Himpunan` a sequence of them. A
    divisor whose interval contains 0 makes the result undefined. Errors as in `hitung`.
    """
    if isinstance(e, Tetapan):
        return frozenset({e.nilai}) if isinstance(e.nilai, str) else Selang(e.nilai, e.nilai)
    if isinstance(e, Daun):
        return _daun(e, ambil(e))
    if e.op in _RINGKASAN and all(isinstance(a, Daun) and a.op == "himpunan" for a in e.args):
        return _RINGKASAN[e.op](*(_daftar(ambil(a)) for a in e.args))
    if e.op == "jika":
        cabang = [selang(e.args[1 if b else 2], ambil, pita) for b in sorted(mungkin(e.args[0], ambil, pita))]
        return _gabung(cabang)
    bagian = [selang(a, ambil, pita) for a in e.args if isinstance(a, Ekspresi)]
    if any(b is None for b in bagian):
        return None
    return _operasi(e, [_selang(b, e) for b in bagian], pita)


def mungkin(e: Ekspresi, ambil: AmbilSelang, pita: Mapping[str, Pita] | None = None) -> frozenset[bool]:
    """The truth values that the condition `sama` can have; empty when it is undefined."""
    a, b = (selang(x, ambil, pita) for x in e.args)
    if a is None or b is None:
        return frozenset()
    if isinstance(a, Selang) and isinstance(b, Selang):
        return _setara_selang(a, b)
    return frozenset(setara(x, y) for x in _contoh(a) for y in _contoh(b))


def _contoh(r: Selang | frozenset[str]) -> list[Decimal | str]:
    return [r.bawah, r.atas] if isinstance(r, Selang) else list(r)


def _setara_selang(a: Selang, b: Selang) -> frozenset[bool]:
    hasil = {True} if a.beririsan(b) else set()
    if a.bawah != b.atas or a.atas != b.bawah:
        hasil.add(False)
    return frozenset(hasil)


def _daun(e: Ekspresi, nilai: Selang | str | Daftar | None) -> Rentang:
    if isinstance(nilai, str):
        return frozenset({nilai})
    if nilai is None or isinstance(nilai, Selang):
        return nilai
    raise TypeError(f"{e!r} is a row set; it stands only inside jumlah, rata, banyak, maks, min_")


def _selang(r: Rentang, e: Ekspresi) -> Selang:
    if not isinstance(r, Selang):
        raise TypeError(f"a number is needed in {e!r}, not {r!r}")
    return r


def _daftar(nilai: Selang | str | Daftar | None) -> Daftar:
    if nilai is None:
        return ()
    if isinstance(nilai, Selang | str):
        raise TypeError("a row set needs a sequence of intervals")
    return nilai


def _gabung(cabang: list[Rentang]) -> Rentang:
    """Hull of the branches that can be taken; undefined when one of them is."""
    angka_ = [c for c in cabang if isinstance(c, Selang)]
    if len(angka_) == len(cabang):
        return Selang(min(c.bawah for c in angka_), max(c.atas for c in angka_)) if angka_ else None
    teks = [c for c in cabang if isinstance(c, frozenset)]
    return frozenset().union(*teks) if len(teks) == len(cabang) else None


def _operasi(e: Ekspresi, bagian: list[Selang], pita: Mapping[str, Pita] | None) -> Rentang:
    if e.op == "bulat":
        return Selang(*(angka.bulat(x, e.args[1]) for x in bagian[0]))
    if e.op == "pita":
        return frozenset((pita or {})[e.args[1]].mungkin(*bagian[0]))
    return _ARITMETIKA[e.op](*bagian)


def _tambah(a: Selang, b: Selang) -> Selang:
    return Selang(_B.add(a.bawah, b.bawah), _A.add(a.atas, b.atas))


def _kurang(a: Selang, b: Selang) -> Selang:
    return Selang(_B.subtract(a.bawah, b.atas), _A.subtract(a.atas, b.bawah))


def _kali(a: Selang, b: Selang) -> Selang:
    sudut = [(x, y) for x in a for y in b]
    return Selang(min(_B.multiply(*s) for s in sudut), max(_A.multiply(*s) for s in sudut))


def _bagi(a: Selang, b: Selang) -> Selang | None:
    if b.bawah <= 0 <= b.atas:
        return None
    sudut = [(x, y) for x in a for y in b]
    return Selang(min(_B.divide(*s) for s in sudut), max(_A.divide(*s) for s in sudut))


def _maks(*s: Selang) -> Selang:
    return Selang(max(x.bawah for x in s), max(x.atas for x in s))


def _min(*s: Selang) -> Selang:
    return Selang(min(x.bawah for x in s), min(x.atas for x in s))


def _ada(daftar: Daftar) -> list[Selang]:
    return [s for s in daftar if s is not None]


def _jumlah(daftar: Daftar) -> Selang | None:
    return reduce(_tambah, _ada(daftar)) if _ada(daftar) else None


def _rata(daftar: Daftar) -> Selang | None:
    total, n = _jumlah(daftar), Decimal(len(_ada(daftar)))
    return total and Selang(_B.divide(total.bawah, n), _A.divide(total.atas, n))


def _banyak(daftar: Daftar) -> Selang:
    n = Decimal(len(_ada(daftar)))
    return Selang(n, n)


def _jumlah_kali(kiri: Daftar, kanan: Daftar) -> Selang | None:
    if not _ada(kiri) or not _ada(kanan):
        return None
    pasangan = zip(kiri, kanan, strict=True)
    nol = Selang(Decimal(0), Decimal(0))
    return reduce(_tambah, (_kali(a, b) for a, b in pasangan if a is not None and b is not None), nol)


_RINGKASAN: dict[str, Callable[..., Selang | None]] = {
    "jumlah": _jumlah,
    "rata": _rata,
    "banyak": _banyak,
    "jumlah_kali": _jumlah_kali,
    "maks": lambda daftar: _maks(*_ada(daftar)) if _ada(daftar) else None,
    "min": lambda daftar: _min(*_ada(daftar)) if _ada(daftar) else None,
}
_ARITMETIKA: dict[str, Callable[..., Selang | None]] = {
    "tambah": _tambah,
    "kurang": _kurang,
    "kali": _kali,
    "bagi": _bagi,
    "negatif": lambda a: Selang(a.atas.copy_negate(), a.bawah.copy_negate()),
    "maks": _maks,
    "min": _min,
}
