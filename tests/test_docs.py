"""The generated pages of docs/ are those that the code makes today: python3 dev.py docs"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
HALAMAN: dict[str, str] = dict(runpy.run_path(str(DOCS / "bangun.py"))["dokumen"]())


@pytest.mark.parametrize("nama", sorted(HALAMAN))
def test_page_is_up_to_date(nama: str) -> None:
    path = DOCS / nama
    assert path.is_file(), f"docs/{nama} is missing: run python3 dev.py docs"
    assert path.read_text(encoding="utf-8") == HALAMAN[nama], f"docs/{nama} is old: run python3 dev.py docs"


def test_no_page_of_a_rule_that_is_gone() -> None:
    assert sorted(f"aturan/{p.name}" for p in (DOCS / "aturan").glob("*.md") if f"aturan/{p.name}" not in HALAMAN) == []
