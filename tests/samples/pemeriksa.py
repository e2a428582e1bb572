"""Pengumpul hubungan angka satu tabel untuk hitung ulang. Tidak memakai kertas_kerja.

Aturannya dari DOMAIN.md bagian 5. Satu hubungan *tepat* bila hasil hitung dari angka tertulis,
dibulatkan ke digit tertulis, sama dengan yang tertulis; *pembulatan* bila ada angka masukan di
dalam rentangnya yang memberi angka itu; selain itu *salah*.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bilangan import Bilangan, Rentang, baca

Baris = tuple[str, ...]


class Relasi(NamedTuple):
    """Satu hubungan: letak nilai turunannya, macamnya, yang tertulis, yang seharusnya, dan putusannya."""

    kunci: str
    baris: int
    kolom: int
    jenis: str
    tertulis: str
    seharusnya: str
    putusan: str
    hitungan: str = ""


class Pemeriksa:
    """Mengumpulkan hubungan satu tabel."""

    def __init__(self, kunci: str, baris: tuple[Baris, ...]) -> None:
        self.kunci = kunci
        self.isi = baris
        self.hasil: list[Relasi] = []

    def angka(self, baris: int, kolom: int) -> Bilangan | None:
        """Bilangan di satu sel, None bila sel itu bukan bilangan."""
        return baca(self.isi[baris][kolom])

    def wajib(self, baris: int, kolom: int) -> Bilangan:
        """Bilangan di satu sel yang pasti berisi bilangan."""
        ada = self.angka(baris, kolom)
        if ada is None:
            raise ValueError(f"{self.kunci} baris {baris} kolom {kolom} bukan bilangan: {self.isi[baris][kolom]!r}")
        return ada

    def nilai(self, barisan: Iterable[int], kolom: int) -> list[Bilangan]:
        """Bilangan yang ada pada satu kolom di beberapa baris."""
        return [ada for satu in barisan if (ada := self.angka(satu, kolom)) is not None]

    def catat(self, baris: int, kolom: int, jenis: str, titik: Decimal, rentang: Rentang, hitungan: str = "") -> None:
        """Bandingkan sel dengan hasil hitung (titik dan rentang)."""
        tertulis = self.angka(baris, kolom)
        if tertulis is None:
            return
        if tertulis.bulatkan(titik) == tertulis.nilai:
            putusan = "tepat"
        elif rentang.bawah <= tertulis.rentang.atas and tertulis.rentang.bawah <= rentang.atas:
            putusan = "pembulatan"
        else:
            putusan = "salah"
        seharusnya = tertulis.tulis(titik)
        self.hasil.append(Relasi(self.kunci, baris, kolom, jenis, tertulis.teks, seharusnya, putusan, hitungan))

    def kata(self, baris: int, kolom: int, jenis: str, seharusnya: str, hitungan: str = "") -> None:
        """Bandingkan sel berisi kata (predikat, menunjang)."""
        tertulis = self.isi[baris][kolom]
        putusan = "tepat" if tertulis.lower().startswith(seharusnya.lower()) else "salah"
        self.hasil.append(Relasi(self.kunci, baris, kolom, jenis, tertulis, seharusnya, putusan, hitungan))

    def rasio(self, baris: int, atas: int, bawah: int, hasil: int, jenis: str) -> None:
        """hasil = atas / bawah; tidak dihitung bila salah satunya kosong atau pembaginya nol."""
        pembilang, penyebut = self.angka(baris, atas), self.angka(baris, bawah)
        if pembilang is None or penyebut is None or not penyebut.nilai:
            return
        titik = pembilang.nilai / penyebut.nilai
        if "%" not in self.isi[baris][hasil]:
            titik, faktor = titik * 100, Rentang(Decimal(100), Decimal(100))
            rentang = pembilang.rentang.bagi(penyebut.rentang).kali(faktor)
        else:
            rentang = pembilang.rentang.bagi(penyebut.rentang)
        self.catat(baris, hasil, jenis, titik, rentang, f"{pembilang.teks} ÷ {penyebut.teks}")

    def selisih(self, baris: int, satu: int, dua: int, hasil: int, jenis: str, *, tampil: bool = False) -> None:
        """hasil = satu - dua; ``tampil``: dari angka persis seperti tampil, tanpa rentang."""
        pertama, kedua = self.angka(baris, satu), self.angka(baris, dua)
        if pertama is None or kedua is None:
            return
        titik = pertama.nilai - kedua.nilai
        rentang = Rentang(titik, titik) if tampil else pertama.rentang.kurang(kedua.rentang)
        self.catat(baris, hasil, jenis, titik, rentang, f"{pertama.teks} − {kedua.teks}")

    def jumlah(self, baris: int, kolom: int, barisan: Iterable[int], jenis: str, *, rata: bool = False) -> None:
        """Sel = jumlah (atau rata-rata) kolom yang sama pada ``barisan``."""
        bilangan = self.nilai(barisan, kolom)
        if not bilangan:
            return
        bagi = Decimal(len(bilangan) if rata else 1)
        titik = sum((b.nilai for b in bilangan), Decimal(0)) / bagi
        bawah = sum((b.rentang.bawah for b in bilangan), Decimal(0)) / bagi
        atas = sum((b.rentang.atas for b in bilangan), Decimal(0)) / bagi
        sebut = "rata-rata" if rata else "jumlah"
        self.catat(baris, kolom, jenis, titik, Rentang(bawah, atas), f"{sebut} {len(bilangan)} baris")
