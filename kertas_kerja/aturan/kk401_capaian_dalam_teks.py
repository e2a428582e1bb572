"""KK401: target, realisasi, dan capaian yang disebut dalam kalimat harus saling cocok."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK401",
    nama="Capaian dalam kalimat",
    tingkat="error",
    apa="Capaian yang disebut dalam kalimat harus sama dengan realisasi dibagi target yang disebut di kalimat itu.",
    mengapa="Kalimat analisis dibaca evaluator bersama tabelnya; angka yang tidak cocok membuat keduanya diragukan.",
    contoh='"target 75,00, realisasi 69,61 (capaian 98,21%)": 69,61 ÷ 75,00 = 92,81%',
    cara="Perbaiki angka di kalimat itu, atau periksa kembali target dan realisasinya.",
    dasar="permenpanrb-53-2014",
    rumus="capaian = realisasi ÷ target (untuk indikator makin rendah makin baik menurut bentuk di profil)",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap tiga serangkai yang terbaca pasti."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_tripel import hubungan_tripel

        yield from hubungan_tripel(sumber, bahan.konteks, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in ("target", "pagu", "anggar", "alokasi")) and any(
        k in teks for k in ("reali", "capai", "serap")
    )
