"""An independent judge of one relation: DOMAIN.md section 5 with its own parser and its own intervals.

Nothing here comes from `kertas_kerja`: the judge must not share a mistake with what it judges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal, getcontext
from typing import Literal, NamedTuple

getcontext().prec = 60
Sel = tuple[int, int]
Selang = tuple[Decimal, Decimal]
Hitung = Callable[[Sequence[Selang]], Selang]
Vonis = Literal["exact", "rounding", "wrong"]
_ANGKA = re.compile(r"(-?)((?:\d{1,3}(?:\.\d{3})+)|\d+)(?:,(\d+))?( ?%)?( [A-Za-z].*)?")
_TITIK = re.compile(r"(-?)(\d+)\.(\d{1,2})()()")


class Tulisan(NamedTuple):
    """A written number: value (a percent as a ratio), decimals shown, percent sign, whole count or rupiah."""

    nilai: Decimal
    desimal: int
    persen: bool
    utuh: bool

    @property
    def digit(self) -> int:
        """Decimals of the value itself."""
        return self.desimal + 2 * self.persen

    def selang(self, *, ditetapkan: bool) -> Selang:
        """The values it stands for. Counts and rupiah are exact; 9 is 9,00; a measured percent is what is shown."""
        if self.utuh:
            return self.nilai, self.nilai
        digit = self.digit
        if ditetapkan or not self.persen:
            digit = max(self.desimal, 2) + 2 * self.persen
        setengah = Decimal("0.5").scaleb(-digit)
        return self.nilai - setengah, self.nilai + setengah


def baca(teks: str) -> Tulisan | None:
    """A number as it is printed in the report, None for anything else."""
    cocok = _TITIK.fullmatch(teks) or _ANGKA.fullmatch(teks.strip())
    if cocok is None:
        return None
    ribuan = "." in cocok[2]
    nilai = Decimal(f"{cocok[1]}{cocok[2].replace('.', '')}.{cocok[3] or '0'}")
    persen = bool(cocok[4])
    satuan = bool(cocok[5])
    desimal = len(cocok[3] or "")
    return Tulisan(nilai / 100 if persen else nilai, desimal, persen, satuan or (ribuan and desimal in (0, 2)))


def tulis(nilai: Decimal, seperti: str) -> str:
    """The value in the way `seperti` is written."""
    asal = baca(seperti)
    assert asal is not None, seperti
    angka = bulat(nilai * (100 if asal.persen else 1), asal.desimal)
    teks = f"{angka:,.{asal.desimal}f}".translate({44: ".", 46: ","})
    if "." in seperti and "," not in seperti and asal.desimal:
        return teks.replace(",", ".")
    ekor = re.search(r"[ %].*$", seperti)
    return teks + (ekor[0] if ekor else "")


def bulat(nilai: Decimal, digit: int) -> Decimal:
    """Half-up on the decimal digits; guard digits of a division are settled first."""
    return nilai.quantize(Decimal(1).scaleb(-40), ROUND_HALF_UP).quantize(Decimal(1).scaleb(-digit), ROUND_HALF_UP)


class Hubungan(NamedTuple):
    """One relation of a printed table: where its result stands, what it is computed from, and how.

    `ditetapkan` marks the inputs that a person set (targets, weights). For a `pita` the result is a word and
    the only input is looked up; for a `batas` the result must not exceed the computed value.
    """

    nama: str
    hasil: Sel
    masukan: tuple[Sel, ...]
    hitung: Hitung
    ditetapkan: frozenset[Sel] = frozenset()
    pita: tuple[tuple[Decimal, str], ...] = ()
    batas: bool = False


def vonis(h: Hubungan, sel: Callable[[Sel], str]) -> Vonis | None:
    """The verdict on a relation over a table; None where something is missing."""
    masukan = [(m, t) for m in h.masukan if (t := baca(sel(m))) is not None]
    if h.pita:
        return _vonis_pita(h, masukan[0][1], sel(h.hasil)) if masukan else None
    tertulis = baca(sel(h.hasil))
    wajib = len(masukan) == len(h.masukan) or h.nama.startswith(("jumlah", "rata"))
    if tertulis is None or not masukan or not wajib:
        return None
    try:
        tepat = h.hitung([(t.nilai, t.nilai) for _, t in masukan])[0]
        bawah, atas = h.hitung([t.selang(ditetapkan=m in h.ditetapkan) for m, t in masukan])
    except ZeroDivisionError:
        return None
    if h.batas:
        return "exact" if tertulis.nilai <= tepat else "wrong"
    tampil = bulat(tertulis.nilai, tertulis.digit)
    if bulat(tepat, tertulis.digit) == tampil:
        return "exact"
    return "rounding" if bulat(bawah, tertulis.digit) <= tampil <= bulat(atas, tertulis.digit) else "wrong"


def _vonis_pita(h: Hubungan, nilai: Tulisan, label: str) -> Vonis | None:
    if not label or baca(label) is not None:
        return None
    benar = next((kata for atas, kata in h.pita if nilai.nilai <= atas), h.pita[-1][1])
    return "exact" if label.strip().lower() == benar.lower() else "wrong"


def seharusnya(h: Hubungan, sel: Callable[[Sel], str]) -> str:
    """What the result cell should say, in its own way of writing."""
    masukan = [t for m in h.masukan if (t := baca(sel(m))) is not None]
    if h.pita:
        kata = next((k for atas, k in h.pita if masukan[0].nilai <= atas), h.pita[-1][1])
        return kata.upper() if sel(h.hasil).isupper() else kata
    return tulis(h.hitung([(t.nilai, t.nilai) for t in masukan])[0], sel(h.hasil))


# --- arithmetic on intervals -----------------------------------------------------------------------------------------


def bagi(s: Sequence[Selang]) -> Selang:
    """a ÷ b; an interval around zero divides nothing."""
    (a, b), (c, d) = s
    if c <= 0 <= d:
        raise ZeroDivisionError
    sudut = [x / y for x in (a, b) for y in (c, d)]
    return min(sudut), max(sudut)


def kali(s: Sequence[Selang]) -> Selang:
    """a × b."""
    sudut = [x * y for x in s[0] for y in s[1]]
    return min(sudut), max(sudut)


def kurang(s: Sequence[Selang]) -> Selang:
    """a − b."""
    return s[0][0] - s[1][1], s[0][1] - s[1][0]


def jumlah(s: Sequence[Selang]) -> Selang:
    """The sum of all."""
    return sum((a for a, _ in s), Decimal(0)), sum((b for _, b in s), Decimal(0))


def rata(s: Sequence[Selang]) -> Selang:
    """The mean of all."""
    a, b = jumlah(s)
    return a / len(s), b / len(s)


def batasi(s: Sequence[Selang]) -> Selang:
    """min(max(x, 0), 110 %)."""
    (a, b) = s[0]
    atas, nol = Decimal("1.1"), Decimal(0)
    return min(max(a, nol), atas), min(max(b, nol), atas)


def dikurangi_tarif(s: Sequence[Selang]) -> Selang:
    """a × (100 % − b)."""
    return kali([s[0], (1 - s[1][1], 1 - s[1][0])])


def sama(s: Sequence[Selang]) -> Selang:
    """The value itself."""
    return s[0]


def berbobot(*bobot: str) -> Hitung:
    """A weighted sum with fixed weights."""

    def hitung(s: Sequence[Selang]) -> Selang:
        pasangan = list(zip(bobot, s, strict=True))
        return jumlah([(Decimal(w) * a, Decimal(w) * b) for w, (a, b) in pasangan])

    return hitung
