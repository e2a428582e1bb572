"""Nilai rumus tetangga sekolom bila disalin ke sebuah sel, dibandingkan dengan ketikan di sel itu; dasar KK703."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import SETENGAH, Angka, bulat, dari_float
from kertas_kerja.aturan.hitung_tertulis import hitung_tertulis
from kertas_kerja.aturan.rumus_tertulis import sidik
from kertas_kerja.buku.formula import translate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.hitung_tertulis import Isi
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.model import Sel

TETANGGA, MAKS_MASUKAN, DESIMAL_UMUM = 5, 60, 10
Letak = tuple[str, int, int]


class Harapan(NamedTuple):
    """Rumus kolom itu di baris sebuah sel, nilainya ditulis seperti sel itu, dan apakah ketikannya cocok."""

    rumus: str
    tulis: str
    cocok: bool


def harapan(buku: Workbook, sel: Sel, berumus: list[Sel]) -> Harapan | None:
    """Yang seharusnya ada di sel ketikan itu menurut rumus tetangganya.

    None bila tetangga terdekatnya tidak sepakat, rumusnya tidak dapat dihitung di baris itu, atau terlalu banyak
    masukannya untuk menimbang pembulatannya.
    """
    dekat = sorted(berumus, key=lambda r: abs(r.baris - sel.baris))[:TETANGGA]
    if sel.angka is None or len(dekat) < 2 or len({sidik(r.rumus or "", r.baris) for r in dekat}) > 1:
        return None
    contoh = dekat[0]
    rumus = translate(contoh.rumus or "", sel.baris - contoh.baris, 0)
    bacaan = Bacaan(buku, sel.lembar)
    nilai = hitung_tertulis(rumus, bacaan.ambil)
    if nilai is None or (sel.lembar, sel.baris, sel.kolom) in bacaan.dibaca or len(bacaan.dibaca) > MAKS_MASUKAN:
        return None
    tulis = Angka(nilai / contoh.skala, sel.angka.desimal, sel.angka.persen, sel.angka.satuan)
    longgar = bacaan.kelonggaran(rumus, nilai) / contoh.skala
    return Harapan(rumus, tulis.tulis(), _cocok(sel.angka, tulis.nilai, longgar))


def _cocok(tertulis: Angka, nilai: Decimal, longgar: Decimal) -> bool:
    """Benar bila ketikan itu pembulatan nilainya, atau masukan yang dibulatkan dapat menghasilkannya."""
    desimal = tertulis.desimal_nilai
    selang = tertulis.selang()
    return bulat(nilai, desimal) == bulat(tertulis.nilai, desimal) or (
        selang.bawah - longgar <= nilai <= selang.atas + longgar
    )


class Bacaan:
    """Pembaca sel bagi `hitung_tertulis` yang mencatat sel berangka yang dibaca."""

    def __init__(self, buku: Workbook, lembar: str) -> None:
        self.buku, self.lembar = buku, lembar
        self.dibaca: dict[Letak, Decimal] = {}
        self.geser: dict[Letak, Decimal] = {}
        self._ada = {info.name for info in buku.sheets}

    def ambil(self, lembar: str, baris: int, kolom: int) -> Isi:
        """Nilai tersimpan sebuah sel; sel di lembar yang tidak ada dianggap galat."""
        letak = (lembar or self.lembar, baris, kolom)
        if letak[0] not in self._ada:
            return "#REF!"
        isi = self.buku.result(*letak)
        if not isinstance(isi, float):
            return isi
        nilai = dari_float(isi)
        self.dibaca[letak] = nilai
        return nilai + self.geser.get(letak, 0)

    def kelonggaran(self, rumus: str, nilai: Decimal) -> Decimal:
        """Sejauh mana hasil dapat bergeser karena setiap masukan mungkin sudah dibulatkan."""
        jumlah = Decimal(0)
        for letak in list(self.dibaca):
            geser = self._setengah(*letak)
            lain = []
            for arah in (geser, -geser) if geser else ():
                self.geser = {letak: arah}
                lain.append(hitung_tertulis(rumus, self.ambil))
            jumlah += max((abs(n - nilai) for n in lain if n is not None), default=Decimal(0))
        self.geser = {}
        return jumlah

    def _setengah(self, lembar: str, baris: int, kolom: int) -> Decimal:
        """Setengah satuan terakhir sebuah angka: yang tampak bila berumus, yang tertulis bila diketik; cacah pasti."""
        sheet, gaya = self.buku.sheet(lembar), self.buku.styles
        eksponen = self.dibaca[lembar, baris, kolom].normalize().as_tuple().exponent
        tersimpan = max(-int(eksponen), 0)
        desimal = gaya.decimals(sheet.style(baris, kolom))
        if desimal is None:
            tampak = min(tersimpan, DESIMAL_UMUM)
        else:
            tampak = desimal + (2 if gaya.is_percent(sheet.style(baris, kolom)) else 0)
        teliti = tampak if sheet.has_formula(baris, kolom) else max(tampak, tersimpan)
        return SETENGAH.scaleb(-teliti) if teliti or tersimpan else Decimal(0)
