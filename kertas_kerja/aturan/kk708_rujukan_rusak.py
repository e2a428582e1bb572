"""KK708: rumus yang masih memuat #REF!, atau merujuk lembar atau nama yang tidak ada."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import daerah, sel_rumus, tampil
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK708",
    nama="Rujukan rusak",
    tingkat="error",
    apa="Rumus tidak memuat #REF! dan hanya merujuk lembar dan nama yang ada di buku ini.",
    mengapa="Rujukan rusak yang dibungkus IFERROR tampak kosong atau 0, padahal angkanya hilang.",
    contoh="=IFERROR(#REF!/C9;0) menampilkan 0",
    cara="Tulis ulang rumusnya dengan sel yang benar.",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap rumus rusak yang tidak sudah tampil sebagai galat (KK701)."""
    lembar = {i.name.casefold() for i in bahan.buku.sheets}
    rusak = [n.name for n in bahan.buku.defined_names if "#REF!" in n.text and not n.name.startswith("_xlnm")]
    nama = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, rusak))})(?![\w.(])", re.I) if rusak else None
    for tabel in bahan.tabel:
        for _, sel in sel_rumus(tabel):
            rumus = sel.rumus or ""
            if sel.jenis == "e" or not (sebab := _sebab(rumus, lembar, nama)):
                continue
            pesan = f"berumus {tampil(rumus, 60)} {sebab}; tulis ulang rumusnya."
            yield temuan(ATURAN, sel, pesan, tabel=tabel)


def _sebab(rumus: str, lembar: set[str], nama: re.Pattern[str] | None) -> str:
    if "#REF!" in rumus:
        return "yang kehilangan rujukannya (#REF!)"
    if nama is not None and (cocok := nama.search(rumus)):
        return f'yang memakai nama "{cocok[0]}" yang rujukannya sudah hilang'
    if "!" not in rumus:
        return ""
    asing = [d.lembar for d in daerah(rumus) if d.lembar and "[" not in d.lembar and ":" not in d.lembar]
    hilang = next((a for a in asing if a.casefold() not in lembar), "")
    return f'yang merujuk lembar "{hilang}" yang tidak ada' if hilang else ""
