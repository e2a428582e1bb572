"""KK211: kondisi akhir Renstra lain dari target tahun terakhirnya."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK211",
    nama="Kondisi akhir Renstra",
    tingkat="error",
    apa="Kondisi akhir periode sama dengan target tahun terakhir (dokumen dan orang juga boleh jumlah semua tahun).",
    mengapa="Kondisi akhir adalah pembagi tingkat kemajuan; kondisi akhir yang keliru membuat kemajuannya keliru pula.",
    contoh="target 2026 sampai 2028 berturut-turut 80, 82, dan 84; kondisi akhir tertulis 48",
    cara="Samakan kondisi akhir dengan target tahun terakhir, atau betulkan target tahun itu.",
    dasar="permenpanrb-53-2014",
)
MIN_LAZIM = 3  # indikator lain yang kondisi akhirnya target tahun terakhirnya


class Akhir(NamedTuple):
    """Kondisi akhir satu indikator di samping target tahun demi tahun."""

    kondisi: Sel
    target: list[Sel]

    @property
    def sama(self) -> bool:
        """Benar bila kondisi akhirnya target tahun terakhir."""
        return _nilai(self.kondisi) == _nilai(self.target[-1])

    @property
    def wajar(self) -> bool:
        """Benar bila ia jumlah, rata-rata, atau salah satu target tahunannya."""
        nilai = [_nilai(s) for s in self.target]
        kondisi = _nilai(self.kondisi)
        return kondisi in nilai or kondisi in (jumlah := sum(nilai), jumlah / len(nilai))

    @property
    def bergerak(self) -> bool:
        """Benar bila targetnya tidak tetap: yang tetap tidak menunjukkan tahun mana kondisi akhirnya."""
        return _nilai(self.target[0]) != _nilai(self.target[-1])


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap indikator di tabel yang kondisi akhirnya target tahun terakhir."""
    for tabel in bahan.tabel:
        if tabel.kind in RENSTRA_TAHUNAN and tabel.punya("target_renstra"):
            semua = list(_akhir(tabel))
            lazim = sum(a.sama and a.bergerak for a in semua)
            lain = [a for a in semua if not a.wajar]
            if lazim >= MIN_LAZIM and len(lain) <= 1:
                yield from (Hubungan("wrong", _temuan(tabel, a)) if a in lain else Hubungan("exact") for a in semua)


def _akhir(tabel: Tabel) -> Iterator[Akhir]:
    kolom = sorted((k for k in tabel.kolom_bernama("target") if k.grup.isdigit()), key=lambda k: int(k.grup))
    kepala = next(k.judul for k in tabel.kolom if k.nama == "target_renstra")
    if len(kolom) < 2 or any(int(t) > int(kolom[-1].grup) for t in re.findall(r"\b20\d\d\b", kepala)):
        return
    for b in tabel.data():
        sel = [s for k in kolom if (s := b.ambil(k.kunci)) is not None and s.angka is not None]
        kondisi = b.ambil("target_renstra")
        if kondisi is not None and kondisi.angka is not None and len(sel) == len(kolom):
            yield Akhir(kondisi, sel)


def _nilai(sel: Sel) -> Decimal:
    assert sel.angka is not None
    return sel.angka.nilai


def _temuan(tabel: Tabel, a: Akhir) -> Temuan:
    akhir = a.target[-1]
    return temuan(
        ATURAN,
        a.kondisi,
        f"tertulis {a.kondisi.teks}, sedangkan target tahun terakhir {akhir.teks}; samakan keduanya.",
        tabel=tabel,
        seharusnya=akhir.teks,
        terkait=[akhir],
    )
