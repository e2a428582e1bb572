"""Kertas Kerja Penetapan Target: target dan realisasi tahun lalu, target tahun ini, dasar penetapannya."""

from __future__ import annotations

from kertas_kerja.tabel.capaian import relasi_capaian
from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_DUA = 2


def sesuaikan_kolom(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom menurut tahunnya; capaian dan kenaikan hanya berarti di samping target tahun lalu."""
    hasil = pisahkan_tahun(kolom)
    if all(k.nama != "analisis" for k in hasil) and not berurutan_tahun(hasil, kolom):
        return [k._replace(nama="") if k.nama == "target" else k for k in kolom]
    if any(k.nama == "target_prev" for k in hasil):
        return hasil
    return [k._replace(nama="") if k.nama in ("capaian", "bertambah", "pertumbuhan", "selisih") else k for k in hasil]


def berurutan_tahun(kolom: list[Kolom], asal: list[Kolom]) -> bool:
    """Benar bila tanpa analisis pun tabel itu menetapkan target: target dan realisasi N-1, lalu target N saja."""
    nama = [k.nama for k in kolom]
    if any(nama.count(n) != 1 for n in ("target", "target_prev", "realisasi_prev")):
        return False
    if not {"realisasi", "target_renstra"}.isdisjoint(nama):
        return False
    tahun = [int(k.grup) for k in asal if k.nama == "target" and k.grup.isdigit()]
    return len(tahun) < 2 or (len(tahun) == _DUA and tahun[0] + 1 == tahun[1])


def pisahkan_tahun(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target 2025, Realisasi 2025, Target 2026": tahun yang lebih awal adalah tahun N-1."""
    kolom = tanpa_tahun_lama(kolom)
    tahun = sorted({k.grup for k in kolom if k.nama == "target" and k.grup})
    if any(k.nama == "target_prev" for k in kolom) or len(tahun) < 2:
        return [_pindah(k, "realisasi", "realisasi_prev") for k in kolom]
    awal = tahun[-2]
    hasil = []
    for k in kolom:
        lalu = k.grup == awal or k.grup == ""
        hasil.append(_pindah(_pindah(k, "target", "target_prev"), "realisasi", "realisasi_prev") if lalu else k)
    return hasil


def tanpa_tahun_lama(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom tanpa target, realisasi, dan capaian tahun-tahun sebelum N-1, yang ditulis sebagai riwayat."""
    target = sorted({k.grup for k in kolom if k.nama == "target" and k.grup.isdigit()})
    realisasi = sorted({k.grup for k in kolom if k.nama == "realisasi" and k.grup.isdigit()})
    batas = target[-2] if len(target) > 1 else realisasi[-1] if len(realisasi) > 1 else ""
    if not batas or (target and realisasi and realisasi[-1] >= target[-1]):
        return kolom
    riwayat = ("target", "realisasi", "capaian")
    return [k._replace(nama="") if k.nama in riwayat and k.grup.isdigit() and k.grup < batas else k for k in kolom]


def _pindah(kolom: Kolom, dari: str, ke: str) -> Kolom:
    return kolom._replace(nama=ke) if kolom.nama == dari else kolom


TABEL = Deklarasi(
    kind="kkpt",
    judul="Kertas Kerja Penetapan Target",
    uraian="Target tahun N ditetapkan dari target dan realisasi tahun N-1 dengan analisis tertulis.",
    kata_judul=r"kertas kerja|penetapan target",
    salah_satu=("target_prev", "realisasi_prev", "analisis"),
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Sasaran", lebar=30),
        KolomTabel("indikator", "Indikator Kinerja Utama/Individu", wajib=True, lebar=32),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("program", "Keterkaitan dengan Komponen Perencanaan (Program/Kegiatan/Sub Kegiatan)", lebar=36),
        KolomTabel("target_prev", "Target Tahun N-1", "ukuran", ditetapkan=True),
        KolomTabel("realisasi_prev", "Realisasi Tahun N-1", "ukuran"),
        KolomTabel("capaian", "Capaian (%)", "persen"),
        KolomTabel("target", "Target Tahun N", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("bertambah", "Kenaikan", "ukuran", dari=("selisih",)),
        KolomTabel("pertumbuhan", "Pertumbuhan (%)", "ukuran"),
        KolomTabel("analisis", "Analisis/Dasar Penetapan", lebar=70),
    ),
    relasi=relasi_capaian("realisasi_prev", "target_prev"),
    bobot=1.3,
    sesuaikan=sesuaikan_kolom,
    dasar="permenpanrb-88-2021",
)
