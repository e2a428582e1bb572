"""Narrow empty columns between the columns of one table: the pieces that a header row falls into, joined again."""

from __future__ import annotations

from kertas_kerja.tabel.kosakata import kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.kisi import Kisi

Potongan = tuple[int, int]

_BARIS_DILIHAT = 12
_NOMOR = frozenset({"no", "kode"})
# What the rows of a table are about: a piece that has none of them says something about the rows to its left.
_POKOK = _NOMOR | {
    "tujuan", "sasaran", "indikator", "program", "komponen", "desa", "jabatan", "barang", "rentang", "rekomendasi",
    "kategori", "golongan",
}  # fmt: skip


def sambung(kisi: Kisi, nomor: int, potongan: list[Potongan]) -> list[Potongan]:
    """The pieces of a header row; a piece one column to the right that goes on with the same rows is one with it."""
    hasil = potongan[:1]
    for satu in potongan[1:]:
        if _lanjutan(kisi, nomor, hasil[-1], satu):
            hasil[-1] = (hasil[-1][0], satu[1])
        else:
            hasil.append(satu)
    return hasil


def _lanjutan(kisi: Kisi, nomor: int, kiri: Potongan, kanan: Potongan) -> bool:
    if kanan[0] - kiri[1] != 2:
        return False
    nama, lanjut = _nama(kisi, nomor, kiri), _nama(kisi, nomor, kanan)
    if not nama or not lanjut or nama & lanjut or not (lanjut.isdisjoint(_POKOK) or nama <= _NOMOR):
        return False
    bawah = range(nomor + 1, nomor + 1 + _BARIS_DILIHAT)
    terisi = [b for b in bawah if not kisi.kosong(b, *kanan)]
    return all(not kisi.kosong(b, *kiri) for b in terisi)


def _nama(kisi: Kisi, nomor: int, potongan: Potongan) -> set[str]:
    semua = (kenali_mirip(kisi.teks(nomor, k)).nama for k in range(potongan[0], potongan[1] + 1))
    return {nama for nama in semua if nama}
