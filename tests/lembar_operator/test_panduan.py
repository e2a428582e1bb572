"""The guide shows pictures that exist and stay small, and names the sheets and answers as the program has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kertas_kerja.lembar.lkjip import AWALAN, URUTAN
from kertas_kerja.lembar.temuan import PILIHAN

AKAR = Path(__file__).resolve().parents[2]
PANDUAN = (AKAR / "docs" / "panduan.md").read_text(encoding="utf-8")
BATAS = 150_000


def gambar(teks: str) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(([^)]+)\)", teks)


def test_pictures_of_the_guide_and_the_readme_exist() -> None:
    assert len(gambar(PANDUAN)) >= 8
    assert len(gambar((AKAR / "README.md").read_text(encoding="utf-8"))) == 2
    for folder, teks in ((AKAR / "docs", PANDUAN), (AKAR, (AKAR / "README.md").read_text(encoding="utf-8"))):
        assert [g for g in gambar(teks) if not (folder / g).is_file()] == []


@pytest.mark.parametrize("berkas", sorted((AKAR / "docs" / "gambar").glob("*.png")), ids=lambda p: p.name)
def test_pictures_are_small(berkas: Path) -> None:
    assert berkas.stat().st_size <= BATAS


def test_guide_names_what_the_program_writes() -> None:
    for status in PILIHAN:
        assert f"| {status} |" in PANDUAN
    for _, nama, _ in URUTAN:
        assert f"| {AWALAN} {nama} |" in PANDUAN
    for bagian in ("Mengisi Kertas Kerja", "Mengukur kinerja", "Memeriksa sebelum dikirim", "Menyiapkan Bab III"):
        assert re.search(rf"^## \d\. {bagian}", PANDUAN, re.M)
