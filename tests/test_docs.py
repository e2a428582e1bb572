"""The generated pages of docs/ are those that the code makes today (python3 dev.py docs); the library page is true."""

from __future__ import annotations

import inspect
import re
import runpy
from pathlib import Path

import pytest

import kertas_kerja
from kertas_kerja import errors

DOCS = Path(__file__).resolve().parents[1] / "docs"
HALAMAN: dict[str, str] = dict(runpy.run_path(str(DOCS / "bangun.py"))["dokumen"]())


@pytest.mark.parametrize("nama", sorted(HALAMAN))
def test_page_is_up_to_date(nama: str) -> None:
    path = DOCS / nama
    assert path.is_file(), f"docs/{nama} is missing: run python3 dev.py docs"
    assert path.read_text(encoding="utf-8") == HALAMAN[nama], f"docs/{nama} is old: run python3 dev.py docs"


def test_no_page_of_a_rule_that_is_gone() -> None:
    assert sorted(f"aturan/{p.name}" for p in (DOCS / "aturan").glob("*.md") if f"aturan/{p.name}" not in HALAMAN) == []


PUSTAKA = (DOCS / "pustaka.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("nama", ["check", "fill", "new"])
def test_signature_on_the_library_page(nama: str) -> None:
    tanda = inspect.signature(getattr(kertas_kerja, nama))
    tanpa = [p.replace(annotation=inspect.Parameter.empty) for p in tanda.parameters.values()]
    tulisan = str(tanda.replace(parameters=tanpa, return_annotation=inspect.Signature.empty)).replace("'", '"')
    assert f"`{nama}{tulisan} -> {tanda.return_annotation}`" in PUSTAKA


def test_failures_and_names_on_the_library_page() -> None:
    gagal = {n for n, k in vars(errors).items() if isinstance(k, type) and k is not errors.KertasKerjaError}
    assert set(re.findall(r"^\| `(\w+)` \|", PUSTAKA.partition("## Failures")[2], re.MULTILINE)) == gagal
    nama = PUSTAKA.partition("`kertas_kerja.__all__`: ")[2].partition(". They")[0]
    assert set(re.findall(r"`(\w+)`", nama)) == set(kertas_kerja.__all__)
