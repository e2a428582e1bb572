"""KK408: predikat yang disebut bersama nilai indeksnya harus sesuai pitanya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK408",
    nama="Predikat dalam kalimat",
    tingkat="error",
    apa="Predikat NKO, AKIP, IPP, dan IKM yang disebut dalam kalimat harus sesuai nilai yang disebut bersamanya.",
    mengapa="Predikat lebih sering dikutip daripada nilainya; keduanya harus berasal dari pita yang sama.",
    contoh='"nilai AKIP 79,85 dengan predikat A": 79,85 masih BB (> 70–80)',
    cara="Samakan predikatnya dengan nilainya menurut pita di profil, atau periksa kembali nilainya.",
    dasar="permenpanrb-88-2021",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap nilai indeks yang diikuti predikatnya."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_predikat import hubungan_predikat

        yield from hubungan_predikat(sumber, bahan.konteks, ATURAN)


def _layak(teks: str) -> bool:
    return "predikat" in teks or "kategori" in teks or "mutu" in teks
