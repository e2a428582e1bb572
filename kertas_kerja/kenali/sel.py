"""Cells of a recognised table with their numbers: units, percent scale, precision (DOMAIN.md sections 5 and 6)."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.angka import Angka, baca_angka, bakukan, float_tepat, titik_ambigu
from kertas_kerja.model import Sel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.tabel.dasar import KolomTabel

BATAS_POIN = Decimal(3)  # a percent column: above this a bare number is percent points, not a ratio
SERATUS = Decimal(100)
_NOL_DEPAN = r"^0+(?=\d)|^0\.0*(?=\d{1,3}\.\d{3})"
_DESIMAL_UMUM = 10  # General shows about eleven characters
_DIGIT_TERSIMPAN = 15  # what a spreadsheet keeps of a number; a sixteenth digit is the noise of binary fractions
# Units of things that are counted one by one, and units whose figures have no thousands.
_SATUAN_UTUH = (
    r"\b(?:orang|jiwa|kk|keluarga|pegawai|siswa|peserta|pengunjung|wisatawan|dokumen|laporan|berkas|sertifikat|izin"
    r"|kelompok|lembaga|unit|kegiatan|paket|buah|ekor|batang|pohon|kali|kasus|kejadian|desa|kelurahan|sekolah|rumah"
    r"|usaha|umkm|koperasi|pelanggan|rupiah|rp)\b"
)
# "54,62 Juta Rupiah" counts in millions; in a column of money the same words scale the amount itself.
_BESKALA = (
    r"(?i)(?P<angka>.*\d) ?(?P<skala>(?:ribu|juta|miliar|milyar|triliun|trilyun) [^\W\d_]+(?:[ /][^\W\d_]+){0,3})"
)
_SATUAN_PECAHAN = r"%|\b(?:persen|indeks|index|nilai|skor|poin)\b"


def buat_sel(kisi: Kisi, cell: Cell, jenis: str, titik_desimal: bool | None = None) -> Sel:
    """The `Sel` of a cell, its number read as written; percent scale is settled later for the whole column."""
    nilai = cell.value
    if isinstance(nilai, float):
        angka = _dari_angka(kisi, nilai, cell.style)
        return Sel(
            kisi.nama, cell.row, cell.col, None, angka, cell.kind, nilai, cell.formula, cell.style, 1, kisi.penampil
        )
    angka = None
    if isinstance(nilai, str) and jenis not in ("teks", "nomor", "rentang") and cell.kind != "e":
        angka = baca_angka(nilai, titik_desimal=titik_desimal) or _tanpa_nol_depan(nilai, titik_desimal)
        if angka is None and jenis == "ukuran":
            angka = _bersatuan_skala(nilai, titik_desimal)
    return Sel(kisi.nama, cell.row, cell.col, kisi.tampil(cell), angka, cell.kind, nilai, cell.formula, cell.style)


def _tanpa_nol_depan(teks: str, titik_desimal: bool | None) -> Angka | None:
    """ "05,00%" and "0.219.825.131" in a column of numbers are numbers typed wrongly, not codes."""
    rapi = teks.strip()
    inti = re.sub(_NOL_DEPAN, "", rapi) if rapi.startswith("0") and len(rapi) <= 40 else rapi
    angka = baca_angka(inti, titik_desimal=titik_desimal) if inti != rapi else None
    return angka._replace(teks=rapi) if angka is not None else None


def _bersatuan_skala(teks: str, titik_desimal: bool | None) -> Angka | None:
    """ "54,62 Juta Rupiah" is 54,62 of the unit "Juta Rupiah"; None for anything else."""
    cocok = re.fullmatch(_BESKALA, bakukan(teks)) if len(teks) <= 60 else None
    angka = baca_angka(cocok["angka"], titik_desimal=titik_desimal) if cocok is not None else None
    if cocok is None or angka is None or angka.persen or angka.satuan:
        return None
    return angka._replace(satuan=cocok["skala"], teks=teks.strip())


def _lain_skala(a: Angka, b: Angka) -> bool:
    """True where one counts in millions and the other, with a unit of its own, does not."""
    skala = [re.match(r"(?i)(?:ribu|juta|mil[iy]ar|tril[iy]un)\b", x.satuan) for x in (a, b)]
    return bool(a.satuan and b.satuan) and (skala[0] is None) != (skala[1] is None)


def _dari_angka(kisi: Kisi, nilai: float, gaya: int) -> Angka | None:
    """The number of a cell in its format; None for dates and times."""
    format = kisi.styles.format(gaya)
    if format.kind == "date":
        return None
    persen, desimal = format.percent, format.decimals
    simpan, tersimpan = float_tepat(nilai)
    if tersimpan > _DESIMAL_UMUM and simpan:
        tersimpan = min(tersimpan, max(_DIGIT_TERSIMPAN - 1 - simpan.adjusted(), 0))
    tersimpan = max(tersimpan - 2, 0) if persen else tersimpan
    tampak = min(tersimpan, _DESIMAL_UMUM) if desimal is None else desimal
    return Angka(simpan, tampak, persen, "" if persen else kisi.satuan(gaya), "", tersimpan)


def titik_kolom(teks: Iterable[str]) -> bool | None:
    """Whether a point is a decimal point in this column, told by its unambiguous neighbours; None: unknown."""
    desimal = ribuan = 0
    for t in teks:
        if "." in t and not titik_ambigu(t) and (angka := baca_angka(t)) is not None:
            if "," not in t and angka.desimal > 0:
                desimal += 1
            elif angka.nilai >= 1000:
                ribuan += 1
    return None if desimal == ribuan else desimal > ribuan


def titik_satuan(satuan: Sel | None) -> bool | None:
    """Whether a point is a decimal point, told by the row's unit: never in people or documents, always in an index."""
    teks = satuan.teks.lower() if satuan is not None else ""
    if re.search(_SATUAN_PECAHAN, teks):
        return True
    return False if re.search(_SATUAN_UTUH, teks) and not re.search(r"\bper\b|/", teks) else None


def sesuaikan_persen(sel: list[Sel], harapan: Callable[[int], Decimal | None]) -> list[Sel]:
    """Give every number of a percent column its ratio, whatever mix of scales the column holds.

    `harapan` tells of the place of a number which ratio the row's own figures suggest (or None); it is asked only
    where the size of the number leaves both readings open.
    """
    poin = [_poin(s.angka, harapan, n) for n, s in enumerate(sel)]
    polos = sum(bool(s.angka and not s.angka.persen and s.angka.nilai) for s in sel)
    mayoritas = sum(p is True for p in poin) * 2 > polos
    return [_skala_persen(s, mayoritas if p is None else p) for s, p in zip(sel, poin, strict=True)]


def _poin(angka: Angka | None, harapan: Callable[[int], Decimal | None], letak: int) -> bool | None:
    """True for percent points, False for a ratio, None where neither its size nor its row tells."""
    if angka is None or angka.persen:
        return False
    if abs(angka.nilai) > BATAS_POIN:
        return True
    rasio = harapan(letak) if angka.nilai else None
    return None if rasio is None else abs(angka.nilai / SERATUS - rasio) < abs(angka.nilai - rasio)


def _skala_persen(sel: Sel, poin: bool) -> Sel:
    return _jadi_persen(sel) if poin and sel.angka is not None and not sel.angka.persen else sel


def samakan_pasangan(a: Sel | None, b: Sel | None) -> tuple[Sel | None, Sel | None]:
    """Target and realisasi of one row in one scale: 100% beside 85 means 85%.

    Millions beside single units are in no scale that both share: such figures stay text.
    """
    if a is None or b is None or a.angka is None or b.angka is None:
        return a, b
    if _lain_skala(a.angka, b.angka):
        return a._replace(angka=None), b._replace(angka=None)
    if a.angka.persen == b.angka.persen:
        return a, b
    polos, berpersen = (b, a) if a.angka.persen else (a, b)
    assert polos.angka is not None
    assert berpersen.angka is not None
    if abs(polos.angka.nilai) > BATAS_POIN or abs(berpersen.angka.nilai) * 20 < abs(polos.angka.nilai):
        polos = _jadi_persen(polos)
    return (a, polos) if a.angka.persen else (polos, b)


def samakan_deret(sel: list[Sel]) -> list[Sel]:
    """An annual target and the figures of its tribulan in one scale: 100% beside 2, 20, and 85 means 2%, 20%, 85%."""
    polos = [s.angka for s in sel if s.angka is not None and not s.angka.persen]
    berpersen = any(s.angka is not None and s.angka.persen for s in sel)
    if not berpersen or any(a.satuan for a in polos) or max((abs(a.nilai) for a in polos), default=0) <= BATAS_POIN:
        return sel
    return [_jadi_persen(s) if s.angka is not None and not s.angka.persen else s for s in sel]


def _jadi_persen(sel: Sel) -> Sel:
    """A cell that holds percent points."""
    assert sel.angka is not None
    return sel._replace(angka=sel.angka._replace(nilai=sel.angka.nilai / SERATUS, persen=True), skala=100)


def desimal_lazim(sel: Iterable[Sel]) -> int:
    """The decimals in which a column writes its plain numbers, at most two: beside 99,66 a bare 100 is 100,00."""
    desimal = [s.angka.desimal for s in sel if s.angka is not None and not s.angka.persen and not s.angka.satuan]
    return min(max(desimal, default=0), 2)


def persen_lazim(sel: Iterable[Sel]) -> int:
    """The decimals in which a column shows its percents where they are typed numbers, at most two.

    A number has no trailing zeros of its own: typed beside 83,61 a bare 105 is 105,00.
    """
    return min(max((s.angka.desimal for s in sel if s.angka is not None and _persen_diketik(s)), default=0), 2)


def _persen_diketik(sel: Sel) -> bool:
    return sel.jenis == "n" and sel.rumus is None and sel.angka is not None and sel.angka.persen


def _tersimpan(angka: Angka) -> int:
    return angka.desimal if angka.ketelitian in (-1, None) else max(int(angka.ketelitian), angka.desimal)


def beri_ketelitian(
    sel: Sel, kolom: KolomTabel, turunan: bool, lazim: int = 0, ribuan: bool = False, lazim_persen: int = 0
) -> Sel:
    """Set the rounding interval of a number from what kind of number it is.

    Counts (with a unit, or in a column of whole things) and rupiah are exact; rupiah in thousands or millions
    (`ribuan`, or a column with decimals) stand for the digits they show. Figures that are set or published stand for
    at least two decimals (9 is 9,00), derived ones for at least the decimals `lazim` of their column. Derived percents
    and measured percents stand for the digits that are stored or shown, whichever are more (a stored 99 that shows
    99,00 was meant as 99,00), typed numbers for at least the decimals `lazim_persen` of their column.
    """
    angka = sel.angka
    if angka is None:
        return sel
    tersimpan = _tersimpan(angka)
    bulat = angka.nilai == angka.nilai.to_integral_value()
    ketelitian: int | None = tersimpan
    if (kolom.jenis == "rupiah" and (ribuan or lazim)) or (ribuan and kolom.desimal == 0 and not angka.satuan):
        ketelitian = max(tersimpan, lazim)
    elif kolom.jenis == "rupiah" or ((angka.satuan or not kolom.desimal) and bulat and not angka.persen):
        ketelitian = None
    elif not turunan and (kolom.ditetapkan or not angka.persen):
        ketelitian = max(tersimpan, 2)
    elif not angka.persen:
        ketelitian = max(tersimpan, lazim)
    elif _persen_diketik(sel):
        ketelitian = max(tersimpan, lazim_persen)
    return sel if ketelitian == angka.ketelitian else sel._replace(angka=angka._replace(ketelitian=ketelitian))
