"""Fixtures of the `buku` tests: the corpus of real workbooks, where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "../shared/data/xlsx_corpus"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`corpus_file` runs a test once for each real workbook; without the corpus it is skipped once, with the reason."""
    if "corpus_file" not in metafunc.fixturenames:
        return
    files = sorted(CORPUS.glob("*.xls?")) if CORPUS.is_dir() else []
    skip = pytest.mark.skip(reason="no folder `shared` beside the checkout")
    cases = files or [pytest.param(None, marks=skip)]
    metafunc.parametrize("corpus_file", cases, ids=[file.name for file in files] or ["corpus"])
