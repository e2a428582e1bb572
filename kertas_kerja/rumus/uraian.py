"""Fourth reading: the computation in words, "capaian = realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from kertas_kerja.angka import Angka, baca_angka, tulis_angka
from kertas_kerja.rumus.ekspresi import (
    Daun,
    Ekspresi,
    Himpunan,
    Ringkas,
    Tetapan,
    semua_daun,
)
from kertas_kerja.rumus.hitung import benar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.profil.pita import Pita

Teks = str | Sequence[str | None] | None
AmbilTeks = Callable[[Daun], Teks]
TAK_ADA = "(kosong)"
_TAMPIL = 4  # values of a row set written out before the rest is only counted
_SINGKATAN = {
    "akip",
    "f02",
    "f03",
    "iku",
    "ikm",
    "ikpp",
    "ikkk",
    "ipp",
    "nko",
    "nrr",
    "pk",
    "pko",
    "rb",
    "sdm",
}
_TANDA = {"tambah": " + ", "kurang": " − ", "kali": " × ", "bagi": " ÷ "}
_RENDAH, _TAMBAH, _KALI, _ATOM = range(4)
Kata = tuple[str, int]


def sebutan(daun: Daun) -> str:
    """The name of a leaf in words: "nilai akhir"; "nilai F02" for Ringkas("f02", "nilai")."""
    if isinstance(daun, Ringkas):
        return f"{eja(daun.kolom)} {eja(daun.jenis)}"
    return eja(daun.kolom if isinstance(daun, Himpunan) else str(daun.args[0]))


def eja(nama: str) -> str:
    """An identifier in words; abbreviations in capitals ("nko" -> "NKO"), last year's as such."""
    nama = nama.replace("_prev", "_tahun_lalu")
    return " ".join(kata.upper() if kata in _SINGKATAN else kata for kata in nama.split("_"))


def uraian(
    e: Ekspresi,
    ambil: AmbilTeks,
    hasil: Angka | str,
    nama: str = "",
    pita: Mapping[str, Pita] | None = None,
    sebut: Callable[[Daun], str] = sebutan,
) -> str:
    """The computation as name = formula in words = formula in numbers = result.

    `ambil(leaf)` gives a leaf's text as displayed, for a `Himpunan` the texts of its rows (None: no value,
    left out). `sebut` names leaves. A band look-up becomes "predikat: NKO 92,81% (> 80%–100%) berarti Baik
    (Berhasil)".
    """
    penutur = _Penutur(ambil, sebut)
    tampil = hasil if isinstance(hasil, str) else hasil.tulis()
    kepala = [eja(nama)] if nama else []
    if e.op == "pita":
        return ": ".join([*kepala, penutur.pita(e, tampil, (pita or {}).get(e.args[1]))])
    rantai = [*kepala, penutur.kata(e), penutur.isi(e), tampil]
    return " = ".join(teks for i, teks in enumerate(rantai) if i == 0 or teks != rantai[i - 1])


class _Penutur:
    """Writes an expression twice: with names (`kata`) and with numbers (`isi`)."""

    __slots__ = ("ambil", "sebut")

    def __init__(self, ambil: AmbilTeks, sebut: Callable[[Daun], str]) -> None:
        self.ambil = ambil
        self.sebut = sebut

    def kata(self, e: Ekspresi) -> str:
        return self._tulis(e, False)[0]

    def isi(self, e: Ekspresi) -> str:
        return self._tulis(e, True)[0]

    def pita(self, e: Ekspresi, label: str, pita: Pita | None) -> str:
        isi = e.args[0]
        nilai = f"{self.kata(isi)} {self.isi(isi)}" if isinstance(isi, Daun) else f"{self.kata(isi)} = {self.isi(isi)}"
        rentang = rentang_pita(pita, label) if pita else ""
        return f"{nilai}{f' ({rentang})' if rentang else ''} berarti {label}"

    def _tulis(self, e: Ekspresi, angka: bool, persen: bool = False) -> Kata:
        if isinstance(e, Tetapan):
            return _tetapan(e, persen), _ATOM
        if isinstance(e, Daun):
            return (self._teks(e) if angka else self.sebut(e)), _ATOM
        if e.op in ("kali", "bagi"):
            return self._dua(e, [self._tulis(a, angka) for a in e.args], _KALI)
        if e.op in ("tambah", "kurang"):
            return self._dua(e, [self._tulis(a, angka, self._persen(e)) for a in e.args], _TAMBAH)
        if e.op == "negatif":
            return "−" + _kurung(self._tulis(e.args[0], angka, persen), _ATOM), _KALI
        if e.op == "bulat":
            return self._tulis(e.args[0], angka, persen)
        if e.op == "jika":
            return self._jika(e, angka)
        if e.op == "pita":
            return f"predikat {self._tulis(e.args[0], angka)[0]}", _RENDAH
        if any(isinstance(a, Himpunan) for a in e.args):
            return self._himpunan(e) if angka else (self._nama_himpunan(e), _KALI)
        return self._pilih(e, angka)

    def _teks(self, daun: Daun) -> str:
        teks = self.ambil(daun)
        return teks if isinstance(teks, str) and teks.strip() else TAK_ADA

    def _persen(self, e: Ekspresi) -> bool:
        """True when the other side is shown as percent: 1 is then written 100%."""
        return any(teks.endswith("%") for d in semua_daun(e) if isinstance(teks := self.ambil(d), str))

    def _dua(self, e: Ekspresi, bagian: list[Kata], ikat: int) -> Kata:
        kanan = _kurung(bagian[1], ikat + (e.op in ("kurang", "bagi")))
        if kanan[0] in "-−":
            kanan = f"({kanan})"
        return f"{_kurung(bagian[0], ikat)}{_TANDA[e.op]}{kanan}", ikat

    def _pilih(self, e: Ekspresi, angka: bool) -> Kata:
        """min(maks(x, a), b) is "x, dibatasi a sampai b"; else "terbesar dari a; b"."""
        persen = self._persen(e)
        dalam = e.args[0]
        if e.op == "min" and len(e.args) == 2 and dalam.op == "maks" and len(dalam.args) == 2:
            isi, bawah, atas = (self._tulis(a, angka, persen)[0] for a in (*dalam.args, e.args[1]))
            return f"{isi}, dibatasi {bawah} sampai {atas}", _RENDAH
        kata = "terbesar" if e.op == "maks" else "terkecil"
        return f"{kata} dari {'; '.join(self._tulis(a, angka, persen)[0] for a in e.args)}", _RENDAH

    def _nama_himpunan(self, e: Ekspresi) -> str:
        nama = " × ".join(self.sebut(a) for a in e.args)
        kata = {"jumlah": "jumlah", "rata": "rata-rata", "banyak": "banyaknya", "jumlah_kali": "jumlah",
                "maks": "terbesar dari", "min": "terkecil dari"}[e.op]  # fmt: skip
        return f"{kata} ({nama})" if e.op == "jumlah_kali" else f"{kata} {nama}"

    def _himpunan(self, e: Ekspresi) -> Kata:
        baris = zip(*(self._daftar(a) for a in e.args), strict=True)
        nilai = [" × ".join(map(str, b)) for b in baris if None not in b]
        if e.op == "banyak":
            return str(len(nilai)), _ATOM
        if e.op in ("maks", "min"):
            return f"{'terbesar' if e.op == 'maks' else 'terkecil'} dari {_ringkas(nilai, '; ')}", _RENDAH
        if e.op == "rata":
            panjang = len(nilai) > _TAMPIL + 1
            deret = " + ".join([*nilai[:_TAMPIL], "…"]) if panjang else " + ".join(nilai)
            return (f"({deret}) ÷ {len(nilai)}", _KALI) if len(nilai) > 1 else (deret or TAK_ADA, _ATOM)
        return _ringkas(nilai, " + "), _TAMBAH if len(nilai) > 1 else _ATOM

    def _daftar(self, daun: Daun) -> list[str | None]:
        teks = self.ambil(daun)
        daftar: Sequence[str | None] = () if teks is None else [teks] if isinstance(teks, str) else teks
        return [t if t and t.strip() else None for t in daftar]

    def _jika(self, e: Ekspresi, angka: bool) -> Kata:
        """The branch that is taken, with the reason; both branches when the texts do not tell."""
        syarat, ya, tidak = e.args
        pilihan = self._benar(syarat)
        if pilihan is None:
            bagian = (self._syarat(syarat, angka), self._tulis(ya, angka)[0], self._tulis(tidak, angka)[0])
            return "jika {}: {}; selain itu: {}".format(*bagian), _RENDAH
        alasan = self._syarat(syarat, angka, pilihan)
        isi = self._tulis(ya if pilihan else tidak, angka)
        return isi if angka else (f"{isi[0]} (karena {alasan})", _RENDAH)

    def _syarat(self, e: Ekspresi, angka: bool, benar: bool = True) -> str:
        kiri, kanan = (self._tulis(a, angka, self._persen(e))[0] for a in e.args)
        return f"{kiri} {'=' if benar else '≠'} {kanan}"

    def _benar(self, syarat: Ekspresi) -> bool | None:
        try:
            return benar(syarat, self._nilai)
        except TypeError:
            return None

    def _nilai(self, daun: Daun) -> Decimal | str | Sequence[Decimal | None] | None:
        teks = self.ambil(daun)
        if teks is None or isinstance(teks, str):
            angka = baca_angka(teks or "")
            return angka.nilai if angka else teks or None
        terbaca = [baca_angka(t or "") for t in teks]
        return [a.nilai if a else None for a in terbaca]


def _ringkas(nilai: list[str], tanda: str) -> str:
    """The values, or the first ones and how many there are."""
    if len(nilai) <= _TAMPIL + 1:
        return tanda.join(nilai) or TAK_ADA
    return f"{tanda.join(nilai[:_TAMPIL])}{tanda}… ({len(nilai)} nilai)"


def _tetapan(e: Tetapan, persen: bool) -> str:
    if isinstance(e.nilai, str):
        return e.nilai
    tampil = e.nilai.scaleb(2) if persen else e.nilai
    pangkat = tampil.normalize().as_tuple().exponent
    desimal = max(0, -pangkat) if isinstance(pangkat, int) else 0
    return tulis_angka(e.nilai, desimal, persen=persen)


def rentang_pita(pita: Pita, label: str) -> str:
    """The limits of a band in words: "> 80%–100%"; the top band has no upper limit."""
    i = next((i for i, b in enumerate(pita.batas) if b.label == label), None)
    if i is None:
        return ""
    bawah, atas = (_batas(pita, k) for k in (i - 1, i))
    if i == 0:
        return f"≤ {atas}"
    return f"> {bawah}" if i == len(pita.batas) - 1 else f"> {bawah}–{atas}"


def _batas(pita: Pita, i: int) -> str:
    return _tetapan(Tetapan(pita.batas[i].atas), pita.persen)


def _kurung(kata: Kata, ikat: int) -> str:
    return f"({kata[0]})" if kata[1] < ikat else kata[0]
