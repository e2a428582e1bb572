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
_SKALA = (Decimal(1), Decimal(100), Decimal("0.01"))


class Butir(NamedTuple):
    """Kenaikan satu baris dan kedua realisasinya; `bentuk` yang cocok dan ketepatannya."""

    sel: Sel
    lalu: Sel
    kini: Sel
    bentuk: tuple[str, Decimal] | None = None
    status: str = "wrong"


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap kenaikan yang tertulis, bila sekurangnya satu baris kolom itu dapat ditelusuri."""
    for tabel in bahan.tabel:
        pasangan = _pasangan(tabel)
        if pasangan is None:
            continue
        for k in tabel.kolom:
            if k.nama in KENAIKAN:
                yield from _kolom(tabel, [_cocokkan(b) for b in _butir(tabel, k.kunci, pasangan)])


def _pasangan(tabel: Tabel) -> tuple[str, str] | None:
    """Kunci realisasi tahun lalu dan tahun ini: dua tahun terakhir yang berdampingan."""
    tahun = sorted(k.kunci for k in tabel.kolom_bernama("realisasi") if k.grup.isdigit())
    if len(tahun) > 1:
        return tahun[-2], tahun[-1]
    return ("realisasi_prev", "realisasi") if tabel.punya("realisasi_prev") and tabel.punya("realisasi") else None


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
    """Tanpa satu baris pun yang cocok, kolom itu mungkin berarti lain: tidak dinilai."""
    lazim = Counter(b.bentuk for b in butir if b.bentuk is not None).most_common(1)
    for b in butir if lazim else ():
        if b.bentuk is not None:
            yield Hubungan("exact" if b.status == "exact" else "rounding")
        elif lazim[0][0] is not None:
            yield Hubungan("wrong", _salah(tabel, b, *lazim[0][0]))


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
