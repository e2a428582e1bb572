"""One scale for the numbers of a table: percent points beside ratios, targets beside realisasi, points in numbers."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.kenali.sel import (
    BATAS_POIN,
    SERATUS,
    samakan_deret,
    samakan_pasangan,
    sesuaikan_persen,
    titik_kolom,
    titik_satuan,
)
from kertas_kerja.rumus.ekspresi import Kolom as RujukanKolom
from kertas_kerja.rumus.ekspresi import Ringkas, daun
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.model import Baris, Kolom, Sel
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel, Relasi


def samakan_skala(baris: list[Baris], kolom: tuple[Kolom, ...], d: Deklarasi) -> list[Baris]:
    """One scale for every percent column and every pair of measured columns (the rows are still ours)."""
    isi = [b.sel for b in baris]
    persen = {k.nama for k in d.kolom if k.jenis == "persen"}
    # A percent that is computed from percents is settled after them.
    for k in sorted(kolom, key=lambda k: bool(persen & set(_masukan(d, k.nama)))):
        asal = d.kolom_bernama(k.nama)
        if asal is None or asal.jenis in ("teks", "nomor", "rentang"):
            continue
        _titik(isi, k.kunci, asal.jenis == "rupiah")
        deret = [s[k.kunci] for s in isi]
        if asal.jenis == "persen" and any(s.angka is not None and not s.angka.persen for s in deret):
            for s, baru in zip(isi, sesuaikan_persen(deret, _harapan(isi, baris, k, d)), strict=True):
                s[k.kunci] = baru
    for nama, lain in _pasangan(d):
        for kunci in [k.kunci for k in kolom if k.nama == nama]:
            teman = lain + kunci[len(nama) :]
            for s in isi:
                a, b = samakan_pasangan(s.get(kunci), s.get(teman))
                if a is not None and b is not None:
                    s[kunci], s[teman] = a, b
        _sebagian_tahun(isi, kolom, nama, lain)
    for k in kolom:
        _selisih_persen(isi, baris, k, d)
    return baris


def _sebagian_tahun(isi: list[dict[str, Sel]], kolom: tuple[Kolom, ...], nama: str, lain: str) -> None:
    """The figures of parts of a year that are measured against the annual target: all of them in its scale."""
    ada = {k.kunci for k in kolom}
    bagian = [k for k in kolom if k.nama == lain and k.grup.startswith(BAGIAN_TAHUN)]
    kunci = [k.kunci for k in bagian if f"{nama}@{k.grup}" not in ada]
    for s in isi if kunci and nama in ada else ():
        s.update(zip((nama, *kunci), samakan_deret([s[nama], *(s[k] for k in kunci)]), strict=True))


def _selisih_persen(isi: list[dict[str, Sel]], baris: list[Baris], k: Kolom, d: Deklarasi) -> None:
    """The difference of two percents may stand without a sign: 82,29% - 89,61% = -7,32."""
    relasi, asal = _relasi(d, k.nama), d.kolom_bernama(k.nama)
    if relasi is None or relasi.rumus.op != "kurang" or asal is None or asal.jenis != "ukuran":
        return
    akhiran = k.kunci[len(k.nama) :]
    for b, s in zip(baris, isi, strict=True):
        masukan = [s.get(n + akhiran) for n in _masukan(d, k.nama)]
        if all(m is not None and m.angka is not None and m.angka.persen for m in masukan):
            (s[k.kunci],) = sesuaikan_persen([s[k.kunci]], _harapan([s], [b], k, d))


def _pasangan(d: Deklarasi) -> list[tuple[str, str]]:
    """Columns of measured numbers that a declared relation divides or subtracts: divisor first."""
    pasangan = {("target", "realisasi"): None}
    for r in d.relasi:
        if r.rumus.op in ("bagi", "kurang") and all(isinstance(a, RujukanKolom) for a in r.rumus.args):
            kiri, kanan = (d.kolom_bernama(a.nama) for a in r.rumus.args)
            if kiri is not None and kanan is not None and kiri.jenis == kanan.jenis == "ukuran":
                pasangan[(kanan.nama, kiri.nama)] = None
    return list(pasangan)


def _masukan(d: Deklarasi, nama: str) -> list[str]:
    """The columns that a column is computed from."""
    relasi = _relasi(d, nama)
    return [x.nama for x in daun(relasi.rumus) if isinstance(x, RujukanKolom)] if relasi is not None else []


def _relasi(d: Deklarasi, nama: str) -> Relasi | None:
    return next((r for r in d.relasi if r.hasil == nama and r.baris == "data" and not r.batas), None)


def _titik(isi: list[dict[str, Sel]], kunci: str, uang: bool) -> None:
    """Read ambiguous points ("4.310") as the row's unit demands, else as the column's other numbers are written.

    The unit is that of the indicator, so it says nothing about money (`uang`).
    """
    from kertas_kerja.angka import baca_angka, titik_ambigu

    teks = [s[kunci].teks for s in isi if s[kunci].jenis == "s"]
    if not any(titik_ambigu(t) for t in teks):
        return
    titik = titik_kolom(teks)
    for s in isi:
        if s[kunci].jenis == "s" and titik_ambigu(s[kunci].teks):
            menurut = None if uang else titik_satuan(s.get("satuan"))
            baru = baca_angka(s[kunci].teks, titik_desimal=titik if menurut is None else menurut)
            s[kunci] = s[kunci]._replace(angka=baru)


def _harapan(isi: list[dict[str, Sel]], baris: list[Baris], k: Kolom, d: Deklarasi) -> Callable[[int], Decimal | None]:
    """What the figures of a row, told by its place, make of a derived percent by the relation of that kind of row.

    None where they do not say.
    """
    nama = "capaian" if k.nama in ("normalisasi", "nilai_akhir") else k.nama
    akhiran = k.kunci[len(k.nama) :]
    rumus = {j: _rumus(d, nama, j) for j in {b.jenis for b in baris}}

    def harapan(letak: int) -> Decimal | None:
        def ambil(x: Daun) -> Decimal | None:
            if isinstance(x, Ringkas):
                asal = next((s for b, s in zip(baris, isi, strict=True) if b.jenis == x.jenis), {})
                return _rasio(asal.get(x.kolom + akhiran), d.kolom_bernama(x.kolom))
            assert isinstance(x, RujukanKolom)
            return _rasio(isi[letak].get(x.nama + akhiran), d.kolom_bernama(x.nama))

        e = rumus[baris[letak].jenis]
        nilai = hitung(e, ambil) if e is not None else None
        return nilai if isinstance(nilai, Decimal) else None

    return harapan


def _rumus(d: Deklarasi, nama: str, jenis: str) -> Ekspresi | None:
    """The formula of a column in rows of a kind, else in rows of data, where it reads single cells only."""
    semua = [r.rumus for j in (jenis, "data") for r in d.relasi if (r.hasil, r.baris, r.batas) == (nama, j, False)]
    return next((e for e in semua if all(isinstance(x, RujukanKolom | Ringkas) for x in daun(e))), None)


def _rasio(sel: Sel | None, kolom: KolomTabel | None) -> Decimal | None:
    """The number of a cell; percent points that are not settled yet as a ratio."""
    if sel is None or sel.angka is None:
        return None
    poin = kolom is not None and kolom.jenis == "persen" and not sel.angka.persen and abs(sel.angka.nilai) > BATAS_POIN
    return sel.angka.nilai / SERATUS if poin else sel.angka.nilai
