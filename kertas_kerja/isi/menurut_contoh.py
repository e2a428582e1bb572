"""Results that can be computed in more than one way, or that a form may leave to its total: a typed row is the example.

Kekurangan may be written as a shortage or as a surplus, NRR tertimbang with a rounded weight, pemenuhan for the total
alone. Such cells are filled where the figures typed in their column agree with one way and contradict all others; else
they stay blank, and one sentence asks for an example.
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Kolom, daun
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.relasi import deklarasi, tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks, Relasi
    from kertas_kerja.tabel.relasi import Tempat

Kunci = tuple[str, str, str]


class Contoh:
    """The ways that the typed figures of a table show, each looked for once."""

    def __init__(self, tabel: Tabel, konteks: Konteks) -> None:
        self.konteks = konteks
        self._cara: dict[Kunci, int] = {}
        self._relasi: dict[tuple[Relasi, Ekspresi], Relasi] = {}
        if any(_bercontoh(r) for r in deklarasi(tabel).relasi):
            self._pelajari(tempat_relasi(tabel, konteks, hanya=_bercontoh))

    def _pelajari(self, daftar: Iterator[Tempat]) -> None:
        mungkin: dict[Kunci, set[int]] = {}
        for tempat in daftar:
            if tempat.sel.angka is not None:
                status = [self._cocok(tempat, r) for r in _cara(tempat, self.konteks)]
                if None not in status:
                    cocok = {i for i, s in enumerate(status) if s}
                    mungkin[_kunci(tempat)] = mungkin.get(_kunci(tempat), cocok) & cocok
        self._cara = {kunci: min(cara) for kunci, cara in mungkin.items() if len(cara) == 1}

    def _cocok(self, tempat: Tempat, rumus: Ekspresi) -> bool | None:
        assert tempat.sel.angka is not None
        status = putuskan(rumus, tempat.pemasok.angka, tempat.sel.angka).status
        return None if status is None else status != "wrong"

    def terapkan(self, tempat: Tempat) -> Tempat:
        """The place with the formula of the example, itself where there is none."""
        cara = self._cara.get(_kunci(tempat)) if _bercontoh(tempat.relasi) else None
        if cara is None:
            return tempat
        rumus = _cara(tempat, self.konteks)[cara]
        asal = tempat.relasi
        baru = self._relasi.setdefault((asal, rumus), asal._replace(rumus=rumus, bacaan=None))
        return tempat._replace(relasi=baru)

    def ada(self, tempat: Tempat) -> bool:
        """Whether an example tells how this cell is computed."""
        return _bercontoh(tempat.relasi) and _kunci(tempat) in self._cara


def tanpa_contoh(tempat: Tempat) -> str:
    """Why a blank cell of such a relation waits for an example (a key of KALIMAT), "" for any other cell."""
    if not _bercontoh(tempat.relasi):
        return ""
    return "contoh" if tempat.relasi.bacaan is not None else "jumlahnya"


def _bercontoh(relasi: Relasi) -> bool:
    """A result of its own row that a fill does not write unasked."""
    if relasi.isi or relasi.batas:
        return False
    return relasi.baris == "data" or all(isinstance(d, Kolom) for d in daun(relasi.rumus))


def _cara(tempat: Tempat, konteks: Konteks) -> tuple[Ekspresi, ...]:
    relasi = tempat.relasi
    return (relasi.rumus, *(relasi.bacaan(tempat.baris, konteks) if relasi.bacaan is not None else ()))


def _kunci(tempat: Tempat) -> Kunci:
    return tempat.relasi.kode, tempat.relasi.hasil, tempat.grup
