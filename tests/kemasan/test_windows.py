"""The Windows packaging, as far as it can be held on any system: the recipe runs, names all data and modules."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(akar: Path) -> Path:
    return akar / "packaging" / "windows"


class Resep:
    """What the recipe asks of PyInstaller."""

    def __init__(self, spec: Path) -> None:
        self.analisis: dict[str, Any] = {}
        self.skrip: list[str] = []
        self.program: dict[str, Any] = {}
        nama = {"SPECPATH": str(spec.parent), "Analysis": self._analisis, "PYZ": self._lain, "COLLECT": self._lain}
        exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), {**nama, "EXE": self._exe})

    def _analisis(self, skrip: list[str], **lain: Any) -> Any:
        self.skrip, self.analisis = skrip, lain
        return type("Analisis", (), {"pure": [], "scripts": [], "binaries": [], "datas": lain["datas"]})

    def _exe(self, *_: Any, **lain: Any) -> None:
        self.program = lain

    def _lain(self, *_: Any, **__: Any) -> None:
        return None


def test_resep_menyebut_semua_data_dan_modul(akar: Path, folder: Path) -> None:
    resep = Resep(folder / "kk.spec")
    pola = tomllib.loads((akar / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    paket = akar / "kertas_kerja"
    harap = {f.relative_to(akar).as_posix() for p in pola["kertas_kerja"] for f in paket.glob(p)}
    ada = {f"{tujuan}/{Path(asal).name}" for asal, tujuan in resep.analisis["datas"]}
    assert ada == harap
    assert {"kertas_kerja/profil/bawaan.toml", "kertas_kerja/web/statis/halaman.css"} <= ada
    modul = set(resep.analisis["hiddenimports"])
    assert {"kertas_kerja", "kertas_kerja.aturan.relasi.kk101_capaian", "kertas_kerja.cli.watch"} <= modul
    assert "kertas_kerja.buku.recalc_worker" in modul
    assert resep.program["name"] == "kk"
    assert [Path(s).name for s in resep.skrip] == ["kk_main.py"]
    assert Path(resep.skrip[0]).is_file()


def test_data_di_luar_python_semuanya_disebut(akar: Path) -> None:
    """A file that the package needs and pyproject.toml forgets would be missing in every installation."""
    pola = tomllib.loads((akar / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    paket = akar / "kertas_kerja"
    disebut = {f for p in pola["kertas_kerja"] for f in paket.glob(p)}
    ada = {f for f in paket.rglob("*") if f.is_file() and f.suffix not in (".py", ".pyc")}
    assert ada - disebut == set()


def test_pustaka_dalam_resep_memang_ada(folder: Path) -> None:
    resep = Resep(folder / "kk.spec")
    luar = [m for m in resep.analisis["hiddenimports"] if not m.startswith("kertas_kerja")]
    assert [m for m in luar if importlib.util.find_spec(m) is None] == []


def test_program_menjalankan_perintah_dan_modul_sendiri(akar: Path, folder: Path) -> None:
    utama = str(folder / "kk_main.py")
    jalan = subprocess.run(
        [sys.executable, utama, "--version"], cwd=akar, env=_env(akar), capture_output=True, text=True
    )
    assert jalan.stdout.startswith("kk ")
    jalan = subprocess.run(
        [sys.executable, utama, "-m", "kertas_kerja.buku.recalc_worker"],
        cwd=akar, env=_env(akar), input="{}", capture_output=True, text=True,
    )  # fmt: skip
    assert "KeyError" in jalan.stderr  # the worker ran and missed its request
    jalan = subprocess.run(
        [sys.executable, utama, "-m", "os"], cwd=akar, env=_env(akar), capture_output=True, text=True
    )
    assert jalan.returncode == 2


def _env(akar: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(akar)}


@pytest.mark.parametrize("nama", ["kk.bat", "kk_lkjip.bat", "pasang_kirim_ke.bat"])
def test_berkas_bat(folder: Path, nama: str) -> None:
    isi = (folder / nama).read_bytes()
    assert isi.count(b"\n") == isi.count(b"\r\n")  # cmd.exe loses labels in files with bare line feeds
    teks = isi.decode("ascii")
    label = set(re.findall(r"^:(\w+)\r?$", teks, re.MULTILINE))
    assert set(re.findall(r"\bgoto (\w+)", teks)) <= label
    assert "%*" in teks
    assert 'if "%~1"==""' in teks or '"%~1"=="/hapus"' in teks
