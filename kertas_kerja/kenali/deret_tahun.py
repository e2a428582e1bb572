"""A series of one indicator, a year in each row: the title names what is measured, or the workbook does.

"Tabel 3.6 Capaian Angka Kematian Bayi Tahun 2021-2025" over the columns Tahun, Target, Realisasi, Capaian: its rows get
the name of the indicator of another table that the title contains, else the title itself, so that the direction of
the indicator is known and its figures can be compared with those of the year in other tables.
"""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel

SEDIKITNYA = 2
_TAHUN = r"(?:tahun )?(20\d\d)(?:\.0)?"
_BUKAN_NAMA = r"(?i)^(?:tabel|grafik|gambar|diagram) [\d.]+[.:]?|\b(?:tahun|periode)\b|\b20\d\d\b"
# What a title says before the name of its one indicator: "Perkembangan", "Target dan Realisasi".
_PEMBUKA = (
    r"(?i)^(?:(?:tabel|grafik|perkembangan|trend?|perbandingan|evaluasi|pengukuran|pencapaian|capaian|target|realisasi|"
    r"kinerja|indikator|iku|dan)\b[\s,:&/–-]*)+"
)
_SEDIKITNYA_NAMA = 4


def nama_judul(judul: str) -> str:
    """The name of the one indicator that a title is about, "" where it names none."""
    nama = " ".join(re.sub(_BUKAN_NAMA, " ", judul).split()).strip(" -:")
    pendek = re.sub(_PEMBUKA, "", nama)
    return next((n for n in (pendek, nama) if len(n) >= _SEDIKITNYA_NAMA), "")


def tahun_baris(b: Baris) -> int | None:
    """The year that a row of a series stands for, None for any other row."""
    sel = b.ambil("indikator")
    teks = str(sel.mentah).strip().lower() if sel is not None else ""
    cocok = re.fullmatch(_TAHUN, teks) if "20" in teks[:8] else None
    return int(cocok[1]) if cocok is not None else None


def berderet(t: Tabel) -> bool:
    """True for a table whose rows are years."""
    tahun = [tahun_baris(b) for b in t.data()] if t.judul and t.punya("indikator") else []
    return len(tahun) >= SEDIKITNYA and None not in tahun and len(set(tahun)) == len(tahun)


def deret_tahun_buku(daftar: list[Tabel]) -> list[Tabel]:
    """The tables, with the name of the indicator in every row of a series."""
    deret = {t.id for t in daftar if berderet(t)}
    if not deret:
        return daftar
    sel = (b.ambil("indikator") for t in daftar if t.id not in deret for b in t.data())
    nama = {normalkan(s.teks): s.teks for s in sel if s is not None and s.teks}
    return [_bernama(t, nama) if t.id in deret else t for t in daftar]


def _bernama(t: Tabel, nama: dict[str, str]) -> Tabel:
    judul = f" {normalkan(t.judul)} "
    disebut = max((n for n in nama if f" {n} " in judul), key=len, default="")
    teks = nama.get(disebut) or nama_judul(t.judul)
    return t._replace(baris=tuple(_baris(b, teks) for b in t.baris))


def _baris(b: Baris, teks: str) -> Baris:
    sel = b.ambil("indikator")
    if sel is None or tahun_baris(b) is None:
        return b
    return b._replace(sel=b.sel | {"indikator": sel._replace(teks=teks, angka=None)}, label=sel.teks)
