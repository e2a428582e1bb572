"""First reading: an expression as a Decimal (or a text), with 50 digits, never rounded on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal

from kertas_kerja import angka
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Tetapan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.profil.pita import Pita

Nilai = Decimal | str | None
Daftar = Sequence[Decimal | None]
Ambil = Callable[[Daun], "Decimal | str | Daftar | None"]

DIGIT = 50
_K = Context(prec=DIGIT, rounding=ROUND_HALF_EVEN)
NOL = Decimal(0)


def hitung(e: Ekspresi, ambil: Ambil, pita: Mapping[str, Pita] | None = None) -> Nilai:
    """The value of `e`; None when it is undefined (an input is missing, a divisor is 0).

    `ambil(leaf)` gives a Decimal, a text, or None; for a `Himpunan` a sequence, None for rows without a
    value (they are left out, never 0). Ratios are ratios. `pita` holds the bands by name. Raises KeyError
    for an unknown band, TypeError for a text where a number is needed.
    """
    if isinstance(e, Tetapan):
        return e.nilai
    if isinstance(e, Daun):
        nilai = ambil(e)
        if nilai is None or isinstance(nilai, Decimal | str):
            return nilai
        raise TypeError(f"{e!r} is a row set; it stands only inside jumlah, rata, banyak, maks, min_")
    if e.op in _RINGKASAN and all(isinstance(a, Daun) and a.op == "himpunan" for a in e.args):
        return _RINGKASAN[e.op](*(_daftar(ambil(a)) for a in e.args))
    if e.op == "jika":
        syarat = benar(e.args[0], ambil, pita)
        return None if syarat is None else hitung(e.args[1] if syarat else e.args[2], ambil, pita)
    bagian = [hitung(a, ambil, pita) for a in e.args if isinstance(a, Ekspresi)]
    if any(b is None for b in bagian):
        return None
    return _operasi(e, [_angka(b, e) for b in bagian], pita)


def benar(e: Ekspresi, ambil: Ambil, pita: Mapping[str, Pita] | None = None) -> bool | None:
    """Whether the two sides of the condition `sama` are equal; None when it cannot be said."""
    a, b = (hitung(x, ambil, pita) for x in e.args)
    return None if a is None or b is None else setara(a, b)


def setara(a: Decimal | str, b: Decimal | str) -> bool:
    """Equality; texts compare without case and outer spaces, a text never equals a number."""
    if isinstance(a, str) and isinstance(b, str):
        a, b = angka.bakukan(a).casefold(), angka.bakukan(b).casefold()
    return a == b


def _operasi(e: Ekspresi, bagian: list[Decimal], pita: Mapping[str, Pita] | None) -> Nilai:
    if e.op == "bagi":
        return None if bagian[1] == 0 else _K.divide(*bagian)
    if e.op == "bulat":
        return angka.bulat(bagian[0], e.args[1])
    if e.op == "pita":
        return (pita or {})[e.args[1]].cari(bagian[0])
    return _ARITMETIKA[e.op](*bagian)


def _angka(nilai: Nilai, e: Ekspresi) -> Decimal:
    if not isinstance(nilai, Decimal):
        raise TypeError(f"a number is needed in {e!r}, not {nilai!r}")
    return nilai


def _daftar(nilai: Decimal | str | Daftar | None) -> Daftar:
    if nilai is None:
        return ()
    if isinstance(nilai, Decimal | str):
        raise TypeError("a row set needs a sequence of values")
    return nilai


def jumlahkan(nilai: Iterable[Decimal]) -> Decimal:
    """The sum with the digits of this reading."""
    total = NOL
    for n in nilai:
        total = _K.add(total, n)
    return total


def _ada(daftar: Daftar) -> list[Decimal]:
    return [n for n in daftar if n is not None]


def _jumlah(daftar: Daftar) -> Nilai:
    ada = _ada(daftar)
    return jumlahkan(ada) if ada else None


def _rata(daftar: Daftar) -> Nilai:
    ada = _ada(daftar)
    return _K.divide(jumlahkan(ada), Decimal(len(ada))) if ada else None


def _jumlah_kali(kiri: Daftar, kanan: Daftar) -> Nilai:
    if not _ada(kiri) or not _ada(kanan):
        return None
    return jumlahkan(_K.multiply(a, b) for a, b in zip(kiri, kanan, strict=True) if a is not None and b is not None)


_RINGKASAN: dict[str, Callable[..., Nilai]] = {
    "jumlah": _jumlah,
    "rata": _rata,
    "banyak": lambda daftar: Decimal(len(_ada(daftar))),
    "jumlah_kali": _jumlah_kali,
    "maks": lambda daftar: max(_ada(daftar), default=None),
    "min": lambda daftar: min(_ada(daftar), default=None),
}
_ARITMETIKA: dict[str, Callable[..., Decimal]] = {
    "tambah": _K.add,
    "kurang": _K.subtract,
    "kali": _K.multiply,
    "negatif": lambda a: a.copy_negate(),
    "maks": lambda *a: max(a),
    "min": lambda *a: min(a),
}
