"""A program with limits: its output comes back, its time ends, its children end with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kertas_kerja.luar import process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are POSIX shells")
ENV = {"PATH": os.environ["PATH"]}


def gone(pid: int) -> bool:
    """Whether a process ended (a zombie that waits for its parent counts as ended)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def soon(pid: int) -> bool:
    """Whether the process ends within two seconds."""
    for _ in range(40):
        if gone(pid):
            return True
        time.sleep(0.05)
    return False


def test_output_and_exit_code_come_back() -> None:
    code, output = process.run(["/bin/sh", "-c", "echo satu; echo dua >&2; exit 3"], 10, ENV)
    assert (code, output) == (3, "satu\ndua\n")


def test_a_program_that_is_not_there_is_the_shells_127() -> None:
    code, _ = process.run(["/tidak/ada"], 10, ENV)
    assert code in (126, 127)


def test_the_time_ends_and_the_children_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = f"sleep 60 & echo $! > '{note}'; wait"
    start = time.monotonic()
    with pytest.raises(process.TimedOut):
        process.run(["/bin/sh", "-c", script], 0.7, ENV)
    assert time.monotonic() - start < 10
    assert soon(int(note.read_text()))


def test_an_interrupt_ends_the_children_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "pid"
    script = f"sleep 60 & echo $! > '{note}'; wait"

    def interrupted(self: object, timeout: float | None = None) -> None:
        while not note.exists() or not note.read_text().strip():
            time.sleep(0.02)
        raise KeyboardInterrupt

    process._no_network()  # asks the system once, through the same call
    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        process.run(["/bin/sh", "-c", script], 30, ENV)
    assert soon(int(note.read_text()))


def test_processor_time_is_bounded_too() -> None:
    code, output = process.run(["/bin/sh", "-c", "ulimit -t; ulimit -c"], 10, ENV)
    assert (code, output.split()) == (0, ["41", "0"])


def test_no_network_where_the_system_can_take_it_away() -> None:
    if not process._no_network():
        pytest.skip("this system gives no network namespace to an ordinary process")
    look = "import socket; print([name for _, name in socket.if_nameindex()])"
    _, output = process.run([sys.executable, "-c", look], 20, ENV)
    assert output.strip() == "['lo']"
    knock = "import socket; s = socket.socket(); s.settimeout(2); print(s.connect_ex(('192.0.2.1', 80)) != 0)"
    _, output = process.run([sys.executable, "-c", knock], 20, ENV)
    assert output.strip() == "True"
