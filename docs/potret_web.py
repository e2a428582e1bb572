"""Pictures of the page as it is, in headless Chromium: docs/gambar/web_*.png. Run: .venv/bin/python docs/potret_web.py

Needs Chromium and ChromeDriver (Debian: chromium, chromium-driver), the extras `web` and `test`.
"""

from __future__ import annotations

import base64
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[1]
GAMBAR = AKAR / "docs" / "gambar"
CONTOH = "pengukuran_2025_tercetak.xlsx"
LEBAR, TINGGI = 1000, 1150


def main() -> None:
    """Empty page, results in light and dark, a wrong file, the print."""
    sys.path.insert(0, str(AKAR))
    from tests.web.peramban import kk_web, peramban, warna_gelap

    GAMBAR.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tempat = Path(folder)
        (tempat / "salah.xlsx").write_text("bukan buku kerja", encoding="utf-8")
        with kk_web(tempat) as alamat, peramban(tempat) as b:
            warna_gelap(b, False)
            b.get(alamat)
            potret(b, "web_awal.png", tinggi=420)
            kirim(b, AKAR / "samples" / CONTOH, 1)
            potret(b, "web_terang.png")
            warna_gelap(b, True)
            kirim(b, tempat / "salah.xlsx", 2)
            potret(b, "web_gelap.png")
            warna_gelap(b, False)
            ponsel(b)
            cetak(b, tempat)


def kirim(b: Any, berkas: Path, banyak: int) -> None:
    """Choose a file and wait until so many are done."""
    b.find_element("id", "berkas").send_keys(str(berkas))
    for _ in range(600):
        if len(b.find_elements("css selector", 'article[data-keadaan="selesai"]')) >= banyak:
            break
        time.sleep(0.1)
    b.execute_script("document.activeElement.blur()")


def potret(b: Any, nama: str, lebar: int = LEBAR, tinggi: int = TINGGI) -> None:
    """One picture of the top of the page."""
    ukuran = {"width": lebar, "height": tinggi, "deviceScaleFactor": 1, "mobile": False}
    b.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", ukuran)
    b.execute_script("scrollTo(0, 0)")
    time.sleep(0.3)
    isi = b.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
    (GAMBAR / nama).write_bytes(base64.b64decode(isi))
    b.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def ponsel(b: Any) -> None:
    """The page on a narrow screen."""
    potret(b, "web_sempit.png", 390, 1100)


def cetak(b: Any, tempat: Path) -> None:
    """The first sheet of paper, through Chromium's own PDF and poppler."""
    import subprocess

    b.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    pdf = tempat / "cetak.pdf"
    isi = b.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})["data"]
    pdf.write_bytes(base64.b64decode(isi))
    halaman_pertama = ("-f", "1", "-l", "1", "-singlefile")
    perintah = ("pdftoppm", "-png", "-r", "72", *halaman_pertama, str(pdf), str(GAMBAR / "web_cetak"))
    subprocess.run(perintah, check=True)


if __name__ == "__main__":
    main()
