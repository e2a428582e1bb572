"""Break a declaration on purpose: flip one operator, row set, band or constant, and demand that a test fails.

On demand, from the root of the checkout:

    python -m tests.mutasi.balik_operator            # every mutant, about a minute
    python -m tests.mutasi.balik_operator pko iku    # only these tables
    python -m tests.mutasi.balik_operator pita       # only the bands of the profile

It prints what survived and exits with 1 when anything did. A sample of the mutants runs in test_balik_operator.py.
The judges are the cases of tests/aturan and the clean tables of the report (tests/mutasi/bersih.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import NamedTuple
from unittest.mock import patch

from kertas_kerja import check
from kertas_kerja.profil import Profil, muat_profil
from kertas_kerja.rumus.ekspresi import Ekspresi, Himpunan, Kolom, Parameter, Ringkas, Tetapan
from kertas_kerja.tabel import pemasok, semua
from kertas_kerja.tabel.dasar import Deklarasi, Relasi
from tests.aturan.test_aturan import Kasus, periksa, semua_kasus
from tests.kenali.laporan import HARAPAN
from tests.kenali.penata import Penata, Tata
from tests.mutasi.bersih import laporan_bersih
from tests.tabel.test_pita import PITA, salah_pita

BALIK = {
    "tambah": "kurang", "kurang": "tambah", "kali": "bagi", "bagi": "kali", "jumlah": "rata", "rata": "jumlah",
    "maks": "min", "min": "maks",
}  # fmt: skip
HIMPUNAN_LAIN = {"data": "puncak", "anak": "data", "puncak": "data", "iku": "program", "program": "iku"}
# Mutants that cannot be told from the original, with the reason.
SETARA = {
    "efisiensi_aset KK116 total.pemenuhan: kebutuhan -> kebutuhan_uraian": "the total row holds one number for both",
    "efisiensi_sdm KK116 total.pemenuhan: kebutuhan -> kebutuhan_uraian": "the total row holds one number for both",
    "efisiensi_aset KK116 data.kekurangan: kurang turned round": "either sign is accepted",
    "efisiensi_aset KK116 total.kekurangan: kurang turned round": "either sign is accepted",
    "efisiensi_sdm KK116 data.kekurangan: kurang turned round": "either sign is accepted",
    "efisiensi_sdm KK116 total.kekurangan: kurang turned round": "either sign is accepted",
    "realisasi_anggaran KK209 induk.pagu [terinci]: condition left out": "the relation beside it judges the rest",
    "realisasi_anggaran KK209 induk.realisasi_anggaran [terinci]: condition left out": "as for pagu",
    "realisasi_anggaran KK209 induk.realisasi_anggaran_lalu [terinci]: condition left out": "as for pagu",
    "realisasi_anggaran KK209 induk.realisasi_anggaran_ini [terinci]: condition left out": "as for pagu",
    "target_realisasi KK101 data.capaian_setahun [sampai]: condition left out": "the one beside it judges the rest",
    "cakupan KK101 data.capaian [pasti]: condition left out": "the relation beside it judges a target of 100%",
    "komponen_ikm KK206 total.konversi: condition left out": "only the fill of a blank cell heeds it",
    "rekap_kategori KK115 total.bagian: bagi turned round": "a sum divided by itself",
    "rincian_jumlah KK115 total.bagian: bagi turned round": "a sum divided by itself",
    "unsur_ikm KK206 nrr.jumlah_unsur: jumlah -> rata": "a sum or a mean of the NRR stands there",
    **dict.fromkeys(
        (
            f"unsur_ikm KK206 ikm.hasil [tertimbang]: {apa}"
            for apa in (
                "relation left out",
                "kali -> bagi",
                "jumlah -> rata",
                "sebaris tertimbang -> data",
                "ikm_pengali -> 0",
            )
        ),
        "only the fill of a blank cell uses it: tests/tabel/test_unsur_ikm.py",
    ),
    **dict.fromkeys(
        (f"komponen_{k} KK101 {b}.capaian: condition left out" for k in ("akip", "rb") for b in ("data", "total")),
        "without a bobot the figure is undefined, so nothing is judged; only what is left blank heeds the condition",
    ),
}


class Mutan(NamedTuple):
    """One changed relation of one declaration."""

    kind: str
    letak: int
    apa: str
    relasi: Relasi | None

    def deklarasi(self) -> Deklarasi:
        """The declaration with the change."""
        d = semua()[self.kind]
        ganti = () if self.relasi is None else (self.relasi,)
        return d._replace(relasi=(*d.relasi[: self.letak], *ganti, *d.relasi[self.letak + 1 :]))

    def __str__(self) -> str:
        semua_relasi = semua()[self.kind].relasi
        r = semua_relasi[self.letak]
        senama = sum((x.kode, x.baris, x.hasil) == (r.kode, r.baris, r.hasil) for x in semua_relasi)
        varian = f" [{r.varian}]" if senama > 1 and r.varian else ""
        return f"{self.kind} {r.kode} {r.baris}.{r.hasil}{varian}: {self.apa}"


def mutan_relasi(kind: str) -> Iterator[Mutan]:
    """Every single change of every relation of a table."""
    d = semua()[kind]
    for i, r in enumerate(d.relasi):
        yield Mutan(kind, i, "relation left out", None)
        if r.batas:
            yield Mutan(kind, i, "limit becomes equality", r._replace(batas=False))
        if r.syarat is not None:
            yield Mutan(kind, i, "condition left out", r._replace(syarat=None))
        for apa, rumus in _lain(r.rumus, d):
            yield Mutan(kind, i, apa, r._replace(rumus=rumus))


def _lain(e: Ekspresi, d: Deklarasi) -> Iterator[tuple[str, Ekspresi]]:
    """The expression with one node changed."""
    yield from _simpul(e, d)
    for i, bagian in enumerate(e.args):
        if isinstance(bagian, Ekspresi):
            for apa, baru in _lain(bagian, d):
                yield apa, Ekspresi(e.op, *e.args[:i], baru, *e.args[i + 1 :])


def _simpul(e: Ekspresi, d: Deklarasi) -> Iterator[tuple[str, Ekspresi]]:
    if e.op in BALIK:
        yield f"{e.op} -> {BALIK[e.op]}", Ekspresi(BALIK[e.op], *e.args)
    if e.op in ("kurang", "bagi"):
        yield f"{e.op} turned round", Ekspresi(e.op, *reversed(e.args))
    if e.op == "pita":
        lain = "kategori_ipp" if e.args[1] != "kategori_ipp" else "predikat_akip"
        yield f"{e.args[1]} -> {lain}", Ekspresi("pita", e.args[0], lain)
    if isinstance(e, Himpunan) and (d.hierarki or e.baris != "data"):
        lain = HIMPUNAN_LAIN.get(e.baris, "data")  # a row set that lies across becomes the one that lies down
        yield f"{e.baris} -> {lain}", Himpunan(e.kolom, lain)
    if isinstance(e, Tetapan) and isinstance(e.nilai, Decimal):
        yield f"{e.nilai} -> {e.nilai + 1}", Tetapan(e.nilai + 1)
    if isinstance(e, Parameter):
        yield f"{e.nama} -> 0", Tetapan(Decimal(0))
    if isinstance(e, Kolom):
        kolom = _kolom_lain(e.nama, d)
        if kolom is not None:
            yield f"{e.nama} -> {kolom}", Kolom(kolom)
    if isinstance(e, Ringkas):
        jenis = next((b.jenis for b in d.ringkas if b.jenis != e.jenis), None)
        if jenis is not None:
            yield f"row {e.jenis} -> {jenis}", Ringkas(jenis, e.kolom)


def _kolom_lain(nama: str, d: Deklarasi) -> str | None:
    jenis = {k.nama: k.jenis for k in d.kolom}
    return next((k for k, j in jenis.items() if j == jenis.get(nama) and k != nama and j != "teks"), None)


def mutan_pita() -> Iterator[tuple[str, str, Profil]]:
    """(band, what, profile) for every limit moved by one displayed unit, up and down."""
    asal = muat_profil()
    for nama, pita in asal.pita.items():
        langkah = Decimal(1).scaleb(-pita.desimal_nilai)
        for i, batas in enumerate(pita.batas[:-1]):
            for geser in (langkah, -langkah):
                baru = pita._replace(
                    batas=(*pita.batas[:i], batas._replace(atas=batas.atas + geser), *pita.batas[i + 1 :])
                )
                apa = f"{batas.label}: {batas.atas} -> {batas.atas + geser}"
                yield nama, apa, asal._replace(pita={**asal.pita, nama: baru})


@contextmanager
def berlaku(mutan: Mutan) -> Iterator[None]:
    """The declaration is the changed one inside the block."""
    pemasok.kolom_ringkas.cache_clear()
    with patch.dict(semua(), {mutan.kind: mutan.deklarasi()}):
        yield
    pemasok.kolom_ringkas.cache_clear()


def tertangkap(mutan: Mutan) -> bool:
    """Whether a case of the rule, or a clean table of that kind, tells the change."""
    kode = semua()[mutan.kind].relasi[mutan.letak].kode
    kasus = [k for k in semua_kasus() if k.kode == kode]
    sebelum = _relasi_bersih(mutan.kind)
    with berlaku(mutan):
        return _relasi_bersih(mutan.kind) != sebelum or any(_temuan(k) != k.temuan for k in kasus)


def _temuan(kasus: Kasus) -> dict[str, str] | type[Exception]:
    """The findings of the case's own rule by cell; a crash tells a change as well."""
    utama = next(iter(kasus.lembar))
    try:
        temuan = [t for t in periksa(kasus).findings if t.kode == kasus.kode]
    except Exception as galat:
        return type(galat)
    return {t.alamat if t.lembar == utama else f"{t.lembar}!{t.alamat}": t.tingkat for t in temuan}


def _relasi_bersih(kind: str) -> object:
    """What the tool says of the clean tables of that kind: verdicts counted, errors by cell."""
    daftar = [lap for kunci, lap in laporan_bersih().items() if HARAPAN[kunci][0] == kind]
    if not daftar:
        return None
    try:
        hasil = check(Penata(Tata()).susun(daftar), predikat_akip="A")
    except Exception as galat:
        return type(galat)
    return hasil.relations, sorted((f.lembar, f.alamat, f.kode) for f in hasil.findings if f.tingkat == "error")


def pita_tertangkap(nama: str, profil: Profil) -> bool:
    """Whether the test of that band's edges fails."""
    return nama in PITA and bool(salah_pita(profil, nama))


def jalankan(pilihan: list[str]) -> list[str]:
    """The mutants that no test tells, of the tables (and `pita`) named, or of all."""
    lolos, banyak = [f"case fails unchanged: {k.kode} {k.nama}" for k in semua_kasus() if _temuan(k) != k.temuan], 0
    for kind in semua():
        if pilihan and kind not in pilihan:
            continue
        for mutan in mutan_relasi(kind):
            banyak += 1
            if str(mutan) not in SETARA and not tertangkap(mutan):
                lolos.append(str(mutan))
    if not pilihan or "pita" in pilihan:
        for nama, apa, profil in mutan_pita():
            banyak += 1
            if not pita_tertangkap(nama, profil):
                lolos.append(f"pita {nama}: {apa}")
    print(f"{banyak} mutants tried; survivors and failing cases: {len(lolos)}")
    return lolos


if __name__ == "__main__":
    selamat = jalankan(sys.argv[1:])
    print(*selamat, sep="\n")
    raise SystemExit(1 if selamat else 0)
