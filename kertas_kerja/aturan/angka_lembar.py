"""Angka-angka sebuah tabel sebagaimana tersimpan di lembarnya, kolom yang tidak dikenal termasuk; dasar KK126."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.kenali.terhitung import nilai_sel
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.kenali import TakDikenal
    from kertas_kerja.model import Kolom, Tabel

    Nilai = tuple[Decimal, Decimal]
    """Bilangan dan satuan angka terakhirnya."""

MAKS_BARIS = 200
MAKS_KOLOM = 60
_BUKAN_UKURAN = frozenset({"no", "kode"})
_BUKAN_ANGKA = r"^(?:no\b|nomor|kode|rekening|tahun$|nip\b|id\b|#)"
_RINGKASAN = r"^(?:(?:grand |sub ?)?(?:total|jumlah|jml)|rata ?-? ?rata|rerata)\b"
_RATA = r"^(?:rata ?-? ?rata|rerata)\b"


class BarisAngka(NamedTuple):
    """Satu baris: nomornya, jenisnya ("data", "total", "rata", ...), dan angkanya menurut kolom."""

    nomor: int
    jenis: str
    angka: dict[int, Nilai]


class AngkaTabel(NamedTuple):
    """Kolom berangka sebuah tabel (nomor dan judulnya) dengan baris-barisnya; `tabel` kosong bila tak dikenal."""

    lembar: str
    judul: dict[int, str]
    baris: list[BarisAngka]
    tabel: Tabel | None = None

    @property
    def data(self) -> list[BarisAngka]:
        """Baris-baris datanya, tanpa baris ringkasan apa pun."""
        return [b for b in self.baris if b.jenis == "data"]


def angka_buku(bahan: Bahan) -> Iterable[AngkaTabel]:
    """Setiap tabel tegak yang punya kolom tanpa nama dan sedikitnya tiga kolom berangka, juga yang tidak dikenal."""
    for tabel in (t for t in bahan.tegak if berkolom_asing(t)):
        yield from angka_tabel(bahan.buku, tabel)
    for asing in bahan.kenal.tak_dikenal:
        lembar = bahan.buku.calculated(asing.lembar)
        yield from _satu(lembar, asing.kolom, _baris_asing(lembar, asing), None)


def berkolom_asing(tabel: Tabel) -> bool:
    """Benar bila sebuah kolom berjudul tidak bernama baku, jadi tidak satu relasi pun menilainya."""
    return any(k.judul and not k.nama for k in tabel.kolom)


def angka_tabel(buku: Workbook, tabel: Tabel) -> Iterable[AngkaTabel]:
    """Angka sebuah tabel tegak; tidak ada bila kolom berangkanya kurang dari tiga."""
    baris = [(b.nomor, b.jenis) for b in tabel.baris[:MAKS_BARIS] if b.jenis != "catatan"]
    return _satu(buku.calculated(tabel.lembar), tabel.kolom, baris, tabel)


def _baris_asing(lembar: Sheet, asing: TakDikenal) -> list[tuple[int, str]]:
    akhir = min(asing.rentang.bottom, asing.awal + MAKS_BARIS)
    return [(n, _jenis(lembar, n, asing)) for n in range(asing.awal, akhir + 1)]


def _jenis(lembar: Sheet, nomor: int, asing: TakDikenal) -> str:
    """Jenis baris tabel yang tidak dikenal, dari kata pertamanya."""
    sel = lembar.row(nomor, asing.rentang.left, asing.rentang.right)
    kata = next((normalkan(s.value) for s in sel if isinstance(s.value, str) and len(s.value) > 2), "")
    if not re.match(_RINGKASAN, kata):
        return "data"
    return "rata" if re.match(_RATA, kata) else "total"


def _satu(
    lembar: Sheet, kolom: Iterable[Kolom], baris: list[tuple[int, str]], tabel: Tabel | None
) -> Iterable[AngkaTabel]:
    judul = {k.indeks: k.judul for k in kolom if k.judul and k.nama not in _BUKAN_UKURAN and not _bernomor(k.judul)}
    if len(judul) < 3 or len(judul) > MAKS_KOLOM or len(baris) < 3:
        return
    kiri, kanan = min(judul), max(judul)
    isi = {n: {s.col: s for s in lembar.row(n, kiri, kanan) if s.value not in (None, "")} for n, _ in baris}
    angka = {
        n: {k: v for k, s in sel.items() if k in judul and (v := nilai_sel(s)) is not None} for n, sel in isi.items()
    }
    penuh = {
        k: j
        for k, j in judul.items()
        if (ada := sum(k in a for a in angka.values())) > 1 and ada * 5 >= 4 * sum(k in sel for sel in isi.values())
    }
    if len(penuh) > 2:
        semua = [BarisAngka(n, jenis, {k: v for k, v in angka[n].items() if k in penuh}) for n, jenis in baris]
        yield AngkaTabel(lembar.name, penuh, semua, tabel)


def _bernomor(judul: str) -> bool:
    return re.match(_BUKAN_ANGKA, normalkan(judul)) is not None
