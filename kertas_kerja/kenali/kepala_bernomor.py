"""Leaves that are bare numbers: "1" to "12" below "Realisasi Bulan", "1" to "4" below "Target", "3" of an element."""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata import TRIBULAN_KE, kenali_mirip, normalkan

_UJUNG = r" ?-?(?: ?\(?%)?$"
_BERURUT = ("unsur", "tahun ke", "bulan", "wulan", "tw")  # only a period or an element is numbered 1, 2, 3
_BULAN_SETAHUN = 12
_DIUKUR = frozenset({"target", "realisasi", "capaian", "pagu", "realisasi_anggaran", "serapan"})
_KATA = {4: "triwulan ke", _BULAN_SETAHUN: "bulan ke"}


def urutan(rantai: list[str]) -> str:
    """The period of a bare 1, 2, 3: "2" below "Target Renstra Tahun ke-", "TB II" below "Target Triwulan",
    "BL 2" below "Realisasi Bulan ke".

    Below "Nilai Unsur Pelayanan" it is the number of the element.
    """
    if len(rantai) < 2 or len(rantai[-1]) > 2 or not rantai[-1].isdecimal():
        return ""
    grup = normalkan(rantai[-2])
    if not any(k in grup for k in _BERURUT):
        return ""
    if re.search(r"\bunsur\b", grup):
        return f"U{rantai[-1]}"
    if re.search(rf"\btahun ke{_UJUNG}", grup):
        return rantai[-1]
    if re.search(rf"\bbulan(?: ke)?{_UJUNG}", grup):
        return f"BL {int(rantai[-1])}" if 1 <= int(rantai[-1]) <= _BULAN_SETAHUN else ""
    per_tribulan = re.search(rf"\b(?:triwulan(?:an)?|tribulan|tw)(?: ke)?{_UJUNG}", grup) is not None
    return TRIBULAN_KE.get(rantai[-1], "") if per_tribulan else ""


def bernomor(semua: list[list[str]]) -> list[list[str]]:
    """The header texts over the columns, with what a measure is numbered by where its group does not say it.

    Four or twelve leaves that count from 1 below "Realisasi" are tribulan or months. What else is counted there
    nobody knows: such a leaf has no group, so that none of them passes for the measure itself.
    """
    daun: dict[tuple[str, ...], list[str]] = {}
    for rantai in semua:
        if len(rantai) > 1 and rantai[-1].isdecimal() and not urutan(rantai):
            daun.setdefault(tuple(rantai[:-1]), []).append(rantai[-1])
    terhitung = {
        grup: _KATA.get(len(nomor), "")
        for grup, nomor in daun.items()
        if len(nomor) > 1 and [int(n) for n in nomor] == [*range(1, len(nomor) + 1)] and _diukur(grup)
    }
    return [_terbaca(rantai, terhitung) for rantai in semua] if terhitung else semua


def _diukur(grup: tuple[str, ...]) -> bool:
    return kenali_mirip(grup[-1]).nama in _DIUKUR


def _terbaca(rantai: list[str], terhitung: dict[tuple[str, ...], str]) -> list[str]:
    kata = terhitung.get(tuple(rantai[:-1])) if rantai and rantai[-1].isdecimal() else None
    if kata is None:
        return rantai
    return [*rantai[:-2], f"{rantai[-2]} {kata}", rantai[-1]] if kata else rantai[-1:]
