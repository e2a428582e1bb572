"""`kk new`: where the file lands, what is said, what is refused."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kertas_kerja.cli import kk
from kertas_kerja.lembar.templat import new


def jalankan(*args: str | Path) -> Result:
    return CliRunner().invoke(kk, ["new", *map(str, args)])


@pytest.mark.parametrize(("jenis", "nama"), [("kkpt", "kertas_kerja"), ("pengukuran", "pengukuran")])
def test_nama_bawaan(jenis: str, nama: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hasil = jalankan(jenis)
    berkas = tmp_path / f"{nama}_{datetime.now().year}.xlsx"
    assert (hasil.exit_code, list(tmp_path.iterdir())) == (0, [berkas])
    assert berkas.name in hasil.output
    assert "kk check" in hasil.output
    assert "Petunjuk" in hasil.output


def test_pilihan(tmp_path: Path) -> None:
    berkas = tmp_path / "pk.xlsx"
    hasil = jalankan(
        "pengukuran", "-o", berkas, "--tahun", 2027, "--perangkat-daerah", "Dinas Contoh", "--kertas", "f4"
    )
    ws = openpyxl.load_workbook(berkas)["PKO"]
    assert hasil.exit_code == 0
    assert (ws["A5"].value, ws["A6"].value, ws.page_setup.paperSize) == ("DINAS CONTOH", "TB IV TAHUN 2027", 14)


def test_nama_terlalu_panjang_disebut(tmp_path: Path) -> None:
    hasil = jalankan("kkpt", "-o", tmp_path / "x.xlsx", "--perangkat-daerah", "A" * 300)
    assert hasil.exit_code == 0
    assert "255 huruf" in hasil.stderr


def test_tidak_menimpa(tmp_path: Path) -> None:
    berkas = tmp_path / "ada.xlsx"
    berkas.write_bytes(b"milik orang")
    hasil = jalankan("kkpt", "-o", berkas)
    assert (hasil.exit_code, berkas.read_bytes()) == (2, b"milik orang")
    assert hasil.stdout == ""
    assert hasil.stderr.count("\n") == 1
    assert "sudah ada" in hasil.stderr


@pytest.mark.parametrize(
    ("args", "kata"),
    [
        (("-o", "folder"), "folder"),
        (("-o", "tidak/ada/x.xlsx"), "Folder"),
        (("-o", "nama.xls"), ".xlsx"),
        (("-o", "nama"), ".xlsx"),
        (("--tahun", "20255"), "Tahun 20255"),
        (("--tahun", "0"), "Tahun 0"),
    ],
)
def test_satu_kalimat(args: tuple[str, ...], kata: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    hasil = jalankan("kkpt", *args)
    assert hasil.exit_code == 2
    assert kata in hasil.stderr
    assert hasil.stderr.count("\n") == 1
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["folder"]


def test_jenis_tak_dikenal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert jalankan("lain").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_pustaka_mengembalikan_tempat(tmp_path: Path) -> None:
    berkas = tmp_path / "x.xlsx"
    assert new("kkpt", tahun=2026, output=berkas) == berkas
    assert berkas.stat().st_size > 10_000
