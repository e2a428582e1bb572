"""Bentuk sebuah relasi yang dipakai kantor: yang menjelaskan baris-baris yang sudah tertulis."""

from __future__ import annotations

from collections import Counter

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.rumus.putusan import putuskan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi


def cacah_bentuk(tabel: Tabel, hasil: str, bentuk: Mapping[str, Ekspresi]) -> Counter[str]:
    """Berapa baris data yang kolom `hasil`-nya dijelaskan setiap bentuk."""
    return Counter(nama for b in tabel.data() for nama, rumus in bentuk.items() if _cocok(b, hasil, rumus))


def _cocok(baris: Baris, hasil: str, rumus: Ekspresi) -> bool:
    tertulis = baris.ambil(hasil)
    if tertulis is None or tertulis.angka is None:
        return False
    return putuskan(rumus, lambda d: _angka(baris, d), tertulis.angka).status in ("exact", "rounding")


def _angka(baris: Baris, daun: Daun) -> Angka | None:
    sel = baris.ambil(daun.nama) if isinstance(daun, Kolom) else None
    return sel.angka if sel is not None else None
