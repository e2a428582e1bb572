"""Third reading: the Excel formula, bare (`excel`) or guarded as it stands in a cell (`rumus_sel`).

A guarded formula shows "" where `hitung` says undefined: an input is blank, holds a text ("-", "n/a", or
the "" of another guard), a row set has no number, a divisor is 0. COUNT sees numbers only, so it is the one
guard for all of these; `C9=0` alone is written where the caller vouches for numbers. Errors (#REF!) stay
visible.
"""

from __future__ import annotations

from collections.abc import Mapping

from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Himpunan, Tetapan, anak, ganti, semua_daun
from kertas_kerja.rumus.teks_excel import Acuan, AmbilAcuan, Penulis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.profil.pita import Pita

__all__ = ["Acuan", "excel", "rumus_sel"]
PANJANG_TERBESAR = 8_192
Syarat = dict[str, str]  # text of a cell, range or divisor -> what must be tested of it


def excel(e: Ekspresi, acuan: AmbilAcuan, pita: Mapping[str, Pita] | None = None, skala_hasil: int = 1) -> str:
    """The formula without "=" and without guards.

    `acuan(leaf)` names the cell, range or literal. `skala_hasil` 100 gives percent points. Raises KeyError
    for an unknown band, ValueError for a formula or text longer than Excel allows.
    """
    return _panjang(Penulis(acuan, pita).teks(e, int(skala_hasil == 100)))


def rumus_sel(e: Ekspresi, acuan: AmbilAcuan, pita: Mapping[str, Pita] | None = None, skala_hasil: int = 1) -> str:
    """The formula of a cell, blank where the value is undefined: =IF(C9=0,"",D9/C9). Errors as `excel`."""
    penulis = Penulis(acuan, pita)
    return _panjang("=" + _jaga(penulis, _angkat(penulis, e), int(skala_hasil == 100), {}))


def _panjang(rumus: str) -> str:
    if len(rumus) > PANJANG_TERBESAR:
        raise ValueError(f"a formula has at most {PANJANG_TERBESAR} characters")
    return rumus


def _jaga(p: Penulis, e: Ekspresi, k: int, sudah: Syarat) -> str:
    """The text of `e` at power k, in the guards that are not `sudah` (already made further out)."""
    cabang = e.op == "jika" and _perlu_cabang(p, e)
    syarat = _syarat(p, e.args[0] if cabang else e)
    baru = {t: _sisa(uji, sudah.get(t)) for t, uji in syarat.items() if sudah.get(t) != uji}
    if cabang:
        luar = {**sudah, **syarat}
        isi = f"IF({p.teks(e.args[0])},{_jaga(p, e.args[1], k, luar)},{_jaga(p, e.args[2], k, luar)})"
    else:
        isi = p.teks(e, k)
    for uji in reversed(_uji(baru)):
        isi = f'IF({uji},"",{isi})'
    return isi


def _sisa(uji: str, sudah: str | None) -> str:
    """What is left to test of a cell that an outer guard already knows to be a number."""
    return "pembagi" if uji == "angka+pembagi" and sudah == "angka" else uji


def _uji(syarat: Syarat) -> list[str]:
    """The tests, outermost first: all that cannot fail in one OR, then divisors that need them to hold."""
    angka = [teks for teks, jenis in syarat.items() if "angka" in jenis]
    uji = []
    if angka:
        uji.append(f"COUNT({','.join(angka)}){'=0' if len(angka) == 1 else f'<{len(angka)}'}")
    uji += [f"COUNT({t})=0" for t, j in syarat.items() if j == "himpunan" and f"SUM({t})" not in syarat]
    uji += [f'{t}=""' for t, j in syarat.items() if j == "teks"]
    uji += [f"{t}=0" for t, j in syarat.items() if "pembagi" in j]
    luar = [f"OR({','.join(uji)})" if len(uji) > 1 else uji[0]] if uji else []
    return luar + [f"{t}=0" for t, j in syarat.items() if j == "rawan"]


def _syarat(p: Penulis, e: Ekspresi) -> Syarat:
    """What must hold for `e` to be defined, in reading order; a cell that is input and divisor is both."""
    hasil: Syarat = {}
    _kumpul(p, e, hasil)
    return hasil


def _kumpul(p: Penulis, e: Ekspresi, hasil: Syarat) -> None:
    if isinstance(e, Daun):
        if not isinstance(e, Tetapan):
            _catat(p.acuan(e), "himpunan" if isinstance(e, Himpunan) else "angka", hasil)
        return
    if e.op == "sama" and any(isinstance(a, Tetapan) and isinstance(a.nilai, str) for a in e.args):
        for a in e.args:
            _kumpul_teks(p, a, hasil)
        return
    if e.op == "bagi" and any(not p.acuan(d).tetap for d in semua_daun(e.args[1])):
        _kumpul(p, e.args[0], hasil)
        _kumpul(p, e.args[1], hasil)
        teks = p.teks(e.args[1])
        hasil[teks] = "angka+pembagi" if "angka" in hasil.get(teks, "") else _jenis_pembagi(p, e.args[1])
        return
    for a in anak(e) if e.op != "banyak" else ():
        _kumpul(p, a, hasil)


def _kumpul_teks(p: Penulis, e: Ekspresi, hasil: Syarat) -> None:
    if isinstance(e, Daun) and not isinstance(e, Tetapan):
        _catat(p.acuan(e), "teks", hasil)
    else:
        _kumpul(p, e, hasil)


def _catat(acuan: Acuan, uji: str, hasil: Syarat) -> None:
    if not (acuan.tetap or acuan.pasti_angka):
        hasil.setdefault(acuan.teks, uji)


def _jenis_pembagi(p: Penulis, e: Ekspresi) -> str:
    """ "pembagi" when testing it for 0 can never be an error, else "rawan": to be tested after its inputs."""
    if isinstance(e, Daun) or e.op in ("jumlah", "banyak", "jumlah_kali"):
        return "pembagi"
    aman = all(p.acuan(d).pasti_angka or p.acuan(d).tetap for d in semua_daun(e))
    return "pembagi" if aman and not _mengandung(e, "bagi", "rata") else "rawan"


def _mengandung(e: Ekspresi, *op: str) -> bool:
    return e.op in op or any(_mengandung(a, *op) for a in anak(e))


def _perlu_cabang(p: Penulis, e: Ekspresi) -> bool:
    """True when a branch needs a guard that its condition does not: only the one taken may blank the cell."""
    syarat = _syarat(p, e.args[0])
    return any(syarat.get(t) != u for a in e.args[1:] for t, u in _syarat(p, a).items())


def _angkat(p: Penulis, e: Ekspresi) -> Ekspresi:
    """The same expression with every `jika` that needs guards of its own brought to the top."""
    dalam = _cari_jika(p, e)
    if dalam is None:
        return Ekspresi("jika", e.args[0], *(_angkat(p, a) for a in e.args[1:])) if e.op == "jika" else e
    syarat, benar, salah = dalam.args
    bagian = (_angkat(p, ganti(e, dalam, benar)), _angkat(p, ganti(e, dalam, salah)))
    return Ekspresi("jika", syarat, *bagian)


def _cari_jika(p: Penulis, e: Ekspresi) -> Ekspresi | None:
    """The first `jika` below the top that must move; branches of a `jika` at the top stay where they are."""
    calon = e.args[:1] if e.op == "jika" else anak(e)
    for a in calon:
        if a.op == "jika" and _perlu_cabang(p, a):
            return a
        dalam = _cari_jika(p, a) if not isinstance(a, Daun) else None
        if dalam is not None:
            return dalam
    return None
