"""Number formats under which a figure looks as in its own table, and differences that are said in words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Sel

DESIMAL_SELISIH = 6


def format_sel(sel: Sel | None) -> str:
    """The number format under which a figure looks as in its own table."""
    return _kode(sel, _desimal(sel))


def format_selisih(
    a: Sel | None, b: Sel | None, lebih: str = "lebih", kurang: str = "kurang", tepat: str = "tepat"
) -> str:
    """ "lebih 0,40", "kurang 5,39", "tepat": the sign of a number in words.

    The difference of two percentages, in percentage points (`skala_selisih`), says so: "lebih 1,50 poin persen".
    """
    acuan = a if a is not None and a.angka is not None else b
    kode = _kode(acuan, max(_desimal(a), _desimal(b)), satuan=False)
    if kode.endswith("%"):
        kode = f'{kode[:-1]}" poin persen"'
    return f'"{lebih} "{kode};"{kurang} "{kode};"{tepat}"'


def skala_selisih(a: Sel | None, b: Sel | None) -> int:
    """100 where the difference of those cells is one of percentages: it is shown in percentage points."""
    acuan = a if a is not None and a.angka is not None else b
    return acuan.angka.skala if acuan is not None and acuan.angka is not None else 1


def _desimal(sel: Sel | None) -> int:
    return min(sel.angka.desimal, DESIMAL_SELISIH) if sel is not None and sel.angka is not None else 0


def _kode(sel: Sel | None, desimal: int, satuan: bool = True) -> str:
    angka = sel.angka if sel is not None else None
    if angka is None:
        return "General"
    ekor = "." + "0" * desimal if desimal else ""
    if angka.persen:
        return f"0{ekor}%"
    inti = ("#,##0" if abs(angka.nilai) >= 1000 else "0") + ekor
    if not satuan or not angka.satuan:
        return inti
    nama = angka.satuan.replace('"', "")
    return f'"Rp"{inti}' if nama == "Rp" else f'{inti}" {nama}"'
