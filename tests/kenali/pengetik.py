"""How people type a printed value into a cell: text, number with a format, percent points, everything mixed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

_BILANGAN = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?( ?%)?")
_TITIK = re.compile(r"-?\d+\.(\d{1,2})")
_BERSATUAN = re.compile(r"(\d+) ([A-Za-z][A-Za-z /]*)")
_TANGGAL = re.compile(r"\d{2}/\d{2}/\d{4}")
_NOMOR = re.compile(r"(\d{1,2})\.")


class Isi(NamedTuple):
    """What is put into a cell and the number format it gets."""

    nilai: str | int | float | datetime
    format: str = "General"


Pengetik = Callable[[str, int], Isi]


def sebagai_teks(teks: str, baris: int) -> Isi:
    """Everything as it is printed."""
    return Isi(teks)


def sebagai_angka(teks: str, baris: int) -> Isi:
    """Numbers with a format that shows the same digits; percents as ratios."""
    return _angka(teks, poin=False)


def sebagai_poin(teks: str, baris: int) -> Isi:
    """Numbers with a format; percents as points without a sign: 92,81% becomes 92.81."""
    return _angka(teks, poin=True)


def tercampur(teks: str, baris: int) -> Isi:
    """Text, ratio and points in turn, row by row, in one column."""
    return (sebagai_teks, sebagai_angka, sebagai_poin)[baris % 3](teks, baris)


def rapat(teks: str, baris: int) -> Isi:
    """Text with the blanks that people leave: "92,81 %", " 78,64 ", a non-breaking space before the unit."""
    if teks.endswith("%") and not teks.endswith(" %"):
        return Isi(teks[:-1] + "\u00a0%")
    return Isi(f" {teks} ") if _BILANGAN.fullmatch(teks) else Isi(teks)


def _angka(teks: str, *, poin: bool) -> Isi:
    if cocok := _NOMOR.fullmatch(teks):
        return Isi(int(cocok[1]), '0"."')
    if _TANGGAL.fullmatch(teks):
        return Isi(datetime.strptime(teks, "%d/%m/%Y"), "dd/mm/yyyy")
    if cocok := _TITIK.fullmatch(teks):
        return Isi(_bilangan(Decimal(teks)), "0." + "0" * len(cocok[1]))
    if cocok := _BERSATUAN.fullmatch(teks):
        return Isi(int(cocok[1]), f'0" {cocok[2]}"')
    cocok = _BILANGAN.fullmatch(teks)
    if cocok is None:
        return Isi(teks)
    pecahan, persen = cocok[3] or "", bool(cocok[4])
    nilai = Decimal(f"{cocok[1]}{cocok[2].replace('.', '')}.{pecahan or '0'}")
    dasar = ("#,##0" if "." in cocok[2] else "0") + ("." + "0" * len(pecahan) if pecahan else "")
    if persen and not poin:
        return Isi(_bilangan(nilai / 100), dasar + "%")
    return Isi(_bilangan(nilai), dasar)


def _bilangan(nilai: Decimal) -> int | float:
    return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)
