"""A fill that dies at a chosen step of its saving: python -m tests.tahan.langkah INPUT OUTPUT STEP...

Every call that touches the disk on the way to the output counts as a step: opening the new file, each write that
reaches the system, fsync, link, rename, unlink. For each STEP a child of this process fills a copy of the input in a
folder of its own and is killed (-9) there: a write first leaves half of its bytes, what comes after a step is never
reached. STEP 0 kills nobody: it prints how many steps there are.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import kertas_kerja

FIRST = "lama"


class Steps:
    """Counts the steps, and dies at one of them."""

    def __init__(self, last: int) -> None:
        self.count, self.last = 0, last

    def step(self, before_dying: Callable[[], object] = lambda: None) -> None:
        """One more step."""
        self.count += 1
        if self.count == self.last:
            before_dying()
            os.kill(os.getpid(), signal.SIGKILL)

    def install(self) -> None:
        """Puts a step before each call that changes the disk."""
        for name in ("fsync", "link", "replace", "rename", "unlink"):
            setattr(os, name, self._stepped(getattr(os, name)))
        os.open = self._opened(os.open)
        os.fdopen = self._fdopen  # type: ignore[assignment]

    def _stepped(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **more: Any) -> Any:
            self.step()
            return call(*args, **more)

        return stepped

    def _opened(self, call: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *args: Any, **more: Any) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR):
                self.step()
            return call(path, flags, *args, **more)

        return opened

    def _fdopen(self, handle: int, mode: str = "r", *_: Any, **__: Any) -> io.BufferedRandom:
        steps = self

        class Raw(io.FileIO):
            def write(self, data: Any, /) -> int:
                steps.step(lambda: io.FileIO.write(self, memoryview(data)[: len(data) // 2]))
                return int(super().write(data) or 0)

        return io.BufferedRandom(Raw(handle, "r+"), 512)


def child(source: Path, target: Path, last: int, overwrite: bool) -> NoReturn:
    """Fills, dying at a step; the exit code is 0 when it came to its end."""
    steps = Steps(last)
    steps.install()
    kertas_kerja.fill(source, target, overwrite=overwrite)
    os.write(1, f"{steps.count}\n".encode())
    os._exit(0)


def main(args: list[str]) -> int:
    """One child for each step; prints the step and how its child ended."""
    source, target, overwrite = Path(args[0]), args[1], args[2] == "overwrite"
    kertas_kerja.fill(source.read_bytes())  # every module is loaded once, in the parent
    for step in map(int, args[3:]):
        folder = source.parent / f"langkah{step}"
        folder.mkdir()
        shutil.copy2(source, folder / source.name)
        if overwrite:
            (folder / target).write_bytes(FIRST.encode())
        pid = os.fork()
        if pid == 0:
            try:
                child(folder / source.name, folder / target, step, overwrite)
            finally:
                os._exit(70)
        print(step, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
