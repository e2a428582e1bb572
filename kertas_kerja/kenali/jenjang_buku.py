"""The tujuan of a form whose budgets are still blank: another table of the workbook calls the same row "Tujuan …".

With budgets `jenjang.py` sees it by their sum. Here nothing is typed that could contradict: neither the row nor a sum
of the table has a budget that is not a formula, and no table lists those words as a sasaran beside a tujuan.
"""

from __future__ import annotations

import re

from kertas_kerja.kenali.jenjang import RINGKAS_ANGGARAN, SASARAN, TUJUAN, tingkat_kata
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel

_KATA = r"(?i)^\W*(?:\d+[.)]\s*)?(?:tujuan|sasaran)\b[\s:.\d-]*"
_ANGGARAN = ("pagu", "realisasi_anggaran")
SEDIKITNYA = 3  # the tujuan and two sasaran


def tujuan_tersirat_buku(daftar: list[Tabel]) -> list[Tabel]:
    """The tables, with the first row of a blank form raised to a tujuan where the workbook calls it one."""
    tujuan = {n for t in daftar for b in t.data() if tingkat_kata(b.label) == TUJUAN and (n := _nama(b))}
    if not tujuan:
        return daftar
    bertujuan = (t for t in daftar if any(b.tingkat == TUJUAN for b in t.data()))
    tujuan -= {_nama(b) for t in bertujuan for b in t.data() if b.tingkat == SASARAN}
    return [_angkat(t, tujuan) for t in daftar]


def _nama(b: Baris) -> str:
    return normalkan(re.sub(_KATA, "", b.label))


def _angkat(t: Tabel, tujuan: set[str]) -> Tabel:
    atas = [b for b in t.data() if not b.lanjutan and b.tingkat <= SASARAN]
    if len(atas) < SEDIKITNYA or any(b.tingkat != SASARAN for b in atas) or _nama(atas[0]) not in tujuan:
        return t
    ringkas = [b for b in t.baris if b.jenis in RINGKAS_ANGGARAN]
    if not t.punya("pagu") or any(_beranggaran(b) for b in (atas[0], *ringkas)):
        return t
    baris = tuple(b._replace(tingkat=TUJUAN) if b.nomor == atas[0].nomor else b for b in t.baris)
    return t._replace(baris=baris)


def _beranggaran(b: Baris) -> bool:
    sel = (b.ambil(kolom) for kolom in _ANGGARAN)
    return any(s is not None and s.angka is not None and s.rumus is None for s in sel)
