"""`kk FILE.xlsx`: check and fill in one go, as when a file is dropped on the program."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kertas_kerja.cli import kk
from tests.isi.buku import buku, pko

SALAH = buku({"PKO": pko([("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None)])})


def jalankan(*args: str | Path) -> Result:
    return CliRunner().invoke(kk, [str(a) for a in args])


def test_berkas_saja_periksa_dan_isi(tmp_path: Path) -> None:
    berkas = tmp_path / "Pengukuran TB IV.xlsx"
    berkas.write_bytes(SALAH)
    hasil = jalankan(berkas)
    assert hasil.exit_code == 1
    assert "capaian = realisasi ÷ target = 9 ÷ 8,6 = 104,65%" in hasil.stdout
    assert "Lembar baru: Ringkasan, Temuan, Jejak." in hasil.stdout
    assert (tmp_path / "Pengukuran TB IV_terisi.xlsx").is_file()
    assert berkas.read_bytes() == SALAH


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_dengan_tabel_lkjip(tmp_path: Path) -> None:
    """What kk_lkjip.bat does with a file that is dropped on it."""
    (tmp_path / "a.xlsx").write_bytes(SALAH)
    jalankan(tmp_path / "a.xlsx", "--lkjip")
    nama = openpyxl.load_workbook(tmp_path / "a_terisi.xlsx").sheetnames
    assert any(n.startswith("LKjIP") for n in nama)


def test_ditaruh_lagi_tidak_menimpa(tmp_path: Path) -> None:
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(SALAH)
    jalankan(berkas)
    (tmp_path / "a_terisi.xlsx").write_bytes(b"sudah diubah orang")
    jalankan(berkas)
    assert (tmp_path / "a_terisi.xlsx").read_bytes() == b"sudah diubah orang"
    assert (tmp_path / "a_terisi (2).xlsx").is_file()


def test_beberapa_berkas_yang_salah_tidak_menghentikan(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku")
    (tmp_path / "a.xlsx").write_bytes(SALAH)
    hasil = jalankan(tmp_path / "rusak.xlsx", tmp_path / "a.xlsx")
    assert hasil.exit_code == 2
    assert "bukan buku kerja" in hasil.stderr
    assert (tmp_path / "a_terisi.xlsx").is_file()


@pytest.mark.parametrize("nama", ["tidak_ada.xlsx", "tidak_ada.XLS"])
def test_berkas_yang_tidak_ada(tmp_path: Path, nama: str) -> None:
    hasil = jalankan(tmp_path / nama)
    assert hasil.exit_code == 2
    assert 'Perintah "' not in hasil.output
    assert nama in hasil.stderr


def test_kata_lain_tetap_perintah() -> None:
    assert 'Perintah "perikas" tidak ada' in jalankan("perikas").output
    assert jalankan("--help").exit_code == 0
    assert jalankan("rules", "--format", "json").exit_code == 0
