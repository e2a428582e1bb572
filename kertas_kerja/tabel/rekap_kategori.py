"""Rekap menurut kategori: berapa indikator yang "Sangat Tinggi", "Tinggi", …, persennya, dan jumlahnya."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.bagian_cacah import BANYAK, relasi_bagian, varian_bagian
from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.model import Tabel
    from kertas_kerja.tabel.dasar import Konteks

_KATA_KATEGORI = ("kategori", "kriteria", "predikat", "mutu", "interpretasi", "klasifikasi", "skala")
_KATEGORI = rf"(?:nilai |interval )?(?:{'|'.join(_KATA_KATEGORI)})\b"
RELASI_BAGIAN = relasi_bagian("banyaknya")


def kolom_rekap(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kategori, banyaknya, dan persennya menurut kata kepala dan letaknya; lainnya tetap bila tidak tepat satu."""
    kategori = [k for k in kolom if _berkategori(k.judul) and " | " not in k.judul][:1]
    kanan = [k for k in kolom if kategori and k.indeks > kategori[0].indeks]
    cacah = [k for k in kanan if re.match(BANYAK, normalkan(k.judul))]
    persen = [k for k in kanan if berkepala_persen(k.judul) and k not in cacah]
    if len(cacah) != 1 or len(persen) > 1:
        return kolom
    nama = {kategori[0].indeks: "kategori", cacah[0].indeks: "banyaknya"} | {k.indeks: "bagian" for k in persen}
    return [k._replace(nama=nama[k.indeks], grup="") if k.indeks in nama else k for k in kolom]


def _berkategori(judul: str) -> bool:
    """Benar bila kepala kolom itu menamai kategori; kebanyakan sudah gugur menurut kata-katanya."""
    kata = normalkan(judul)
    return any(k in kata for k in _KATA_KATEGORI) and re.match(_KATEGORI, kata) is not None


def varian_rekap(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`berbagian` bila persennya bagian dari jumlahnya."""
    return varian_bagian(tabel, "banyaknya", konteks)


TABEL = Deklarasi(
    kind="rekap_kategori",
    judul="Rekapitulasi Menurut Kategori",
    uraian="Banyaknya indikator (atau layanan, responden) setiap kategori, persennya, dan jumlahnya.",
    kata_judul=r"rekap|kategori|predikat|sebaran|distribusi",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("rentang", "Interval", "rentang", lebar=16),
        KolomTabel("kategori", "Kategori", wajib=True, lebar=30),
        KolomTabel("banyaknya", "Jumlah Indikator", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("bagian", "Persentase", "persen"),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH),),
    relasi=(
        RELASI_BAGIAN[0],
        Relasi("KK201", "banyaknya", jumlah(Himpunan("banyaknya")), baris="total", nama="jumlah semua kategori"),
        RELASI_BAGIAN[1],
    ),
    tolak=frozenset({"target", "realisasi", "pagu", "realisasi_anggaran", "nilai", "komponen", "harus_dilayani"}),
    bobot=2.0,
    sesuaikan=kolom_rekap,
    varian=varian_rekap,
    dasar="permenpanrb-53-2014",
)
