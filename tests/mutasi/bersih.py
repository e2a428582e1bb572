"""The report's tables without their arithmetic mistakes: every wrong result replaced by the recomputed one."""

from __future__ import annotations

from functools import lru_cache

from tests.kenali.laporan import Laporan, laporan
from tests.mutasi.hubungan import hubungan, pembaca
from tests.mutasi.juri import Sel, seharusnya, vonis

# One figure written with two values in two tables; the value of the other tables is taken.
BEDA_ANTAR_TABEL: dict[str, dict[Sel, str]] = {
    "T2.5-perubahan": {(1, 5): "8,58"},
    "T2.8-2026-kertas-kerja.rincian-IKM-2025": {(2, 1): "95,34", (3, 1): "97,90"},
}
# The same two figures in the sentence of the Kertas Kerja.
SALAH_DALAM_TEKS = {"T2.8-2026-kertas-kerja": {"SKCK: 95,24": "SKCK: 95,34", "KTP-el: 99,90": "KTP-el: 97,90"}}
BOBOT_BERLAKU = ("24%", "25%", "18%", "11%", "10%", "12%")  # the instrument that gave the printed values


def ganti(lap: Laporan, baru: dict[Sel, str]) -> Laporan:
    """The table with some cells written otherwise."""
    baris = tuple(tuple(baru.get((i, j), t) for j, t in enumerate(isi)) for i, isi in enumerate(lap.baris))
    return lap._replace(baris=baris)


def bersihkan(lap: Laporan) -> Laporan:
    """The table with every wrong result recomputed, in the order of computation."""
    lap = _perbaiki_teks(ganti(lap, BEDA_ANTAR_TABEL.get(lap.kunci, {})))
    if lap.kunci in ("T3.10", "T3.16"):
        lap = ganti(lap, {(i, 2): b for i, b in enumerate(BOBOT_BERLAKU, 1)})
    for h in hubungan(lap):
        if vonis(h, pembaca(lap)) == "wrong":
            lap = ganti(lap, {h.hasil: seharusnya(h, pembaca(lap))})
    return lap


def _perbaiki_teks(lap: Laporan) -> Laporan:
    baris = lap.baris
    for salah, benar in SALAH_DALAM_TEKS.get(lap.kunci, {}).items():
        baris = tuple(tuple(t.replace(salah, benar) for t in isi) for isi in baris)
    return lap._replace(baris=baris)


@lru_cache(maxsize=1)
def laporan_bersih() -> dict[str, Laporan]:
    """Every table by key, clean."""
    return {k: bersihkan(lap) for k, lap in laporan().items()}
