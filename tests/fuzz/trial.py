"""One case: check and fill a damaged workbook in this process, and say how it ended."""

from __future__ import annotations

import traceback
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import kertas_kerja
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.soundness import unsound
from kertas_kerja.errors import KertasKerjaError, SwaujiGagal
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import Seed, seeds

PACKAGE = f"{Path(kertas_kerja.__file__).resolve().parent}"
GOOD = frozenset(("checked", "filled", "refused", "fenced"))
"""The ways in which a case may end; every other one is a failure of ours."""


class Ending(NamedTuple):
    """How a case ended: `how` is one of `GOOD`, or "crash", "selfcheck", "KK901", "unstable", "memory".

    "fenced" is an unforeseen error over a file that is not sound: one sentence for the operator, a place for us.
    """

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
    except KertasKerjaError as error:
        return _refused(error)
    except MemoryError as error:
        return Ending("memory", place(error))
    except Exception as error:
        return Ending("crash", place(error))


def _refused(error: KertasKerjaError) -> Ending:
    """A sentence; behind it may be an error that only the fence (`_pagar.py`) turned into one."""
    cause = error.__cause__
    raised = traceback.extract_tb(error.__traceback__)[-1].filename
    unforeseen = raised.endswith("_pagar.py") and not isinstance(cause, KertasKerjaError | OSError)
    if isinstance(error, SwaujiGagal):
        return Ending("crash", place(cause)) if unforeseen and cause else Ending("selfcheck", str(error))
    if unforeseen and cause:
        return Ending("fenced", place(cause))
    return Ending("refused", f"{type(error).__name__}: {error}")


def _trial(data: bytes) -> Ending:
    found = kertas_kerja.check(data)
    found.to_json()
    found.to_text()
    broken = [t for t in found.findings if t.kode == "KK901"]
    if broken:
        return Ending("fenced" if damaged(data) else "KK901", broken[0].uraian or broken[0].pesan)
    filled = kertas_kerja.fill(data)
    filled.to_json()
    if filled.data == data:
        return Ending("checked")
    try:
        again = kertas_kerja.fill(filled.data)
    except KertasKerjaError as error:
        return _unstable(data, f"{type(error).__name__}: {error}")
    return Ending("filled") if again.data == filled.data else _unstable(data, "the second fill changes the first")


def _unstable(data: bytes, what: str) -> Ending:
    """Only a sound workbook must be filled in one go: of a damaged one each fill may mend a little."""
    return Ending("filled", what) if damaged(data) else Ending("unstable", what)


def damaged(data: bytes) -> bool:
    """Whether Excel would repair the file as well."""
    try:
        with Package.open(data) as package:
            return unsound(package) is not None
    except KertasKerjaError:
        return True


def place(error: BaseException) -> str:
    """An error and the innermost place in our own code."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(PACKAGE)]
    inner = frames[-1] if frames else None
    where = f"{Path(inner.filename).relative_to(PACKAGE).as_posix()}:{inner.lineno} {inner.name}" if inner else "?"
    return f"{type(error).__name__} in {where}: {str(error)[:120]}"
