"""Scales of predikat as people write them: ranges in percent points ("> 80 - 100", "91% ≤ 100%"), made into bands."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.profil.pita import Batas, Pita

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEBIH = (">", "≥", "atas", "lebih", "minimal")
_KURANG = ("<", "≤", "bawah", "kurang", "maksimal")
_TERTUTUP = ("≤", "≥", "=", "minimal", "maksimal", "ke atas", "keatas", "ke bawah")
_ANGKA = r"\d+(?:[.,]\d+)?"
_MAKS_CELAH = 1  # percent points between two bands written in whole numbers
_SENTI = Decimal("0.01")
_DI_ATAS_PUNCAK = Decimal("0.1")  # a last band without an upper limit gets one, above the limit below it


class RentangTertulis(NamedTuple):
    """A range in percent points; None: no limit. `..._masuk`: the limit belongs to it; None: not said."""

    bawah: Decimal | None
    atas: Decimal | None
    bawah_masuk: bool | None = None
    atas_masuk: bool | None = None


def rentang_tertulis(teks: str) -> RentangTertulis | None:
    """A range as people write it: "> 80 - 100", "91% ≤ 100%", "70 ≤ X < 85", "≤ 50", "lebih dari 100%"; else None."""
    nilai = [Decimal(a.replace(",", ".")) for a in re.findall(_ANGKA, teks)]
    depan, *antara = re.split(_ANGKA, teks.lower())
    if len(nilai) == 2 and nilai[0] < nilai[1]:
        tengah = re.findall(r"[<>≤≥]=?", antara[0])
        bawah = re.findall(r"[<>≤≥]=?", depan) or tengah[:-1]
        return RentangTertulis(nilai[0], nilai[1], _tertutup(bawah), _tertutup(tengah[-1:]))
    if len(nilai) == 1:
        return _satu_batas(nilai[0], f"{depan} {antara[0]}")
    return None


def _tertutup(tanda: list[str]) -> bool | None:
    return any(t in tanda[0] for t in _TERTUTUP) if tanda else None


def _satu_batas(nilai: Decimal, kata: str) -> RentangTertulis | None:
    if any(t in kata for t in _LEBIH):
        return RentangTertulis(nilai, None, any(t in kata for t in _TERTUTUP))
    if any(t in kata for t in _KURANG):
        return RentangTertulis(None, nilai, None, any(t in kata for t in _TERTUTUP))
    return None


def terputus(rentang: Sequence[RentangTertulis]) -> int | None:
    """Position of the first range, from the lowest up, that does not join the one below it: a gap of more than one
    percent point, or an overlap."""
    for nomor, (bawah, ini) in enumerate(pairwise(rentang), 1):
        if bawah.atas is None or ini.bawah is None or not 0 <= ini.bawah - bawah.atas <= _MAKS_CELAH:
            return nomor
    return None


def susun_pita(
    nama: str, baris: Sequence[tuple[RentangTertulis, str]], singkat: Mapping[str, str] | None = None
) -> Pita:
    """The bands of ranges with their words, ascending and without gaps; `singkat`: another word for a word."""
    batas: list[Batas] = []
    celah: list[tuple[int, Decimal, Decimal]] = []
    lain = singkat or {}
    for nomor, ((ini, kata), (lanjut, _)) in enumerate(pairwise(baris)):
        assert ini.atas is not None
        assert lanjut.bawah is not None
        atas, jelas = _sambung(ini.atas, lanjut.bawah, ini.atas_masuk, lanjut.bawah_masuk)
        batas.append(Batas(atas / 100, kata, lain.get(kata, kata)))
        celah += [] if jelas else [(nomor, ini.atas / 100, lanjut.bawah / 100)]
    (akhir, kata) = baris[-1]
    puncak = batas[-1].atas + _DI_ATAS_PUNCAK if akhir.atas is None else akhir.atas / 100
    return Pita(nama, 2, (*batas, Batas(puncak, kata, lain.get(kata, kata))), True, tuple(celah))


def _sambung(atas: Decimal, bawah: Decimal, atas_masuk: bool | None, bawah_masuk: bool | None) -> tuple[Decimal, bool]:
    """(upper limit, whether it is clear): a shared limit belongs to one of them, a wide gap is split in its middle."""
    if bawah - atas > _SENTI:
        return ((atas + bawah) / 2 - _SENTI).quantize(_SENTI), False
    if atas < bawah:
        return atas, True
    pemilik = {masuk for masuk in (atas_masuk, None if bawah_masuk is None else not bawah_masuk) if masuk is not None}
    return (atas - _SENTI, True) if pemilik == {False} else (atas, len(pemilik) == 1)
