"""Rebuild docs/galeri.md, the gallery of mistakes: python3 docs/galeri.py

Every rule is shown on the first case of tests/aturan/ that gives a finding of it: the sheet is written as a real
workbook, checked, and what `kk check` prints about that rule is quoted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

AKAR = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(AKAR))

from kertas_kerja import check  # noqa: E402
from kertas_kerja.aturan import katalog  # noqa: E402
from kertas_kerja.aturan.dasar import Aturan  # noqa: E402
from kertas_kerja.buku.refs import col_letters  # noqa: E402
from kertas_kerja.buku.sheet import Sheet  # noqa: E402
from kertas_kerja.buku.workbook import Workbook  # noqa: E402
from kertas_kerja.cetak.aturan import KATA_TINGKAT  # noqa: E402
from kertas_kerja.cetak.hasil import HasilPeriksa  # noqa: E402
from kertas_kerja.cetak.teks import teks_periksa  # noqa: E402
from kertas_kerja.rumus.tampil import PEMISAH  # noqa: E402
from tests.lembar_operator.penulis import tulis_buku  # noqa: E402

BERKAS = AKAR / "docs" / "galeri.md"
KEPALA = """<!-- Dibuat oleh docs/galeri.py dari contoh di tests/aturan/; jangan disunting. -->
# Galeri kesalahan

Setiap contoh di bawah ini adalah lembar Excel sungguhan yang ditulis, lalu diperiksa dengan `kk check`; yang dikutip
ialah keluarannya untuk aturan itu. Sel yang ditemukan ditebalkan. Keterangan lengkap setiap aturan ada di
[daftar aturan](aturan/README.md), dan di terminal lewat `kk explain KK101`.
"""
LEBAR = 46


def galeri() -> str:
    """The whole page."""
    bagian = [KEPALA]
    for kode, aturan in katalog().items():
        kasus = contoh(kode)
        if kasus is not None:
            bagian += satu(aturan, kasus)
    return "\n".join(bagian)


def contoh(kode: str) -> dict[str, Any] | None:
    """The first case of the rule that has a finding."""
    berkas = AKAR / "tests" / "aturan" / f"{kode.lower()}.yaml"
    if not berkas.is_file():
        return None
    return next((k for k in yaml.safe_load(berkas.read_text(encoding="utf-8")) if k.get("temuan")), None)


def satu(aturan: Aturan, kasus: dict[str, Any]) -> Iterator[str]:
    """The section of one rule: the sheets of its case, then the output."""
    data = tulis_buku(kasus["lembar"])
    hasil = periksa(data, kasus)
    milik = tuple(t for t in hasil.findings if t.kode == aturan.kode)
    kena = {(t.lembar, t.baris, t.kolom) for t in milik}
    yield f"## [{aturan.kode}](aturan/{aturan.kode}.md) {aturan.nama}"
    yield f"\n{aturan.apa} ({KATA_TINGKAT[aturan.tingkat]}; contoh: {kasus['nama']})\n"
    for nama, lembar in kasus.get("dari", {}).items():
        yield f"Berkas pembanding `{nama}` (`--from`):\n"
        yield from isi_buku(tulis_buku(lembar), set())
    yield from isi_buku(data, kena)
    yield "```text"
    yield kutipan(hasil._replace(findings=milik))
    yield "```\n"


def periksa(data: bytes, kasus: dict[str, Any]) -> HasilPeriksa:
    """The result of the check, with the other workbooks of the case."""
    lain = []
    for nama, lembar in kasus.get("dari", {}).items():
        berkas = BytesIO(tulis_buku(lembar))
        berkas.name = nama
        lain.append(berkas)
    predikat = kasus.get("predikat_akip", "A") or None
    return check(BytesIO(data), name="contoh.xlsx", predikat_akip=predikat, **({"from_": lain} if lain else {}))


def kutipan(hasil: HasilPeriksa) -> str:
    """What `kk check` prints about the findings, from the first sheet on."""
    baris = teks_periksa([hasil]).splitlines()
    awal = next((i for i, b in enumerate(baris) if b.startswith("  Lembar ")), len(baris))
    ujung = ("  Dasar", f"  {PEMISAH}")
    akhir = next((i for i, b in enumerate(baris) if i > awal and b in ujung), len(baris) - 2)
    return "\n".join(b[2:].rstrip() for b in baris[awal:akhir]).rstrip()


def isi_buku(data: bytes, kena: set[tuple[str, int, int]]) -> Iterator[str]:
    """The sheets of a workbook as tables with row numbers and column letters."""
    with Workbook.open(data) as buku:
        for info in buku.sheets:
            lembar = buku.sheet(info.name)
            yield f"Lembar `{info.name}`:\n"
            yield from tabel(lembar, {(b, k) for n, b, k in kena if n == info.name})


def tabel(lembar: Sheet, kena: set[tuple[int, int]]) -> Iterator[str]:
    """One sheet as a Markdown table; empty rows are left out, hidden ones are marked."""
    kolom = range(1, lembar.max_col + 1)
    yield "| | " + " | ".join(col_letters(k) for k in kolom) + " |"
    yield "| ---: |" + " --- |" * len(kolom)
    for nomor in range(1, lembar.max_row + 1):
        isi = [sel(lembar, nomor, k, (nomor, k) in kena) for k in kolom]
        if any(isi):
            tanda = f"{nomor} (tersembunyi)" if nomor in lembar.hidden_rows else str(nomor)
            yield f"| {tanda} | " + " | ".join(isi) + " |"
    yield ""


def sel(lembar: Sheet, baris: int, kolom: int, ditemukan: bool) -> str:
    """What the cell shows, and its formula."""
    ada = lembar.cell(baris, kolom)
    teks = " ".join(lembar.text(baris, kolom).split())
    if len(teks) > LEBAR and not ditemukan:
        teks = teks[: LEBAR - 1].rstrip() + "…"
    teks = teks.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
    if ada is not None and ada.formula:
        teks = f"{teks} `={ada.formula.replace('|', ' ')}`".strip()
    return f"**{teks}**" if ditemukan and teks else teks


def main() -> None:
    """Write the page."""
    BERKAS.write_text(galeri(), encoding="utf-8", newline="\n")
    print(f"docs/galeri.md: {sum(b.startswith('## ') for b in BERKAS.read_text(encoding='utf-8').splitlines())} aturan")


if __name__ == "__main__":
    main()
