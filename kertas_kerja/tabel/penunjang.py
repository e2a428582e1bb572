"""Program, kegiatan, dan sub kegiatan yang menunjang atau kurang menunjang pencapaian kinerja."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kinerja_anggaran import serapan

_UANG = {"pagu": "pagu", "realisasi_anggaran": "realisasi anggaran"}

TABEL = Deklarasi(
    kind="penunjang",
    judul="Program, Kegiatan, dan Sub Kegiatan yang Menunjang Pencapaian Kinerja",
    uraian="Program dengan capaian sedikitnya 100% sangat menunjang; kegiatan dan sub kegiatannya mengikuti.",
    kata_judul=r"menunjang|outcome|output",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("program", "PROGRAM/KEGIATAN/SUB KEGIATAN", dari=("sasaran",), lebar=46),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=46),
        KolomTabel("polaritas", "POLARITAS", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("realisasi", "REALISASI KINERJA", "ukuran"),
        KolomTabel("capaian", "% CAPAIAN KINERJA", "persen"),
        KolomTabel("pagu", "ANGGARAN", "rupiah", ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("realisasi_anggaran", "REALISASI ANGGARAN", "rupiah", lebar=20, desimal=0),
        KolomTabel("serapan", "% CAPAIAN ANGGARAN", "persen"),
        KolomTabel("menunjang", "MENUNJANG/ KURANG", wajib=True, lebar=44),
    ),
    ringkas=(BarisRingkas("total", "REALISASI", JUMLAH + r"|realisasi$"),),
    relasi=(
        *RELASI_CAPAIAN,
        Relasi("KK110", "serapan", serapan, dasar="permenpanrb-53-2014", nama="serapan"),
        *(
            Relasi("KK209", k, jumlah(Himpunan(k, "anak")), baris="induk", nama=nama, isi=False)
            for k, nama in _UANG.items()
        ),
        *(
            Relasi("KK201", k, jumlah(Himpunan(k, "puncak")), baris="total", nama=f"jumlah {nama}", isi=False)
            for k, nama in _UANG.items()
        ),
        Relasi("KK110", "serapan", serapan, baris="total", dasar="permenpanrb-53-2014", nama="serapan"),
    ),
    bobot=0.6,
    hierarki=True,
    dasar="permenpanrb-53-2014",
)
