"""Hasil yang desimalnya dipotong, bukan dibulatkan: 104,658% yang ditulis 104,65%.

Satu hasil yang dipotong adalah salah ketik. Bila sebuah buku, atau sebuah tabel, memotong di mana pun potongan dan
pembulatan berbeda, itu cara kantornya menulis angka: bedanya karena pembulatan (ADR 0016). Rumus yang memotong sendiri
(ROUNDDOWN, TRUNC, INT) tidak perlu kebiasaan lagi.
"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_DOWN, Decimal

from kertas_kerja.angka import bulat
from kertas_kerja.aturan.dasar import sekali

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel
    from kertas_kerja.rumus.putusan import Putusan
    from kertas_kerja.tabel.dasar import Relasi
    from kertas_kerja.tabel.relasi import HasilRelasi

MIN_DIPOTONG = 3  # hasil yang dipotong sehingga itu kebiasaan
MAKS_DIBULATKAN = 10  # satu dari sekian di sampingnya boleh dibulatkan: salah ketik yang kebetulan pas
_RUMUS = ("ROUNDDOWN(", "TRUNC(", "INT(")
_BERPENYIMPANGAN = ("wrong", "rounding")


class Kebiasaan:
    """Cara buku dan setiap tabelnya menulis hasil yang potongan dan pembulatannya berbeda.

    Baris ringkasan tidak ikut bersaksi: rata-rata atas angka yang tidak dibulatkan lain dari rata-rata yang tertulis.
    """

    def __init__(self, hasil: Iterable[HasilRelasi]) -> None:
        self._potong: Counter[str] = Counter()
        self._bulat: Counter[str] = Counter()
        for h in hasil:
            angka, nilai = h.tempat.sel.angka, h.putusan.seharusnya
            if angka is None or not isinstance(nilai, Decimal) or h.tempat.sel.rumus or not _bersaksi(h.tempat.relasi):
                continue
            if terpotong(angka, nilai):
                self._potong[h.tempat.tabel.id] += 1
            elif potong(nilai, angka.desimal_nilai) != angka.nilai == bulat(nilai, angka.desimal_nilai):
                self._bulat[h.tempat.tabel.id] += 1

    def memotong(self, tabel: str) -> bool:
        """Benar bila tabel itu, atau seluruh buku, memotong desimalnya."""
        cacah = ((self._potong[tabel], self._bulat[tabel]), (self._potong.total(), self._bulat.total()))
        return any(p >= MIN_DIPOTONG and b * MAKS_DIBULATKAN <= p for p, b in cacah)


@sekali
def kebiasaan(bahan: Bahan) -> Kebiasaan:
    """Kebiasaan buku itu."""
    return Kebiasaan(bahan.hasil)


def _bersaksi(relasi: Relasi) -> bool:
    return relasi.baris == "data" and not relasi.batas


def sebagaimana_dipotong(hasil: list[HasilRelasi]) -> list[HasilRelasi]:
    """Hasil-hasil itu; yang berbeda hanya karena dipotong, di tempat yang memotong, menjadi beda pembulatan."""
    if not any(h.putusan.status == "wrong" and hanya_dipotong(h) for h in hasil):
        return hasil
    cara = Kebiasaan(hasil)
    return [_dipotong(h) if _perlu(h, cara) else h for h in hasil]


def _perlu(h: HasilRelasi, cara: Kebiasaan) -> bool:
    sel = h.tempat.sel
    if h.putusan.status not in _BERPENYIMPANGAN or not hanya_dipotong(h):
        return False
    return rumus_memotong(sel) if sel.rumus else cara.memotong(h.tempat.tabel.id)


def _dipotong(h: HasilRelasi) -> HasilRelasi:
    return h._replace(putusan=h.putusan._replace(status="rounding", dipotong=True))


def hanya_dipotong(h: HasilRelasi) -> bool:
    """Benar bila hasil itu cocok asal desimalnya dipotong."""
    angka, p = h.tempat.sel.angka, h.putusan
    return angka is not None and not h.tempat.relasi.batas and mungkin_dipotong(angka, p)


def rumus_memotong(sel: Sel) -> bool:
    """Benar bila rumus sel itu sendiri memotong desimal."""
    return any(f in (sel.rumus or "").upper() for f in _RUMUS)


def mungkin_dipotong(angka: Angka, putusan: Putusan) -> bool:
    """Benar bila yang tertulis potongan dari yang seharusnya, atau dari yang mungkin bila masukannya dipotong pula."""
    nilai, rentang = putusan.seharusnya, putusan.rentang
    if not isinstance(nilai, Decimal):
        return False
    if terpotong(angka, nilai):
        return True
    if rentang is None or nilai.is_signed() != angka.nilai.is_signed():
        return False
    # masukan yang dipotong mewakili angka sampai satu satuan di atasnya: dua kali jarak yang dibulatkan
    jauh = rentang.bawah if nilai.is_signed() else rentang.atas
    terjauh = potong(2 * jauh - nilai, angka.desimal_nilai)
    return abs(potong(nilai, angka.desimal_nilai)) <= abs(angka.nilai) <= abs(terjauh)


def terpotong(angka: Angka, nilai: Decimal) -> bool:
    """Benar bila angka itu `nilai` yang dipotong, dan bukan `nilai` yang dibulatkan."""
    return potong(nilai, angka.desimal_nilai) == angka.nilai != bulat(nilai, angka.desimal_nilai)


def satu_dipotong(a: Angka, b: Angka) -> bool:
    """Benar bila yang satu potongan dari yang lain, yang ditulis dengan desimal lebih banyak: 101,9% dari 101,99%."""
    return terpotong(a, b.nilai) or terpotong(b, a.nilai)


def potong(nilai: Decimal, desimal: int) -> Decimal:
    """Angka itu dengan sekian desimal, tanpa yang selebihnya."""
    return bulat(nilai, desimal, ROUND_DOWN)
