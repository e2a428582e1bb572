"""Realisasi tahun ini di samping realisasi dua tahun sebelumnya."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom


def persen_pertumbuhan(kolom: list[Kolom]) -> list[Kolom]:
    """Satu kolom persen di samping realisasi beberapa tahun tanpa target adalah pertumbuhannya.

    Capaian beberapa tahun tanpa target dan realisasi adalah realisasinya (indikator kinerja makro pada LPPD).
    """
    kolom = _capaian_tahunan(kolom)
    realisasi = {k.grup for k in kolom if k.nama == "realisasi"}
    persen = [k for k in kolom if k.nama == "capaian"]
    if len(realisasi) < 2 or len(persen) != 1 or any(k.nama in ("target", "pertumbuhan") for k in kolom):
        return kolom
    return [k._replace(nama="pertumbuhan", grup="") if k in persen else k for k in kolom]


def _capaian_tahunan(kolom: list[Kolom]) -> list[Kolom]:
    capaian = {k.grup for k in kolom if k.nama == "capaian" and k.grup}
    if len(capaian) < 2 or any(k.nama in ("target", "realisasi") for k in kolom):
        return kolom
    return [k._replace(nama="realisasi") if k.nama == "capaian" and k.grup else k for k in kolom]


TABEL = Deklarasi(
    kind="realisasi_tahunan",
    judul="Perbandingan Realisasi Kinerja Tahun ini dengan Dua Tahun Terakhir",
    uraian="Realisasi tiga tahun berdampingan; tahun tanpa data ditulis n/a.",
    kata_judul=r"perbandingan realisasi|tahun terakhir|tahun sebelumnya",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS - PROGRAM", lebar=44, dari=("program", "tujuan")),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=44),
        KolomTabel("satuan", "SATUAN", lebar=10),
        KolomTabel("target", "TARGET", "ukuran", ditetapkan=True),
        KolomTabel("realisasi", "REALISASI", "ukuran", wajib=True),
        KolomTabel("bertambah", "KENAIKAN/PENURUNAN", "ukuran", dari=("selisih",)),
        KolomTabel("pertumbuhan", "PERTUMBUHAN (%)", "ukuran"),
    ),
    tolak=frozenset({"capaian", "normalisasi", "pembanding", "pagu", "target_renstra", "analisis"}),
    bergrup=True,
    bobot=0.5,
    hierarki=True,
    sesuaikan=persen_pertumbuhan,
    dasar="permenpanrb-53-2014",
)
