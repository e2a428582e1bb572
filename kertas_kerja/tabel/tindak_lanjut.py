"""Rencana tindak lanjut: rekomendasi, rencana aksi, jadwal per triwulan, penanggung jawab."""

from __future__ import annotations

from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom


def tanpa_realisasi(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi" di samping rekomendasi dan tindak lanjutnya menyebut apa yang dilakukan, rupiah nilai temuannya."""
    nama = [k.nama for k in kolom]
    if "rekomendasi" not in nama or "tindak_lanjut" not in nama or {"target", "capaian"} & {*nama}:
        return kolom
    return [k._replace(nama="") if k.nama in ("realisasi", "pagu") and not k.grup else k for k in kolom]


TABEL = Deklarasi(
    kind="tindak_lanjut",
    judul="Rencana Tindak Lanjut Hasil Evaluasi",
    uraian="Rekomendasi dan rencana aksinya, kapan dilaksanakan, dan siapa penanggung jawabnya.",
    kata_judul=r"tindak ?lanjut|rencana aksi",
    salah_satu=("rekomendasi", "indikator", "komponen"),
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("rekomendasi", "REKOMENDASI", lebar=48),
        KolomTabel("indikator", "INDIKATOR", lebar=36),
        KolomTabel("komponen", "KOMPONEN", lebar=36),
        KolomTabel("tindak_lanjut", "RENCANA AKSI TINDAK LANJUT", wajib=True, lebar=60),
        KolomTabel("jadwal", "WAKTU PELAKSANAAN", lebar=8),
        KolomTabel("penanggung_jawab", "PENANGGUNG JAWAB", lebar=24),
    ),
    tolak=frozenset({"target", "realisasi", "capaian", "perkiraan", "nilai", "pagu"}),
    sesuaikan=tanpa_realisasi,
)
