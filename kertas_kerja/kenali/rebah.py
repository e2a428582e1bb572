"""Find the tables that lie on their side, by their labels: Target, Realisasi, Capaian below each other in one column.

Four forms: lines of measures for each indicator and periods across; a block of lines for each measure; indicators
across; each indicator over its own columns with a period in each line. Each gets a view in which it reads as usual.
"""

from __future__ import annotations

from itertools import takewhile

from kertas_kerja.angka import baca_angka
from kertas_kerja.buku.refs import MAX_COL, Range
from kertas_kerja.kenali.arah import beri_arah
from kertas_kerja.kenali.badan import baris_isi
from kertas_kerja.kenali.kepala import cari_kepala
from kertas_kerja.kenali.kisi import Kisi
from kertas_kerja.kenali.label_ukuran import label_baris, label_ukuran, periode_sel, pokok, terukur
from kertas_kerja.kenali.pandang import LembarPandang, Pandangan, kembalikan
from kertas_kerja.kenali.pilih import pilih
from kertas_kerja.kenali.putar import pandang_putar
from kertas_kerja.kenali.rekaman import Rekaman, pandang_rekaman
from kertas_kerja.kenali.susun import cari_judul, susun
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris, Tabel

_MAKS_JEDA = 3  # rows between the lines of two indicators
_MAKS_ISI = 12

Label = dict[int, dict[int, str]]  # column -> row -> measure


def tabel_rebah(kisi: Kisi) -> list[Tabel]:
    """The official tables of a sheet that lie on their side, with the real addresses of their cells."""
    hasil: list[Tabel] = []
    for p in cari_rebah(kisi):
        if not any(_bertindih(p.area, t.rentang) for t in hasil):
            tabel = _baca(kisi, p, max((t.rentang.bottom for t in hasil if t.rentang.bottom < p.area.top), default=0))
            hasil += [tabel] if tabel is not None else []
    return hasil


def _baca(kisi: Kisi, p: Pandangan, setelah: int) -> Tabel | None:
    """The table of a view, None where it is no official one or measures nothing."""
    sisi = Kisi(p.lembar, kisi.styles)
    blok = next(iter(cari_kepala(sisi)), None)
    baris = baris_isi(sisi, blok, set()) if blok is not None else []
    if blok is None or not baris:
        return None
    blok = blok._replace(kolom=beri_arah(blok.kolom, baris))
    judul = cari_judul(kisi, blok._replace(atas=p.area.top), setelah, (1, MAX_COL))
    teks = normalkan(" ".join(j.teks for j in judul)) or normalkan(kisi.nama)
    pilihan, yakin = pilih(blok.kolom, baris, teks)
    if pilihan is None:
        return None
    tabel = kembalikan(susun(sisi, blok, baris, pilihan, yakin, judul, ""), p)
    berukuran = terukur({k.nama for k in tabel.kolom})
    return tabel if berukuran and any(_berisi(b) for b in tabel.data()) else None


def _berisi(baris: Baris) -> bool:
    return any(s.angka is not None for k, s in baris.sel.items() if pokok(k.split("@")[0]))


def cari_rebah(kisi: Kisi) -> Iterator[Pandangan]:
    """The views of a sheet, most sheets have none; whether one shows an official table is not decided here."""
    label: Label = {}
    for baris, kolom in kisi.label():
        if nama := label_ukuran(kisi.teks(baris, kolom)):
            label.setdefault(kolom, {})[baris] = nama
    for kolom, isi in sorted(label.items()):
        if terukur(isi.values()):
            yield from _berderet(kisi, kolom, isi)
            yield from _berblok(kisi, kolom, isi)
    yield from _berkolom(kisi, label)


def _bertindih(a: Range, b: Range) -> bool:
    return a.left <= b.right and b.left <= a.right and a.top <= b.bottom and b.top <= a.bottom


def _berderet(kisi: Kisi, kolom: int, label: dict[int, str]) -> Iterator[Pandangan]:
    """Measures right below each other."""
    for kelompok in _kelompok(kisi, kolom, _deret(kisi, kolom, label)):
        teks = [kisi.teks(b, kolom) for b in kelompok[0]]
        rekaman = [Rekaman(_baris_nama(kisi, kolom, r), r) for r in kelompok]
        calon = [pandang_rekaman(kisi, kolom, teks, rekaman), pandang_putar(kisi, kolom, kelompok)]
        if len(kelompok) > 1 and calon == [None, None]:  # cards below each other, each with its own name
            calon = [pandang_putar(kisi, kolom, [r], bernama=True) for r in kelompok]
        yield from (p for p in calon if p is not None)


def _deret(kisi: Kisi, kolom: int, label: dict[int, str]) -> Iterator[tuple[int, ...]]:
    """The runs of rows whose labels are different measures, target and realisasi among them, with figures beside."""
    baris = sorted(label)
    sampai = 0
    for mulai in baris:
        if mulai <= sampai:
            continue
        deret, ada = [mulai], {label[mulai]}
        while nama := label_baris(kisi.teks(deret[-1] + 1, kolom)):
            if nama in ada:
                break
            deret.append(deret[-1] + 1)
            ada.add(nama)
        if terukur(ada) and all(_berangka(kisi, b, kolom) for b in deret if pokok(label.get(b, ""))):
            sampai = deret[-1]
            yield tuple(deret)


def _berangka(kisi: Kisi, baris: int, kolom: int) -> bool:
    """True where figures stand to the right in the row, before the label of another table or header word."""
    isi = [c for k, c in kisi.baris(baris).items() if k > kolom][:_MAKS_ISI]
    isi = list(takewhile(lambda c: not isinstance(c.value, str) or not pokok(label_ukuran(c.value)), isi))
    teks = [c.value for c in isi if isinstance(c.value, str) and len(c.value) <= 40]
    return any(isinstance(c.value, float) for c in isi) or any(baca_angka(t) is not None for t in teks)


def _kelompok(kisi: Kisi, kolom: int, deret: Iterator[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """The runs of one table: the same measures in the same order, a few rows apart at most."""
    hasil: list[list[tuple[int, ...]]] = []
    for r in deret:
        lain = hasil[-1][-1] if hasil else ()
        sama = [label_baris(kisi.teks(b, kolom)) for b in lain] == [label_baris(kisi.teks(b, kolom)) for b in r]
        if lain and sama and r[0] - lain[-1] <= _MAKS_JEDA:
            hasil[-1].append(r)
        else:
            hasil.append([r])
    return hasil


def _baris_nama(kisi: Kisi, kolom: int, deret: tuple[int, ...]) -> int:
    """The row of the indicator's name: the one above in the same column where it says nothing else, else the first."""
    atas = deret[0] - 1
    if atas < 1 or kolom not in kisi.baris(atas) or label_baris(kisi.teks(atas, kolom)):
        return deret[0]
    if any(k in kisi.baris(deret[0]) for k in range(max(kolom - 2, 1), kolom)):
        return deret[0]
    return atas if all(k <= kolom for k in kisi.baris(atas)) else deret[0]


def _berblok(kisi: Kisi, kolom: int, label: dict[int, str]) -> Iterator[Pandangan]:
    """A block of lines for each measure: labels at equal distances, the same names beside or below each."""
    baris = sorted(label)
    for i, awal in enumerate(baris[:-1]):
        tinggi = baris[i + 1] - awal
        blok = [awal]
        while blok[-1] + tinggi in label and label[blok[-1] + tinggi] not in [label[b] for b in blok]:
            blok.append(blok[-1] + tinggi)
        if tinggi < 2 or not terukur({label[b] for b in blok}) or any(_berkepala(kisi, b, kolom) for b in blok):
            continue
        rekaman = _rekaman_blok(kisi, kolom, blok, tinggi)
        p = pandang_rekaman(kisi, kolom, [kisi.teks(b, kolom) for b in blok], rekaman) if rekaman else None
        if p is not None:
            yield p


def _berkepala(kisi: Kisi, baris: int, kolom: int) -> bool:
    """True where another measure stands in the row: it is the header of an upright table, not the label of a block."""
    return any(k != kolom and pokok(label_ukuran(kisi.teks(baris, k))) for k in kisi.baris(baris))


def _rekaman_blok(kisi: Kisi, kolom: int, blok: list[int], tinggi: int) -> list[Rekaman]:
    """The records of such blocks; none where the names of the blocks differ or a line has no figures."""
    sendiri = not _berangka(kisi, blok[0], kolom)
    geser = [n for n in range(int(sendiri), tinggi) if _berangka(kisi, blok[0] + n, kolom)]
    for n in geser:
        if len({_nama_baris(kisi, b + n) for b in blok}) != 1 or not _nama_baris(kisi, blok[0] + n):
            return []
    return [Rekaman(blok[0] + n, tuple(b + n for b in blok)) for n in geser]


def _nama_baris(kisi: Kisi, baris: int) -> str:
    """The last words of a row before its figures, but for the label of its block."""
    kata = ""
    for sel in kisi.baris(baris).values():
        if isinstance(sel.value, float) and kata:
            break
        if isinstance(sel.value, str) and baca_angka(sel.value) is None and not label_ukuran(sel.value):
            kata = normalkan(sel.value)
    return kata


def _berkolom(kisi: Kisi, label: Label) -> Iterator[Pandangan]:
    """Each indicator over its own columns of measures, a period in each line: seen from the side a table of lines."""
    mendatar: dict[int, dict[int, str]] = {}
    for kolom, isi in label.items():
        for baris, nama in isi.items():
            mendatar.setdefault(baris, {})[kolom] = nama
    for baris, isi in sorted(mendatar.items()):
        if baris > 1 and list(isi.values()).count("target") > 1 and list(isi.values()).count("realisasi") > 1:
            p = _sisi(kisi, baris, sorted(isi))
            if p is not None:
                yield p


def _sisi(kisi: Kisi, kepala: int, kolom: list[int]) -> Pandangan | None:
    waktu = kolom[0] - 1
    isi: list[int] = []
    baris = kepala + 1
    while waktu > 0 and periode_sel(kisi, baris, waktu):
        isi.append(baris)
        baris += 1
    bernama = all(kisi.teks(kepala - 1, k) and not periode_sel(kisi, kepala - 1, k) for k in kolom[:1])
    if len(isi) < 2 or not bernama:
        return None
    letak = {(k, b): (b, k) for k in range(waktu, kolom[-1] + 1) for b in (kepala - 1, kepala, *isi)}
    gabung = [
        Range(max(a.left, waktu), a.top, a.right, a.bottom)
        for a in kisi.gabungan_baris(kepala - 1)
        if a.top >= kepala - 1 and waktu <= a.left <= kolom[-1]
    ]
    sisi = Kisi(LembarPandang(kisi.sheet, letak, {}, gabung), kisi.styles)
    label = {k: label_ukuran(sisi.teks(k, kepala)) for k in kolom}
    kelompok = _kelompok(sisi, kepala, _deret(sisi, kepala, label))
    if len(kelompok) != 1 or sum(map(len, kelompok[0])) != len(kolom):
        return None
    teks = [sisi.teks(k, kepala) for k in kelompok[0][0]]
    p = pandang_rekaman(sisi, kepala, teks, [Rekaman(r[0], r) for r in kelompok[0]])
    area = Range(kepala - 1, waktu, isi[-1], kolom[-1])
    return p._replace(area=area) if p is not None else None
