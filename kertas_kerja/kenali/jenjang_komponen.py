"""Depth of the rows of a component table: 0 a component, 1 its detail."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.model import Baris

_NOMOR_LABEL = r"\s*(\d{1,2}(?:\.[a-z\d]{1,2})?|[ivx]{1,4}|[a-z])[.)]?\s"


def menurut_nomor(baris: list[Baris]) -> list[Baris]:
    """The rows with their depth: told by their numbers (1 and 1.a, I and 1, A and 1), else by their weights.

    In a numbered table a row without a number is a detail.
    """
    data = [b for b in baris if b.jenis == "data"]
    macam = [_macam(_nomor(b)) for b in data]
    if not any(macam):
        macam = [_macam(_nomor_label(b)) for b in data]
        if not macam or not macam[0]:
            macam = []
    rinci = [m != macam[0] for m in macam] if macam and macam[0] else [not m for m in macam]
    if not any(rinci):
        rinci = _menurut_bobot(data)
    dalam = {b.nomor for b, r in zip(data, rinci, strict=True) if r} if rinci else set()
    return [b._replace(tingkat=int(b.nomor in dalam)) for b in baris]


def _nomor(b: Baris) -> str:
    no = b.ambil("no")
    return no.teks.strip(" .)").lower() if no is not None else ""


def _nomor_label(b: Baris) -> str:
    komponen = b.ambil("komponen")
    cocok = re.match(_NOMOR_LABEL, komponen.teks.lower()) if komponen is not None else None
    return cocok[1] if cocok is not None else ""


def _macam(nomor: str) -> str:
    """The kind of a number: its parts, and whether digits or letters."""
    if not nomor:
        return ""
    return f"{nomor.count('.')}{'angka' if nomor[0].isdigit() else 'huruf'}"


def _menurut_bobot(data: list[Baris]) -> list[bool]:
    """Details are the rows whose weights add up to that of the row above; empty where not every row has its place."""
    bobot = [_bobot(b) for b in data]
    hasil: list[bool] = []
    i = 0
    while i < len(bobot):
        akhir = _habis(bobot, i)
        if akhir is None:
            return []
        hasil += [False, *[True] * (akhir - i - 1)]
        i = akhir
    return hasil


def _habis(bobot: list[Decimal | None], awal: int) -> int | None:
    """The end of the rows below `awal` that together weigh what it weighs, at least two."""
    induk = bobot[awal]
    sisa = induk
    for j in range(awal + 1, len(bobot)):
        satu = bobot[j]
        if satu is None or sisa is None or satu > sisa:
            return None
        sisa -= satu
        if not sisa and j > awal + 1:
            return j + 1
    return None


def _bobot(b: Baris) -> Decimal | None:
    bobot = b.nilai("bobot")
    return bobot if bobot is not None and bobot > 0 else None
