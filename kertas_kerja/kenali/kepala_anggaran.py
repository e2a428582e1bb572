"""Groups that hold performance and budget side by side: "Realisasi" over "Kinerja" and "Anggaran (Rp)"."""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_KINERJA = frozenset({"k", "kinerja", "fisik", "volume", "output"})
_ANGGARANNYA = {"realisasi": "realisasi_anggaran", "capaian": "serapan"}


def kinerja_dan_anggaran(kolom: list[Kolom]) -> list[Kolom]:
    """The columns where the budget beside a realisasi or capaian of the same group is its own, no pagu."""
    hasil = list(kolom)
    for i, (kiri, k) in enumerate(pairwise(kolom), 1):
        grup, _, daun = kiri.judul.rpartition(" | ")
        sekelompok = bool(grup) and k.judul.startswith(grup + " | ") and daun.strip().lower() in _KINERJA
        if k.nama == "pagu" and sekelompok and kiri.nama in _ANGGARANNYA:
            hasil[i] = k._replace(nama=_ANGGARANNYA[kiri.nama])
    return hasil
