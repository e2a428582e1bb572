"""Standard output that is full, closed, gone or of few letters: one sentence at most, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.isi.buku import buku, pko

ROOT = Path(__file__).resolve().parents[2]
BARIS = [("Indeks B", 8.6, 9, "104,90%", "104,90%", "0,00%", "104,90%")]
PENUH = (
    "Hasil tidak dapat ditulis (No space left on device); kosongkan ruang penyimpanan atau arahkan keluaran ke "
    "tempat lain, lalu ulangi.\n"
)
PERINTAH = (
    "check satu.xlsx", "check satu.xlsx --format json", "fill satu.xlsx -o hasil.xlsx", "satu.xlsx", "rules",
    "rules --format json", "explain KK101", "new kkpt -o baru.xlsx", "--version", "--help", "check --help",
)  # fmt: skip
posix = pytest.mark.skipif(sys.platform == "win32", reason="devices and shells of POSIX systems")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "satu.xlsx").write_bytes(buku({"PKO": pko(BARIS)}))
    return tmp_path


def kk(folder: Path, perintah: str, akhir: str = "", **lingkungan: str) -> subprocess.CompletedProcess[bytes]:
    """`kk` in the folder, through a shell that does with its output what `akhir` says."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **lingkungan}
    baris = f"'{sys.executable}' -m kertas_kerja {perintah} {akhir}"
    return subprocess.run(baris, shell=True, cwd=folder, env=env, capture_output=True, check=False)


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
@pytest.mark.parametrize("langsung", ["", "1"], ids=["at the end", "at once"])
@pytest.mark.parametrize("perintah", PERINTAH)
def test_keluaran_penuh(perintah: str, langsung: str, folder: Path) -> None:
    selesai = kk(folder, perintah, "> /dev/full", PYTHONUNBUFFERED=langsung)
    assert (selesai.returncode, selesai.stderr.decode()) == (2, PENUH)


@posix
@pytest.mark.skipif(shutil.which("bash") is None, reason="a shell that tells how each end of a pipe ended")
@pytest.mark.parametrize("perintah", ["check satu.xlsx --format json", "rules", "satu.xlsx"])
def test_pembaca_yang_pergi_tidak_diberi_tahu(perintah: str, folder: Path) -> None:
    """The reader ends before the first byte is written."""
    (folder / "jalan.sh").write_text(f"'{sys.executable}' -m kertas_kerja {perintah} | true; exit ${{PIPESTATUS[0]}}")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    selesai = subprocess.run(["bash", "jalan.sh"], cwd=folder, env=env, capture_output=True, check=False)
    assert (selesai.returncode, selesai.stderr) == (1, b"")


@posix
@pytest.mark.parametrize("perintah", ["check satu.xlsx", "fill satu.xlsx", "rules", "--version"])
def test_keluaran_tertutup(perintah: str, folder: Path) -> None:
    selesai = kk(folder, perintah, ">&-")
    assert (selesai.returncode in (0, 1), selesai.stderr) == (True, b"")
    assert kk(folder, "check tiada.xlsx", ">&- 2>&-").returncode == 2
    assert (folder / "satu_terisi.xlsx").exists() == perintah.startswith("fill")


@pytest.mark.parametrize("huruf", ["ascii", "cp1252"])
@pytest.mark.parametrize("perintah", ["check satu.xlsx", "fill satu.xlsx", "satu.xlsx", "rules", "explain KK101"])
def test_huruf_yang_tidak_ada_menjadi_tanda_tanya(perintah: str, huruf: str, folder: Path) -> None:
    """What Windows writes into `> hasil.txt`: a code page without "−" or "≥"."""
    penuh = kk(folder, perintah, PYTHONIOENCODING="utf-8").stdout.decode()
    for hasil in folder.glob("satu_terisi*"):
        hasil.unlink()
    selesai = kk(folder, perintah, PYTHONIOENCODING=huruf)
    assert (selesai.returncode in (0, 1), selesai.stderr) == (True, b"")
    assert selesai.stdout.decode(huruf) == penuh.encode(huruf, "replace").decode(huruf)


@pytest.mark.parametrize(
    "perintah", ["check satu.xlsx --format json", "rules --format json", "fill satu.xlsx --format json"]
)
def test_json_tetap_utuh(perintah: str, folder: Path) -> None:
    penuh = kk(folder, perintah, PYTHONIOENCODING="utf-8")
    (folder / "satu_terisi.xlsx").unlink(missing_ok=True)
    sempit = kk(folder, perintah, PYTHONIOENCODING="ascii")
    assert json.loads(sempit.stdout) == json.loads(penuh.stdout)
    assert sempit.returncode == penuh.returncode


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_nama_berkas_dari_bita_apa_pun(folder: Path) -> None:
    nama = os.fsdecode(b"caf\xe9.xlsx")
    (folder / nama).write_bytes((folder / "satu.xlsx").read_bytes())
    for perintah in (
        "check caf*.xlsx",
        "check caf*.xlsx --format json",
        "fill caf*.xlsx",
        "check caf*.xlsx --output h",
    ):
        selesai = kk(folder, perintah)
        assert (selesai.returncode in (0, 1), selesai.stderr) == (True, b""), perintah
    assert (folder / os.fsdecode(b"caf\xe9_terisi.xlsx")).exists()
    assert "caf" in (folder / "h").read_text(encoding="utf-8")
