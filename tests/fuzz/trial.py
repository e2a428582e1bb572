"""One case: check and fill a damaged workbook in this process, and say how it ended."""

from __future__ import annotations

import traceback
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import kertas_kerja
from kertas_kerja.errors import KertasKerjaError, SwaujiGagal
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import Seed, seeds

PACKAGE = f"{Path(kertas_kerja.__file__).resolve().parent}"
GOOD = frozenset(("checked", "filled", "refused"))
"""The ways in which a case may end; every other one is a failure of ours."""


class Ending(NamedTuple):
    """How a case ended: `how` is one of `GOOD`, or "crash", "selfcheck", "KK901", "unstable", "memory"."""

    how: str
    what: str = ""
    """What to tell failures apart by: the error and the place in our code."""


@lru_cache(maxsize=1)
def _seeds(folder: Path | None) -> list[Seed]:
    return seeds(folder)


def case(seed: int, number: int, folder: Path | None = None) -> tuple[str, bytes]:
    """(name of the workbook it came from, its bytes) of one case; the same numbers give the same bytes."""
    random = Random(f"{seed}:{number}")
    known = _seeds(folder)
    start = random.choices(known, [1 / (20_000 + len(seed.data)) for seed in known])[0]
    return start.name, mutated(start.data, random)


def trial(data: bytes) -> Ending:
    """Check, fill, and fill again what was filled."""
    try:
        return _trial(data)
    except SwaujiGagal as error:
        return Ending("selfcheck", str(error))
    except KertasKerjaError as error:
        return Ending("refused", f"{type(error).__name__}: {error}")
    except MemoryError:
        return Ending("memory", place())
    except Exception:
        return Ending("crash", place())


def _trial(data: bytes) -> Ending:
    found = kertas_kerja.check(data)
    found.to_json()
    found.to_text()
    broken = [t for t in found.findings if t.kode == "KK901"]
    if broken:
        return Ending("KK901", broken[0].uraian or broken[0].pesan)
    filled = kertas_kerja.fill(data)
    filled.to_json()
    if filled.data == data:
        return Ending("checked")
    try:
        again = kertas_kerja.fill(filled.data)
    except KertasKerjaError as error:
        return Ending("unstable", f"{type(error).__name__}: {error}")
    return Ending("filled") if again.data == filled.data else Ending("unstable", "the second fill changes the first")


def place() -> str:
    """The error being handled and the innermost place in our own code."""
    import sys

    kind, error, trace = sys.exc_info()
    frames = [f for f in traceback.extract_tb(trace) if f.filename.startswith(PACKAGE)]
    inner = frames[-1] if frames else None
    where = f"{Path(inner.filename).relative_to(PACKAGE).as_posix()}:{inner.lineno} {inner.name}" if inner else "?"
    name = kind.__name__ if kind is not None else "?"
    return f"{name} in {where}: {str(error)[:120]}"
