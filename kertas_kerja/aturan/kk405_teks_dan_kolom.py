"""KK405: angka dan klaim dalam kalimat sebuah baris harus sama dengan kolom baris itu."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK405",
    nama="Kalimat dan kolomnya",
    tingkat="error",
    apa="Target, realisasi, dan capaian dalam kalimat analisis harus sama dengan kolom pada baris yang sama.",
    mengapa="Analisis yang menyebut angka lain dari tabelnya tidak dapat dipakai sebagai dasar penetapan.",
    contoh='kolom Realisasi Tahun N-1 tertulis 79,25, analisisnya menyebut "terealisasi 79,52"',
    cara="Samakan angka dalam kalimat dengan kolomnya; periksa dahulu mana yang benar.",
    dasar="permenpanrb-88-2021",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap angka dan klaim yang pasti milik indikator barisnya."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    if not bahan.tabel:
        return
    for sumber in sel_teks(bahan, _layak):
        if sumber.isi is not None:
            from kertas_kerja.aturan.kalimat_baris import hubungan_baris

            yield from hubungan_baris(sumber, bahan, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in ("target", "reali", "capai", "nilai", "proyeksi"))
