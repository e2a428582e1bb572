"""Columns that the rows prove to be two factors and their product: weight and value, volume and price."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Nilai = tuple[Decimal, Decimal]
    Nama = dict[int, tuple[str, str]]

_MIN_BARIS = 2
_MIN_BANYAK = 3
_CUKUP = 8  # digits of the products that agree, where only two rows do
_MAKS_FAKTOR = 6
_BERTIGA = (("faktor", ""), ("faktor_kedua", ""), ("faktor_ketiga", ""), ("hasil_kali", ""))
_SKALA = (Decimal(1), Decimal("0.01"))  # the second where a weight stands in percent


def hasil_kali(
    lengkap: Callable[[list[int]], list[list[Nilai]]], kolom: list[int], judul: dict[int, str]
) -> dict[int, tuple[str, str]]:
    """The names of two factors and, to their right, their product; a factor that is a weight makes components."""
    for hasil in reversed(kolom):
        for a, b in combinations([k for k in kolom if k < hasil], 2):
            baris, nama = lengkap([a, b, hasil]), _nama(a, b, hasil, judul)
            if any(_terkali(baris, skala) for skala in (_SKALA if ("bobot", "") in nama.values() else _SKALA[:1])):
                return nama | _ketiga(lengkap, kolom, (a, b, hasil)) if ("faktor", "") in nama.values() else nama
    return _tiga_faktor(lengkap, kolom)


def _tiga_faktor(lengkap: Callable[[list[int]], list[list[Nilai]]], kolom: list[int]) -> dict[int, tuple[str, str]]:
    """The names of three factors and, to their right, their product: people, days and price."""
    for hasil in reversed(kolom):
        for tiga in combinations([k for k in kolom if k < hasil][-_MAKS_FAKTOR:], 3):
            baris = lengkap([*tiga, hasil])
            bertiga = sum(1 not in (b[0][0], b[1][0], b[2][0]) for b in baris)
            if bertiga >= _MIN_BARIS and _terkali([_digabung(b) for b in baris], _SKALA[0]):
                return dict(zip((*tiga, hasil), _BERTIGA, strict=True))
    return {}


def _ketiga(lengkap: Callable[[list[int]], list[list[Nilai]]], kolom: list[int], ada: tuple[int, int, int]) -> Nama:
    """A further column that is 1 in most rows, and without which some row would not be the product."""
    for k in (k for k in kolom if k < ada[2] and k not in ada):
        baris = lengkap([*ada[:2], k, ada[2]])
        berlaku = len(baris) == len(lengkap(list(ada))) and any(b[2][0] not in (0, 1) for b in baris)
        if berlaku and all(_sama(_digabung(b), _SKALA[0]) for b in baris):
            return {k: _BERTIGA[2]}
    return {}


def _digabung(baris: list[Nilai]) -> list[Nilai]:
    """The row with its second and third factor as one."""
    (kedua, satuan), (ketiga, lain) = baris[1:3]
    return [baris[0], (kedua * ketiga, min(satuan, lain)), baris[3]]


def _sama(b: list[Nilai], skala: Decimal) -> bool:
    return abs(b[0][0] * b[1][0] * skala - b[2][0]) <= min(b[2][1], Decimal(1)) / 2


def _nama(a: int, b: int, hasil: int, judul: dict[int, str]) -> Nama:
    bobot = [k for k in (a, b) if "bobot" in judul[k].lower()]
    if len(bobot) == 1:
        nilai = b if bobot == [a] else a
        return {bobot[0]: ("bobot", ""), nilai: ("jumlah_nilai", ""), hasil: ("nilai_aspek", "")}
    return {a: ("faktor", ""), b: ("faktor_kedua", ""), hasil: ("hasil_kali", "")}


def _terkali(baris: list[list[Nilai]], skala: Decimal) -> bool:
    """True where three rows fit, or two of many digits, and all others but one at most; a factor 1 tells nothing."""
    cocok = [b for b in baris if _sama(b, skala)]
    teliti = [b for b in cocok if b[0][0] not in (0, 1) and b[1][0] not in (0, 1)]
    cukup = len(teliti) >= _MIN_BANYAK or sum(banyak_angka(*b[2]) for b in teliti) >= _CUKUP
    return len(teliti) >= _MIN_BARIS and cukup and len(baris) - len(cocok) <= 1


def banyak_angka(nilai: Decimal, satuan: Decimal) -> int:
    """How many digits a number is written with."""
    return len(str(abs(int(nilai / min(satuan, Decimal(1))))))
