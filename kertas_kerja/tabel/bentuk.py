"""Bentuk sebuah relasi yang dipakai kantor: yang menjelaskan baris-baris yang sudah tertulis."""

from __future__ import annotations

from collections import Counter

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.rumus.putusan import putuskan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi


def cacah_bentuk(
    tabel: Tabel, hasil: str, bentuk: Mapping[str, Ekspresi], baris: Iterable[Baris] | None = None
) -> Counter[str]:
    """Berapa baris data (atau baris `baris`) yang kolom `hasil`-nya dijelaskan setiap bentuk."""
    dinilai = tabel.data() if baris is None else baris
    return Counter(nama for b in dinilai for nama, rumus in bentuk.items() if _cocok(b, hasil, rumus))


def bentuk_terbanyak(
    tabel: Tabel, hasil: str, bentuk: Mapping[str, Ekspresi], baris: Sequence[Baris] | None = None
) -> frozenset[str]:
    """Bentuk yang menjelaskan sekurangnya dua baris, dan lebih dari separuh baris yang tertulis."""
    dinilai = list(tabel.data()) if baris is None else baris
    tertulis = sum((s := b.ambil(hasil)) is not None and s.angka is not None for b in dinilai)
    cocok = cacah_bentuk(tabel, hasil, bentuk, dinilai) if tertulis > 1 else {}
    return frozenset(nama for nama, banyak in cocok.items() if banyak > 1 and banyak * 2 > tertulis)


def _cocok(baris: Baris, hasil: str, rumus: Ekspresi) -> bool:
    tertulis = baris.ambil(hasil)
    if tertulis is None or tertulis.angka is None:
        return False
    return putuskan(rumus, lambda d: _angka(baris, d), tertulis.angka).status in ("exact", "rounding")


def _angka(baris: Baris, daun: Daun) -> Angka | None:
    sel = baris.ambil(daun.nama) if isinstance(daun, Kolom) else None
    return sel.angka if sel is not None else None
