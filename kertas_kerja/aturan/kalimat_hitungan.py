"""Hitungan yang ditulis lengkap dalam kalimat: "92,81% − 86,74% = 6,07%", "(a + b + c) ÷ 3 = d".

Bagian di kedua sisi "=" dibaca menjadi pohon `Ekspresi`, lalu diputus seperti relasi tabel. Kata-kata di
depan sebuah angka ("capaian 92,81% − serapan 86,74%") dilewati; yang tidak terbaca utuh tidak dinilai.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Kolom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Hubungan
    from kertas_kerja.aturan.kalimat import Bilangan, Teks
    from kertas_kerja.aturan.kalimat_sumber import SelTeks

_KATA_OP = (
    (re.compile(r"\b(?:sama dengan|hasilnya|diperoleh)\b"), "="),
    (re.compile(r"\b(?:dikurangi|dikurang|minus)\b"), "-"),
    (re.compile(r"\b(?:ditambah|plus)\b"), "+"),
    (re.compile(r"\b(?:dikalikan|dikali)\b"), "*"),
    (re.compile(r"\b(?:dibagi)\b"), "/"),
)
_UNIT = re.compile(
    r"<(?P<angka>[npr]\d+)>|<[xym]\d+>|(?P<op>[-+*/×÷=≈:]|(?<![a-z])x(?![a-z]))|(?P<kurung>[()\[\]])"
    r"|(?P<kata>[^\W\d_][\w.'-]*)|(?P<lain>[^\s])"
)
_OP = {"×": "*", "x": "*", "÷": "/", ":": "/", "≈": "=", "[": "(", "]": ")"}
_KECIL = 40
MAKS_SIMPUL, MAKS_KURUNG = 160, 12
Simpul = "tuple[str, str, int]"


class Persamaan(NamedTuple):
    """Sebuah hitungan tertulis: pohonnya, angka-angkanya menurut daun, dan angka hasil yang tertulis."""

    rumus: Ekspresi
    isi: dict[Daun, Angka]
    hasil: Bilangan
    awal: Bilangan
    akhir: Bilangan


def hubungan_hitungan(sumber: SelTeks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap hitungan tertulis yang terbaca utuh di sel itu."""
    for p in persamaan(sumber.teks):
        hasil = hubungan(_pilih_skala(sumber, p, aturan))
        if hasil is not None:
            yield hasil


def _pilih_skala(sumber: SelTeks, p: Persamaan, aturan: Aturan) -> Hitungan:
    """Hasil dibaca sebagaimana tertulis, atau dalam poin persen bila hanya begitu hitungannya cocok."""
    kutipan = sumber.teks.kutip(p.awal, p.akhir, 2)
    hasil = p.hasil.angka
    assert hasil is not None
    awal = Hitungan(aturan.kode, sumber, p.rumus, dict(p.isi), hasil, kutipan, "hasil", bernama=False)
    nilai = awal.putus().seharusnya
    if not isinstance(nilai, Decimal) or not hasil.nilai:
        return awal
    lain = hasil._replace(nilai=hasil.nilai * 100 if hasil.persen else hasil.nilai / 100, persen=not hasil.persen)
    berpersen = hasil.persen or any(a.persen or a.nilai == 100 for a in p.isi.values())
    dekat = abs(lain.nilai - nilai) * 10 < abs(hasil.nilai - nilai)
    return awal._replace(tertulis=lain._replace(teks=hasil.teks)) if berpersen and dekat else awal


def persamaan(teks: Teks) -> Iterator[Persamaan]:
    """Setiap hitungan tertulis, dari kiri ke kanan."""
    kanon = teks.kanon
    for pola, tanda in _KATA_OP:
        kanon = pola.sub(lambda m, t=tanda: t.center(len(m[0])), kanon)  # type: ignore[misc]
    for bagian in teks.bagian:
        isi = kanon[bagian.mulai : bagian.akhir]
        if any(t in isi for t in "=≈"):
            simpul = list(_simpul(isi))
            yield from _rantai(teks, simpul) if len(simpul) <= MAKS_SIMPUL else ()


def _simpul(kanon: str) -> Iterator[tuple[str, str, int]]:
    """(jenis, isi, nomor angka) setiap unit: a angka, o operator, k kurung, w kata, ? lainnya."""
    for m in _UNIT.finditer(kanon):
        if m["angka"]:
            yield "a", m["angka"][0], int(m["angka"][1:])
        elif m["op"] or m["kurung"]:
            tanda = m["op"] or m["kurung"]
            yield ("k" if m["kurung"] else "o"), _OP.get(tanda, tanda), -1
        else:
            yield ("w" if m["kata"] else "?"), m[0], -1


def _rantai(teks: Teks, simpul: list[tuple[str, str, int]]) -> Iterator[Persamaan]:
    """Hitungan di antara tanda-tanda sama dengan: yang majemuk dibandingkan dengan angka tunggal terdekat."""
    letak = [i for i, s in enumerate(simpul) if s[:2] == ("o", "=")]
    batas = [-1, *letak, len(simpul)]
    potong = [simpul[batas[i] + 1 : batas[i + 1]] for i in range(len(batas) - 1)]
    sisi = [_sisi_kiri(potong[0]), *(_sisi_tengah(p) for p in potong[1:-1]), _sisi_kanan(potong[-1])]
    for i, majemuk in enumerate(sisi):
        if majemuk is not None and len(majemuk) >= 3:
            kanan = next((s for s in sisi[i + 1 :] if s is None or len(s) == 1), None)
            kiri = sisi[i - 1] if i and sisi[i - 1] is not None and len(sisi[i - 1] or ()) == 1 else None
            yield from _banding(teks, majemuk, kanan, True)
            if kanan is None:
                yield from _banding(teks, majemuk, kiri, False)


def _sisi_tengah(simpul: list[tuple[str, str, int]]) -> list[tuple[str, str, int]] | None:
    """Sisi di antara dua tanda sama dengan: harus terbaca seluruhnya."""
    hasil = _bersih(simpul)
    return hasil if _utuh(hasil) else None


def _banding(
    teks: Teks, majemuk: list[tuple[str, str, int]], tunggal: list[tuple[str, str, int]] | None, kanan: bool
) -> Iterator[Persamaan]:
    if tunggal is None or len(tunggal) != 1 or tunggal[0][0] != "a":
        return
    isi: dict[Daun, Angka] = {}
    pohon = _Pengurai(majemuk, teks, isi).urai()
    hasil = teks.bilangan[tunggal[0][2]]
    if pohon is None or hasil.angka is None or len(isi) < 2:
        return
    if not kanan and all(a.desimal == 0 and abs(a.nilai) <= _KECIL for a in (*isi.values(), hasil.angka)):
        return  # "13 = 9 + 10 + 11 + 12" menerangkan nomor kolom
    nomor = sorted([hasil.nomor, *(s[2] for s in majemuk if s[0] == "a")])
    yield Persamaan(pohon, isi, hasil, teks.bilangan[nomor[0]], teks.bilangan[nomor[-1]])


def _sisi_kanan(simpul: list[tuple[str, str, int]]) -> list[tuple[str, str, int]] | None:
    """Deret angka dan operator terpanjang sejak awal sisi kanan."""
    hasil = _bersih(simpul)
    for panjang in range(len(hasil), 0, -1):
        if _utuh(hasil[:panjang]) and (panjang == len(hasil) or hasil[panjang][0] in "w?k"):
            return hasil[:panjang]
    return None


def _sisi_kiri(simpul: list[tuple[str, str, int]]) -> list[tuple[str, str, int]] | None:
    """Deret angka dan operator terpanjang sampai akhir sisi kiri."""
    hasil = _bersih(simpul)
    for mulai in range(len(hasil)):
        butir = mulai == 1 and hasil[0][:2] == ("o", "-")
        if _utuh(hasil[mulai:]) and (mulai == 0 or butir or hasil[mulai - 1][0] in "w?" or hasil[mulai - 1][1] == "/"):
            return hasil[mulai:]
    return None


def _bersih(simpul: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Tanpa nama di depan angka (paling banyak empat kata) dan tanpa satuan di belakangnya."""
    hasil: list[tuple[str, str, int]] = []
    for i, s in enumerate(simpul):
        if s[0] == "w" and _terselip(simpul, i):
            continue
        hasil.append(s)
    return hasil


def _terselip(simpul: list[tuple[str, str, int]], i: int) -> bool:
    """Benar bila kata ke-`i` hanya nama sesudah operator atau satuan sesudah angka."""
    awal = i
    while awal and simpul[awal - 1][0] == "w":
        awal -= 1
    akhir = i
    while akhir + 1 < len(simpul) and simpul[akhir + 1][0] == "w":
        akhir += 1
    kiri = simpul[awal - 1] if awal else ("o", "=", -1)
    kanan = simpul[akhir + 1] if akhir + 1 < len(simpul) else ("o", "=", -1)
    panjang = akhir - awal + 1
    nama = panjang <= 4 and kiri[:2] in _AWAL_NAMA and kanan[0] == "a" and awal > 0
    satuan = panjang == 1 and kiri[0] == "a" and (kanan[0] == "o" or kanan[1] == ")")
    return nama or satuan


_AWAL_NAMA = frozenset({("o", "-"), ("o", "+"), ("o", "*"), ("o", "/"), ("k", "(")})


def _utuh(simpul: list[tuple[str, str, int]]) -> bool:
    """Benar bila deret itu hanya angka, operator, dan kurung berpasangan, diawali dan diakhiri angka atau kurung."""
    if not simpul or any(s[0] in "w?" for s in simpul) or simpul[0][0] == "o" or simpul[-1][0] == "o":
        return False
    dalam = 0
    for s in simpul:
        dalam += (s[1] == "(") - (s[1] == ")")
        if not 0 <= dalam <= MAKS_KURUNG:
            return False
    return dalam == 0


class _Pengurai:
    """Pengurai turun: jumlah dari kali dari faktor; `None` bila susunannya bukan hitungan."""

    __slots__ = ("isi", "letak", "simpul", "teks")

    def __init__(self, simpul: list[tuple[str, str, int]], teks: Teks, isi: dict[Daun, Angka]) -> None:
        self.simpul, self.teks, self.isi, self.letak = simpul, teks, isi, 0

    def urai(self) -> Ekspresi | None:
        hasil = self._jumlah()
        return hasil if self.letak == len(self.simpul) else None

    def _tanda(self, pilihan: str) -> str:
        if self.letak < len(self.simpul) and self.simpul[self.letak][0] == "o":
            tanda = self.simpul[self.letak][1]
            if tanda in pilihan:
                self.letak += 1
                return tanda
        return ""

    def _jumlah(self) -> Ekspresi | None:
        hasil = self._kali()
        while hasil is not None and (tanda := self._tanda("+-")):
            kanan = self._kali()
            hasil = None if kanan is None else hasil + kanan if tanda == "+" else hasil - kanan
        return hasil

    def _kali(self) -> Ekspresi | None:
        hasil = self._faktor()
        while hasil is not None and (tanda := self._tanda("*/")):
            kanan = self._faktor()
            hasil = None if kanan is None else hasil * kanan if tanda == "*" else hasil / kanan
        return hasil

    def _faktor(self) -> Ekspresi | None:
        if self.letak >= len(self.simpul):
            return None
        jenis, tanda, nomor = self.simpul[self.letak]
        self.letak += 1
        if jenis == "a":
            return self._angka(nomor)
        if tanda != "(":
            return None
        dalam = self._jumlah()
        tutup = self.letak < len(self.simpul) and self.simpul[self.letak][1] == ")"
        self.letak += 1
        return dalam if tutup else None

    def _angka(self, nomor: int) -> Ekspresi | None:
        angka = self.teks.bilangan[nomor].angka
        if angka is None:
            return None
        daun = Kolom(f"a{nomor}")
        self.isi[daun] = angka if angka.desimal else angka.dengan_ketelitian(None)
        return daun
