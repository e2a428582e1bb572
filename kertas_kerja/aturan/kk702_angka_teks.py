"""KK702: angka tersimpan sebagai teks, sehingga rumus Excel tidak dapat memakainya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import dan_lain, temuan
from kertas_kerja.buku.refs import format_cell
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
    """Satu temuan untuk setiap kolom yang memuat angka bertipe teks, di sel pertamanya.

    Sel yang teksnya dibaca rumus buku itu disebut sendiri: mengubahnya merusak rumus itu.
    """
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            pembaca = [(s, _pembaca(bahan, s)) for s in sel_teks(tabel, kolom.kunci)]
            if diubah := [s for s, rumus in pembaca if not rumus]:
                yield _temuan(tabel, diubah, "kk fill mengubahnya.")
            if dibaca := [s for s, rumus in pembaca if rumus]:
                rumus = next(rumus for _, rumus in pembaca if rumus)
                akibat = f"rumus {rumus} memakai teksnya, jadi betulkan rumus itu sebelum mengetik angkanya saja."
                yield _temuan(tabel, dibaca, akibat)


def _pembaca(bahan: Bahan, sel: Sel) -> str:
    """Alamat rumus pertama yang membaca sel itu sebagai teks, "" bila tidak ada."""
    from kertas_kerja.buku.textread import text_readers

    for lembar, baris, kolom in text_readers(bahan.buku, (sel.lembar, sel.baris, sel.kolom))[:1]:
        alamat = format_cell(baris, kolom)
        return alamat if lembar == sel.lembar else f"{alamat} di lembar {lembar}"
    return ""


def _temuan(tabel: Tabel, sel: list[Sel], akibat: str) -> Temuan:
    pesan = f"{dan_lain(sel)}berisi angka bertipe teks; {akibat}"
    return temuan(ATURAN, sel[0], pesan, tabel=tabel, terkait=sel[1:40])


def sel_teks(tabel: Tabel, kunci: str) -> list[Sel]:
    """Sel-sel kolom itu yang berisi angka bertipe teks."""
    asal = deklarasi(tabel.kind).kolom_bernama(kunci.split("@")[0])
    if asal is None or asal.jenis in BUKAN_ANGKA:
        return []
    semua = (b.ambil(kunci) for b in tabel.baris if b.jenis != "catatan")
    return [s for s in semua if s is not None and s.angka is not None and s.jenis == "s" and s.rumus is None]
