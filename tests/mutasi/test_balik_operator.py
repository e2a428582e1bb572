"""A sample of the mutants of balik_operator.py: a flipped operator, row set or band never goes unnoticed."""

from __future__ import annotations

import random

import pytest

from kertas_kerja.tabel import semua
from tests.mutasi.balik_operator import SETARA, Mutan, mutan_pita, mutan_relasi, pita_tertangkap, tertangkap

BANYAK, BENIH = 40, 11


def contoh() -> list[Mutan]:
    """A seeded sample over all tables."""
    semua_mutan = [m for kind in semua() for m in mutan_relasi(kind) if str(m) not in SETARA]
    return random.Random(BENIH).sample(semua_mutan, BANYAK)


@pytest.mark.parametrize("mutan", contoh(), ids=str)
def test_a_flipped_relation_is_noticed(mutan: Mutan) -> None:
    assert tertangkap(mutan), f"no test tells: {mutan}"


def test_every_moved_band_is_noticed() -> None:
    assert [f"{nama}: {apa}" for nama, apa, profil in mutan_pita() if not pita_tertangkap(nama, profil)] == []


def test_reasons_are_about_mutants_that_exist() -> None:
    assert set(SETARA) <= {str(m) for kind in semua() for m in mutan_relasi(kind)}
