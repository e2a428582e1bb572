"""Twenty seconds of the fuzzer with a fixed seed; more of it: python benchmarks/fuzz.py (docs/ketahanan.md)."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutate import mutated, packed, unpacked
from tests.fuzz.mutate_xml import damaged_bytes
from tests.fuzz.seeds import own
from tests.fuzz.trial import GOOD, Ending, case, trial

SECONDS = 20
SEED = 2026
CASES = Path(__file__).resolve().parent / "kasus"


def test_damage_is_seeded_and_does_damage() -> None:
    seed = own()[0].data
    assert mutated(seed, Random("a")) == mutated(seed, Random("a"))
    changed = [mutated(seed, Random(n)) for n in range(40)]
    assert len(set(changed)) > 30
    assert damaged_bytes(b"", Random(1)) == b""


@pytest.mark.parametrize("name", [seed.name for seed in own()])
def test_the_seeds_themselves_end_well(name: str) -> None:
    data = next(seed.data for seed in own() if seed.name == name)
    assert trial(data).how in ("checked", "filled")
    assert trial(packed(unpacked(data))).how in ("checked", "filled")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.xlsx")), ids=lambda p: p.stem)
def test_cases_that_once_failed(path: Path) -> None:
    ending = trial(path.read_bytes())
    assert ending.how in GOOD, ending


def test_twenty_seconds() -> None:
    end = time.monotonic() + SECONDS
    endings: list[tuple[int, Ending]] = []
    while time.monotonic() < end:
        number = len(endings)
        _, data = case(SEED, number)
        endings.append((number, trial(data)))
    assert len(endings) > 10
    assert [ending for ending in endings if ending[1].how not in GOOD] == []
