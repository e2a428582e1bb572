"""KK501: target tahun N lebih buruk daripada realisasi tahun N-1 tanpa alasan tertulis."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.target_n import baris_target, pasangan, temuan_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK501",
    nama="Target di bawah realisasi",
    tingkat="warning",
    apa="Target tahun N tidak boleh lebih buruk daripada realisasi tahun N-1 tanpa alasan tertulis di analisisnya.",
    mengapa="Target yang turun dari yang sudah dicapai adalah pertanyaan pertama evaluator.",
    contoh="realisasi 2025 79,25, target 2026 78,00, analisis tidak menyebut alasannya",
    cara="Naikkan targetnya (turunkan, bila makin rendah makin baik), atau tulis alasannya di kolom analisis.",
    dasar="permenpanrb-88-2021",
    rumus="target N ≥ realisasi N-1 (makin tinggi makin baik); target N ≤ realisasi N-1 (makin rendah makin baik)",
)
_ALASAN = (
    r"\b(?:karena|sebab|mengingat|dikarenakan|disebabkan|akibat|lantaran|keterbatasan|penyesuaian|menyesuaikan|disesuaikan"
    r"|pertimbangan|mempertimbangkan|perubahan (?:metode|rumus|formula|definisi|instrumen|kebijakan|regulasi|peraturan)"
    r"|diturunkan|penurunan|realistis|efisiensi|refocusing)\b"
)
_KALIMAT = r"[.;\n](?=\s|$)"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap target yang mundur tanpa alasan."""
    for b in baris_target(bahan):
        angka = pasangan(b.target, b.realisasi_prev)
        if angka is None or b.ragu or b.target is None or b.realisasi_prev is None:
            continue
        target, realisasi = angka
        if b.lebih_baik(realisasi, target) and not beralasan(b.analisis):
            arah, ubah = ("di bawah", "naikkan") if b.naik else ("di atas", "turunkan")
            yield temuan_target(
                ATURAN,
                b,
                b.target,
                f"tertulis {b.target.teks}, {arah} realisasi tahun lalu {b.realisasi_prev.teks}; {ubah} target atau "
                "tulis alasannya di kolom analisis.",
                f"target N {b.target.teks} {'<' if b.naik else '>'} realisasi N-1 {b.realisasi_prev.teks}",
                terkait=(b.realisasi_prev,),
            )


def beralasan(analisis: str) -> bool:
    """Benar bila ada kalimat tentang target yang memuat kata alasan."""
    return any(
        re.search(_ALASAN, kalimat) and re.search(r"target|ditetapkan|turun", kalimat)
        for kalimat in re.split(_KALIMAT, analisis)
    )
