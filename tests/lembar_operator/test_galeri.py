"""docs/galeri.md is what the rules find today: python3 docs/galeri.py"""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from kertas_kerja.aturan import katalog

DOCS = Path(__file__).resolve().parents[2] / "docs"
SKRIP = runpy.run_path(str(DOCS / "galeri.py"))


def test_gallery_is_up_to_date() -> None:
    tertulis = (DOCS / "galeri.md").read_text(encoding="utf-8")
    assert tertulis == SKRIP["galeri"](), "docs/galeri.md is old: run python3 docs/galeri.py"


def test_gallery_shows_every_rule_that_has_a_failing_case() -> None:
    teks = (DOCS / "galeri.md").read_text(encoding="utf-8")
    judul = re.findall(r"^## \[(KK\d+)\]", teks, re.MULTILINE)
    assert judul == [k for k in katalog() if SKRIP["contoh"](k) is not None]
    for bagian in teks.split("\n## ")[1:]:
        kode = bagian[1:6]
        assert f" {kode}  " in bagian.split("```text")[1], kode
        assert "**" in bagian.split("```text")[0] or kode.startswith("KK9"), kode
