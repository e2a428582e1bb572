"""Anggaran yang dirinci: program dan kegiatannya dalam satu daftar; jumlahnya tidak menghitung dua kali."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.pemasok import anak_baris, baris_data, baris_induk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

HIMPUNAN_RINCIAN = {"datar": "data", "berjenjang": "puncak"}
# Anggaran program dari kegiatannya; pengisian hanya menuliskannya di sel kosong, karena orang boleh mengetiknya.
INDUK_PAGU = Relasi(
    "KK209", "pagu", jumlah(Himpunan("pagu", "anak")), baris="induk", varian="berjenjang", nama="anggaran", isi=False
)


def varian_rincian(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """`datar` bila tidak ada baris berpagu yang dirinci baris berpagu di bawahnya, sehingga semua baris dijumlah.

    `berjenjang` bila perinciannya menjumlah ke atas: yang dijumlah hanya baris teratas; `terinci` pula bila pagu (satu
    dari beberapa tahun) atau realisasinya menjumlah di setiap baris, sehingga rinciannya lengkap. Selain itu
    kosong: baris mana yang dijumlah
    tidak dapat dipastikan.
    """
    data, kunci = baris_data(tabel), kunci_pagu(tabel)
    cocok, beda = _perincian(data, kunci)
    if not cocok and not beda:
        return frozenset({"datar"})
    if varian_induk_kosong(tabel) == frozenset():
        return frozenset()
    atas = min(b.tingkat for b in data)
    if not all(_pagu_terjumlah(data, b, kunci) is not None for b in data if b.tingkat == atas):
        return frozenset()
    lain = {k.kunci for k in tabel.kolom if k.nama == "pagu"} | {kunci.replace("pagu", "realisasi_anggaran")}
    if any(sama and not tidak for sama, tidak in ((cocok, beda), *(_perincian(data, k) for k in lain - {kunci}))):
        return frozenset({"berjenjang", "terinci"})
    return frozenset({"berjenjang"} if cocok and cocok >= beda else ())


def varian_terinci(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Seperti `varian_rincian`; baris yang pagunya masih kosong di atas rincian yang lengkap akan menjumlahkannya."""
    varian = varian_rincian(tabel, konteks)
    kosong = varian_induk_kosong(tabel) if "datar" in varian else None
    return varian if kosong is None else kosong


def _perincian(data: list[Baris], kunci: str) -> tuple[int, int]:
    """Berapa baris yang anggarannya sama dengan jumlah rinciannya, dan berapa yang tidak."""
    cocok = beda = 0
    for induk in baris_induk(data):
        anak = anak_baris(data, induk)
        pagu, bagian = induk.nilai(kunci), [n for b in anak if (n := b.nilai(kunci)) is not None]
        if pagu is not None and bagian:
            cocok, beda = cocok + (sum(bagian) == pagu), beda + (sum(bagian) != pagu)
    return cocok, beda


def varian_induk_kosong(tabel: Tabel) -> frozenset[str] | None:
    """`berjenjang` bila setiap pagu induk yang masih kosong dapat dijumlah dari rinciannya; None bila tidak ada.

    Kosong bila ada yang tidak dapat: jumlah semua baris akan menghitung dua kali begitu induknya diisi. Induk yang
    rinciannya pun tanpa pagu (kegiatan di bawah program yang berpagu) bukan tempat pagu.
    """
    data, kunci = baris_data(tabel), kunci_pagu(tabel)
    kosong = [b for b in baris_induk(data) if b.nilai(kunci) is None and _berpagu_di_bawah(data, b, kunci)]
    if not kosong:
        return None
    atas = min(b.tingkat for b in data)
    utuh = all(_pagu_terjumlah(data, b, kunci) is not None for b in data if b.tingkat == atas or b in kosong)
    return frozenset({"berjenjang"} if utuh else ())


def _berpagu_di_bawah(data: list[Baris], baris: Baris, kunci: str) -> bool:
    """Benar bila sebuah baris di bawahnya, sedalam apa pun, berpagu."""
    return any(b.nilai(kunci) is not None or _berpagu_di_bawah(data, b, kunci) for b in anak_baris(data, baris))


def _pagu_terjumlah(data: list[Baris], baris: Baris, kunci: str) -> Decimal | None:
    """Pagu baris itu, atau jumlah rinciannya bila masih kosong; None bila salah satunya tidak ada."""
    if (pagu := baris.nilai(kunci)) is not None:
        return pagu
    bagian = [_pagu_terjumlah(data, b, kunci) for b in anak_baris(data, baris)]
    ada = [n for n in bagian if n is not None]
    return sum(ada[1:], ada[0]) if ada and len(ada) == len(bagian) else None


def kunci_pagu(tabel: Tabel) -> str:
    """Kunci kolom pagunya; yang pertama bila beberapa tahun berdampingan."""
    return next((k.kunci for k in tabel.kolom if k.nama == "pagu"), "pagu")
