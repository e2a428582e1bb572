"""KK119: kenaikan dari tahun ke tahun tidak sama dengan selisih atau pertumbuhan realisasinya."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.deret import seperti
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.rumus.ekspresi import Kolom, Tetapan
from kertas_kerja.rumus.putusan import putuskan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.rumus.putusan import Putusan

ATURAN = Aturan(
    kode="KK119",
    nama="Kenaikan antar tahun",
    tingkat="error",
    apa="Kenaikan atau penurunan sama dengan realisasi tahun ini dikurangi realisasi tahun lalu, atau pertumbuhannya.",
    mengapa="Kolom ini dibaca sebagai arah kinerja; angka lama sering tertinggal saat realisasi diperbarui.",
    contoh="realisasi 66,20 lalu 68,45 naik 2,25 atau 3,40%",
    cara="Hitung ulang kenaikannya, atau periksa realisasi kedua tahun itu.",
    dasar="permenpanrb-53-2014",
    rumus="kenaikan = realisasi tahun ini - realisasi tahun lalu; pertumbuhan = kenaikan ÷ realisasi tahun lalu",
)

KENAIKAN = ("bertambah", "pertumbuhan")
_kini, _lalu = Kolom("kini"), Kolom("lalu")
_BENTUK = {
    "selisih": _kini - _lalu,
    "selisih terbalik": _lalu - _kini,
    "pertumbuhan": (_kini - _lalu) / _lalu,
    "penurunan": (_lalu - _kini) / _lalu,
    "perbandingan": _kini / _lalu,
}
_SERAGAM = {"selisih terbalik": "selisih", "penurunan": "pertumbuhan"}
_SKALA = (Decimal(1), Decimal(100), Decimal("0.01"))


class Butir(NamedTuple):
    """Kenaikan satu baris dan kedua realisasinya; `bentuk` yang cocok dan ketepatannya."""

    sel: Sel
    lalu: Sel
    kini: Sel
    bentuk: tuple[str, Decimal] | None = None
    status: str = "wrong"


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap kenaikan yang tertulis, bila separuh baris kolom itu dapat ditelusuri."""
    for tabel in bahan.tabel:
        pasangan = _pasangan(tabel)
        for k in tabel.kolom if pasangan else ():
            if k.nama in KENAIKAN:
                yield from _kolom(tabel, _cocok_terbanyak(tabel, k.kunci, pasangan))


def _pasangan(tabel: Tabel) -> list[tuple[str, str]]:
    """Kunci nilai tahun lalu dan tahun ini, dua tahun terakhir yang berdampingan: realisasi, atau capaiannya."""
    tahun = {n: sorted(k.kunci for k in tabel.kolom_bernama(n) if k.grup.isdigit()) for n in ("realisasi", "capaian")}
    pasangan = [(kunci[-2], kunci[-1]) for kunci in tahun.values() if len(kunci) > 1]
    if not pasangan and tabel.punya("realisasi_prev") and tabel.punya("realisasi"):
        return [("realisasi_prev", "realisasi")]
    return pasangan


def _cocok_terbanyak(tabel: Tabel, kunci: str, pasangan: list[tuple[str, str]]) -> list[Butir]:
    """Butir-butir kolom itu dari pasangan yang menjelaskan paling banyak baris; yang pertama bila sama banyak."""
    semua = ([_cocokkan(b) for b in _butir(tabel, kunci, satu)] for satu in pasangan)
    return max(semua, key=lambda butir: sum(b.bentuk is not None for b in butir))


def _butir(tabel: Tabel, kunci: str, pasangan: tuple[str, str]) -> Iterator[Butir]:
    lalu, kini = pasangan
    for b in tabel.data():
        semua = [s for k in (kunci, lalu, kini) if (s := b.ambil(k)) is not None and s.angka is not None]
        if len(semua) == 3 and semua[1].angka is not None and semua[1].angka.nilai:
            yield Butir(semua[0], semua[1], semua[2])


def _cocokkan(butir: Butir) -> Butir:
    """Butir itu dengan bentuk pertama yang memberi angka yang tertulis; yang tepat didahulukan."""
    hasil = [(_putusan(butir, nama, skala).status, (nama, skala)) for skala in _SKALA for nama in _BENTUK]
    for status in ("exact", "rounding"):
        for satu, bentuk in hasil:
            if satu == status:
                return butir._replace(bentuk=bentuk, status=status)
    return butir


def _putusan(butir: Butir, nama: str, skala: Decimal) -> Putusan:
    def ambil(d: Daun) -> Angka | None:
        return butir.kini.angka if d == _kini else butir.lalu.angka

    assert butir.sel.angka is not None
    return putuskan(_BENTUK[nama] * Tetapan(skala), ambil, butir.sel.angka)


def _kolom(tabel: Tabel, butir: list[Butir]) -> Iterator[Hubungan]:
    """Bila kurang dari separuh barisnya cocok, kolom itu mungkin berarti lain: tidak dinilai."""
    lazim = Counter(b.bentuk for b in butir if b.bentuk is not None).most_common(1)
    ragam = Counter(_ragam(b) for b in butir if b.bentuk is not None)
    for b in butir if sum(ragam.values()) * 2 >= len(butir) and lazim else ():
        if b.bentuk is not None and (max(ragam.values()) == 1 or ragam[_ragam(b)] > 1):
            yield Hubungan("exact" if b.status == "exact" else "rounding")
        elif lazim[0][0] is not None:
            yield Hubungan("wrong", _salah(tabel, b, *lazim[0][0]))


def _ragam(b: Butir) -> tuple[str, Decimal, bool]:
    """Bentuk dan skala sebuah butir; naik dan turun satu ragam. Yang sendirian di antara yang seragam kebetulan."""
    nama, skala = b.bentuk or ("", Decimal(1))
    return _SERAGAM.get(nama, nama), skala, b.sel.angka is not None and b.sel.angka.persen


def _salah(tabel: Tabel, b: Butir, nama: str, skala: Decimal) -> Temuan:
    assert b.sel.angka is not None
    nilai = _putusan(b, nama, skala).seharusnya
    tulis = seperti(b.sel.angka, nilai) if isinstance(nilai, Decimal) else ""
    return temuan(
        ATURAN,
        b.sel,
        f"tertulis {b.sel.teks}, seharusnya {tulis} dari realisasi {b.lalu.teks} lalu {b.kini.teks}.",
        tabel=tabel,
        seharusnya=tulis,
        uraian=f"{nama} dari {b.lalu.teks} ke {b.kini.teks} = {tulis}",
        terkait=[b.lalu, b.kini],
    )
