"""Put a recognised block together: title, rows with their cells, percent scale, precision, hierarchy."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.buku.refs import Range
from kertas_kerja.kenali.badan import BarisMentah, baris_terakhir, jenis_baris, label_baris, peran_kolom
from kertas_kerja.kenali.jenjang import beri_tingkat
from kertas_kerja.kenali.jenjang_kolom import menurut_kolom
from kertas_kerja.kenali.jenjang_rupa import rupa_sel
from kertas_kerja.kenali.jumlah_kosong import jenis_jumlah_kosong
from kertas_kerja.kenali.sel import (
    beri_ketelitian,
    buat_sel,
    desimal_lazim,
    persen_lazim,
    samakan_deret,
    samakan_pasangan,
    sesuaikan_persen,
    titik_kolom,
    titik_satuan,
)
from kertas_kerja.model import Baris, Judul, Sel, Tabel
from kertas_kerja.rumus.ekspresi import Kolom as RujukanKolom
from kertas_kerja.rumus.ekspresi import daun
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel.dasar import KolomTabel
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, tahun_dalam

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.kenali.kepala import BlokKepala
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.kenali.pilih import Pilihan
    from kertas_kerja.model import Kolom
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.tabel.dasar import Deklarasi, Relasi

MAKS_BARIS_JUDUL = 6
MAKS_KOSONG_JUDUL = 3
_POLARITAS = KolomTabel("polaritas", "Polaritas")
_KODE = KolomTabel("kode", "Kode")
_RIBUAN = (
    r"(?i)(ribu|juta|milia?r|milyar) ?(rupiah|rp)|rp\.? ?\(?(ribu|juta|milia?r|milyar|000)\b|dalam (ribu|juta|mil)"
)
MENURUN = frozenset({"target", "realisasi", "target_prev", "realisasi_prev", "target_renstra", "pembanding"})


def cari_judul(kisi: Kisi, blok: BlokKepala, setelah: int, tepi: tuple[int, int]) -> tuple[Judul, ...]:
    """The title lines above a header within the columns `tepi`, nearest last; at most one empty row before them.

    Above the first table of a sheet nothing else can stand, so there more rows may be empty.
    """
    boleh = 1 if setelah else MAKS_KOSONG_JUDUL
    judul: list[Judul] = []
    kosong = 0
    for nomor in range(blok.atas - 1, max(setelah, blok.atas - 1 - MAKS_BARIS_JUDUL), -1):
        sel = [c for k, c in kisi.baris(nomor).items() if isinstance(c.value, str) and tepi[0] <= k <= tepi[1]]
        if not sel:
            kosong += 1
            if kosong > boleh:
                break
            continue
        if len(sel) > 4:
            break
        judul.extend(Judul(kisi.tampil(c), nomor, c.col) for c in reversed(sel) if len(kisi.tampil(c)) < 300)
        if re.match(r"tabel\s", kisi.tampil(sel[0]), re.I):
            break
    return tuple(reversed(judul))


def susun(
    kisi: Kisi,
    blok: BlokKepala,
    mentah: list[BarisMentah],
    pilihan: Pilihan,
    keyakinan: float,
    judul: tuple[Judul, ...],
    id_: str,
) -> Tabel:
    """The table of a block: cells read, scales settled, rows classified."""
    d = pilihan.deklarasi
    kolom = tuple(k if _kolom_resmi(d, k) else k._replace(nama="") for k in pilihan.kolom)
    teks_judul = " ".join(j.teks for j in judul)
    ribuan = _dalam_ribuan(" ".join((teks_judul, *(k.judul for k in kolom))))
    baris = _nilai_baris(kisi, _baris(kisi, blok, mentah, kolom, d), mentah, kolom, d, ribuan)
    return Tabel(
        id_,
        d.kind,
        teks_judul,
        kisi.nama,
        Range(blok.atas, blok.kiri, baris[-1].nomor if baris else blok.bawah, blok.kanan),
        kolom,
        tuple(baris),
        _tahun(teks_judul, kolom),
        frozenset(),
        keyakinan,
        pilihan.alasan,
        judul,
        blok.baris_nomor,
    )


def _baris(
    kisi: Kisi, blok: BlokKepala, mentah: list[BarisMentah], kolom: tuple[Kolom, ...], d: Deklarasi
) -> list[Baris]:
    """The rows with their cells and kinds, without what trails below the table, with a blank total row."""
    terpakai = [(k.kunci, k.indeks, asal) for k in kolom if (asal := _kolom_resmi(d, k)) is not None]
    peran = peran_kolom(kolom, d, mentah)
    terakhir = baris_terakhir(mentah, kolom)
    baris = []
    for i, b in enumerate(mentah):
        label = label_baris(b)
        jenis = jenis_baris(kisi, b, kolom, d, i == terakhir, peran, label)
        baris.append(Baris(b.nomor, jenis, _sel_baris(kisi, b, terpakai), 0, label))
    baris = _pangkas_narasi([b for b in baris if b.jenis], mentah, blok)
    if jenis := jenis_jumlah_kosong(kisi, baris, kolom, d):
        nomor = baris[-1].nomor + 1
        baris.append(Baris(nomor, jenis, _sel_baris(kisi, BarisMentah(nomor, {}), terpakai)))
    return baris


def _nilai_baris(
    kisi: Kisi, baris: list[Baris], mentah: list[BarisMentah], kolom: tuple[Kolom, ...], d: Deklarasi, ribuan: bool
) -> list[Baris]:
    """The rows in one scale, as the declaration orders them, with precision and depth."""
    tingkat: dict[int, int] = {}
    if d.hierarki or d.rincian:
        baris, tingkat = menurut_kolom(kisi, baris, mentah, kolom)
    baris = _skala(baris, kolom, d)
    if d.rapikan is not None:
        baris = [d.rapikan(b) for b in baris]
    if d.susunan is not None:
        baris = d.susunan(baris)
    return beri_tingkat(_ketelitian(baris, d, kolom, ribuan), d, rupa_sel(kisi), tingkat)


def _dalam_ribuan(teks: str) -> bool:
    """True where a title or header says that rupiah stand in thousands, millions or more."""
    kata = teks.lower()
    return any(k in kata for k in ("ribu", "juta", "mil", "000")) and re.search(_RIBUAN, teks) is not None


def _kolom_resmi(d: Deklarasi, k: Kolom) -> KolomTabel | None:
    """The column of the declaration; polaritas, a property of the indicator, counts in whatever table it stands.

    A "Tren" beside figures of several years tells how they went, so there it must be declared. So does the budget
    code count that tells the depth of a row, wherever rows have a depth.
    """
    if k.nama == "polaritas" and not k.judul.lower().lstrip().startswith("tren"):
        return d.kolom_bernama(k.nama) or _POLARITAS
    if k.nama == "kode" and (d.hierarki or d.rincian):
        return d.kolom_bernama(k.nama) or _KODE
    return d.kolom_bernama(k.nama)


def _tahun(judul: str, kolom: tuple[Kolom, ...]) -> int | None:
    """The year of a table; where its title names several ("Tahun 2026", "Tahun Anggaran : 2025"), the header tells."""
    disebut = set(re.findall(r"\b20\d\d\b", judul))
    if len(disebut) > 1:
        kepala = " ".join(k.judul for k in kolom if k.nama and k.nama not in ("target_renstra", "kemajuan"))
        disebut &= set(re.findall(r"\b20\d\d\b", kepala))
        if disebut:
            return int(max(disebut))
    return tahun_dalam(judul) or tahun_dalam(" ".join(k.judul for k in kolom))


def _sel_baris(kisi: Kisi, b: BarisMentah, terpakai: list[tuple[str, int, KolomTabel]]) -> dict[str, Sel]:
    """The cells of a row by column key; an empty one where nothing stands.

    A target or realisasi that is merged over several rows holds for each of them.
    """
    sel: dict[str, Sel] = {}
    for kunci, indeks, asal in terpakai:
        cell = b.sel.get(indeks)
        if cell is None and asal.nama in MENURUN:
            cell = kisi.di_atas(b.nomor, indeks)
        sel[kunci] = buat_sel(kisi, cell, asal.jenis) if cell is not None else Sel(kisi.nama, b.nomor, indeks)
    return sel


def _pangkas_narasi(baris: list[Baris], mentah: list[BarisMentah], blok: BlokKepala) -> list[Baris]:
    """Drop trailing notes at the left edge: sources, remarks, the first lines of the narrative below the table."""
    kiri = {b.nomor: min(b.sel) for b in mentah}
    while baris and baris[-1].jenis == "catatan" and kiri[baris[-1].nomor] == blok.kiri:
        baris.pop()
    return baris


def _skala(baris: list[Baris], kolom: tuple[Kolom, ...], d: Deklarasi) -> list[Baris]:
    """One scale for every percent column and every pair of measured columns (the rows are still ours)."""
    isi = [b.sel for b in baris]
    persen = {k.nama for k in d.kolom if k.jenis == "persen"}
    # A percent that is computed from percents is settled after them.
    for k in sorted(kolom, key=lambda k: bool(persen & set(_masukan(d, k.nama)))):
        asal = d.kolom_bernama(k.nama)
        if asal is None or asal.jenis in ("teks", "nomor", "rentang"):
            continue
        _titik(isi, k.kunci)
        deret = [s[k.kunci] for s in isi]
        if asal.jenis == "persen" and any(s.angka is not None and not s.angka.persen for s in deret):
            for s, baru in zip(isi, sesuaikan_persen(deret, _harapan(isi, k, d)), strict=True):
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
        _selisih_persen(isi, k, d)
    return baris


def _sebagian_tahun(isi: list[dict[str, Sel]], kolom: tuple[Kolom, ...], nama: str, lain: str) -> None:
    """The figures of parts of a year that are measured against the annual target: all of them in its scale."""
    ada = {k.kunci for k in kolom}
    bagian = [k for k in kolom if k.nama == lain and k.grup.startswith(BAGIAN_TAHUN)]
    kunci = [k.kunci for k in bagian if f"{nama}@{k.grup}" not in ada]
    for s in isi if kunci and nama in ada else ():
        s.update(zip((nama, *kunci), samakan_deret([s[nama], *(s[k] for k in kunci)]), strict=True))


def _selisih_persen(isi: list[dict[str, Sel]], k: Kolom, d: Deklarasi) -> None:
    """The difference of two percents may stand without a sign: 82,29% - 89,61% = -7,32."""
    relasi, asal = _relasi(d, k.nama), d.kolom_bernama(k.nama)
    if relasi is None or relasi.rumus.op != "kurang" or asal is None or asal.jenis != "ukuran":
        return
    akhiran = k.kunci[len(k.nama) :]
    for s in isi:
        masukan = [s.get(n + akhiran) for n in _masukan(d, k.nama)]
        if all(m is not None and m.angka is not None and m.angka.persen for m in masukan):
            (s[k.kunci],) = sesuaikan_persen([s[k.kunci]], _harapan([s], k, d))


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


def _titik(isi: list[dict[str, Sel]], kunci: str) -> None:
    """Read ambiguous points ("4.310") as the row's unit demands, else as the column's other numbers are written."""
    from kertas_kerja.angka import baca_angka, titik_ambigu

    teks = [s[kunci].teks for s in isi if s[kunci].jenis == "s"]
    if not any(titik_ambigu(t) for t in teks):
        return
    titik = titik_kolom(teks)
    for s in isi:
        if s[kunci].jenis == "s" and titik_ambigu(s[kunci].teks):
            menurut = titik_satuan(s.get("satuan"))
            baru = baca_angka(s[kunci].teks, titik_desimal=titik if menurut is None else menurut)
            s[kunci] = s[kunci]._replace(angka=baru)


def _harapan(isi: list[dict[str, Sel]], k: Kolom, d: Deklarasi) -> Callable[[int], Decimal | None]:
    """What the figures of a row, told by its place, make of a derived percent by its declared relation.

    None where they do not say.
    """
    nama = "capaian" if k.nama in ("normalisasi", "nilai_akhir") else k.nama
    relasi = _relasi(d, nama)
    akhiran = k.kunci[len(k.nama) :]
    if relasi is None or not all(isinstance(x, RujukanKolom) for x in daun(relasi.rumus)):
        return lambda _: None
    rumus = relasi.rumus

    def harapan(letak: int) -> Decimal | None:
        def ambil(x: Daun) -> Decimal | None:
            assert isinstance(x, RujukanKolom)
            sel = isi[letak].get(x.nama + akhiran)
            return sel.angka.nilai if sel is not None and sel.angka is not None else None

        nilai = hitung(rumus, ambil)
        return nilai if isinstance(nilai, Decimal) else None

    return harapan


def _ketelitian(baris: list[Baris], d: Deklarasi, kolom: tuple[Kolom, ...], ribuan: bool) -> list[Baris]:
    turunan = d.turunan
    for k in kolom:
        asal = d.kolom_bernama(k.nama)
        if asal is None or asal.jenis in ("teks", "nomor", "rentang", "predikat"):
            continue
        hitungan = k.nama in turunan
        berangka = [(b, s) for b in baris if (s := b.sel.get(k.kunci)) is not None and s.angka is not None]
        lazim, persen = desimal_lazim(s for _, s in berangka), persen_lazim(s for _, s in berangka)
        if asal.jenis == "rupiah" and all(s.angka is None or s.angka.nilai == int(s.angka.nilai) for _, s in berangka):
            lazim = 0  # "20.000.000,00"
        for b, sel in berangka:
            b.sel[k.kunci] = beri_ketelitian(sel, asal, hitungan or b.jenis != "data", lazim, ribuan, persen)
    return baris
