"""Kinerja di samping anggaran: capaian, serapan, jumlah berjenjang, dan rata-rata."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.nama_baris import beri_nama_baris
from kertas_kerja.tabel.persen_uang import KOLOM_PERSEN, RELASI_PERSEN, beri_persen
from kertas_kerja.tabel.perubahan import tanpa_murni
from kertas_kerja.tabel.rata_jenjang import HIMPUNAN_RATA, RINGKAS_RATA, relasi_rata
from kertas_kerja.tabel.renstra import KOLOM_RENSTRA, RELASI_RENSTRA, nama_renstra
from kertas_kerja.tabel.sampai_dengan import (
    KOLOM_SAMPAI,
    KOLOM_SAMPAI_ANGGARAN,
    RELASI_SAMPAI,
    RELASI_SAMPAI_ANGGARAN,
    beri_sampai,
)
from kertas_kerja.tabel.tribulan import RELASI_CAPAIAN_TRIBULAN, beri_tribulan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

_UKURAN = frozenset({"target", "realisasi", "pagu", "realisasi_anggaran"})
serapan = Kolom("realisasi_anggaran") / Kolom("pagu")
sisa = Kolom("pagu") - Kolom("realisasi_anggaran")


def tanpa_anggaran(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila baris rata-rata tidak memuat jumlah anggaran, sehingga serapannya rata-rata serapan di atasnya."""
    pagu = baris.ambil("pagu")
    return pagu is None or pagu.angka is None


def kolom_renja(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom tribulan; pada evaluasi Renja jenjangnya di kolom Program/Kegiatan, bukan di kolom Sasaran sebelahnya."""
    hasil = beri_sampai(_sisa(tanpa_murni(beri_persen(beri_tribulan(kolom)))))
    nama = {k.nama for k in hasil}
    if {"sasaran", "program"} <= nama and any(k.grup in TRIBULAN for k in hasil):
        ganti = {"sasaran": "", "program": "sasaran"}
        hasil = [k._replace(nama=ganti.get(k.nama, k.nama)) for k in hasil]
    return nama_renstra(
        hasil if {"indikator", "program", "tujuan"} & nama else beri_nama_baris(hasil, "sasaran", _UKURAN)
    )


def _sisa(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Selisih Anggaran" adalah sisanya bila tidak ada kolom sisa; selisih dua persen bukan."""
    if any(k.nama == "sisa" for k in kolom):
        return kolom
    pola = r"^(?!.*(?:%|persen)).*(?:anggaran|keuangan|pagu|\brp\b)"
    selisih = [k for k in kolom if k.nama == "selisih" and re.search(pola, k.judul.lower())]
    return [k._replace(nama="sisa") if k in selisih[:1] else k for k in kolom]


def sisa_terbalik(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Bacaan lain sebuah "Selisih": realisasi dikurangi pagu."""
    return (-sisa,)


def varian_jenjang(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`berjenjang` bila baris-barisnya punya lebih dari satu tingkat, selain itu `datar`.

    `terjumlah`: tabel datar yang setiap pagunya berbeda; pagu yang berulang dapat berarti satu program dengan beberapa
    indikator, dan jumlahnya tidak dapat dipastikan.
    """
    data = list(tabel.data())
    if len({b.tingkat for b in data}) > 1:
        return frozenset({"berjenjang"})
    pagu = [s.angka.nilai for b in data if (s := b.ambil("pagu")) is not None and s.angka is not None]
    return frozenset({"datar", "terjumlah"} if len(set(pagu)) == len(pagu) > 0 else {"datar"})


def jumlah_anggaran(*jenis: str) -> tuple[Relasi, ...]:
    """Jumlah pagu dan realisasi anggaran pada baris-baris jenis itu; di tabel datar hanya pada baris total."""
    ukuran = ("pagu", "realisasi_anggaran")
    puncak = [(j, k, Himpunan(k, "puncak"), "berjenjang") for j in jenis for k in ukuran]
    semua = [("total", k, Himpunan(k), "terjumlah") for k in ukuran]
    return tuple(
        Relasi("KK201", k, jumlah(himpunan), baris=j, varian=varian, nama=f"jumlah {k}", isi=False)
        for j, k, himpunan, varian in (*puncak, *semua)
    )


TABEL = Deklarasi(
    kind="kinerja_anggaran",
    judul="Perbandingan Realisasi Kinerja dengan Realisasi Anggaran",
    uraian="Capaian kinerja dan serapan anggaran berdampingan; pagu dan realisasi menjumlah ke atas.",
    kata_judul=r"(?<!tahun )anggaran",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Sasaran Strategis - Program", lebar=44, dari=("program", "tujuan")),
        KolomTabel("indikator", "Indikator Kinerja", lebar=44),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("target", "Target", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("realisasi", "Realisasi", "ukuran", wajib=True),
        KolomTabel("capaian", "Capaian", "persen"),
        KolomTabel("pagu", "Pagu", "rupiah", wajib=True, ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("realisasi_anggaran", "Realisasi", "rupiah", wajib=True, lebar=20, desimal=0),
        KolomTabel("serapan", "Capaian", "persen"),
        KolomTabel("sisa", "Sisa", "rupiah", lebar=18, desimal=0),
        KolomTabel("target_setahun", "Target Setahun Penuh", "ukuran", ditetapkan=True),
        *KOLOM_PERSEN,
        *KOLOM_SAMPAI,
        *KOLOM_SAMPAI_ANGGARAN,
        *KOLOM_RENSTRA,
    ),
    ringkas=(
        *RINGKAS_RATA,
        BarisRingkas("tanpa_gaji", "Realisasi Anggaran tanpa Gaji dan TPP", r"realisasi anggaran (tanpa|di luar)"),
        BarisRingkas("total", "JUMLAH", JUMLAH),
    ),
    relasi=(
        RELASI_SAMPAI,
        RELASI_SAMPAI_ANGGARAN,
        *RELASI_CAPAIAN_TRIBULAN,
        Relasi("KK110", "serapan", serapan, dasar="permenpanrb-53-2014", nama="serapan"),
        Relasi("KK117", "sisa", sisa, nama="sisa", bacaan=sisa_terbalik, searah="sisa"),
        Relasi(
            "KK209",
            "pagu",
            jumlah(Himpunan("pagu", "anak")),
            baris="induk",
            varian="berjenjang",
            nama="pagu",
            isi=False,
        ),
        Relasi(
            "KK209",
            "realisasi_anggaran",
            jumlah(Himpunan("realisasi_anggaran", "anak")),
            baris="induk",
            varian="berjenjang",
            nama="realisasi anggaran",
            isi=False,
        ),
        *RELASI_PERSEN,
        *RELASI_RENSTRA,
        *relasi_rata("capaian"),
        *jumlah_anggaran("rata", "rata_iku", "rata_semua", "total"),
        *(
            Relasi("KK110", "serapan", serapan, baris=jenis, nama="serapan")
            for jenis in (*HIMPUNAN_RATA, "tanpa_gaji", "total")
        ),
        *(r._replace(syarat=tanpa_anggaran) for r in relasi_rata("serapan")),
        *(
            Relasi("KK117", "sisa", sisa, baris=jenis, nama="sisa", bacaan=sisa_terbalik, searah="sisa")
            for jenis in (*HIMPUNAN_RATA, "tanpa_gaji", "total")
        ),
    ),
    tolak=frozenset({"normalisasi", "nilai_akhir", "analisis", "efisiensi"}),
    salah_satu=("indikator", "sasaran"),
    bobot=1.4,
    hierarki=True,
    sesuaikan=kolom_renja,
    varian=varian_jenjang,
    dasar="permenpanrb-53-2014",
)
