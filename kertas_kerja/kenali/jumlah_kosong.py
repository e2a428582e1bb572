"""The sum row that has neither label nor figure yet: told from a spare row by its looks alone.

Directly below the last row of data, in the number format of the column that is summed, and in a dress that no row of
data wears: bold, filled, or with its label cells merged. A spare row looks like the rows above it.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Baris, Kolom
    from kertas_kerja.tabel.dasar import Deklarasi

MIN_DIJUMLAH = 2


class _Rupa(NamedTuple):
    """How a row looks in the column that is summed; the columns of its merged cells."""

    format: str
    tebal: bool
    isian: str | None
    gabungan: tuple[tuple[int, int], ...]


def jenis_jumlah_kosong(kisi: Kisi, baris: Sequence[Baris], kolom: Sequence[Kolom], d: Deklarasi) -> str:
    """The kind of the empty row directly below these rows, "" where it is not certainly their sum."""
    jenis = next((r.jenis for r in d.ringkas if r.tanpa_label), "")
    if not jenis or not baris or any(b.jenis != "data" for b in baris[-MIN_DIJUMLAH:]):
        return ""
    nomor, kiri, kanan = baris[-1].nomor + 1, min(k.indeks for k in kolom), max(k.indeks for k in kolom)
    if any(b.jenis == jenis for b in baris) or not kisi.kosong(nomor, kiri, kanan):
        return ""
    if any(kiri <= a.right and a.left <= kanan and a.top < nomor for a in kisi.gabungan_baris(nomor)):
        return ""  # a cell of the row above reaches into it
    hasil = {r.hasil for r in d.relasi if r.baris == jenis and r.isi}
    return jenis if any(_berbeda(kisi, baris, k, nomor) for k in kolom if k.nama in hasil) else ""


def _berbeda(kisi: Kisi, baris: Sequence[Baris], kolom: Kolom, nomor: int) -> bool:
    berangka = [b for b in baris if b.jenis == "data" and (s := b.ambil(kolom.kunci)) and s.angka is not None]
    if len(berangka) < MIN_DIJUMLAH:
        return False
    ini, bawah = (_rupa(kisi, n, kolom.indeks) for n in (nomor, nomor + 1))
    lain = [_rupa(kisi, b.nomor, kolom.indeks) for b in baris if b.jenis == "data"]
    format_ = {_rupa(kisi, b.nomor, kolom.indeks).format for b in berangka}
    if ini.format in ("General", "@") or format_ != {ini.format}:
        return False
    return any(_hanya(ini, lain, bawah))


def _hanya(ini: _Rupa, lain: list[_Rupa], bawah: _Rupa) -> Iterator[bool]:
    """What this row has and neither a row of data nor the row below it."""
    yield ini.tebal and not bawah.tebal and not any(r.tebal for r in lain)
    yield ini.isian is not None and all(ini.isian != r.isian for r in (*lain, bawah))
    yield bool(ini.gabungan) and all(ini.gabungan != r.gabungan for r in (*lain, bawah))


def _rupa(kisi: Kisi, nomor: int, kolom: int) -> _Rupa:
    xf = kisi.styles.xf(kisi.sheet.style(nomor, kolom))
    label = ((a.left, a.right) for a in kisi.gabungan_baris(nomor) if a.top == a.bottom and a.right < kolom)
    return _Rupa(xf.num_fmt, xf.font_bold, xf.fill_rgb, tuple(sorted(label)))
