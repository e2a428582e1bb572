"""Compares what is written with what an expression gives: exact, rounding, wrong (DOMAIN.md section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, product

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, Selang, bakukan, bulat
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Himpunan, anak, semua_daun
from kertas_kerja.rumus.hitung import hitung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from kertas_kerja.profil.pita import Pita
    from kertas_kerja.rumus.selang import Rentang

    Status = Literal["exact", "rounding", "wrong"]

Isi = Angka | str | Sequence[Angka | None] | None
AmbilAngka = Callable[[Daun], Isi]
AmbilSel = Callable[[Daun], Selang | str | Sequence[Selang | None] | None]
_POTONG = {1: 32, 2: 8}  # pieces per repeated input: bounds the work at 64 to 256 readings


class Putusan(NamedTuple):
    """The verdict on one written value.

    `status` None: cannot be computed or compared. `seharusnya`: the recomputed value, unrounded (a ratio
    for percents) or the label. `rentang`: what rounded inputs allow, where a number is not exact. `dipotong`: its
    decimals were cut off, not rounded.
    """

    status: Status | None
    seharusnya: Decimal | str | None = None
    rentang: Selang | None = None
    dipotong: bool = False


def putuskan(
    e: Ekspresi, ambil_angka: AmbilAngka, tertulis: Angka | str, pita: Mapping[str, Pita] | None = None
) -> Putusan:
    """Judge a written value against `e`.

    `ambil_angka(leaf)` gives the Angka as written (a str for a text column, None for no value), for a
    `Himpunan` a sequence of them. exact: half-up of the recomputed value equals the digits written.
    rounding: some inputs inside their intervals give it. wrong: none do. A text is compared by band name,
    long or short, without case.
    """
    seharusnya = hitung(e, lambda d: _nilai(ambil_angka(d)), pita)
    if seharusnya is None:
        return Putusan(None)
    if isinstance(seharusnya, str):
        return _putus_teks(e, ambil_angka, tertulis, seharusnya, pita or {})
    if isinstance(tertulis, str):
        return Putusan(None, seharusnya)
    return _putus_angka(e, ambil_angka, tertulis, seharusnya, pita)


def _putus_angka(
    e: Ekspresi, ambil: AmbilAngka, tertulis: Angka, seharusnya: Decimal, pita: Mapping[str, Pita] | None
) -> Putusan:
    desimal = tertulis.desimal_nilai
    if bulat(seharusnya, desimal) == bulat(tertulis.nilai, desimal):
        return Putusan("exact", seharusnya)
    ambil_selang: AmbilSel = lambda d: _sel(ambil(d))  # noqa: E731
    rentang = _selang(e, ambil_selang, pita)
    rentang = rentang if isinstance(rentang, Selang) else None
    kasar = _desimal_teliti(tertulis)
    if rentang is None or not _dapat(rentang, tertulis.nilai, kasar):
        return Putusan("wrong" if rentang else "rounding", seharusnya, rentang)
    semua = list(_potong(e, ambil_selang, pita))
    potongan = [p for p in semua if isinstance(p, Selang)]
    if potongan and len(potongan) == len(semua):
        rentang = Selang(min(p.bawah for p in potongan), max(p.atas for p in potongan))
        if not any(_dapat(p, tertulis.nilai, kasar) for p in potongan):
            return Putusan("wrong", seharusnya, rentang)
    return Putusan("rounding", seharusnya, rentang)


def _selang(e: Ekspresi, ambil: AmbilSel, pita: Mapping[str, Pita] | None) -> Rentang:
    """The reading as an interval, which no value asks for that is exact."""
    from kertas_kerja.rumus.selang import selang

    return selang(e, ambil, pita)


def _desimal_teliti(tertulis: Angka) -> int:
    """Decimals of the value that the writing vouches for: never more than it shows."""
    if tertulis.ketelitian is None or not 0 <= tertulis.ketelitian < tertulis.desimal:
        return tertulis.desimal_nilai
    return tertulis.ketelitian + tertulis.desimal_nilai - tertulis.desimal


def _dapat(rentang: Selang, tertulis: Decimal, desimal: int) -> bool:
    """Some value of the interval rounds half-up to the one written (rounding never reverses an order).

    Once, or twice with one decimal in between: 92,446 typed as 92,45 and shown as 92,5; 0,975 shown as 98%.
    """
    bawah, atas = ((bulat(x, desimal), bulat(bulat(x, desimal + 1), desimal)) for x in (rentang.bawah, rentang.atas))
    return min(bawah) <= bulat(tertulis, desimal) <= max(atas)


def _potong(e: Ekspresi, ambil: AmbilSel, pita: Mapping[str, Pita] | None) -> Iterator[Rentang]:
    """The reading over small pieces of every input that stands in `e` more than once.

    Interval arithmetic takes two occurrences for independent: (2T − R)/T comes out too wide. Nothing is
    yielded when no input repeats.
    """
    berulang = _berulang(e, ambil)[:3]
    if not berulang:
        return
    n = _POTONG.get(len(berulang), 4)
    for pilihan in product(*(_iris(s, n) for _, s in berulang)):
        tetap = {daun: s for (daun, _), s in zip(berulang, pilihan, strict=True)}
        yield _selang(e, lambda d, tetap=tetap: tetap.get(d) or ambil(d), pita)  # type: ignore[misc]


def _berulang(e: Ekspresi, ambil: AmbilSel) -> list[tuple[Daun, Selang]]:
    semua = [d for d in semua_daun(e) if not isinstance(d, Himpunan)]
    ulang = dict.fromkeys(d for d in semua if semua.count(d) > 1)
    return [(d, s) for d in ulang if isinstance(s := ambil(d), Selang) and s.bawah < s.atas]


def _iris(s: Selang, n: int) -> list[Selang]:
    titik = [s.bawah, *(s.bawah + (s.atas - s.bawah) * i / n for i in range(1, n)), s.atas]
    return [Selang(a, b) for a, b in pairwise(titik)]


def _putus_teks(
    e: Ekspresi, ambil: AmbilAngka, tertulis: Angka | str, seharusnya: str, pita: Mapping[str, Pita]
) -> Putusan:
    if not isinstance(tertulis, str):
        return Putusan(None, seharusnya)
    nama = {_baku(_label(e, tertulis, pita)), _baku(tertulis)}
    if _baku(seharusnya) in nama:
        return Putusan("exact", seharusnya)
    tampak = _tampak(e, pita)
    rentang = _selang(e, lambda d: _sel(_seperti_tampak(ambil(d), tampak.get(d))), pita)
    mungkin = rentang if isinstance(rentang, frozenset) else frozenset()
    return Putusan("rounding" if not mungkin or any(_baku(m) in nama for m in mungkin) else "wrong", seharusnya)


def _tampak(e: Ekspresi, pita: Mapping[str, Pita]) -> dict[Ekspresi, int]:
    """Leaves that a band is looked up for, with the decimals on which it is decided."""
    if e.op == "pita" and isinstance(e.args[0], Daun):
        return {e.args[0]: pita[e.args[1]].desimal_nilai}
    return {daun: desimal for a in anak(e) for daun, desimal in _tampak(a, pita).items()}


def _seperti_tampak(isi: Isi, desimal: int | None) -> Isi:
    """A band is decided on the value as displayed: 100,00 % is 100 %, whatever it was rounded from."""
    if isinstance(isi, Angka) and desimal is not None and isi.desimal_nilai >= desimal:
        return isi.dengan_ketelitian(None)
    return isi


def _label(e: Ekspresi, tertulis: str, pita: Mapping[str, Pita]) -> str:
    """The full label that a writing means in the first band table of `e`."""
    if e.op == "pita":
        return pita[e.args[1]].cocok(tertulis) or tertulis
    return next((t for a in anak(e) if (t := _label(a, tertulis, pita)) != tertulis), tertulis)


def _baku(teks: str) -> str:
    return bakukan(teks).casefold()


def _nilai(isi: Isi) -> Decimal | str | list[Decimal | None] | None:
    if isinstance(isi, Angka):
        return isi.nilai
    return isi if isi is None or isinstance(isi, str) else [a.nilai if a else None for a in isi]


def _sel(isi: Isi) -> Selang | str | list[Selang | None] | None:
    if isinstance(isi, Angka):
        return isi.selang()
    return isi if isi is None or isinstance(isi, str) else [a.selang() if a else None for a in isi]
