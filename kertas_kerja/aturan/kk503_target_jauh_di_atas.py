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

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

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
    from kertas_kerja.rumus.uraian import uraian

    batas = bahan.konteks.profil.target_jauh_di_atas
    for b in baris_target(bahan):
        angka = pasangan(b.target, b.realisasi_prev)
        if angka is None or b.target is None or b.realisasi_prev is None:
            continue
        isi = {"target": angka[0], "realisasi_prev": angka[1]}
        nilai = hitung(lompatan, lambda d, isi=isi: isi[str(d.args[0])].nilai)  # type: ignore[misc]
        besar = _lompatan(nilai, b.naik)
        if besar is None or besar <= batas:
            continue
        tampil = tulis_angka(besar, 2, persen=True)
        yield temuan_target(
            ATURAN,
            b,
            b.target,
            f"tertulis {b.target.teks}, {tampil} {'di atas' if b.naik else 'di bawah'} realisasi tahun lalu "
            f"{b.realisasi_prev.teks}; periksa ketikannya atau tulis dasarnya.",
            uraian(
                lompatan,
                lambda d, isi=isi: isi[str(d.args[0])].tulis(),  # type: ignore[misc]
                tampil if b.naik else f"-{tampil}",
                "lompatan",
            ),
            terkait=(b.realisasi_prev,),
        )


def _lompatan(nilai: Decimal | str | None, naik: bool) -> Decimal | None:
    """Besarnya lompatan ke arah yang lebih baik; None bila tak terdefinisi."""
    if nilai is None or isinstance(nilai, str):
        return None
    return nilai if naik else -nilai
