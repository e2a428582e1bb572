"""Dari teks tercetak ke isi sel, menurut cara orang mengetiknya.

Cara mengetik satu kolom ditulis dengan satu huruf:

=====  =======================================================================
``t``  teks apa adanya: ``92,81%``, ``3 dokumen``, ``4.31`` tetap teks
``n``  bilangan dengan format angka, tampil sama: 0,9281 berformat ``0.00%``,
       3 berformat ``0" dokumen"``
``p``  persen sebagai angka polos tanpa tanda: ``92,81%`` menjadi 92.81
``d``  tanggal: ``31/12/2025`` menjadi tanggal berformat ``dd/mm/yyyy``
=====  =======================================================================
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

_BILANGAN = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?( ?%)?")
_TITIK = re.compile(r"(-?\d+)\.(\d{1,2})")
_BERSATUAN = re.compile(r"(\d+) ([A-Za-z][A-Za-z /]*)")
_TANGGAL = re.compile(r"\d{2}/\d{2}/\d{4}")


class Ketikan(NamedTuple):
    """Isi satu sel dan format angkanya (None: tanpa format)."""

    nilai: str | int | float | datetime
    format: str | None = None


def ketik(teks: str, cara: str) -> Ketikan:
    """Isi sel untuk ``teks`` bila kolomnya diketik dengan ``cara``."""
    if cara == "t" or not teks:
        return Ketikan(teks)
    if cara == "d":
        if _TANGGAL.fullmatch(teks):
            return Ketikan(datetime.strptime(teks, "%d/%m/%Y"), "dd/mm/yyyy")
        return Ketikan(teks)
    return _bilangan(teks, cara) or _bersatuan(teks) or Ketikan(teks)


def _bilangan(teks: str, cara: str) -> Ketikan | None:
    if titik := _TITIK.fullmatch(teks):
        return Ketikan(_angka(Decimal(teks)), "0." + "0" * len(titik[2]))
    cocok = _BILANGAN.fullmatch(teks)
    if cocok is None:
        return None
    tanda, bulat, pecahan, persen = cocok[1], cocok[2], cocok[3] or "", cocok[4] or ""
    nilai = Decimal(f"{tanda}{bulat.replace('.', '')}.{pecahan or '0'}")
    dasar = ("#,##0" if "." in bulat else "0") + ("." + "0" * len(pecahan) if pecahan else "")
    if cara == "p":
        return Ketikan(_angka(nilai), dasar)
    if persen:
        return Ketikan(_angka(nilai / 100), dasar + persen)
    return Ketikan(_angka(nilai), dasar)


def _bersatuan(teks: str) -> Ketikan | None:
    cocok = _BERSATUAN.fullmatch(teks)
    return Ketikan(int(cocok[1]), f'0" {cocok[2]}"') if cocok else None


def _angka(nilai: Decimal) -> int | float:
    return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)
