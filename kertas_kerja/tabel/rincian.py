"""Anggaran yang dirinci: program dan kegiatannya dalam satu daftar; jumlahnya tidak menghitung dua kali."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import KolomTabel, Relasi
from kertas_kerja.tabel.pemasok import anak_baris, baris_data, baris_induk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

_SESUDAH = r"perubahan|p-?apbd|papbd|pergeseran|setelah|sesudah"
_PAGU = r"anggaran|pagu"
_SEBELUM = r"murni|induk|sebelum"
_BERTAMBAH = r"bertambah|berkurang|selisih|kenaikan|penambahan"
HIMPUNAN_RINCIAN = {"datar": "data", "berjenjang": "puncak"}


def varian_rincian(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """`datar` bila tidak ada baris berpagu yang dirinci baris berpagu di bawahnya, sehingga semua baris dijumlah.

    `berjenjang` bila perinciannya menjumlah ke atas: yang dijumlah hanya baris teratas; `terinci` pula bila pagu atau
    realisasinya menjumlah di setiap baris, sehingga rinciannya lengkap. Selain itu kosong: baris mana yang dijumlah
    tidak dapat dipastikan.
    """
    data, kunci = baris_data(tabel), kunci_pagu(tabel)
    cocok, beda = _perincian(data, kunci)
    if not cocok and not beda:
        return frozenset({"datar"})
    atas = min(b.tingkat for b in data)
    if not all(pagu_baris(b, kunci) is not None for b in data if b.tingkat == atas):
        return frozenset()
    lain = _perincian(data, kunci.replace("pagu", "realisasi_anggaran"))
    if any(sama and not tidak for sama, tidak in ((cocok, beda), lain)):
        return frozenset({"berjenjang", "terinci"})
    return frozenset({"berjenjang"} if cocok and cocok >= beda else ())


def _perincian(data: list[Baris], kunci: str) -> tuple[int, int]:
    """Berapa baris yang anggarannya sama dengan jumlah rinciannya, dan berapa yang tidak."""
    cocok = beda = 0
    for induk in baris_induk(data):
        anak = anak_baris(data, induk)
        pagu, bagian = pagu_baris(induk, kunci), [n for b in anak if (n := pagu_baris(b, kunci)) is not None]
        if pagu is not None and bagian:
            cocok, beda = cocok + (sum(bagian) == pagu), beda + (sum(bagian) != pagu)
    return cocok, beda


def varian_induk_kosong(tabel: Tabel) -> frozenset[str] | None:
    """`berjenjang` bila setiap pagu induk yang masih kosong dapat dijumlah dari rinciannya; None bila tidak ada.

    Kosong bila ada yang tidak dapat: jumlah semua baris akan menghitung dua kali begitu induknya diisi.
    """
    data, kunci = baris_data(tabel), kunci_pagu(tabel)
    kosong = [b for b in baris_induk(data) if pagu_baris(b, kunci) is None]
    if not kosong:
        return None
    atas = min(b.tingkat for b in data)
    utuh = all(_pagu_terjumlah(data, b, kunci) is not None for b in data if b.tingkat == atas or b in kosong)
    return frozenset({"berjenjang"} if utuh else ())


def _pagu_terjumlah(data: list[Baris], baris: Baris, kunci: str) -> Decimal | None:
    """Pagu baris itu, atau jumlah rinciannya bila masih kosong; None bila salah satunya tidak ada."""
    if (pagu := pagu_baris(baris, kunci)) is not None:
        return pagu
    bagian = [_pagu_terjumlah(data, b, kunci) for b in anak_baris(data, baris)]
    ada = [n for n in bagian if n is not None]
    return sum(ada[1:], ada[0]) if ada and len(ada) == len(bagian) else None


def tanpa_murni(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom-kolom itu dengan pagu sesudah perubahan sebagai pagunya, bila pagu murni berdiri di sampingnya.

    Dari dua kolom bernama sama hanya yang kiri yang bernama; yang lain dikenali dari kepalanya. "Bertambah/(Berkurang)"
    di samping keduanya adalah perubahan pagunya.
    """
    pagu = [k for k in kolom if k.nama in ("pagu", "pagu_murni") or (not k.nama and re.search(_PAGU, k.judul.lower()))]
    sesudah = [k for k in pagu if re.search(_SESUDAH, k.judul.lower()) and not re.search(_SEBELUM, k.judul.lower())]
    if len(sesudah) != 1 or len(pagu) < 2 or not any(k.nama == "pagu" for k in pagu):
        return kolom
    murni = [k for k in pagu if k not in sesudah and re.search(_SEBELUM, k.judul.lower())]
    ubah = [k for k in kolom if re.search(_BERTAMBAH, k.judul.lower()) and k not in sesudah and k not in murni]
    ganti = {k.indeks: "" for k in pagu} | {k.indeks: "pagu" for k in sesudah}
    if len(murni) == 1:
        ganti |= {murni[0].indeks: "pagu_murni"} | {k.indeks: "pagu_bertambah" for k in ubah if len(ubah) == 1}
    return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]


KOLOM_MURNI = (
    KolomTabel("pagu_murni", "Jumlah Anggaran Sebelum Perubahan", "rupiah", ditetapkan=True, lebar=20, desimal=0),
    KolomTabel("pagu_bertambah", "Bertambah/(Berkurang)", "rupiah", lebar=20, desimal=0),
)
_BERUBAH = Kolom("pagu") - Kolom("pagu_murni")


def relasi_murni(himpunan: Mapping[str, str]) -> tuple[Relasi, ...]:
    """Relasi pagu murni di samping pagu perubahan: selisih keduanya, dan jumlah pagu murni menurut varian tabel."""
    selisih = Relasi("KK114", "pagu_bertambah", _BERUBAH, nama="bertambah/(berkurang)", bacaan=lambda *_: (-_BERUBAH,))
    murni = Relasi("KK201", "pagu_murni", jumlah(Himpunan("pagu_murni")), baris="total", nama="jumlah anggaran murni")
    total = (
        murni._replace(rumus=jumlah(Himpunan("pagu_murni", h)), varian=varian, isi=False)
        for varian, h in himpunan.items()
    )
    return (selisih, *total, selisih._replace(baris="total"))


def kunci_pagu(tabel: Tabel) -> str:
    """Kunci kolom pagunya; yang pertama bila beberapa tahun berdampingan."""
    return next((k.kunci for k in tabel.kolom if k.nama == "pagu"), "pagu")


def pagu_baris(baris: Baris, kunci: str) -> Decimal | None:
    """Pagu baris itu; None bila kosong."""
    sel = baris.ambil(kunci)
    return sel.angka.nilai if sel is not None and sel.angka is not None else None
