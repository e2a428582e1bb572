"""Daftar kesalahan laporan: hitung ulang sendiri, laporan dan harapan.json mutakhir, dan sama dengan kk check."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bilangan import baca
from susun.data import baca_tabel
from tulis_temuan import buat, relasi_laporan

AKAR = Path(__file__).resolve().parents[2]
TABEL = baca_tabel()
RELASI = relasi_laporan(TABEL)
HARAPAN: list[dict[str, Any]] = json.loads((AKAR / "samples" / "data" / "harapan.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("teks", "nilai", "pasti"),
    [
        ("78,64", "78.64", False),
        ("2.247.666.203", "2247666203", True),
        ("2.673.693.824,00", "2673693824", True),
        ("103,51 %", "1.0351", False),
        ("-14,81%", "-0.1481", False),
        ("11 orang/bulan", "11", True),
        ("4.31", "4.31", False),
    ],
)
def test_bilangan_dibaca(teks: str, nilai: str, pasti: bool) -> None:
    bilangan = baca(teks)
    assert bilangan is not None
    assert (bilangan.nilai, bilangan.pasti) == (Decimal(nilai), pasti)


@pytest.mark.parametrize("teks", ["", "-", "n/a", "BAIK", "> 80% - 100%", "31/12/2025", "10 Tahun 2025"])
def test_bukan_bilangan(teks: str) -> None:
    assert baca(teks) is None


def test_laporan_dan_harapan_mutakhir() -> None:
    laporan, harapan = buat()
    assert (AKAR / "samples" / "temuan_laporan.md").read_text(encoding="utf-8") == laporan
    assert (AKAR / "samples" / "data" / "harapan.json").read_text(encoding="utf-8") == harapan


def test_banyak_hubungan() -> None:
    putusan = Counter(satu.putusan for satu in RELASI)
    assert len(RELASI) > 600
    assert putusan["salah"] == 22
    assert putusan["pembulatan"] == 12


@pytest.mark.parametrize(
    ("kunci", "baris", "kolom", "tertulis", "seharusnya"),
    [
        ("T3.6", 2, 4, "104,90%", "104,65%"),
        ("T3.13", 29, 4, "104,90%", "104,65%"),
        ("T3.21", 10, 4, "80,39%", "80,34%"),
        ("T3.29", 46, 4, "95,72%", "97,81%"),
        ("T3.24-efisiensi-subkegiatan", 23, 4, "7,78%", "0,78%"),
        ("T3.24-efisiensi-subkegiatan", 46, 4, "43,49%", "8,98%"),
        ("T3.25-SDM", 0, 1, "51 orang", "61 orang"),
        ("T3.26-aset", 0, 3, "201", "203"),
        ("T3.10", 1, 4, "0,95", "1,19"),
    ],
)
def test_kesalahan_yang_diketahui(kunci: str, baris: int, kolom: int, tertulis: str, seharusnya: str) -> None:
    cocok = [satu for satu in RELASI if (satu.kunci, satu.baris, satu.kolom) == (kunci, baris, kolom)]
    assert [(satu.tertulis, satu.seharusnya) for satu in cocok if satu.putusan == "salah"] == [(tertulis, seharusnya)]


@pytest.mark.parametrize(
    ("kunci", "baris", "kolom"), [("T3.16", 8, 4), ("T3.17", 7, 3), ("T3.10", 0, 4), ("T3.2", 1, 6)]
)
def test_pembulatan_bukan_kesalahan(kunci: str, baris: int, kolom: int) -> None:
    putusan = {s.putusan for s in RELASI if (s.kunci, s.baris, s.kolom) == (kunci, baris, kolom)}
    assert putusan == {"pembulatan"}


@pytest.mark.parametrize("nama", sorted({satu["file"] for satu in HARAPAN}))
def test_sama_dengan_kk_check(nama: str) -> None:
    """Setiap kesalahan tabel ditemukan kk check di selnya, dan kk check tidak menyalahkan sel lain."""
    from kertas_kerja import check

    temuan = json.loads(check(AKAR / "samples" / nama).to_json())
    galat = {
        (satu["sheet"], satu["cell"]): satu["expected"]
        for satu in temuan["files"][0]["findings"]
        if satu["severity"] == "error" and satu["rule"].startswith(("KK1", "KK2"))
    }
    harap = [satu for satu in HARAPAN if satu["file"] == nama and satu["layer"] == "tabel"]
    for satu in harap:
        sel = [(satu["sheet"], tempat) for tempat in [satu["cell"], *satu.get("also", [])]]
        kena = [galat.pop(tempat) for tempat in sel if tempat in galat]
        assert kena, f"{satu['sheet']}!{satu['cell']} tidak ditemukan"
        assert kena[0].rstrip("%") in {teks.rstrip("%") for teks in [satu["expected"], *satu.get("expected_alt", [])]}
    assert not galat
