"""KK702: angka tersimpan sebagai teks, sehingga rumus Excel tidak dapat memakainya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import dan_lain, temuan
from kertas_kerja.tabel import tabel as deklarasi
from kertas_kerja.tabel.dasar import BUKAN_ANGKA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK702",
    nama="Angka sebagai teks",
    tingkat="info",
    apa="Angka pada kolom angka sebaiknya tersimpan sebagai angka, bukan teks.",
    mengapa="Excel mengabaikan angka bertipe teks dalam SUM dan AVERAGE, dan menolaknya dalam pembagian.",
    contoh="'78,64' rata kiri dengan segitiga hijau di sudut sel",
    cara="kk fill mengubahnya menjadi angka yang tampak sama.",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kolom yang memuat angka bertipe teks, di sel pertamanya."""
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            sel = sel_teks(tabel, kolom.kunci)
            if sel:
                pesan = f"{dan_lain(sel)}berisi angka bertipe teks; kk fill mengubahnya."
                yield temuan(ATURAN, sel[0], pesan, tabel=tabel, terkait=sel[1:40])


def sel_teks(tabel: Tabel, kunci: str) -> list[Sel]:
    """Sel-sel kolom itu yang berisi angka bertipe teks."""
    asal = deklarasi(tabel.kind).kolom_bernama(kunci.split("@")[0])
    if asal is None or asal.jenis in BUKAN_ANGKA:
        return []
    semua = (b.ambil(kunci) for b in tabel.baris if b.jenis != "catatan")
    return [s for s in semua if s is not None and s.angka is not None and s.jenis == "s" and s.rumus is None]
