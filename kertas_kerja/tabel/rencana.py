"""Rencana aksi: target dan anggaran tiap tribulan, semester, atau bulan di samping target setahun, tanpa realisasi."""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, kenali_kepala
from kertas_kerja.tabel.tribulan import beri_tribulan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_DIUKUR = frozenset({"realisasi", "realisasi_anggaran", "capaian", "serapan"})
_KE_RENCANA = {"realisasi": "target", "realisasi_anggaran": "pagu"}
_UANG = r"(?i)anggaran|keuangan|pagu|biaya|\bdana\b"
_JADWAL = r"(?i)jadwal|waktu|pelaksanaan|tahapan|time"


def kolom_rencana(kolom: list[Kolom]) -> list[Kolom]:
    """ "TW I" sampai "TW IV" di tabel yang tidak mengukur apa pun adalah target tribulannya, uangnya anggarannya.

    Di bawah "Jadwal" atau "Waktu Pelaksanaan" yang berderet tanda, bukan target.
    """
    if any(k.nama in _DIUKUR for k in kolom):
        return kolom
    hasil = setahun([_rencana(lama, baru) for lama, baru in zip(kolom, beri_tribulan(kolom), strict=True)])
    return hasil if len({k.kunci for k in hasil if k.nama}) == sum(bool(k.nama) for k in hasil) else kolom


def _rencana(lama: Kolom, baru: Kolom) -> Kolom:
    """Kolom itu dengan namanya di sebuah rencana; bulan dan semester dikenali dari kepalanya sendiri."""
    grup, _, daun = lama.judul.rpartition(" | ")
    periode = kenali_kepala(daun)
    if not baru.nama and periode.nama is None and periode.periode.startswith(BAGIAN_TAHUN):
        baru = baru._replace(nama="target", grup=periode.periode)
    if not baru.grup.startswith(BAGIAN_TAHUN) or lama.nama in ("target", "pagu"):
        return baru._replace(nama=lama.nama) if lama.nama in ("target", "pagu") else baru
    if re.search(_JADWAL, grup) and not re.search(r"(?i)target|anggaran", grup):
        return lama
    if re.search(_UANG, grup) and not re.search(r"(?i)target|kinerja|fisik", grup):
        return baru._replace(nama="pagu")
    return baru._replace(nama=_KE_RENCANA.get(baru.nama, baru.nama))


def setahun(kolom: list[Kolom]) -> list[Kolom]:
    """Satu tahun di samping bagian-bagiannya adalah nilai setahun: "Target 2025" di sebelah "Target Semester I"."""
    bagian = {k.nama for k in kolom if k.grup.startswith(BAGIAN_TAHUN)}
    tahun = {k.grup for k in kolom if k.nama in bagian and k.grup and not k.grup.startswith(BAGIAN_TAHUN)}
    return [k._replace(grup="") if k.nama in bagian and tahun == {k.grup} else k for k in kolom]
