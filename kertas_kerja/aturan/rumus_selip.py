"""Sel yang dibaca rumus operator di tempat yang salah: rumus yang bergeser satu baris, pembagi yang diketik."""

from __future__ import annotations

from kertas_kerja.aturan.rumus_tertulis import daerah, tampil
from kertas_kerja.buku.refs import format_cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.tabel.relasi import Tempat

_MAKS_MASUKAN = 4  # jumlah dan rata-rata atas banyak baris disebut KK706
_PANJANG = 60


def rumus_selip(tempat: Tempat) -> str:
    """ "rumusnya =J9/I8 membaca J9, bukan J8"; kosong bila rumusnya membaca yang dibaca relasinya, atau lembar lain."""
    rumus, perlu = tempat.sel.rumus, {(s.baris, s.kolom) for s in tempat.terkait}
    dibaca = daerah(rumus) if rumus and 0 < len(perlu) <= _MAKS_MASUKAN else ()
    if not rumus or not perlu or any(d.lembar or d.rentang.rows * d.rentang.cols > _MAKS_MASUKAN for d in dibaca):
        return ""
    ada = {letak for d in dibaca for letak in d.sel_sedikit()}
    hilang, lebih = perlu - ada, ada - perlu
    if not hilang or len(perlu) > _MAKS_MASUKAN:
        return ""
    salah = f"membaca {_alamat(lebih)}, bukan {_alamat(hilang)}" if lebih else f"tidak membaca {_alamat(hilang)}"
    return f"rumusnya {tampil(rumus, _PANJANG)} {salah}"


def _alamat(letak: Iterable[tuple[int, int]]) -> str:
    return " dan ".join(format_cell(*satu) for satu in sorted(letak))
