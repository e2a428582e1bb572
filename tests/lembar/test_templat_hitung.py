"""Filled templates: LibreOffice recalculates them and agrees with the Decimal reading; check and fill accept them."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kertas_kerja.api import buka, check, fill, siapkan
from kertas_kerja.aturan.dasar import Bahan
from kertas_kerja.lembar.templat import buat_templat
from kertas_kerja.lembar.templat_letak import LetakTabel, letakkan
from kertas_kerja.lembar.templat_rencana import JENIS, Jenis, rencana
from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel.dasar import Konteks
from kertas_kerja.tabel.relasi import tempat_relasi
from tests.libreoffice import tanpa_cache, ubah

PROFIL = muat_profil()
BARIS = 4  # filled rows of the tables without prefilled rows
pytestmark = pytest.mark.libreoffice


def isian(kolom: str, i: int, kind: str) -> float | str | None:
    """What a person types in the i-th row of a column; None leaves the cell as it is."""
    nilai: dict[str, float | str | None] = {
        "no": None,
        "bobot": None,
        "satuan": "Indeks",
        "polaritas": "Minimize" if i % 2 else "Maximize",
        "target": round(75.4 + 1.37 * i, 2),
        "realisasi": round(69.61 + 4.21 * i, 2),
        "target_prev": 75.0,
        "realisasi_prev": 69.61,
        "nilai_lalu": round(24.65 - 3.3 * i, 2),
        "bertambah": 0.05 if i else 0.0,
        "nilai": {"komponen_akip": 12.34 + i, "komponen_rb": 1.15 + 0.1 * i}.get(kind, 88.17 + 1.11 * i),
        "jumlah_nilai": round(3.5 + 0.15 * i, 2),
        "nilai_aspek": 4.76,
        "pagu": 2_247_666_203.0 + i,
        "komponen": f"Layanan {i + 1}",
        # PKO has no column for the polarity, so its indicators are others
        "indikator": f"{'Waktu tunggu' if kind == 'target_realisasi' else 'Indeks uji'} {'ABCDEFGH'[i % 8]}",
    }
    return nilai.get(kolom, f"Isi {kolom} {i + 1}")


def terisi(jenis: Jenis, predikat: str | None = None) -> bytes:
    """A template as a person fills it; `predikat` is chosen on the PKO sheet instead of the AKIP table."""
    buku = openpyxl.load_workbook(io.BytesIO(buat_templat(jenis, 2025, "Kecamatan Contoh")))
    for r in rencana(jenis, PROFIL):
        for t in letakkan(r, Konteks(PROFIL), "$F$1").tabel:
            if not t.rencana.tetap and not (predikat and t.tabel.kind == "komponen_akip"):
                _isi_tabel(buku[r.nama], t)
    if predikat:
        buku["PKO"]["C1"] = predikat
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _isi_tabel(ws: openpyxl.worksheet.worksheet.Worksheet, t: LetakTabel) -> None:
    baris = list(t.tabel.data())
    for i, b in enumerate(baris if t.rencana.isi else baris[:BARIS]):
        for k in t.tabel.kolom:
            sel = ws.cell(b.nomor, k.indeks)
            if (b.nomor, k.indeks) not in t.rumus and sel.value is None:
                sel.value = isian(k.nama, i, t.tabel.kind)
    for b in t.tabel.baris:
        at = t.masukan_ringkas(b) if b.jenis != "data" else None
        if at:
            ws.cell(*at).value = isian("nilai_aspek", 0, t.tabel.kind)


def dihitung(data: bytes, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after a recalculation from nothing."""
    masuk, keluar = folder / "isi.xlsx", folder / "keluar"
    keluar.mkdir()
    masuk.write_bytes(tanpa_cache(data))
    return ubah(masuk, keluar, "xlsx:Calc MS Excel 2007 XML")


def bahan(berkas: Path) -> Bahan:
    with buka(berkas) as buku:
        return siapkan(buku, PROFIL, None)


@pytest.mark.parametrize("jenis", JENIS)
def test_libreoffice_sependapat(jenis: Jenis, tmp_path: Path) -> None:
    """Every derived cell holds a formula whose value is that of the declared relation."""
    isi = bahan(dihitung(terisi(jenis), tmp_path))
    banyak = 0
    for tabel in isi.tabel:
        for tempat in tempat_relasi(tabel, isi.konteks):
            if tempat.relasi.batas or not tempat.relasi.isi:
                continue
            harap = hitung(tempat.relasi.rumus, tempat.pemasok.nilai, PROFIL.pita)
            assert tempat.sel.rumus, (tabel.kind, tempat.sel.alamat)
            if isinstance(harap, Decimal):
                assert isinstance(tempat.sel.mentah, float), (tabel.kind, tempat.sel.alamat)
                assert tempat.sel.mentah == pytest.approx(float(harap), rel=1e-12, abs=1e-12)
            else:
                assert tempat.sel.mentah == harap, (tabel.kind, tempat.sel.alamat)
            banyak += 1
    assert banyak >= (25 if jenis == "kkpt" else 60)


@pytest.mark.parametrize("jenis", JENIS)
def test_periksa_menerima_isian(jenis: Jenis, tmp_path: Path) -> None:
    hasil = check(dihitung(terisi(jenis), tmp_path))
    assert [t.pesan for t in hasil.findings if t.tingkat == "error"] == []
    assert hasil.relations.wrong == 0
    assert hasil.relations.exact >= (20 if jenis == "kkpt" else 50)


@pytest.mark.parametrize("jenis", JENIS)
def test_isi_tidak_menulis_ulang_rumus(jenis: Jenis, tmp_path: Path) -> None:
    """The formulas are those that fill would write: there is nothing left to fill."""
    berkas = dihitung(terisi(jenis), tmp_path)
    hasil = fill(berkas, tmp_path / "terisi.xlsx")
    assert [f"{p.lembar}!{p.alamat}" for p in hasil.changes] == []
    assert set(hasil.added_sheets) == {"Ringkasan", "Temuan", "Jejak"}


@pytest.mark.parametrize("predikat", PROFIL.koreksi_akip)
def test_koreksi_menurut_predikat_yang_dipilih(predikat: str, tmp_path: Path) -> None:
    """The rate stands in the row as a live formula; for A and AA it is 0, not blank."""
    berkas = dihitung(terisi("pengukuran", predikat), tmp_path)
    buku = openpyxl.load_workbook(berkas, data_only=True)
    tarif = float(PROFIL.koreksi_akip[predikat].tarif)
    for nama in ("PKO", "PKO TB I-III"):
        ws = buku[nama]
        assert ws["F1"].value == tarif
        for baris in range(8, 8 + BARIS):
            assert ws.cell(baris, 8).value == tarif
            assert ws.cell(baris, 9).value == pytest.approx(ws.cell(baris, 7).value * (1 - tarif), abs=1e-15)
        assert ws.cell(8 + BARIS, 8).value in (None, "")
    assert [t.pesan for t in check(berkas).findings if t.tingkat == "error"] == []


def test_predikat_terbawa_dari_komponen_akip(tmp_path: Path) -> None:
    """12,34 + 13,34 + 14,34 + 15,34 = 55,36: CC, 20 %."""
    buku = openpyxl.load_workbook(dihitung(terisi("pengukuran"), tmp_path), data_only=True)
    assert (buku["PKO"]["C1"].value, buku["PKO"]["F1"].value) == ("CC", 0.2)
    assert (buku["PKO TB I-III"]["C1"].value, buku["PKO TB I-III"]["F1"].value) == ("CC", 0.2)


def test_polaritas(tmp_path: Path) -> None:
    """Minimize gives (2T − R) ÷ T, an empty polaritas is Maximize, a target of 0 or "-" gives nothing."""
    buku = openpyxl.load_workbook(io.BytesIO(buat_templat("pengukuran", 2025)))
    ws = buku["Target Realisasi"]
    isi = [("Minimize", 10, 8), (None, 10, 8), ("Maximize", 0, 8), ("Maximize", "-", 8), ("Minimize", 10, None)]
    for i, (arah, target, realisasi) in enumerate(isi):
        for kolom, nilai in zip((2, 4, 5, 6), (f"Indeks {i}", arah, target, realisasi), strict=True):
            ws.cell(5 + i, kolom).value = nilai
    hasil = io.BytesIO()
    buku.save(hasil)
    ws = openpyxl.load_workbook(dihitung(hasil.getvalue(), tmp_path), data_only=True)["Target Realisasi"]
    capaian = [ws.cell(5 + i, 7).value or None for i in range(5)]
    assert capaian == [pytest.approx(1.2), pytest.approx(0.8), None, None, None]
    rata = next(b for b in range(5, 40) if ws.cell(b, 1).value == "RATA-RATA CAPAIAN")
    assert ws.cell(rata, 7).value == pytest.approx(1.0)
