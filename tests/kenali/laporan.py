"""The 70 tables of the report as test data, and what every one of them is (CONTRACT.md, "Kinds of table")."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

AKAR = Path(__file__).resolve().parents[2]
SHARED = AKAR.parent / "shared" / "data" / "lkjip_plandaan_2025.json"

# kind and number of data rows, written from CONTRACT.md and the printed report, not from the recogniser.
HARAPAN: dict[str, tuple[str, int]] = {
    "T2.1-a-sasaran": ("pk_sasaran", 2),
    "T2.1-b-program": ("pk_program", 7),
    "T2.2-a-sasaran": ("pk_sasaran", 3),
    "T2.2-b-sasaran-program": ("pk_sasaran", 6),
    "T2.2-c-anggaran": ("pk_program", 6),
    "T2.3": ("iku", 2),
    "T2.4": ("iku", 3),
    "T2.5-murni": ("kkpt", 2),
    "T2.5-murni.AKIP-komponen": ("komponen_target", 4),
    "T2.5-murni.IKM-layanan": ("komponen_target", 10),
    "T2.5-murni.IPP-F02": ("komponen_target", 6),
    "T2.5-murni.rincian-AKIP-2024": ("komponen_akip", 4),
    "T2.5-murni.rincian-IKM-2024": ("komponen_ikm", 10),
    "T2.5-murni.rincian-F02-2024": ("komponen_ipp", 6),
    "T2.5-perubahan": ("kkpt", 2),
    "T2.5-perubahan.AKIP-komponen": ("komponen_target", 4),
    "T2.5-perubahan.IKM-layanan": ("komponen_target", 10),
    "T2.5-perubahan.IPP-F02": ("komponen_target", 6),
    "T2.5-perubahan.rincian-AKIP-2024": ("komponen_akip", 4),
    "T2.5-perubahan.rincian-IKM-2024": ("komponen_ikm", 10),
    "T2.5-perubahan.rincian-F02-2024": ("komponen_ipp", 6),
    "T2.7-2025": ("target_program", 45),
    "T2.8-2025-perubahan": ("target_program", 36),
    "T2.6-2026-a-sasaran": ("pk_sasaran", 3),
    "T2.6-2026-b-anggaran": ("pk_program", 6),
    "T2.7-2026-IKU": ("iku", 3),
    "T2.8-2026-kertas-kerja": ("kkpt", 3),
    "T2.8-2026-kertas-kerja.IKKK-komponen": ("komponen_target", 6),
    "T2.8-2026-kertas-kerja.IKM-layanan": ("komponen_target", 10),
    "T2.8-2026-kertas-kerja.IPP-F02": ("komponen_target", 6),
    "T2.8-2026-kertas-kerja.rincian-IKM-2025": ("komponen_ikm", 10),
    "T2.8-2026-kertas-kerja.rincian-F02-2025": ("komponen_ipp", 6),
    "T2.8-2026-kertas-kerja.rincian-RB-2025": ("komponen_rb", 2),
    "T2.8-2026-kertas-kerja.RB-tindaklanjut": ("tindak_lanjut", 12),
    "T3.0-skala-predikat": ("skala_predikat", 5),
    "T3.1": ("capaian_tahunan", 6),
    "T3.2": ("pko", 2),
    "T3.3": ("pko", 3),
    "T3.4": ("pko", 2),
    "T3.5": ("pko", 3),
    "T3.6": ("target_realisasi", 9),
    "T3.7": ("target_realisasi", 9),
    "T3.8": ("komponen_akip", 4),
    "T3.9": ("komponen_ikm", 10),
    "T3.10": ("komponen_ipp", 6),
    "T3.11": ("daftar_dokumen", 13),
    "T3.12": ("daftar_dokumen", 13),
    "T3.13": ("target_realisasi", 50),
    "T3.14": ("komponen_ikkk", 6),
    "T3.15": ("komponen_ikm", 10),
    "T3.16": ("komponen_ipp", 6),
    "T3.17": ("komponen_rb", 7),
    "T3.18": ("target_realisasi", 46),
    "T3.19": ("realisasi_tahunan", 9),
    "T3.20": ("realisasi_tahunan", 151),  # 154 printed rows, three of them headings of the stacked lists
    "T3.21": ("kemajuan_renstra", 9),
    "T3.22": ("pembanding", 9),  # one printed row is a source note
    "T3.23": ("pembanding", 9),
    "T3.24-kabupaten": ("pembanding", 9),
    "T3.25-kinerja-anggaran": ("kinerja_anggaran", 3),
    "T3.26-outcome": ("penunjang", 40),
    "T3.27-alokasi": ("alokasi", 3),
    "T3.28": ("kinerja_anggaran", 9),
    "T3.29": ("kinerja_anggaran", 46),
    "T3.30": ("efisiensi_anggaran", 9),
    "T3.24-efisiensi-subkegiatan": ("efisiensi_anggaran", 46),
    "T3.25-SDM": ("efisiensi_sdm", 2),
    "T3.26-aset": ("efisiensi_aset", 62),
    "T3.27-tindak-lanjut": ("tindak_lanjut", 10),
    "T4.1": ("pko", 3),
}


class Laporan(NamedTuple):
    """One printed table: key, title, 1 or 2 header rows ("" continues the cell to the left or above), rows."""

    kunci: str
    judul: str
    kepala: tuple[tuple[str, ...], ...]
    baris: tuple[tuple[str, ...], ...]

    @property
    def lebar(self) -> int:
        """Number of columns."""
        return len(self.kepala[0])


@lru_cache(maxsize=1)
def laporan() -> dict[str, Laporan]:
    """Every table by key, from the figures kept in samples/data."""
    semua: dict[str, Laporan] = {}
    for berkas in sorted((AKAR / "samples" / "data").glob("bab*.json")):
        for isi in json.loads(berkas.read_text(encoding="utf-8"))["tabel"]:
            semua[isi["kunci"]] = Laporan(isi["kunci"], isi["judul"], _beku(isi["kepala"]), _beku(isi["baris"]))
    return {k: semua[k] for k in HARAPAN}


@lru_cache(maxsize=1)
def laporan_asli() -> dict[str, Laporan]:
    """The same tables from the folder `shared`, with the report's own titles and sentences."""
    semua = {}
    for isi in json.loads(SHARED.read_text(encoding="utf-8"))["tables"]:
        kepala = isi.get("header_rows") or [isi["header"]]
        semua[isi["key"]] = Laporan(isi["key"], isi["title"], _beku(kepala), _beku(isi["rows"]))
    return semua


def _beku(baris: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(b) for b in baris)
