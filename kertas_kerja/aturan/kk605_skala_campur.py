"""KK605: satu kolom persen memuat rasio (0,9281) dan poin (92,81) sekaligus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import dan_lain, temuan
from kertas_kerja.tabel import tabel as deklarasi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Kolom, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK605",
    nama="Skala persen campur",
    tingkat="warning",
    apa="Satu kolom persen memakai satu skala: 0,9281 berformat persen, atau 92,81 di semua baris.",
    mengapa="AVERAGE dan SUM atas kolom berskala campur menghasilkan angka yang tidak berarti.",
    contoh="kolom capaian berisi 0,9281 pada satu baris dan 104,65 pada baris lain",
    cara="Beri semua sel kolom itu format persen dan isi dengan rasio; kk fill menyamakannya.",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kolom, di sel pertama yang skalanya lain dari kebanyakan selnya."""
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            asal = deklarasi(tabel.kind).kolom_bernama(kolom.nama)
            if asal is not None and asal.jenis == "persen":
                yield from _kolom(tabel, kolom)


def _kolom(tabel: Tabel, kolom: Kolom) -> Iterator[Temuan]:
    rasio: list[Sel] = []
    poin: list[Sel] = []
    for baris in tabel.baris:
        sel = baris.ambil(kolom.kunci)
        if sel is None or sel.angka is None or not sel.angka.nilai:
            continue
        if sel.skala == 100 or sel.angka.persen:
            poin.append(sel)
        else:
            rasio.append(sel)
    if not rasio or not poin:
        return
    if len(rasio) <= len(poin):
        yield _rasio(tabel, rasio, poin)
        return
    # Persen yang berformat persen tersimpan sebagai rasio juga; hanya poin tanpa tanda yang lain skalanya.
    polos = [s for s in poin if s.skala == 100 and "%" not in s.teks]
    if polos:
        s = polos[0]
        pesan = (
            f"{dan_lain(len(polos))}tertulis dalam poin persen ({s.teks}), sedangkan sel lain berisi rasio; samakan."
        )
        yield temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=f"{s.teks}%", terkait=[*polos[1:], *rasio])


def _rasio(tabel: Tabel, rasio: list[Sel], poin: list[Sel]) -> Temuan:
    s = rasio[0]
    assert s.angka is not None
    tulis = tulis_angka(s.angka.nilai, max(s.angka.desimal - 2, 0), persen=True)
    pesan = f"{dan_lain(len(rasio))}tertulis sebagai rasio ({s.teks}), sedangkan sel lain berisi persen; tulis {tulis}."
    return temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=tulis, terkait=[*rasio[1:], *poin])
