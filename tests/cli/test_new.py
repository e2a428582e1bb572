"""`kk new`: where the file lands, what is said, what is refused."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import kertas_kerja
from kertas_kerja.cli import kk
from kertas_kerja.lembar.templat import new
from tests.isi.buku import buku, pko


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


def test_isi_awal_dari_buku_tahun_lalu(tmp_path: Path, akar: Path) -> None:
    """Names of indicators and last year's figures come over; the formulas over them have right values."""
    berkas = tmp_path / "baru.xlsx"
    lama = akar / "samples" / "pengukuran_2025_tercetak.xlsx"
    sebelum = lama.read_bytes()
    hasil = jalankan("kkpt", "--tahun", 2026, "--from", lama, "-o", berkas)
    assert hasil.exit_code == 0, hasil.output
    assert "pengukuran_2025_tercetak.xlsx, PK Perubahan 2025!" in hasil.output
    assert lama.read_bytes() == sebelum
    lembar = openpyxl.load_workbook(berkas, data_only=True)
    kertas = lembar["Kertas Kerja"]
    baris = [[c.value for c in b] for b in kertas.iter_rows(min_row=6, max_row=8, max_col=5)]
    assert all(isinstance(b[1], str) and isinstance(b[3], int | float) for b in baris)
    assert kertas.protection.sheet
    periksa = kertas_kerja.check(berkas)
    assert [t.kode for t in periksa.findings if t.tingkat == "error"] == []
    assert periksa.relations.exact > 0
    assert kertas_kerja.fill(berkas, tabs=False, dry_run=True, from_=[lama]).changes == ()


def test_teks_berbahaya_tetap_teks(tmp_path: Path) -> None:
    """An indicator of last year that looks like a formula is a text in the fresh form."""
    lama = tmp_path / "lama.xlsx"
    lama.write_bytes(
        buku({"PKO": pko([("=1+1", 8.6, 9, None, None, None, None), ("+cmd", 8, 9, None, None, None, None)])})
    )
    wb = openpyxl.load_workbook(lama)
    for sel in ("C4", "C5"):
        wb["PKO"][sel].data_type = "s"
    wb.save(lama)
    berkas = kertas_kerja.new("pengukuran", tmp_path / "baru.xlsx", tahun=2026, from_=lama)
    sel = {c.value: c.data_type for b in openpyxl.load_workbook(berkas)["PKO"].iter_rows() for c in b}
    assert (sel["=1+1"], sel["+cmd"]) == ("s", "s")


def test_banyak_indikator_mendapat_baris(tmp_path: Path) -> None:
    lama = tmp_path / "lama.xlsx"
    lama.write_bytes(buku({"PKO": pko([(f"Indeks {i}", 8, 9, None, None, None, None) for i in range(40)])}))
    berkas = kertas_kerja.new("pengukuran", tmp_path / "baru.xlsx", tahun=2026, from_=[lama])
    nama = [b[2].value for b in openpyxl.load_workbook(berkas)["PKO"].iter_rows(min_row=8, max_row=47)]
    assert nama == [f"Indeks {i}" for i in range(40)]


def test_buku_lama_yang_rusak_dikatakan(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku")
    hasil = jalankan("kkpt", "--from", tmp_path / "rusak.xlsx", "-o", tmp_path / "baru.xlsx")
    assert hasil.exit_code == 2
    assert "rusak.xlsx" in hasil.output
    assert not (tmp_path / "baru.xlsx").exists()
