"""Yang tampil di sel menurut nilai dan format angkanya, dengan koma desimal."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any


def tampil(nilai: Any, format_angka: str) -> str:
    """Teks sel seperti terlihat di Excel berbahasa Indonesia, untuk format yang dipakai buku contoh."""
    if nilai is None:
        return ""
    if isinstance(nilai, datetime | date):
        return nilai.strftime("%d/%m/%Y")
    if isinstance(nilai, str):
        return nilai
    persen = "%" in format_angka
    angka = Decimal(repr(nilai)) * (100 if persen else 1)
    pecahan = re.search(r"\.(0+)", format_angka)
    desimal = len(pecahan[1]) if pecahan else 0
    bulat, _, ekor = f"{angka.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP):,.{desimal}f}".partition(".")
    ribuan = bulat.replace(",", "." if "#,##0" in format_angka else "")
    satuan = re.search(r'"([^"]*)"', format_angka)
    akhir = (" %" if " %" in format_angka else "%") if persen else satuan[1] if satuan else ""
    return ribuan + ("," + ekor if ekor else "") + akhir
