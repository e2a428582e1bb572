"""Levels beside each other: a cascading form has an indicator and a target for the sasaran, then for its program.

"Sasaran, Indikator, Target, Program, Indikator Program, Target": each level is a table of its own on the same rows.
"""

from __future__ import annotations

from kertas_kerja.tabel.kosakata import kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kertas_kerja.model import Kolom

_DI_DEPAN = frozenset({"no", "kode", "tujuan", "sasaran", "program"})
"""Columns that stand before an indicator and say whose it is."""


def potong_jenjang(kolom: Sequence[Kolom]) -> list[tuple[int, int]]:
    """First and last column (1-based) of every level of a header; one pair where it has a single level.

    A level has an indicator and behind it a target, whose header may stand in a group above.
    """
    semua = [(kolom[0].indeks, kolom[-1].indeks)] if kolom else []
    if sum("indikator" in k.judul.lower() for k in kolom) < 2:
        return semua
    nama = [_nama(k) for k in kolom]
    indikator = [i for i, n in enumerate(nama) if "indikator" in n[-1:]]
    awal = [0, *(_mundur(nama, i) for i in indikator[1:])]
    batas = [*awal[1:], len(nama)]
    bertarget = (_bertarget(nama[i:akhir]) for i, akhir in zip(indikator, batas, strict=False))
    if len(indikator) < 2 or not all(bertarget):
        return semua
    return [(kolom[a].indeks, kolom[b - 1].indeks) for a, b in zip(awal, batas, strict=True)]


def _nama(k: Kolom) -> list[str]:
    """The canonical names of the header texts over a column, group first."""
    return [kenali_mirip(t).nama or "" for t in k.judul.split(" | ")]


def _mundur(nama: list[list[str]], indikator: int) -> int:
    """Where the level of an indicator begins: at what names its owner, directly to the left."""
    awal = indikator
    while awal and nama[awal - 1][-1] in _DI_DEPAN:
        awal -= 1
    return awal


def _bertarget(nama: list[list[str]]) -> bool:
    return any("target" in n for n in nama)
