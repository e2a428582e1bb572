"""Bentuk hitungan sebuah kolom yang tidak punya arti sendiri di tabelnya: sisa, selisih, persen, hasil kali.

Kantor menambah kolom di samping yang resmi ("Sisa Target", "% thd Akhir RPJMD", "Nilai Kinerja"). Kata kepalanya
hanya menyebut bentuk yang mungkin; bentuk mana, dan dari dua kolom mana, dibuktikan baris-barisnya
(`aturan/hitungan_kolom.py`). Angka di sini dalam satuan yang tampil: persen sebagai poin.
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.rumus.ekspresi import Kolom, Tetapan, maks, min_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.rumus.ekspresi import Ekspresi

SERATUS = 100
_a, _b = Kolom("a"), Kolom("b")
_PERSEN = (
    r"%|\b(?:persen\w*|prosen\w*|tingkat|tk|tkt|rasio|cap|capaian|kemajuan|progres\w*|perbandingan|proporsi|thd"
    r"|terhadap)\b"
)
_SELISIH = (
    r"selisih|sisa|\b(?:belum|kurang|kekurangan|dev|deviasi|gap|efisiensi|beda)\b|naik|turun|tambah|berkurang|lebih"
)
_TUMBUH = r"tumbuh|naik|turun|peningkatan|perubahan|\blaju\b"
_KALI = r"\b(?:nilai|skor|score|tertimbang|kontribusi|bobot|jumlah|total|biaya)\b"
_RATA, _INDEKS = r"rata|rerata", r"\bindeks\b"


class Bentuk(NamedTuple):
    """Satu bentuk: kata kepala yang membolehkannya, rumusnya atas kolom `a` dan `b`, dan bacaan lain tiap barisnya."""

    nama: str
    kata: str
    rumus: Ekspresi
    lain: tuple[Ekspresi, ...] = ()
    setangkup: bool = False


def _bagi(kali: int) -> tuple[Ekspresi, ...]:
    """Makin rendah makin baik, dan hasil bagi yang dipotong pada seratus persen."""
    turun = (_b / _a, (Tetapan(2) * _b - _a) / _b)
    semua = (*turun, *(min_(Tetapan(1), e) for e in (_a / _b, *turun)))
    return tuple(Tetapan(kali) * e for e in semua)


BENTUK = (
    Bentuk("persen", _PERSEN, Tetapan(SERATUS) * _a / _b, _bagi(SERATUS)),
    Bentuk("rasio", _PERSEN, _a / _b, _bagi(1)),
    Bentuk("selisih", _SELISIH, _a - _b, (_b - _a, maks(Tetapan(0), _a - _b))),
    Bentuk("pertumbuhan", _TUMBUH, Tetapan(SERATUS) * (_a - _b) / _b, (Tetapan(SERATUS) * (_b - _a) / _b,)),
    Bentuk("hasil kali", _KALI, _a * _b, setangkup=True),
    Bentuk("hasil kali", _KALI, _a * _b / Tetapan(SERATUS), setangkup=True),
    Bentuk("rata-rata", _RATA, (_a + _b) / Tetapan(2), setangkup=True),
    # Indeks pencapaian SPM: 80% penerima layanan dan 20% mutu minimalnya.
    Bentuk("indeks", _INDEKS, Tetapan("0.8") * _a + Tetapan("0.2") * _b),
)


def bentuk_kepala(judul: str) -> tuple[Bentuk, ...]:
    """Bentuk-bentuk yang dibolehkan kepala kolom itu, termasuk kepala kelompoknya."""
    kata = judul.lower()
    return tuple(b for b in BENTUK if re.search(b.kata, kata))
