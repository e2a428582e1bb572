"""Aturan pemeriksaan: satu aturan, satu modul. Modul di `relasi/` hanya menerangkan relasi di `tabel/`."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.temuan_relasi import temuan_relasi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.model import Temuan


def _modul(subpaket: str = "") -> Iterator[str]:
    from importlib.util import find_spec

    nama = f"{__name__}.{subpaket}".rstrip(".")
    spec = find_spec(nama)
    jalur = spec.submodule_search_locations if spec else None
    return (f"{nama}.{m.name}" for m in iter_modules(jalur) if m.name.startswith("kk"))


@lru_cache(maxsize=1)
def katalog() -> dict[str, Aturan]:
    """Keterangan setiap aturan menurut kode, urut kode."""
    modul = [*_modul(), *_modul("relasi")]
    daftar: list[Aturan] = [import_module(m).ATURAN for m in modul]
    return {a.kode: a for a in sorted(daftar, key=lambda a: a.kode)}


@lru_cache(maxsize=1)
def _pemeriksa() -> tuple[tuple[str, Callable[[Bahan], Iterable[Temuan | Hubungan]]], ...]:
    modul = sorted(_modul())
    return tuple((m.rsplit(".", 1)[1][:5].upper(), import_module(m).periksa) for m in modul)


class HasilAturan(NamedTuple):
    """Semua temuan berurutan, dan hitungan hubungan angka menurut putusannya."""

    temuan: tuple[Temuan, ...]
    hitungan: dict[str, int]


def periksa(bahan: Bahan) -> HasilAturan:
    """Semua temuan, urut lembar, baris, kolom, kode; aturan yang gagal menjadi temuan KK901."""
    hitungan = {"exact": 0, "rounding": 0, "wrong": 0}
    for h in bahan.hasil:
        if h.putusan.status is not None:
            hitungan[h.putusan.status] += 1
    temuan: list[Temuan] = list(temuan_relasi(bahan))
    for kode, pemeriksa in _pemeriksa():
        try:
            for hasil in pemeriksa(bahan):
                satu = hasil.temuan if isinstance(hasil, Hubungan) else hasil
                if isinstance(hasil, Hubungan):
                    hitungan[hasil.status] += 1
                if satu is not None:
                    temuan.append(satu)
        except Exception as galat:
            temuan.append(gagal_diperiksa(bahan, kode, galat))
    return HasilAturan(_urut(bahan, temuan), hitungan)


def _urut(bahan: Bahan, temuan: list[Temuan]) -> tuple[Temuan, ...]:
    urutan = {info.name: i for i, info in enumerate(bahan.buku.sheets)}
    return tuple(sorted(temuan, key=lambda t: (urutan.get(t.lembar, 0), t.baris, t.kolom, t.kode, t.pesan)))


def gagal_diperiksa(bahan: Bahan, kode: str, galat: Exception) -> Temuan:
    """KK901: sebuah aturan tidak dapat dijalankan; lebih baik disebut daripada diam."""
    from kertas_kerja.model import Temuan

    lembar = bahan.tabel[0].lembar if bahan.tabel else bahan.buku.sheets[0].name
    return Temuan(
        "KK901",
        "warning",
        lembar,
        1,
        1,
        pesan=f"Aturan {kode} tidak dapat dijalankan pada berkas ini ({type(galat).__name__}); periksa manual.",
    )


__all__ = ["HasilAturan", "katalog", "periksa"]
