"""Bands: which label a value falls into. The upper limit belongs to the band."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import bakukan, bulat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


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
        bentuk = self._bentuk() if kunci else ()
        label = next((satu for satu in bentuk if kunci <= set(map(_kunci, satu))), self.labels())
        return self._berlabel(label)

    def menurut_daftar(self, kata: Collection[str]) -> Pita | None:
        """The bands with their labels as a list of words writes all of them, beside others; None where it does not."""
        tulisan = {_kunci(teks): teks for teks in kata}
        label = next((satu for satu in self._bentuk() if set(map(_kunci, satu)) <= tulisan.keys()), None)
        return None if label is None else self._berlabel([tulisan[_kunci(teks)] for teks in label])

    def _bentuk(self) -> Iterator[Sequence[str]]:
        """The ways to write all labels that tell them apart: in full, short, before and inside the brackets."""
        bagian = [b.label.partition("(") for b in self.batas]
        yield self.labels()
        for bentuk in ([b.singkat for b in self.batas], [b[0] for b in bagian], [b[2] for b in bagian]):
            label = [teks.strip(" )") for teks in bentuk]
            if all(label) and len(set(label)) == len(label):
                yield label

    def _berlabel(self, label: Sequence[str]) -> Pita:
        if tuple(label) == self.labels():
            return self
        return self._replace(batas=tuple(b._replace(label=n) for b, n in zip(self.batas, label, strict=True)))

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
