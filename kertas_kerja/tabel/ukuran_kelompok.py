"""Ukuran sebuah kelompok kolom pada formulir evaluasi Renja dan RKPD, menurut kata-kata kepalanya.

Permendagri 86/2017 menaruh K dan Rp di bawah kepala yang panjang. Evaluasi Renja membandingkan dengan Renstra, evaluasi
RKPD dengan RPJMD; susunannya sama: target akhir periode, realisasi sampai tahun lalu, target dan realisasi tahun yang
dievaluasi, realisasi sampai tahun ini, dan tingkat capaiannya.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_MASA = r"(?:renstra|rpjmd|\brpd\b)"  # rencana lima tahun
_SETAHUN = r"(?:renja|rkpd)"  # rencana setahun
_SAMPAI = r"(?:s ?[/.] ?d\b|sampai)"
_RENTANG = r"20\d\d ?(?:s ?[/.] ?d\b\.?|-|sampai(?: dengan)?) ?(?:tahun )?20\d\d"
# Kata pada kepala kelompok dan ukuran yang dimaksudkannya; yang pertama cocok berlaku.
_UKURAN = (
    (rf"(?:tingkat|%|persen).*{_MASA}", "kemajuan"),
    (rf"^(?:target|capaian|kondisi).*(?:{_MASA}.*(?:akhir|periode|{_RENTANG})|akhir periode)", "target_renstra"),
    (rf"^realisasi.*{_SETAHUN}.*\bdi ?evaluasi\b", "realisasi"),
    (rf"realisasi.*{_SETAHUN} *{_SAMPAI}[ .]*(?:dengan )?(?:tahun |akhir tahun )?(?:20\d\d|n\b)", "realisasi_renstra"),
    (r"realisasi.*(?:tahun lalu|n ?- ?[12]|sebelumnya)", "realisasi_prev"),
    (rf"realisasi.*{_MASA}", "realisasi_renstra"),
    (r"^(?:tingkat|%|persen|rasio)|capaian.*(?:%|persen)", "capaian"),
    (r"realisasi|relisasi", "realisasi"),
    (r"target|rencana", "target"),
    (r"capaian|progres", "capaian"),
)


def ukuran_kelompok(kata: str) -> str | None:
    """Nama baku ukuran yang disebut kepala kelompok (sudah dinormalkan), None bila tidak ada."""
    return next((nama for pola, nama in _UKURAN if re.search(pola, kata)), None)


def tahun_evaluasi(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi RKPD s/d Tahun 2025" tanpa kolom realisasi tahun itu sendiri adalah realisasinya."""
    ada = {k.nama for k in kolom}
    hasil = kolom
    for nama, asal in (("realisasi", "realisasi_renstra"), ("realisasi_anggaran", "realisasi_anggaran_renstra")):
        sendiri = any(k.nama == nama and not k.grup for k in kolom)
        if asal in ada and not sendiri and "realisasi_prev" not in ada:
            setahun = [k for k in kolom if k.nama == asal and re.search(_SETAHUN, k.judul.lower())]
            hasil = [k._replace(nama=nama) if k in setahun else k for k in hasil]
    return hasil
