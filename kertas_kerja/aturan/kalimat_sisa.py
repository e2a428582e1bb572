"""Sisa anggaran yang disebut bersama pagu dan realisasinya: "anggaran Rp. 4 juta terealisasi Rp. 3,6 juta, sisa …"."""

from __future__ import annotations

from kertas_kerja.aturan.kalimat_peran import REALISASI, SISA, TARGET, peran_bagian
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan
from kertas_kerja.rumus.ekspresi import Daun, Kolom
from kertas_kerja.tabel.kinerja_anggaran import sisa

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Hubungan
    from kertas_kerja.aturan.kalimat import Bagian
    from kertas_kerja.aturan.kalimat_sumber import SelTeks


def hubungan_sisa(sumber: SelTeks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap bagian kalimat yang menyebut tepat satu pagu, satu realisasi, dan satu sisa rupiah."""
    for bagian in sumber.teks.bagian:
        if len(bagian.bilangan) >= 3 and "sisa" in sumber.teks.isi(bagian):
            yield from _satu(sumber, bagian, aturan)


def _satu(sumber: SelTeks, bagian: Bagian, aturan: Aturan) -> Iterator[Hubungan]:
    rupiah = [p for p in peran_bagian(sumber.teks, bagian) if p.b.jenis == "r" and p.b.angka is not None]
    tiga = [[p.b for p in rupiah if p.peran == huruf] for huruf in (TARGET, REALISASI, SISA)]
    if len(rupiah) != 3 or any(len(daftar) != 1 for daftar in tiga):
        return
    pagu, realisasi, hasil = (daftar[0] for daftar in tiga)
    assert pagu.angka is not None
    assert realisasi.angka is not None
    assert hasil.angka is not None
    isi: dict[Daun, Angka] = {Kolom("pagu"): pagu.angka, Kolom("realisasi_anggaran"): realisasi.angka}
    urut = sorted((pagu, realisasi, hasil), key=lambda b: b.letak)
    kutipan = sumber.teks.kutip(urut[0], urut[2])
    h = hubungan(Hitungan(aturan.kode, sumber, sisa, isi, hasil.angka, kutipan, "sisa", aturan.dasar))
    yield from (x for x in (h,) if x is not None)
