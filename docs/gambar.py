"""Pictures of the real results for docs/panduan.md: docs/gambar/*.png. Run: .venv/bin/python docs/gambar.py

Workbooks are made by `kk`, printed by LibreOffice (numbers the Indonesian way), and drawn by poppler (Debian:
libreoffice-calc, poppler-utils). The pictures of the page come from docs/potret_web.py.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

AKAR = Path(__file__).resolve().parents[1]
GAMBAR = AKAR / "docs" / "gambar"
TITIK_PER_INCI = 96
TEPI = 12  # pixels around what is printed
_PROFIL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value>\
</prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""


class Potret(NamedTuple):
    """One picture: its name, the workbook, texts that stand on the page."""

    nama: str
    buku: str
    teks: tuple[str, ...]


DAFTAR = (
    Potret("templat_kkpt", "templat_kkpt", ("KERTAS KERJA PENETAPAN TARGET", "Analisis")),
    Potret("templat_pko", "templat_pengukuran", ("PENILAIAN KINERJA ORGANISASI", "Koreksi")),
    Potret("ringkasan_kkpt", "kertas_kerja_2026", ("Ringkasan Kinerja",)),
    Potret("ringkasan", "pengukuran_2025", ("Ringkasan Kinerja",)),
    Potret("tanda_sel", "pengukuran_2025", ("Nama OPD", "Tabel 3.6", "TB I-III")),
    Potret("temuan", "pengukuran_2025", ("Temuan pemeriksaan",)),
    Potret("jejak", "pengukuran_2025", ("Jejak perubahan",)),
    Potret("ringkasan_lkjip", "lkjip_2025", ("Ringkasan Kinerja",)),
    Potret("lkjip_pko", "pengukuran_2025", ("LKjIP Bab III", "Tabel 3.5")),
    Potret("lkjip_anggaran", "lkjip_2025", ("LKjIP Bab III", "Tabel 3.25")),
)


def main() -> None:
    """Make the workbooks, print them, draw the pages."""
    sys.path.insert(0, str(AKAR))
    GAMBAR.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tempat = Path(folder)
        cetakan = _cetak(_buku(tempat), tempat)
        for p in DAFTAR:
            halaman = _halaman(cetakan[p.buku], p.teks)
            tujuan = GAMBAR / f"{p.nama}.png"
            tujuan.write_bytes(_gambar(cetakan[p.buku], halaman))
            print(f"{tujuan.name}: halaman {halaman}, {tujuan.stat().st_size // 1000} kB")


def _buku(folder: Path) -> list[Path]:
    """The samples filled with the LKjIP sheets, and the two templates."""
    from kertas_kerja import fill, new

    hasil = []
    for asal in sorted((AKAR / "samples").glob("*_tercetak.xlsx")):
        hasil.append(folder / asal.name.replace("_tercetak", ""))
        fill(asal, hasil[-1], lkjip=True)
    for jenis in ("kkpt", "pengukuran"):
        tujuan = folder / f"templat_{jenis}.xlsx"
        hasil.append(Path(new(jenis, tujuan, tahun=2026, perangkat_daerah="Kecamatan Contoh")))
    return hasil


def _cetak(buku: list[Path], folder: Path) -> dict[str, Path]:
    from kertas_kerja.luar.libreoffice import require

    profil = folder / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_PROFIL, encoding="utf-8")
    perintah = [require("gambar"), f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*perintah, "--outdir", str(folder), *map(str, buku)], check=True, capture_output=True)
    return {satu.stem: satu.with_suffix(".pdf") for satu in buku}


def _halaman(pdf: Path, teks: tuple[str, ...]) -> int:
    """The first page with all of these texts."""
    isi = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    for nomor, satu in enumerate(isi.split("\f"), 1):
        if all(t in satu for t in teks):
            return nomor
    raise LookupError(f"{pdf.name}: no page with {teks}")


def _gambar(pdf: Path, halaman: int) -> bytes:
    """The page as PNG, without its margins and its foot."""
    nomor = str(halaman)
    perintah = ["pdftoppm", "-r", str(TITIK_PER_INCI), "-f", nomor, "-l", nomor, str(pdf)]
    lebar, tinggi, isi = _ppm(subprocess.run(perintah, check=True, capture_output=True).stdout)
    kaki = tinggi - int(0.5 * TITIK_PER_INCI)
    baris = [isi[r * lebar * 3 : (r + 1) * lebar * 3] for r in range(kaki)]
    putih = b"\xff" * (lebar * 3)
    ada = [r for r, satu in enumerate(baris) if satu != putih]
    kolom = [c for c in range(lebar) if any(baris[r][c * 3 : c * 3 + 3] != b"\xff\xff\xff" for r in ada)]
    atas, bawah = max(ada[0] - TEPI, 0), min(ada[-1] + TEPI, kaki - 1)
    kiri, kanan = max(kolom[0] - TEPI, 0), min(kolom[-1] + TEPI, lebar - 1)
    return _png([satu[kiri * 3 : (kanan + 1) * 3] for satu in baris[atas : bawah + 1]])


def _ppm(data: bytes) -> tuple[int, int, bytes]:
    jenis, ukuran, _, isi = data.split(b"\n", 3)
    if jenis != b"P6":
        raise ValueError("pdftoppm wrote no P6 picture")
    lebar, tinggi = map(int, ukuran.split())
    return lebar, tinggi, isi


def _png(baris: list[bytes]) -> bytes:
    """A picture with at most 256 colours: 32 steps of each channel, the rarest taken for their nearest kin."""
    kasar = [bytes(_TANGGA[b] for b in satu) for satu in baris]
    hitung: dict[bytes, int] = {}
    for satu in kasar:
        for i in range(0, len(satu), 3):
            hitung[satu[i : i + 3]] = hitung.get(satu[i : i + 3], 0) + 1
    palet = sorted(hitung, key=lambda w: (-hitung[w], w))[:256]
    nomor = {w: palet.index(w) if w in palet else _terdekat(w, palet) for w in hitung}
    isi = b"".join(b"\0" + bytes(nomor[s[i : i + 3]] for i in range(0, len(s), 3)) for s in kasar)
    kepala = struct.pack(">IIBBBBB", len(baris[0]) // 3, len(baris), 8, 3, 0, 0, 0)
    bagian = ((b"IHDR", kepala), (b"PLTE", b"".join(palet)), (b"IDAT", zlib.compress(isi, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_bagian(nama, data) for nama, data in bagian)


_TANGGA = [min(255, round(n / 255 * 31) * 255 // 31) for n in range(256)]


def _terdekat(warna: bytes, palet: list[bytes]) -> int:
    return min(range(len(palet)), key=lambda i: sum((a - b) ** 2 for a, b in zip(warna, palet[i], strict=True)))


def _bagian(nama: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + nama + data + struct.pack(">I", zlib.crc32(nama + data))


if __name__ == "__main__":
    main()
