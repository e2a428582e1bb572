"""LibreOffice Calc as the outside witness: it recalculates a workbook and we read what it got.

    from tests.libreoffice import hitung_ulang, ke_pdf

    @pytest.mark.libreoffice
    def test_nko(tmp_path):
        nilai = hitung_ulang(tmp_path / "terisi.xlsx")
        assert nilai["PKO"]["F10"] == pytest.approx(0.9281, abs=1e-12)

LibreOffice trusts cached values. Two things take that away: a private profile with `OOXMLRecalcMode` 0
(always recalculate), and every cached value stripped from the copy it opens (`tanpa_cache`).
Where LibreOffice is missing the test is skipped; with the environment variable CI=true it fails.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

Nilai = float | int | str | bool | None
Buku = dict[str, dict[str, Nilai]]
"""Sheet name -> address -> what LibreOffice got there (errors as their text, "#DIV/0!")."""

CARI = "install LibreOffice Calc (Debian: apt-get install --no-install-recommends libreoffice-calc)"
BATAS_DETIK = 180

_PROFIL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""
_TEMPAT_LAIN = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


@lru_cache(maxsize=1)
def soffice() -> str | None:
    """The program, None where LibreOffice (or its Calc) is not installed."""
    for nama in ("soffice", "libreoffice"):
        if ada := shutil.which(nama):
            return ada
    return next((p for p in _TEMPAT_LAIN if Path(p).is_file()), None)


def wajib() -> str:
    """The program; skips the test where it is missing, fails it with CI=true."""
    program = soffice()
    if program is not None:
        return program
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"CI must run the LibreOffice tests: {CARI}")
    pytest.skip(CARI)


@lru_cache(maxsize=1)
def _profil() -> Path:
    """A private profile of this process: no lock shared with a person's LibreOffice or another worker."""
    folder = Path(tempfile.mkdtemp(prefix="kk-libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFIL, encoding="utf-8")
    return folder


def ubah(sumber: Path, folder: Path, bentuk: str) -> Path:
    """Convert one file headless into `folder`; returns the new file. `bentuk` as for --convert-to."""
    perintah = [
        wajib(),
        f"-env:UserInstallation={_profil().as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", bentuk, "--outdir", str(folder), str(sumber),
    ]  # fmt: skip
    jalan = subprocess.run(perintah, capture_output=True, text=True, timeout=BATAS_DETIK, check=False)
    hasil = folder / f"{sumber.stem}.{bentuk.split(':')[0]}"
    if not hasil.is_file():
        pytest.fail(f"LibreOffice wrote no {hasil.name}: {jalan.stdout.strip()} {jalan.stderr.strip()}")
    return hasil


def ubah_semua(sumber: Sequence[Path], folder: Path, bentuk: str) -> None:
    """Convert many files headless into `folder` in one run; those that LibreOffice cannot open are missing there."""
    perintah = [
        wajib(),
        f"-env:UserInstallation={_profil().as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", bentuk, "--outdir", str(folder), *map(str, sumber),
    ]  # fmt: skip
    subprocess.run(perintah, capture_output=True, timeout=BATAS_DETIK + 5 * len(sumber), check=False)


def hitung_ulang(sumber: Path | str | bytes, *, tanpa_cache_dulu: bool = True) -> Buku:
    """What LibreOffice computes in a workbook: sheet -> address -> value, blank cells left out.

    The workbook is copied first; cached values are stripped from the copy unless `tanpa_cache_dulu` is off.
    Numbers come back with 15 significant digits, the most that LibreOffice writes.
    """
    data = sumber if isinstance(sumber, bytes) else Path(sumber).read_bytes()
    with tempfile.TemporaryDirectory(prefix="kk-hitung-") as sementara:
        masuk, keluar = Path(sementara) / "buku.xlsx", Path(sementara) / "keluar"
        keluar.mkdir()
        masuk.write_bytes(tanpa_cache(data) if tanpa_cache_dulu else data)
        return nilai(ubah(masuk, keluar, "xlsx:Calc MS Excel 2007 XML"))


def ke_pdf(sumber: Path | str, folder: Path) -> Path:
    """The workbook as LibreOffice would print it; `pdftoppm -png` makes pictures of its pages."""
    return ubah(Path(sumber), folder, "pdf:calc_pdf_Export")


def nilai(path: Path) -> Buku:
    """The cached values of a workbook as openpyxl reads them; blank cells left out."""
    buku = openpyxl.load_workbook(path, data_only=True)
    return {
        lembar.title: {
            sel.coordinate: sel.value for baris in lembar.iter_rows() for sel in baris if sel.value is not None
        }
        for lembar in buku.worksheets
    }


def tanpa_cache(data: bytes) -> bytes:
    """The same workbook with the cached value of every formula cell removed."""
    keluar = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as zip_lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as zip_baru,
    ):
        for info in zip_lama.infolist():
            isi = zip_lama.read(info)
            if info.filename.lower().endswith(".xml") and b"sheetData" in isi:
                isi = _SEL_RUMUS.sub(_buang_nilai, isi)
            zip_baru.writestr(info.filename, isi)
    return keluar.getvalue()


_SEL_RUMUS = re.compile(rb"<((?:\w+:)?)c(?=[\s>])[^>]*(?<!/)>.*?</\1c>", re.DOTALL)
_NILAI = re.compile(rb"<((?:\w+:)?)v(?:\s[^>]*)?>.*?</\1v>|<(?:\w+:)?v\s*/>", re.DOTALL)
_RUMUS = re.compile(rb"<(?:\w+:)?f[\s>/]")


def _buang_nilai(cocok: re.Match[bytes]) -> bytes:
    sel = cocok.group()
    return _NILAI.sub(b"", sel) if _RUMUS.search(sel) else sel


if __name__ == "__main__":  # python tests/libreoffice.py BOOK.xlsx: a look from the shell
    for lembar, isi in hitung_ulang(Path(sys.argv[1])).items():
        for alamat, v in isi.items():
            print(f"{lembar}!{alamat}\t{v!r}")
