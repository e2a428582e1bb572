"""Columns of a table that no declaration fits, told by their numbers: parts, their sum, what is left, the shares.

Whatever the headers say, columns whose rows agree that one is the sum of those beside it are parts and their sum. A
header that says "Jumlah" needs two such rows; other words need three, or two of many digits, and at most one row that
does not fit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import BULAN
from kertas_kerja.kenali.menurut_kali import banyak_angka, hasil_kali
from kertas_kerja.kenali.terhitung import nilai_sel, terbukti
from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.kosakata import kenali_kepala, normalkan
from kertas_kerja.tabel.kosakata.kata_waktu import SAMPAI_DENGAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.model import Kolom

_JUMLAH = r"(?:grand |sub ?)?(?:jumlah|jml|total)\b"
_SISA = r"\b(?:sisa|belum|selisih|kurang)\b"
_UANG = r"\brp\b|rupiah|nilai"
_CAKUPAN = ("terlayani", "harus_dilayani", "capaian")
_PENUH = 100  # percent
_NAMA_BARIS = {"capaian": "indikator", "bobot": "komponen"}
_BUKAN_UKURAN = frozenset({"no", "kode", "satuan"})
_MAKS_BARIS = 60
_MAKS_CALON = 12  # columns of which pairs are tried
_CONTOH = 4  # rows of which one must fit
_MAKS_KOLOM = 40
_MIN_BARIS = 2
_MIN_LAIN = 3  # rows, where no header says "Jumlah"
_CUKUP = 8  # digits of the sums that agree, where only two rows do


class _Angka(NamedTuple):
    """The numbers of a table: rows by column, and the unit of the last digit of each."""

    baris: list[dict[int, tuple[Decimal, Decimal]]]

    def lengkap(self, kolom: list[int]) -> list[list[tuple[Decimal, Decimal]]]:
        """The rows that have a number in each of these columns, and not zeros alone."""
        ada = ([b[k] for k in kolom] for b in self.baris if all(k in b for k in kolom))
        return [b for b in ada if any(n for n, _ in b)]

    def terisi(self, bagian: list[int], j: int) -> list[list[tuple[Decimal, Decimal]]]:
        """The rows that have the sum and two parts at least; a part that is blank counts as nothing."""
        nol = (Decimal(0), Decimal(1))
        ada = (b for b in self.baris if j in b and sum(k in b for k in bagian) >= _MIN_BARIS)
        baris = ([*(b.get(k, nol) for k in bagian), b[j]] for b in ada)
        return [b for b in baris if any(n for n, _ in b)]


def menurut_jumlah(blok: BlokKepala, mentah: list[BarisMentah]) -> tuple[Kolom, ...] | None:
    """The columns under the names of `rincian_jumlah`, None where the numbers do not prove them."""
    if len(blok.kolom) > _MAKS_KOLOM:
        return None
    angka = _baca(mentah)
    ukuran = [k.indeks for k in blok.kolom if k.nama not in _BUKAN_UKURAN and k.judul and _berangka(angka, mentah, k)]
    judul = {k.indeks: k.judul for k in blok.kolom}
    nama = _rincian(angka, ukuran, judul) or _bagian_saja(angka, ukuran, judul)
    if len(ukuran) <= _MAKS_CALON:
        nama = nama or _cakupan(mentah, ukuran, judul) or hasil_kali(angka.lengkap, ukuran, judul)
    uraian = [k for k in blok.kolom if k.nama != "no" and k.judul and k.indeks < min(ukuran, default=0)]
    if not nama or not (uraian := [k for k in uraian if _berkata(mentah, k)]):
        return None
    baris = next((n for kunci, n in _NAMA_BARIS.items() if (kunci, "") in nama.values()), "uraian_rincian")
    nama[uraian[0].indeks] = (baris, "")
    return tuple(_bernama(k, nama) for k in blok.kolom)


def terbantah(kolom: tuple[Kolom, ...], mentah: list[BarisMentah]) -> bool:
    """True where two counts and a percentage were told by their words alone, and hardly a row is such a share."""
    letak = {k.nama: k.indeks for k in kolom}
    tiga = [letak[n] for n in _CAKUPAN if n in letak]
    baris = _baca(mentah).lengkap(tiga) if len(tiga) == len(_CAKUPAN) else []
    return len(baris) >= _MIN_BARIS and sum(map(_persennya, baris)) * 3 < len(baris)


def diukur_target(kolom: tuple[Kolom, ...], mentah: list[BarisMentah]) -> tuple[Kolom, ...]:
    """The columns, two counts called target and realisasi where a row exceeds what it should be a part of.

    Only words that nobody knows were taken for counts; what is to be served may well be exceeded.
    """
    letak = {k.nama: k.indeks for k in kolom if k.nama in _CAKUPAN}
    if len(letak) < len(_CAKUPAN) or any(kenali_kepala(k.judul).nama in _CAKUPAN[:2] for k in kolom):
        return kolom
    baris = _baca(mentah).lengkap([letak[n] for n in ("harus_dilayani", "terlayani", "capaian")])
    persennya = sum(_persennya([bagian, semua, persen]) for semua, bagian, persen in baris)
    melebihi = any(bagian > semua or persen > _PENUH for (semua, _), (bagian, _), (persen, _) in baris)
    if not melebihi or persennya * 2 < len(baris):
        return kolom
    nama = {"harus_dilayani": "target", "terlayani": "realisasi"}
    return tuple(k._replace(nama=nama.get(k.nama, k.nama)) for k in kolom)


def _bernama(kolom: Kolom, nama: dict[int, tuple[str, str]]) -> Kolom:
    if kolom.nama == "no":
        return kolom
    baru, grup = nama.get(kolom.indeks, ("", ""))
    return kolom._replace(nama=baru, grup=grup)


def _baca(mentah: list[BarisMentah]) -> _Angka:
    return _Angka([{k: n for k, s in b.sel.items() if (n := nilai_sel(s)) is not None} for b in mentah[:_MAKS_BARIS]])


def _berangka(angka: _Angka, mentah: list[BarisMentah], kolom: Kolom) -> bool:
    """True where what is written in the column is numbers, or nothing is written."""
    isi = sum(b.sel.get(kolom.indeks) is not None for b in mentah[:_MAKS_BARIS])
    return sum(kolom.indeks in b for b in angka.baris) * 5 >= isi * 4


def _berkata(mentah: list[BarisMentah], kolom: Kolom) -> bool:
    """True where a column holds words."""
    return any(isinstance(s.value, str) for b in mentah if (s := b.sel.get(kolom.indeks)) is not None)


def _rincian(angka: _Angka, ukuran: list[int], judul: dict[int, str]) -> dict[int, tuple[str, str]]:
    """The names of the parts, their sum, and what the columns beside them make of it."""
    for j in sorted(ukuran, key=lambda k: not _berjumlah(judul[k])):
        for bagian in _calon_bagian(ukuran, j):
            if _jumlahnya(angka, bagian, j, judul):
                nama = {k: ("rincian", grup) for k, grup in _grup(bagian, judul).items()} | {j: ("jumlah_rincian", "")}
                lain = [k for k in ukuran if k not in nama][:_MAKS_CALON]
                return nama | _turunannya(angka, lain, nama, j, judul)
    return {}


def _berjumlah(judul: str) -> bool:
    """True where the header names a sum: "Jumlah", "Total Belanja"."""
    return re.match(_JUMLAH, normalkan(judul.rpartition(" | ")[2])) is not None


def _calon_bagian(ukuran: list[int], j: int) -> list[list[int]]:
    """The runs of columns beside the sum, the longest first: to its left, then to its right."""
    letak = ukuran.index(j)
    kiri, kanan = ukuran[:letak], ukuran[letak + 1 :]
    return [kiri[i:] for i in range(len(kiri) - 1)] + [kanan[:i] for i in range(len(kanan), 1, -1)]


def _jumlahnya(angka: _Angka, bagian: list[int], j: int, judul: dict[int, str]) -> bool:
    """True where the rows agree that a column is the sum of these; where no sum is written, the headers must say so."""
    contoh = _Angka(angka.baris[:_CONTOH]).terisi(bagian, j)
    if contoh and not any(map(_terjumlah, contoh)):
        return False
    baris = angka.terisi(bagian, j)
    if not any(j in b for b in angka.baris):
        return _berjumlah(judul[j]) and _sejenis(judul[j], [judul[k] for k in bagian])
    cocok = [b for b in baris if _terjumlah(b)]
    teliti = sum(sum(bool(n) for n, _ in b[:-1]) > 1 for b in cocok)
    if not _berjumlah(judul[j]) and not _dapat_jumlah(judul[j], [judul[k] for k in bagian]):
        return False
    if _berjumlah(judul[j]):
        return teliti >= min(_MIN_BARIS, len(baris)) > 0 and len(cocok) * 3 >= len(baris) * 2
    angka_cocok = sum(banyak_angka(*b[-1]) for b in cocok)
    cukup = teliti >= _MIN_LAIN or (teliti >= _MIN_BARIS and angka_cocok >= _CUKUP)
    return cukup and len(baris) - len(cocok) <= 1


def _dapat_jumlah(jumlah: str, bagian: list[str]) -> bool:
    """False for a period (cumulative figures that grow evenly), and for one of a group that the parts stand in too.

    "s.d. November" beside "s.d. Oktober" and "November" may be their sum.
    """
    grup, _, daun = jumlah.rpartition(" | ")
    berjalan = re.search(SAMPAI_DENGAN, daun.lower()) is not None and not all(
        re.search(SAMPAI_DENGAN, b.lower()) for b in bagian
    )
    if kenali_kepala(daun).periode and not berjalan:
        return False
    return not (grup and any(b.startswith(f"{grup} | ") for b in bagian))


def _terjumlah(baris: list[tuple[Decimal, Decimal]]) -> bool:
    """True where the last number is the sum of those before it, as far as their digits go."""
    *bagian, (semua, satuan) = baris
    longgar = sum((s for _, s in bagian if s < 1), satuan if satuan < 1 else Decimal(0)) / 2
    return abs(sum(n for n, _ in bagian) - semua) <= longgar


def _sejenis(jumlah: str, judul: list[str]) -> bool:
    """True where the parts stand below groups, are all months, or are called what is summed: "Total Belanja"."""
    bulan = {nama[:3] for ejaan in BULAN for nama in ejaan}
    yang = re.sub(_JUMLAH, "", normalkan(jumlah.rpartition(" | ")[2])).strip()
    disebut = bool(yang) and all(yang in normalkan(j) for j in judul)
    uang = {re.search(_UANG, j.rpartition(" | ")[2].lower()) is not None for j in judul}
    berkelompok = all(" | " in j for j in judul) and len(uang) == 1  # "Jml, Rp, Jml, Rp" are two sums
    return disebut or berkelompok or all(normalkan(j)[:3] in bulan for j in judul)


def _grup(bagian: list[int], judul: dict[int, str]) -> dict[int, str]:
    """A name of its own for every part: its header, numbered where two are alike."""
    hasil: dict[int, str] = {}
    for k in bagian:
        sama = sum(judul[lain] == judul[k] for lain in hasil)
        hasil[k] = judul[k] if not sama else f"{judul[k]} ({sama + 1})"
    return hasil


def _turunannya(
    angka: _Angka, lain: list[int], nama: dict[int, tuple[str, str]], j: int, judul: dict[int, str]
) -> dict[int, tuple[str, str]]:
    """What other columns are to the sum: a part done and what is left, percentages of either, shares of all rows."""
    hasil: dict[int, tuple[str, str]] = {}
    for x, s in combinations([k for k in lain if not berkepala_persen(judul[k])], 2):
        for tuntas, sisa in ((x, s), (s, x)):
            bersisa = re.search(_SISA, judul[sisa].lower()) is not None
            if not hasil and bersisa and _semua(angka, [tuntas, sisa, j], _terjumlah):
                hasil = {tuntas: ("tuntas", ""), sisa: ("sisa_rincian", "")}
    pembilang = {k: ("persen_rincian", g) for k, (n, g) in nama.items() if n == "rincian"}
    pembilang |= {k: ("persen_tuntas", "") for k, (n, _) in hasil.items() if n == "tuntas"}
    for p in (k for k in lain if berkepala_persen(judul[k])):
        cocok = [n for k, n in pembilang.items() if n not in hasil.values() and _semua(angka, [k, j, p], _persennya)]
        if len(cocok) == 1:
            hasil[p] = cocok[0]
        elif not cocok and ("bagian", "") not in hasil.values() and _berbagi(angka, j, p):
            hasil[p] = ("bagian", "")
    return hasil


def _semua(angka: _Angka, kolom: list[int], cocok: Callable[[list[tuple[Decimal, Decimal]]], bool]) -> bool:
    """True where two rows fit, and of three all but one at most."""
    baris = angka.lengkap(kolom)
    benar = sum(cocok(b) for b in baris)
    return benar >= _MIN_BARIS and len(baris) - benar <= 1 and benar * 3 >= len(baris) * 2


def _persennya(baris: list[tuple[Decimal, Decimal]]) -> bool:
    (bagian, _), (semua, _), (persen, satuan) = baris
    return bool(semua) and any(abs(bagian * kali / semua - persen) <= satuan for kali in (1, 100))


def _bagian_saja(angka: _Angka, ukuran: list[int], judul: dict[int, str]) -> dict[int, tuple[str, str]]:
    """A measure and, right beside it, every row's share of all rows."""
    for k, p in pairwise(ukuran):
        if berkepala_persen(judul[p]) and _berbagi(angka, k, p):
            return {k: ("jumlah_rincian", ""), p: ("bagian", "")}
    return {}


def _cakupan(mentah: list[BarisMentah], ukuran: list[int], judul: dict[int, str]) -> dict[int, tuple[str, str]]:
    """Two numbers and, to their right, the percentage that the rows prove to be theirs."""
    for p in (k for k in ukuran if berkepala_persen(judul[k])):
        kiri = [k for k in ukuran if k < p and not berkepala_persen(judul[k])]
        for semua, bagian in sorted(permutations(kiri, 2), key=lambda dua: -sum(dua)):
            if terbukti(mentah, [semua, bagian, p]):
                cacah = all(map(_sebagian, _baca(mentah).lengkap([semua, bagian, p])))
                utuh, dari = _CAKUPAN[1::-1] if cacah else ("target", "realisasi")
                return {semua: (utuh, ""), bagian: (dari, ""), p: ("capaian", "")}
    return {}


def _sebagian(baris: list[tuple[Decimal, Decimal]]) -> bool:
    """True where the second is a count out of the first; one that exceeds it, or an index, is measured by a target."""
    (semua, _), (bagian, _), (persen, _) = baris
    return bagian <= semua and semua == int(semua) and bagian == int(bagian) and persen <= _PENUH


def _berbagi(angka: _Angka, k: int, p: int) -> bool:
    """True where three rows, all but one at most, are the column's shares of its sum or of its largest number."""
    baris = angka.lengkap([k, p])
    nilai = [n for (n, _), _ in baris]
    total, puncak = sum(nilai, Decimal(0)), max(nilai, default=Decimal(0))
    for semua in (total, puncak, total - puncak):  # without a row "Jumlah", with it, with one that is wrong
        benar = sum(_persennya([(n, s), (semua, s), persen]) for (n, s), persen in baris) if semua > 0 else 0
        if benar >= _MIN_LAIN and len(baris) - benar <= 1:
            return True
    return False
