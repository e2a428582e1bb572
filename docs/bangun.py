"""Rebuild the pages made from the code: docs/aturan/ (one per rule) and docs/tabel.md: python3 dev.py docs

The output that README.md quotes is refreshed too: a quoted line follows the real line that differs in its numbers only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kertas_kerja.aturan import katalog
from kertas_kerja.cetak.aturan import KATA_TINGKAT, halaman
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel import Deklarasi, semua

FOLDER = Path(__file__).resolve().parent
_REBAH = (
    "Tabel yang rebah dibaca sebagai tabel yang sama: Target, Realisasi, dan Capaian ke bawah untuk setiap indikator "
    "dengan tahun atau tribulan ke samping, indikator ke samping, setiap indikator di atas kolomnya sendiri, dan kartu."
)
BUATAN = "<!-- Dibuat oleh docs/bangun.py dari kode; jangan disunting. -->\n"


def dokumen() -> Iterator[tuple[str, str]]:
    """Every generated page: its path below docs/ and its text."""
    yield "tabel.md", BUATAN + daftar_tabel()
    yield "aturan/README.md", BUATAN + daftar_aturan()
    profil = muat_profil()
    for kode, aturan in katalog().items():
        yield f"aturan/{kode}.md", BUATAN + halaman(aturan, profil)


def daftar_aturan() -> str:
    """The index of the rules, in the order of their codes."""
    baris = ["# Aturan pemeriksaan", "", "| aturan | tingkat | nama | yang diperiksa |", "| --- | --- | --- | --- |"]
    baris += [f"| [{k}]({k}.md) | {KATA_TINGKAT[a.tingkat]} | {a.nama} | {a.apa} |" for k, a in katalog().items()]
    return "\n".join([*baris, ""])


def daftar_tabel() -> str:
    """The official tables that are recognised, with their columns and the rules that read them."""
    baris = [
        "# Tabel resmi yang dikenali",
        "",
        _REBAH,
        "",
        "| jenis | tabel | kolom | aturan |",
        "| --- | --- | --- | --- |",
    ]
    baris += [f"| `{kind}` | {d.judul} | {_kolom(d)} | {_aturan(d)} |" for kind, d in semua().items()]
    return "\n".join([*baris, ""])


def _kolom(d: Deklarasi) -> str:
    """The official headers; the columns without which the table is not recognised in bold."""
    return " · ".join(f"**{k.judul}**" if k.wajib else k.judul for k in d.kolom)


def _aturan(d: Deklarasi) -> str:
    return " ".join(f"[{kode}](aturan/{kode}.md)" for kode in sorted({r.kode for r in d.relasi})) or "–"


def readme_segar(teks: str) -> str:
    """README.md with the numbers of its quoted output as they are today."""
    return re.sub(r"(?<=```console\n)\$ kk (.*)\n((?s:.*?))(?=```)", _kutipan_segar, teks)


def _kutipan_segar(kutipan: re.Match[str]) -> str:
    cetakan = keluaran(kutipan[1]).splitlines()
    serupa = {_rangka(b): b for b in reversed(cetakan)}  # the first of a kind wins
    baris = [b if b in cetakan else serupa.get(_rangka(b), b) for b in kutipan[2].splitlines()]
    return "\n".join([f"$ kk {kutipan[1]}", *baris, ""])


def _rangka(baris: str) -> str:
    return re.sub(r"\d+", "0", baris.rstrip())


def keluaran(perintah: str) -> str:
    """What `kk` prints for a command of the README; what it writes to hasil/ goes to a temporary folder."""
    with tempfile.TemporaryDirectory() as sementara:
        argumen = [f"{sementara}/{Path(a).name}" if a.startswith("hasil/") else a for a in perintah.split()]
        jalan = subprocess.run(
            [sys.executable, "-m", "kertas_kerja", *argumen],
            cwd=FOLDER.parent, capture_output=True, text=True, encoding="utf-8", check=False,
            env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120"},
        )  # fmt: skip
        return jalan.stdout.replace(sementara, "hasil") + jalan.stderr


def main() -> None:
    """Write the pages; a page whose rule is gone is removed."""
    halaman_baru = dict(dokumen())
    for lama in (FOLDER / "aturan").glob("*.md"):
        if f"aturan/{lama.name}" not in halaman_baru:
            lama.unlink()
    for nama, teks in halaman_baru.items():
        (FOLDER / nama).parent.mkdir(exist_ok=True)
        (FOLDER / nama).write_text(teks, encoding="utf-8", newline="\n")
    readme = FOLDER.parent / "README.md"
    readme.write_text(readme_segar(readme.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"{len(halaman_baru)} halaman di docs/")


if __name__ == "__main__":
    main()
