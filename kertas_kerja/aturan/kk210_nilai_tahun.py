"""KK210: nilai setahun tidak sama dengan jumlah atau nilai terakhir tribulannya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.deret import CARA, deret_tribulan, seperti
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.deret import Deret
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK210",
    nama="Nilai setahun dari tribulan",
    tingkat="error",
    apa="Nilai setahun sama dengan jumlah tribulan (dokumen, orang, rupiah) atau nilai terakhirnya (persen, indeks).",
    mengapa="Nilai setahun yang tidak dapat ditelusuri dari tribulannya berarti salah satu angka keliru disalin.",
    contoh="realisasi 3, 3, 2, dan 4 dokumen berjumlah 12, tertulis 11",
    cara="Hitung ulang nilai setahun, atau betulkan angka tribulan yang keliru.",
    dasar="permenpanrb-53-2014",
    rumus="cacah dan rupiah: TB I + TB II + TB III + TB IV; persen dan indeks: nilai tribulan terakhir; "
    "kolom berkepala rata-rata: rata-rata keempatnya",
)

# Cara yang wajar menurut sifat indikator; deret yang sudah kumulatif ("s/d TB III") juga berakhir di nilai terakhir.
WAJAR = {"cacah": ("jumlah", "terakhir"), "rasio": ("terakhir", "rata"), "": ("jumlah", "terakhir", "rata")}


def periksa(bahan: Bahan) -> Iterator[Hubungan | Temuan]:
    """Satu hubungan untuk setiap baris yang punya nilai setahun dan sedikitnya dua tribulan."""
    for tabel in bahan.tabel:
        for d in deret_tribulan(tabel):
            if d.tahun is not None and d.tahun.angka is not None and d.satu_skala and _lengkap(d):
                yield from _deret(d)


def _lengkap(d: Deret) -> bool:
    """Realisasi berjalan sampai tribulan ini; target dan pagu setahun baru terbagi habis dalam empat tribulan."""
    return d.nama.startswith("realisasi") or d.lengkap


def _deret(d: Deret) -> Iterator[Hubungan | Temuan]:
    assert d.tahun is not None
    assert d.tahun.angka is not None
    putusan = {c: d.putusan(c, d.tahun.angka).status for c in CARA}
    wajar = ("rata",) if d.dirata else WAJAR[d.sifat]
    cocok = [s for c in wajar if (s := putusan[c]) in ("exact", "rounding")]
    if cocok:
        yield Hubungan("exact" if "exact" in cocok else "rounding")
    elif d.dirata:
        yield Hubungan("wrong", _salah(d, "rata"))
    elif d.sifat == "cacah":
        yield Hubungan("wrong", _salah(d, "jumlah"))
    elif d.sifat == "rasio" and putusan["jumlah"] not in ("exact", "rounding"):
        yield _salah(d, "terakhir")


def _salah(d: Deret, cara: str) -> Temuan:
    assert d.tahun is not None
    assert d.tahun.angka is not None
    nilai = d.putusan(cara, d.tahun.angka).seharusnya
    tulis = seperti(d.tahun.angka, nilai) if nilai is not None and not isinstance(nilai, str) else ""
    return temuan(
        ATURAN,
        d.tahun,
        f"tertulis {d.tahun.teks}, sedangkan {d.sebut(cara)} {tulis}; periksa angka setahun dan angka {d.sebutan}nya.",
        tabel=d.tabel,
        tingkat="warning" if cara == "terakhir" else "error",
        seharusnya=tulis,
        uraian=f"{d.nama.replace('_', ' ')} setahun = {d.sebut(cara)} = {d.hitungan(cara)} = {tulis}",
        terkait=list(d.tribulan.values()),
    )
