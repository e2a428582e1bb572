"""KK612: baris indikator kedua membawa anggaran sendiri yang tidak masuk jumlah mana pun."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel import tabel as deklarasi
from kertas_kerja.tabel.pemasok import anak_baris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK612",
    nama="Anggaran di luar jumlah",
    tingkat="warning",
    apa="Indikator kedua sebuah kegiatan tidak punya anggaran sendiri di luar jumlah induknya.",
    mengapa="Uang yang tertulis tetapi tidak dijumlahkan membuat jumlah realisasi tidak sama dengan rinciannya.",
    contoh="realisasi anggaran 140.688.800 pada baris indikator kedua tanpa pagu, tidak masuk jumlah kegiatan",
    cara="Kosongkan anggaran pada baris indikator kedua, atau pindahkan ke baris yang dijumlahkan.",
)

KOLOM = ("pagu", "realisasi_anggaran")


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap angka anggaran pada baris indikator lanjutan yang tidak dijumlahkan."""
    for tabel in bahan.tabel:
        if not deklarasi(tabel.kind).hierarki or not any(tabel.punya(k) for k in KOLOM):
            continue
        utama: Baris | None = None
        for baris in tabel.data():
            if not baris.lanjutan:
                utama = baris
            elif utama is not None:
                for kolom in KOLOM:
                    yield from _sel(tabel, utama, baris, kolom)


def _sel(tabel: Tabel, utama: Baris, baris: Baris, kolom: str) -> Iterator[Temuan]:
    sel, atas = baris.ambil(kolom), utama.ambil(kolom)
    if sel is None or sel.angka is None or sel.angka.nilai == 0 or _sama(sel, atas):
        return
    if _ikut_dijumlahkan(tabel, utama, kolom, sel.angka.nilai):
        return
    yield temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks} pada baris indikator kedua dan tidak masuk jumlah mana pun; "
        "kosongkan atau pindahkan ke baris yang dijumlahkan.",
        tabel=tabel,
        terkait=[atas] if atas is not None and not atas.kosong else [],
    )


def _sama(sel: Sel, atas: Sel | None) -> bool:
    """Benar bila baris kedua mengulang anggaran baris pertama."""
    return atas is not None and atas.angka is not None and sel.angka is not None and atas.angka.nilai == sel.angka.nilai


def _ikut_dijumlahkan(tabel: Tabel, utama: Baris, kolom: str, nilai: Decimal) -> bool:
    """Benar bila induk baris itu baru cocok dengan rinciannya sesudah nilai ini ikut dijumlahkan."""
    data = list(tabel.data())
    atas = [b for b in data if b.nomor < utama.nomor and b.tingkat < utama.tingkat and not b.lanjutan]
    induk = atas[-1].ambil(kolom) if atas else None
    if induk is None or induk.angka is None:
        return False
    anak = [s.angka.nilai for b in anak_baris(data, atas[-1]) if (s := b.ambil(kolom)) and s.angka]
    return induk.angka.nilai == sum(anak, Decimal(0)) + nilai
