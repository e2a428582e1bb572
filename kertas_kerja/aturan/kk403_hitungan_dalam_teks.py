"""KK403: hitungan yang ditulis lengkap dalam kalimat harus benar."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK403",
    nama="Hitungan dalam kalimat",
    tingkat="error",
    apa="Hitungan yang ditulis lengkap, efisiensi yang disebut bersama capaian dan serapan, dan sisa anggaran yang "
    "disebut bersama pagu dan realisasinya harus benar hasilnya.",
    mengapa="Hitungan yang ditulis adalah bukti bagi pembaca; hasil yang keliru langsung terlihat oleh evaluator.",
    contoh='"capaian kinerja − realisasi anggaran = 92,81% − 86,74% = 7,06%": seharusnya 6,07%',
    cara="Hitung ulang dan perbaiki hasilnya, atau perbaiki angka yang dihitung.",
    rumus="hasil = hitungan sebagaimana tertulis; efisiensi = capaian − serapan; sisa = pagu − realisasi",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap hitungan tertulis yang terbaca utuh."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_efisiensi import hubungan_efisiensi
        from kertas_kerja.aturan.kalimat_hitungan import hubungan_hitungan
        from kertas_kerja.aturan.kalimat_sisa import hubungan_sisa

        yield from hubungan_hitungan(sumber, ATURAN)
        yield from hubungan_efisiensi(sumber, ATURAN)
        yield from hubungan_sisa(sumber, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in ("=", "≈", "sama dengan", "hasilnya", "diperoleh", "efisiensi", "sisa"))
