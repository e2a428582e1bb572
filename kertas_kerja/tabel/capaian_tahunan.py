"""Capaian kinerja beberapa tahun berdampingan: target, realisasi, persen, dan rata-rata tiap tahun."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, rata
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN
from kertas_kerja.tabel.dasar import JUMLAH, RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kemajuan_renstra import RELASI_KEMAJUAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom


def kemajuan_tahun_terakhir(kolom: list[Kolom]) -> list[Kolom]:
    """Tingkat kemajuan dan target akhirnya bergrup tahun terakhir: realisasi tahun itulah yang dibaginya."""
    tahun = max((k.grup for k in kolom if k.nama == "realisasi" and k.grup.isdigit()), default="")
    return [k._replace(grup=tahun) if k.nama in ("target_renstra", "kemajuan") else k for k in kolom]


TABEL = Deklarasi(
    kind="capaian_tahunan",
    judul="Capaian Kinerja Tahunan",
    uraian="Target, realisasi, dan capaian beberapa tahun; tanpa batas atas dan tanpa koreksi.",
    kata_judul=r"capaian kinerja|tahun 20\d\d ?-|20\d\d s",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS", lebar=38, dari=("tujuan", "program")),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=38),
        KolomTabel("satuan", "SATUAN", lebar=10),
        KolomTabel("target", "TARGET", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("realisasi", "REALISASI", "ukuran", wajib=True),
        KolomTabel("capaian", "% CAPAIAN", "persen"),
        KolomTabel("bertambah", "KENAIKAN/PENURUNAN", "ukuran", dari=("selisih",)),
        KolomTabel("pertumbuhan", "PERTUMBUHAN (%)", "ukuran"),
        KolomTabel("target_renstra", "TARGET AKHIR RPJMD/RENSTRA", "ukuran", ditetapkan=True),
        KolomTabel("kemajuan", "TINGKAT KEMAJUAN", "persen"),
    ),
    ringkas=(
        BarisRingkas("rata", "Rata-rata Capaian IKU", RATA),
        BarisRingkas("total", "JUMLAH", JUMLAH),
    ),
    relasi=(
        *RELASI_CAPAIAN,
        RELASI_KEMAJUAN,
        Relasi("KK202", "capaian", rata(Himpunan("capaian")), baris="rata", nama="rata-rata capaian"),
    ),
    tolak=frozenset({"normalisasi", "nilai_akhir", "pagu", "analisis"}),
    bergrup=True,
    sesuaikan=kemajuan_tahun_terakhir,
    bobot=0.5,
    dasar="permenpanrb-53-2014",
)
