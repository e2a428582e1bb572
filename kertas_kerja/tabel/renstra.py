"""Kolom Renstra pada formulir evaluasi Renja (E.81): realisasi sampai dengan tahun ini dan tingkat kemajuannya.

Permendagri 86/2017: realisasi sampai dengan tahun ini = realisasi sampai tahun lalu + realisasi tahun ini, dan
tingkat kemajuan = realisasi itu dibagi target akhir Renstra; masing-masing untuk kinerja (K) dan anggaran (Rp).
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.dasar import KolomTabel, Relasi
from kertas_kerja.tabel.rata_jenjang import relasi_rata
from kertas_kerja.tabel.tribulan import sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

KOLOM_RENSTRA = (
    KolomTabel("target_akhir_renstra", "Jumlah Target Renstra", "ukuran", ditetapkan=True),
    KolomTabel("pagu_renstra", "Jumlah Pagu Renstra", "rupiah", ditetapkan=True, lebar=20, desimal=0),
    KolomTabel("realisasi_renstra_prev", "Jumlah Realisasi Renstra sampai Tahun Lalu", "ukuran"),
    KolomTabel(
        "realisasi_anggaran_renstra_prev",
        "Jumlah Realisasi Anggaran Renstra sampai Tahun Lalu",
        "rupiah",
        lebar=20,
        desimal=0,
    ),
    KolomTabel("realisasi_renstra", "Jumlah Realisasi Renstra sampai Tahun Ini", "ukuran"),
    KolomTabel(
        "realisasi_anggaran_renstra",
        "Jumlah Realisasi Anggaran Renstra sampai Tahun Ini",
        "rupiah",
        lebar=20,
        desimal=0,
    ),
    KolomTabel("kemajuan", "Tingkat Kemajuan", "persen"),
    KolomTabel("serapan_renstra", "Tingkat Realisasi Anggaran Renstra", "persen"),
)

# Di tabel ini angka Renstra adalah jumlah lima tahun, jadi bukan angka setahun yang bernama sama di tabel lain.
_SENDIRI = {
    "target_renstra": "target_akhir_renstra",
    "realisasi_prev": "realisasi_renstra_prev",
    "realisasi_anggaran_prev": "realisasi_anggaran_renstra_prev",
}


def nama_renstra(kolom: list[KolomModel]) -> list[KolomModel]:
    """Nama kolom Renstra menurut tabel ini bila formulirnya memuat realisasi sampai dengan tahun ini."""
    if not any(k.nama in ("realisasi_renstra", "pagu_renstra") for k in kolom):
        return kolom
    return [k._replace(nama=_SENDIRI.get(k.nama, k.nama)) for k in kolom]


def menjumlah(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila indikator baris itu menjumlah antar tahun (dokumen, orang); persen dan indeks tidak."""
    return sifat(baris) == "cacah"


RELASI_RENSTRA = (
    Relasi(
        "KK112",
        "realisasi_renstra",
        Kolom("realisasi_renstra_prev") + Kolom("realisasi"),
        syarat=menjumlah,
        nama="realisasi sampai dengan tahun ini",
    ),
    Relasi(
        "KK112",
        "realisasi_anggaran_renstra",
        Kolom("realisasi_anggaran_renstra_prev") + Kolom("realisasi_anggaran"),
        nama="realisasi anggaran sampai dengan tahun ini",
    ),
    Relasi("KK112", "kemajuan", Kolom("realisasi_renstra") / Kolom("target_akhir_renstra"), nama="tingkat kemajuan"),
    Relasi(
        "KK112",
        "serapan_renstra",
        Kolom("realisasi_anggaran_renstra") / Kolom("pagu_renstra"),
        nama="tingkat realisasi anggaran",
    ),
    *relasi_rata("kemajuan"),
    *relasi_rata("serapan_renstra"),
)
