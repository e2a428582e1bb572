"""Judul dan kepala tabel sebagaimana tertulis beserta tempatnya; dasar aturan KK6xx tentang sebutan dan skala."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.model import Rujukan, Saran, Temuan
from kertas_kerja.tabel.kosakata import RENTANG_TAHUN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.model import Kolom, Sel, Tabel, Tingkat

MAKS_TERKAIT = 60
MAKS_PER_KOLOM = 20
TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
# "Peraturan Bupati Nomor 47 Tahun 2022": tahun peraturan, bukan tahun tabel.
_PERATURAN = r"\b(?:nomor|no\.?|permen\w*|perbup|perda|perpres|pp|uu)\b[^,;()]{0,40}?\b20\d\d"


class Sebutan(NamedTuple):
    """Satu tulisan di atas tabel (judul, label, kepala kolom) dan tempatnya."""

    lembar: str
    baris: int
    kolom: int
    teks: str

    @property
    def alamat(self) -> str:
        """Alamat A1 tanpa nama lembar."""
        return format_cell(self.baris, self.kolom)


def sel_judul(tabel: Tabel) -> list[Sebutan]:
    """Baris-baris judul dan label di atas tabel."""
    return [Sebutan(tabel.lembar, j.baris, j.kolom, satu_baris(j.teks)) for j in tabel.sel_judul]


def sel_kepala(bahan: Bahan, tabel: Tabel) -> list[Sebutan]:
    """Sel-sel kepala tabel yang berisi tulisan, tanpa baris penomoran; tabel yang rebah tidak punya baris kepala."""
    if tabel.rebah:
        return []
    awal = tabel.baris[0].nomor if tabel.baris else tabel.rentang.bottom + 1
    akhir = min(tabel.baris_nomor or awal, awal)
    lembar, hasil = bahan.buku.calculated(tabel.lembar), []
    for nomor in range(tabel.rentang.top, min(akhir, tabel.rentang.top + 6)):
        for sel in lembar.row(nomor, tabel.rentang.left, tabel.rentang.right):
            if sel.value not in (None, ""):
                teks = sel.value if isinstance(sel.value, str) else lembar.text(nomor, sel.col)
                hasil.append(Sebutan(tabel.lembar, nomor, sel.col, satu_baris(teks)))
    return hasil


def kepala_kolom(daftar: list[Sebutan], tabel: Tabel, kolom: Kolom, kata: str = "") -> Sebutan:
    """Sel kepala milik kolom itu yang memuat `kata`: di kolom itu sendiri, atau kepala bersama di kirinya."""
    kiri = [s for s in daftar if s.kolom <= kolom.indeks and kata in s.teks]
    sendiri = [s for s in kiri if s.kolom == kolom.indeks]
    if sendiri or kiri:
        return (sendiri or sorted(kiri, key=lambda s: (s.kolom, s.baris)))[-1]
    sel = next((s for b in tabel.baris if (s := b.ambil(kolom.kunci)) is not None), None)
    if tabel.rebah and sel is not None:
        return Sebutan(tabel.lembar, sel.baris, sel.kolom, kolom.judul)
    return Sebutan(tabel.lembar, tabel.rentang.top, kolom.indeks, kolom.judul)


def tahun_tertulis(teks: str) -> set[int]:
    """Tahun-tahun yang disebut sebuah tulisan; "2021-2023" menyebut ketiganya, tahun peraturan tidak ikut."""
    if "20" not in teks:
        return set()
    bersih = teks.lower()
    if " tahun 20" in bersih:
        bersih = re.sub(_PERATURAN, " ", bersih)
    hasil = {int(t) for t in TAHUN.findall(bersih)}
    if len(hasil) > 1:
        for a, b in re.findall(RENTANG_TAHUN, bersih):
            if 0 < int(b) - int(a) <= 10:
                hasil.update(range(int(a), int(b) + 1))
    return hasil


def temuan(
    aturan: Aturan,
    di: Sel | Sebutan,
    pesan: str,
    *,
    tabel: Tabel | None = None,
    tingkat: Tingkat | None = None,
    seharusnya: str = "",
    uraian: str = "",
    terkait: Iterable[Sel | Sebutan] = (),
    saran: Saran | None = None,
    beralamat: bool = True,
) -> Temuan:
    """Temuan pada satu sel; `pesan` didahului alamat selnya, kecuali bila tidak `beralamat`."""
    return Temuan(
        aturan.kode,
        tingkat or aturan.tingkat,
        di.lembar,
        di.baris,
        di.kolom,
        di.teks,
        seharusnya,
        f"{di.lembar}!{di.alamat} {pesan}" if beralamat else pesan,
        uraian,
        tuple(dict.fromkeys(Rujukan(s.lembar, s.alamat) for s in terkait))[:MAKS_TERKAIT],
        aturan.dasar,
        saran,
        tabel.id if tabel is not None else None,
    )


def seperti_sel(sel: Sel, angka: Angka) -> Angka:
    """Angka itu sebagaimana diketik di sel tersebut: 92,81 di kolom yang persennya ditulis tanpa tanda."""
    if not angka.persen or sel.skala != 100 or "%" in sel.teks:
        return angka
    return angka._replace(nilai=angka.nilai * angka.skala, persen=False, teks="")


def satu_baris(teks: str) -> str:
    """Tulisan dengan satu spasi di antara katanya; baris baru dan spasi keras di kepala kolom tidak berarti."""
    return " ".join(teks.split())


def potong(teks: str, panjang: int = 60) -> str:
    """Tulisan sebagai satu baris, dipotong bila terlalu panjang untuk sebuah pesan."""
    satu = satu_baris(teks)
    return satu if len(satu) <= panjang else satu[: panjang - 1].rstrip() + "…"


def dan_lain(sel: Sequence[Sel]) -> str:
    """ "dan 3 sel lain di kolom ini " sesudah alamat sel pertama; "" bila hanya satu sel.

    Sel tabel yang rebah sebaris, atau tersebar.
    """
    if len(sel) < 2:
        return ""
    searah = "kolom" if len({s.kolom for s in sel}) == 1 else "baris" if len({s.baris for s in sel}) == 1 else "tabel"
    return f"dan {len(sel) - 1} sel lain di {searah} ini "


def daftar_kata(butir: Iterable[str]) -> str:
    """ "a, b, dan c"; "a dan b"; "a"."""
    isi = list(butir)
    if len(isi) < 3:
        return " dan ".join(isi)
    return ", ".join(isi[:-1]) + f", dan {isi[-1]}"


def persen(nilai: Decimal) -> str:
    """Rasio sebagai persen dengan desimal seperlunya: 0,95 menjadi "95%"."""
    teks = format((nilai * 100).normalize(), "f").replace(".", ",")
    return f"{teks}%"
