"""Realisasi di samping realisasi nasional, provinsi, atau kabupaten: persen dan selisih."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN, relasi_kemajuan
from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import kenali_kepala

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel


_MILIK = r"(?i)\b(nasional|pem(?:prov|kab|kot|da)|prov|kab|kota|kecamatan|kelurahan|desa|dinas|badan|rsud|puskesmas)"
_HITUNGAN = frozenset({"selisih", "persen_pembanding"})


def kolom_pembanding(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom yang diperbandingkan, lalu mana yang capaian terhadap target dan mana yang persen pembandingnya."""
    return _sewilayah(_capaian_sendiri(_terbukti(kolom_sendiri(kolom))))


def _sewilayah(kolom: list[KolomModel]) -> list[KolomModel]:
    """Tanpa hitungan terhadap wilayah lain: "Kab. thd Prov. (%)" bukan persen pembanding "Nasional"."""
    wilayah = {_sebutan(k.judul) for k in kolom if k.nama == "pembanding" and not k.grup} - {""}
    if len(wilayah) != 1:
        return kolom
    lain = [k for k in kolom if k.nama in _HITUNGAN and not k.grup and _sebutan(k.judul) not in (*wilayah, "")]
    return [k._replace(nama="") if k in lain else k for k in kolom]


def _terbukti(kolom: list[KolomModel]) -> list[KolomModel]:
    """Dari beberapa pembanding yang dipakai adalah yang dibagi persennya menurut angka; ia terbaca sebagai target."""
    if not any(k.nama == "target" and kenali_kepala(k.judul).nama == "pembanding" for k in kolom):
        return kolom
    nama = {"target": "pembanding", "pembanding": ""}
    return [k._replace(nama=nama.get(k.nama, k.nama)) for k in kolom]


def kolom_sendiri(kolom: list[KolomModel]) -> list[KolomModel]:
    """Dua realisasi yang diperbandingkan: "Realisasi Kabupaten" dan "Realisasi Provinsi", atau dua kecamatan.

    Yang pertama milik sendiri. Dari dua kolom bernama sama yang kanan tidak bernama; ia dikenali dari kepalanya.
    """
    asal, kolom = kolom, _menurut_sebutan(kolom)
    if any(k.nama == "pembanding" for k in kolom) and any(k.nama == "realisasi" for k in kolom):
        return _pembanding_kedua(kolom, asal)
    dua = [k for k in kolom if (k.nama or kenali_kepala(k.judul).nama) in ("pembanding", "realisasi")]
    berpasangan = {k.nama for k in dua} != {"pembanding", "realisasi"} and len({k.judul for k in dua}) == 2
    setahun = len({k.grup for k in dua if k.grup}) < 2
    if len(dua) != 2 or not berpasangan or not setahun or not all(re.search(_MILIK, k.judul) for k in dua):
        return kolom
    if not any(k.nama in ("persen_pembanding", "selisih", "capaian") for k in kolom):
        return kolom
    nama = {dua[0].indeks: "realisasi", dua[1].indeks: "pembanding"}
    return [k._replace(nama=nama[k.indeks], grup="") if k in dua else k for k in kolom]


def _capaian_sendiri(kolom: list[KolomModel]) -> list[KolomModel]:
    """Capaian di sebelah kiri pembanding, sesudah target dan realisasi, adalah capaian terhadap target itu.

    Capaian yang lain adalah persen terhadap pembandingnya.
    """
    letak = {k.nama: k.indeks for k in reversed(kolom)}
    urut = [letak.get(nama) for nama in ("target", "realisasi", "capaian", "pembanding")]
    ada = [i for i in urut if i is not None]
    if len(ada) == len(urut) and ada == sorted(ada):
        return kolom
    bernama = "persen_pembanding" in letak
    return [k._replace(nama="" if bernama else "persen_pembanding") if k.nama == "capaian" else k for k in kolom]


def _menurut_sebutan(kolom: list[KolomModel]) -> list[KolomModel]:
    """Dari beberapa pembanding yang dipakai adalah yang disebut kolom hitungannya: "Selisih terhadap Nasional".

    Hitungan terhadap pembanding yang lain tidak bernama.
    """
    banding = [k for k in kolom if (k.nama or kenali_kepala(k.judul).nama) == "pembanding"]
    hitungan = {k.indeks: _sebutan(k.judul) for k in kolom if k.nama in _HITUNGAN}
    pilihan = next((s for s in hitungan.values() if s), "")
    if len(banding) < 2 or not pilihan:
        return kolom
    dipakai = next((k.indeks for k in banding if _sebutan(k.judul) == pilihan), None)
    ganti = {k.indeks: "pembanding" if k.indeks == dipakai else "" for k in banding if dipakai is not None}
    ganti |= {i: "" for i, s in hitungan.items() if dipakai is None or s not in ("", pilihan)}
    return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]


def _pembanding_kedua(kolom: list[KolomModel], asal: list[KolomModel]) -> list[KolomModel]:
    """Pembanding lain dengan hitungannya sendiri, bergrup wilayahnya: "Realisasi Nasional, Capaian thd Nasional"."""
    utama = _sebutan(next(k.judul for k in kolom if k.nama == "pembanding"))
    jenis = {k.indeks: lama.nama or kenali_kepala(k.judul).nama for k, lama in zip(kolom, asal, strict=True)}
    lain = [k for k in kolom if not k.nama and jenis[k.indeks] == "pembanding" and _sebutan(k.judul) not in ("", utama)]
    if not utama or len(lain) != 1:
        return kolom
    grup = _sebutan(lain[0].judul)
    hitungan = {
        k.indeks: "persen_pembanding" if jenis[k.indeks] == "capaian" else jenis[k.indeks]
        for k in kolom
        if not k.nama and _sebutan(k.judul) == grup and jenis[k.indeks] in (*_HITUNGAN, "capaian")
    }
    if not hitungan or len(set(hitungan.values())) < len(hitungan):
        return kolom
    nama = hitungan | {lain[0].indeks: "pembanding"}
    return [k._replace(nama=nama[k.indeks] or "", grup=grup) if k.indeks in nama else k for k in kolom]


def _sebutan(judul: str) -> str:
    """Wilayah yang terakhir disebut kepala itu."""
    return next(reversed(re.findall(r"nasional|prov|kab|kota|regional", judul.lower())), "")


TABEL = Deklarasi(
    kind="pembanding",
    judul="Perbandingan Realisasi Kinerja dengan Realisasi Nasional, Provinsi, atau Kabupaten",
    uraian="Persen perbandingan adalah realisasi dibagi pembanding; selisih adalah realisasi dikurangi pembanding.",
    kata_judul=r"nasional|provinsi|kabupaten|pembanding",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Sasaran Strategis - Program", lebar=44, dari=("program", "tujuan")),
        KolomTabel("indikator", "Indikator Kinerja", wajib=True, lebar=40),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("target", "Target tahun n", "ukuran", ditetapkan=True),
        KolomTabel("realisasi", "Realisasi tahun n", "ukuran", wajib=True),
        KolomTabel("capaian", "% Capaian tahun n", "persen"),
        KolomTabel("pembanding", "Realisasi Pembanding", "ukuran", wajib=True),
        KolomTabel("persen_pembanding", "% Perbandingan", "persen"),
        KolomTabel("selisih", "Selisih Realisasi kinerja", "ukuran"),
        KolomTabel("keterangan", "Ket", lebar=44),
    ),
    relasi=(
        *RELASI_CAPAIAN,
        relasi_kemajuan("KK113", "persen_pembanding", "realisasi", "pembanding", nama="persen perbandingan"),
        Relasi("KK114", "selisih", Kolom("realisasi") - Kolom("pembanding"), nama="selisih"),
    ),
    tolak=frozenset({"normalisasi", "pagu", "target_renstra", "analisis"}),
    bobot=0.4,
    hierarki=True,
    sesuaikan=kolom_pembanding,
    dasar="permenpanrb-53-2014",
)
