"""KK503: target tahun N jauh di atas realisasi tahun N-1."""

from __future__ import annotations

from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.target_n import baris_target, pasangan, temuan_target
from kertas_kerja.rumus.ekspresi import Kolom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.target_n import BarisTarget
    from kertas_kerja.model import Sel, Temuan

ATURAN = Aturan(
    kode="KK503",
    nama="Target jauh di atas realisasi",
    tingkat="warning",
    apa="Target tahun N tidak melebihi realisasi tahun N-1 lebih dari batas di profil (bawaan 10%).",
    mengapa="Lompatan besar sering berarti salah ketik, atau target yang tidak akan tercapai.",
    contoh="realisasi 2025 69,61, target 2026 95,40: naik 37,05%",
    cara="Periksa ketikan target dan realisasinya; bila benar, tulis dasar lompatannya di kolom analisis.",
    dasar="permenpanrb-88-2021",
    rumus="(target N − realisasi N-1) ÷ realisasi N-1 ≤ batas profil",
)
lompatan = (Kolom("target") - Kolom("realisasi_prev")) / Kolom("realisasi_prev")


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap target yang melompat melebihi batas profil."""
    from kertas_kerja.rumus.hitung import hitung

    batas = bahan.konteks.profil.target_jauh_di_atas
    for b in baris_target(bahan):
        angka = pasangan(b.target, b.realisasi_prev)
        if angka is not None and b.target is not None and b.realisasi_prev is not None:
            isi = {"target": angka[0], "realisasi_prev": angka[1]}
            nilai = hitung(lompatan, lambda d, isi=isi: isi[str(d.args[0])].nilai)  # type: ignore[misc]
            besar = _lompatan(nilai, b.naik)
            if besar is not None and besar > batas:
                yield _temuan(b, b.target, b.realisasi_prev, isi, besar)


def _temuan(b: BarisTarget, target: Sel, lalu: Sel, isi: dict[str, Angka], besar: Decimal) -> Temuan:
    from kertas_kerja.rumus.uraian import uraian

    tampil = tulis_angka(besar, 2, persen=True)
    return temuan_target(
        ATURAN,
        b,
        target,
        f"tertulis {target.teks}, {tampil} {'di atas' if b.naik else 'di bawah'} realisasi tahun lalu "
        f"{lalu.teks}; periksa ketikannya atau tulis dasarnya.",
        uraian(lompatan, lambda d: isi[str(d.args[0])].tulis(), tampil if b.naik else f"-{tampil}", "lompatan"),
        terkait=(lalu,),
    )


def _lompatan(nilai: Decimal | str | None, naik: bool) -> Decimal | None:
    """Besarnya lompatan ke arah yang lebih baik; None bila tak terdefinisi."""
    if nilai is None or isinstance(nilai, str):
        return None
    return nilai if naik else -nilai
