"""The year's realisasi of a form that has those of its tribulan alone, beside the year's target and capaian."""

from __future__ import annotations

from kertas_kerja.angka import bulat, dari_float
from kertas_kerja.lembar.sumber import KOSONG, Isi, acuan, skala_kolom
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.lembar.sumber import Sumber
    from kertas_kerja.model import Baris, Sel, Tabel

_DESIMAL = 4  # of the ratio: a capaian as it is shown, in percent with two decimals


def terhadap_setahun(t: Tabel) -> bool:
    """Whether target and capaian are the year's, and only realisasi is told by tribulan, semester or month."""
    kunci = {k.kunci for k in t.kolom if k.nama}
    bagian = [k for k in t.kolom if k.nama == "realisasi" and k.grup.startswith(BAGIAN_TAHUN)]
    if len(bagian) < 2 or "realisasi" in kunci or not {"target", "capaian"} <= kunci:
        return False
    return not any(f"{n}@{k.grup}" in kunci for k in bagian for n in ("target", "capaian"))


def realisasi_setahun(sumber: Sumber, t: Tabel, b: Baris) -> Isi:
    """The sum of the row's tribulan or the last of them, whichever its capaian is of; KOSONG where it is neither."""
    semua = [s for k in t.kolom_bernama("realisasi") if (s := b.ambil(k.kunci)) is not None]
    isi = [(s, n) for s in semua if (n := _angka(sumber, s)) is not None]
    target, capaian = (_angka(sumber, b.ambil(n)) for n in ("target", "capaian"))
    if not isi or not target or capaian is None:
        return KOSONG
    sel = b.ambil("capaian")
    capaian /= skala_kolom(t, "capaian")(sel) if sel is not None else 1
    jumlah, (terakhir, nilai) = sum((n for _, n in isi), start=isi[0][1] * 0), isi[-1]
    if _sama(jumlah / target, capaian):
        skala = "/100" if terakhir.skala == 100 else ""
        a = ",".join(acuan(s) for s in semua)
        return Isi(f'=IF(COUNT({a})=0,"",SUM({a}){skala})', float(jumlah))
    return sumber.sel(terakhir) if _sama(nilai / target, capaian) else KOSONG


def _angka(sumber: Sumber, sel: Sel | None) -> Decimal | None:
    """The number that the cell will hold, a percent as a ratio."""
    angka = sumber.sel(sel).angka if sel is not None else None
    return None if angka is None else dari_float(angka)


def _sama(a: Decimal, b: Decimal) -> bool:
    return bulat(a, _DESIMAL) == bulat(b, _DESIMAL)
