"""Satu angka sepuluh, seratus, atau seribu kali sesamanya: koma desimalnya hilang, dan jumlahnya yang benar.

8830 di antara 89,20 dan 88,70 dengan rata-rata 88,75: rata-rata itu cocok dengan 88,30, jadi yang disebut 8830, bukan
rata-ratanya. Hanya bila tepat satu angka yang dapat demikian, dan tidak satu hasil benar pun menjadi salah karenanya.
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, daun
from kertas_kerja.tabel.relasi import HasilRelasi, Masukan, putuskan_tempat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Sel
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

MIN_SESAMA = 2
MAKS_SESAMA = 200
_GESER = (1, 2, 3)  # desimal yang hilang
_COCOK = ("exact", "rounding")


def bermasukan_bergeser(hasil: list[HasilRelasi], konteks: Konteks) -> list[HasilRelasi]:
    """Hasil-hasil itu; yang salah karena koma sebuah masukannya hilang menyebut masukan itu."""
    baru: dict[int, HasilRelasi] = {}
    for i, h in enumerate(hasil):
        if h.putusan.status == "wrong" and i not in baru and (m := _masukan(h.tempat, hasil, konteks)) is not None:
            baru |= {n: _bermasukan(x, m) for n, x in enumerate(hasil) if _dijelaskan(x, m, konteks)}
    return [baru.get(i, h) for i, h in enumerate(hasil)]


def _masukan(tempat: Tempat, hasil: list[HasilRelasi], konteks: Konteks) -> Masukan | None:
    """Satu-satunya masukan yang dengan koma di tempatnya membenarkan jumlah atau rata-rata itu."""
    bagian = [d for d in daun(tempat.relasi.rumus) if isinstance(d, Himpunan | Kolom | Ringkas)]
    if tempat.relasi.batas or len(bagian) != 1 or not isinstance(bagian[0], Himpunan):
        return None
    calon = [m for m in _calon(tempat) if _status(tempat, m, konteks) in _COCOK]
    return calon[0] if len(calon) == 1 and _tidak_merusak(calon[0], tempat, hasil, konteks) else None


def _calon(tempat: Tempat) -> Iterator[Masukan]:
    """Angka yang jauh lebih besar dari semua sesamanya, dengan koma di tempat yang membuatnya sebesar mereka."""
    sel = [s for s in tempat.terkait if s.angka is not None]
    nilai = sorted(abs(s.angka.nilai) for s in sel if s.angka is not None)
    if not MIN_SESAMA < len(sel) <= MAKS_SESAMA or not nilai[0] or nilai[-1] < 2 * nilai[-2]:
        return
    for s in sel:
        if s.angka is None or s.rumus is not None or abs(s.angka.nilai) != nilai[-1]:
            continue
        for geser in _GESER:
            benar = s.angka.nilai.scaleb(-geser)
            if nilai[0] / 2 <= abs(benar) <= nilai[-2] * 2:
                yield Masukan(s, s.angka._replace(nilai=benar, desimal=_desimal(benar, sel, s), teks=""))


def _desimal(benar: Decimal, sel: list[Sel], keliru: Sel) -> int:
    """Desimal sesamanya bila cukup, selebihnya seperlunya."""
    lain = max(s.angka.desimal for s in sel if s.angka is not None and s is not keliru)
    skala = keliru.angka.skala if keliru.angka is not None else 1
    return max(lain, -int((benar * skala).normalize().as_tuple().exponent))


def _tidak_merusak(m: Masukan, tempat: Tempat, hasil: list[HasilRelasi], konteks: Konteks) -> bool:
    """Benar bila sel itu bukan hasil yang terbukti, dan hasil benar yang membacanya tetap benar."""
    for h in hasil:
        if h.putusan.status not in _COCOK or h.tempat.tabel is not tempat.tabel:
            continue
        if _letak(h.tempat.sel) == _letak(m.sel):
            return False
        if _membaca(h.tempat, m) and _status(h.tempat, m, konteks) not in _COCOK:
            return False
    return True


def _dijelaskan(h: HasilRelasi, m: Masukan, konteks: Konteks) -> bool:
    """Benar bila hasil salah itu membaca masukan tersebut dan cocok sesudah komanya di tempatnya."""
    return h.putusan.status == "wrong" and _membaca(h.tempat, m) and _status(h.tempat, m, konteks) in _COCOK


def _membaca(tempat: Tempat, m: Masukan) -> bool:
    return tempat.sel.lembar == m.sel.lembar and any(_letak(s) == _letak(m.sel) for s in tempat.terkait)


def _status(tempat: Tempat, m: Masukan, konteks: Konteks) -> str | None:
    hasil = putuskan_tempat(dengan_masukan(tempat, m), konteks)
    return hasil.putusan.status if hasil is not None else None


def dengan_masukan(tempat: Tempat, m: Masukan) -> Tempat:
    """Penerapan relasi itu seandainya masukan tersebut tertulis dengan benar."""
    return tempat._replace(pemasok=tempat.pemasok.dengan({_letak(m.sel): m.angka}), masukan=None)


def _bermasukan(h: HasilRelasi, m: Masukan) -> HasilRelasi:
    return h._replace(tempat=h.tempat._replace(masukan=m))


def _letak(sel: Sel) -> tuple[int, int]:
    return sel.baris, sel.kolom
