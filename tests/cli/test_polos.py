"""Plain calls run without click and give what click gives; everything else is left to click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kertas_kerja.cli import kk
from kertas_kerja.jalan import panggilan_polos
from tests.isi.buku import buku, pko

BARIS = [("Indeks B", 8.6, 9, "104,90%", "104,90%", "0,00%", "104,90%")]


def polos(*argv: str) -> tuple[int, str, str]:
    hasil = subprocess.run([sys.executable, "-m", "kertas_kerja", *argv], capture_output=True, text=True, check=False)
    return hasil.returncode, hasil.stdout, hasil.stderr


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    satu = tmp_path / "satu.xlsx"
    satu.write_bytes(buku({"PKO": pko(BARIS)}))
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    return satu


@pytest.mark.parametrize(
    "argv",
    [
        ["check", "satu.xlsx"],
        ["check", "satu.xlsx", "rusak.xlsx", "--format", "json"],
        ["check", "--format", "markdown", "--predikat-akip", "A", "satu.xlsx"],
        ["check", "satu.xlsx", "--output", "hasil.txt"],
        ["fill", "satu.xlsx", "--format", "json", "-o", "satu_isi.xlsx"],
        ["fill", "rusak.xlsx"],
    ],
)
def test_pintu_polos_dan_pintu_click_sama(argv: list[str], berkas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(berkas.parent)
    assert panggilan_polos(argv) is not None
    kode, keluaran, galat = polos(*argv)
    for sisa in ("hasil.txt", "satu_isi.xlsx"):
        Path(sisa).unlink(missing_ok=True)
    lewat_click = CliRunner().invoke(kk, argv)
    assert (kode, keluaran, galat) == (lewat_click.exit_code, lewat_click.stdout, lewat_click.stderr)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["check"],
        ["check", "--help"],
        ["check", "a.xlsx", "--format=json"],
        ["check", "a.xlsx", "--format", "yaml"],
        ["check", "a.xlsx", "--format"],
        ["check", "a.xlsx", "--output", "--format"],
        ["check", "a.xlsx", "--from", "b.xlsx"],
        ["check", "a.xlsx", "--profil", "p", "--profil", "q"],
        ["fill", "a.xlsx", "b.xlsx"],
        ["fill", "a.xlsx", "--dry-run"],
        ["new", "kkpt"],
        ["rules"],
    ],
)
def test_selebihnya_untuk_click(argv: list[str]) -> None:
    assert panggilan_polos(argv) is None


def test_panggilan_polos_tidak_memuat_click(berkas: Path) -> None:
    kode = (
        f"import sys; sys.argv = ['kk', 'check', {str(berkas)!r}]\n"
        "from kertas_kerja.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print('click' in sys.modules)"
    )
    keluaran = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout
    assert keluaran.splitlines()[-1] == "False"


def test_yang_mengamati_proses_tetap_melapor(berkas: Path) -> None:
    """A check ends its process at once, but not under a profiler, which reports at the end."""
    perintah = [sys.executable, "-m", "cProfile", "-m", "kertas_kerja", "check", str(berkas)]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert "function calls" in hasil.stdout
    assert berkas.name in hasil.stdout
