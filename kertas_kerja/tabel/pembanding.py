"""Realisasi di samping realisasi nasional, provinsi, atau kabupaten: persen dan selisih."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.capaian import relasi_kemajuan
from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel


def kolom_sendiri(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Realisasi Kabupaten, Realisasi Provinsi": tanpa kolom realisasi, yang pertama milik sendiri."""
    pembanding = [k for k in kolom if k.nama == "pembanding"]
    if len({k.judul for k in pembanding}) < 2 or any(k.nama == "realisasi" for k in kolom):
        return kolom
    return [k._replace(nama="realisasi", grup="") if k == pembanding[0] else k for k in kolom]


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
        KolomTabel("realisasi", "Realisasi tahun n", "ukuran", wajib=True),
        KolomTabel("pembanding", "Realisasi Pembanding", "ukuran", wajib=True),
        KolomTabel("persen_pembanding", "% Perbandingan", "persen", dari=("capaian",)),
        KolomTabel("selisih", "Selisih Realisasi kinerja", "ukuran"),
        KolomTabel("keterangan", "Ket", lebar=44),
    ),
    relasi=(
        relasi_kemajuan("KK113", "persen_pembanding", "realisasi", "pembanding", nama="persen perbandingan"),
        Relasi("KK114", "selisih", Kolom("realisasi") - Kolom("pembanding"), nama="selisih"),
    ),
    tolak=frozenset({"normalisasi", "pagu", "target_renstra", "analisis"}),
    bobot=0.4,
    hierarki=True,
    sesuaikan=kolom_sendiri,
    dasar="permenpanrb-53-2014",
)
