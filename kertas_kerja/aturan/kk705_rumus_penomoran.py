"""KK705: rumus atau angka sebuah kolom tidak mengikuti rumus di baris penomorannya."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.deret import seperti
from kertas_kerja.aturan.rumus_penomoran import rumus_penomoran
from kertas_kerja.aturan.rumus_tertulis import StatusSel, daerah, kolom_sebaris, tampil
from kertas_kerja.aturan.sebutan import MAKS_PER_KOLOM, Sebutan, potong, temuan
from kertas_kerja.buku.refs import col_letters
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.tribulan import sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.rumus_penomoran import RumusKata
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK705",
    nama="Rumus menurut baris penomoran",
    tingkat="warning",
    apa='Kolom yang baris penomorannya berumus ("13 = 9 + 10 + 11 + 12") dihitung menurut rumus itu.',
    mengapa="Baris penomoran adalah janji cara hitung; rumus sel yang lain membuat tabel membantah dirinya sendiri.",
    contoh='baris penomoran "8 = (7/6)", tetapi rumus selnya =F9/H9',
    cara="Perbaiki rumus selnya, atau perbaiki rumus di baris penomoran bila kolomnya sudah berubah.",
)

Menyimpang = list[tuple["Sel", str]]


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap sel yang menyimpang, atau satu di baris penomoran bila semuanya menyimpang."""
    status = StatusSel(bahan)
    for tabel in bahan.tabel:
        if tabel.baris_nomor is not None:
            for rumus in rumus_penomoran(bahan.buku.sheet(tabel.lembar), tabel):
                yield from _kolom(tabel, rumus, status)


def _kolom(tabel: Tabel, rumus: RumusKata, status: StatusSel) -> Iterator[Temuan]:
    diperiksa = 0
    lain: Menyimpang = []
    for baris, sel in _berangka(tabel, rumus):
        diperiksa += 1
        if sel.rumus:
            lain += _beda_rumus(rumus, sel)
        elif not status(sel):
            lain += _beda_nilai(tabel, rumus, baris, sel)
    if 1 < len(lain) == diperiksa:
        yield _di_penomoran(tabel, rumus, lain)
        return
    for sel, sebab in lain[:MAKS_PER_KOLOM]:
        yield temuan(
            ATURAN,
            sel,
            f'{sebab}, lain dari rumus di baris penomoran "{rumus.teks}"; betulkan salah satunya.',
            tabel=tabel,
            terkait=[Sebutan(tabel.lembar, rumus.baris, rumus.kolom, rumus.teks)],
        )


def _berangka(tabel: Tabel, rumus: RumusKata) -> Iterator[tuple[Baris, Sel]]:
    """Sel berangka kolom rumus itu; persen memakai tribulan terakhir walaupun penomorannya menjumlahkan."""
    kunci = next((k.kunci for k in tabel.kolom if k.indeks == rumus.hasil and k.nama), "")
    for baris in tabel.data() if kunci else ():
        sel = baris.ambil(kunci)
        if sel is not None and sel.angka is not None and not (rumus.jumlah and sifat(baris) == "rasio"):
            yield baris, sel


def _beda_rumus(rumus: RumusKata, sel: Sel) -> Menyimpang:
    """Rumus sel membaca kolom lain daripada yang disebut baris penomoran."""
    assert sel.rumus is not None
    if any(d.rentang.rows > 1 for d in daerah(sel.rumus)):
        return []
    baca, minta = kolom_sebaris(sel.rumus, sel.baris), set(rumus.sumber.values())
    if baca == minta or not baca:
        return []
    kolom = ", ".join(col_letters(k) for k in sorted(minta))
    return [(sel, f"berumus {tampil(sel.rumus, 50)}, bukan dari kolom {kolom}")]


def _beda_nilai(tabel: Tabel, rumus: RumusKata, baris: Baris, sel: Sel) -> Menyimpang:
    """Angka ketikan yang tidak dihasilkan rumus penomoran, pada kolom yang tidak diperiksa aturan lain."""
    assert sel.angka is not None
    kunci = {k.indeks: k.kunci for k in tabel.kolom if k.nama}
    sumber = {n: s for n, k in rumus.sumber.items() if k in kunci and (s := baris.ambil(kunci[k])) is not None}
    if len(sumber) < len(rumus.sumber):
        return []
    putusan = putuskan(rumus.ekspresi, lambda d: sumber[str(d.args[0])].angka if d.op == "kolom" else None, sel.angka)
    if putusan.status != "wrong" or not isinstance(putusan.seharusnya, Decimal):
        return []
    return [(sel, f"tertulis {sel.teks}, seharusnya {seperti(sel.angka, putusan.seharusnya)}")]


def _di_penomoran(tabel: Tabel, rumus: RumusKata, lain: Menyimpang) -> Temuan:
    di = Sebutan(tabel.lembar, rumus.baris, rumus.kolom, rumus.teks)
    sel, sebab = lain[0]
    pesan = f'menyebut "{potong(rumus.teks)}", tetapi semua sel kolomnya lain ({sel.alamat} {sebab}); samakan.'
    return temuan(ATURAN, di, pesan, tabel=tabel, terkait=[s for s, _ in lain])
