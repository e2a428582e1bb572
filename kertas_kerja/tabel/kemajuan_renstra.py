"""Realisasi terhadap target akhir Renstra: tingkat kemajuan dan rata-ratanya."""

from __future__ import annotations

from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.capaian import relasi_kemajuan
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel
from kertas_kerja.tabel.rata_jenjang import RINGKAS_RATA, relasi_rata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

RELASI_KEMAJUAN = relasi_kemajuan(
    "KK112", "kemajuan", "realisasi", "target_renstra", dasar="permenpanrb-53-2014", nama="tingkat kemajuan"
)


def tahun_terakhir(kolom: list[Kolom]) -> list[Kolom]:
    """Realisasi tahun terakhir di samping tahun-tahun sebelumnya, dan target tahun terakhir Renstra.

    Dari target setiap tahun Renstra hanya yang terakhir yang dipakai bila kemajuannya disebut terhadap target akhir.
    """
    if not any(k.nama == "kemajuan" for k in kolom):
        return kolom
    kolom = _capaian_diukur(kolom)
    akhir = any("akhir" in k.judul.lower() for k in kolom if k.nama == "kemajuan")
    kolom = _yang_terakhir(kolom, "target_renstra") if akhir else kolom
    return _yang_terakhir(kolom, "realisasi") if all(k.nama != "target" for k in kolom) else kolom


def _capaian_diukur(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target Akhir Renstra, Capaian s.d. 2025, Tingkat Kemajuan": capaian itu realisasinya, bukan persennya."""
    capaian = [k for k in kolom if k.nama == "capaian"]
    if len(capaian) != 1 or any(k.nama in ("realisasi", "target") for k in kolom) or berkepala_persen(capaian[0].judul):
        return kolom
    return [k._replace(nama="realisasi") if k in capaian else k for k in kolom]


def _yang_terakhir(kolom: list[Kolom], nama: str) -> list[Kolom]:
    """Dari beberapa kolom tahunan bernama itu hanya yang tahunnya terakhir yang bernama."""
    semua = [k for k in kolom if k.nama == nama]
    if len(semua) < 2 or not all(k.grup.isdigit() for k in semua):
        return kolom
    akhir = max(semua, key=lambda k: k.grup)
    return [k._replace(nama=nama if k == akhir else "", grup="") if k in semua else k for k in kolom]


TABEL = Deklarasi(
    kind="kemajuan_renstra",
    judul="Perbandingan Realisasi Kinerja s/d Akhir Periode RENSTRA",
    uraian="Tingkat kemajuan adalah realisasi dibagi target akhir Renstra.",
    kata_judul=r"renstra|rpjmd|jangka menengah|kemajuan",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Sasaran Strategis - Program", lebar=44, dari=("program", "tujuan")),
        KolomTabel("indikator", "Indikator Kinerja", wajib=True, lebar=44),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("target_renstra", "Target Akhir RPJMD/Renstra", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("realisasi", "Realisasi", "ukuran", wajib=True),
        KolomTabel("kemajuan", "Tingkat Kemajuan", "persen", dari=("capaian",)),
    ),
    ringkas=(*RINGKAS_RATA, BarisRingkas("total", "JUMLAH", JUMLAH)),
    relasi=(
        RELASI_KEMAJUAN,
        *relasi_rata("kemajuan"),
    ),
    tolak=frozenset({"normalisasi", "pagu", "pembanding", "analisis"}),
    bobot=0.4,
    hierarki=True,
    sesuaikan=tahun_terakhir,
    dasar="permenpanrb-53-2014",
)
