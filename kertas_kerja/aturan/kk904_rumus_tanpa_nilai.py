"""KK904: rumus di tabel tidak menyimpan nilainya: dihitung sendiri bila dapat, bila tidak hubungannya dilewati."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import Sebutan, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK904",
    nama="Rumus tanpa nilai tersimpan",
    tingkat="info",
    apa="Rumus di tabel yang dikenali sebaiknya menyimpan nilai hasilnya; yang tidak, dihitung sendiri bila dapat.",
    mengapa="Buku yang dibuat aplikasi lain sering hanya memuat rumus; pratinjau dan pemeriksaan melihat sel kosong.",
    contoh="capaian =D9/C9 dari ekspor aplikasi, tanpa nilai sampai buku dibuka dan disimpan di Excel",
    cara="Buka buku itu di Excel, simpan, lalu periksa lagi; atau jalankan kk fill.",
)
MAKS_TERKAIT = 40
_TAK_DIPERIKSA = "sehingga tidak diperiksa; buka dan simpan buku ini di Excel, lalu periksa lagi"
_DIHITUNG = "sehingga dihitung sendiri untuk pemeriksaan ini; buka dan simpan buku ini di Excel agar nilainya tersimpan"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel yang memuat rumus tanpa nilai, di sel pertamanya: yang dihitung, yang tidak."""
    terhitung = {} if bahan.disimpan else bahan.buku.computed
    for tabel in bahan.tabel:
        rumus = [s for b in tabel.baris for s in b.sel.values() if s.rumus is not None]
        kosong = [s for s in rumus if s.mentah is None]
        hitungan = [s for s in rumus if s.mentah is not None and (s.lembar, s.baris, s.kolom) in terhitung]
        for sel, lanjut in ((kosong, _TAK_DIPERIKSA), (hitungan, _DIHITUNG)):
            if sel:
                yield _temuan(tabel, sel, lanjut)


def _temuan(tabel: Tabel, sel: list[Sel], lanjut: str) -> Temuan:
    awal = sel[0]
    lain = f"dan {len(sel) - 1} sel lain " if len(sel) > 1 else ""
    return temuan(
        ATURAN,
        Sebutan(awal.lembar, awal.baris, awal.kolom, f"={awal.rumus}"),
        f"{lain}berumus tetapi nilainya belum tersimpan, {lanjut}.",
        tabel=tabel,
        terkait=sel[1:MAKS_TERKAIT],
    )
