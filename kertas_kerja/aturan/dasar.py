"""Bentuk sebuah aturan: keterangannya untuk operator, dan (bila bukan relasi) pemeriksaannya."""

from __future__ import annotations

from functools import wraps

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.kenali import HasilKenal
    from kertas_kerja.model import Tabel, Temuan, Tingkat
    from kertas_kerja.rumus.putusan import Status
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import HasilRelasi

    T = TypeVar("T")


class Aturan(NamedTuple):
    """Keterangan satu aturan, sebagaimana dicetak `kk explain` dan halaman dokumentasi."""

    kode: str
    nama: str
    tingkat: Tingkat
    apa: str
    mengapa: str
    contoh: str
    cara: str
    dasar: str = ""
    rumus: str = ""


class Hubungan(NamedTuple):
    """Satu hubungan angka yang dihitung ulang sebuah aturan di luar relasi tabel, dengan temuannya bila ada.

    Aturan antar tabel dan dalam teks menghasilkan ini supaya hubungan yang cocok pun ikut terhitung;
    `temuan` kosong untuk yang tepat.
    """

    status: Status
    temuan: Temuan | None = None


class BukuLain(NamedTuple):
    """Buku pembanding (`--from`): namanya sebagaimana disebut dalam temuan, dan tabel-tabelnya."""

    nama: str
    tabel: tuple[Tabel, ...]


class Bahan(NamedTuple):
    """Yang tersedia bagi sebuah pemeriksaan: buku, tabel yang dikenali, hasil relasi, konteks, buku pembanding.

    `gagal` adalah temuan KK901 atas relasi yang tidak dapat dihitung; `disimpan`: nilai rumus yang dihitung sendiri
    ikut ditulis ke berkas.
    """

    buku: Workbook
    kenal: HasilKenal
    hasil: tuple[HasilRelasi, ...]
    konteks: Konteks
    lain: tuple[BukuLain, ...] = ()
    gagal: tuple[Temuan, ...] = ()
    disimpan: bool = False

    @property
    def tabel(self) -> tuple[Tabel, ...]:
        """Tabel-tabel yang dikenali."""
        return self.kenal.tabel

    @property
    def tegak(self) -> Iterator[Tabel]:
        """Tabel-tabel yang barisnya baris lembar; yang rebah tidak termasuk."""
        return (t for t in self.tabel if not t.rebah)


def sekali(hitung: Callable[[Bahan], T]) -> Callable[[Bahan], T]:
    """Fungsi itu dengan ingatan: bahan yang sama dihitung sekali, walau banyak aturan menanyakannya."""

    @wraps(hitung)
    def teringat(bahan: Bahan) -> T:
        lama = bahan.buku.derived.get(hitung)
        if lama is None or lama[0] is not bahan.kenal:
            lama = bahan.buku.derived[hitung] = (bahan.kenal, hitung(bahan))
        hasil: T = lama[1]
        return hasil

    return teringat
