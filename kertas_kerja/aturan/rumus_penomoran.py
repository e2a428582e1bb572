"""Rumus dalam kata di baris penomoran ("13 = 9 + 10 + 11 + 12", "8=(7/6)", "12 = 11/6 x100%"); dasar KK705."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.rumus.ekspresi import Kolom, Tetapan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.model import Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi

_TOKEN = r"\d+(?:[.,]\d+)?%?|[a-z]|[-+x×*/:÷()]"
_SAH = r"[\d.,%a-z\s+×*/:÷()=–−-]+"
_NOMOR = r"\(?\s*(\d{1,2}|[a-z])\s*\)?"
_KURANG = str.maketrans({"–": "-", "−": "-", "©": "c"})
MAKS_TOKEN = 40


class RumusKata(NamedTuple):
    """Rumus sebuah kolom menurut baris penomoran: tempatnya, teksnya, ekspresinya, kolom yang dibacanya."""

    baris: int
    kolom: int
    hasil: int
    teks: str
    ekspresi: Ekspresi
    sumber: dict[str, int]

    @property
    def jumlah(self) -> bool:
        """Benar bila rumusnya penjumlahan sedikitnya tiga kolom (tribulan)."""
        return len(self.sumber) > 2 and set(re.sub(r"^[^=]*=", "", self.teks)) <= set("0123456789+() ")


def rumus_penomoran(lembar: Sheet, tabel: Tabel) -> Iterator[RumusKata]:
    """Setiap rumus baris penomoran yang dapat dibaca, satu untuk tiap kolom di bawah sel gabungannya."""
    if tabel.baris_nomor is None:
        return
    letak: dict[str, tuple[int, int]] = {}
    berumus: list[tuple[int, int, str]] = []
    for sel in lembar.row(tabel.baris_nomor, tabel.rentang.left, tabel.rentang.right):
        if sel.value not in (None, ""):
            area = lembar.merge_at(sel.row, sel.col)
            kanan = area.right if area is not None else sel.col
            teks = lembar.text(sel.row, sel.col).lower().translate(_KURANG).strip()
            kiri, _, isi = teks.rpartition("=")
            nomor = re.fullmatch(_NOMOR, (kiri or isi).strip())
            if nomor is not None:
                letak.setdefault(nomor[1], (sel.col, kanan))
            if nomor is None or kiri:
                berumus.append((sel.col, kanan, teks))
    for awal, akhir, teks in berumus:
        for indeks in range(awal, akhir + 1):
            satu = _baca(tabel.baris_nomor, awal, indeks, akhir, teks, letak)
            if satu is not None:
                yield satu


def _baca(
    baris: int, awal: int, indeks: int, akhir: int, teks: str, letak: dict[str, tuple[int, int]]
) -> RumusKata | None:
    isi = teks.rpartition("=")[2]
    if not re.fullmatch(_SAH, teks) or len(token := re.findall(_TOKEN, isi)) > MAKS_TOKEN:
        return None
    sumber: dict[str, int] = {}
    for t in token:
        if t in letak:
            kiri, kanan = letak[t]
            # K di bawah "13" membaca K di bawah "9"; Rp membaca Rp.
            sumber[t] = kiri + indeks - awal if kanan - kiri == akhir - awal else kiri
    try:
        pohon = _Pengurai(token, sumber).urai()
    except (ValueError, IndexError):
        return None
    return RumusKata(baris, awal, indeks, teks, pohon, sumber) if sumber and len(token) > 1 else None


class _Pengurai:
    """Penguraian menurun: jumlah, kali, satuan."""

    def __init__(self, token: list[str], sumber: dict[str, int]) -> None:
        self.token, self.sumber, self.letak = token, sumber, 0

    def urai(self) -> Ekspresi:
        """Ekspresi seluruh token; ValueError bila ada sisa."""
        hasil = self.jumlah()
        if self.letak != len(self.token):
            raise ValueError(self.token)
        return hasil

    def intip(self) -> str:
        """Token berikutnya, "" di akhir."""
        return self.token[self.letak] if self.letak < len(self.token) else ""

    def jumlah(self) -> Ekspresi:
        """a + b - c."""
        hasil = self.kali()
        while (tanda := self.intip()) in ("+", "-"):
            self.letak += 1
            kanan = self.kali()
            hasil = hasil + kanan if tanda == "+" else hasil - kanan
        return hasil

    def kali(self) -> Ekspresi:
        """a x b / c; kurung yang berdampingan dikalikan."""
        hasil = self.satuan()
        while (tanda := self.intip()) in ("x", "×", "*", "/", ":", "÷") and tanda:
            self.letak += 1
            kanan = self.satuan()
            if _seratus(kanan):
                continue
            hasil = hasil * kanan if tanda in ("x", "×", "*") else hasil / kanan
        return hasil

    def satuan(self) -> Ekspresi:
        """Nomor kolom, tetapan, atau isi kurung."""
        token = self.intip()
        self.letak += 1
        if token == "(":
            hasil = self.jumlah()
            if self.intip() != ")":
                raise ValueError(self.token)
            self.letak += 1
            return hasil
        if token in self.sumber:
            return Kolom(token)
        if not token[:1].isdigit():
            raise ValueError(token)
        nilai = Decimal(token.rstrip("%").replace(",", "."))
        return Tetapan(nilai / 100 if token.endswith("%") or nilai == 100 else nilai)


def _seratus(e: Ekspresi) -> bool:
    """Faktor 100 atau 100% hanya memindah skala; angka kita sudah rasio."""
    return isinstance(e, Tetapan) and e.nilai == 1
