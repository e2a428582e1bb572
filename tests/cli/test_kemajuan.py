"""--quiet, the mark of a long run, and completion in a shell."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner

from kertas_kerja.cetak import kemajuan as modul
from kertas_kerja.cetak.kemajuan import kemajuan
from kertas_kerja.cli import kk

SAMPEL = Path(__file__).parents[2] / "samples"


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """To be called in the test: pytest puts its own stream back after the fixtures."""
    layar = Terminal()
    monkeypatch.setattr(sys, "stderr", layar)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return layar


def tampil(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The timer fires at once; the event says that the mark is there."""
    ada = Event()
    mulai = modul._Penanda._mulai

    def langsung(self: modul._Penanda) -> None:
        mulai(self)
        ada.set()

    monkeypatch.setattr(modul, "TUNGGU", 0.0)
    monkeypatch.setattr(modul._Penanda, "_mulai", langsung)
    return ada


def test_a_long_run_shows_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    layar, ada = terminal(monkeypatch), tampil(monkeypatch)
    with kemajuan("Memeriksa [b]buku[/b].xlsx ..."):
        assert ada.wait(60)
    assert "Memeriksa [b]buku[/b].xlsx ..." in layar.getvalue()
    assert layar.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")  # the cursor is back, the line gone


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    layar = terminal(monkeypatch)
    monkeypatch.setattr(modul, "TUNGGU", 3600.0)
    with kemajuan("Memeriksa buku.xlsx ..."):
        pass
    assert layar.getvalue() == ""


@pytest.mark.parametrize("diam", [True, False])
def test_nothing_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, diam: bool) -> None:
    layar = terminal(monkeypatch) if diam else io.StringIO()
    monkeypatch.setattr(sys, "stderr", layar)
    monkeypatch.setattr(modul, "_Penanda", None)
    with kemajuan("Memeriksa buku.xlsx ...", diam):
        pass
    assert layar.getvalue() == ""


def test_the_mark_goes_with_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    layar, ada = terminal(monkeypatch), tampil(monkeypatch)

    def gagal() -> None:
        with kemajuan("Mengisi buku.xlsx ..."):
            assert ada.wait(60)
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        gagal()
    assert "\x1b[?25h" in layar.getvalue()


@pytest.mark.parametrize("perintah", ["check", "fill"])
def test_quiet_prints_nothing_and_keeps_the_exit_code(perintah: str, tmp_path: Path) -> None:
    buku = str(SAMPEL / "kertas_kerja_2026_tercetak.xlsx")
    tujuan = ["-o", str(tmp_path / "isi.xlsx")] if perintah == "fill" else []
    hasil = CliRunner().invoke(kk, [perintah, buku, "--quiet", *tujuan])
    assert (hasil.exit_code, hasil.output) == (1, "")
    assert perintah == "check" or (tmp_path / "isi.xlsx").exists()


def test_quiet_still_names_what_cannot_be_read_and_writes_the_output(tmp_path: Path) -> None:
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"bukan buku kerja")
    hasil = CliRunner().invoke(kk, ["check", "-q", str(rusak)])
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert "rusak.xlsx" in hasil.stderr
    assert hasil.stderr.count("\n") == 1
    assert CliRunner().invoke(kk, ["fill", "-q", str(rusak)]).stdout == ""
    keluaran = tmp_path / "hasil.json"
    buku = str(SAMPEL / "kertas_kerja_2026_tercetak.xlsx")
    hasil = CliRunner().invoke(kk, ["check", "-q", buku, "--format", "json", "--output", str(keluaran)])
    assert (hasil.exit_code, hasil.output) == (1, "")
    assert '"KK' in keluaran.read_text(encoding="utf-8")


@pytest.mark.parametrize("cangkang", ["bash", "zsh", "fish"])
def test_completion_in_a_shell(cangkang: str) -> None:
    lingkungan = os.environ | {"_KK_COMPLETE": f"{cangkang}_source"}
    kk_py = [sys.executable, "-m", "kertas_kerja"]
    naskah = subprocess.run(kk_py, env=lingkungan, capture_output=True, text=True, check=False)
    assert f"_KK_COMPLETE={cangkang}_complete" in naskah.stdout
    isian = os.environ | {"_KK_COMPLETE": "bash_complete", "COMP_WORDS": "kk fi", "COMP_CWORD": "1"}
    usul = subprocess.run(kk_py, env=isian, capture_output=True, text=True, check=False)
    assert usul.stdout.split() == ["plain,fill"]
