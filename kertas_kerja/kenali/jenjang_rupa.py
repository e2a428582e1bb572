"""Depth from looks and from sums, for rows that carry no level word: indentation, fill, italics, budgets.

Rows that do carry a word teach what their looks mean; rows that look the same get the same depth. Where no row
carries a word, indentation (or the order in which looks first appear) gives a tree, and it is believed only if
the budgets add up along it: coloured bands are no hierarchy.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Baris, Sel

AKAR = 1  # the depth of the top rows where no word tells: sasaran
TERDALAM = 4
_UKURAN = ("pagu", "realisasi_anggaran")


class Rupa(NamedTuple):
    """How a name looks: steps of indentation (style or leading blanks), fill "RRGGBB" or "", italic, bold."""

    masuk: int
    isian: str
    miring: bool
    tebal: bool


def rupa_sel(kisi: Kisi) -> Callable[[Sel], Rupa]:
    """A reader of looks for the cells of a sheet."""

    def rupa(sel: Sel) -> Rupa:
        xf = kisi.styles.xf(kisi.sheet.style(sel.baris, sel.kolom))
        mentah = sel.mentah if isinstance(sel.mentah, str) else ""
        spasi = len(mentah) - len(mentah.lstrip(" \u00a0"))
        return Rupa(xf.indent * 4 + spasi, xf.fill_rgb or "", xf.font_italic, xf.font_bold)

    return rupa


def lengkapi(baris: list[Baris], nama: str, pasti: list[int | None], rupa: Callable[[Sel], Rupa]) -> list[int | None]:
    """The depths with those that looks or sums can tell filled in; None where nothing tells."""
    sel = [b.ambil(nama) for b in baris]
    rupawan = [
        rupa(s) if s is not None and s.teks and b.jenis == "data" else None for s, b in zip(sel, baris, strict=True)
    ]
    if any(p is not None for p, r in zip(pasti, rupawan, strict=True) if r is not None):
        return _dari_teladan(pasti, rupawan)
    for calon in (_dari_masukan(rupawan), _dari_kemunculan(rupawan), _dari_jumlah(baris, rupawan)):
        if calon is not None and _didukung(baris, calon):
            return calon
    return pasti


def _dari_teladan(pasti: list[int | None], rupawan: list[Rupa | None]) -> list[int | None]:
    """Looks that belong to one depth among the rows with a word lend it to the rows without."""
    arti: dict[Rupa, Counter[int]] = {}
    for p, r in zip(pasti, rupawan, strict=True):
        if p is not None and r is not None:
            arti.setdefault(r, Counter())[p] += 1
    berbeda = len(arti) > 1
    hasil = []
    for p, r in zip(pasti, rupawan, strict=True):
        kenal = arti.get(r) if r is not None and berbeda else None
        hasil.append(kenal.most_common(1)[0][0] if p is None and kenal is not None and len(kenal) == 1 else p)
    return hasil


def _dari_masukan(rupawan: list[Rupa | None]) -> list[int | None] | None:
    langkah = sorted({r.masuk for r in rupawan if r is not None})
    if len(langkah) < 2:
        return None
    tingkat = {m: min(AKAR + i, TERDALAM) for i, m in enumerate(langkah)}
    return [None if r is None else tingkat[r.masuk] for r in rupawan]


def _dari_kemunculan(rupawan: list[Rupa | None]) -> list[int | None] | None:
    """Looks in the order in which they first appear: a parent stands above its first child."""
    urut = list(dict.fromkeys((r.isian, r.miring, r.tebal) for r in rupawan if r is not None))
    if not 2 <= len(urut) <= TERDALAM:
        return None
    return [None if r is None else AKAR + urut.index((r.isian, r.miring, r.tebal)) for r in rupawan]


def _dari_jumlah(baris: list[Baris], rupawan: list[Rupa | None]) -> list[int | None] | None:
    """A row whose budget is the sum of the rows below it is their parent, again and again."""
    letak = [i for i, r in enumerate(rupawan) if r is not None and _nilai(baris[i]) is not None]
    if len(letak) < 3:
        return None
    nilai = [r for i in letak if (r := _nilai(baris[i])) is not None]
    akhir: dict[int, int] = {}

    def baca(i: int) -> int:
        """The end of the subtree that begins at row i (i + 1 for a leaf)."""
        if i not in akhir:
            jumlah, j = Decimal(0), i + 1
            while j < len(nilai) and jumlah < nilai[i]:
                jumlah += nilai[j]
                j = baca(j)
            akhir[i] = j if jumlah == nilai[i] and j > i + 2 else i + 1
        return akhir[i]

    for i in reversed(range(len(letak))):
        baca(i)
    hasil: list[int | None] = [None] * len(baris)
    tumpukan: list[int] = []
    for n, i in enumerate(letak):
        while tumpukan and tumpukan[-1] <= n:
            tumpukan.pop()
        hasil[i] = min(AKAR + len(tumpukan), TERDALAM)
        if akhir[n] > n + 1:
            tumpukan.append(akhir[n])
    return hasil


def _didukung(baris: list[Baris], tingkat: list[int | None]) -> bool:
    """True where budgets add up at enough parents: one wrong number in the middle of a tree breaks two sums."""
    cocok = beda = 0
    for i, t in enumerate(tingkat):
        nilai = _nilai(baris[i])
        anak = _anak(baris, tingkat, i) if t is not None and nilai is not None else []
        if len(anak) >= 1 and nilai is not None:
            sama = sum(anak[1:], anak[0]) == nilai
            cocok, beda = cocok + sama, beda + (not sama)
    return cocok > 0 and cocok * 3 >= beda


def _anak(baris: list[Baris], tingkat: list[int | None], i: int) -> list[Decimal]:
    dalam = tingkat[i]
    isi: list[tuple[int, Decimal]] = []
    for j in range(i + 1, len(baris)):
        t = tingkat[j]
        if t is None or dalam is None:
            continue
        if t <= dalam:
            break
        nilai = _nilai(baris[j])
        if nilai is not None:
            isi.append((t, nilai))
    dangkal = min((t for t, _ in isi), default=0)
    return [n for t, n in isi if t == dangkal]


def _nilai(b: Baris) -> Decimal | None:
    for kolom in _UKURAN:
        sel = b.ambil(kolom)
        if sel is not None and sel.angka is not None:
            return sel.angka.nilai
    return None
