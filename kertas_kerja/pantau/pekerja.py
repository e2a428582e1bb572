"""A worker process that answers one call at a time, may be slow, may die, and never takes its parent with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from kertas_kerja.errors import KertasKerjaError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

T = TypeVar("T")
UMUR = 20  # calls after which a worker is replaced, so that memory goes back to the system
RUANG = 4 << 30  # address space of a worker in bytes, where the system can limit it
_KONTEKS = multiprocessing.get_context("spawn")
_SATU_MULAI = Lock()
"""The environment is that of the whole process."""


class PekerjaGagal(KertasKerjaError):
    """The call did not come back: too slow, or its process died."""


class Pekerja:
    """One worker process, started at the first call and again whenever it is gone."""

    def __init__(self, batas_detik: float = 600, umur: int = UMUR) -> None:
        self.batas_detik, self.umur = batas_detik, umur
        self._proses: SpawnProcess | None = None
        self._pipa: Connection[Any, Any] | None = None
        self._sudah = 0
        self._boleh = True

    def kerjakan(self, fungsi: Callable[..., T], *args: Any) -> T:
        """`fungsi(*args)` in the worker; both must be picklable. A worker that dies is tried once more.

        Raises PekerjaGagal when it takes longer than `batas_detik` or dies twice.
        """
        try:
            return self._sekali(fungsi, args)
        except (EOFError, OSError):
            self.tutup()
        try:
            return self._sekali(fungsi, args)
        except (EOFError, OSError) as galat:
            self.tutup()
            raise PekerjaGagal(
                "Pengolahan berkas ini terhenti; tutup program lain, lalu simpan ulang berkas."
            ) from galat

    def _sekali(self, fungsi: Callable[..., T], args: tuple[Any, ...]) -> T:
        pipa = self._siap()
        pipa.send((fungsi, args))
        if not pipa.poll(self.batas_detik):
            self.tutup()
            menit = max(1, round(self.batas_detik / 60))
            raise PekerjaGagal(
                f"Berkas ini tidak selesai diolah dalam {menit} menit; bagi menjadi buku yang lebih kecil."
            )
        hasil: T = pipa.recv()
        self._sudah += 1
        if self._sudah >= self.umur:
            self.tutup()
        return hasil

    def _siap(self) -> Connection[Any, Any]:
        if self._pipa is not None and self._proses is not None and self._proses.is_alive():
            return self._pipa
        self.tutup()
        if not self._boleh:
            raise EOFError
        sini, sana = _KONTEKS.Pipe()
        proses = _KONTEKS.Process(target=_putaran, args=(sana,), daemon=True)
        _mulai(proses)
        self._proses = proses  # shown to bunuh() only once there is a process to kill
        sana.close()
        self._pipa, self._sudah = sini, 0
        if not self._boleh:  # bunuh() came while it was starting
            self.tutup()
            raise EOFError
        return sini

    def tutup(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipa is not None:
            self._pipa.close()
        if self._proses is not None:
            self._proses.kill()
            self._proses.join(10)
            self._proses.close()
        self._pipa = self._proses = None

    def bunuh(self) -> None:
        """From another thread: end the process under a call, which then fails; no new one is started."""
        self._boleh = False
        proses = self._proses
        if proses is not None:
            with contextlib.suppress(ValueError, OSError):
                proses.kill()

    def __enter__(self) -> Pekerja:
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()


def _mulai(proses: SpawnProcess) -> None:
    """Start a worker that imports nothing from the current folder, which is not ours (Python's `-P`)."""
    with _SATU_MULAI:
        lama = os.environ.get("PYTHONSAFEPATH", "")
        os.environ["PYTHONSAFEPATH"] = "1"
        try:
            proses.start()
        finally:
            os.environ["PYTHONSAFEPATH"] = lama  # empty is as good as unset


def _putaran(pipa: Connection[Any, Any]) -> None:
    """The life of a worker; the functions it gets answer failures themselves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's; what was begun is finished
    _batasi_ruang()
    with contextlib.suppress(EOFError, OSError):
        while True:
            fungsi, args = pipa.recv()
            pipa.send(fungsi(*args))


def _batasi_ruang() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, keras = resource.getrlimit(resource.RLIMIT_AS)
        if keras == resource.RLIM_INFINITY or keras > RUANG:
            resource.setrlimit(resource.RLIMIT_AS, (RUANG, keras))
