"""Mengenali macam baris tabel: baris ringkas, definisi, dan tingkat hierarki."""

from __future__ import annotations

import re

_RINGKAS = re.compile(
    r"total|estimasi|nilai kinerja organisasi|predikat|rata ?- ?rata|index f0|indeks pelayanan publik$"
    r"|nilai hasil evaluasi|tingkat efisiensi|realisasi anggaran tanpa|realisasi$|sumber:|sasaran, program",
    re.I,
)
_ANGKA = re.compile(r"[\d.]+")
_TINGKAT = (
    ("tujuan", "tujuan"),
    ("sasaran", "sasaran"),
    ("meningkatnya", "sasaran"),
    ("terwujudnya", "sasaran"),
    ("program", "program"),
    ("kegiatan", "kegiatan"),
)
LEKUK = {"program": 1, "kegiatan": 2, "sub": 3}


def ringkas(isi: tuple[str, ...]) -> bool:
    """Baris jumlah, rata-rata, predikat, atau keterangan: berlabel, atau hanya berisi satu angka."""
    terisi = [teks for teks in isi if teks]
    if not terisi:
        return False
    if len(terisi) == 1 and _ANGKA.fullmatch(terisi[0]):
        return True
    mulai = isi.index(terisi[0])
    return mulai <= 1 and _RINGKAS.match(terisi[0]) is not None and not re.search("[a-z]", isi[mulai + 1])


def rentang_label(isi: tuple[str, ...]) -> tuple[int, int] | None:
    """Kolom pertama dan terakhir yang digabung untuk label baris ringkas; None bila tanpa label."""
    mulai = next(kolom for kolom, teks in enumerate(isi) if teks)
    if _ANGKA.fullmatch(isi[mulai]):
        return None
    berikut = next((kolom for kolom in range(mulai + 1, len(isi)) if isi[kolom]), len(isi))
    return mulai, berikut - 1


def kolom_definisi(isi: tuple[str, ...]) -> int | None:
    """Kolom yang memuat definisi operasional, digabung sampai kolom terakhir."""
    return next((kolom for kolom, teks in enumerate(isi) if teks.startswith("Definisi Operasional")), None)


def tingkat(label: str) -> str:
    """Tingkat hierarki dari label kolom pertama; label kosong bukan tingkat baru."""
    kata = re.sub(r"^[\d. ]+", "", label).lower()
    return next((tingkat for awalan, tingkat in _TINGKAT if kata.startswith(awalan)), "sub" if kata else "")
