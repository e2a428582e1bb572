"""How an expression is spelled in Excel: functions of Excel 2007, English names, commas.

A cell may hold a ratio (0,9281) or percent points (92,81). Every text is written "at a power k": it stands
for the value times 100ᵏ. A column of percent points is at k = 1; powers that cancel are never written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Tetapan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.profil.pita import Pita


class Acuan(NamedTuple):
    """What a leaf is in the sheet: "E6", "H4:H9", "H4,H7" or a literal "1.1"; scale 100 = percent points.

    `pasti_angka`: the caller knows that the cell holds a number, so no guard against blanks and texts is
    needed.
    """

    teks: str
    skala: int = 1
    pasti_angka: bool = False

    @property
    def tetap(self) -> bool:
        """True for a literal number or text."""
        return self.teks[:1] == '"' or _LITERAL.fullmatch(self.teks) is not None


AmbilAcuan = Callable[[Daun], Acuan]
MAKS_ARGUMEN = 255
_LITERAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_KUTIPAN = r"'[^']*'"
_FUNGSI = {"jumlah": "SUM", "rata": "AVERAGE", "banyak": "COUNT", "jumlah_kali": "SUMPRODUCT", "maks": "MAX",
           "min": "MIN"}  # fmt: skip
_LAMBANG = {"tambah": "+", "kurang": "-", "kali": "*", "bagi": "/", "sama": "="}
_BANDING, _TAMBAH, _KALI, _ATOM = range(4)
Kata = tuple[str, int]  # a text and how tightly it binds


class Penulis:
    """Writes expressions with the cells that `acuan` names and the bands of `pita`."""

    __slots__ = ("acuan", "pita")

    def __init__(self, acuan: AmbilAcuan, pita: Mapping[str, Pita] | None = None) -> None:
        self.acuan = acuan
        self.pita = pita or {}

    def teks(self, e: Ekspresi, pangkat: int | None = None) -> str:
        """The spelling of `e` at a power of 100 (default: the power its cells have by themselves)."""
        return self._tulis(e, (self.pangkat(e) or 0) if pangkat is None else pangkat)[0]

    def pangkat(self, e: Ekspresi) -> int | None:
        """The power at which `e` is spelled without any factor; None for constants and texts."""
        if isinstance(e, Daun):
            return self._pangkat_daun(e)
        bagian = [self.pangkat(a) for a in e.args if isinstance(a, Ekspresi)]
        if e.op in ("kali", "jumlah_kali"):
            return sum(p or 0 for p in bagian)
        if e.op == "bagi":
            return (bagian[0] or 0) - (bagian[1] or 0)
        if e.op in ("banyak", "pita"):
            return None if e.op == "pita" else 0
        ada = {p for p in (bagian[1:] if e.op == "jika" else bagian) if p is not None}
        return ada.pop() if len(ada) == 1 else 0 if ada else None

    def _pangkat_daun(self, e: Daun) -> int | None:
        if isinstance(e, Tetapan):
            return None
        acuan = self.acuan(e)
        return None if acuan.tetap and acuan.skala == 1 else int(acuan.skala == 100)

    def _tulis(self, e: Ekspresi, k: int) -> Kata:
        if isinstance(e, Tetapan):
            return angka_excel(e.nilai.scaleb(2 * k)) if isinstance(e.nilai, Decimal) else (kutip(e.nilai), _ATOM)
        if isinstance(e, Daun):
            return self._daun(self.acuan(e), k)
        if e.op == "bulat":
            return f"ROUND({self.teks(e.args[0], k)},{e.args[1] - 2 * k})", _ATOM
        if e.op == "pita":
            return self._pita(e.args[0], self.pita[e.args[1]]), _ATOM
        if e.op == "sama":
            return self._banding(e), _BANDING
        asal = self.pangkat(e)
        if asal is not None and asal != k and not self._campur(e):
            return skala(self._tulis(e, asal), k - asal)
        return self._operasi(e, k)

    def _campur(self, e: Ekspresi) -> bool:
        """True when the parts of a sum, minimum, ... come at different powers: each is then brought to k."""
        return e.op in ("tambah", "kurang", "maks", "min", "jika") and len(
            {p for a in e.args[e.op == "jika" :] if (p := self.pangkat(a)) is not None}
        ) > 1  # fmt: skip

    def _daun(self, acuan: Acuan, k: int) -> Kata:
        if acuan.teks.count(",") >= MAKS_ARGUMEN and re.sub(_KUTIPAN, "", acuan.teks).count(",") >= MAKS_ARGUMEN:
            raise ValueError(f"a function has at most {MAKS_ARGUMEN} arguments")
        if acuan.teks[:1] == '"':
            return acuan.teks, _ATOM
        if acuan.tetap:
            return angka_excel((Decimal(acuan.teks) / acuan.skala).scaleb(2 * k))
        return skala((acuan.teks, _ATOM), k - (acuan.skala == 100))

    def _operasi(self, e: Ekspresi, k: int) -> Kata:
        if e.op in ("kali", "bagi"):
            return self._dua(e, [self._tulis(a, self.pangkat(a) or 0) for a in e.args], _KALI)
        if e.op in ("tambah", "kurang"):
            return self._dua(e, [self._tulis(a, k) for a in e.args], _TAMBAH)
        if e.op == "negatif":
            return "-" + _kurung(self._tulis(e.args[0], k), _ATOM), _TAMBAH
        if e.op == "jika":
            syarat, *cabang = e.args
            return f"IF({self.teks(syarat)},{self.teks(cabang[0], k)},{self.teks(cabang[1], k)})", _ATOM
        if e.op in ("banyak", "jumlah_kali"):
            return self._himpunan(e), _ATOM
        return f"{_FUNGSI[e.op]}({','.join(self.teks(a, k) for a in e.args)})", _ATOM

    def _himpunan(self, e: Ekspresi) -> str:
        teks = [self.acuan(a).teks for a in e.args]
        if e.op == "jumlah_kali" and any("," in re.sub(_KUTIPAN, "", t) for t in teks):
            raise ValueError("SUMPRODUCT needs contiguous ranges")
        return f"{_FUNGSI[e.op]}({','.join(teks)})"

    def _dua(self, e: Ekspresi, bagian: list[Kata], ikat: int) -> Kata:
        """Two operands around their sign; after − and ÷ the right one must bind tighter or be enclosed."""
        kanan = _kurung(bagian[1], ikat + (e.op in ("kurang", "bagi")))
        if kanan[0] == "-":
            kanan = f"({kanan})"
        return f"{_kurung(bagian[0], ikat)}{_LAMBANG[e.op]}{kanan}", ikat

    def _banding(self, e: Ekspresi) -> str:
        ada = {p for a in e.args if (p := self.pangkat(a)) is not None}
        k = ada.pop() if len(ada) == 1 else 0
        kiri, kanan = (_kurung(self._tulis(a, k), _TAMBAH) for a in e.args)
        return f"{kiri}{_LAMBANG[e.op]}{kanan}"

    def _pita(self, e: Ekspresi, pita: Pita) -> str:
        """Nested IF from the highest band down, on the value rounded as it is displayed."""
        k = self.pangkat(e) or 0
        sudah = e.op == "bulat" and e.args[1] <= pita.desimal_nilai
        dibulatkan = e if sudah else Ekspresi("bulat", e, pita.desimal_nilai)
        tampil = self.teks(dibulatkan, k)
        hasil = kutip(pita.batas[0].label)
        for bawah, batas in zip(pita.batas, pita.batas[1:], strict=False):
            atas = angka_excel(bawah.atas.scaleb(2 * k))[0]
            hasil = f"IF({tampil}>{atas},{kutip(batas.label)},{hasil})"
        return hasil


def skala(kata: Kata, pangkat: int) -> Kata:
    """The text times 100 to a power."""
    if pangkat == 0:
        return kata
    return f"{_kurung(kata, _KALI)}{'*' if pangkat > 0 else '/'}{100 ** abs(pangkat)}", _KALI


def angka_excel(nilai: Decimal) -> Kata:
    """A number literal without exponent or idle zeros; negative ones bind like a sum."""
    teks = f"{nilai:f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return ("0", _ATOM) if teks == "-0" else (teks, _TAMBAH if teks[0] == "-" else _ATOM)


def kutip(teks: str) -> str:
    """A text literal. ValueError beyond the 255 characters that Excel allows."""
    if len(teks) > 255:
        raise ValueError("a text in a formula has at most 255 characters")
    return '"' + teks.replace('"', '""') + '"'


def _kurung(kata: Kata, ikat: int) -> str:
    return f"({kata[0]})" if kata[1] < ikat else kata[0]
