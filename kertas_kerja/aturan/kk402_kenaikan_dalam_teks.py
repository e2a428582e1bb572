"""KK402: kenaikan atau penurunan yang disebut dalam kalimat harus cocok dengan angka-angkanya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK402",
    nama="Kenaikan dalam kalimat",
    tingkat="error",
    apa="Kenaikan atau penurunan dalam kalimat (poin dan persen) harus sama dengan selisih nilai lama dan baru.",
    mengapa="Besar kenaikan adalah alasan penetapan target; selisih yang keliru menjadi dasar yang keliru.",
    contoh='"meningkat dari 74,09 menjadi 78,44 atau naik 4,53 poin": 78,44 − 74,09 = 4,35',
    cara="Hitung ulang selisih dan persennya terhadap nilai lama, lalu perbaiki kalimatnya.",
    rumus="selisih = baru − lama; kenaikan = selisih ÷ lama",
)
_KATA = ("naik", "urun", "ingkat", "tambah", "kurang", "tumbuh", "lebih", "lonjak", "merosot")


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap arah, selisih, dan persen yang terbaca pasti."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_tumbuh import hubungan_tumbuh

        yield from hubungan_tumbuh(sumber, ATURAN)
        if sumber.tabel is not None and sumber.tabel.kind == "kkpt":
            from kertas_kerja.aturan.kalimat_kenaikan_target import hubungan_kenaikan_target

            yield from hubungan_kenaikan_target(sumber, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in _KATA)
