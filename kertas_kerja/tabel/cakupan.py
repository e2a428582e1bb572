"""Cakupan: yang terlayani (atau selesai) dibagi yang harus dilayani, seperti pada SPM dan tindak lanjut pemeriksaan."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.nama_baris import beri_nama_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel

cakupan = Kolom("terlayani") / Kolom("harus_dilayani")
_SELESAI = ("| selesai", "| sesuai")
_UKURAN = frozenset({"terlayani", "harus_dilayani", "capaian"})


def kolom_cakupan(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom yang menamai baris dikenali dari letaknya: "Jenis Pelayanan Dasar", "Perangkat Daerah".

    "Selesai" di bawah "Status Tindak Lanjut" adalah yang selesai dari jumlah rekomendasinya.
    """
    if not any(k.nama == "terlayani" for k in kolom):
        selesai = [k for k in kolom if k.judul.lower().endswith(_SELESAI)]
        kolom = [k._replace(nama="terlayani") if k in selesai[:1] else k for k in kolom]
    return beri_nama_baris(kolom, "indikator", _UKURAN)


TABEL = Deklarasi(
    kind="cakupan",
    judul="Cakupan Layanan",
    uraian="Capaian adalah yang terlayani dibagi yang harus dilayani.",
    kata_judul=r"standar pelayanan minimal|\bspm\b|tindak lanjut|cakupan",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("indikator", "Indikator", wajib=True, lebar=44),
        KolomTabel("harus_dilayani", "Jumlah yang Harus Dilayani", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("terlayani", "Jumlah yang Terlayani", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("capaian", "Capaian", "persen", wajib=True),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH),),
    relasi=(
        *(Relasi("KK101", "capaian", cakupan, baris=baris, nama="capaian") for baris in ("data", "total")),
        *(
            Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", nama=nama, isi=False)
            for k, nama in (("harus_dilayani", "jumlah yang harus dilayani"), ("terlayani", "jumlah yang terlayani"))
        ),
    ),
    tolak=frozenset({"normalisasi", "pagu", "realisasi_anggaran", "pembanding"}),
    sesuaikan=kolom_cakupan,
    dasar="permenpanrb-53-2014",
)
