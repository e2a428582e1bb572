"""Target tahun demi tahun yang kepalanya hanya tahunnya: "2025", "Tahun II", "Target Tahun 3", "Th. ke-4".

Deret tahun seperti itu juga kepala sebuah tabel data. Ia target bila kepala di kiri atau kanannya menyebutnya: kondisi
atau target awal, kondisi atau target akhir; atau kepala kelompoknya sendiri menyebut target.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

RENSTRA_TAHUNAN = frozenset({"target_tahunan", "pendanaan_renstra"})
"""Jenis tabel yang memuat target Renstra tahun demi tahun."""
_SEDIKITNYA = 3  # tahun berturut-turut
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_TAHUN = r"(?:target )?(?:tahun|thn\.?|th\.?)? ?(?:ke[ -]*)?\(?(?P<ke>20\d\d|vi|iv|v|i{1,3}|[1-6])\)?$"
_AWAL = r"(?:kondisi|target|data|capaian)(?: kinerja)?(?: pada)? awal|baseline|base line"
_AKHIR = r"(?:kondisi|target|tahun|capaian)(?: kinerja)?(?: pada)? akhir"
_DIUKUR = frozenset({"realisasi", "capaian", "realisasi_anggaran"})


def kolom_target_tahun(kolom: list[Kolom]) -> list[Kolom]:
    """Kolom deret tahun sebagai `target` menurut tahunnya, dan "Target Akhir" di belakangnya sebagai akhir Renstra."""
    nama = {k.nama for k in kolom}
    if nama & _DIUKUR or "indikator" not in nama or any(k.nama == "target" and k.grup for k in kolom):
        return kolom
    deret = _deret(kolom)
    if not deret or not _disebut(kolom):
        return kolom
    tahun = {k.indeks: ke for k, ke in deret}
    tepi = max(tahun)
    hasil = [k._replace(nama="target", grup=tahun[k.indeks]) if k.indeks in tahun else k for k in kolom]
    akhir = [k for k in hasil if k.indeks > tepi and re.match(_AKHIR, k.judul.lower())]
    return [k._replace(nama="target_renstra", grup="") if k in akhir[:1] else _lain(k, tahun) for k in hasil]


def _lain(kolom: Kolom, tahun: dict[int, str]) -> Kolom:
    """Target tanpa tahun di samping deret itu bukan target salah satu tahunnya."""
    return kolom._replace(nama="") if kolom.nama == "target" and kolom.indeks not in tahun else kolom


def _deret(kolom: list[Kolom]) -> list[tuple[Kolom, str]]:
    """Kolom-kolom tahun yang berturut-turut naik satu demi satu, di kanan indikatornya, dengan tahunnya."""
    kanan = max(k.indeks for k in kolom if k.nama == "indikator")
    deret: list[tuple[Kolom, str]] = []
    for k in kolom:
        cocok = re.match(_TAHUN, k.judul.lower()) if k.nama in ("", "target") and k.indeks > kanan else None
        if cocok is None:
            continue
        ke = _ke(cocok)
        if deret and (k.indeks != deret[-1][0].indeks + 1 or int(ke) != int(deret[-1][1]) + 1):
            return []
        deret.append((k, ke))
    return deret if len(deret) >= _SEDIKITNYA else []


def tahun_ke(teks: str) -> str:
    """Tahun yang disebut sebuah kepala dan tidak lain dari itu ("Tahun 2025": "2025", "Tahun ke-2": "2"); kosong."""
    cocok = re.match(_TAHUN, teks.lower())
    return "" if cocok is None else _ke(cocok)


def _ke(cocok: re.Match[str]) -> str:
    return str(_ROMAWI.get(cocok["ke"], cocok["ke"]))


def _disebut(kolom: list[Kolom]) -> bool:
    kepala = [k.judul.lower() for k in kolom]
    ujung = any(re.match(_AWAL, j) for j in kepala) or any(re.match(_AKHIR, j) for j in kepala)
    return ujung or sum(j.startswith("target") for j in kepala) >= _SEDIKITNYA
