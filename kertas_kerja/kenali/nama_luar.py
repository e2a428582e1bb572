"""What is said of a single indicator above its table: "Indikator Kinerja : Nilai AKIP", or its title."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import baca_angka
from kertas_kerja.kenali.deret_tahun import nama_judul
from kertas_kerja.tabel.kosakata import kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.kenali.pandang import Letak

JANGKAUAN = 8
DISEBUT = ("sasaran", "indikator", "satuan", "polaritas")
_BUKAN_JUDUL = r"(?i)^\W*(?:triwulan|tribulan|tw|semester|bulan|periode|opd|skpd|perangkat daerah|nama)\b"
# No single indicator. "Rata-rata Lama Sekolah" is one, "Rata-rata Capaian" and "Rata-rata Tahun 2025" are none.
_REKAP = (
    r"(?i)\b(?:ringkasan|rekap\w*|dashboard|seluruh|semua|total)\b"
    r"|\b(?:rata-rata|rerata)\W*(?:$|(?:pen)?capaian|realisasi|kinerja|target|serapan|penyerapan|indikator|iku|tahun|20\d\d)"
)


class Disebut(NamedTuple):
    """A column that only the lines above the table give: its header, the place of its value, the value if a part."""

    kepala: str
    letak: Letak
    kata: str = ""


def disebut_di_atas(kisi: Kisi, atas: int, perlu: frozenset[str], judul: bool = True) -> list[Disebut]:
    """The columns that label and value above the row `atas` give, of those that are needed; the indicator always.

    Where no line says it, the title names the indicator (not without `judul`). Nothing where nothing names it.
    """
    hasil: dict[str, Disebut] = {}
    for baris in range(atas - 1, max(atas - 1 - JANGKAUAN, 0), -1):
        for kolom in kisi.baris(baris):
            nama, satu = _pasangan(kisi, baris, kolom)
            if nama in perlu and satu is not None:
                hasil.setdefault(nama, satu)
    if "indikator" in perlu and "indikator" not in hasil:
        nama_judul = _judul(kisi, atas) if judul else None
        if nama_judul is None:
            return []
        hasil["indikator"] = nama_judul
    return [hasil[nama] for nama in DISEBUT if nama in hasil]


def _pasangan(kisi: Kisi, baris: int, kolom: int) -> tuple[str, Disebut | None]:
    """A label and its value: behind the colon of the same cell, or in the next cell that is no colon."""
    teks = kisi.teks(baris, kolom)
    label, titik_dua, isi = (bagian.strip() for bagian in teks.partition(":"))
    nama = kenali_mirip(label).nama or "" if len(label) <= 60 else ""
    if nama not in DISEBUT:
        return "", None
    if titik_dua and isi:
        return nama, Disebut(label, (baris, kolom), isi)
    kanan = next((k for k in kisi.baris(baris) if k > kolom and kisi.teks(baris, k).strip() != ":"), None)
    if kanan is None:
        return "", None
    isi = kisi.teks(baris, kanan)
    kata = kenali_mirip(isi)
    bernama = isinstance(kisi.baris(baris)[kanan].value, str) and kata.nama is None and not kata.periode
    bersih = isi.lstrip(": ")
    satu = Disebut(label, (baris, kanan), "" if bersih == isi else bersih)
    return nama, satu if bernama or nama == "satuan" else None


def _judul(kisi: Kisi, atas: int) -> Disebut | None:
    """The nearest line of words above the table, without its number and years."""
    for baris in range(atas - 1, max(atas - 1 - JANGKAUAN, 0), -1):
        isi = kisi.baris(baris)
        if len(isi) > 2:
            return None
        for kolom, sel in isi.items():
            if isinstance(sel.value, str) and baca_angka(sel.value) is None and not re.match(_BUKAN_JUDUL, sel.value):
                if re.search(_REKAP, sel.value):
                    return None
                nama = nama_judul(sel.value)
                return Disebut("Indikator Kinerja", (baris, kolom), nama) if nama else None
    return None
