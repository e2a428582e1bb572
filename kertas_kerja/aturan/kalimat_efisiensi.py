"""Efisiensi yang disebut dengan kata: "capaian 92,81%, serapan 86,74%, sehingga efisiensi sebesar 6,07%"."""

from __future__ import annotations

from kertas_kerja.aturan.kalimat_peran import CAPAIAN, EFISIENSI, SERAPAN, peran_bagian
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan
from kertas_kerja.rumus.ekspresi import Daun, Kolom, Tetapan
from kertas_kerja.tabel.efisiensi_anggaran import efisiensi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Hubungan
    from kertas_kerja.aturan.kalimat import Bagian
    from kertas_kerja.aturan.kalimat_sumber import SelTeks

# Arti lain yang dipakai orang untuk kata yang sama: sisa anggaran, dan selisih terhadap capaian (PMK 22/2021).
ARTI_LAIN = (Tetapan(1) - Kolom("serapan"), efisiensi / Kolom("capaian"))


def hubungan_efisiensi(sumber: SelTeks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap bagian kalimat yang menyebut tepat satu capaian, satu serapan, dan satu efisiensi."""
    for bagian in sumber.teks.bagian:
        if len(bagian.bilangan) >= 3 and "efisiensi" in sumber.teks.isi(bagian):
            yield from _satu(sumber, bagian, aturan)


def _satu(sumber: SelTeks, bagian: Bagian, aturan: Aturan) -> Iterator[Hubungan]:
    semua = peran_bagian(sumber.teks, bagian)
    tiga = {huruf: [p.b for p in semua if p.peran == huruf] for huruf in (CAPAIAN, SERAPAN, EFISIENSI)}
    if any(len(daftar) != 1 for daftar in tiga.values()):
        return
    capaian, serapan, hasil = (tiga[huruf][0] for huruf in (CAPAIAN, SERAPAN, EFISIENSI))
    if capaian.angka is None or serapan.angka is None or hasil.angka is None:
        return
    isi: dict[Daun, Angka] = {Kolom("capaian"): capaian.angka, Kolom("serapan"): serapan.angka}
    urut = sorted((capaian, serapan, hasil), key=lambda b: b.letak)
    h = Hitungan(
        aturan.kode, sumber, efisiensi, isi, hasil.angka, sumber.teks.kutip(urut[0], urut[2]), "efisiensi", aturan.dasar
    )
    for rumus in (efisiensi, *ARTI_LAIN):
        satu = h._replace(rumus=rumus)
        if satu.putus().status in ("exact", "rounding"):
            h = satu
            break
    yield from (x for x in (hubungan(h),) if x is not None)
