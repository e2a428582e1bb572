"""KK502: target tahun N sama dengan target atau realisasi tahun N-1."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.target_n import baris_target, pasangan, temuan_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.target_n import BarisTarget
    from kertas_kerja.model import Sel, Temuan

ATURAN = Aturan(
    kode="KK502",
    nama="Target tidak naik",
    tingkat="info",
    apa="Target tahun N sebaiknya lebih baik daripada target dan realisasi tahun N-1.",
    mengapa="Target yang sama setiap tahun tidak menunjukkan upaya perbaikan.",
    contoh="target 2025 75,00 dan target 2026 75,00",
    cara="Pertimbangkan menaikkan target; bila memang tetap, sebutkan alasannya di kolom analisis.",
    dasar="permenpanrb-88-2021",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap target yang sama; nilai tertinggi (100%) tidak disebut."""
    for b in baris_target(bahan):
        lalu = _sama(b)
        if lalu is not None and b.target is not None:
            nama = "realisasi" if lalu is b.realisasi_prev else "target"
            yield temuan_target(
                ATURAN,
                b,
                b.target,
                f"tertulis {b.target.teks}, sama dengan {nama} tahun lalu; pertimbangkan menaikkannya atau sebutkan "
                "alasannya.",
                f"target N {b.target.teks} = {nama} N-1 {lalu.teks}",
                terkait=(lalu,),
            )


def _sama(b: BarisTarget) -> Sel | None:
    """Target atau realisasi tahun lalu yang sama dengan target N, bila nilainya masih dapat diperbaiki."""
    for lalu in (b.realisasi_prev, b.target_prev):
        angka = pasangan(b.target, lalu)
        if angka is not None and angka[0].nilai == angka[1].nilai:
            penuh = angka[0].persen and b.naik and angka[0].nilai >= 1
            nihil = not b.naik and angka[0].nilai == 0
            return None if penuh or nihil or _realisasi_lebih_buruk(b) else lalu
    return None


def _realisasi_lebih_buruk(b: BarisTarget) -> bool:
    """Target N sama dengan target lama yang belum tercapai: masih ada yang dikejar, bukan tanda target tidak naik."""
    angka = pasangan(b.target, b.realisasi_prev)
    return angka is not None and b.lebih_baik(*angka)
