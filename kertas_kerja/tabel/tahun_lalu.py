"""Realisasi tahun-tahun lalu di samping target dan realisasi tahun yang diukur, dalam satu tabel."""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_PENGUKURAN = frozenset({"target", "realisasi", "capaian"})


def tanpa_tahun_lalu(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom-kolom itu dengan realisasi tahun lalu sebagai `realisasi_prev`, yang lebih lama tanpa nama.

    Hanya bila targetnya satu tahun, realisasinya beberapa tahun, dan capaiannya ada; selain itu tidak berubah.
    """
    kolom = _sebagian_tahun([_tanpa_awal(k) for k in kolom])
    ukur = [k for k in kolom if k.nama in _PENGUKURAN]
    target = [k for k in ukur if k.nama == "target"]
    berkelompok = any(k.grup.isdigit() for k in ukur if k.nama != "target")
    if len(target) != 1 or not berkelompok or all(k.nama != "capaian" for k in ukur):
        return kolom
    if any(k.grup and not k.grup.isdigit() for k in ukur):
        return kolom
    tahun = _tahun(target[0]) or max(_tahun(k) for k in ukur)
    if not any(k.nama == "realisasi" and _tahun(k) == tahun for k in ukur):
        return kolom
    return [_kolom(k, tahun) if k in ukur and k not in target else k for k in kolom]


def _sebagian_tahun(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi Semester I 2025" di samping "Realisasi 2024": bagian tahun yang hanya satu berarti tahunnya."""
    ukur = [k for k in kolom if k.nama in _PENGUKURAN and k.grup]
    bagian = [k for k in ukur if k.grup.startswith(BAGIAN_TAHUN)]
    if len(bagian) != 1 or len(ukur) == 1 or not (tahun := re.findall(r"20\d\d", bagian[0].judul)):
        return kolom
    return [k._replace(grup=tahun[-1]) if k in bagian else k for k in kolom]


def _tanpa_awal(kolom: Kolom) -> Kolom:
    """Kondisi awal Renstra bukan realisasi tahun lalu."""
    awal = kolom.nama == "realisasi_prev" and re.search(r"(?i)\bawal\b|base ?line", kolom.judul)
    return kolom._replace(nama="") if awal else kolom


def _tahun(kolom: Kolom) -> int:
    semua = re.findall(r"20\d\d", kolom.judul)
    return int(kolom.grup) if kolom.grup.isdigit() else int(semua[-1]) if semua else 0


def _kolom(kolom: Kolom, tahun: int) -> Kolom:
    selisih = tahun - (_tahun(kolom) or tahun)
    if not selisih:
        return kolom._replace(grup="")
    return kolom._replace(nama="realisasi_prev" if selisih == 1 and kolom.nama == "realisasi" else "", grup="")
