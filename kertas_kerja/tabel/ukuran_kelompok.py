"""Ukuran sebuah kelompok kolom pada formulir evaluasi Renja dan RKPD, menurut kata-kata kepalanya.

Permendagri 86/2017 menaruh K dan Rp di bawah kepala yang panjang. Evaluasi Renja membandingkan dengan Renstra, evaluasi
RKPD dengan RPJMD; susunannya sama: target akhir periode, realisasi sampai tahun lalu, target dan realisasi tahun yang
dievaluasi, realisasi sampai tahun ini, dan tingkat capaiannya.
"""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata import RENTANG_TAHUN, SAMPAI_DENGAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_MASA = r"(?:renstra|rpjmd|\brpd\b)"  # rencana lima tahun
_SETAHUN = r"(?:renja|rkpd)"  # rencana setahun
_PANJANG = frozenset({"target_renstra", "pagu_renstra", "realisasi_prev", "realisasi_anggaran_prev"})
_SAMPAI_INI = {"realisasi": "realisasi_renstra", "realisasi_anggaran": "realisasi_anggaran_renstra"}
_SAMPAI_LALU = {"realisasi": "realisasi_prev", "realisasi_anggaran": "realisasi_anggaran_prev"}
_DUA = 2
# Kata pada kepala kelompok dan ukuran yang dimaksudkannya; yang pertama cocok berlaku.
_UKURAN = (
    (rf"(?:tingkat|%|persen).*{_MASA}", "kemajuan"),
    (rf"^(?:target|capaian|kondisi).*(?:{_MASA}.*(?:akhir|periode|{RENTANG_TAHUN})|akhir periode)", "target_renstra"),
    (rf"^realisasi.*{_SETAHUN}.*\bdi ?evaluasi\b", "realisasi"),
    (rf"^realisasi.*{_SETAHUN}.*{SAMPAI_DENGAN} ?(?:akhir )?tahun \(?n\b", "realisasi"),
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


def sampai_kini(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi Renja s/d Triwulan II" di samping "Triwulan II" adalah realisasi tahun itu sejauh ini.

    "Realisasi RKPD s/d Tahun 2025" di kanan realisasi RKPD tahun itu adalah yang sampai dengan tahun ini.
    """
    kolom = _di_kiri_renja(kolom)
    if not {k.nama for k in kolom} & (_PANJANG | {"realisasi_renstra"}):
        return kolom
    sendiri = {k.kunci for k in kolom if k.grup and not re.search(SAMPAI_DENGAN, k.judul.lower())}
    kolom = [
        k._replace(grup="") if k.kunci in sendiri and re.search(SAMPAI_DENGAN, k.judul.lower()) else k for k in kolom
    ]
    kolom = _sebelum_target(kolom)
    nama = {k.nama for k in kolom}
    if "realisasi_renstra" in nama or not nama & _PANJANG:
        return kolom
    grup = list(dict.fromkeys(_grup(k) for k in kolom if k.nama in _SAMPAI_INI and not k.grup and _grup(k)))
    if len(grup) < _DUA or not re.search(rf"{SAMPAI_DENGAN}.*(?:tahun|n\b|20\d\d)", grup[-1]):
        return kolom
    return [k._replace(nama=_SAMPAI_INI.get(k.nama, k.nama)) if _grup(k) == grup[-1] else k for k in kolom]


def _di_kiri_renja(kolom: list[Kolom]) -> list[Kolom]:
    """Di kiri "Target Renja": "Target Renstra pada Tahun 2026" target akhirnya, "Realisasi Renstra s/d 2024" yang lalu.

    Yang terakhir itu hanya bila di kanannya ada pula realisasi Renstra sampai dengan tahun ini.
    """
    tepi = next((k.indeks for k in kolom if k.nama == "target" and re.search(_SETAHUN, _grup(k))), 0)
    kanan = {k.nama for k in kolom if k.indeks > tepi}
    ganti = {"target": "target_renstra", "pagu": "pagu_renstra"}
    if "realisasi_renstra" in kanan:
        ganti |= {"realisasi_renstra": "realisasi_prev", "realisasi_anggaran_renstra": "realisasi_anggaran_prev"}
    return [
        k._replace(nama=ganti[k.nama]) if k.indeks < tepi and k.nama in ganti and re.search(_MASA, _grup(k)) else k
        for k in kolom
    ]


def _sebelum_target(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi Renja s/d Tahun n-1" di kiri target tahun ini adalah yang sampai dengan tahun lalu."""
    tepi = next((k.indeks for k in kolom if k.nama == "target"), 0)
    lalu = {k.kunci for k in kolom if k.nama in _SAMPAI_LALU and k.indeks < tepi and re.search(SAMPAI_DENGAN, _grup(k))}
    return [k._replace(nama=_SAMPAI_LALU[k.nama]) if k.kunci in lalu and k.indeks < tepi else k for k in kolom]


def _grup(kolom: Kolom) -> str:
    return kolom.judul.rpartition(" | ")[0].lower()
