"""KK210: nilai setahun tidak sama dengan jumlah atau nilai terakhir tribulannya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.deret import CARA, DERET, deret_tribulan, seperti
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.deret import Deret
    from kertas_kerja.model import Temuan, Tingkat

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

MIN_LAZIM = 3  # indikator lain yang target setahunnya target tribulan terakhirnya
_TANPA_TARGET = ("-", "–", "—")
# Cara yang wajar menurut sifat indikator; deret yang sudah kumulatif ("s/d TB III") juga berakhir di nilai terakhir.
WAJAR = {"cacah": ("jumlah", "terakhir"), "rasio": ("terakhir", "rata"), "": ("jumlah", "terakhir", "rata")}


def periksa(bahan: Bahan) -> Iterator[Hubungan | Temuan]:
    """Satu hubungan untuk setiap baris yang punya nilai setahun dan sedikitnya dua tribulan."""
    for tabel in bahan.tabel:
        semua = list(deret_tribulan(tabel))
        for d in semua:
            if d.tahun is not None and d.tahun.angka is not None and d.satu_skala and _lengkap(d):
                yield from _deret(d, semua)


def _lazim(d: Deret, semua: list[Deret]) -> bool:
    """Benar bila target semua persen dan indeks lain di tabel itu sama dengan target tribulan terakhirnya."""
    lain = [x for x in semua if x is not d and x.nama == d.nama == "target" and x.sifat != "cacah"]
    angka = [(x, x.tahun.angka) for x in lain if x.tahun is not None and x.tahun.angka is not None and _lengkap(x)]
    status = [x.putusan("terakhir", a).status for x, a in angka]
    return len(status) >= MIN_LAZIM and all(s in ("exact", "rounding") for s in status)


def _lengkap(d: Deret) -> bool:
    """Realisasi berjalan sampai tribulan ini; target dan pagu setahun baru terbagi habis dalam empat tribulan.

    Tribulan yang bertanda "-" di sebuah rencana memang tanpa target.
    """
    if d.nama.startswith("realisasi") or d.lengkap:
        return True
    awal = next(iter(d.tribulan))
    sisa = [d.baris.ambil(f"{d.nama}@{t}") for t in next(x for x in DERET if awal in x) if t not in d.tribulan]
    return _rencana(d) and all(s is not None and s.teks.strip() in _TANPA_TARGET for s in sisa)


def _rencana(d: Deret) -> bool:
    return d.nama == "target" and not d.tabel.punya("realisasi")


def _deret(d: Deret, semua: list[Deret]) -> Iterator[Hubungan | Temuan]:
    assert d.tahun is not None
    assert d.tahun.angka is not None
    if _rencana(d):
        yield from _target(d, d.tahun.angka, semua)
        return
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
        yield from _terakhir(d, semua)


def _terakhir(d: Deret, semua: list[Deret]) -> Iterator[Hubungan | Temuan]:
    if _lazim(d, semua):
        yield Hubungan("wrong", _salah(d, "terakhir", "error"))
    else:
        yield _salah(d, "terakhir", "warning")


def _target(d: Deret, tahun: Angka, semua: list[Deret]) -> Iterator[Hubungan | Temuan]:
    """Target sebuah rencana: salah hanya bila tidak satu bacaan pun menjelaskannya.

    Bacaannya jumlah, nilai terakhir, rata-rata, dan nilai tertinggi atau terendah (tercapai di tengah tahun).
    """
    cocok = [s for c in CARA if (s := d.putusan(c, tahun).status) in ("exact", "rounding")]
    nilai = [s.angka.nilai for s in d.tribulan.values() if s.angka is not None]
    if tahun.nilai in (max(nilai), min(nilai)):
        cocok.append("exact")
    if cocok:
        yield Hubungan("exact" if "exact" in cocok else "rounding")
    elif d.sifat == "cacah":
        yield Hubungan("wrong", _salah(d, "jumlah"))
    else:
        yield from _terakhir(d, semua)


def _salah(d: Deret, cara: str, tingkat: Tingkat = "error") -> Temuan:
    assert d.tahun is not None
    assert d.tahun.angka is not None
    nilai = d.putusan(cara, d.tahun.angka).seharusnya
    tulis = seperti(d.tahun, nilai) if nilai is not None and not isinstance(nilai, str) else ""
    return temuan(
        ATURAN,
        d.tahun,
        f"tertulis {d.tahun.teks}, sedangkan {d.sebut(cara)} {tulis}; periksa angka setahun dan angka {d.sebutan}nya.",
        tabel=d.tabel,
        tingkat=tingkat,
        seharusnya=tulis,
        uraian=f"{d.nama.replace('_', ' ')} setahun = {d.sebut(cara)} = {d.sama_dengan(cara, tulis)}",
        terkait=list(d.tribulan.values()),
    )
