"""KK904: rumus di tabel tidak menyimpan nilainya, sehingga hubungannya tidak dapat diperiksa."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.model import Rujukan, Temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel

ATURAN = Aturan(
    kode="KK904",
    nama="Rumus tanpa nilai tersimpan",
    tingkat="info",
    apa="Rumus di tabel yang dikenali sebaiknya menyimpan nilai hasilnya.",
    mengapa="Buku yang dibuat aplikasi lain sering hanya memuat rumus; pratinjau dan pemeriksaan melihat sel kosong.",
    contoh="capaian =D9/C9 dari ekspor aplikasi, tanpa nilai sampai buku dibuka dan disimpan di Excel",
    cara="Buka buku itu di Excel, simpan, lalu periksa lagi; atau jalankan kk fill.",
)
MAKS_TERKAIT = 40


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel yang memuat rumus tanpa nilai, di sel pertamanya."""
    for tabel in bahan.tabel:
        sel = [s for b in tabel.baris for s in b.sel.values() if s.rumus is not None and s.mentah is None]
        if sel:
            yield _temuan(tabel, sel)


def _temuan(tabel: Tabel, sel: list[Sel]) -> Temuan:
    awal = sel[0]
    lain = f" dan {len(sel) - 1} sel lain" if len(sel) > 1 else ""
    return Temuan(
        "KK904", ATURAN.tingkat, awal.lembar, awal.baris, awal.kolom, f"={awal.rumus}", "",
        f"{awal.lembar}!{awal.alamat}{lain} berumus tetapi nilainya belum tersimpan, sehingga tidak diperiksa; "
        "buka dan simpan buku ini di Excel, lalu periksa lagi.",
        "", tuple(Rujukan(s.lembar, s.alamat) for s in sel[1:MAKS_TERKAIT]), "", None, tabel.id,
    )  # fmt: skip
