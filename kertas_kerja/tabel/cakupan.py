"""Cakupan: yang terlayani (atau selesai) dibagi yang harus dilayani, seperti pada SPM dan tindak lanjut pemeriksaan."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.bagian_persen import saling_menyebut
from kertas_kerja.tabel.bentuk import cacah_bentuk
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import kenali_kepala
from kertas_kerja.tabel.nama_baris import beri_nama_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

cakupan = Kolom("terlayani") / Kolom("harus_dilayani")
_BANYAK = r"^(?:jumlah|total|beban|banyak\w*|target) |\b(?:masuk|diterima)$"
_TUNTAS = (
    r"\b(?:(?:di)?selesai(?:kan)?|tuntas|ditangani|tertangani|diputus|dilayani|terlayani|ditindaklanjuti|tersalurkan"
    r"|terpenuhi|dipenuhi|diterbitkan|terbit|lulus|tertangani)\b"
)
_SUKU_TUNTAS = ("selesai", "tunt", "tangan", "utus", "layan", "lanjut", "salur", "penuh", "terbit", "lulus")
belum = Kolom("harus_dilayani") - Kolom("terlayani")
_SISA = {"bersisa": belum, "berproses": belum - Kolom("proses")}
_SELESAI = ("| selesai", "| sesuai")
_BELUM = r"\b(?:belum|sisa|tersisa|tidak)\b"
_PROSES = r"(?:.*\| )?(?:jumlah |masih |sedang )*(?:dalam |di)?proses\b"
_TEMUAN = r"(?:jumlah |banyak\w* )?temuan\b"
_PERSEN_TUNTAS = r"(?:%|persen\w*|prosen\w*).*\b(?:selesai|penyelesaian|tindak lanjut|tuntas|terlayani)\b"
_UKURAN = frozenset({"terlayani", "harus_dilayani", "capaian"})


def kolom_cakupan(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom yang menamai baris dikenali dari letaknya: "Jenis Pelayanan Dasar", "Perangkat Daerah".

    "Selesai" di bawah "Status Tindak Lanjut" adalah yang selesai dari jumlah rekomendasinya; "Realisasi" di samping
    jumlah sasaran adalah yang terlayani.
    """
    kolom = _tindak_lanjut(kolom)
    ada = {k.nama for k in kolom}
    if "terlayani" not in ada:
        selesai = [k for k in kolom if k.judul.lower().endswith(_SELESAI) or k.judul.lower().strip() == "selesai"]
        if not selesai and "harus_dilayani" in ada:
            selesai = [k for k in kolom if k.nama == "realisasi"]
        kolom = [k._replace(nama="terlayani") if k in selesai[:1] else k for k in kolom]
    tersisa = [k for k in kolom if not k.nama and re.search(_BELUM, k.judul.lower())]
    kolom = [k._replace(nama="belum") if tersisa == [k] else k for k in kolom]
    proses = [k for k in kolom if k.nama in ("", "proses") and re.match(_PROSES, k.judul.lower())]
    kolom = [k._replace(nama="proses") if proses == [k] else k for k in kolom]
    return beri_nama_baris(_menurut_letak(kolom), "indikator", _UKURAN)


def _bertuntas(judul: str) -> bool:
    """Benar bila kepala kolom itu menyebut yang sudah selesai; kebanyakan sudah gugur menurut suku katanya."""
    kata = judul.lower()
    return any(k in kata for k in _SUKU_TUNTAS) and re.search(_TUNTAS, kata) is not None


def _tindak_lanjut(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Temuan, Rekomendasi, Selesai, % Selesai": yang diselesaikan adalah rekomendasinya, atau temuannya saja."""
    if not any(_bertuntas(k.judul) for k in kolom):
        return kolom
    kolom = [k._replace(nama="temuan") if not k.nama and re.match(_TEMUAN, k.judul.lower()) else k for k in kolom]
    for asal in ("rekomendasi", "temuan"):
        if all(k.nama != "harus_dilayani" for k in kolom):
            kolom = [k._replace(nama="harus_dilayani") if k.nama == asal else k for k in kolom]
    if any(k.nama == "capaian" for k in kolom):
        return kolom
    persen = [k for k in kolom if not k.nama and re.search(_PERSEN_TUNTAS, k.judul.lower())]
    return [k._replace(nama="capaian") if k in persen[:1] else k for k in kolom]


def _menurut_letak(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Beban Perkara, Perkara Diputus, Persentase": banyaknya, yang tuntas darinya, dan persennya, berdampingan."""
    if {"harus_dilayani", "terlayani"} & {k.nama for k in kolom}:
        return kolom
    for semua, tuntas, persen in zip(kolom, kolom[1:], kolom[2:], strict=False):
        if persen.nama != "capaian" or semua.nama or tuntas.nama:
            continue
        if re.search(_BANYAK, semua.judul.lower()) and _bertuntas(tuntas.judul):
            ganti = {semua.indeks: "harus_dilayani", tuntas.indeks: "terlayani"}
            return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]
    return kolom


def varian_cakupan(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`pasti` bila kepala kolomnya kata baku, atau persen yang tertulis sebagian besar hasil baginya; `bersisa`."""
    return _pasti(tabel) | varian_belum(tabel, konteks)


def _pasti(tabel: Tabel) -> frozenset[str]:
    ukuran = [k for k in tabel.kolom if k.nama in ("harus_dilayani", "terlayani")]
    if all(kenali_kepala(k.judul).nama or _di_bawah_kelompok(k.judul) for k in ukuran):
        return frozenset({"pasti"})
    tertulis = sum((s := b.ambil("capaian")) is not None and s.angka is not None for b in tabel.data())
    cocok = cacah_bentuk(tabel, "capaian", {"cakupan": cakupan})["cakupan"]
    if not _disebut(tabel):
        return frozenset({"pasti"} if cocok > 1 and cocok * 2 > tertulis else ())
    return frozenset({"pasti"} if cocok * 2 >= tertulis else ())


def _di_bawah_kelompok(judul: str) -> bool:
    """Benar untuk "Status Tindak Lanjut | Selesai" dan "Sasaran | Jumlah Ibu Hamil"; "Setoran | Adm" bukan cacahnya."""
    grup, _, daun = judul.lower().rpartition(" | ")
    return bool(grup) and re.search(rf"{_BANYAK}|{_TUNTAS}|\bsesuai\b", daun) is not None


def _disebut(tabel: Tabel) -> bool:
    """Benar bila kepala kolomnya sendiri menyebut mana seluruhnya dan mana bagiannya."""
    semua, tuntas, persen = (
        next((k.judul for k in tabel.kolom if k.nama == n), "") for n in ("harus_dilayani", "terlayani", "capaian")
    )
    berpola = re.search(_BANYAK, semua.lower()) and _bertuntas(tuntas)
    return bool(berpola) or saling_menyebut(semua, tuntas, persen)


def varian_belum(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """Bentuk kolom "Belum" di kebanyakan baris: `bersisa`, atau `berproses` bila yang dalam proses tidak termasuk."""
    tertulis = sum((s := b.ambil("belum")) is not None and s.angka is not None for b in tabel.data())
    cocok = cacah_bentuk(tabel, "belum", _SISA)
    return frozenset(nama for nama, banyak in cocok.items() if banyak > 1 and banyak * 3 >= tertulis * 2)


def bertarget(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Capaian terhadap target yang lebih kecil daripada jumlah sasarannya sama benarnya."""
    target = baris.ambil("target")
    return (Kolom("terlayani") / Kolom("target"),) if target is not None and target.angka is not None else ()


def tanpa_target(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila targetnya seluruh sasaran: tidak ada, atau 100%."""
    target = baris.ambil("target")
    return not bertarget(baris, konteks) or (target is not None and target.angka is not None and target.angka.persen)


def bertarget_lain(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila targetnya bukan seluruh sasaran."""
    return not tanpa_target(baris, konteks)


TABEL = Deklarasi(
    kind="cakupan",
    judul="Cakupan Layanan",
    uraian="Capaian adalah yang terlayani dibagi yang harus dilayani.",
    kata_judul=r"standar pelayanan minimal|\bspm\b|tindak lanjut|cakupan",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("indikator", "Indikator", wajib=True, lebar=44),
        KolomTabel("harus_dilayani", "Jumlah yang Harus Dilayani", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("terlayani", "Jumlah yang Terlayani", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("capaian", "Capaian", "persen", wajib=True),
        KolomTabel("belum", "Belum Terlayani", "ukuran", desimal=0),
        KolomTabel("proses", "Jumlah Dalam Proses", "ukuran", ditetapkan=True, desimal=0),
        KolomTabel("target", "Target", "ukuran", ditetapkan=True),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("temuan", "Jumlah Temuan", "ukuran", ditetapkan=True, desimal=0),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH),),
    relasi=(
        Relasi("KK101", "capaian", cakupan, varian="pasti", nama="capaian", syarat=tanpa_target),
        Relasi(
            "KK101",
            "capaian",
            cakupan,
            varian="pasti",
            nama="capaian",
            syarat=bertarget_lain,
            bacaan=bertarget,
            isi=False,
        ),
        Relasi("KK101", "capaian", cakupan, baris="total", varian="pasti", nama="capaian", bacaan=bertarget),
        *(
            Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", varian="pasti", nama=nama, isi=False)
            for k, nama in (
                ("harus_dilayani", "jumlah yang harus dilayani"),
                ("terlayani", "jumlah yang terlayani"),
                ("temuan", "jumlah temuan"),
                ("proses", "jumlah yang dalam proses"),
            )
        ),
        *(
            Relasi("KK117", "belum", rumus, baris=b, varian=varian, nama="yang belum")
            for varian, rumus in _SISA.items()
            for b in ("data", "total")
        ),
    ),
    tolak=frozenset({"normalisasi", "pagu", "realisasi_anggaran", "pembanding"}),
    sesuaikan=kolom_cakupan,
    varian=varian_cakupan,
    dasar="permenpanrb-53-2014",
)
