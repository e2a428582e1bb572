"""Find header blocks: 1 to 4 rows with or without merges, a numbering row below, several side by side."""

from __future__ import annotations

import re
from itertools import pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.kenali.jenjang_samping import potong_jenjang
from kertas_kerja.kenali.kepala_angka import kolom_berjumlah, kolom_bernomor, kolom_berpersen, menyebut_jumlah
from kertas_kerja.kenali.kepala_bernomor import urutan
from kertas_kerja.kenali.kepala_nama import DAUN_PENDEK, KOLOM_TEKS, namai
from kertas_kerja.kenali.kolom_sela import sambung
from kertas_kerja.model import Kolom
from kertas_kerja.tabel.kosakata import MIN_UNSUR, UNSUR, daun_polos, kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kisi import Kisi

MAKS_BARIS_KEPALA = 4
MIN_KEPALA = 4  # twice the cells of the shortest header
_DAUN_STATUS = frozenset({"selesai", "sesuai", "dalam proses", "proses", "belum", "belum selesai", "baik", "rusak"})
_DAUN_PERUBAHAN = frozenset(
    {
        "sebelum",
        "setelah",
        "sesudah",
        "sebelum perubahan",
        "setelah perubahan",
        "sesudah perubahan",
        "semula",
        "menjadi",
    }
)
_DAUN_PERIODE = frozenset({"triwulan", "tribulan", "tw", "tb", "tahun", "semester", "bulan"})
_DAUN_KELAMIN = frozenset({"l", "p", "lk", "pr", "laki-laki", "perempuan"})
_SATUAN_KEPALA = r"(?i)\((?:%|rp\.?|[a-z]{3,14}(?:[ /][a-z]{2,10})?)\)"  # a row of units: "(%)", "(Rp)"
_NOMOR_URUT = re.compile(r"\(?[0-9]{1,2}\)?|\(?[A-Za-z©]\)?")
_RUMUS_KATA = r"^\(?(\d{0,2}|[A-Za-z©])\)? ?=|\(\d+\) ?[Xx×*/+-]|^\(?\d{1,2}(\.[A-Za-z])?\)?$|^\(?[A-Za-z©]\)?$"
_UKURAN_TEKS = r"-?\d[\d.]*(?:,\d+ ?%?|\.\d+ ?%?| ?%)"  # a figure typed as text: "70,00", "95%"
_AKHIR_UKURAN = frozenset("0123456789%")


class BlokKepala(NamedTuple):
    """A header block: its rows, its columns with canonical names, the numbering row if there is one."""

    atas: int
    bawah: int
    kiri: int
    kanan: int
    kolom: tuple[Kolom, ...]
    baris_nomor: int | None
    tepi: tuple[int, int] = (0, 0)  # first and last column of all levels, where the block is one of several

    @property
    def jangkauan(self) -> tuple[int, int]:
        """First and last column of the rows that the block shares with the levels beside it."""
        return self.tepi if self.tepi[0] else (self.kiri, self.kanan)

    @property
    def mulai_isi(self) -> int:
        """The first row below the header and its numbering row."""
        return max(self.baris_nomor or 0, self.bawah) + 1


def cari_kepala(kisi: Kisi) -> list[BlokKepala]:
    """Every header block of a sheet, top to bottom, left to right."""
    kandidat: dict[int, set[int]] = {}
    for nomor, kolom in kisi.kata_kepala():
        kandidat.setdefault(nomor, set()).add(kolom)
    for nomor, _ in kisi.sheet.find_strings(menyebut_jumlah):
        kandidat.setdefault(nomor, set())
    blok: list[BlokKepala] = []
    terpakai: dict[int, set[int]] = {}
    for nomor in sorted(kandidat):
        milik_lain = terpakai.pop(nomor, set())
        kolom_kena = _tanpa_unsur(kisi, nomor, kandidat[nomor] - milik_lain)
        angka = _menurut_angka(kisi, nomor, kolom_kena) - milik_lain
        kolom_kena |= angka
        if len(kolom_kena) == 1 and kisi.gabungan_baris(nomor):
            from kertas_kerja.kenali.kelompok_tribulan import kelompok_tribulan

            kolom_kena |= kelompok_tribulan(kisi, nomor) - milik_lain
        if len(kolom_kena) < 2:
            continue
        for kiri, kanan in _potong(kisi, nomor, kolom_kena, milik_lain):
            if not _baris_kepala(kisi, nomor, {k for k in kolom_kena if kiri <= k <= kanan}, kiri, kanan):
                continue
            for baru in _bangun(kisi, nomor, kiri, kanan, bool(angka)):
                blok.append(baru)
                for b in range(baru.atas, baru.mulai_isi):
                    terpakai.setdefault(b, set()).update(range(baru.kiri, baru.kanan + 1))
    return blok


def _menurut_angka(kisi: Kisi, nomor: int, kena: set[int]) -> set[int]:
    """The columns of a row with few words we know, where the numbers below tell that it is a header."""
    if len(kena) * 5 >= len(kisi.baris(nomor)) * 2 > MIN_KEPALA:
        return set()
    return kolom_berpersen(kisi, nomor) or kolom_berjumlah(kisi, nomor) or kolom_bernomor(kisi, nomor)


def _tanpa_unsur(kisi: Kisi, nomor: int, kena: set[int]) -> set[int]:
    """Names of service elements ("Waktu", "U1") are header words beside others of their kind only."""
    unsur = {k for k in kena if kenali_mirip(kisi.teks(nomor, k)).nama == UNSUR}
    return kena if len(unsur) >= MIN_UNSUR else kena - unsur


def _baris_kepala(kisi: Kisi, nomor: int, kena: set[int], kiri: int, kanan: int) -> bool:
    """A header row is words: no numbers but years and column numbers, and mostly words we know.

    Only the cells of the table itself count: beside it the numbering row or the data of another may stand.
    """
    isi = kisi.antara(nomor, kiri, kanan)
    angka = [c for c in isi.values() if isinstance(c.value, float) and not 2000 <= c.value <= 2100]
    if any(c.formula is not None for c in isi.values() if c.kind == "n") and angka:
        return False
    teks = [c for c in isi.values() if isinstance(c.value, str)]
    panjang = sum(len(c.value) > 160 for c in teks if isinstance(c.value, str))
    ukuran = sum(_ukuran_teks(c.value) for c in teks if isinstance(c.value, str))
    teks = [c for c in teks if not _periode_saja(str(c.value))]
    return len(angka) + ukuran <= len(kena) // 3 and panjang == 0 and len(kena) * 5 >= len(teks) * 2


def _ukuran_teks(teks: str) -> bool:
    return teks.strip()[-1:] in _AKHIR_UKURAN and re.fullmatch(_UKURAN_TEKS, teks.strip()) is not None


def _potong(kisi: Kisi, nomor: int, kena: set[int], milik_lain: set[int]) -> list[tuple[int, int]]:
    """Split a header row into tables that stand side by side: a gap with a column that is empty below as well.

    `milik_lain` are the columns of this row that belong to the header of a table already found.
    """
    terisi = _kolom_terisi(kisi, nomor) - milik_lain
    if not terisi:
        return []
    potongan, awal, akhir = [], min(terisi), min(terisi)
    for kolom in sorted(terisi)[1:]:
        celah = range(akhir + 1, kolom)
        if milik_lain.intersection(celah) or any(_celah(kisi, nomor, k) for k in celah):
            potongan.append((awal, akhir))
            awal = kolom
        akhir = kolom
    potongan.append((awal, akhir))
    potongan = sambung(kisi, nomor, potongan)
    return [(a, b) for a, b in potongan if sum(a <= k <= b for k in kena) >= 2]


def _kolom_terisi(kisi: Kisi, nomor: int) -> set[int]:
    terisi = set(kisi.baris(nomor))
    for kolom in list(terisi):
        area = kisi.gabungan(nomor, kolom)
        if area is not None:
            terisi.update(range(area.left, min(area.right, area.left + 60) + 1))
    for area in kisi.gabungan_baris(nomor):
        tegak = area.top < nomor <= area.bottom and area.bottom - area.top < MAKS_BARIS_KEPALA
        if tegak and kisi.teks(area.top, area.left):
            terisi.update(range(area.left, min(area.right, area.left + 60) + 1))
    return terisi


def _celah(kisi: Kisi, nomor: int, kolom: int) -> bool:
    """True for an empty column: nothing in it, nor a merge across it, from the header row down."""
    return all(kisi.kosong(b, kolom, kolom) and kisi.gabungan(b, kolom) is None for b in range(nomor, nomor + 12))


def _bangun(kisi: Kisi, nomor: int, kiri: int, kanan: int, berangka: bool) -> list[BlokKepala]:
    """The block of a header row, or one for each level that stands in it.

    Of counts with their sum or percentage (`berangka`) no word need be known: their numbers tell what they are.
    """
    atas = _naik(kisi, nomor, kiri, kanan)
    bawah, kanan = _turun(kisi, atas, nomor, kiri, kanan)
    baris_nomor = _baris_penomoran(kisi, bawah + 1, kiri, kanan)
    if baris_nomor is not None and _daun_saja(kisi, baris_nomor + 1, kiri, kanan):
        bawah = baris_nomor + 1
    kolom = namai(kisi, atas, bawah, kiri, kanan, baris_nomor)
    if sum(bool(k.nama) for k in kolom) < (0 if berangka else 2):
        return []
    jenjang = potong_jenjang(kolom)
    if len(jenjang) < 2:
        return [BlokKepala(atas, bawah, kiri, kanan, tuple(kolom), baris_nomor)]
    bagian = ((a, b, tuple(namai(kisi, atas, bawah, a, b, baris_nomor))) for a, b in jenjang)
    return [BlokKepala(atas, bawah, a, b, isi, baris_nomor, (kiri, kanan)) for a, b, isi in bagian]


def _naik(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> int:
    """Group rows above: known words or periods over several columns, never a title across the table."""
    atas = nomor
    while atas > 1 and nomor - atas < MAKS_BARIS_KEPALA - 1:
        isi = kisi.antara(atas - 1, kiri, kanan)
        if not isi or _judul_tunggal(kisi, atas - 1, set(isi), kiri):
            break
        if not all(_kata_grup(kisi, atas - 1, k, kiri, kanan) for k in isi):
            break
        atas -= 1
    return atas


def _judul_tunggal(kisi: Kisi, nomor: int, isi: set[int], kiri: int) -> bool:
    """A single text is the table's title, whatever its first word: over the first column or a text column.

    Merged it may be, but then from the first column on: a group would have other header cells beside it.
    """
    if len(isi) != 1:
        return False
    (kolom,) = isi
    area = kisi.gabungan(nomor, kolom)
    if area is not None:
        return kolom == kiri and area.right > kiri
    return kolom == kiri or kenali_mirip(kisi.teks(nomor + 1, kolom)).nama in KOLOM_TEKS


def _kata_grup(kisi: Kisi, nomor: int, kolom: int, kiri: int, kanan: int) -> bool:
    area = kisi.gabungan(nomor, kolom)
    if area is not None and area.right - area.left >= kanan - kiri:
        return False
    kata = kenali_mirip(kisi.teks(nomor, kolom))
    selebar_grup = area is not None and area.right > area.left and len(kisi.teks(nomor, kolom)) <= 60
    return bool(kata.nama or kata.cocok or selebar_grup)


def _turun(kisi: Kisi, atas: int, nomor: int, kiri: int, kanan: int) -> tuple[int, int]:
    """The last header row: as far as merges reach, then rows of leaves below group cells."""
    bawah = nomor
    while bawah - atas < MAKS_BARIS_KEPALA - 1:
        kanan = _kanan_daun(kisi, bawah, max(kanan, _kanan_gabungan(kisi, bawah, kanan)))
        tegak = any(
            (a := kisi.gabungan(bawah, k)) is not None and a.bottom > bawah and kisi.teks(a.top, a.left)
            for k in range(kiri, kanan + 1)
        )
        if not _baris_daun(kisi, bawah, kiri, kanan, tegak):
            break
        bawah += 1
    return bawah, kanan


def _kanan_gabungan(kisi: Kisi, nomor: int, kanan: int) -> int:
    area = kisi.gabungan(nomor, kanan)
    return min(area.right, kanan + 60) if area is not None else kanan


def _kanan_daun(kisi: Kisi, nomor: int, kanan: int) -> int:
    """The last unmerged group cell reaches as far as the leaves below it go on."""
    if not (kisi.teks(nomor, kanan) and kisi.teks(nomor + 1, kanan)):
        return kanan
    grup = kisi.teks(nomor, kanan)
    while not kisi.teks(nomor, kanan + 1):
        daun = _daun_di_bawah(kisi, nomor, kanan + 1)
        if not _kata_daun(daun) and not urutan([grup, daun]):
            break
        kanan += 1
    return kanan


def _daun_di_bawah(kisi: Kisi, nomor: int, kolom: int) -> str:
    """The leaf below an empty header cell: in the next row, or below a group of that row that stands to the left."""
    daun = kisi.teks(nomor + 1, kolom)
    dua = "" if daun else kisi.teks(nomor + 2, kolom)
    return dua if dua and _kata_daun(dua) else daun


def _grup(kisi: Kisi, nomor: int, kolom: int, kiri: int) -> str:
    """The group text over a column: its own, or the next one to the left."""
    return next((t for k in range(kolom, kiri - 1, -1) if (t := kisi.teks(nomor, k))), "")


def _satuan_kepala(teks: str) -> bool:
    return teks.startswith("(") and re.fullmatch(_SATUAN_KEPALA, teks) is not None


def _kata_daun(teks: str) -> bool:
    kata = kenali_mirip(teks)
    daun = _DAUN_STATUS | _DAUN_PERIODE | _DAUN_PERUBAHAN | _DAUN_KELAMIN
    return bool(kata.nama or kata.cocok or daun_polos(teks) in DAUN_PENDEK or teks.lower().strip() in daun)


def _baris_daun(kisi: Kisi, atas: int, kiri: int, kanan: int, tegak: bool) -> bool:
    """True where the row below `atas` holds leaves of its groups rather than data."""
    isi = kisi.antara(atas + 1, kiri, kanan)
    if not isi or set(isi) == {kiri}:
        return False
    if all(_satuan_kepala(kisi.tampil(c)) and _grup(kisi, atas, k, k) for k, c in isi.items()):
        return True
    kenal = 0
    for kolom, sel in isi.items():
        teks = kisi.tampil(sel)
        ke = bool(urutan([_grup(kisi, atas, kolom, kiri), teks])) or _terhitung(kisi, atas, kolom, kiri)
        if len(teks) > 60 or (isinstance(sel.value, float) and not 2000 <= sel.value <= 2100 and not ke):
            return False
        kenal += ke or _kata_daun(teks)
        area = kisi.gabungan(atas, kolom)
        mendatar = area is not None and area.right > area.left
        kepala = "" if tegak or mendatar else kisi.teks(atas, kolom)
        if kepala and not _berkelompok(kisi, atas, kolom, kanan) and not _periode_saja(kepala):
            return False
    return kenal * 2 >= len(isi) or (tegak and _di_bawah_kelompok(kisi, atas, isi))


def _terhitung(kisi: Kisi, atas: int, kolom: int, kiri: int) -> bool:
    """Whether the cells below a merged group that is not the first of its row count from 1: its months or tribulan."""
    area = kisi.gabungan(atas, kolom)
    if area is None or area.left == kiri or area.right == area.left:
        return False
    daun = [kisi.teks(atas + 1, k) for k in range(area.left, area.right + 1)]
    return daun == [str(i) for i in range(1, len(daun) + 1)]


def _di_bawah_kelompok(kisi: Kisi, atas: int, isi: dict[int, Cell]) -> bool:
    """Words, each below a merged group, beside header cells that reach down to them: leaves in whatever words."""
    area = [kisi.gabungan(atas, kolom) for kolom in isi]
    mendatar = all(a is not None and a.right > a.left and a.bottom == atas for a in area)
    return mendatar and all(isinstance(sel.value, str) for sel in isi.values())


def _periode_saja(teks: str) -> bool:
    """ "Tahun 2026", "TW III": a group word, be it over a single column."""
    kata = kenali_mirip(teks)
    return bool(kata.periode) and kata.nama is None


def _berkelompok(kisi: Kisi, nomor: int, kolom: int, kanan: int) -> bool:
    """An unmerged group cell: the cells to its right are empty up to the next word, with leaves below them."""
    for k in range(kolom + 1, kanan + 1):
        if kisi.teks(nomor, k):
            return False
        if _daun_di_bawah(kisi, nomor, k):
            return True
    return False


def _baris_penomoran(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> int | None:
    """The row `1 2 3`, `(a) (b) ©` or `13 = 9 + 10 + 11 + 12` directly below a header."""
    teks = [kisi.tampil(c) for c in kisi.antara(nomor, kiri, kanan).values()]
    if len(teks) < min(3, kanan - kiri + 1) or len(teks) * 2 < kanan - kiri + 1 or any(len(t) > 40 for t in teks):
        return None
    cocok = [t for t in teks if _NOMOR_URUT.fullmatch(t.strip()) or re.search(_RUMUS_KATA, t.strip())]
    angka = [int(m[1]) for t in teks if (m := re.match(r"\(?(\d{1,2})\b", t)) is not None]
    urut = all(b - a in (0, 1, 2) for a, b in pairwise(angka)) if angka else True
    if len(angka) == len(teks) > 5 and angka[-1] * 2 < len(angka):
        return None  # "1 3 3 4 4 4 4": the answers of the first respondent
    return nomor if len(cocok) == len(teks) and urut and (not angka or angka[0] in (0, 1)) else None


def _daun_saja(kisi: Kisi, nomor: int, kiri: int, kanan: int) -> bool:
    """A row of K and Rp alone: the numbering row may stand above the leaves."""
    isi = [kisi.tampil(c).strip() for c in kisi.antara(nomor, kiri, kanan).values()]
    return len(isi) > 1 and all(t.lower() in DAUN_PENDEK for t in isi)
