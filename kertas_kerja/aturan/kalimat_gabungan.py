"""Indeks gabungan dalam kalimat: IPP dari F02 dan F03, IKPP dari IKM dan IPP."""

from __future__ import annotations

from itertools import pairwise

from kertas_kerja.angka import Angka
from kertas_kerja.aturan.kalimat_daftar import pokok_baris
from kertas_kerja.aturan.kalimat_peran import Peran, celah, peran_bagian
from kertas_kerja.aturan.kalimat_pokok import sebutan, tahun_angka
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan, rujuk, ukuran
from kertas_kerja.aturan.kk305_indeks_gabungan import IKPP
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Kolom, Parameter, Ringkas
from kertas_kerja.tabel import tabel as deklarasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Aturan, Hubungan
    from kertas_kerja.aturan.kalimat import Bagian, Bilangan, Teks
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Sel
    from kertas_kerja.tabel.dasar import Konteks

PASANGAN = {frozenset({"f02", "f03"}): "ipp", frozenset({"ikm", "ipp"}): "ikpp"}
JARAK = 420


def rumus_gabungan(kode: str) -> Ekspresi:
    """Rumus IPP dari deklarasi tabel komponennya, atau rumus IKPP menurut profil."""
    if kode == "ikpp":
        return IKPP
    return next(r.rumus for r in deklarasi("komponen_ipp").relasi if r.baris == "ipp" and not r.varian)


def hubungan_gabungan(sumber: SelTeks, konteks: Konteks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap pasangan bagian indeks yang nilai gabungannya jelas."""
    for bagian in sumber.teks.bagian:
        for kode, isi in _pasangan(sumber.teks, bagian):
            calon = _calon(sumber, bagian, kode, isi)
            hasil = _hitung(sumber, konteks, kode, isi, calon, aturan)
            if hasil is not None:
                yield hasil


def _pasangan(teks: Teks, bagian: Bagian) -> Iterator[tuple[str, dict[str, Bilangan]]]:
    """Dua angka berurutan yang tepat di depannya menyebut kedua bagian sebuah indeks gabungan."""
    milik: list[tuple[str, Bilangan]] = []
    kiri = bagian.mulai
    for b in bagian.bilangan:
        konteks = teks.kanon[kiri : b.letak]
        kiri = b.ujung
        if b.jenis != "n":
            continue
        sebut = sebutan(konteks)
        kode = sebut[-1][0] if sebut and celah(konteks[sebut[-1][1] :].lstrip(" )")) else ""
        milik.append((kode, b))
    for (satu, a), (dua, b) in pairwise(milik):
        gabungan = PASANGAN.get(frozenset({satu, dua}))
        if gabungan:
            yield gabungan, {satu: a, dua: b}


def _calon(sumber: SelTeks, bagian: Bagian, kode: str, isi: dict[str, Bilangan]) -> list[tuple[Angka, Bilangan | Sel]]:
    """Angka yang mungkin nilai gabungannya: di bagian itu, di bagian sebelumnya, lalu di baris tabelnya."""
    awal = min(b.letak for b in isi.values())
    tahun = {tahun_angka(sumber.teks, bagian, b) for b in isi.values()} - {None}
    sendiri = pokok_baris(sumber)
    for x in reversed(sumber.teks.bagian):
        if x.mulai > bagian.mulai or awal - x.akhir > JARAK:
            continue
        peran = [p for p in peran_bagian(sumber.teks, x) if p.b.ujung <= awal and p.peran in ("T", "R", "V", "c")]
        cocok = [p for p in peran if _bernama(sumber, p, kode, sendiri, x is bagian) and _setahun(p, tahun)]
        if cocok:
            return [(p.b.angka, p.b) for p in cocok if p.b.angka is not None and p.b.jenis == "n"]
    return _di_baris(sumber, kode, sendiri)


def _setahun(p: Peran, tahun: set[int | None]) -> bool:
    return p.tahun is None or not tahun or p.tahun in tahun


def _bernama(sumber: SelTeks, p: Peran, kode: str, sendiri: str, sebagian: bool) -> bool:
    if p.pokok.kode:
        return p.pokok.kode == kode
    depan = {k for k, _ in sebutan(sumber.teks.kanon[: p.b.letak])}
    return sendiri == kode and (sebagian or not depan - {kode})


def _di_baris(sumber: SelTeks, kode: str, sendiri: str) -> list[tuple[Angka, Bilangan | Sel]]:
    """Pada tabel pembanding angka gabungannya ada di baris itu sendiri."""
    if sumber.isi is None or sumber.tabel is None or sumber.tabel.kind != "pembanding" or sendiri != kode:
        return []
    sel = [sumber.isi.ambil(k) for k in ("realisasi", "pembanding")]
    return [(s.angka, s) for s in sel if s is not None and s.angka is not None and not s.angka.persen]


def _hitung(
    sumber: SelTeks,
    konteks: Konteks,
    kode: str,
    isi: dict[str, Bilangan],
    calon: list[tuple[Angka, Bilangan | Sel]],
    aturan: Aturan,
) -> Hubungan | None:
    """Putusan terbaik atas calon-calon itu; salah hanya bila tidak satu pun cocok."""
    if not calon:
        return None
    nomor = sorted(isi.values(), key=lambda b: b.letak)
    dasar = Hitungan(aturan.kode, sumber, rumus_gabungan(kode), _daun(kode, isi, konteks), calon[0][0], "",
                     kode.upper(), aturan.dasar, bernama=False)  # fmt: skip
    hasil = [(h, h.putus()) for h in (_satu(dasar, nomor, *c) for c in calon)]
    cocok = next((x for s in ("exact", "rounding") for x in hasil if x[1].status == s), None)
    return hubungan(*(cocok or hasil[-1]))


def _satu(dasar: Hitungan, nomor: list[Bilangan], angka: Angka, asal: Bilangan | Sel) -> Hitungan:
    """Hitungan itu dengan hasil yang tertulis di kalimatnya, atau di sel tabelnya."""
    from kertas_kerja.model import Sel as SelModel

    kutip = dasar.sumber.teks.kutip
    if isinstance(asal, SelModel):
        kutipan = f"{kutip(nomor[0], nomor[1], 2)} ({dasar.nama} {asal.teks} di {asal.alamat})"
        return dasar._replace(tertulis=angka, kutipan=kutipan, terkait=rujuk([asal]))
    awal = min(asal, nomor[0], key=lambda b: b.letak)
    return dasar._replace(tertulis=angka.dengan_ketelitian(-1), kutipan=kutip(awal, nomor[1], 2))


def _daun(kode: str, isi: dict[str, Bilangan], konteks: Konteks) -> dict[Daun, Angka]:
    """Isi daun rumus: kedua angka dari kalimat, tetapan dari profil."""
    hasil: dict[Daun, Angka] = {}
    for nama, nilai in konteks.profil.parameter.items():
        if nama.startswith(("ipp_", "ikpp_")):
            persen = nama.startswith("ipp_")
            skala = nilai * 100 if persen else nilai
            desimal = max(0, -int(skala.normalize().as_tuple().exponent))
            hasil[Parameter(nama)] = Angka(nilai, desimal, persen, ketelitian=None)
    for nama, b in isi.items():
        if b.angka is not None:
            hasil[Kolom(nama) if kode == "ikpp" else Ringkas(nama, "nilai_aspek")] = ukuran(b.angka)
    return hasil
