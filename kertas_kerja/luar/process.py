"""A program that runs with limits: of time, without a network where the system can take it away, killed with children.

On POSIX a shell sets the limits and then becomes the program, so that nothing has to run between fork and exec.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache

_LIMITS = 'ulimit -c 0; ulimit -t "$1"; shift; exec "$@"'


class TimedOut(Exception):
    """The program ran longer than allowed and was killed."""


def run(command: Sequence[str], seconds: float, env: Mapping[str, str]) -> tuple[int, str]:
    """(exit code, what it printed, both streams) of a program; raises TimedOut, or OSError where it does not start.

    Whatever it started is killed as well: after `seconds`, and when the caller is interrupted.
    """
    process = subprocess.Popen(
        _limited(command, seconds),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(env),
        start_new_session=sys.platform != "win32",
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except BaseException as error:
        _kill_tree(process)
        if isinstance(error, subprocess.TimeoutExpired):
            raise TimedOut(f"{command[0]}: {seconds:g} s") from None
        raise
    return process.returncode, output.decode("utf-8", "replace")


def _limited(command: Sequence[str], seconds: float) -> list[str]:
    """The command behind a shell that bounds its processor time, in an empty network where that can be had."""
    if sys.platform == "win32":
        return list(command)
    cpu = str(int(4 * seconds) + 1)
    return ["/bin/sh", "-c", _LIMITS, "sh", cpu, *_no_network(), *command]


@lru_cache(maxsize=1)
def _no_network() -> tuple[str, ...]:
    """The command that starts another one in a network namespace of its own; empty where the system has none."""
    from shutil import which

    unshare = which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    command = (unshare, "--map-current-user", "--net", "--")
    try:
        tried = subprocess.run([*command, "/bin/true"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ()
    return command if tried.returncode == 0 else ()


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Ends the program, which has not been waited for yet, and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            system = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            subprocess.run([system, "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        import contextlib
        import signal

        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdout is not None:
        process.stdout.close()
    process.wait()
