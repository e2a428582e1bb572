"""KK605: satu kolom persen memuat rasio (0,9281) dan poin (92,81) sekaligus."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import MAKS_PER_KOLOM, dan_lain, temuan
from kertas_kerja.tabel import tabel as deklarasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Kolom, Sel, Tabel, Temuan
    from kertas_kerja.tabel.relasi import HasilRelasi

ATURAN = Aturan(
    kode="KK605",
    nama="Skala persen campur",
    tingkat="warning",
    apa="Satu kolom persen memakai satu skala: 0,9281 berformat persen, atau 92,81 di semua baris.",
    mengapa="AVERAGE dan SUM atas kolom berskala campur menghasilkan angka yang tidak berarti.",
    contoh="kolom capaian berisi 0,9281 pada satu baris dan 104,65 pada baris lain",
    cara="Beri semua sel kolom itu format persen dan isi dengan rasio; kk fill menyamakannya.",
    rumus="sel yang hubungannya cocok hanya bila dibaca seratus kali lain dari semua sel lain di kolomnya: error",
)

Letak = tuple[str, int, int]


class Skala(NamedTuple):
    """Sel-sel satu kolom menurut skalanya: rasio, dan poin (juga persen berformat)."""

    rasio: list[Sel]
    poin: list[Sel]

    @property
    def polos(self) -> list[Sel]:
        """Poin tanpa tanda persen: yang berformat persen tersimpan sebagai rasio juga, jadi tidak lain skalanya."""
        return [s for s in self.poin if s.skala == 100 and "%" not in s.teks]


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap sel yang salah skalanya menurut hubungannya; selebihnya satu untuk setiap kolom."""
    pasti: dict[Letak, HasilRelasi] | None = None
    for tabel in bahan.tabel:
        semua = {k: _skala(tabel, k) for k in tabel.kolom if _berpersen(tabel, k)}
        for kolom, skala in semua.items():
            if skala.rasio and skala.poin:
                pasti = _terhitung(bahan) if pasti is None else pasti
                sebaya = [s for k, s in semua.items() if k is not kolom]
                yield from _kolom(tabel, skala, pasti if _seragam(kolom, skala, sebaya) else {})


def _berpersen(tabel: Tabel, kolom: Kolom) -> bool:
    asal = deklarasi(tabel.kind).kolom_bernama(kolom.nama)
    return asal is not None and asal.jenis == "persen"


def _skala(tabel: Tabel, kolom: Kolom) -> Skala:
    hasil = Skala([], [])
    for baris in tabel.baris:
        sel = baris.ambil(kolom.kunci) if baris.jenis != "catatan" else None
        if sel is None or sel.angka is None or not sel.angka.nilai:
            continue
        (hasil.poin if sel.skala == 100 or sel.angka.persen else hasil.rasio).append(sel)
    return hasil


def _terhitung(bahan: Bahan) -> dict[Letak, HasilRelasi]:
    """Sel hasil dan masukan setiap hubungan yang cocok menurut skala yang dibaca, bukan yang tampak."""
    cocok = [h for h in bahan.hasil if h.putusan.status in ("exact", "rounding") and not h.tempat.relasi.batas]
    masukan = {_letak(s): h for h in cocok for s in h.tempat.terkait}
    return masukan | {_letak(h.tempat.sel): h for h in cocok}


def _letak(s: Sel) -> Letak:
    return s.lembar, s.baris, s.kolom


def _kolom(tabel: Tabel, skala: Skala, pasti: dict[Letak, HasilRelasi]) -> Iterator[Temuan]:
    rasio, poin = skala
    lain, umum = (rasio, poin) if len(rasio) <= len(poin) else (skala.polos, rasio)
    salah = [s for s in lain if _letak(s) in pasti]
    for s in salah[:MAKS_PER_KOLOM]:
        yield _salah(tabel, s, umum, pasti[_letak(s)])
    sisa = [s for s in lain if s not in salah]
    if sisa and umum is poin:
        yield _rasio(tabel, sisa, poin)
    elif sisa:
        s = sisa[0]
        pesan = f"{dan_lain(sisa)}tertulis dalam poin persen ({s.teks}), sedangkan sel lain berisi rasio; samakan."
        yield temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=f"{s.teks}%", terkait=[*sisa[1:], *rasio])


def _seragam(kolom: Kolom, skala: Skala, sebaya: list[Skala]) -> bool:
    """Benar bila hampir semua sel kolom itu sepakat satu skala, sehingga yang lain salah tulis, bukan cara kedua.

    Rasio di antara sel berformat persen hanya kurang formatnya. Satu sel lawan satu sel diputus kepalanya, atau
    kolom persen lain di tabel itu.
    """
    rasio, poin = skala
    if len(skala.polos) < len(poin):
        return False
    if len(rasio) == len(poin) == 1:
        poin_semua = any(k.polos for k in sebaya) and not any(k.rasio for k in sebaya)
        return poin_semua or any(kata in kolom.judul.lower() for kata in ("%", "persen"))
    sedikit, banyak = sorted((len(rasio), len(poin)))
    return (sedikit == 1 and banyak > 1) or sedikit * 4 <= banyak


def _salah(tabel: Tabel, s: Sel, umum: list[Sel], hasil: HasilRelasi) -> Temuan:
    """Sel yang terbaca seratus kali lain dari kolomnya; nilai seharusnya dalam skala kolom itu."""
    from kertas_kerja.aturan.temuan_relasi import uraian_tempat

    assert s.angka is not None
    nilai = hasil.putusan.seharusnya
    pakai = nilai if isinstance(nilai, Decimal) and _letak(hasil.tempat.sel) == _letak(s) else s.angka.nilai
    benar = _tulis(pakai, s, umum)
    cara, ini = ("poin persen", "rasio") if umum[0].skala == 100 else ("rasio", "poin persen")
    return temuan(
        ATURAN,
        s,
        f"tertulis sebagai {ini} ({s.teks}), sedangkan sel lain di kolom ini berisi {cara}; tulis {benar}.",
        tabel=tabel,
        tingkat="error",
        seharusnya=benar,
        uraian=f"{uraian_tempat(hasil.tempat, nilai)}; {cara}: {benar}",
        terkait=umum,
    )


def _tulis(nilai: Decimal, sel: Sel, umum: list[Sel]) -> str:
    """Nilai itu dalam skala sel-sel lain di kolomnya, sebanyak desimal yang dipakai sel itu atau mereka."""
    poin = umum[0].skala == 100
    sendiri = sel.angka.desimal if sel.angka is not None else 0
    lain = max(s.angka.desimal for s in umum if s.angka is not None)
    desimal = max(lain, sendiri - 2 if poin else sendiri + 2)
    return tulis_angka(nilai * 100 if poin else nilai, min(desimal, 2 if poin else 4))


def _rasio(tabel: Tabel, rasio: list[Sel], poin: list[Sel]) -> Temuan:
    s = rasio[0]
    assert s.angka is not None
    tulis = tulis_angka(s.angka.nilai, max(s.angka.desimal - 2, 0), persen=True)
    pesan = f"{dan_lain(rasio)}tertulis sebagai rasio ({s.teks}), sedangkan sel lain berisi persen; tulis {tulis}."
    return temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=tulis, terkait=[*rasio[1:], *poin])
