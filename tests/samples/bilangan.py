"""Bilangan laporan untuk hitung ulang: nilai, ketelitian, dan rentangnya. Tidak memakai kertas_kerja."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_BENTUK = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+)|\.(\d{1,2}))?( ?%)?(?: ([A-Za-z/ ]+))?")


class Rentang(NamedTuple):
    """Rentang tertutup tempat nilai yang sebenarnya berada."""

    bawah: Decimal
    atas: Decimal

    def tambah(self, lain: Rentang) -> Rentang:
        """Jumlah dua rentang."""
        return Rentang(self.bawah + lain.bawah, self.atas + lain.atas)

    def kurang(self, lain: Rentang) -> Rentang:
        """Selisih dua rentang."""
        return Rentang(self.bawah - lain.atas, self.atas - lain.bawah)

    def kali(self, lain: Rentang) -> Rentang:
        """Hasil kali dua rentang."""
        hasil = [a * b for a in self for b in lain]
        return Rentang(min(hasil), max(hasil))

    def bagi(self, lain: Rentang) -> Rentang:
        """Hasil bagi; pembagi harus positif seluruhnya."""
        hasil = [a / b for a in self for b in lain]
        return Rentang(min(hasil), max(hasil))


class Bilangan(NamedTuple):
    """Satu bilangan tertulis. Persen menjadi rasio; ``langkah`` satu satuan digit terakhir."""

    nilai: Decimal
    langkah: Decimal
    pasti: bool
    teks: str
    satuan: str = ""

    @property
    def rentang(self) -> Rentang:
        """Cacah dan rupiah pasti; selain itu setengah digit terakhir ke dua arah."""
        setengah = Decimal(0) if self.pasti else self.langkah / 2
        return Rentang(self.nilai - setengah, self.nilai + setengah)

    def bulatkan(self, nilai: Decimal) -> Decimal:
        """``nilai`` dibulatkan ke digit yang tertulis, setengah menjauhi nol."""
        return (nilai / self.langkah).quantize(Decimal(1), ROUND_HALF_UP) * self.langkah

    def tulis(self, nilai: Decimal) -> str:
        """``nilai`` ditulis seperti bilangan ini: digit, persen, dan titik ribuannya sama."""
        persen = "%" in self.teks
        kali = 100 if persen else 1
        desimal = max(0, -int((self.langkah * kali).normalize().as_tuple().exponent))
        dibulatkan = (nilai * kali).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
        bulat, _, pecahan = f"{dibulatkan:,.{desimal}f}".partition(".")
        satuan = "%" if persen else " " + self.satuan if self.satuan else ""
        return bulat.replace(",", ".") + ("," + pecahan if pecahan else "") + satuan


def baca(teks: str) -> Bilangan | None:
    """Bilangan dari teks laporan; None bila bukan bilangan ("-", "n/a", kosong)."""
    cocok = _BENTUK.fullmatch(teks.strip())
    if cocok is None:
        return None
    tanda, bulat, koma, titik, persen, satuan = cocok.groups()
    pecahan = koma or titik or ""
    nilai = Decimal(f"{tanda}{bulat.replace('.', '')}.{pecahan or '0'}")
    langkah = Decimal(1).scaleb(-len(pecahan))
    if persen:
        nilai, langkah = nilai / 100, langkah / 100
    return Bilangan(nilai, langkah, bool(satuan) or "." in bulat, teks, satuan or "")
