"""KK407: nilai indeks, NKO, dan serapan dalam kalimat harus sama dengan tabel yang memuatnya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK407",
    nama="Kalimat dan tabel",
    tingkat="error",
    apa="Target, realisasi, dan capaian indeks, NKO, dan serapan total dalam kalimat harus sama dengan tabelnya, "
    "dan tidak disebut dengan dua nilai.",
    mengapa="Paragraf di bawah tabel sering disalin dari laporan tahun lalu; angkanya tertinggal.",
    contoh='"NKO tahun 2025 sebesar 100,28%", sedangkan tabel PKO memuat 100,82%',
    cara="Samakan angka dalam kalimat dengan tabelnya; periksa dahulu mana yang benar.",
    dasar="permenpanrb-53-2014",
)
_INDEKS = (
    "ikm", "ipp", "ikpp", "ikkk", "akip", " rb", "(rb", "birokrasi", "f02", "f03", "nko", "kepuasan", "indeks",
)  # fmt: skip


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap angka indeks, NKO, atau serapan yang tabelnya ada di buku ini."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    if not bahan.tabel:
        return
    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_fakta import hubungan_fakta

        yield from hubungan_fakta(sumber, bahan, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in (*_INDEKS, "organisasi")) or ("anggaran" in teks and "%" in teks)
