"""How the watcher waits between two looks: woken by watchfiles where that is installed, by the clock elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from threading import Event


class Penunggu(Protocol):
    """Waits until something may have changed."""

    def tunggu(self, berhenti: Event, detik: float | None) -> None:
        """Return after `detik` seconds (None: when there is nothing to hurry for), on a change, or at the end."""
        ...


class Jam:
    """Polling: works on every disk, network folders included."""

    def __init__(self, lambat: float) -> None:
        self.lambat = lambat

    def tunggu(self, berhenti: Event, detik: float | None) -> None:
        """Wait by the clock."""
        berhenti.wait(self.lambat if detik is None else detik)


class Kabar:
    """watchfiles: the system says when something changes; network folders may not, so a look every 10 seconds."""

    def __init__(self, folder: str, paling_lama: float = 10.0) -> None:
        from watchfiles import watch

        self._watch, self._folder, self._lama = watch, folder, paling_lama
        self._aliran: Any = None

    def tunggu(self, berhenti: Event, detik: float | None) -> None:
        """Wait for news; while a copy is under way, by the clock."""
        if detik is not None:
            berhenti.wait(detik)
            return
        if self._aliran is None:
            self._aliran = self._watch(
                self._folder,
                watch_filter=None,
                debounce=200,
                step=50,
                stop_event=berhenti,
                rust_timeout=int(self._lama * 1000),
                yield_on_timeout=True,
                raise_interrupt=False,
            )
        try:
            if next(self._aliran, None) is None:  # it ended: a new one at the next look
                self._aliran = None
        except OSError:  # the folder is away
            self._aliran = None
            berhenti.wait(self._lama)


def penunggu(folder: str, lambat: float) -> Penunggu:
    """The best that this machine has."""
    try:
        return Kabar(folder)
    except ImportError:
        return Jam(lambat)
