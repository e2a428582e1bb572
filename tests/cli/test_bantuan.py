"""The help of every command is Indonesian, and costs plain calls nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kertas_kerja.cli import PERINTAH, kk
from kertas_kerja.jalan import DIHENTIKAN

ROOT = Path(__file__).resolve().parents[2]
SEMUA = ([], *([nama] for nama in PERINTAH), ["buku.xlsx"])
INGGRIS = re.compile(
    r"\b(usage|options?|commands?|args|arguments?|show|this|message|exit|default|required|path|text|integer|range|file"
    r"|name|flag|boolean|float|the|and|or)\b",
    re.IGNORECASE,
)
PILIHAN = re.compile(r"--?[a-z-]+|\[[^\]]*\]|bawaannya text")
"""Options and values that may be chosen are part of the contract: they are left as they are."""


@pytest.mark.parametrize("kata", SEMUA, ids=" ".join)
@pytest.mark.parametrize("bantuan", ["-h", "--help"])
def test_tanpa_kata_inggris(kata: list[str], bantuan: str) -> None:
    hasil = CliRunner().invoke(kk, [*kata, bantuan], prog_name="kk")
    assert hasil.exit_code == 0
    assert hasil.stdout.startswith("Pemakaian: kk")
    assert "\nPilihan:\n" in hasil.stdout
    assert "<=" not in hasil.stdout
    assert "  -h, --help " in hasil.stdout
    assert "Tampilkan bantuan ini, lalu selesai." in hasil.stdout
    assert ("\nPerintah:\n" in hasil.stdout) == (kata == [])
    assert INGGRIS.findall(PILIHAN.sub("", hasil.stdout)) == []


def test_panggilan_kosong_menampilkan_bantuan() -> None:
    hasil = CliRunner().invoke(kk, [], prog_name="kk")
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert hasil.stderr == CliRunner().invoke(kk, ["--help"], prog_name="kk").stdout


@pytest.mark.parametrize("kata", [["check"], ["fill"], ["new"], ["rules"], ["watch"], ["web"]], ids=" ".join)
def test_setiap_pilihan_punya_keterangan(kata: list[str]) -> None:
    perintah = kk.get_command(click.Context(kk), kata[0])
    assert perintah is not None
    pilihan = [p for p in perintah.params if isinstance(p, click.Option)]
    assert pilihan
    assert [p.name for p in pilihan if not p.help or not p.help.endswith(".")] == []


def test_versi_tanpa_modul_lain() -> None:
    kode = (
        "import sys, kertas_kerja; sys.argv = ['kk', '--version']; awal = set(sys.modules)\n"
        "from kertas_kerja.__main__ import main\n"
        "main(); print(sorted(set(sys.modules) - awal - set(sys.builtin_module_names)))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    keluaran = subprocess.run([sys.executable, "-c", kode], env=env, capture_output=True, text=True, check=True).stdout
    assert keluaran.splitlines()[-1] == str(["kertas_kerja.__main__"])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
@pytest.mark.parametrize("lewat", ["check x.xlsx", "check x.xlsx --convert", "fill x.xlsx", "x.xlsx"])
def test_ctrl_c_adalah_satu_kalimat(lewat: str, tmp_path: Path) -> None:
    """A workbook that never comes (a pipe) is waited for; Ctrl+C ends that, through either door."""
    os.mkfifo(tmp_path / "x.xlsx")
    kode = (
        f"import sys; sys.argv = ['kk', *{lewat.split()!r}]\n"
        "import builtins; buka = builtins.open\n"
        "def terbuka(jalur, *lain, **pilihan):\n"
        "    if str(jalur).endswith('x.xlsx'): print('SIAP', flush=True)\n"
        "    return buka(jalur, *lain, **pilihan)\n"
        "builtins.open = terbuka\n"
        "from kertas_kerja.__main__ import main\n"
        "main()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", kode], cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as proses:
        assert proses.stdout is not None
        assert proses.stdout.readline() == "SIAP\n"
        time.sleep(0.2)
        proses.send_signal(signal.SIGINT)
        _, galat = proses.communicate(timeout=30)
    assert (proses.returncode, galat.strip()) == DIHENTIKAN
