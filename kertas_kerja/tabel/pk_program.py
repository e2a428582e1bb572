"""Perjanjian Kinerja bagian program: program, indikator, target, anggaran, dan jumlah anggaran."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.nama_baris import beri_nama_baris
from kertas_kerja.tabel.perubahan import KOLOM_PERUBAHAN, kolom_perubahan, relasi_perubahan
from kertas_kerja.tabel.rencana import kolom_rencana
from kertas_kerja.tabel.rincian import HIMPUNAN_RINCIAN, INDUK_PAGU, varian_terinci

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom


_BERUBAH = frozenset({"pagu", "pagu_murni"})


def kolom_program(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom anggaran sebelum dan sesudah perubahan ("Uraian" di kirinya), dan kolom rencana tiap tribulan."""
    return beri_nama_baris(kolom_rencana(kolom_perubahan(kolom)), "program", _BERUBAH)


TABEL = Deklarasi(
    kind="pk_program",
    judul="Perjanjian Kinerja (program dan anggaran)",
    uraian="Program beserta indikator, target, dan anggarannya; jumlah anggaran di baris terakhir.",
    kata_judul=r"perjanjian kinerja|\bpk\b|program|rencana aksi|renaksi",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN PROGRAM", lebar=38),
        KolomTabel("program", "PROGRAM", wajib=True, lebar=38),
        KolomTabel("indikator", "INDIKATOR PROGRAM", lebar=38),
        KolomTabel("satuan", "SATUAN", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("pagu", "ANGGARAN", "rupiah", wajib=True, ditetapkan=True, lebar=20, desimal=0),
        *KOLOM_PERUBAHAN,
        KolomTabel("keterangan", "KETERANGAN", lebar=14),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH, tanpa_label=True),),
    relasi=(
        INDUK_PAGU,
        INDUK_PAGU._replace(
            hasil="pagu_murni", rumus=jumlah(Himpunan("pagu_murni", "anak")), nama="anggaran sebelum perubahan"
        ),
        *(
            Relasi("KK201", "pagu", jumlah(Himpunan("pagu", h)), baris="total", varian=varian, nama="jumlah anggaran")
            for varian, h in HIMPUNAN_RINCIAN.items()
        ),
        *relasi_perubahan(HIMPUNAN_RINCIAN),
    ),
    tolak=frozenset({"realisasi", "capaian", "realisasi_anggaran", "serapan", "bagian_anggaran"}),
    sesuaikan=kolom_program,
    salah_satu=("program", "indikator"),
    boleh_tanpa=frozenset({"program"}),
    pengganti=frozenset({"sasaran", "indikator", "target"}),
    rincian=True,
    varian=varian_terinci,
    dasar="permenpanrb-53-2014",
)
