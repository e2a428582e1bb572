"""KK610: baris berlabel "TOTAL" atau "JUMLAH" yang berisi rata-rata."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import Sebutan, potong, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan
    from kertas_kerja.tabel.relasi import Tempat

ATURAN = Aturan(
    kode="KK610",
    nama="Sebutan baris ringkasan",
    tingkat="warning",
    apa='Baris yang berisi rata-rata tidak disebut "TOTAL" atau "JUMLAH".',
    mengapa="Pembaca yang menjumlahkan kolom itu mendapat angka lain dan mengira tabelnya salah.",
    contoh='"TOTAL NILAI" 99,03 di bawah sepuluh layanan, padahal jumlahnya 990,27 dan rata-ratanya 99,03',
    cara='Ganti labelnya menjadi "RATA-RATA" atau sebut nama indeksnya.',
)

_JUMLAH = r"(?i)\s*(?:grand |sub ?)?(?:total|jumlah)\b(?!.*rata)"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap rata-rata yang benar di bawah label jumlah."""
    ringkas = [h for h in bahan.hasil if h.tempat.relasi.baris != "data"]
    lain = {_baris(t) for t, _ in ringkas if t.relasi.rumus.op != "rata"}
    for tempat, putusan in ringkas:
        if tempat.relasi.rumus.op == "rata" and putusan.status in ("exact", "rounding") and _baris(tempat) not in lain:
            label = _sel_label(bahan, tempat)
            if label is not None and re.match(_JUMLAH, label.teks):
                yield temuan(
                    ATURAN,
                    label,
                    f'berlabel "{potong(label.teks, 40)}", sedangkan isinya ({tempat.sel.teks}) rata-rata; '
                    'tulis "RATA-RATA".',
                    tabel=tempat.tabel,
                    seharusnya="RATA-RATA",
                    terkait=[tempat.sel],
                )


def _baris(tempat: Tempat) -> tuple[str, int]:
    """Baris yang memuat hasil; baris yang juga berisi hitungan lain (TOTAL EFISIENSI) bukan rata-rata belaka."""
    return tempat.tabel.id, tempat.baris.nomor


def _sel_label(bahan: Bahan, tempat: Tempat) -> Sebutan | None:
    """Sel yang memuat label baris ringkasan."""
    tabel = tempat.tabel
    if tabel.rebah:
        return None
    for sel in bahan.buku.sheet(tabel.lembar).row(tempat.baris.nomor, tabel.rentang.left, tabel.rentang.right):
        if isinstance(sel.value, str) and sel.value.strip() == tempat.baris.label:
            return Sebutan(tabel.lembar, sel.row, sel.col, sel.value.strip())
    return None
