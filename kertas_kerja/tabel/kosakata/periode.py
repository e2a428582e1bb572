"""Tahun, tribulan, semester, dan bulan di dalam kepala kolom, dipisahkan dari kata-katanya."""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja.angka import BULAN
from kertas_kerja.tabel.kosakata.kata_waktu import KATA_TRIBULAN, KE_TRIBULAN, SAMPAI_DENGAN, TRIBULAN_KE

PERIODE = (
    rf"(?:{SAMPAI_DENGAN})? ?"
    rf"(?:{KATA_TRIBULAN}[ .-]*(?P<tb>{KE_TRIBULAN})\b"
    r"|(?P<sm>(?:semester|smt|sem)[ .-]*(?:ii|i|[12])\b)"
    r"|(?:tahun|thn|th\.?) n(?P<n>-\d)?\b(?: ?\((?P<tahun2>20\d\d)\b\)?)?"
    r"|(?:tahun|thn|th\.?)? ?\(?(?P<tahun>20\d\d)\b\)?)"
)
# Saringan murah sebelum PERIODE dan _TANGGAL: tahun, tribulan, "tahun n", atau akhir bulan.
_ADA_PERIODE = re.compile(
    r"20\d\d|(?:t[bwr]|q|kua|sem|smt)[a-z]*[ .-]*(?:i|[1-4])|th[a-z.]* n|tahun n|(?:2[89]|3[01]) "
)
# Nama bulan di ujung kepala: "Jan", "Realisasi Bulan Januari".
_BULAN = {nama: f"BL {nomor}" for nomor, semua in enumerate(BULAN, 1) for nama in semua}
# "s.d. 31 Desember 2024" di kepala kolom hanya berarti tahunnya.
_TANGGAL = rf"(?:(?:{SAMPAI_DENGAN}|\b(?:per|tanggal|tgl\b\.?)) *)*\b(?:2[89]|3[01]) [a-z]{{3,9}}\b"
BAGIAN_TAHUN = ("TB", "SM", "BL")  # tribulan, semester, bulan: awal grup kolom yang bukan tahun
_UJUNG = " *:.(-/,"


@lru_cache(maxsize=4096)
def pisah_periode(teks: str) -> tuple[str, str, str]:
    """(teks tanpa tahun/tribulan, periode baku, semua periode).

    "realisasi s/d tb iii" menjadi ("realisasi", "TB III", "TB III"); tribulan didahulukan dari tahun.
    """
    kata = teks.split()
    if not _ADA_PERIODE.search(teks) and (not kata or kata[-1] not in _BULAN):
        return " ".join(kata).strip(_UJUNG), "", ""
    semua: list[str] = []

    def ganti(m: re.Match[str]) -> str:
        if m["tb"]:
            semua.append(TRIBULAN_KE[m["tb"]])
        elif m["sm"]:
            semua.append("SM II" if m["sm"].endswith(("ii", "2")) else "SM I")
        elif m["tahun"] or m["tahun2"]:
            semua.append(m["tahun"] or m["tahun2"])
        else:
            semua.append("N" + (m["n"] or ""))
        return " "

    sisa = re.sub(PERIODE, ganti, f" {re.sub(_TANGGAL, ' ', teks)} ")
    sisa = _tanpa_bulan(sisa.split(), semua)
    utama = next((p for p in semua if p.startswith(BAGIAN_TAHUN)), semua[0] if semua else "")
    return sisa.strip(_UJUNG), utama, " ".join(dict.fromkeys((utama, *semua))).strip()


def _tanpa_bulan(kata: list[str], periode: list[str]) -> str:
    """Kata-kata itu tanpa nama bulan di ujungnya, yang ditambahkan ke `periode`."""
    if kata and kata[-1] in _BULAN:
        periode.append(_BULAN[kata.pop()])
        while kata and kata[-1] in ("bulan", "s/d", "s.d", "s.d.", "sd", "sampai", "dengan"):
            kata.pop()
    return " ".join(kata)
