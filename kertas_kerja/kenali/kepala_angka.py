"""A header row whose words nobody knows, told by what stands below: counts, and their percentage or their sum."""

from __future__ import annotations

import re

from kertas_kerja.angka import baca_angka
from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kisi import Kisi

_MIN_ANGKA = 3  # the whole, the part, the percentage
_MIN_BERNOMOR = 4
_NOMOR = frozenset({"no", "nomor", "no urut", "#"})
_TERPANJANG = 60
_JUMLAH = r"(?:jumlah|jml|total)\b"


def kolom_berpersen(kisi: Kisi, nomor: int) -> set[int]:
    """The columns of a row of words with a percentage among them and numbers right below the two before it.

    Nothing where the row holds a number itself.
    """
    isi = kisi.baris(nomor)
    if not any(isinstance(c.value, str) and berkepala_persen(c.value) for c in isi.values()):
        return set()
    if any(_berangka(c) or len(str(c.value)) > _TERPANJANG for c in isi.values()):
        return set()
    bawah = _di_bawah_gabungan(kisi, nomor)
    kena = {k for k in isi if k in bawah and _berangka(bawah[k])}
    persen = {k for k, c in isi.items() if berkepala_persen(str(c.value)) and (k in kena or k not in bawah)}
    tepat = any({k - 1, k - 2} <= kena for k in persen)  # the percentage itself may still be blank
    return kena | persen if tepat and len(kena | persen) >= _MIN_ANGKA else set()


def menyebut_jumlah(teks: str) -> bool:
    """True for "Jumlah" and "Total Belanja"; the cheap sieve comes first."""
    kata = teks[:12].lower()
    if "jumlah" not in kata and "jml" not in kata and "total" not in kata:
        return False
    return re.match(_JUMLAH, normalkan(teks)) is not None


def kolom_berjumlah(kisi: Kisi, nomor: int) -> set[int]:
    """The columns of a row of words that holds "Jumlah" or "Total", with numbers below it and beside it."""
    isi = kisi.baris(nomor)
    semua = {k for k, c in isi.items() if menyebut_jumlah(str(c.value))}
    if not semua or any(_berangka(c) or len(str(c.value)) > _TERPANJANG for c in isi.values()):
        return set()
    bawah = _di_bawah_gabungan(kisi, nomor)
    kena = {k for k, c in bawah.items() if _berangka(c)}
    samping = kena - semua - {min(isi)}
    kosong = all(k in kena or k not in bawah for k in semua)  # the sum itself may still be blank
    return (kena & set(isi)) | semua if len(samping) > 1 and kosong else set()


def kolom_bernomor(kisi: Kisi, nomor: int) -> set[int]:
    """The columns of a row of words that begins with "No" above a 1, with numbers below three of its other words."""
    isi = kisi.baris(nomor)
    kiri = min(isi)
    if len(isi) < _MIN_BERNOMOR or normalkan(str(isi[kiri].value)) not in _NOMOR:
        return set()
    if any(_berangka(c) or len(str(c.value)) > _TERPANJANG for c in isi.values()):
        return set()
    bawah = _di_bawah_gabungan(kisi, nomor)
    kena = {k for k, c in bawah.items() if k > kiri and _berangka(c)}
    if kiri not in bawah or normalkan(str(bawah[kiri].value)) not in ("1", "1.0") or len(kena & set(isi)) < _MIN_ANGKA:
        return set()
    return (kena & set(isi)) | {kiri}


def _di_bawah_gabungan(kisi: Kisi, nomor: int) -> dict[int, Cell]:
    """The first row below a header whose cells may reach down over further header rows."""
    gabung = [a.bottom for a in kisi.gabungan_baris(nomor) if a.top == nomor and a.bottom - a.top < _MIN_ANGKA]
    return _baris_isi(kisi, max(gabung, default=nomor))


def _baris_isi(kisi: Kisi, nomor: int) -> dict[int, Cell]:
    """The first row below a header that is no numbering row."""
    bawah = kisi.baris(nomor + 1)
    angka = [c.value for _, c in sorted(bawah.items())]
    return kisi.baris(nomor + 2) if angka == [float(i) for i in range(1, len(angka) + 1)] else bawah


def _berangka(sel: Cell) -> bool:
    if isinstance(sel.value, str):
        return baca_angka(sel.value) is not None
    return isinstance(sel.value, float)
