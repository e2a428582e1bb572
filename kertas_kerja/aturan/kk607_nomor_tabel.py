"""KK607: nomor tabel dipakai dua kali atau dilewati."""

from __future__ import annotations

import re
from itertools import pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import daftar_kata, potong, sel_judul, temuan
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.sebutan import Sebutan
    from kertas_kerja.model import Tabel, Temuan

ATURAN = Aturan(
    kode="KK607",
    nama="Nomor tabel",
    tingkat="warning",
    apa="Setiap tabel punya nomor sendiri, dan nomor tabel pada satu lembar berurutan.",
    mengapa='Rujukan "lihat Tabel 3.24" menjadi tidak pasti bila dua tabel memakai nomor itu.',
    contoh="Tabel 3.24 dipakai untuk pembanding kabupaten dan untuk efisiensi anggaran",
    cara="Beri nomor baru pada tabel yang belakangan, lalu betulkan daftar tabel dan rujukannya.",
)

MAKS_LEWAT = 3


class Bernomor(NamedTuple):
    """Judul sebuah tabel dengan nomornya: bab (0 bila tanpa bab) dan urutan."""

    bab: int
    urut: int
    judul: Sebutan
    tabel: Tabel

    @property
    def nomor(self) -> str:
        """ "3.24", atau "5" tanpa bab."""
        return f"{self.bab}.{self.urut}" if self.bab else str(self.urut)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Nomor yang dipakai judul lain, lalu nomor yang dilewati pada satu lembar."""
    daftar = [b for t in bahan.tabel if (b := _bernomor(t)) is not None]
    yield from _ganda(daftar)
    lain = (_nomor(u.judul) for u in bahan.kenal.tak_dikenal)
    ada = {(b.bab, b.urut) for b in daftar} | {_urutan(m) for m in lain if m is not None}
    yield from _lewat(daftar, ada)


def _bernomor(tabel: Tabel) -> Bernomor | None:
    for s in sel_judul(tabel):
        cocok = _nomor(s.teks)
        if cocok is not None:
            return Bernomor(*_urutan(cocok), s, tabel)
    return None


def _nomor(teks: str) -> re.Match[str] | None:
    awal = teks.lstrip()
    return re.match(r"(?i)tabel\s*(\d+)(?:\s*[.-]\s*(\d+))?\b", awal) if awal[:5].lower() == "tabel" else None


def _urutan(cocok: re.Match[str]) -> tuple[int, int]:
    return (int(cocok[1]), int(cocok[2])) if cocok[2] else (0, int(cocok[1]))


def _ganda(daftar: list[Bernomor]) -> Iterator[Temuan]:
    """Judul yang sama boleh berulang (satu tabel resmi dalam beberapa bagian); judul lain tidak."""
    pertama: dict[tuple[int, int], Bernomor] = {}
    sudah = set()
    for b in daftar:
        awal = pertama.setdefault((b.bab, b.urut), b)
        judul = normalkan(b.judul.teks)
        if judul == normalkan(awal.judul.teks) or (b.nomor, judul) in sudah:
            continue
        sudah.add((b.nomor, judul))
        pesan = (
            f'memakai nomor Tabel {b.nomor} yang sudah dipakai "{potong(awal.judul.teks, 70)}" '
            f"({awal.judul.lembar}!{awal.judul.alamat}); beri nomor lain."
        )
        yield temuan(ATURAN, b.judul, pesan, tabel=b.tabel, terkait=[awal.judul])


def _lewat(daftar: list[Bernomor], ada: set[tuple[int, int]]) -> Iterator[Temuan]:
    for a, b in pairwise(daftar):
        if a.tabel.lembar != b.tabel.lembar or a.bab != b.bab or not 2 <= b.urut - a.urut <= MAKS_LEWAT + 1:
            continue
        hilang = [b._replace(urut=n).nomor for n in range(a.urut + 1, b.urut) if (b.bab, n) not in ada]
        if hilang:
            pesan = (
                f"bernomor Tabel {b.nomor} sesudah Tabel {a.nomor}; Tabel {daftar_kata(hilang)} tidak ada di buku ini, "
                "periksa nomornya."
            )
            yield temuan(ATURAN, b.judul, pesan, tabel=b.tabel, tingkat="info", terkait=[a.judul])
