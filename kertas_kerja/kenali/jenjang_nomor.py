"""Depth of the rows of a component table: a component 0, its details 1 and deeper, told by how they are numbered."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kertas_kerja.model import Baris

_RAGAM = (("angka", r"\d{1,2}"), ("romawi", r"[IVX]+"), ("besar", r"[A-Z]"), ("kecil", r"[a-z]"))
_RUNTUN = r"[0-9A-Za-z]{1,4}(?:[.,][0-9A-Za-z]{1,4})*"


def menurut_nomor(baris: list[Baris]) -> list[Baris]:
    """A numbered row is a component, a row without a number its detail."""
    bernomor = any(_nomor(b) for b in baris if b.jenis == "data")
    return [b._replace(tingkat=int(bernomor and b.jenis == "data" and not _nomor(b))) for b in baris]


def komponen_rinci(baris: list[Baris]) -> list[Baris]:
    """The rows with the depth that their numbers tell ("1", "1.a"; "A", "1", "a"), where the weights agree.

    The weights of the components alone must be 100%, or stand nowhere; otherwise every row counts as a component.
    """
    data = [b for b in baris if b.jenis == "data"]
    tingkat = _tingkat([_nomor(b) for b in data])
    bobot = [a for b, t in zip(data, tingkat, strict=True) if not t and (a := _bobot(b)) is not None]
    utuh = sum(bobot, Decimal(0)) == 1 and len(bobot) == tingkat.count(0)
    if not any(tingkat) or not (utuh or all(_bobot(b) is None for b in data)):
        return baris
    menurut = {b.nomor: t for b, t in zip(data, tingkat, strict=True)}
    return [b._replace(tingkat=menurut.get(b.nomor, 0)) for b in baris]


def _tingkat(nomor: list[str]) -> list[int]:
    """Depth by the parts of a number, else by its kind: each kind that appears below another one is deeper."""
    if not nomor or not nomor[0]:
        return [0] * len(nomor)
    ragam: list[str] = []
    hasil: list[int] = []
    for teks in nomor:
        bagian = len(re.split("[.,]", teks)) if re.fullmatch(_RUNTUN, teks) else 1
        jenis = _ragam(teks, ragam) if bagian == 1 else ""
        if jenis and jenis not in ragam:
            ragam.append(jenis)
        dalam = bagian - 1 if bagian > 1 else ragam.index(jenis) if jenis else None
        hasil.append(dalam if dalam is not None else max(hasil[-1], 1) if hasil else 0)
    return hasil


def _ragam(teks: str, ada: list[str]) -> str:
    """The kind of a number; I and V are roman only where the list began with roman numbers."""
    cocok = [nama for nama, pola in _RAGAM if re.fullmatch(pola, teks)]
    return next((nama for nama in cocok if nama in ada), cocok[0] if cocok else "")


def _nomor(b: Baris) -> str:
    sel = b.ambil("no")
    return sel.teks.strip().strip("().") if sel is not None else ""


def _bobot(b: Baris) -> Decimal | None:
    sel = b.ambil("bobot")
    return sel.angka.nilai if sel is not None and sel.angka is not None else None
