"""Bands: which label a value falls into. The upper limit belongs to the band."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import bakukan, bulat


class Batas(NamedTuple):
    """One band: its upper limit (inclusive, in the value's own unit, a percent as a ratio) and its names."""

    atas: Decimal
    label: str
    singkat: str


class Pita(NamedTuple):
    """Bands in ascending order.

    The band is decided on the value as displayed: rounded half-up to `desimal` decimals of the percent when
    `persen`, else of the number (DOMAIN.md section 1), so that the number seen and the label agree. `celah`: where
    the bands as written leave open which one a value is in, as (position of the lower band, from, to).
    """

    nama: str
    desimal: int
    batas: tuple[Batas, ...]
    persen: bool = False
    celah: tuple[tuple[int, Decimal, Decimal], ...] = ()

    @property
    def desimal_nilai(self) -> int:
        """Decimals of the value itself: two more than of its percent."""
        return self.desimal + 2 if self.persen else self.desimal

    def indeks(self, nilai: Decimal) -> int:
        """Position of the band; a value beyond the last limit is in the last band, below all in the first."""
        tampil = bulat(nilai, self.desimal_nilai)
        return next((i for i, b in enumerate(self.batas) if tampil <= b.atas), len(self.batas) - 1)

    def cari(self, nilai: Decimal) -> str:
        """The label for a value (a ratio when `persen`)."""
        return self.batas[self.indeks(nilai)].label

    def mungkin(self, bawah: Decimal, atas: Decimal) -> tuple[str, ...]:
        """The labels that values from `bawah` to `atas` may have, ascending."""
        awal, akhir = self.indeks(bawah), self.indeks(atas)
        dari, sampai = (bulat(nilai, self.desimal_nilai) for nilai in (bawah, atas))
        for posisi, mulai, selesai in self.celah:
            if mulai <= sampai and dari <= selesai:
                awal, akhir = min(awal, posisi), max(akhir, posisi + 1)
        return self.labels()[awal : akhir + 1]

    def labels(self) -> tuple[str, ...]:
        """All labels, ascending."""
        return tuple(b.label for b in self.batas)

    def seperti(self, contoh: list[str]) -> Pita:
        """The bands with their labels written as the examples are: "A", "Baik", "A (Sangat Baik)"."""
        kunci = {_kunci(teks) for teks in contoh}
        if not kunci or kunci <= {_kunci(b.label) for b in self.batas}:
            return self
        bagian = [b.label.partition("(") for b in self.batas]
        for bentuk in ([b.singkat for b in self.batas], [b[0] for b in bagian], [b[2] for b in bagian]):
            label = [teks.strip(" )") for teks in bentuk]
            if all(label) and len(set(label)) == len(label) and kunci <= set(map(_kunci, label)):
                return self._replace(batas=tuple(b._replace(label=n) for b, n in zip(self.batas, label, strict=True)))
        return self

    def cocok(self, teks: str) -> str | None:
        """The label that a writing means: "BAIK", "Baik (Berhasil)", "baik", "Berhasil"; else None."""
        kunci = _kunci(teks)
        return next((b.label for b in self.batas if kunci and kunci in _nama(b)), None)

    def singkatkan(self) -> Pita:
        """The same bands called by their short names: "Baik" instead of "Baik (Berhasil)"."""
        return self._replace(batas=tuple(Batas(b.atas, b.singkat, b.label) for b in self.batas))


def _kunci(teks: str) -> str:
    return bakukan(teks).casefold().strip(" .:;'\"").replace(" (", "(").replace("( ", "(").replace(" )", ")")


def _nama(batas: Batas) -> set[str]:
    nama = {_kunci(batas.label), _kunci(batas.singkat)}
    return nama | {bagian for satu in nama for bagian in satu.rstrip(")").split("(") if bagian}
