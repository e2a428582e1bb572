"""Sel-sel berisi kalimat: kolom analisis dan keterangan di tabel, serta paragraf di luar tabel."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.model.tanda import lembar_kita

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.kalimat import Teks
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.model import Baris, Tabel

_KATA = (
    "target", "proyeksi", "reali", "capai", "serap", "anggar", "naik", "urun", "ingkat", "tambah", "kurang", "tumbuh",
    "lebih", "poin", "persen", "=", "%", "nilai", "rata-rata", "aspek", "layanan", "iku", "ikm", "ipp", "ikpp", "ikkk",
    "akip", "rb", "nko",
)  # fmt: skip
_ANGKA = r"[0-9]"
# Sebuah pernyataan: dua angka, atau satu angka berdesimal atau berpersen ("ke-12" saja bukan pernyataan).
_DUA_ANGKA = re.compile(r"[0-9][^0-9.,][^0-9]*[0-9]|[0-9][.,][0-9]|[0-9] ?%")
TERPENDEK = 15
_Letak = tuple[str, int, int, str]


class SelTeks(NamedTuple):
    """Satu sel berkalimat; `tabel` dan `isi` terisi bila sel itu di dalam baris sebuah tabel yang dikenali."""

    lembar: str
    baris: int
    kolom: int
    teks: Teks
    tabel: Tabel | None = None
    isi: Baris | None = None

    @property
    def kunci(self) -> str:
        """Nama kolom tempat sel itu, "" di luar tabel atau di kolom yang tidak dikenal."""
        if self.isi is None:
            return ""
        return next((k.split("@")[0] for k, s in self.isi.sel.items() if s.kolom == self.kolom), "")


def sel_teks(bahan: Bahan, layak: Callable[[str], bool]) -> Iterator[SelTeks]:
    """Setiap sel berkalimat yang teks huruf kecilnya `layak`, urut lembar dan letak; kepala tabel tidak termasuk."""
    from kertas_kerja.aturan.kalimat import baca
    from kertas_kerja.aturan.kalimat_peran import tanpa_kunci

    nama = _nama_berkunci(bahan.tabel)
    per_lembar: dict[str, list[Tabel]] = {}
    for t in bahan.tabel:
        per_lembar.setdefault(t.lembar, []).append(t)
    baris = {t.id: {b.nomor: b for b in t.baris if not t.rebah} for t in bahan.tabel}
    for lembar, nomor, kolom, teks in _pindai(bahan.buku):
        if not layak(teks.lower()):
            continue
        tabel = next((t for t in per_lembar.get(lembar, ()) if t.rentang.contains(nomor, kolom)), None)
        if tabel is None:
            yield SelTeks(lembar, nomor, kolom, tanpa_kunci(baca(teks), nama))
        elif (isi := baris[tabel.id].get(nomor)) is not None:
            yield SelTeks(lembar, nomor, kolom, tanpa_kunci(baca(teks), nama), tabel, isi)


def _nama_berkunci(daftar: Iterable[Tabel]) -> list[str]:
    """Nama indikator (huruf kecil) yang memuat kata kunci sebuah peran, yang terpanjang dahulu."""
    from kertas_kerja.aturan.kalimat_peran import samarkan

    sel = (b.ambil("indikator") for t in daftar for b in t.data())
    nama = {s.teks.strip().lower() for s in sel if s is not None and s.teks}
    return sorted((n for n in nama if samarkan(n) != n), key=lambda n: (-len(n), n))


def ada_kalimat(buku: Workbook) -> bool:
    """Benar bila buku itu memuat sedikitnya satu kalimat yang dapat diperiksa."""
    return bool(_pindai(buku))


def _pindai(buku: Workbook) -> tuple[_Letak, ...]:
    """Letak dan isi setiap kalimat; sekali untuk setiap buku."""
    if _pindai not in buku.derived:
        buku.derived[_pindai] = tuple(_kalimat(buku))
    kalimat: tuple[_Letak, ...] = buku.derived[_pindai]
    return kalimat


def _kalimat(buku: Workbook) -> Iterator[_Letak]:
    kita = lembar_kita(buku)
    for info in buku.sheets:
        if info.kind != "worksheet" or info.name in kita:
            continue
        lembar = buku.calculated(info.name)
        for baris, kolom in lembar.find_strings(_berkalimat):
            yield info.name, baris, kolom, lembar.text(baris, kolom)


def _berkalimat(teks: str) -> bool:
    if len(teks) < TERPENDEK or " " not in teks:
        return False
    kecil = teks.lower()
    if _DUA_ANGKA.search(teks) or ("capai" in kecil and re.search(_ANGKA, teks)):
        return any(kata in kecil for kata in _KATA)
    return ("seluruh" in kecil or "semua" in kecil or "tidak ada" in kecil) and "capai" in kecil
