"""Kolom berkepala tahun saja pada tabel komponen: nilai tahun itu."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_TAHUN = r"(?i)(?:tahun )?(20\d\d)"


_DARI_NILAI = ("capaian", "mutu")


def tahun_jadi_nilai(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom "2024" dan "2025" menjadi `nilai` bergrup tahun, bila tidak ada kolom lain yang bernama nilai."""
    if any(k.nama == "nilai" for k in kolom):
        return _tahun_terakhir(kolom)
    return _tahun_terakhir([_bernilai(k) for k in kolom])


def _tahun_terakhir(kolom: list[Kolom]) -> list[Kolom]:
    """Satu kolom persen atau mutu di kanan nilai beberapa tahun adalah milik tahun terakhir, bila ia paling kanan."""
    nilai = [k for k in kolom if k.nama == "nilai"]
    if len(nilai) < 2 or not all(k.grup.isdigit() for k in nilai) or max(nilai, key=_tahun) is not nilai[-1]:
        return kolom
    return [k._replace(grup=nilai[-1].grup) if _milik_terakhir(k, nilai[-1]) else k for k in kolom]


def _milik_terakhir(k: Kolom, nilai: Kolom) -> bool:
    return k.nama in _DARI_NILAI and not k.grup and k.indeks > nilai.indeks


def _tahun(k: Kolom) -> int:
    return int(k.grup)


def _bernilai(k: Kolom) -> Kolom:
    cocok = None if k.nama else re.fullmatch(_TAHUN, k.judul.strip())
    return k._replace(nama="nilai", grup=cocok[1]) if cocok is not None else k
