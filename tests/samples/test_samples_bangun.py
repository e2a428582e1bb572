"""Buku contoh dibangun ulang dan dibandingkan dengan yang tersimpan dan dengan angka laporan."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import bangun as pembangun
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from susun.buku import Letak, Susunan
from susun.data import Tabel, baca_tabel
from tampilan import tampil

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BERKAS = [buku.BERKAS for buku in pembangun.BUKU]
TABEL = baca_tabel()
Semua = dict[str, dict[tuple[str, int, int], Letak]]


@pytest.fixture(scope="module")
def dibangun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Semua]:
    folder = tmp_path_factory.mktemp("contoh")
    return folder, pembangun.bangun(folder)


def _cara(susunan: tuple[Susunan, ...]) -> dict[str, str]:
    return {kunci: pilihan.cara for lembar in susunan for kunci, pilihan in lembar.isi}


def _sel(buku: Workbook) -> list[tuple[Any, ...]]:
    return [
        (lembar.title, sel.coordinate, sel.value, sel.number_format, sel.font.b, sel.fill.fgColor.rgb)
        for lembar in buku
        for baris in lembar.iter_rows()
        for sel in baris
    ]


def test_dua_kali_dibangun_sama_byte_demi_byte(dibangun: tuple[Path, Semua], tmp_path: Path) -> None:
    pembangun.bangun(tmp_path)
    for nama in BERKAS:
        assert (tmp_path / nama).read_bytes() == (dibangun[0] / nama).read_bytes()


@pytest.mark.parametrize("nama", BERKAS)
def test_yang_tersimpan_sama_dengan_yang_dibangun(dibangun: tuple[Path, Semua], nama: str) -> None:
    """Sel, format, dan gabungan sama; byte boleh berbeda bila versi XlsxWriter atau zlib berbeda."""
    lama, baru = load_workbook(SAMPLES / nama), load_workbook(dibangun[0] / nama)
    assert _sel(lama) == _sel(baru)
    for lembar in lama:
        assert sorted(map(str, lembar.merged_cells.ranges)) == sorted(map(str, baru[lembar.title].merged_cells.ranges))


@pytest.mark.parametrize("buku", pembangun.BUKU, ids=BERKAS)
def test_setiap_sel_tampil_seperti_tercetak(dibangun: tuple[Path, Semua], buku: Any) -> None:
    folder, letak = dibangun
    cara = _cara(buku.SUSUNAN)
    terbuka = load_workbook(folder / buku.BERKAS, data_only=True)
    for (kunci, baris, kolom), tempat in letak[buku.BERKAS].items():
        teks = TABEL[kunci].baris[baris][kolom]
        sel = terbuka[tempat.lembar][tempat.sel]
        harap = teks.rstrip("% ") if cara[kunci][kolom] == "p" else teks
        if harap == "4.31" and not isinstance(sel.value, str):
            harap = "4,31"
        if not isinstance(sel.value, str) and re.fullmatch(r"-?\d+\.\d{1,2}", harap):
            harap = harap.replace(".", ",")
        assert tampil(sel.value, sel.number_format) == harap, f"{buku.BERKAS} {tempat} {kunci}"


def test_buku_laporan_memuat_semua_tabel(dibangun: tuple[Path, Semua]) -> None:
    termuat = {kunci for kunci, _, _ in dibangun[1]["lkjip_2025_tercetak.xlsx"]}
    assert termuat == set(TABEL)
    assert len(termuat) == 70


@pytest.mark.parametrize("buku", pembangun.BUKU, ids=BERKAS)
def test_kepala_tabel_ada_di_lembarnya(dibangun: tuple[Path, Semua], buku: Any) -> None:
    terbuka = load_workbook(dibangun[0] / buku.BERKAS)
    for lembar in buku.SUSUNAN:
        isi = {sel.value for baris in terbuka[lembar.nama].iter_rows() for sel in baris}
        for kunci, _ in lembar.isi:
            assert {teks for baris in TABEL[kunci].kepala for teks in baris if teks} <= isi


def test_cara_mengetik_beragam(dibangun: tuple[Path, Semua]) -> None:
    """Buku pengukuran memuat bilangan berformat, persen polos, dan angka sebagai teks."""
    terbuka = load_workbook(dibangun[0] / "pengukuran_2025_tercetak.xlsx")
    sel = [sel for lembar in terbuka for baris in lembar.iter_rows() for sel in baris if sel.value is not None]
    assert any(sel.number_format == "0.00%" and isinstance(sel.value, float) for sel in sel)
    assert any(sel.number_format == '0" dokumen"' and sel.value == 3 for sel in sel)
    assert {"92,81%", "3 dokumen", "4.31", "75,65"} <= {sel.value for sel in sel if isinstance(sel.value, str)}
    assert 92.81 in {sel.value for sel in sel if isinstance(sel.value, float)}
    assert any(isinstance(sel.value, str) and sel.value.startswith("=SUM(") for sel in sel)


def test_rumus_jumlah_bernilai_seperti_tercetak(dibangun: tuple[Path, Semua]) -> None:
    folder, letak = dibangun
    for nama in BERKAS:
        rumus, nilai = load_workbook(folder / nama), load_workbook(folder / nama, data_only=True)
        for tempat in letak[nama].values():
            isi = rumus[tempat.lembar][tempat.sel].value
            if isinstance(isi, str) and isi.startswith("=SUM("):
                rentang = rumus[tempat.lembar][isi[5:-1]]
                assert sum(sel.value or 0 for (sel,) in rentang) == nilai[tempat.lembar][tempat.sel].value


def test_setiap_lembar_siap_cetak(dibangun: tuple[Path, Semua]) -> None:
    for nama in BERKAS:
        for lembar in load_workbook(dibangun[0] / nama):
            assert lembar.page_setup.paperSize in (9, 14)
            assert lembar.page_setup.fitToWidth in (None, 1)
            sifat = lembar.sheet_properties.pageSetUpPr
            assert sifat is not None
            assert sifat.fitToPage


def test_tanpa_nama_nip_dan_nomor_telepon() -> None:
    teks = "\n".join(sel for tabel in TABEL.values() for baris in tabel.baris for sel in baris)
    assert not re.search(r"\bNIP\b|\b\d{18}\b|\b0\d{9,12}\b|\+62|@", teks)
    for nama in BERKAS:
        for lembar in load_workbook(SAMPLES / nama):
            isi = " ".join(str(sel.value) for baris in lembar.iter_rows() for sel in baris if sel.value)
            assert not re.search(r"\bNIP\b|\b\d{18}\b|S\.(?:STP|Sos|H)\b|M\.(?:Si|M)\b", isi)


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize("nama", BERKAS)
def test_yang_terisi_tersimpan_sama_dengan_isian_sekarang(nama: str, tmp_path: Path) -> None:
    """Berkas ``*_terisi.xlsx`` harus dibangun ulang (``python samples/bangun.py``) bila ``fill`` berubah."""
    from kertas_kerja import fill

    fill(SAMPLES / nama, tmp_path / "isi.xlsx")
    terisi = load_workbook(SAMPLES / pembangun.nama_terisi(nama))
    sekarang = load_workbook(tmp_path / "isi.xlsx")
    assert terisi.sheetnames == sekarang.sheetnames
    for lembar in load_workbook(SAMPLES / nama):
        for baris in terisi[lembar.title].iter_rows():
            for sel in baris:
                assert sel.value == sekarang[lembar.title][sel.coordinate].value, f"{lembar.title}!{sel.coordinate}"


def test_tabel_berukuran_tetap() -> None:
    for tabel in TABEL.values():
        assert isinstance(tabel, Tabel)
        assert {len(baris) for baris in tabel.kepala + tabel.baris} == {tabel.lebar}
