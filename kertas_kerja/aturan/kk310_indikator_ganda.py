"""KK310: indikator yang sama ditulis dua kali dalam satu tabel dengan angka yang berbeda."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import bakukan
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import potong, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK310",
    nama="Indikator ditulis dua kali",
    tingkat="warning",
    apa="Satu indikator sebuah sasaran ditulis sekali dalam satu tabel, dengan satu target dan satu realisasi.",
    mengapa="Dari dua target untuk indikator yang sama hanya satu yang diperjanjikan; rata-rata capaian menghitungnya "
    "dua kali.",
    contoh="Indeks Pelayanan Publik ditulis dua kali untuk satu sasaran, dengan target 4,10 dan 4,20",
    cara="Hapus baris yang keliru, atau bedakan nama kedua indikatornya.",
    dasar="permenpanrb-53-2014",
)

_UKURAN = ("target", "realisasi")
_INDUK = ("tujuan", "sasaran", "program")  # sel kosong di bawahnya berarti masih yang sama
_BEBAS = ("no", "keterangan", "analisis", "predikat", "penanggung_jawab")
_HASIL = ("capaian", "kemajuan", "serapan", "normalisasi", "koreksi", "nilai_akhir", "pagu", "realisasi_anggaran")


class _Pertama(NamedTuple):
    """Baris tempat sebuah nama pertama kali ditulis, dan nomor kelompok baris yang tidak terputus."""

    baris: Baris
    kelompok: int


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap indikator yang berulang dengan target atau realisasi lain."""
    for tabel in bahan.tegak:
        ukuran = [k for k in tabel.kolom if k.nama in _UKURAN]
        if tabel.punya("indikator") and ukuran:
            yield from _tabel(bahan, tabel, ukuran)


def _tabel(bahan: Bahan, tabel: Tabel, ukuran: list[Kolom]) -> Iterator[Temuan]:
    """Baris lain di antaranya (judul bagian, tribulan lain) memisahkan yang di atas dan yang di bawahnya."""
    pertama: dict[tuple[str, ...], _Pertama] = {}
    induk: dict[str, str] = {}
    kelompok, sebelumnya = 0, 0
    for b in tabel.baris:
        nama = b.ambil("indikator")
        if b.jenis != "data" or nama is None or not nama.teks:
            kelompok += 1
            continue
        kelompok += b.nomor != sebelumnya + 1
        sebelumnya = b.nomor
        induk |= {k: s.teks for k in _INDUK if (s := b.ambil(k)) is not None and s.teks}
        lama = pertama.setdefault((nama.teks, *induk.values()), _Pertama(b, kelompok))
        if lama.baris is not b and lama.kelompok == kelompok and _sama(bahan, tabel, lama.baris, b):
            yield from _banding(tabel, lama.baris, b, ukuran)


def _sama(bahan: Bahan, tabel: Tabel, lama: Baris, baru: Baris) -> bool:
    """Benar bila kolom lain yang bukan hasil berisi sama: tidak ada tahun, desa, atau satuan yang membedakannya."""
    lembar = bahan.buku.sheet(tabel.lembar)
    lain = [k for k in tabel.kolom if k.nama not in (*_UKURAN, *_BEBAS, *_HASIL, *_INDUK)]
    return all(bakukan(lembar.text(lama.nomor, k.indeks)) == bakukan(lembar.text(baru.nomor, k.indeks)) for k in lain)


def _banding(tabel: Tabel, lama: Baris, baru: Baris, ukuran: list[Kolom]) -> Iterator[Temuan]:
    beda = [
        (a, b)
        for k in ukuran
        if (a := lama.ambil(k.kunci)) is not None
        and (b := baru.ambil(k.kunci)) is not None
        and a.angka is not None
        and b.angka is not None
        and not a.angka.selang().beririsan(b.angka.selang())
    ]
    if beda:
        yield _temuan(tabel, baru, *beda[0])


def _temuan(tabel: Tabel, baris: Baris, lama: Sel, sel: Sel) -> Temuan:
    indikator = baris.sel["indikator"]
    return temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks}, padahal indikator yang sama di baris {lama.baris} tertulis {lama.teks}; hapus baris "
        "yang keliru, atau bedakan nama indikatornya.",
        tabel=tabel,
        uraian=f'indikator "{potong(indikator.teks, 100)}" ditulis di baris {lama.baris} dan {sel.baris}',
        terkait=[lama, indikator],
    )
