"""The fence around the library: whatever goes wrong inside becomes one of `errors.py`, one sentence (ADR 0012).

An error that nobody foresaw, or a result that fails its proof, is the file's fault when the file is not sound (then it
is `BerkasRusak`, exit 2), else ours (`SwaujiGagal`, exit 3). The first error stays behind it as `__cause__`.
Inside it decimals are computed with Python's own 28 digits, whatever precision the calling program has set.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps

from kertas_kerja.errors import BerkasRusak, BerkasTerlaluBesar, KeluaranGagal, KertasKerjaError, SwaujiGagal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, ParamSpec, TypeVar

    P = ParamSpec("P")
    T = TypeVar("T")


def berpagar(fungsi: Callable[P, T]) -> Callable[P, T]:
    """A function whose first argument is a workbook source, with the fence around it."""

    @wraps(fungsi)
    def terpagar(*args: P.args, **kwargs: P.kwargs) -> T:
        from decimal import ROUND_HALF_EVEN, Context, DivisionByZero, InvalidOperation, Overflow, localcontext

        traps = [InvalidOperation, DivisionByZero, Overflow]
        try:
            with localcontext(Context(28, ROUND_HALF_EVEN, -999_999, 999_999, 1, 0, [], traps)):
                return fungsi(*args, **kwargs)
        except SwaujiGagal as galat:
            rusak = _rusak(_sumber(args, kwargs))
            if rusak is None:
                raise
            raise rusak from galat
        except KertasKerjaError:
            raise
        except Exception as galat:
            if _salah_panggil(galat.__traceback__) or not adalah_sumber(_sumber(args, kwargs)):
                raise
            raise _terduga(galat, _sumber(args, kwargs)) from galat

    return terpagar


def _salah_panggil(jejak: TracebackType | None) -> bool:
    """The call itself did not fit: the error arose before the function began."""
    return jejak is None or jejak.tb_next is None


def _sumber(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return args[0] if args else kwargs.get("source")


def adalah_sumber(sumber: Any) -> bool:
    """Whether this can be a workbook: a path, bytes, or an object that is read."""
    return isinstance(sumber, str | os.PathLike | bytes | bytearray | memoryview) or hasattr(sumber, "read")


def _nama(sumber: Any) -> str:
    nama = sumber if isinstance(sumber, str | os.PathLike) else getattr(sumber, "name", None)
    return f'Berkas "{os.path.basename(os.fspath(nama))}"' if isinstance(nama, str | os.PathLike) else "Berkas ini"


def _terduga(galat: Exception, sumber: Any) -> KertasKerjaError:
    """What an unforeseen error is to the operator."""
    if isinstance(galat, MemoryError):
        return BerkasTerlaluBesar(
            f"{_nama(sumber)} tidak muat di memori komputer ini; tutup program lain atau pecah berkasnya, lalu ulangi."
        )
    if isinstance(galat, OSError):
        return KeluaranGagal(
            f"Berkas sementara tidak dapat ditulis atau dibaca ({galat.strerror or galat}); "
            "kosongkan ruang pada folder sementara, lalu ulangi."
        )
    return _rusak(sumber) or SwaujiGagal(
        f"{_nama(sumber)} tidak dapat diolah karena kesalahan dalam kk sendiri ({type(galat).__name__}); "
        "tidak ada berkas yang ditulis, laporkan berkas ini kepada pengembang."
    )


def _rusak(sumber: Any) -> BerkasRusak | None:
    """The sentence for a source that is not sound; None for a sound one."""
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.soundness import unsound

    if not adalah_sumber(sumber):
        return None
    try:
        with Package.open(sumber) as paket:
            sebab = unsound(paket)
    except KertasKerjaError as galat:
        return galat if isinstance(galat, BerkasRusak) else None
    except Exception:  # what trips the judge as well is still no traceback for the operator
        return None
    if sebab is None:
        return None
    return BerkasRusak(
        f"{_nama(sumber)} rusak ({sebab}); buka di Excel, biarkan Excel memperbaikinya, "
        "simpan sebagai .xlsx baru, lalu ulangi."
    )
