"""KK212: realisasi sampai dengan sebuah tribulan (bulan) lebih kecil dari sampai dengan tribulan sebelumnya."""

from __future__ import annotations

import re
from itertools import pairwise

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.deret import deret_tribulan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel.kosakata import SAMPAI_DENGAN, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.deret import Deret
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK212",
    nama="Realisasi kumulatif menurun",
    tingkat="warning",
    apa="Di kolom yang menyebut sampai dengan (s.d., kumulatif), banyaknya dan rupiahnya tidak berkurang dari tribulan "
    "atau bulan sebelumnya.",
    mengapa="Angka yang lebih kecil biasanya realisasi tribulan itu saja yang terketik di kolom kumulatif.",
    contoh="realisasi s.d. TW I 3 dokumen, s.d. TW II 2, s.d. TW III 9",
    cara="Tulis realisasi sejak awal tahun sampai dengan tribulan itu.",
    dasar="permenpanrb-53-2014",
    rumus="realisasi s.d. TB II ≥ realisasi s.d. TB I, dan seterusnya; persen dan indeks tidak dinilai",
)

_KUMULATIF = rf"{SAMPAI_DENGAN}|kumulatif|akumulasi"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap angka kumulatif yang lebih kecil dari sebelumnya."""
    for tabel in bahan.tabel:
        for nama in ("realisasi", "realisasi_anggaran"):
            if _kumulatif(tabel, nama):
                for d in deret_tribulan(tabel, (nama,)):
                    yield from _deret(d)


def _kumulatif(tabel: Tabel, nama: str) -> bool:
    """Benar bila kepala semua kolom bagian tahunnya menyebut sampai dengan."""
    judul = [k.judul for k in tabel.kolom if k.nama == nama and k.grup]
    return len(judul) > 1 and all(re.search(_KUMULATIF, normalkan(j)) for j in judul)


def _deret(d: Deret) -> Iterator[Temuan]:
    """Yang berkurang; tribulan yang belum berjalan (nol) tidak dinilai."""
    if d.sifat != "cacah" or not d.satu_skala:
        return
    isi = [(g, s, s.angka.nilai) for g, s in d.tribulan.items() if s.angka is not None and s.angka.nilai]
    for (grup, sebelum, lama), (_, sel, baru) in pairwise(isi):
        if 0 < baru < lama:
            yield _temuan(d, sel, sebelum, grup)


def _temuan(d: Deret, sel: Sel, sebelum: Sel, grup: str) -> Temuan:
    return temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks}, lebih kecil dari {sebelum.teks} sampai dengan {d.sebutan} sebelumnya di {sebelum.alamat}"
        "; tulis jumlah sejak awal tahun, atau betulkan salah satunya.",
        tabel=d.tabel,
        uraian=f"kolomnya menyebut sampai dengan; s.d. {grup} sudah {sebelum.teks}",
        terkait=[sebelum],
    )
