"""The expression tree of the formula language: written once in `tabel/`, read four ways (ADR 0001).

`Kolom("realisasi") / Kolom("target")` is a tree, not a number. `hitung`, `selang`, `excel` and `uraian`
walk it with a resolver `ambil(leaf)` that says what a leaf stands for. Ratios are ratios here: 110 % is
`Tetapan("1.1")`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Ekspresi:
    """A node: an operator name and its arguments; compared and hashed by structure.

    Operators: tambah kurang kali bagi negatif · jumlah rata banyak jumlah_kali maks min · jika with its
    condition sama · bulat pita · the leaves kolom tetapan parameter himpunan ringkas. Treat nodes as immutable.
    """

    __slots__ = ("args", "daun", "op")

    def __init__(self, op: str, *args: Any) -> None:
        self.op = op
        self.args: tuple[Any, ...] = args
        self.daun: tuple[Daun, ...] | None = None
        """What `daun` found, once it was asked."""

    def __add__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("tambah", self, jadi(lain))

    def __radd__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("tambah", jadi(lain), self)

    def __sub__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("kurang", self, jadi(lain))

    def __rsub__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("kurang", jadi(lain), self)

    def __mul__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("kali", self, jadi(lain))

    def __rmul__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("kali", jadi(lain), self)

    def __truediv__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("bagi", self, jadi(lain))

    def __rtruediv__(self, lain: Isi) -> Ekspresi:
        return Ekspresi("bagi", jadi(lain), self)

    def __neg__(self) -> Ekspresi:
        return Ekspresi("negatif", self)

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Ekspresi) and self.op == lain.op and self.args == lain.args

    def __hash__(self) -> int:
        return hash((self.op, self.args))

    def __repr__(self) -> str:
        tanda = _TANDA.get(self.op)
        if tanda:
            return f"({self.args[0]!r} {tanda} {self.args[1]!r})"
        if self.op == "negatif":
            return f"-{self.args[0]!r}"
        return f"{self.op}({', '.join(map(repr, self.args))})"


class Daun(Ekspresi):
    """A leaf: what the resolver is asked for."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(str, self.args))})"


class Kolom(Daun):
    """The value of a column in the same row."""

    __slots__ = ()
    __match_args__ = ("nama",)

    def __init__(self, nama: str) -> None:
        super().__init__("kolom", nama)

    @property
    def nama(self) -> str:
        """Name of the column ("realisasi")."""
        return str(self.args[0])


class Parameter(Daun):
    """A value of the profile or of the context ("batas_normalisasi")."""

    __slots__ = ()
    __match_args__ = ("nama",)

    def __init__(self, nama: str) -> None:
        super().__init__("parameter", nama)

    @property
    def nama(self) -> str:
        """Name of the parameter."""
        return str(self.args[0])


class Himpunan(Daun):
    """A column over a set of rows; only inside jumlah, rata, banyak, maks, min_, jumlah_kali."""

    __slots__ = ()
    __match_args__ = ("kolom", "baris")

    def __init__(self, kolom: str, baris: str = "data") -> None:
        super().__init__("himpunan", kolom, baris)

    @property
    def kolom(self) -> str:
        """Name of the column."""
        return str(self.args[0])

    @property
    def baris(self) -> str:
        """Name of the row set ("data": the table's data rows)."""
        return str(self.args[1])


class Ringkas(Daun):
    """The value of a column in another row of the table, named by its kind ("total", "nko", "f02")."""

    __slots__ = ()
    __match_args__ = ("jenis", "kolom")

    def __init__(self, jenis: str, kolom: str) -> None:
        super().__init__("ringkas", jenis, kolom)

    @property
    def jenis(self) -> str:
        """The row's kind."""
        return str(self.args[0])

    @property
    def kolom(self) -> str:
        """Name of the column."""
        return str(self.args[1])


class Tetapan(Daun):
    """A constant: Decimal, int, or a str, a number if it starts like one ("1.1"), else a text ("Baik")."""

    __slots__ = ()
    __match_args__ = ("nilai",)

    def __init__(self, nilai: Decimal | int | str) -> None:
        if isinstance(nilai, str):
            nilai = Decimal(nilai) if nilai[:1].isdecimal() or nilai[:1] == "-" else nilai
        super().__init__("tetapan", Decimal(nilai) if isinstance(nilai, int) else nilai)

    @property
    def nilai(self) -> Decimal | str:
        """The constant itself."""
        nilai: Decimal | str = self.args[0]
        return nilai


Isi = Ekspresi | Decimal | int | str
_TANDA = {
    "tambah": "+",
    "kurang": "−",
    "kali": "×",
    "bagi": "÷",
    "sama": "=",
}


def jadi(isi: Isi) -> Ekspresi:
    """The node for a constant; nodes pass through."""
    return isi if isinstance(isi, Ekspresi) else Tetapan(isi)


def jumlah(h: Himpunan) -> Ekspresi:
    """Sum over a row set; undefined when no row has a value."""
    return Ekspresi("jumlah", h)


def rata(h: Himpunan) -> Ekspresi:
    """Mean over the rows that have a value; undefined when none has."""
    return Ekspresi("rata", h)


def banyak(h: Himpunan) -> Ekspresi:
    """How many rows have a value (0 when none has)."""
    return Ekspresi("banyak", h)


def jumlah_kali(h1: Himpunan, h2: Himpunan) -> Ekspresi:
    """Sum of products row by row (SUMPRODUCT); a row without one of the two adds nothing."""
    return Ekspresi("jumlah_kali", h1, h2)


def maks(*e: Isi) -> Ekspresi:
    """The largest of several values, or of one row set."""
    return Ekspresi("maks", *map(jadi, e))


def min_(*e: Isi) -> Ekspresi:
    """The smallest of several values, or of one row set."""
    return Ekspresi("min", *map(jadi, e))


def jika(syarat: Ekspresi, benar: Isi, salah: Isi) -> Ekspresi:
    """`benar` where the condition holds, else `salah`; the other branch is not looked at."""
    return Ekspresi("jika", syarat, jadi(benar), jadi(salah))


def sama(a: Isi, b: Isi) -> Ekspresi:
    """Condition a = b; texts are compared without case."""
    return Ekspresi("sama", jadi(a), jadi(b))


def bulat(e: Isi, desimal: int) -> Ekspresi:
    """Half-up to so many decimals of the value (a percent at 2 decimals is a ratio at 4)."""
    return Ekspresi("bulat", jadi(e), desimal)


def pita(e: Isi, nama_pita: str) -> Ekspresi:
    """The label of the profile's band in which the value falls ("predikat_pko")."""
    return Ekspresi("pita", jadi(e), nama_pita)


def anak(e: Ekspresi) -> tuple[Ekspresi, ...]:
    """The nodes directly below (none for a leaf)."""
    return () if isinstance(e, Daun) else tuple(a for a in e.args if isinstance(a, Ekspresi))


def ganti(e: Ekspresi, lama: Ekspresi, baru: Ekspresi) -> Ekspresi:
    """The same expression with `baru` wherever `lama` stands."""
    if e == lama:
        return baru
    if isinstance(e, Daun):
        return e
    return Ekspresi(e.op, *(ganti(a, lama, baru) if isinstance(a, Ekspresi) else a for a in e.args))


def semua_daun(e: Ekspresi) -> Iterator[Daun]:
    """Every leaf but constants, from left to right, as often as it is written."""
    if isinstance(e, Daun):
        if not isinstance(e, Tetapan):
            yield e
        return
    for a in anak(e):
        yield from semua_daun(a)


def daun(e: Ekspresi) -> tuple[Daun, ...]:
    """The leaves that a resolver must know (no constants), each once, from left to right."""
    if e.daun is None:
        e.daun = tuple(dict.fromkeys(semua_daun(e)))
    return e.daun
