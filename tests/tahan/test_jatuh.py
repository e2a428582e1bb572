"""kill -9 at every step of a save: the input is whole, the output is whole or not there (or still the old one)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from tests.tahan.bahan import ROOT, command, environment, filled, kk, names, workbook
from tests.tahan.langkah import FIRST

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the steps are counted in forked children")


def run(folder: Path, mode: str, *steps: int) -> list[str]:
    """The lines that the steps print."""
    source = folder / "masuk.xlsx"
    source.write_bytes(workbook())
    os.utime(source, (1_700_000_000, 1_700_000_000))
    args = [sys.executable, "-m", "tests.tahan.langkah", str(source), "keluar.xlsx", mode, *map(str, steps)]
    done = subprocess.run(args, capture_output=True, text=True, env=environment(), cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


@lru_cache(maxsize=2)
def last_step(mode: str) -> int:
    """How many steps a save takes."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        count, ended, *_ = run(Path(folder), mode, 0)
    assert ended == "0 0"
    return int(count)


@pytest.mark.parametrize("mode", ["new", "overwrite"])
def test_killed_at_every_step(mode: str, tmp_path: Path) -> None:
    steps = list(range(1, last_step(mode) + 1))
    assert len(steps) > 20, "a write for every few hundred bytes, and what comes around them"
    ends = run(tmp_path, mode, *steps)
    assert [end for end in ends if end] == [f"{step} {-signal.SIGKILL}" for step in steps]
    for step in steps:
        folder = tmp_path / f"langkah{step}"
        whole(folder, mode)
        works_again(folder)


def whole(folder: Path, mode: str) -> None:
    """The input untouched; the output not there (the old one), or the whole new one; no other workbook."""
    source, target = folder / "masuk.xlsx", folder / "keluar.xlsx"
    assert source.read_bytes() == workbook()
    assert source.stat().st_mtime_ns == 1_700_000_000 * 10**9
    before = FIRST.encode() if mode == "overwrite" else None
    assert (target.read_bytes() if target.exists() else None) in (before, filled())
    left = names(folder) - {"masuk.xlsx", "keluar.xlsx"}
    assert all(name.startswith(".kk-") and name.endswith(".tmp") for name in left)
    if mode == "new" and nameless(folder):
        assert left == set(), "a file without a name goes with its process"


def nameless(folder: Path) -> bool:
    """Whether this system has files without names."""
    try:
        os.close(os.open(folder, os.O_RDWR | os.O_TMPFILE))
    except (AttributeError, OSError):
        return False
    return True


def works_again(folder: Path) -> None:
    """The next fill is not disturbed by what a killed one left."""
    target = folder / "lagi.xlsx"
    import kertas_kerja

    kertas_kerja.fill(folder / "masuk.xlsx", target)
    assert target.read_bytes() == filled()


# ---------------------------------------------------------------------- the same from outside, by system call


def strace() -> str:
    """strace with fault injection, or no test."""
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not installed")
    probe = [program, "-f", "-qq", "-o", os.devnull, "-e", "inject=getppid:signal=KILL:when=1", "true"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("processes cannot be traced here")
    return program


@pytest.mark.parametrize("call", ["write", "fsync", "/^link"])
def test_killed_by_the_system_at_a_call(call: str, tmp_path: Path) -> None:
    program = strace()
    source, target = tmp_path / "masuk.xlsx", tmp_path / "keluar.xlsx"
    killed = 0
    for when in range(1, 40):
        source.write_bytes(workbook())
        target.unlink(missing_ok=True)
        trace = [program, "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}"]
        trace += ["-e", f"inject={call}:signal=KILL:when={when}"]
        end = subprocess.run(
            [*trace, *command("fill", source, "-o", target)], capture_output=True, env=environment(), check=False
        )
        assert source.read_bytes() == workbook()
        assert not target.exists() or target.read_bytes() == filled()
        if end.returncode in (0, 1):
            break
        killed += 1
    else:
        pytest.fail("the fill never came to its end")
    assert killed, f"no {call} was met"


def test_an_interrupted_fill_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "masuk.xlsx").write_bytes(workbook())
    code = """
        import os, sys, kertas_kerja
        def stop(*_): raise KeyboardInterrupt
        os.fsync = stop
        kertas_kerja.fill("masuk.xlsx")
    """
    import textwrap

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert done.returncode != 0
    assert names(tmp_path) == {"masuk.xlsx"}


def test_the_filled_bytes_are_those_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "masuk.xlsx").write_bytes(workbook())
    done = kk("fill", tmp_path / "masuk.xlsx")
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "masuk_terisi.xlsx").read_bytes() == filled()
