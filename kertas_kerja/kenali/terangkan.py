"""Say of every sheet what was recognised on it, how surely and why, and what was not and why not.

Only `kk check --explain-recognition` asks; the header blocks are looked for once more, nothing is recognised anew.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import col_letters, format_cell
from kertas_kerja.kenali.kepala import BlokKepala, cari_kepala
from kertas_kerja.kenali.kisi import Kisi
from kertas_kerja.kenali.pilih import petakan
from kertas_kerja.tabel import semua
from kertas_kerja.tabel.kosakata import adalah_kepala

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.buku.refs import Range
    from kertas_kerja.buku.workbook import SheetInfo, Workbook
    from kertas_kerja.kenali import HasilKenal, TakDikenal
    from kertas_kerja.model import Kolom, Tabel
    from kertas_kerja.tabel.dasar import Deklarasi

_MAKS_MIRIP = 2
_BUKAN_LEMBAR = {
    "chartsheet": "Lembar grafik; tidak memuat sel.",
    "macrosheet": "Lembar makro; tidak diperiksa.",
    "dialogsheet": "Lembar dialog; tidak diperiksa.",
}


class KolomTerbaca(NamedTuple):
    """A column of a header block: its letter, its header as written, its canonical name ("" = not used).

    `kembar`: not used although the same header is used elsewhere, and it is no part of that one's merged cell.
    """

    kolom: str
    kepala: str
    nama: str
    kembar: bool = False


class TabelTerbaca(NamedTuple):
    """A recognised table: how sure (0..1), and why."""

    id: str
    kind: str
    judul: str
    rentang: str
    baris: int
    keyakinan: float
    alasan: tuple[str, ...]
    kolom: tuple[KolomTerbaca, ...]


class BlokAsing(NamedTuple):
    """A header block that fits no official table, or has no rows: why not, and which tables come nearest."""

    judul: str
    rentang: str
    baris: int
    alasan: tuple[str, ...]
    kolom: tuple[KolomTerbaca, ...]


class LembarTerbaca(NamedTuple):
    """One sheet: `catatan` says why there is nothing on it, None where there is something."""

    lembar: str
    keadaan: str
    catatan: str | None
    tabel: tuple[TabelTerbaca, ...]
    lain: tuple[BlokAsing, ...]


def terangkan(buku: Workbook, kenal: HasilKenal, kecuali: frozenset[str] = frozenset()) -> tuple[LembarTerbaca, ...]:
    """The explanation of every sheet, in the order of the tabs; `kecuali` names our own tabs."""
    return tuple(_lembar(buku, info, kenal, info.name in kecuali) for info in buku.sheets)


def _lembar(buku: Workbook, info: SheetInfo, kenal: HasilKenal, milik_kita: bool) -> LembarTerbaca:
    if info.kind != "worksheet" or milik_kita:
        lewat = "Lembar tambahan kk sendiri; dilewati." if milik_kita else _BUKAN_LEMBAR[info.kind]
        return LembarTerbaca(info.name, info.state, lewat, (), ())
    kisi = Kisi(buku.calculated(info.name), buku.styles)
    daftar = cari_kepala(kisi)
    tabel = [t for t in kenal.tabel if t.lembar == info.name]
    asing = [a for a in kenal.tak_dikenal if a.lembar == info.name]
    lain = tuple(_blok_lain(daftar, tabel, asing))
    catatan = None if tabel or lain else _sebab_kosong(kisi)
    terbaca = tuple(_tabel(kisi, t) for t in tabel)
    kisi.lupakan()
    return LembarTerbaca(info.name, info.state, catatan, terbaca, lain)


def _tabel(kisi: Kisi, t: Tabel) -> TabelTerbaca:
    kolom = tuple(k._replace(kembar=_kembar(kisi, t, asal)) for k, asal in zip(_kolom(t.kolom), t.kolom, strict=True))
    return TabelTerbaca(
        t.id, t.kind, t.judul, t.rentang.format(), sum(1 for _ in t.data()), t.keyakinan, t.alasan, kolom
    )


def _kolom(kolom: Iterable[Kolom]) -> tuple[KolomTerbaca, ...]:
    return tuple(KolomTerbaca(col_letters(k.indeks), k.judul, k.kunci if k.nama else "") for k in kolom)


def _kembar(kisi: Kisi, t: Tabel, k: Kolom) -> bool:
    """True where a second column has a header of its own that reads like that of a column in use."""
    if k.nama or not k.judul or all(x.judul != k.judul for x in t.kolom if x.nama):
        return False
    kepala = range(t.rentang.top, t.baris[0].nomor if t.baris else t.rentang.top + 1)
    return any(k.indeks in kisi.baris(b) and kisi.gabungan(b, k.indeks) is None for b in kepala)


def _blok_lain(daftar: list[BlokKepala], tabel: list[Tabel], asing: list[TakDikenal]) -> Iterator[BlokAsing]:
    """The blocks that became no table: the unknown ones, then headers that nothing stands below."""
    for blok in daftar:
        if any(_di_dalam(blok, t.rentang) for t in tabel):
            continue
        a = next((a for a in asing if (a.rentang.top, a.rentang.left) == (blok.atas, blok.kiri)), None)
        if a is not None:
            yield BlokAsing(a.judul, a.rentang.format(), a.baris, tuple(_sebab(blok)), _kolom(blok.kolom))
        elif not any(_di_dalam(blok, a.rentang) for a in asing):
            rentang = f"{format_cell(blok.atas, blok.kiri)}:{format_cell(blok.bawah, blok.kanan)}"
            yield BlokAsing("", rentang, 0, ("tidak ada baris isi di bawah kepala ini",), _kolom(blok.kolom))


def _di_dalam(blok: BlokKepala, area: Range) -> bool:
    return area.left <= blok.kanan and blok.kiri <= area.right and area.top <= blok.atas <= area.bottom


def _sebab(blok: BlokKepala) -> Iterator[str]:
    """Why no declaration fits: what each of the nearest ones misses or does not allow."""
    calon = []
    for d in semua().values():
        nama = {k.nama for k in petakan(d, blok.kolom) if k.nama}
        wajib = {k.nama for k in d.kolom if k.wajib}
        kena = nama & {k.nama for k in d.kolom}
        if kena:
            calon.append((len(wajib - nama), -len(kena), d.kind, d, nama))
    if not calon:
        yield "kepala kolomnya tidak dipakai pada tabel resmi mana pun"
    for kurang, _, _, d, nama in sorted(calon, key=lambda c: c[:3])[:_MAKS_MIRIP]:
        yield f"mirip {d.judul}, tetapi {_kurang(d, nama, kurang)}"


def _kurang(d: Deklarasi, nama: set[str], kurang: int) -> str:
    if kurang:
        return "tidak ada kolom " + ", ".join(k.judul for k in d.kolom if k.wajib and k.nama not in nama)
    if d.tolak & nama:
        return "ada kolom " + ", ".join(sorted(d.tolak & nama)) + " yang bukan bagiannya"
    if d.salah_satu and not nama & set(d.salah_satu):
        return "tidak ada kolom " + " atau ".join(_judul(d, n) for n in d.salah_satu)
    return "judul, kata pada kepala, label baris, atau susunan tahunnya tidak cocok"


def _judul(d: Deklarasi, nama: str) -> str:
    kolom = d.kolom_bernama(nama)
    return kolom.judul if kolom is not None else nama


def _sebab_kosong(kisi: Kisi) -> str:
    """Why a sheet has no header block."""
    if not kisi.sheet.max_row:
        return "Lembar kosong."
    baris: dict[int, list[str]] = {}
    for nomor, kolom in kisi.sheet.find_strings(adalah_kepala):
        baris.setdefault(nomor, []).append(kisi.teks(nomor, kolom))
    if not baris:
        return "Tidak ada baris kepala: tidak satu pun judul kolom yang dikenal."
    nomor, kata = max(baris.items(), key=lambda b: (len(set(b[1])), -b[0]))
    disebut = ", ".join(dict.fromkeys(k[:30] for k in kata[:5]))
    return (
        f"Tidak ada baris kepala: paling banyak {len(kata)} judul kolom yang dikenal dalam satu baris "
        f"(baris {nomor}: {disebut})."
    )
