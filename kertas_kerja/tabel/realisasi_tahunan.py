"""Realisasi tahun ini di samping realisasi dua tahun sebelumnya."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, rata
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.dasar import RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.nama_baris import beri_nama_baris
from kertas_kerja.tabel.pemasok import Pemasok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom, Tabel
    from kertas_kerja.tabel.dasar import Konteks

# Kolom yang menjadikan nilai dua tahun bagian dari tabel lain.
_BERARTI_LAIN = frozenset({"target", "realisasi", "bobot", "komponen", "pagu", "nilai_unsur", "target_renstra"})


def persen_pertumbuhan(kolom: list[Kolom]) -> list[Kolom]:
    """Satu kolom persen di samping realisasi beberapa tahun tanpa target adalah pertumbuhannya.

    Capaian beberapa tahun tanpa target dan realisasi adalah realisasinya (indikator kinerja makro pada LPPD).
    """
    kolom = _nilai_tahunan(_capaian_tahunan(kolom))
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


def _nilai_tahunan(kolom: list[Kolom]) -> list[Kolom]:
    """ "Perangkat Daerah, Nilai 2024, Nilai 2025, Kenaikan": nilai dua tahun dan kenaikannya, apa pun yang dinilai."""
    nilai = {k.grup for k in kolom if k.nama == "nilai" and k.grup.isdigit()}
    naik = [k for k in kolom if k.nama in ("bertambah", "selisih", "pertumbuhan")]
    if len(nilai) < 2 or len(naik) != 1 or not _BERARTI_LAIN.isdisjoint(k.nama for k in kolom):
        return kolom
    kolom = [k._replace(nama="realisasi") if k.nama == "nilai" and k.grup in nilai else k for k in kolom]
    kolom = [k._replace(nama="") if k.nama == "capaian" else k for k in kolom]
    return beri_nama_baris(kolom, "indikator", frozenset({"realisasi"}))


def rata_tahunan(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`merata` bila sekurangnya separuh angka baris rata-rata memang rata-rata kolomnya."""
    rumus = rata(Himpunan("realisasi"))
    tertulis = [
        putuskan(rumus, Pemasok(tabel, b, k.grup, konteks).angka, s.angka).status
        for b in tabel.baris
        for k in tabel.kolom_bernama("realisasi")
        if b.jenis == "rata" and (s := b.ambil(k.kunci)) is not None and s.angka is not None
    ]
    cocok = sum(s in ("exact", "rounding") for s in tertulis)
    return frozenset({"merata"} if tertulis and cocok * 2 >= len(tertulis) else ())


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
    ringkas=(BarisRingkas("rata", "RATA-RATA", RATA),),
    relasi=(
        Relasi(
            "KK202",
            "realisasi",
            rata(Himpunan("realisasi")),
            baris="rata",
            varian="merata",
            nama="rata-rata",
            isi=False,
        ),
    ),
    tolak=frozenset({"capaian", "normalisasi", "pembanding", "pagu", "target_renstra", "analisis"}),
    bergrup=True,
    bobot=0.5,
    hierarki=True,
    sesuaikan=persen_pertumbuhan,
    varian=rata_tahunan,
    dasar="permenpanrb-53-2014",
)
