"""The glossary knows every class of `model/`, every official table of `tabel/`, and only real legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import kertas_kerja.model
import kertas_kerja.tabel
from kertas_kerja.profil import muat_profil

GLOSARIUM = Path(__file__).resolve().parents[1] / "docs" / "glosarium.md"


def baris_tabel() -> list[list[str]]:
    """The rows of every table of the glossary, five cells each."""
    baris = [b for b in GLOSARIUM.read_text(encoding="utf-8").splitlines() if b.startswith("| ")]
    sel = [[s.strip() for s in b.strip("|").split("|")] for b in baris]
    return [s for s in sel if s[0] not in ("istilah", "---")]


def pengenal() -> set[str]:
    """Every identifier that the glossary explains."""
    return {nama for baris in baris_tabel() for nama in re.findall(r"`([^`]+)`", baris[1])}


def kelas_model() -> Iterator[str]:
    """The public classes that the modules of `model/` define."""
    for info in iter_modules(kertas_kerja.model.__path__):
        modul = import_module(f"kertas_kerja.model.{info.name}")
        for nama, benda in vars(modul).items():
            if isinstance(benda, type) and benda.__module__ == modul.__name__ and not nama.startswith("_"):
                yield nama


def modul_tabel() -> Iterator[str]:
    """The modules of `tabel/` that declare an official table."""
    for info in iter_modules(kertas_kerja.tabel.__path__):
        if hasattr(import_module(f"kertas_kerja.tabel.{info.name}"), "TABEL"):
            yield info.name


def test_rows_are_complete() -> None:
    baris = baris_tabel()
    assert len(baris) > 50
    assert [b for b in baris if len(b) != 5 or not all(b)] == []


def test_no_term_twice() -> None:
    istilah = [b[0] for b in baris_tabel()]
    assert sorted({i for i in istilah if istilah.count(i) > 1}) == []


@pytest.mark.parametrize("nama", sorted(kelas_model()))
def test_class_of_model_is_explained(nama: str) -> None:
    assert nama in pengenal(), f"class {nama} of kertas_kerja/model/ is missing in docs/glosarium.md"


@pytest.mark.parametrize("nama", sorted(modul_tabel()))
def test_official_table_is_explained(nama: str) -> None:
    assert nama in pengenal(), f"table {nama} of kertas_kerja/tabel/ is missing in docs/glosarium.md"


def test_legal_bases_exist_in_the_profile() -> None:
    dasar = set(muat_profil().dasar)
    asing = [b[4] for b in baris_tabel() if b[4] not in ("formulir", "alat ini") and b[4].strip("`") not in dasar]
    assert asing == []
