"""Satu angka keliru yang menyalahkan beberapa hasil: sel itulah yang disebut, hasil-hasilnya tidak.

Dua keadaan. Sebuah hasil salah, dan hasil lain yang membacanya cocok sesudah ia dibetulkan: yang lain bergabung ke
temuannya. Sebuah masukan dibaca beberapa hasil yang semuanya salah, dan satu angka lain membenarkan semuanya: temuannya
berpindah ke masukan itu. Tidak ada yang bergabung bila hasil yang sudah benar menjadi salah karenanya, atau bila lebih
dari satu sel dapat menjadi sebabnya.
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat
from kertas_kerja.aturan.dipotong import hanya_dipotong
from kertas_kerja.rumus.ekspresi import Tetapan
from kertas_kerja.tabel.relasi import HasilRelasi, putuskan_tempat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.model import Sel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

Letak = tuple[int, int]
MAKS_SALAH = 60  # hasil salah sebuah tabel; lebih dari itu sebabnya bukan satu angka
MIN_AKIBAT = 2  # hasil salah yang menunjuk sebuah masukan
_LURUS = frozenset({"jumlah", "tambah", "kurang"})  # selisih hasilnya selisih masukannya


class Sebab(NamedTuple):
    """Sel yang menyebabkan hasil-hasil salah itu, dan angka yang membenarkan semuanya.

    `sendiri` adalah hasil salah di sel itu sendiri; None bila sel itu masukan.
    """

    sel: Sel
    angka: Angka
    akibat: tuple[HasilRelasi, ...]
    sendiri: HasilRelasi | None = None


class PembacaTabel:
    """Hasil-hasil sebuah tabel menurut sel yang dibacanya."""

    def __init__(self, hasil: Iterable[HasilRelasi], konteks: Konteks, memotong: bool = False) -> None:
        self.konteks, self.memotong = konteks, memotong
        self.salah: list[HasilRelasi] = []
        self.sel: dict[Letak, Sel] = {}
        self._pembaca: dict[Letak, list[HasilRelasi]] = {}
        self._hasil: set[Letak] = set()
        for h in hasil:
            self._catat(h)

    def _catat(self, h: HasilRelasi) -> None:
        if h.tempat.relasi.batas:
            return
        self._hasil.add(letak(h.tempat.sel))
        if h.putusan.status == "wrong":
            self.salah.append(h)
        for n, s in {letak(s): s for s in h.tempat.terkait}.items():
            self.sel[n] = s
            self._pembaca.setdefault(n, []).append(h)

    def pembaca_salah(self, n: Letak) -> list[HasilRelasi]:
        """Hasil salah yang membaca sel itu."""
        return [h for h in self._pembaca.get(n, ()) if h.putusan.status == "wrong"]

    def masukan(self) -> Iterator[Letak]:
        """Masukan yang diketik dan dibaca beberapa hasil salah."""
        for n, sel in self.sel.items():
            diketik = sel.angka is not None and sel.rumus is None and n not in self._hasil
            if diketik and len(self.pembaca_salah(n)) >= MIN_AKIBAT:
                yield n

    def dibenarkan(self, n: Letak, angka: Angka) -> list[HasilRelasi] | None:
        """Hasil salah yang cocok bila sel itu memuat angka itu; None bila yang sudah benar menjadi salah."""
        cocok = []
        for h in self._pembaca.get(n, ()):
            if h.tempat.sel.rumus is not None:  # menghitung ulang sendiri
                continue
            lulus = self._lulus(h, {n: angka})
            if h.putusan.status == "wrong":
                cocok += [h] if lulus else []
            elif not lulus:
                return None
        return sorted(cocok, key=lambda h: letak(h.tempat.sel))

    def _lulus(self, h: HasilRelasi, baru: dict[Letak, Angka]) -> bool:
        hasil = putuskan_tempat(dengan_angka(h.tempat, baru), self.konteks)
        return hasil is not None and (hasil.putusan.status != "wrong" or (self.memotong and hanya_dipotong(hasil)))


def sebab_tabel(baca: PembacaTabel) -> list[Sebab]:
    """Sebab hasil-hasil salah sebuah tabel, yang tidak berebut akibat."""
    if not MIN_AKIBAT <= len(baca.salah) <= MAKS_SALAH:
        return []
    calon = [*_dari_hasil(baca), *_dari_masukan(baca)]
    pasti: list[Sebab] = []
    for c in sorted(calon, key=lambda c: -len(c.akibat)):
        saingan = [x for x in calon if x is not c and _berebut(x, c) and len(x.akibat) >= len(c.akibat)]
        if not saingan and not any(_berebut(x, c) for x in pasti):
            pasti.append(c)
    return pasti


def _berebut(a: Sebab, b: Sebab) -> bool:
    milik = {id(h) for h in (*a.akibat, a.sendiri)} - {id(None)}
    return any(id(h) in milik for h in (*b.akibat, b.sendiri) if h is not None)


def _dari_hasil(baca: PembacaTabel) -> Iterator[Sebab]:
    for h in baca.salah:
        sel, nilai = h.tempat.sel, h.putusan.seharusnya
        if sel.angka is None or not isinstance(nilai, Decimal) or not baca.pembaca_salah(letak(sel)):
            continue
        angka = sel.angka._replace(nilai=bulat(nilai, sel.angka.desimal_nilai), teks="")
        akibat = baca.dibenarkan(letak(sel), angka)
        if akibat:
            yield Sebab(sel, angka, tuple(akibat), h)


def _dari_masukan(baca: PembacaTabel) -> Iterator[Sebab]:
    for n in baca.masukan():
        salah, sel = baca.pembaca_salah(n), baca.sel[n]
        for angka in _angka_lain(sel, salah):
            akibat = baca.dibenarkan(n, angka)
            if akibat is not None and len(akibat) == len(salah):
                yield Sebab(sel, angka, tuple(akibat))


def _angka_lain(sel: Sel, salah: list[HasilRelasi]) -> Iterator[Angka]:
    """Angka yang membuat salah satu jumlah atau selisih itu cocok, dengan desimal yang sama."""
    assert sel.angka is not None
    nilai: dict[Decimal, None] = {}
    for h in salah:
        tertulis, seharusnya, kali = h.tempat.sel.angka, h.putusan.seharusnya, _kali(h.tempat.relasi.rumus)
        if kali is not None and tertulis is not None and isinstance(seharusnya, Decimal):
            beda = (tertulis.nilai - seharusnya) / kali
            nilai |= dict.fromkeys((sel.angka.nilai + beda, sel.angka.nilai - beda))
    for x in nilai:
        if x == bulat(x, sel.angka.desimal_nilai):
            yield sel.angka._replace(nilai=x, teks="")


def _kali(rumus: Ekspresi) -> Decimal | None:
    """Berapa kali selisih masukannya menjadi selisih hasilnya: 1 bagi jumlah, 100 bagi poin; None bila tidak lurus."""
    if rumus.op == "kali" and isinstance(rumus.args[1], Tetapan):
        return rumus.args[1].args[0] if rumus.args[0].op in _LURUS else None
    return Decimal(1) if rumus.op in _LURUS else None


def dengan_angka(tempat: Tempat, baru: dict[Letak, Angka]) -> Tempat:
    """Penerapan relasi itu bila sel-sel tersebut memuat angka lain."""
    pemasok, *lain = (p.dengan(baru) for p in (tempat.pemasok, *tempat.lain))
    return tempat._replace(pemasok=pemasok, lain=tuple(lain))


def letak(sel: Sel) -> Letak:
    """Baris dan kolom sel itu."""
    return sel.baris, sel.kolom
