"""Kolom berkepala tahun saja pada tabel komponen: nilai tahun itu."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_TAHUN = r"(?i)(?:tahun )?(20\d\d)"


def tahun_jadi_nilai(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom "2024" dan "2025" menjadi `nilai` bergrup tahun, bila tidak ada kolom lain yang bernama nilai."""
    if any(k.nama == "nilai" for k in kolom):
        return kolom
    return [_bernilai(k) for k in kolom]


def _bernilai(k: Kolom) -> Kolom:
    cocok = None if k.nama else re.fullmatch(_TAHUN, k.judul.strip())
    return k._replace(nama="nilai", grup=cocok[1]) if cocok is not None else k
