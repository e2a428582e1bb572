"""Angka contoh sama dengan sumbernya, kalimatnya tidak; hanya bila ../shared ada di sebelah repositori."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from susun.data import baca_tabel

AKAR = Path(__file__).resolve().parents[2]
SUMBER = AKAR / ".." / "shared" / "data" / "lkjip_plandaan_2025.json"
pytestmark = pytest.mark.skipif(not SUMBER.exists(), reason="../shared/data tidak ada di sebelah repositori")

_KALIMAT = re.compile(r"analisis|tindak ?lanjut|^ket$|menunjang|rekomendasi|formulasi|sumber data", re.I)
_PANJANG = 60
_NAMA_TERPECAH = ("T3.28", 8, 0)  # di sumber satu nama terpecah dua kolom; di contoh ditulis utuh
_IKU = {"T2.3", "T2.4", "T2.7-2026-IKU"}
TABEL = baca_tabel()


def _sumber() -> list[dict[str, Any]]:
    daftar: list[dict[str, Any]] = json.loads(SUMBER.read_text(encoding="utf-8"))["tables"]
    return daftar


def _kalimat(tabel: dict[str, Any], kolom: int, teks: str) -> bool:
    """Sel berisi kalimat, bukan angka atau nama resmi."""
    return bool(_KALIMAT.search(tabel["header"][kolom])) or (tabel["key"] in _IKU and "Definisi" in teks)


def _rapat(teks: str) -> str:
    return re.sub(r"\s+", " ", teks).strip()


def test_setiap_tabel_sumber_ada_dengan_ukuran_yang_sama() -> None:
    sumber = {tabel["key"]: tabel for tabel in _sumber()}
    assert set(sumber) == set(TABEL)
    for kunci, tabel in sumber.items():
        assert len(TABEL[kunci].baris) == len(tabel["rows"])
        assert TABEL[kunci].lebar == len(tabel["header"])


def test_angka_dan_nama_resmi_sama_sel_demi_sel() -> None:
    dibandingkan = 0
    for tabel in _sumber():
        for n, baris in enumerate(tabel["rows"]):
            for kolom, teks in enumerate(baris):
                if _kalimat(tabel, kolom, teks) or (tabel["key"], n, kolom) == _NAMA_TERPECAH:
                    continue
                assert TABEL[tabel["key"]].baris[n][kolom] == teks, f"{tabel['key']} baris {n} kolom {kolom}"
                dibandingkan += 1
    assert dibandingkan > 4000


def test_judul_kolom_sama() -> None:
    for tabel in _sumber():
        if tabel["key"] in ("T3.25-SDM", "T3.26-aset"):  # "(uraian)" tambahan penyalin sumber
            continue
        kepala = TABEL[tabel["key"]].kepala
        for kolom, judul in enumerate(tabel["header"]):
            assert judul.split(" | ")[-1] in {baris[kolom] for baris in kepala}


def test_tidak_ada_kalimat_sumber_yang_terbawa() -> None:
    """Tidak satu pun potongan 60 huruf dari kalimat sumber muncul di buku contoh, kecuali nama resmi."""
    nama, kalimat = set(), []
    for tabel in _sumber():
        for baris in tabel["rows"]:
            for kolom, teks in enumerate(baris):
                if _kalimat(tabel, kolom, teks):
                    kalimat.append(_rapat(teks))
                else:
                    nama.add(_rapat(teks))
    resmi = " ¶ ".join(nama).lower()
    contoh = _teks_contoh()
    terbawa = [
        potong
        for teks in kalimat
        for awal in range(len(teks) - _PANJANG + 1)
        if (potong := teks[awal : awal + _PANJANG]) in contoh and potong.lower() not in resmi
    ]
    assert not terbawa, terbawa[:3]


def _teks_contoh() -> str:
    """Semua teks di ketiga buku tercetak."""
    isi = []
    for berkas in sorted((AKAR / "samples").glob("*_tercetak.xlsx")):
        for lembar in load_workbook(berkas):
            isi += [_rapat(sel.value) for baris in lembar.iter_rows() for sel in baris if isinstance(sel.value, str)]
    return " ¶ ".join(isi)
