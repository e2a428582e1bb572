"""Headless Chromium for the end-to-end tests of the page, and `kk web` as a person starts it.

Where Chromium is missing the test is skipped; with the environment variable CI=true it fails.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CARI = "install Chromium (Debian: apt-get install --no-install-recommends chromium chromium-driver)"
AKAR = Path(__file__).resolve().parents[2]
PILIHAN = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--force-device-scale-factor=1", "--lang=id",
)  # fmt: skip


def program() -> tuple[str, str]:
    """(chromium, chromedriver); skips the test where they are missing, fails it with CI=true."""
    ada = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
    if ada[0] and ada[1]:
        return ada[0], ada[1]
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"CI must run the tests of the page in a browser: {CARI}")
    pytest.skip(CARI)


@contextmanager
def peramban(unduhan: Path, lebar: int = 1100, tinggi: int = 900, **prefs: Any) -> Iterator[Any]:
    """A browser with a profile of its own; downloads go to `unduhan`."""
    chromium, driver = program()
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    pilihan = webdriver.ChromeOptions()
    pilihan.binary_location = chromium
    with tempfile.TemporaryDirectory(prefix="kk-chromium-", ignore_cleanup_errors=True) as profil:
        for p in (*PILIHAN, f"--user-data-dir={profil}", f"--window-size={lebar},{tinggi}"):
            pilihan.add_argument(p)
        pilihan.add_experimental_option("prefs", {"download.default_directory": str(unduhan), **prefs})
        pilihan.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        b = webdriver.Chrome(options=pilihan, service=Service(driver))
        try:
            b.set_window_size(lebar, tinggi)
            yield b
        finally:
            b.quit()


@contextmanager
def kk_web(sementara: Path, *argumen: str) -> Iterator[str]:
    """`kk web --no-browser` in a process of its own, ended with Ctrl+C; gives the address that it prints."""
    lingkungan = {**os.environ, "PYTHONUTF8": "1", "TMPDIR": str(sementara), "TEMP": str(sementara)}
    perintah = [sys.executable, "-m", "kertas_kerja", "web", "--no-browser", *argumen]
    with subprocess.Popen(
        perintah, cwd=AKAR, env=lingkungan, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as proses:
        assert proses.stdout is not None
        baris = proses.stdout.readline()
        try:
            assert baris.startswith("Halaman siap: "), baris
            yield baris.split()[-1]
        finally:
            proses.send_signal(signal.SIGINT)
            sisa = proses.communicate(timeout=60)[0]
        assert "berkas sementaranya sudah dihapus" in sisa, sisa
        assert proses.returncode == 0


def warna_gelap(b: Any, gelap: bool) -> None:
    """What the browser tells the page about light and dark."""
    nilai = "dark" if gelap else "light"
    fitur = {"features": [{"name": "prefers-color-scheme", "value": nilai}]}
    b.execute_cdp_cmd("Emulation.setEmulatedMedia", fitur)
