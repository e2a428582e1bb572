"""Kenaikan antar tahun (KK119) sebagai hasil relasi, supaya ikut dijelaskan oleh sebab yang sama."""

from __future__ import annotations

from kertas_kerja.aturan.kk119_kenaikan_tahun import ATURAN, BENTUK, kolom_dinilai, skala_wajar
from kertas_kerja.rumus.ekspresi import Tetapan
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.putusan import Putusan
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.pemasok import Pemasok
from kertas_kerja.tabel.relasi import HasilRelasi, Tempat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.kk119_kenaikan_tahun import Butir, KolomDinilai
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Daun


class PemasokTahun(Pemasok):
    """Daun `kini` dan `lalu`: angka kedua tahun sebuah kenaikan."""

    __slots__ = ("tahun",)
    tahun: dict[str, Sel]

    def sel(self, daun: Daun) -> list[Sel]:
        """Sel tahun itu."""
        return [self.tahun[str(daun.args[0])]]

    def dengan(self, baru: Mapping[tuple[int, int], Angka | str]) -> PemasokTahun:
        """Pemasok yang sama, dengan angka lain di sel-sel itu."""
        p = PemasokTahun(self.tabel, self.baris, self.grup, self.konteks, baru, self.cakupan)
        p.tahun = self.tahun
        return p


def hasil_kenaikan(bahan: Bahan, tabel: Tabel) -> Iterator[HasilRelasi]:
    """Satu hasil untuk setiap kenaikan yang dinilai pada tabel itu."""
    for kolom in kolom_dinilai(bahan, tabel):
        for butir in kolom.butir:
            yield _hasil(bahan, tabel, kolom, butir)


def _hasil(bahan: Bahan, tabel: Tabel, kolom: KolomDinilai, butir: Butir) -> HasilRelasi:
    nama, skala = butir.bentuk or (kolom.nama, skala_wajar(butir, kolom.nama, kolom.skala))
    rumus = BENTUK[nama] if skala == 1 else BENTUK[nama] * Tetapan(skala)
    pemasok = PemasokTahun(tabel, butir.baris, "", bahan.konteks)
    pemasok.tahun = {"kini": butir.kini, "lalu": butir.lalu}
    relasi = Relasi(ATURAN.kode, nama, rumus, dasar=ATURAN.dasar, nama=nama)
    putusan = Putusan("wrong" if butir.bentuk is None else "exact", hitung(rumus, pemasok.nilai))
    return HasilRelasi(Tempat(relasi, tabel, butir.baris, "", butir.sel, pemasok), putusan)
