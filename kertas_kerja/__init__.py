"""kertas_kerja: checks and fills the SAKIP performance workbooks of Indonesian government offices.

The names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from kertas_kerja._versi import VERSI as __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kertas_kerja.api import check as check
    from kertas_kerja.api import fill as fill
    from kertas_kerja.api import new as new
    from kertas_kerja.cetak.hasil import HasilIsi as HasilIsi
    from kertas_kerja.cetak.hasil import HasilPeriksa as HasilPeriksa
    from kertas_kerja.errors import KertasKerjaError as KertasKerjaError
    from kertas_kerja.model import Perubahan as Perubahan
    from kertas_kerja.model import Temuan as Temuan

_RUMAH = {
    "check": "kertas_kerja.api",
    "fill": "kertas_kerja.api",
    "new": "kertas_kerja.api",
    "HasilIsi": "kertas_kerja.cetak.hasil",
    "HasilPeriksa": "kertas_kerja.cetak.hasil",
    "KertasKerjaError": "kertas_kerja.errors",
    "Perubahan": "kertas_kerja.model",
    "Temuan": "kertas_kerja.model",
}

__all__ = [
    "HasilIsi",
    "HasilPeriksa",
    "KertasKerjaError",
    "Perubahan",
    "Temuan",
    "__version__",
    "check",
    "fill",
    "new",
]


def __getattr__(nama: str) -> Any:
    if nama not in _RUMAH:
        raise AttributeError(f"module 'kertas_kerja' has no attribute {nama!r}")
    from importlib import import_module

    return getattr(import_module(_RUMAH[nama]), nama)
