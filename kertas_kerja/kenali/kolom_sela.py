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
    berulang = nama & lanjut and not _berkelompok(kisi, nomor, kanan)
    if not nama or not lanjut or berulang or not (lanjut.isdisjoint(_POKOK) or nama <= _NOMOR):
        return False
    bawah = range(nomor + 1, nomor + 1 + _BARIS_DILIHAT)
    terisi = [b for b in bawah if not kisi.kosong(b, *kanan) and not _berdaun_saja(kisi, b, kanan)]
    return all(not kisi.kosong(b, *kiri) for b in terisi)


def _berdaun_saja(kisi: Kisi, nomor: int, potongan: Potongan) -> bool:
    """True for a row of leaves below a group: header words alone."""
    return all(kenali_mirip(kisi.tampil(c)).nama for c in kisi.antara(nomor, *potongan).values())


def _nama(kisi: Kisi, nomor: int, potongan: Potongan) -> set[str]:
    """The names in a piece of the header row; below a merged group those of its leaves."""
    semua = (_daun(kisi, nomor, k) for k in range(potongan[0], potongan[1] + 1))
    return {nama for nama in semua if nama}


def _daun(kisi: Kisi, nomor: int, kolom: int) -> str | None:
    area = kisi.gabungan(nomor, kolom)
    mendatar = area is not None and area.right > area.left
    return kenali_mirip(kisi.teks(nomor + mendatar, kolom)).nama


def _berkelompok(kisi: Kisi, nomor: int, potongan: Potongan) -> bool:
    """True where one merged group cell stands over the whole piece."""
    area = kisi.gabungan(nomor, potongan[0])
    return area is not None and area.left == potongan[0] and area.right == potongan[1] > area.left
