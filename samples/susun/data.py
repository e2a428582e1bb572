"""Tabel laporan dari samples/data: dibaca sekali, dicari menurut kuncinya."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

FOLDER_DATA = Path(__file__).resolve().parents[1] / "data"


class Tabel(NamedTuple):
    """Satu tabel laporan: kepala dan baris berisi teks seperti tercetak."""

    kunci: str
    jenis: str
    judul: str
    kepala: tuple[tuple[str, ...], ...]
    baris: tuple[tuple[str, ...], ...]

    @property
    def lebar(self) -> int:
        """Banyaknya kolom."""
        return len(self.kepala[0])


def baca_tabel(folder: Path = FOLDER_DATA) -> dict[str, Tabel]:
    """Semua tabel, kunci ke tabel, menurut urutan berkas dan urutan di dalam berkas."""
    semua: dict[str, Tabel] = {}
    for berkas in sorted(folder.glob("bab*.json")):
        for isi in json.loads(berkas.read_text(encoding="utf-8"))["tabel"]:
            tabel = Tabel(
                isi["kunci"],
                isi["jenis"],
                isi["judul"],
                tuple(tuple(baris) for baris in isi["kepala"]),
                tuple(tuple(baris) for baris in isi["baris"]),
            )
            semua[tabel.kunci] = tabel
    return semua
