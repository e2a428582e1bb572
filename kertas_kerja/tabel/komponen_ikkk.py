"""Komponen Indeks Kualitas Kinerja Kecamatan: nilai tertimbang enam aspek dan jumlahnya."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.komponen_ipp import nilai_jadi_aspek
from kertas_kerja.tabel.nilai_tahun import tahun_jadi_nilai

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel


def aspek_jadi_nilai(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Bobot, Nilai, Nilai Tertimbang": yang menjumlah menjadi IKKK adalah nilai tertimbangnya."""
    kolom = tahun_jadi_nilai(nilai_jadi_aspek(kolom))
    if not any(k.nama == "jumlah_nilai" for k in kolom):
        return kolom
    return [k._replace(nama="nilai") if k.nama == "nilai_aspek" else k for k in kolom]


TABEL = Deklarasi(
    kind="komponen_ikkk",
    judul="Komponen Hasil Penilaian IKKK",
    uraian="Nilai tertimbang tiap aspek; nilai IKKK adalah jumlahnya.",
    kata_judul=r"\bikkk\b|kualitas kinerja (kecamatan|kewilayahan)",
    kata_baris=r"^(\d+\.? )?aspek (penunjang|penyelenggaraan|pemberdayaan|ketent|pembinaan)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN PENILAIAN", wajib=True, lebar=56),
        KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("jumlah_nilai", "JUMLAH NILAI INDIKATOR", "ukuran", lebar=16),
        KolomTabel("nilai", "NILAI IKKK", "ukuran", wajib=True, lebar=14),
        KolomTabel("bertambah", "NAIK/TURUN", "ukuran", dari=("selisih",), lebar=12),
    ),
    ringkas=(BarisRingkas("total", "TOTAL NILAI", JUMLAH + r"|nilai (ikkk|indeks)|ikkk"),),
    relasi=(
        Relasi("KK108", "nilai", Kolom("bobot") * Kolom("jumlah_nilai"), nama="nilai aspek"),
        Relasi("KK201", "bobot", jumlah(Himpunan("bobot")), baris="total", nama="jumlah bobot", isi=False),
        Relasi("KK205", "nilai", jumlah(Himpunan("nilai")), baris="total", nama="nilai IKKK"),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut", "nilai_aspek"}),
    bergrup=None,
    sesuaikan=aspek_jadi_nilai,
    judul_wajib=True,
)
