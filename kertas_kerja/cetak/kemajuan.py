"""What a person at a terminal sees while a long run lasts: nothing in a pipe, nothing in the first second."""

from __future__ import annotations

import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

TUNGGU = 1.0
"""Seconds before anything is shown."""


@contextmanager
def kemajuan(kata: str, diam: bool = False) -> Iterator[None]:
    """Show `kata` beside a moving mark on standard error, where that is a terminal, until the block ends."""
    if diam or not sys.stderr.isatty():
        yield
        return
    penanda = _Penanda(kata)
    try:
        yield
    finally:
        penanda.selesai()


class _Penanda:
    """A mark that a timer starts; whoever comes first, timer or end, the mark is gone at the end."""

    def __init__(self, kata: str) -> None:
        from threading import Lock, Timer

        self.kata = kata
        self._kunci, self._usai = Lock(), False
        self._tanda: Any = None
        self._jam = Timer(TUNGGU, self._mulai)
        self._jam.daemon = True
        self._jam.start()

    def _mulai(self) -> None:
        from rich.console import Console
        from rich.text import Text

        with self._kunci:
            if not self._usai:
                self._tanda = Console(stderr=True).status(Text(self.kata))
                self._tanda.start()

    def selesai(self) -> None:
        """Take the mark away."""
        self._jam.cancel()
        with self._kunci:
            self._usai = True
            if self._tanda is not None:
                self._tanda.stop()
