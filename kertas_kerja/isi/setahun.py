"""The annual value from its four tribulan: added up, or the last one, only where the document itself says which.

Percents and indices take the last value. Counts and rupiah add up, unless each tribulan already holds the figure
up to then. Which of the two it is, the document tells: a header ("s.d. TB II", "kumulatif"), a numbering row
("12 = 8 + 9 + 10 + 11"), a series that falls (a figure "up to then" cannot), the annual value or the annual target
beside other series of the column. Where it is silent or contradicts itself the cell stays blank.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.deret import UKURAN, Deret, deret_tribulan
from kertas_kerja.aturan.rumus_penomoran import rumus_penomoran
from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.capaian import polaritas_turun
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, SAMPAI_DENGAN, TRIBULAN
from kertas_kerja.tabel.pemasok import Pemasok, baris_data, baris_induk
from kertas_kerja.tabel.relasi import Tempat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from kertas_kerja.angka import Angka
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

JUMLAH, TERAKHIR, RATA = "jumlah", "terakhir", "rata"
_KUMULATIF = rf"(?i){SAMPAI_DENGAN}|kumulatif"
# The measure whose own series tells how a series is meant: targets beside realisasi, pagu beside its realisasi.
_PENDAMPING = {"realisasi": "target", "realisasi_anggaran": "pagu"}


class PemasokDeret(Pemasok):
    """The leaves of `Deret.cara`: a tribulan names its cell on the row."""

    __slots__ = ("tribulan",)

    def __init__(self, deret: Deret, konteks: Konteks, baru: Mapping[tuple[int, int], Angka | str]) -> None:
        super().__init__(deret.tabel, deret.baris, "", konteks, baru)
        self.tribulan = deret.tribulan

    def sel(self, daun: Daun) -> list[Sel]:
        """The cell of that tribulan; any other leaf is a column of the row."""
        satu = self.tribulan.get(str(daun.args[0]))
        return [satu] if satu is not None else super().sel(daun)


class Ragu(NamedTuple):
    """An annual cell that stays blank: how its series is meant is not certain, or its indicator's unit is not."""

    sel: Sel
    nama: str
    sebab: str


def tempat_setahun(
    tabel: Tabel, lembar: Sheet, konteks: Konteks, baru: Mapping[tuple[int, int], Angka | str], ragu: list[Ragu]
) -> Iterator[Tempat]:
    """Every blank annual cell whose formula is certain; the others are added to `ragu`."""
    induk = {b.nomor for b in baris_induk(baris_data(tabel))}
    for nama in dict.fromkeys(k.nama for k in tabel.kolom if k.grup.startswith(BAGIAN_TAHUN)):
        daftar = list(deret_tribulan(tabel, (nama,), sekali=True)) if nama in UKURAN else []
        bukti = _bukti(tabel, lembar, nama, daftar, konteks)
        for d in daftar:
            hasil, lengkap = _hasil(d, konteks), _lengkapi(d)
            if hasil is None or (d.baris.nomor in induk and _berumus(d)):
                continue
            if lengkap is None:
                ragu += [Ragu(hasil.sel, hasil.nama, "deret")] if _sebagian(d) else []
                continue
            cara, sebab = _cara(d, bukti, konteks)
            if not cara:
                ragu.append(Ragu(hasil.sel, hasil.nama, sebab))
                continue
            rumus: Ekspresi = lengkap.cara(cara)
            rumus = rumus / Kolom("target") if hasil.kode == "KK118" else rumus
            relasi = Relasi(hasil.kode, hasil.kolom, rumus, nama=hasil.nama)
            yield Tempat(relasi, tabel, d.baris, "", hasil.sel, PemasokDeret(lengkap, konteks, baru))


def _berumus(d: Deret) -> bool:
    """A parent's tribulan that are sums of the rows below: its annual value is such a sum too, not theirs."""
    return any(s.rumus is not None for s in d.tribulan.values())


class _Hasil(NamedTuple):
    """The blank cell that a series fills: its rule, its column, its name in the trail."""

    kode: str
    kolom: str
    sel: Sel
    nama: str


def _hasil(d: Deret, konteks: Konteks) -> _Hasil | None:
    """The annual value; where the form has no column for it, the annual capaian that is computed from it."""
    if d.tahun is not None:
        return _Hasil("KK210", d.nama, d.tahun, f"{d.nama.replace('_', ' ')} setahun") if d.tahun.kosong else None
    sel, target = d.baris.ambil("capaian"), d.baris.nilai("target")
    if d.nama != "realisasi" or sel is None or not sel.kosong or not target or polaritas_turun(d.baris, konteks):
        return None
    if not _sepersen(d.baris.ambil("target"), *d.tribulan.values()):
        return None
    return _Hasil("KK118", "capaian", sel, "capaian setahun")


def _sepersen(*sel: Sel | None) -> bool:
    """All of them percents, or none of them."""
    return len({s.angka.persen for s in sel if s is not None and s.angka is not None}) == 1


def _sebagian(d: Deret) -> bool:
    """A form of some tribulan only ("s.d. TW II"), all of them measured."""
    ada = [s for tb in d.bagian if (s := d.baris.ambil(f"{d.nama}@{tb}")) is not None]
    return d.satu_skala and 1 < len(ada) < len(d.bagian) and all(s.angka is not None for s in ada)


def _lengkapi(d: Deret) -> Deret | None:
    """The series with the cells of tribulan still to come; None where the form has not all of them."""
    sel = {tb: s for tb in d.bagian if (s := d.baris.ambil(f"{d.nama}@{tb}")) is not None}
    return d._replace(tribulan=sel) if len(sel) == len(d.bagian) and d.satu_skala else None


def _cara(d: Deret, bukti: Bukti, konteks: Konteks) -> tuple[str, str]:
    """How the annual value follows, or "" and why that is not certain."""
    if d.dirata:
        return RATA, ""
    if d.sifat == "rasio":
        return (TERAKHIR, "") if _bertribulan(d) else (bukti.rasio, "" if bukti.rasio else "contoh")
    if not d.sifat:
        return "", "sifat"
    angka, pembanding = _angka(d), _setahun_lain(d)
    if len(angka) == len(d.bagian) and sum(angka) in (angka[-1], pembanding):
        return ("", "deret") if bukti.tertulis == TERAKHIR and sum(angka) != angka[-1] else (JUMLAH, "")
    suara = _suara(d, konteks) | bukti.tertulis_saja or bukti.suara
    suara |= bukti.suara if d.hingga else frozenset()
    if suara == {JUMLAH} and not _berlebih(d, angka, pembanding):
        return JUMLAH, ""
    return (TERAKHIR, "") if suara == {TERAKHIR} and not _turun(angka) else ("", "deret")


class Bukti(NamedTuple):
    """What the table says of a measure: in words (a header, the numbering row), and by its figures."""

    tertulis: str
    suara: frozenset[str]
    rasio: str = ""

    @property
    def tertulis_saja(self) -> frozenset[str]:
        """The words as a vote."""
        return frozenset({self.tertulis} if self.tertulis else ())


def _bukti(tabel: Tabel, lembar: Sheet, nama: str, daftar: list[Deret], konteks: Konteks) -> Bukti:
    """The evidence for one measure; both votes where the table contradicts itself, none where it is silent."""
    tertulis = TERAKHIR if _tertulis_kumulatif(tabel, nama) else JUMLAH if _tertulis_jumlah(tabel, lembar, nama) else ""
    tertulis = tertulis or (JUMLAH if daftar and daftar[0].hingga else "")
    cacah = (d for d in daftar if d.sifat == "cacah" and d.satu_skala)
    suara = frozenset(s for d in cacah for s in _suara(d, konteks, setahun=True))
    return Bukti(tertulis, suara, _cara_rasio(daftar))


def _bertribulan(d: Deret) -> bool:
    """A year of tribulan; of semesters, or up to some tribulan, percents and indices are averaged or added as well."""
    return d.bagian == TRIBULAN and not d.hingga


def _cara_rasio(daftar: list[Deret]) -> str:
    """The one way in which every typed annual value of a percent or an index follows from its series, "" if none."""
    cara = {JUMLAH, TERAKHIR, RATA}
    for d in daftar:
        if d.sifat == "rasio" and d.lengkap and d.tahun is not None and d.tahun.angka is not None:
            tahun = d.tahun.angka
            cara &= {c for c in cara if d.putusan(c, tahun).status != "wrong"}
    return min(cara) if len(cara) == 1 else ""


def _tertulis_kumulatif(tabel: Tabel, nama: str) -> bool:
    return any(
        re.search(_KUMULATIF, k.judul) for k in tabel.kolom if k.nama == nama and k.grup.startswith(BAGIAN_TAHUN)
    )


def _tertulis_jumlah(tabel: Tabel, lembar: Sheet, nama: str) -> bool:
    """The numbering row says that the annual column is the sum of the four: "12 = 8 + 9 + 10 + 11"."""
    hasil = {k.indeks for k in tabel.kolom if k.nama == nama and not k.grup}
    tb = {k.indeks for k in tabel.kolom if k.nama == nama and k.grup.startswith(BAGIAN_TAHUN)}
    return any(r.jumlah and r.hasil in hasil and tb <= set(r.sumber.values()) for r in rumus_penomoran(lembar, tabel))


def _suara(d: Deret, konteks: Konteks, setahun: bool = False) -> frozenset[str]:
    """What one series tells of its measure: it falls, its targets add up; with `setahun` its typed annual value.

    The fewer the better: such a series may fall whichever way it is meant.
    """
    suara = {JUMLAH} if _turun(_angka(d)) and not polaritas_turun(d.baris, konteks) else set()
    lain = _PENDAMPING.get(d.nama)
    deret = [_deret(d, lain)] if lain is not None else []
    for angka, total in [*deret, (_angka(d), d.baris.nilai(d.nama) if setahun else None)]:
        if len(angka) == len(d.bagian) and total is not None and sum(angka) != angka[-1]:
            suara |= {JUMLAH} if sum(angka) == total else {TERAKHIR} if angka[-1] == total else set()
    return frozenset(suara)


def _deret(d: Deret, nama: str) -> tuple[list[Decimal], Decimal | None]:
    """The tribulan of another measure on the same row, and its annual value."""
    angka = [n for tb in d.bagian if (n := d.baris.nilai(f"{nama}@{tb}")) is not None]
    return angka, d.baris.nilai(nama)


def _berlebih(d: Deret, angka: list[Decimal], pembanding: Decimal | None) -> bool:
    """The sum overshoots: it is more than the pagu, or the last tribulan alone is nearer to the annual target.

    Rupiah that fall were spent; a count that falls may be a stock ("jumlah peserta aktif").
    """
    if pembanding is None or sum(angka) <= pembanding:
        return False
    if d.nama != "realisasi":
        return not _turun(angka)
    return abs(angka[-1] - pembanding) < abs(sum(angka) - pembanding)


def _setahun_lain(d: Deret) -> Decimal | None:
    lain = _PENDAMPING.get(d.nama)
    return d.baris.nilai(lain) if lain is not None else None


def _turun(angka: list[Decimal]) -> bool:
    return any(a > b for a, b in pairwise(angka))


def _angka(d: Deret) -> list[Decimal]:
    return [s.angka.nilai for s in d.tribulan.values() if s.angka is not None]
