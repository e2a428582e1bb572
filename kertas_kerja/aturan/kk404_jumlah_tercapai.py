"""KK404: banyaknya indikator yang disebut tercapai harus sama dengan tabelnya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan, Hubungan

ATURAN = Aturan(
    kode="KK404",
    nama="Jumlah yang tercapai",
    tingkat="error",
    apa="Banyaknya indikator yang disebut tercapai atau tidak tercapai harus sama dengan tabel yang menyertainya.",
    mengapa="Kalimat ringkasan dikutip ke mana-mana; satu IKU yang tidak tercapai tidak boleh hilang di dalamnya.",
    contoh='"Dari 3 IKU, seluruhnya mencapai target", padahal satu IKU bercapaian 92,81%',
    cara="Hitung kembali baris yang capaiannya sekurangnya 100%, lalu perbaiki kalimatnya.",
    rumus="tercapai = banyaknya baris dengan capaian ≥ 100%",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap pernyataan banyaknya yang jelas tabelnya."""
    from kertas_kerja.aturan.kalimat_sumber import sel_teks

    for sumber in sel_teks(bahan, _layak):
        from kertas_kerja.aturan.kalimat_cocok import hubungan_cacah

        yield from hubungan_cacah(sumber, bahan, ATURAN)


def _layak(teks: str) -> bool:
    return any(k in teks for k in ("dari ", "seluruh", "semua", "tidak ada")) and any(
        k in teks for k in ("capai", "penuh", "target")
    )
