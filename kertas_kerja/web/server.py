"""Start the page on 127.0.0.1 and keep it until Ctrl+C; everything temporary is gone afterwards."""

from __future__ import annotations

import atexit
import os
import secrets
import signal
import socket

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.errors import KertasKerjaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    import uvicorn

    from kertas_kerja.web.penjaga import Penjaga

LOOPBACK = "127.0.0.1"
PASANG = 'Halaman web memerlukan paket tambahan; pasang dengan: pip install "kertas-kerja[web]"'


class TambahanBelumAda(KertasKerjaError):
    """The extra `web` is not installed."""


class PortTerpakai(KertasKerjaError):
    """The port cannot be had."""


class Setelan(NamedTuple):
    """`port` 0 takes a free one; `batas_byte` limits one request, `pekerja` is the number of worker processes."""

    port: int = 0
    batas_byte: int = 100 << 20
    pekerja: int = min(2, os.cpu_count() or 1)
    profil: str | None = None
    predikat_akip: str | None = None


def layani(setelan: Setelan, siap: Callable[[str], object]) -> None:
    """Serve until the process is told to stop; `siap` gets the address once the page answers there.

    Raises TambahanBelumAda and PortTerpakai.
    """
    try:
        import uvicorn

        from kertas_kerja.web.app import bangun
    except ImportError as galat:
        if (galat.name or "").startswith("kertas_kerja"):
            raise
        raise TambahanBelumAda(PASANG) from galat
    from kertas_kerja.web.antrean import Antrean
    from kertas_kerja.web.halaman import hasil

    soket = _soket(setelan.port)
    port, token = soket.getsockname()[1], secrets.token_urlsafe(24)
    antrean = Antrean(hasil, pekerja=setelan.pekerja, profil=setelan.profil, predikat_akip=setelan.predikat_akip)
    atexit.register(antrean.tutup)
    alamat = f"http://{LOOPBACK}:{port}/{token}/"

    class Pelayan(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            siap(alamat)

    aturan = _setelan_uvicorn(bangun(antrean, token, port, setelan.batas_byte))
    _tanggapi_sinyal()
    try:
        Pelayan(aturan).run(sockets=[soket])
    except KeyboardInterrupt:
        pass
    finally:
        antrean.tutup()
        atexit.unregister(antrean.tutup)


def _setelan_uvicorn(halaman: Penjaga) -> uvicorn.Config:
    """A quiet server that names itself nowhere and trusts no proxy."""
    import uvicorn

    return uvicorn.Config(
        halaman,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=3,
    )


def _tanggapi_sinyal() -> None:
    """A stop from outside ends the server as Ctrl+C does."""
    for nama in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, nama):
            signal.signal(getattr(signal, nama), _selesai)


def _selesai(*_: object) -> None:
    """An end signal ends the page like Ctrl+C, so that its files are removed."""
    raise KeyboardInterrupt


def _soket(port: int) -> socket.socket:
    """A socket on the loopback interface, and on no other."""
    soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        soket.bind((LOOPBACK, port))
    except (OSError, OverflowError) as galat:
        soket.close()
        raise PortTerpakai(
            f"Port {port} tidak dapat dipakai; pilih yang lain dengan --port, atau tanpa --port."
        ) from galat
    return soket
