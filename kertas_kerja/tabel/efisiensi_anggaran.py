"""Efisiensi penggunaan anggaran: capaian kinerja dikurangi serapan anggaran."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Tetapan, rata
from kertas_kerja.tabel.bentuk import cacah_bentuk
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN
from kertas_kerja.tabel.dasar import JUMLAH, RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kinerja_anggaran import jumlah_anggaran, serapan, varian_jenjang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Tabel
    from kertas_kerja.tabel.dasar import Konteks

capaian, serap = Kolom("capaian"), Kolom("serapan")
# Ukuran efisiensi yang dipakai kantor: selisih, bagian anggaran seharusnya yang dihemat (PMK 22/2021), perbandingan.
efisiensi = capaian - serap
BENTUK = {"selisih": efisiensi, "hemat": Tetapan(1) - serap / capaian, "banding": capaian / serap}


def varian_efisiensi(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Ukuran yang menjelaskan paling banyak baris (selisih bila sama banyak), dan jenjang anggarannya."""
    cocok = cacah_bentuk(tabel, "efisiensi", BENTUK)
    return frozenset({max(BENTUK, key=lambda nama: cocok[nama])}) | varian_jenjang(tabel, konteks)


TABEL = Deklarasi(
    kind="efisiensi_anggaran",
    judul="Efisiensi Penggunaan Anggaran",
    uraian="Tingkat efisiensi adalah selisih dua persentase sebagaimana tercetak; totalnya selisih, bukan jumlah.",
    kata_judul=r"efisiensi",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS – PROGRAM", dari=("program", "tujuan"), lebar=48),
        KolomTabel("indikator", "INDIKATOR KINERJA", lebar=44),
        KolomTabel("capaian", "% CAPAIAN KINERJA", "persen", wajib=True),
        KolomTabel("serapan", "% REALISASI ANGGARAN", "persen", wajib=True),
        KolomTabel("efisiensi", "TINGKAT EFISIENSI", "persen", wajib=True),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("realisasi", "REALISASI", "ukuran"),
        KolomTabel("pagu", "ANGGARAN", "rupiah", ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("realisasi_anggaran", "REALISASI ANGGARAN", "rupiah", lebar=20, desimal=0),
    ),
    ringkas=(
        BarisRingkas(
            "total",
            "TOTAL EFISIENSI PENGGUNAAN ANGGARAN",
            rf"{JUMLAH}|{RATA}|tingkat efisiensi",
        ),
    ),
    relasi=(
        *RELASI_CAPAIAN,
        Relasi("KK110", "serapan", serapan, nama="serapan"),
        *(Relasi("KK111", "efisiensi", rumus, varian=nama, nama="efisiensi") for nama, rumus in BENTUK.items()),
        *jumlah_anggaran("total"),
        Relasi("KK110", "serapan", serapan, baris="total", nama="serapan"),
        Relasi("KK202", "capaian", rata(Himpunan("capaian")), baris="total", nama="rata-rata capaian"),
        *(
            Relasi("KK111", "efisiensi", rumus, baris="total", varian=nama, nama="total efisiensi")
            for nama, rumus in BENTUK.items()
        ),
    ),
    bobot=0.5,
    hierarki=True,
    varian=varian_efisiensi,
    dasar="permenpanrb-53-2014",
)
